package paint

import "throughline/backend/pdf/internal/sheet"

// path draws a shape (ISO 32000-1, 8.5).
func (p *pen) path(m *sheet.Path) {
	if len(m.Steps) == 0 || m.Fill == nil && m.Line == nil {
		return
	}
	operator := "h f\n"
	if m.Fill != nil {
		p.fill(*m.Fill)
	}
	if m.Line != nil {
		p.stroke(*m.Line, m.Width)
		operator = "S\n"
		if m.Fill != nil {
			operator = "h B\n"
		}
	}
	if m.Dash > 0 {
		p.write("[")
		p.numbers(m.Dash, m.Dash*0.75)
		p.write("] 0 d\n")
	}
	point := func(at sheet.Point) { p.numbers(at.X, p.height-at.Y) }
	for _, s := range m.Steps {
		switch {
		case s.Move:
			point(s.To)
			p.write("m ")
		case s.Curve:
			point(s.C1)
			point(s.C2)
			point(s.To)
			p.write("c ")
		default:
			point(s.To)
			p.write("l ")
		}
	}
	p.write(operator)
	if m.Dash > 0 {
		p.write("[] 0 d\n")
	}
}
