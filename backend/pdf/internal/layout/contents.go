package layout

import (
	"strconv"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// contentsLevels are the levels of headings that the contents list.
const contentsLevels = 2

// contents lays out the table of contents. With no places known yet it has the same pages, without numbers.
func contents(shaper *text.Shaper, page Page, headings []Heading, places map[string]Position) []*sheet.Sheet {
	f := newFlow(shaper)
	look := headingLook(1)
	f.text([]text.Span{{Text: "Contents", Style: &look}}, page.column(), look.Size*1.25, Start)
	f.keepFrom(0)
	f.space(10)
	for _, h := range headings {
		if h.Level <= contentsLevels && !h.silent {
			h.entry(f, page.column(), places)
		}
	}
	return paginate(page, f.slices)
}

func headingLook(level int) text.Style {
	look := headings[level]
	return text.Style{Family: look.family, Size: look.size, Weight: look.weight, Colour: look.colour, Track: look.track}
}

const (
	numberWidth = 24.0 // of the chapter's number in the contents
	pageWidth   = 40.0
)

// entry is one line of the contents, or a few for a long title; the last of them has the page number.
func (h Heading) entry(f *flow, c column, places map[string]Position) {
	top := h.Level == 1
	title := text.Style{Family: fonts.Text, Size: 9.4, Weight: fonts.Regular, Colour: softInk}
	number, folio, indent, leading, gap := title, title, numberWidth, 15.0, 1.0
	number.Colour, folio.Colour = muted, muted
	if top {
		title.Size, title.Weight, title.Colour = 10, fonts.SemiBold, ink
		number, folio, indent, leading, gap = title, title, 0, 16, 8
		number.Colour = accent
	}
	number.Tabular, folio.Tabular = true, true
	textX := indent + numberWidth
	if !top {
		textX += 6
	}
	f.space(gap)
	pageNumber := ""
	if at, ok := places[h.Anchor]; ok {
		pageNumber = strconv.Itoa(at.Page)
	}
	numberLine := f.shaper.Single(text.Span{Text: h.number, Style: &number})
	folioLine := f.shaper.Single(text.Span{Text: pageNumber, Style: &folio})
	lines := f.shaper.Break(f.shaper.Shape([]text.Span{{Text: h.title, Style: &title}}), c.width-textX-pageWidth)
	baseline := baselineIn(leading, title.Size)
	for i, l := range lines {
		last := i == len(lines)-1
		f.add(slice{height: leading, keep: !last, draw: func(on *sheet.Sheet, y float64) {
			on.Add(&sheet.Link{X: c.x, Y: y, W: c.width, H: leading, Anchor: h.Anchor, Text: h.Label()})
			y += baseline
			if i == 0 {
				on.Line(numberLine, c.x+indent, y)
			}
			on.Line(l, c.x+textX, y)
			if !last {
				return
			}
			right := c.x + c.width - folioLine.Width
			on.Line(folioLine, right, y)
			if from, to := c.x+textX+l.Width+6, right-6; !top && to-from > 8 {
				on.Add(&sheet.Rule{X: from, Y: y - 1, ToX: to, ToY: y - 1, Colour: leaderDot, Width: 0.7, Dotted: true})
			}
		}})
	}
}
