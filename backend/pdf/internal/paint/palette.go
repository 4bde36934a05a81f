package paint

import (
	"throughline/backend/pdf/internal/text"
)

// Palette is the colours that a document chooses.
type Palette struct{ accent, link, tint text.Colour }

// HouseAccent is the accent of a document that chooses none.
var HouseAccent = text.Colour{R: 0x3b, G: 0x5b, B: 0xdb}

const (
	legible  = 4.5  // contrast of text with white paper (WCAG 2.2, 1.4.3)
	shade    = 0.98 // of an accent that can't be read: the nearest darker one that can
	linkDark = 0.87 // of the accent: words are thinner than bars
	tinted   = 0.12 // how much of the accent a tint has
)

// NewPalette makes the palette of an accent, which is darkened until words in it can be read on white.
func NewPalette(accent text.Colour) Palette {
	for contrast(accent) < legible {
		accent = darkened(accent, shade)
	}
	return Palette{accent: accent, link: darkened(accent, linkDark), tint: lightened(accent, tinted)}
}

// Accent is the colour as it is drawn.
func (p Palette) Accent() text.Colour { return p.accent }

func (p Palette) resolve(c text.Colour) text.Colour {
	switch c.Role {
	case text.Accent:
		return p.accent
	case text.LinkInk:
		return p.link
	case text.Tint:
		return p.tint
	case text.Fixed:
	}
	return c
}

func darkened(c text.Colour, by float64) text.Colour {
	part := func(v uint8) uint8 { return uint8(float64(v) * by) }
	return text.Colour{R: part(c.R), G: part(c.G), B: part(c.B)}
}

// lightened mixes a part of a colour with white.
func lightened(c text.Colour, part float64) text.Colour {
	mix := func(v uint8) uint8 { return uint8(255 - (255-float64(v))*part) }
	return text.Colour{R: mix(c.R), G: mix(c.G), B: mix(c.B)}
}

// contrast gives the contrast of a colour with white, as WCAG 2.2 defines it.
func contrast(c text.Colour) float64 {
	part := func(v uint8) float64 { return linear(float64(v) / 255) }
	const white = 1.05
	return white / (0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B) + 0.05)
}
