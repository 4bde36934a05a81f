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
	// resumed is where on this page what a page has ended in goes on, with the head that is repeated.
	resumed float64
	fresh   bool // nothing stands on the current page yet
	open    []openFrame
	closed  []openFrame // on the current page
	opened  int
	notes   map[int]*note
	foot    []slice // of footnotes, that are to stand on this page, or on the next where they don't fit
}

// openFrame is a frame that has slices on the current page.
type openFrame struct {
	frame       *frame
	order       int // of opening: a frame inside another one is painted over it
	top, bottom float64
}

// longestChain is the part of a page that slices kept together may fill; longer chains are broken after all.
const longestChain = 0.62

// paginate gives the pages that hold the slices with the footnotes that are marked in them. Every slice is lower than a
// page.
func paginate(page Page, all []slice, notes map[int]*note) []*sheet.Sheet {
	p := newPaginator(page, notes)
	p.putAll(all)
	return p.end()
}

func newPaginator(page Page, notes map[int]*note) *paginator {
	p := &paginator{page: page, notes: notes}
	p.turn()
	return p
}

// take puts those of the first slices on pages that stay where they are whatever follows, and gives the rest.
func (p *paginator) take(all []slice) []slice {
	n := len(all)
	for n > 0 && all[n-1].keep {
		n--
	}
	p.putAll(all[:n])
	return slices.Delete(all, 0, n)
}

func (p *paginator) putAll(all []slice) {
	for i := range all {
		s := &all[i]
		if !p.fresh && !p.fits(all[i:]) {
			p.carry(s.frames)
			p.finish()
			p.turn()
			for _, f := range s.frames {
				if f.split {
					p.y = max(p.y, p.page.TopEdge+f.edge)
				}
			}
			p.resumed = p.y
			if s.head != nil {
				p.sheet().Adorn(func() { s.head.draw(p.sheet(), p.y) })
				p.y += s.head.height
			}
		}
		p.put(s)
	}
}

// end gives the pages. What footnotes are left go to pages of their own.
func (p *paginator) end() []*sheet.Sheet {
	for p.finish(); len(p.foot) > 0; p.finish() {
		p.turn()
	}
	return p.sheets
}

// full gives the pages on which nothing changes any more.
func (p *paginator) full() []*sheet.Sheet { return p.sheets[:len(p.sheets)-1] }

func (p *paginator) empty() bool { return len(p.sheets) == 1 && p.fresh }

func (p *paginator) sheet() *sheet.Sheet { return p.sheets[len(p.sheets)-1] }

func (p *paginator) turn() {
	p.sheets = append(p.sheets, &sheet.Sheet{})
	p.y, p.fresh = p.page.TopEdge, true
}

// mostNotes is the part of a page that footnotes may fill; what is more goes to the foot of the next page.
const mostNotes = 0.4

func (p *paginator) room() float64 { return p.page.BottomEdge - p.page.TopEdge }

// notesHeight is how much of the page footnotes take, with the line above them.
func (p *paginator) notesHeight(foot float64) float64 {
	if foot == 0 {
		return 0
	}
	return min(foot+noteRule, p.room()*mostNotes)
}

// fits tells whether the slices that have to stand on the page of the first one find room there, with their footnotes.
func (p *paginator) fits(rest []slice) bool {
	limit := p.room() * longestChain
	body, foot, edge := 0.0, height(p.foot), 0.0
	for i := range rest {
		body += rest[i].gap + rest[i].height
		for _, number := range rest[i].notes {
			if n := p.notes[number]; n != nil {
				foot += height(n.slices)
			}
		}
		if !rest[i].keep || body > limit {
			edge = splitEdge(rest[i:])
			break
		}
	}
	if foot > 0 {
		body += noteGap
	}
	return p.y+body+edge <= p.page.BottomEdge-p.notesHeight(foot)
}

// splitEdge is how far frames reach below the first of the slices where a page ends with it.
func splitEdge(rest []slice) float64 {
	edge := 0.0
	for _, f := range rest[0].frames {
		if len(rest) > 1 && slices.Contains(rest[1].frames, f) {
			edge = max(edge, f.edge)
		}
	}
	return edge
}

// note puts a footnote at the foot of the page, unless it has been put somewhere.
func (p *paginator) note(number int) {
	if n := p.notes[number]; n != nil {
		p.foot = append(p.foot, n.slices...)
		n.in.Kids = append(n.in.Kids, n.of) // read where it is marked
		delete(p.notes, number)
	}
}

// drawNotes draws the footnotes that fit at the foot of the page, and keeps the rest.
func (p *paginator) drawNotes() {
	if len(p.foot) == 0 {
		return
	}
	taken := p.notesHeight(height(p.foot))
	y := p.page.BottomEdge - taken
	p.sheet().Adorn(func() {
		const short = 120
		x := p.page.column().at(0, short)
		p.sheet().Add(&sheet.Rule{X: x, Y: y + 1, ToX: x + short, ToY: y + 1, Colour: hairline, Width: 0.7})
	})
	y += noteRule
	for i := range p.foot {
		s := &p.foot[i]
		if i > 0 {
			y += s.gap
		}
		const rounding = 0.01
		if i > 0 && y+s.height > p.page.BottomEdge+rounding {
			p.foot = p.foot[i:]
			return
		}
		p.sheet().As(s.of, func() { s.draw(p.sheet(), y) })
		y += s.height
	}
	p.foot = nil
}

func (p *paginator) put(s *slice) {
	if !p.fresh {
		p.y += s.gap
	}
	p.fresh = false
	p.closeFrames(s.frames)
	for k, f := range s.frames {
		i := slices.IndexFunc(p.open, func(o openFrame) bool { return o.frame == f })
		if i < 0 {
			p.opened++
			top := p.y
			if f.split && s.head != nil && k < s.head.within {
				top = p.resumed
			}
			if f.split {
				top -= f.edge
			}
			p.open = append(p.open, openFrame{f, p.opened, top, p.y})
			i = len(p.open) - 1
		}
		p.open[i].bottom = p.y + s.height
	}
	p.sheet().As(s.of, func() { s.draw(p.sheet(), p.y) })
	p.y += s.height
	for _, number := range s.notes {
		p.note(number)
	}
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

// carry notes the frames that go on on the next page.
func (p *paginator) carry(wanted []*frame) {
	p.closeFrames(wanted)
	for i := range p.open {
		p.open[i].frame.split = true
		p.open[i].bottom += p.open[i].frame.edge
	}
}

// finish paints the frames of a page once it is known how far they reach on it.
func (p *paginator) finish() {
	p.closeFrames(nil)
	slices.SortFunc(p.closed, func(a, b openFrame) int { return a.order - b.order })
	for _, o := range p.closed {
		o.frame.paint(p.sheet(), o.top, o.bottom)
	}
	p.closed = p.closed[:0]
	p.drawNotes()
}
