package paint

import (
	"fmt"
	"strings"

	"throughline/backend/pdf/internal/sheet"
)

// path draws a shape (ISO 32000-1, 8.5).
func (p *painter) path(m *sheet.Path) {
	if len(m.Steps) == 0 || m.Fill == nil && m.Line == nil {
		return
	}
	operator := "h f"
	if m.Fill != nil {
		p.fill(*m.Fill)
	}
	if m.Line != nil {
		p.stroke(*m.Line, m.Width)
		operator = "S"
		if m.Fill != nil {
			operator = "h B"
		}
	}
	if m.Dash > 0 {
		p.pdf.SetDashPattern([]float64{m.Dash, m.Dash * 0.75}, 0)
	}
	var b strings.Builder
	point := func(at sheet.Point) { fmt.Fprintf(&b, "%.2f %.2f ", at.X, p.height-at.Y) }
	for _, s := range m.Steps {
		switch {
		case s.Move:
			point(s.To)
			b.WriteString("m ")
		case s.Curve:
			point(s.C1)
			point(s.C2)
			point(s.To)
			b.WriteString("c ")
		default:
			point(s.To)
			b.WriteString("l ")
		}
	}
	p.pdf.RawWriteStr(b.String() + operator)
	if m.Dash > 0 {
		p.pdf.SetDashPattern([]float64{}, 0)
	}
}
