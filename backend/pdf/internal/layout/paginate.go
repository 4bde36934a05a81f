package layout

import (
	"slices"

	"throughline/backend/pdf/internal/sheet"
)

// paginator puts slices on pages.
type paginator struct {
	page   Page
	sheets []*sheet.Sheet
	y      float64
	fresh  bool // nothing stands on the current page yet
	open   []openFrame
	closed []openFrame // on the current page
	opened int
}

// openFrame is a frame that has slices on the current page.
type openFrame struct {
	frame       *frame
	order       int // of opening: a frame inside another one is painted over it
	top, bottom float64
}

// longestChain is the part of a page that slices kept together may fill; longer chains are broken after all.
const longestChain = 0.62

// paginate gives the pages that hold the slices. Every slice is lower than a page.
func paginate(page Page, all []slice) []*sheet.Sheet {
	p := &paginator{page: page}
	p.turn()
	for i := range all {
		s := &all[i]
		if !p.fresh && p.y+p.chain(all[i:]) > page.BottomEdge {
			p.turn()
			if s.head != nil {
				p.sheet().Adorn(func() { s.head.draw(p.sheet(), p.y) })
				p.y += s.head.height
			}
		}
		p.put(s)
	}
	p.finish()
	return p.sheets
}

func (p *paginator) sheet() *sheet.Sheet { return p.sheets[len(p.sheets)-1] }

func (p *paginator) turn() {
	if len(p.sheets) > 0 {
		p.finish()
	}
	p.sheets = append(p.sheets, &sheet.Sheet{})
	p.y, p.fresh = p.page.TopEdge, true
}

// chain is the height of the slices that have to stand on the page of the first one.
func (p *paginator) chain(rest []slice) float64 {
	limit := (p.page.BottomEdge - p.page.TopEdge) * longestChain
	height := 0.0
	for i := range rest {
		height += rest[i].gap + rest[i].height
		if !rest[i].keep || height > limit {
			break
		}
	}
	return height
}

func (p *paginator) put(s *slice) {
	if !p.fresh {
		p.y += s.gap
	}
	p.fresh = false
	p.closeFrames(s.frames)
	for _, f := range s.frames {
		i := slices.IndexFunc(p.open, func(o openFrame) bool { return o.frame == f })
		if i < 0 {
			p.opened++
			p.open = append(p.open, openFrame{f, p.opened, p.y, p.y})
			i = len(p.open) - 1
		}
		p.open[i].bottom = p.y + s.height
	}
	p.sheet().As(s.of, func() { s.draw(p.sheet(), p.y) })
	p.y += s.height
}

// closeFrames ends the frames that are not wanted any more.
func (p *paginator) closeFrames(wanted []*frame) {
	still := p.open[:0]
	for _, o := range p.open {
		if slices.Contains(wanted, o.frame) {
			still = append(still, o)
		} else {
			p.closed = append(p.closed, o)
		}
	}
	p.open = still
}

// finish paints the frames of a page once it is known how far they reach on it.
func (p *paginator) finish() {
	p.closeFrames(nil)
	slices.SortFunc(p.closed, func(a, b openFrame) int { return a.order - b.order })
	for _, o := range p.closed {
		o.frame.paint(p.sheet(), o.top, o.bottom)
	}
	p.closed = p.closed[:0]
}
