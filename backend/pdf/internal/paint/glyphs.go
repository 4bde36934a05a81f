package paint

import (
	"fmt"
	"math"
	"strconv"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
)

// slant is how far a made-up italic leans: the tangent of about 11 degrees.
const slant = 0.2

// glyphs writes a run as one text object, its glyphs as an array of codes and adjustments (ISO 32000-1, 9.4.3).
func (p *painter) glyphs(g *sheet.Glyphs) {
	if len(g.Items) == 0 {
		return
	}
	if p.state.subset != g.Subset || p.state.size != g.Size {
		p.pdf.SetFont(p.names[g.Subset], "", g.Size)
		p.state.subset, p.state.size = g.Subset, g.Size
	}
	p.fill(g.Colour)
	out := append(p.line[:0], "BT "...) //nolint:gocritic // it goes back into p.line
	if g.Stroke > 0 {
		p.stroke(g.Colour, g.Stroke)
		out = append(out, "2 Tr "...)
	}
	if g.Slant {
		out = append(appendPoint(fmt.Appendf(out, "1 0 %g 1 ", slant), g.X, p.height-g.Y), "Tm "...)
	} else {
		out = append(appendPoint(out, g.X, p.height-g.Y), "Td "...)
	}
	array := codeArray{size: g.Size, subset: g.Subset, out: append(out, '[')}
	for _, item := range g.Items {
		array.add(item)
	}
	array.closeHex()
	array.write("] TJ ")
	if g.Stroke > 0 {
		array.write("0 Tr ")
	}
	array.write("ET")
	p.pdf.RawWriteStr(string(array.out))
	p.line = array.out
}

func appendPoint(out []byte, x, y float64) []byte {
	out = append(strconv.AppendFloat(out, x, 'f', 2, 64), ' ')
	return append(strconv.AppendFloat(out, y, 'f', 2, 64), ' ')
}

// codeArray writes the operand of TJ.
type codeArray struct {
	size   float64
	subset *fonts.Subset
	out    []byte
	pen    float64 // where the reader's pen is, in points from the start of the run
	inHex  bool    // inside < >
}

func (a *codeArray) write(s string) { a.out = append(a.out, s...) }

func (a *codeArray) add(g sheet.Placed) {
	// Adjustments are in em/1000, so the pen is never more than half of that off; below two nobody sees it.
	if off := math.Round((float64(g.X) - a.pen) * 1000 / a.size); math.Abs(off) >= 2 {
		a.closeHex()
		a.out = strconv.AppendInt(a.out, -int64(off), 10)
		a.pen += off * a.size / 1000
	}
	if !a.inHex {
		a.write("<")
		a.inHex = true
	}
	const digits = "0123456789ABCDEF"
	a.out = append(a.out, digits[g.Code>>12], digits[g.Code>>8&15], digits[g.Code>>4&15], digits[g.Code&15])
	a.pen += a.subset.Advance(g.Code) * a.size / 1000
}

func (a *codeArray) closeHex() {
	if a.inHex {
		a.write(">")
		a.inHex = false
	}
}
