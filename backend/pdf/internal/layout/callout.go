package layout

import (
	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Callout is a note set apart from the text around it.
type Callout struct {
	Kind   CalloutKind
	Title  []text.Span
	Blocks []Block
}

// CalloutKind says how urgent a callout is.
type CalloutKind uint8

const (
	Note CalloutKind = iota
	Tip
	Important
	Warning
	Caution
)

var callouts = map[CalloutKind]struct {
	fill, line, ink text.Colour
}{
	Note: {
		text.Colour{R: 0xee, G: 0xf2, B: 0xff},
		text.Colour{R: 0xd0, G: 0xd9, B: 0xfb},
		text.Colour{R: 0x36, G: 0x4f, B: 0xc7},
	},
	Tip: {
		text.Colour{R: 0xeb, G: 0xfb, B: 0xf2},
		text.Colour{R: 0xc3, G: 0xec, B: 0xd5},
		text.Colour{R: 0x1f, G: 0x7a, B: 0x4d},
	},
	Important: {
		text.Colour{R: 0xf5, G: 0xf0, B: 0xff},
		text.Colour{R: 0xdd, G: 0xd0, B: 0xf7},
		text.Colour{R: 0x62, G: 0x37, B: 0xb0},
	},
	Warning: {
		text.Colour{R: 0xff, G: 0xf8, B: 0xe6},
		text.Colour{R: 0xf4, G: 0xdf, B: 0xa6},
		text.Colour{R: 0x8a, G: 0x5a, B: 0x00},
	},
	Caution: {
		text.Colour{R: 0xff, G: 0xf0, B: 0xee},
		text.Colour{R: 0xf5, G: 0xcd, B: 0xc7},
		text.Colour{R: 0xb4, G: 0x23, B: 0x18},
	},
}

const calloutIndent = 30.5

// icon draws the sign of a callout around a point: a ring with an i, a tick or a mark, a triangle, an octagon.
func icon(on *sheet.Sheet, kind CalloutKind, at sheet.Point, ink text.Colour) {
	const r, width = 5.7, 1.0
	p := func(dx, dy float64) sheet.Point { return sheet.Point{X: at.X + dx*r, Y: at.Y + dy*r} }
	ring := sheet.Circle(at, r)
	switch kind {
	case Warning:
		ring = sheet.Polygon(p(0, -1.05), p(1.1, 0.85), p(-1.1, 0.85), p(0, -1.05), p(1.1, 0.85))
	case Caution:
		const near, far = 0.42, 1.02
		ring = sheet.Polygon(p(-near, -far), p(near, -far), p(far, -near), p(far, near), p(near, far), p(-near, far),
			p(-far, near), p(-far, -near), p(-near, -far), p(near, -far))
	case Note, Tip, Important:
	}
	on.Add(&sheet.Path{Steps: ring, Line: &ink, Width: width})
	stroke := func(points ...sheet.Point) {
		on.Add(&sheet.Path{Steps: sheet.Polygon(points...), Line: &ink, Width: width})
	}
	switch kind {
	case Tip:
		stroke(p(-0.42, 0.02), p(-0.1, 0.36), p(0.46, -0.34))
	case Note:
		on.Add(&sheet.Path{Steps: sheet.Circle(p(0, -0.42), 0.75), Fill: &ink})
		stroke(p(0, -0.08), p(0, 0.52))
	case Important, Warning, Caution:
		on.Add(&sheet.Path{Steps: sheet.Circle(p(0, 0.46), 0.75), Fill: &ink})
		stroke(p(0, -0.5), p(0, 0.12))
	}
}

func (b Callout) lay(f *flow, c column) {
	look := callouts[b.Kind]
	title := text.Restyle(b.Title, func(s *text.Style) { s.Weight, s.Colour = fonts.SemiBold, look.ink })
	c = c.reading(firstWords(b.Blocks))
	f.space(paragraph * 1.3)
	f.framed(9, panel(c, look.fill, look.line), sheet.Division, func() {
		inner := c.inset(calloutIndent, 14)
		first := len(f.slices)
		f.within(sheet.Paragraph, func(*sheet.Element) { f.aligned(title, inner, bodyLead, inner.side()) })
		if inner != c {
			at := sheet.Point{X: c.at(17.3, 0), Y: bodyLead / 2}
			f.decorate(first, func(on *sheet.Sheet, y float64) {
				on.Adorn(func() { icon(on, b.Kind, sheet.Point{X: at.X, Y: y + at.Y}, look.ink) })
			})
		}
		f.keepLast()
		f.space(2)
		f.depth++ // paragraphs stand closer together in here
		layAll(b.Blocks, f, inner)
		f.depth--
	})
	f.space(paragraph * 1.3)
}
