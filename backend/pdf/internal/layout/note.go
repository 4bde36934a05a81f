package layout

import (
	"slices"
	"strconv"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// note is a footnote: it stands at the foot of the page on which it is marked first.
type note struct {
	blocks []Block
	slices []slice // nil until it has been marked
	of     *sheet.Element
	in     *sheet.Element // what it has been marked in
}

// marks tells of footnotes that are marked in what follows.
func (f *flow) marks(notes map[int][]Block) {
	for number, blocks := range notes {
		f.notes[number] = &note{blocks: blocks}
	}
}

const (
	noteSize   = 8.4
	noteLead   = 12.0
	noteIndent = 14.0
	noteRule   = 10.0 // room for the line above the notes
	noteGap    = 10.0 // between it and what stands above
	markSize   = 0.64 // of the size around it
	markRaise  = 0.36
)

// NoteAnchor is the place of a footnote.
func NoteAnchor(number int) string { return "note:" + strconv.Itoa(number) }

// NoteMark is the style of the raised number that leads to a footnote, in text of the given style.
func NoteMark(around text.Style, number int) text.Style {
	mark := Linked(around, "", NoteAnchor(number))
	mark.Raise, mark.Size = around.Size*markRaise, around.Size*markSize
	mark.Weight, mark.Italic, mark.Note = fonts.Medium, false, number
	return mark
}

// withoutNotes drops the marks of footnotes.
func withoutNotes(spans []text.Span) []text.Span {
	return slices.DeleteFunc(slices.Clone(spans), func(s text.Span) bool { return s.Style.Note > 0 })
}

// markedIn gives the footnotes that are marked in a line; those that are met for the first time are laid out, as part of
// the current element.
func (f *flow) markedIn(l text.Line) []int {
	numbers := l.Notes()
	for _, number := range numbers {
		if n := f.notes[number]; n != nil && n.slices == nil {
			n.lay(f, number)
		}
	}
	return numbers
}

func (n *note) lay(f *flow, number int) {
	n.of, n.in = &sheet.Element{Kind: sheet.Note}, f.of
	at := newFlow(f.shaper, n.of)
	at.depth = 1 // paragraphs stand closer together in here
	label := at.of.Child(sheet.Label)
	inner := f.column.inset(noteIndent, 0)
	for _, b := range n.blocks {
		if p, ok := b.(Paragraph); ok {
			at.space(paragraph / 3)
			at.paragraph(text.Restyle(p.Spans, func(s *text.Style) { s.Size *= noteSize / bodySize }), inner, noteLead)
			continue
		}
		b.lay(at, inner)
	}
	if len(at.slices) == 0 {
		at.pad(noteLead, false)
	}
	style := text.Style{Family: fonts.Text, Size: noteSize, Weight: fonts.Medium, Colour: linkInk, Tabular: true}
	mark := f.shaper.Single(text.Span{Text: strconv.Itoa(number), Style: &style})
	at.decorate(0, func(on *sheet.Sheet, y float64) {
		on.As(label, func() { on.Line(mark, f.column.at(0, mark.Width), y+baselineIn(noteLead, noteSize)) })
	})
	at.place(0, NoteAnchor(number), f.column.x)
	n.slices = at.slices
}

// height is how much room slices take below each other.
func height(all []slice) float64 {
	total := 0.0
	for i := range all {
		total += all[i].gap + all[i].height
	}
	return total
}
