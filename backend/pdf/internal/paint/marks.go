package paint

import (
	"fmt"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// state is what was last set on the current page.
type state struct {
	subset    *fonts.Subset
	size      float64
	fill      *text.Colour
	stroke    *text.Colour
	lineWidth float64
}

func (p *painter) page(on *sheet.Sheet) {
	p.pdf.AddPage()
	p.state = state{}
	p.marked("/Artifact BMC", on.Under)
	for i, stretch := range on.Over {
		if stretch.Of == nil {
			p.marked("/Artifact BMC", stretch.Marks)
		} else {
			p.marked(fmt.Sprintf("/%s <</MCID %d>> BDC", stretch.Of.Kind, i), stretch.Marks)
		}
	}
}

// marked draws marks as one piece of marked content (ISO 32000-1, 14.6).
func (p *painter) marked(begin string, marks []sheet.Mark) {
	if len(marks) == 0 {
		return
	}
	p.pdf.RawWriteStr(begin)
	for _, m := range marks {
		p.mark(m)
	}
	p.pdf.RawWriteStr("EMC")
}

// mark draws one mark. Links and places have no looks: the finisher writes them.
func (p *painter) mark(m sheet.Mark) {
	switch m := m.(type) {
	case *sheet.Glyphs:
		p.glyphs(m)
	case *sheet.Box:
		p.box(m)
	case *sheet.Rule:
		p.rule(m)
	case *sheet.Path:
		p.path(m)
	case *sheet.Emoji:
		p.drawEmoji(m)
	case *sheet.Picture:
		p.picture(m)
	}
}

func (p *painter) raw(format string, args ...any) { p.pdf.RawWriteStr(fmt.Sprintf(format, args...)) }

func (p *painter) fill(c text.Colour) {
	c = p.palette.resolve(c)
	if p.state.fill == nil || *p.state.fill != c {
		p.pdf.SetFillColor(int(c.R), int(c.G), int(c.B))
		p.state.fill = new(c)
	}
}

func (p *painter) stroke(c text.Colour, width float64) {
	c = p.palette.resolve(c)
	if p.state.stroke == nil || *p.state.stroke != c {
		p.pdf.SetDrawColor(int(c.R), int(c.G), int(c.B))
		p.state.stroke = new(c)
	}
	if p.state.lineWidth != width {
		p.pdf.SetLineWidth(width)
		p.state.lineWidth = width
	}
}

func (p *painter) box(b *sheet.Box) {
	operator := "f"
	if b.Fill != nil {
		p.fill(*b.Fill)
	}
	if b.Line != nil {
		p.stroke(*b.Line, b.LineWidth)
		operator = "S"
		if b.Fill != nil {
			operator = "B"
		}
	}
	if b.Radius == 0 {
		p.raw("%.2f %.2f %.2f %.2f re %s", b.X, p.height-b.Y, b.W, -b.H, operator)
		return
	}
	// A quarter of a circle is nearly the Bézier curve whose control points lie this far from the corner.
	const fromCorner = 1 - 0.5523
	r := min(b.Radius, b.W/2, b.H/2)
	k := r * fromCorner
	left, top, right, bottom := b.X, p.height-b.Y, b.X+b.W, p.height-b.Y-b.H
	p.raw("%.2f %.2f m %.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c "+
		"%.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c %.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c "+
		"%.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c h %s",
		left+r, top, right-r, top, right-k, top, right, top-k, right, top-r,
		right, bottom+r, right, bottom+k, right-k, bottom, right-r, bottom,
		left+r, bottom, left+k, bottom, left, bottom+k, left, bottom+r,
		left, top-r, left, top-k, left+k, top, left+r, top, operator)
}

func (p *painter) rule(r *sheet.Rule) {
	p.stroke(r.Colour, r.Width)
	if r.Dotted {
		p.pdf.SetDashPattern([]float64{0.01, 3.2}, 0)
		p.pdf.SetLineCapStyle("round")
	}
	p.raw("%.2f %.2f m %.2f %.2f l S", r.X, p.height-r.Y, r.ToX, p.height-r.ToY)
	if r.Dotted {
		p.pdf.SetDashPattern([]float64{}, 0)
		p.pdf.SetLineCapStyle("butt")
	}
}
