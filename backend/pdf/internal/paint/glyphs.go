package paint

import (
	"fmt"
	"math"
	"strconv"
	"strings"

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
	var b strings.Builder
	b.WriteString("BT ")
	if g.Stroke > 0 {
		p.stroke(g.Colour, g.Stroke)
		b.WriteString("2 Tr ")
	}
	if g.Slant {
		fmt.Fprintf(&b, "1 0 %g 1 %.2f %.2f Tm ", slant, g.X, p.height-g.Y)
	} else {
		fmt.Fprintf(&b, "%.2f %.2f Td ", g.X, p.height-g.Y)
	}
	array := codeArray{size: g.Size, subset: g.Subset, out: &b}
	for _, item := range g.Items {
		array.add(item)
	}
	array.end()
	if g.Stroke > 0 {
		b.WriteString("0 Tr ")
	}
	b.WriteString("ET")
	p.pdf.RawWriteStr(b.String())
}

// codeArray writes the operand of TJ.
type codeArray struct {
	size   float64
	subset *fonts.Subset
	out    *strings.Builder
	pen    float64 // where the reader's pen is, in points from the start of the run
	rise   float32
	open   bool // inside [ ]
	inHex  bool // inside < >
}

func (a *codeArray) add(g sheet.Placed) {
	if g.Y != a.rise {
		a.end()
		fmt.Fprintf(a.out, "%.2f Ts ", g.Y)
		a.rise = g.Y
	}
	if !a.open {
		a.out.WriteByte('[')
		a.open = true
	}
	// Adjustments are in em/1000, so the pen is never more than half of that off; below two nobody sees it.
	if off := math.Round((float64(g.X) - a.pen) * 1000 / a.size); math.Abs(off) >= 2 {
		a.closeHex()
		a.out.WriteString(strconv.Itoa(-int(off)))
		a.pen += off * a.size / 1000
	}
	if !a.inHex {
		a.out.WriteByte('<')
		a.inHex = true
	}
	fmt.Fprintf(a.out, "%04X", g.Code)
	a.pen += a.subset.Advance(g.Code) * a.size / 1000
}

func (a *codeArray) closeHex() {
	if a.inHex {
		a.out.WriteByte('>')
		a.inHex = false
	}
}

func (a *codeArray) end() {
	a.closeHex()
	if a.open {
		a.out.WriteString("] TJ ")
		a.open = false
	}
}
