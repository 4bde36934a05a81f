package paint

import (
	"math"
	"strconv"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
)

// slant is how far a made-up italic leans: the tangent of about 11 degrees.
const slant = "0.2"

// glyphs writes a run as one text object, its glyphs as an array of codes and adjustments (ISO 32000-1, 9.4.3).
func (p *pen) glyphs(g *sheet.Glyphs) {
	if len(g.Items) == 0 {
		return
	}
	if p.state.subset != g.Subset || p.state.size != g.Size {
		p.write("/" + fontName(g.Subset) + " ")
		p.numbers(g.Size)
		p.write("Tf\n")
		p.state.subset, p.state.size = g.Subset, g.Size
	}
	p.fill(g.Colour)
	if g.Stroke > 0 {
		p.stroke(g.Colour, g.Stroke)
		p.write("BT 2 Tr ")
	} else {
		p.write("BT ")
	}
	if g.Slant {
		p.write("1 0 " + slant + " 1 ")
	}
	p.numbers(g.X, p.height-g.Y)
	if g.Slant {
		p.write("Tm ")
	} else {
		p.write("Td ")
	}
	array := codeArray{size: g.Size, out: append(p.out, '[')}
	for _, item := range g.Items {
		array.add(item)
	}
	array.closeHex()
	p.out = array.out
	p.write("] TJ ")
	if g.Stroke > 0 {
		p.write("0 Tr ")
	}
	p.write("ET\n")
}

// fontName is what the resources of a page call a subset.
func fontName(s *fonts.Subset) string { return "f" + strconv.Itoa(s.Number) }

// codeArray writes the operand of TJ.
type codeArray struct {
	size  float64
	out   []byte
	pen   float64 // where the reader's pen is, in points from the start of the run
	inHex bool    // inside < >
}

func (a *codeArray) add(g sheet.Placed) {
	// Adjustments are in em/1000, so the pen is never more than half of that off; below two nobody sees it.
	if off := math.Round((float64(g.X) - a.pen) * 1000 / a.size); math.Abs(off) >= 2 {
		a.closeHex()
		a.out = strconv.AppendInt(a.out, -int64(off), 10)
		a.pen += off * a.size / 1000
	}
	if !a.inHex {
		a.out = append(a.out, '<')
		a.inHex = true
	}
	const digits = "0123456789ABCDEF"
	a.out = append(a.out, digits[g.Code>>12], digits[g.Code>>8&15], digits[g.Code>>4&15], digits[g.Code&15])
	a.pen += float64(g.Advance) * a.size / 1000
}

func (a *codeArray) closeHex() {
	if a.inHex {
		a.out = append(a.out, '>')
		a.inHex = false
	}
}
