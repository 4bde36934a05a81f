package layout

import (
	"context"
	"fmt"

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
	Blocks  []Block
	Notes   map[int][]Block // footnotes by their numbers
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
	Body      int            // how many of them hold the blocks
	Structure *sheet.Element // the whole, as it is read
	Places    map[string]Position
	Bookmarks []Bookmark
}

// LayOut makes the pages of a document: cover, contents, body. It tells how many of its blocks are laid out, and gives
// something useless, soon, once ctx is done.
func LayOut(ctx context.Context, doc Document, page Page, shaper *text.Shaper, told func(done, total int)) Pages {
	whole := &sheet.Element{Kind: sheet.Whole}
	result := Pages{Structure: whole, Places: map[string]Position{}}
	var list *sheet.Element
	if !doc.Bare {
		result.Sheets = []*sheet.Sheet{doc.Cover.sheet(shaper, page, whole.Child(sheet.Section))}
		list = whole.Child(sheet.Section)
	}
	f := newFlow(shaper, whole)
	f.stop = ctx.Done()
	f.notes, f.column, f.unnumbered = newNotes(doc.Notes), page.column(), doc.Bare
	p := newPaginator(page, f.notes)
	for i := range doc.Blocks {
		layAll(doc.Blocks[i:i+1], f, page.column())
		if ctx.Err() != nil {
			return result
		}
		if i+1 == len(doc.Blocks) || !remarks(doc.Blocks[i], doc.Blocks[i+1]) {
			f.slices = p.take(f.slices)
		}
		told(i+1, len(doc.Blocks))
	}
	p.putAll(f.slices)
	if !p.empty() {
		body := p.end()
		// The pages before the body: the cover and the contents, whose length doesn't hang on the numbers in it.
		front := len(result.Sheets)
		listed := len(f.headings) > 0 && !doc.Bare && len(body) > unlisted
		result.Body = len(body)
		closeness, listing := 1.0, 0
		if listed {
			closeness, listing = fitContents(shaper, page, f.headings)
		}
		front += listing
		result.find(body, front)
		if listed {
			result.Sheets = append(result.Sheets, contents(closeness, shaper, page, f.headings, result.Places, list)...)
		}
		result.Sheets = append(result.Sheets, body...)
	}
	for _, h := range f.headings {
		if at, ok := result.Places[h.Anchor]; ok {
			result.Bookmarks = append(result.Bookmarks, Bookmark{Level: h.Level, Title: h.Label(), At: at})
		}
	}
	doc.runningHeads(result.Sheets, page, shaper)
	return result
}

// find notes where the places on pages are, given how many pages come before.
func (p *Pages) find(pages []*sheet.Sheet, before int) {
	for i, on := range pages {
		on.Each(func(m sheet.Mark) {
			if place, ok := m.(*sheet.Place); ok {
				if _, known := p.Places[place.Name]; !known {
					p.Places[place.Name] = Position{Page: before + i + 1, Y: place.Y}
				}
			}
		})
	}
}

// unlisted is how many pages one finds one's way about in without contents.
const unlisted = 2

const (
	smallLogo       = 20.0 // on the first page of what has no cover
	smallLogoMiddle = 36.0
	headBaseline    = 46.0
	headRule        = 53.0
	footBaseline    = 40.0 // from the lower edge of the page
)

// runningHeads draws head and foot on every page but the cover; the first page of what has none has a foot.
func (d Document) runningHeads(pages []*sheet.Sheet, page Page, shaper *text.Shaper) {
	c := page.column()
	small := text.Style{Family: fonts.Text, Size: finePrint, Weight: fonts.Regular, Colour: muted}
	strong := small
	strong.Colour, strong.Weight = softInk, fonts.Medium
	counted := small
	counted.Tabular = true
	right := shaper.Fit(d.Running, &small, c.width*0.45)
	left := shaper.Fit(d.Cover.Title, &strong, c.width-right.Width-20)
	foot := shaper.Fit(d.Footer, &small, c.width*0.7)
	for i, on := range pages {
		if i == 0 && !d.Bare {
			continue
		}
		if i == 0 {
			d.Cover.Brand.draw(on, shaper, c, nil, smallLogoMiddle, smallLogo)
		} else {
			on.Line(left, c.at(0, left.Width), headBaseline)
			on.Line(right, c.at(c.width-right.Width, right.Width), headBaseline)
			on.Add(&sheet.Rule{X: c.x, Y: headRule, ToX: c.x + c.width, ToY: headRule, Colour: hairline, Width: 0.5})
		}
		count := shaper.Single(text.Span{Text: fmt.Sprintf("Page %d of %d", i+1, len(pages)), Style: &counted})
		on.Line(foot, c.at(0, foot.Width), page.Height-footBaseline)
		on.Line(count, c.at(c.width-count.Width, count.Width), page.Height-footBaseline)
	}
}
