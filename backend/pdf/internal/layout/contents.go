package layout

import (
	"strconv"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

const (
	// contentsLevels are the levels of headings that the contents list.
	contentsLevels = 2
	// mostListed bounds the contents when requirements are in them; beyond it they are in the bookmarks only.
	mostListed = 90
)

// closenesses are how much closer than usual the lines of the contents may stand.
var closenesses = []float64{0.95, 0.9, 0.86, 0.82, 0.79}

// fitContents finds how close the lines of the contents stand, and how many pages they take: closer where that saves a
// page, as a last one with a line or two looks like a mistake.
func fitContents(title string, shaper *text.Shaper, page Page, headings []Heading) (closeness float64, pages int) {
	lay := func(closeness float64) int {
		return len(contents(title, closeness, shaper, page, headings, nil, &sheet.Element{}))
	}
	pages = lay(1)
	closest := closenesses[len(closenesses)-1]
	if pages == 1 || lay(closest) == pages {
		return 1, pages
	}
	for _, closeness := range closenesses {
		if closer := lay(closeness); closer < pages {
			return closeness, closer
		}
	}
	return 1, pages
}

// contents lays out the table of contents. With no places known yet it has the same pages, without numbers.
func contents(
	title string, closeness float64, shaper *text.Shaper, page Page, headings []Heading, places map[string]Position, of *sheet.Element,
) []*sheet.Sheet {
	f := newFlow(shaper, of)
	look := headingLook(1)
	f.within(sheet.Heading1, func(*sheet.Element) {
		f.aligned([]text.Span{{Text: title, Style: &look}}, page.column(), look.Size*1.25, page.column().side())
	})
	f.keepFrom(0)
	f.space(10)
	f.within(sheet.Contents, func(*sheet.Element) {
		for _, h := range listed(headings) {
			f.within(sheet.Entry, func(e *sheet.Element) { h.entry(f, page.column(), places, e.Child(sheet.LinkTo), closeness) })
		}
	})
	return paginate(page, f.slices, nil)
}

func listed(headings []Heading) []Heading {
	var all, chapters []Heading
	for _, h := range headings {
		if h.Level > contentsLevels {
			continue
		}
		all = append(all, h)
		if !h.requirement {
			chapters = append(chapters, h)
		}
	}
	if len(all) > mostListed {
		return chapters
	}
	return all
}

func headingLook(level int) text.Style {
	look := headings[level]
	return text.Style{Family: look.family, Size: look.size, Weight: look.weight, Colour: look.colour, Track: look.track}
}

// Widths in the contents.
const (
	chapterNumber = 24.0
	sectionNumber = 30.0
	refNumber     = 50.0
	folioWidth    = 40.0
)

// entry is one line of the contents, or a few for a long title; the last of them has the page number.
func (h Heading) entry(f *flow, c column, places map[string]Position, link *sheet.Element, closeness float64) {
	f.of = link
	top := h.Level == 1
	title := text.Style{Family: fonts.Text, Size: 9.4, Weight: fonts.Regular, Colour: softInk}
	number, folio, indent, leading, gap, room := title, title, chapterNumber, 15.0, 1.0, sectionNumber
	number.Colour, folio.Colour = muted, muted
	if top {
		title.Size, title.Weight, title.Colour = 10, fonts.SemiBold, ink
		number, folio, indent, leading, gap, room = title, title, 0, 16, 8, chapterNumber
		number.Colour = accent
	}
	leading, gap = leading*closeness, gap*closeness
	number.Tabular, folio.Tabular = !h.requirement, true
	if h.requirement {
		room = refNumber
	}
	textX := indent + room
	f.space(gap)
	pageNumber := ""
	if at, ok := places[h.Anchor]; ok {
		pageNumber = strconv.Itoa(at.Page)
	}
	numberLine := f.shaper.Fit(h.number, &number, room-4)
	folioLine := f.shaper.Single(text.Span{Text: pageNumber, Style: &folio})
	lines := f.shaper.Break(f.shaper.Shape([]text.Span{{Text: h.title, Style: &title}}), c.width-textX-folioWidth)
	if h.requirement {
		lines = []text.Line{f.shaper.Fit(h.title, &title, c.width-textX-folioWidth)}
	}
	baseline := baselineIn(leading, title.Size)
	for i, l := range lines {
		last := i == len(lines)-1
		f.add(slice{height: leading, keep: !last, draw: func(on *sheet.Sheet, y float64) {
			on.Add(&sheet.Link{X: c.x, Y: y, W: c.width, H: leading, Anchor: h.Anchor, Text: h.Label()})
			y += baseline
			if i == 0 {
				on.Line(numberLine, c.at(indent, numberLine.Width), y)
			}
			on.Line(l, c.at(textX, l.Width), y)
			if !last {
				return
			}
			on.Line(folioLine, c.at(c.width-folioLine.Width, folioLine.Width), y)
			const beside = 6
			from := textX + l.Width + beside
			if room := c.width - folioLine.Width - beside - from; !top && room > 8 {
				left := c.at(from, room)
				on.Adorn(func() {
					on.Add(&sheet.Rule{X: left, Y: y - 1, ToX: left + room, ToY: y - 1, Colour: leaderDot, Width: 0.7, Dotted: true})
				})
			}
		}})
	}
}
