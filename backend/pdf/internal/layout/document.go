package layout

import (
	"context"
	"fmt"
	"iter"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Document is what there is to lay out.
type Document struct {
	Cover   Cover
	Bare    bool   // the blocks alone: no cover, no contents, no numbered headings
	Running string // right side of the running head
	Footer  string // left side of the foot
	Listing string // what the contents are called
	Counted string // right side of the foot, with %d for the page and %d for how many there are
	Parts   iter.Seq[Part]
}

// Part is some of what a document says, in its order.
type Part struct {
	Blocks []Block
	Notes  map[int][]Block // the footnotes that are marked in it, by their numbers
	Done   float64         // how much of the document has been said by its end, from 0 to 1
}

// Position is a place on a page: pages count from 1, Y in points from the top.
type Position struct {
	Page int
	Y    float64
}

// Bookmark is an entry of the outline that readers show beside the pages.
type Bookmark struct {
	Level int // from 1
	Title string
	At    Position
}

// Pages is a document laid out.
type Pages struct {
	Sheets    []*sheet.Sheet
	Heads     []*sheet.Sheet // what surrounds each of them, head and foot, drawn after it; nil for none
	Body      int            // how many of them hold the blocks
	Structure *sheet.Element // the whole, as it is read
	Places    map[string]Position
	Bookmarks []Bookmark
}

// Layout is a document that is being laid out: first Body, then Rest.
type Layout struct {
	doc    Document
	page   Page
	shaper *text.Shaper
	flow   *flow
	body   []*sheet.Sheet
	list   *sheet.Element // holds the contents
	pages  Pages
}

// New begins to lay a document out.
func New(doc Document, page Page, shaper *text.Shaper) *Layout {
	whole := &sheet.Element{Kind: sheet.Whole}
	l := &Layout{doc: doc, page: page, shaper: shaper, pages: Pages{Structure: whole, Places: map[string]Position{}}}
	if !doc.Bare {
		l.pages.Sheets = []*sheet.Sheet{doc.Cover.sheet(shaper, page, whole.Child(sheet.Section))}
		l.list = whole.Child(sheet.Section)
	}
	l.flow = newFlow(shaper, whole)
	l.flow.column, l.flow.unnumbered = page.column(), doc.Bare
	return l
}

// Laid is a page that holds blocks, as it stays, and how much of the document is on pages by its end.
type Laid struct {
	Sheet *sheet.Sheet
	Done  float64
}

// Body gives the pages that hold the blocks in their order, each as soon as it is full. It ends, soon, once ctx is done.
func (l *Layout) Body(ctx context.Context) iter.Seq[Laid] {
	return func(yield func(Laid) bool) {
		f := l.flow
		f.stop = ctx.Done()
		p := newPaginator(l.page, f.notes)
		before := 0.0
		for part := range l.doc.Parts {
			f.marks(part.Notes)
			for i := range part.Blocks {
				layAll(part.Blocks[i:i+1], f, l.page.column())
				if ctx.Err() != nil {
					return
				}
				if i+1 == len(part.Blocks) || !remarks(part.Blocks[i], part.Blocks[i+1]) {
					f.slices = p.take(f.slices)
				}
				done := before + (part.Done-before)*float64(i+1)/float64(len(part.Blocks))
				if !l.give(p.full(), done, yield) {
					return
				}
			}
			before = part.Done
		}
		p.putAll(f.slices)
		if !p.empty() {
			l.give(p.end(), 1, yield)
		}
	}
}

// give gives those of the first pages that have not been given.
func (l *Layout) give(pages []*sheet.Sheet, done float64, yield func(Laid) bool) bool {
	for _, on := range pages[len(l.body):] {
		l.body = append(l.body, on)
		l.find(on)
		if !yield(Laid{on, done}) {
			return false
		}
	}
	return true
}

// find notes where the places on the last page of the body are.
func (l *Layout) find(on *sheet.Sheet) {
	on.Each(func(m sheet.Mark) {
		if place, ok := m.(*sheet.Place); ok {
			if _, known := l.pages.Places[place.Name]; !known {
				l.pages.Places[place.Name] = Position{Page: len(l.body), Y: place.Y}
			}
		}
	})
}

// Rest lays out what surrounds the body, cover, contents, heads and feet, and gives the whole.
func (l *Layout) Rest() Pages {
	pages := l.pages
	pages.Body = len(l.body)
	headings := l.flow.headings
	// The pages before the body: the cover and the contents, whose length doesn't hang on the numbers in it.
	front := len(pages.Sheets)
	listed := len(headings) > 0 && !l.doc.Bare && len(l.body) > unlisted
	var listing contents
	var closeness float64
	if listed {
		var length int
		listing = newContents(l.doc.Listing, l.shaper, l.page, headings)
		closeness, length = listing.fit()
		front += length
	}
	for name, at := range pages.Places {
		at.Page += front
		pages.Places[name] = at
	}
	if listed {
		pages.Sheets = append(pages.Sheets, listing.lay(closeness, pages.Places, l.list)...)
	}
	pages.Sheets = append(pages.Sheets, l.body...)
	for _, h := range headings {
		if at, ok := pages.Places[h.Anchor]; ok {
			pages.Bookmarks = append(pages.Bookmarks, Bookmark{Level: h.Level, Title: h.Label(), At: at})
		}
	}
	pages.Heads = l.doc.runningHeads(len(pages.Sheets), l.page, l.shaper)
	return pages
}

// unlisted is how many pages one finds one's way about in without contents.
const unlisted = 2

const (
	smallLogo       = 20.0 // on the first page of what has no cover
	smallLogoMiddle = 30.0
	headBaseline    = 46.0
	headRule        = 53.0
	footBaseline    = 40.0 // from the lower edge of the page
)

// runningHeads gives head and foot of every page but the cover; the first page of what has none has a foot.
func (d Document) runningHeads(pages int, page Page, shaper *text.Shaper) []*sheet.Sheet {
	c := page.column()
	small := text.Style{Family: fonts.Text, Size: finePrint, Weight: fonts.Regular, Colour: muted}
	strong := small
	strong.Colour, strong.Weight = softInk, fonts.Medium
	counted := small
	counted.Tabular = true
	right := shaper.Fit(d.Running, &small, c.width*0.45)
	left := shaper.Fit(d.Cover.Title, &strong, c.width-right.Width-20)
	foot := shaper.Fit(d.Footer, &small, c.width*0.7)
	heads := make([]*sheet.Sheet, pages)
	for i := range heads {
		if i == 0 && !d.Bare {
			continue
		}
		on := &sheet.Sheet{}
		heads[i] = on
		if i == 0 {
			d.Cover.Brand.draw(on, shaper, c, nil, smallLogoMiddle, smallLogo)
		} else {
			on.Line(left, c.at(0, left.Width), headBaseline)
			on.Line(right, c.at(c.width-right.Width, right.Width), headBaseline)
			on.Add(&sheet.Rule{X: c.x, Y: headRule, ToX: c.x + c.width, ToY: headRule, Colour: hairline, Width: 0.5})
		}
		count := shaper.Single(text.Span{Text: fmt.Sprintf(d.Counted, i+1, pages), Style: &counted})
		on.Line(foot, c.at(0, foot.Width), page.Height-footBaseline)
		on.Line(count, c.at(c.width-count.Width, count.Width), page.Height-footBaseline)
	}
	return heads
}
