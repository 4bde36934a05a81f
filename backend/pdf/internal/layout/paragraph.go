package layout

import (
	"strings"

	"throughline/backend/pdf/internal/fonts"
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
	first := len(f.slices)
	side := Start
	if p.label() {
		side = c.side()
	}
	f.within(sheet.Paragraph, func(*sheet.Element) { f.aligned(p.Spans, c, bodyLead, side) })
	if p.announces() {
		f.keepLast()
		return // what it announces has space enough of its own
	}
	if first > 0 && f.slices[first-1].head != nil && len(f.slices)-first <= shortRemark {
		f.slices[first-1].keep = true
	}
	f.space(gap)
}

// shortRemark is the lines up to which a paragraph below a table stays with its last row.
const shortRemark = 2

// remarks tells whether a block may be a remark on the table before it.
func remarks(before, b Block) bool {
	_, table := before.(Table)
	_, remark := b.(Paragraph)
	return table && remark
}

// announces tells whether a paragraph belongs to what follows: it ends in a colon, or is a line in bold.
func (p Paragraph) announces() bool {
	if last := p.Spans[len(p.Spans)-1].Text; strings.HasSuffix(strings.TrimSpace(last), ":") {
		return true
	}
	return p.label()
}

// label tells whether a paragraph is a line in bold. It stands where its column begins, whatever its words are.
func (p Paragraph) label() bool {
	return len(p.Spans) == 1 && p.Spans[0].Style.Weight >= fonts.SemiBold
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
