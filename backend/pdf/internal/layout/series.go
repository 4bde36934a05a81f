package layout

import (
	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

func seriesColour(i int) *text.Colour { return &seriesColours[i%len(seriesColours)] }

// mark draws what tells a series apart without its colour: a ring, a square, a diamond, a triangle. Columns and bars are told
// apart by their order.
func (p *plot) mark(series int, at sheet.Point) {
	if p.Kind != Lines {
		const side = 7.6
		p.on.Add(&sheet.Box{X: at.X - side/2, Y: at.Y - side/2, W: side, H: side, Radius: 1.8, Fill: seriesColour(series)})
		return
	}
	const r = 2.4
	on := func(dx, dy float64) sheet.Point { return sheet.Point{X: at.X + dx*r, Y: at.Y + dy*r} }
	var steps []sheet.Step
	switch series % 4 {
	case 0:
		steps = sheet.Circle(at, r)
	case 1:
		steps = sheet.Polygon(on(-0.9, -0.9), on(0.9, -0.9), on(0.9, 0.9), on(-0.9, 0.9))
	case 2:
		steps = sheet.Polygon(on(0, -1.3), on(1.3, 0), on(0, 1.3), on(-1.3, 0))
	default:
		steps = sheet.Polygon(on(0, -1.2), on(1.15, 0.9), on(-1.15, 0.9))
	}
	p.on.Add(&sheet.Path{Steps: steps, Fill: &white, Line: seriesColour(series), Width: 1.4})
}

// lines draws each series as a line with a mark at every value. It is interrupted where a value is missing.
func (p *plot) lines() {
	for s, series := range p.Series {
		var line []sheet.Point
		flush := func() {
			if len(line) > 1 && s == 0 {
				p.shade(line)
			}
			if len(line) > 1 {
				p.on.Add(&sheet.Path{Steps: sheet.Polygon(line...), Line: seriesColour(s), Width: 1.7})
			}
			line = nil
		}
		for i := range p.Labels {
			v, ok := series.at(i)
			if !ok {
				flush()
				continue
			}
			line = append(line, sheet.Point{X: p.x(i), Y: p.y(v)})
		}
		flush()
		const mostMarks = 60 // more would hide the line
		for i := range p.Labels {
			if v, ok := series.at(i); ok && len(p.Labels) <= mostMarks {
				p.mark(s, sheet.Point{X: p.x(i), Y: p.y(v)})
			}
		}
	}
}

// shade tints what lies between a line and zero.
func (p *plot) shade(line []sheet.Point) {
	foot := p.y(0)
	area := append([]sheet.Point{{X: line[0].X, Y: foot}}, line...)
	p.on.Add(&sheet.Path{Steps: sheet.Polygon(append(area, sheet.Point{X: line[len(line)-1].X, Y: foot})...), Fill: &shade})
}

// columns draws the values of each label side by side, with their numbers where there is room.
func (p *plot) columns() {
	n := float64(len(p.Series))
	width := min(p.room()*0.62/n, 34)
	number := p.style(7.2, softInk, fonts.Medium)
	for s, series := range p.Series {
		for i := range p.Labels {
			v, ok := series.at(i)
			if !ok {
				continue
			}
			x, top, foot := p.x(i)+width*(float64(s)-n/2), min(p.y(v), p.y(0)), max(p.y(v), p.y(0))
			p.on.Add(&sheet.Box{
				X: x + 0.8, Y: top, W: max(width-1.6, 0.5), H: foot - top, Radius: min(1.6, (foot-top)/2), Fill: seriesColour(s),
			})
			if words := p.shaper.Fit(p.value(v), number, 60); words.Width <= width+4 || n == 1 && words.Width < p.room() {
				p.on.Line(words, x+width/2-words.Width/2, top-3.2)
			}
		}
	}
}

// bars draws the values below each other: the name, the bar, its number.
func (p *plot) bars(left, right float64) {
	const names = 0.36 // of the width
	from := left + (right-left)*names
	label, number := p.style(8.2, ink, fonts.Regular), p.style(8, softInk, fonts.Medium)
	widest := 0.0
	for _, s := range p.Series {
		for i := range p.Labels {
			if v, ok := s.at(i); ok {
				widest = max(widest, p.shaper.Fit(p.value(v), number, 80).Width)
			}
		}
	}
	n := float64(len(p.Series))
	thick := min(11, (barRow-6)/n)
	for i, name := range p.Labels {
		middle := p.top + chartTop + barRow*(float64(i)+0.5) - 4
		words := p.shaper.Fit(name, label, from-left-10)
		p.on.Line(words, from-10-words.Width, middle+3)
		for s, series := range p.Series {
			v, ok := series.at(i)
			if !ok {
				continue
			}
			y := middle + thick*(float64(s)-n/2)
			length := max(0.8, (right-from-widest-8)*max(0, v)/p.high)
			p.on.Add(&sheet.Box{X: from, Y: y + 0.4, W: length, H: thick - 0.8, Radius: 1.6, Fill: seriesColour(s)})
			p.on.Line(p.shaper.Fit(p.value(v), number, 80), from+length+5, y+thick/2+2.8)
		}
	}
}
