package layout

import (
	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Terms is words with what they mean, beside each other.
type Terms struct{ Items []Term }

// Term is a word and its meaning.
type Term struct {
	Word    string
	Meaning []Block
}

const (
	widestTerm    = 0.27 // of the column
	besideTerm    = 16.0
	mostTermLines = 4
)

func (b Terms) lay(f *flow, c column) {
	style := text.Style{Family: fonts.Text, Size: 9.6, Weight: fonts.SemiBold, Colour: ink}
	room := b.room(f.shaper, &style, c.width*widestTerm)
	c = c.reading(b.Items[0].Word)
	inner := c.inset(room+besideTerm, 0)
	f.space(paragraph)
	f.depth++ // paragraphs stand closer together in here
	f.within(sheet.List, func(*sheet.Element) {
		starts := make([]int, len(b.Items))
		for i, item := range b.Items {
			starts[i] = len(f.slices)
			f.within(sheet.ListItem, func(e *sheet.Element) { item.lay(f, e.Child(sheet.Label), &style, c, inner, room) })
			f.closeUp()
			f.space(paragraph)
		}
		f.keepPairs(starts)
	})
	f.depth--
	f.space(paragraph)
}

// room is the width of the longest word, if that is not too much.
func (b Terms) room(shaper *text.Shaper, style *text.Style, most float64) float64 {
	widest := 0.0
	for _, item := range b.Items {
		widest = max(widest, shaper.Single(text.Span{Text: item.Word, Style: style}).Width)
	}
	const rounding = 0.01
	return min(most, widest+rounding)
}

// lay lays out the meaning, and beside its first lines the word.
func (t Term) lay(f *flow, label *sheet.Element, style *text.Style, c, meaning column, room float64) {
	first := len(f.slices)
	f.within(sheet.ListBody, func(*sheet.Element) { layAll(t.Meaning, f, meaning) })
	lines := firstLines(f.shaper, t.Word, style, room, mostTermLines)
	for len(f.slices) < first+len(lines) {
		f.pad(bodyLead, false)
	}
	for i, l := range lines {
		x := c.at(0, room) + shift(l, room, c.side())
		f.decorate(first+i, func(on *sheet.Sheet, y float64) {
			on.As(label, func() { on.Line(l, x, y+baselineIn(bodyLead, style.Size)) })
		})
		f.slices[first+i].keep = f.slices[first+i].keep || i < len(lines)-1
	}
}
