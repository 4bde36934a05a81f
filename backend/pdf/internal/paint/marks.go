package paint

import (
	"math"
	"strconv"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// pen writes the content stream of a page, and remembers the graphics state so as not to set it again.
type pen struct {
	height  float64
	palette Palette
	out     []byte
	state   state
}

// state is what was last set on the current page.
type state struct {
	subset       *fonts.Subset
	size         float64
	fill, stroke text.Colour
	filled       bool // a colour to fill with has been set
	stroked      bool
	lineWidth    float64
}

// begin begins another stream.
func (p *pen) begin() { p.out, p.state = p.out[:0], state{} }

// sheet writes all that is on a page; drawn draws one mark.
func (p *pen) sheet(on *sheet.Sheet, drawn func(sheet.Mark)) {
	p.marked("/Artifact BMC\n", on.Under, drawn)
	for i, stretch := range on.Over {
		begin := "/Artifact BMC\n"
		if stretch.Of != nil {
			begin = "/" + string(stretch.Of.Kind) + " <</MCID " + strconv.Itoa(i) + ">> BDC\n"
		}
		p.marked(begin, stretch.Marks, drawn)
	}
}

// marked draws marks as one piece of marked content (ISO 32000-1, 14.6).
func (p *pen) marked(begin string, marks []sheet.Mark, drawn func(sheet.Mark)) {
	if len(marks) == 0 {
		return
	}
	p.write(begin)
	for _, m := range marks {
		drawn(m)
	}
	p.write("EMC\n")
}

// mark draws one mark, but for pictures and emoji, which gofpdf draws. Links and places have no looks: the finisher writes
// them.
func (p *pen) mark(m sheet.Mark) {
	switch m := m.(type) {
	case *sheet.Glyphs:
		p.glyphs(m)
	case *sheet.Box:
		p.box(m)
	case *sheet.Rule:
		p.rule(m)
	case *sheet.Path:
		p.path(m)
	}
}

func (p *pen) write(s string) { p.out = append(p.out, s...) }

// numbers writes numbers to a hundredth, each with a space behind it.
func (p *pen) numbers(values ...float64) {
	for _, v := range values {
		p.out = append(appendHundredths(p.out, v), ' ')
	}
}

// appendHundredths writes a number with up to two decimals.
func appendHundredths(out []byte, v float64) []byte {
	n := int64(math.Round(v * 100))
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	out = strconv.AppendInt(out, n/100, 10)
	switch rest := n % 100; {
	case rest == 0:
		return out
	case rest%10 == 0:
		return append(out, '.', byte('0'+rest/10))
	default:
		return append(out, '.', byte('0'+rest/10), byte('0'+rest%10))
	}
}

// colour writes a colour as three numbers to a thousandth.
func (p *pen) colour(c text.Colour, operator string) {
	for _, part := range [...]uint8{c.R, c.G, c.B} {
		p.out = append(strconv.AppendFloat(p.out, float64(part)/255, 'f', 3, 64), ' ')
	}
	p.write(operator)
}

func (p *pen) fill(c text.Colour) {
	c = p.palette.resolve(c)
	if !p.state.filled || p.state.fill != c {
		p.colour(c, "rg\n")
		p.state.fill, p.state.filled = c, true
	}
}

func (p *pen) stroke(c text.Colour, width float64) {
	c = p.palette.resolve(c)
	if !p.state.stroked || p.state.stroke != c {
		p.colour(c, "RG\n")
		p.state.stroke, p.state.stroked = c, true
	}
	if p.state.lineWidth != width {
		p.numbers(width)
		p.write("w\n")
		p.state.lineWidth = width
	}
}

func (p *pen) box(b *sheet.Box) {
	operator := "f\n"
	if b.Fill != nil {
		p.fill(*b.Fill)
	}
	if b.Line != nil {
		p.stroke(*b.Line, b.LineWidth)
		operator = "S\n"
		if b.Fill != nil {
			operator = "B\n"
		}
	}
	if b.Radius == 0 {
		p.numbers(b.X, p.height-b.Y, b.W, -b.H)
		p.write("re " + operator)
		return
	}
	// A quarter of a circle is nearly the Bézier curve whose control points lie this far from the corner.
	const fromCorner = 1 - 0.5523
	r := min(b.Radius, b.W/2, b.H/2)
	k := r * fromCorner
	left, top, right, bottom := b.X, p.height-b.Y, b.X+b.W, p.height-b.Y-b.H
	to := func(operator string, coordinates ...float64) {
		p.numbers(coordinates...)
		p.write(operator)
	}
	to("m ", left+r, top)
	to("l ", right-r, top)
	to("c ", right-k, top, right, top-k, right, top-r)
	to("l ", right, bottom+r)
	to("c ", right, bottom+k, right-k, bottom, right-r, bottom)
	to("l ", left+r, bottom)
	to("c ", left+k, bottom, left, bottom+k, left, bottom+r)
	to("l ", left, top-r)
	to("c ", left, top-k, left+k, top, left+r, top)
	p.write("h " + operator)
}

func (p *pen) rule(r *sheet.Rule) {
	p.stroke(r.Colour, r.Width)
	if r.Dotted {
		p.write("[0.01 3.2] 0 d 1 J\n")
	}
	p.numbers(r.X, p.height-r.Y)
	p.write("m ")
	p.numbers(r.ToX, p.height-r.ToY)
	p.write("l S\n")
	if r.Dotted {
		p.write("[] 0 d 0 J\n")
	}
}
