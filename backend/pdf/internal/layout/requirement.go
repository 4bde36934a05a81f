package layout

import (
	"slices"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

// Requirement is a numbered statement with what it rests on.
type Requirement struct {
	Anchor    string
	Ref       string
	Priority  Label
	State     Label // how far it has come
	News      Label // what became of it since an earlier version
	Statement string
	Rationale []Block
	Criteria  []Block // by which one sees that it holds, with what announces them
	Sources   []Source
	Grounds   string // what the sources are called
}

// Label is a word in a coloured pill; nothing is drawn when the word is empty.
type Label struct {
	Text string
	Tone Tone
}

// Source is an ask behind a requirement, with what people said.
type Source struct {
	Statement string
	Voices    string
	Quotes    []Saying
}

// Saying is someone's own words.
type Saying struct {
	Words   string
	Lang    string // BCP 47, "" for that of the document
	Speaker string
	Label   string // number of the entry in the evidence register, "" for none
	Anchor  string // place of that entry
}

const (
	statementSize = 11.0
	statementLead = 16.5
	panelPadding  = 10
	panelIndent   = 13
)

func (r Requirement) lay(f *flow, c column) {
	f.within(sheet.Section, func(*sheet.Element) { r.layInside(f, c) })
}

func (r Requirement) layInside(f *flow, c column) {
	c = c.reading(r.Statement)
	f.space(paragraph * 2.6)
	first := len(f.slices)
	ref := text.Style{Family: fonts.Text, Size: 9, Weight: fonts.SemiBold, Colour: accent, Track: 0.2}
	line := []text.Span{{Text: r.Ref, Style: &ref}}
	for _, label := range []Label{r.Priority, r.State, r.News} {
		if label.Text == "" {
			continue
		}
		gap := text.Style{Family: fonts.Text, Size: 9, Weight: fonts.Regular, Colour: ink}
		style := chip(bodySize*0.82, label.Tone)
		line = append(line, text.Span{Text: "\u2002", Style: &gap}, text.Span{Text: label.Text, Style: &style})
	}
	statement := text.Style{Family: fonts.Reading, Size: statementSize, Weight: fonts.SemiBold, Colour: ink}
	f.within(f.rank(2), func(*sheet.Element) {
		if c.mirrored {
			slices.Reverse(line)
		}
		f.aligned(line, c, 15, c.side())
		f.space(2)
		f.text([]text.Span{{Text: r.Statement, Style: &statement}}, c, statementLead)
	})
	f.keepFrom(first)
	f.place(first, r.Anchor, c.x)
	f.headings = append(f.headings, Heading{
		Level: 2, Anchor: r.Anchor, number: prose.CleanLine(r.Ref), title: prose.CleanLine(r.Statement), requirement: true,
	})
	f.space(3)
	layAll(r.Rationale, f, c)
	then := len(f.slices)
	layAll(r.Criteria, f, c)
	end := len(f.slices)
	r.laySources(f, c)
	f.keepReasons(first, then, end)
	f.space(paragraph)
}

// keptStatement is the height up to which a requirement stands on the page of what is read with it.
const keptStatement = 230.0

// keepReasons keeps a requirement, the slices from first on, by its criteria, which are those from then to end: what must be
// true is read with what tells that it is. Without them it stays by its sources. Where that is too much for the end of a
// page, only the last of the reasons stays by them.
func (f *flow) keepReasons(first, then, end int) {
	if then == len(f.slices) {
		return
	}
	if height(f.slices[first:end]) > keptStatement {
		first = then - 1
	}
	for i := first; i < then; i++ {
		f.slices[i].keep = true
	}
}

func (r Requirement) laySources(f *flow, c column) {
	if len(r.Sources) == 0 {
		return
	}
	f.closeUp()
	f.space(paragraph)
	f.framed(panelPadding, panel(c, panelTint, hairline), sheet.Division, func() {
		inner := c.inset(panelIndent, panelIndent)
		label := text.Style{Family: fonts.Text, Size: 7.4, Weight: fonts.SemiBold, Colour: muted, Track: spaced * 7.4}
		sources := []text.Span{{Text: r.Grounds, Style: &label}}
		f.within(sheet.Paragraph, func(*sheet.Element) { f.aligned(sources, inner, groundsLead, inner.side()) })
		f.keepLast()
		f.head = r.groundsAgain(f, inner, &label)
		for i, s := range r.Sources {
			f.space(4)
			if i > 0 {
				f.space(9)
			}
			s.lay(f, inner)
		}
		f.head = nil
	})
}

const groundsLead = 12.0

// groundsAgain says on the next page whose sources go on there.
func (r Requirement) groundsAgain(f *flow, c column, style *text.Style) *tableHead {
	const below = 4
	line := f.shaper.Fit(r.Grounds+" · "+r.Ref, style, c.width)
	return &tableHead{within: len(f.frames), height: groundsLead + below, draw: func(on *sheet.Sheet, y float64) {
		on.Line(line, c.at(0, line.Width), y+baselineIn(groundsLead, style.Size))
	}}
}

func (s Source) lay(f *flow, c column) {
	const size, leading = 9.2, 13.6
	first := len(f.slices)
	statement := text.Style{Family: fonts.Text, Size: size, Weight: fonts.Medium, Colour: ink}
	voices := text.Style{Family: fonts.Text, Size: smallSize, Weight: fonts.Regular, Colour: muted}
	f.paragraph([]text.Span{{Text: s.Statement, Style: &statement}}, c, leading)
	if s.Voices != "" {
		f.paragraph([]text.Span{{Text: s.Voices, Style: &voices}}, c, smallSize*1.45)
	}
	if len(s.Quotes) > 0 {
		f.keepFrom(first)
	}
	for i, q := range s.Quotes {
		f.space(5)
		if i > 0 && i == len(s.Quotes)-1 { // alone on a page it would look lost
			f.keepLast()
		}
		q.lay(f, c)
	}
}

func (q Saying) lay(f *flow, c column) {
	const size, leading = 9.2, 13.6
	words := text.Style{Family: fonts.Reading, Size: size, Weight: fonts.Regular, Italic: true, Colour: softInk}
	by := text.Style{Family: fonts.Text, Size: smallSize, Weight: fonts.Regular, Colour: muted}
	c = c.reading(q.Words)
	f.frames = append(f.frames, &frame{paint: func(on *sheet.Sheet, top, bottom float64) {
		quoteBar(c)(on, top+1, bottom-1)
	}})
	inner := c.inset(11, 0)
	f.within(sheet.BlockQuote, func(e *sheet.Element) {
		e.Lang = q.Lang
		f.paragraph([]text.Span{{Text: "“" + q.Words + "”", Style: &words}}, inner, leading)
	})
	speaker := []text.Span{{Text: q.Speaker, Style: &by}}
	if q.Label != "" {
		if q.Speaker != "" {
			speaker[0].Text += " · "
		}
		number := Linked(by, "", q.Anchor)
		number.Weight, number.Tabular = fonts.Medium, true
		speaker = append(speaker, text.Span{Text: q.Label, Style: &number})
	}
	f.keepLast()
	f.within(sheet.Paragraph, func(*sheet.Element) { f.aligned(speaker, inner, smallSize*1.5, inner.side()) })
	f.frames = f.frames[:len(f.frames)-1]
}
