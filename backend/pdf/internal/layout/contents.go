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

// contents is the table of contents: its entries, before it is known how close they stand and where they lead.
type contents struct {
	heading string
	shaper  *text.Shaper
	page    Page
	entries []entry
}

func newContents(heading string, shaper *text.Shaper, page Page, headings []Heading) contents {
	c := contents{heading: heading, shaper: shaper, page: page}
	for _, h := range listed(headings) {
		c.entries = append(c.entries, newEntry(h, shaper, page.column()))
	}
	return c
}

// fit finds how close the lines of the contents stand, and how many pages they take: closer where that saves a page, as a
// last one with a line or two looks like a mistake.
func (c contents) fit() (closeness float64, pages int) {
	lay := func(closeness float64) int { return len(c.lay(closeness, nil, &sheet.Element{})) }
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

// lay gives the pages of the contents. With no places known yet they are as many, without numbers.
func (c contents) lay(closeness float64, places map[string]Position, of *sheet.Element) []*sheet.Sheet {
	f := newFlow(c.shaper, of)
	look := headingLook(1)
	f.within(sheet.Heading1, func(*sheet.Element) {
		f.aligned([]text.Span{{Text: c.heading, Style: &look}}, c.page.column(), look.Size*1.25, c.page.column().side())
	})
	f.keepFrom(0)
	f.space(10)
	f.within(sheet.Contents, func(*sheet.Element) {
		for _, e := range c.entries {
			f.within(sheet.Entry, func(of *sheet.Element) { e.lay(f, c.page.column(), places, of.Child(sheet.LinkTo), closeness) })
		}
	})
	return paginate(c.page, f.slices, nil)
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
type entry struct {
	of                           Heading
	number                       text.Line
	title                        []text.Line
	folio                        text.Style
	indent, textX, leading, size float64
	gap                          float64
}

func newEntry(h Heading, shaper *text.Shaper, c column) entry {
	title := text.Style{Family: fonts.Text, Size: 9.4, Weight: fonts.Regular, Colour: softInk}
	e := entry{of: h, indent: chapterNumber, leading: 15, gap: 1}
	number, room := title, sectionNumber
	e.folio = title
	number.Colour, e.folio.Colour = muted, muted
	if h.Level == 1 {
		title.Size, title.Weight, title.Colour = 10, fonts.SemiBold, ink
		number, room = title, chapterNumber
		e.folio, e.indent, e.leading, e.gap = title, 0, 16, 8
		number.Colour = accent
	}
	number.Tabular, e.folio.Tabular = !h.requirement, true
	if h.requirement {
		room = refNumber
	}
	e.size, e.textX = title.Size, e.indent+room
	width := c.width - e.textX - folioWidth
	e.number = shaper.Fit(h.number, &number, room-4)
	if h.requirement {
		e.title = []text.Line{shaper.Fit(h.title, &title, width)}
	} else {
		e.title = shaper.Break(shaper.Shape([]text.Span{{Text: h.title, Style: &title}}), width)
	}
	return e
}

func (e entry) lay(f *flow, c column, places map[string]Position, link *sheet.Element, closeness float64) {
	f.of = link
	leading := e.leading * closeness
	f.space(e.gap * closeness)
	folio := text.Line{}
	if at, ok := places[e.of.Anchor]; ok {
		folio = f.shaper.Single(text.Span{Text: strconv.Itoa(at.Page), Style: &e.folio})
	}
	baseline := baselineIn(leading, e.size)
	for i, l := range e.title {
		last := i == len(e.title)-1
		f.add(slice{height: leading, keep: !last, draw: func(on *sheet.Sheet, y float64) {
			on.Add(&sheet.Link{X: c.x, Y: y, W: c.width, H: leading, Anchor: e.of.Anchor, Text: e.of.Label()})
			y += baseline
			if i == 0 {
				on.Line(e.number, c.at(e.indent, e.number.Width), y)
			}
			on.Line(l, c.at(e.textX, l.Width), y)
			if !last {
				return
			}
			on.Line(folio, c.at(c.width-folio.Width, folio.Width), y)
			const beside = 6
			from := e.textX + l.Width + beside
			if room := c.width - folio.Width - beside - from; e.of.Level > 1 && room > 8 {
				left := c.at(from, room)
				on.Adorn(func() {
					on.Add(&sheet.Rule{X: left, Y: y - 1, ToX: left + room, ToY: y - 1, Colour: leaderDot, Width: 0.7, Dotted: true})
				})
			}
		}})
	}
}
