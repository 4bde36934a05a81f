package layout

import (
	"strings"

	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Paragraph is running text.
type Paragraph struct {
	Spans []text.Span
}

func (p Paragraph) lay(f *flow, c column) {
	if len(p.Spans) == 0 {
		return
	}
	gap := paragraph
	if f.depth > 0 {
		gap /= 2
	}
	f.space(gap)
	f.paragraph(p.Spans, c, bodyLead)
	if last := p.Spans[len(p.Spans)-1].Text; strings.HasSuffix(strings.TrimSpace(last), ":") {
		f.keepLast() // it announces what follows
	}
	f.space(gap)
}

// Divider is a line across the column.
type Divider struct{}

func (Divider) lay(f *flow, c column) {
	f.space(paragraph * 1.6)
	f.add(slice{height: 1, draw: func(on *sheet.Sheet, y float64) {
		on.Adorn(func() {
			on.Add(&sheet.Rule{X: c.x, Y: y, ToX: c.x + c.width, ToY: y, Colour: hairline, Width: 0.7})
		})
	}})
	f.space(paragraph * 1.6)
}

func layAll(blocks []Block, f *flow, c column) {
	for _, b := range blocks {
		if f.stopped() {
			return
		}
		b.lay(f, c)
	}
}
