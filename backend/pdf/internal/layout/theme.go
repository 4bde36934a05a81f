package layout

import (
	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/text"
)

// Sizes of type and heights of lines, in points.
const (
	bodySize  = 10.0
	bodyLead  = 15.4
	tableSize = 8.9
	tableLead = 12.6
	codeSize  = 8.7
	codeLead  = 13.0
	smallSize = 8.4
	finePrint = 7.8
	paragraph = 7.2 // space between paragraphs
)

// The palette.
var (
	ink       = text.Colour{R: 0x1c, G: 0x21, B: 0x28}
	softInk   = text.Colour{R: 0x3d, G: 0x44, B: 0x4d}
	muted     = text.Colour{R: 0x65, G: 0x6d, B: 0x76}
	accent    = text.Colour{Role: text.Accent}
	linkInk   = text.Colour{Role: text.LinkInk}
	hairline  = text.Colour{R: 0xd8, G: 0xde, B: 0xe4}
	headLine  = text.Colour{R: 0xaf, G: 0xb8, B: 0xc1}
	headTint  = text.Colour{R: 0xf3, G: 0xf5, B: 0xf8}
	headInk   = text.Colour{R: 0x42, G: 0x4a, B: 0x53}
	panelTint = text.Colour{R: 0xf6, G: 0xf8, B: 0xfa}
	codeTint  = text.Colour{R: 0xef, G: 0xf1, B: 0xf4}
	leaderDot = text.Colour{R: 0xbe, G: 0xc4, B: 0xcc}
	white     = text.Colour{R: 0xff, G: 0xff, B: 0xff}
)

// Tone is the colour of a chip.
type Tone uint8

const (
	Grey Tone = iota
	Blue
	Green
	Amber
	Red
)

var tones = map[Tone]struct{ fill, ink text.Colour }{
	Grey:  {text.Colour{R: 0xef, G: 0xf1, B: 0xf4}, text.Colour{R: 0x4b, G: 0x53, B: 0x5d}},
	Blue:  {text.Colour{R: 0xe2, G: 0xe9, B: 0xff}, text.Colour{R: 0x2c, G: 0x47, B: 0xb8}},
	Green: {text.Colour{R: 0xda, G: 0xf5, B: 0xe6}, text.Colour{R: 0x12, G: 0x68, B: 0x3f}},
	Amber: {text.Colour{R: 0xff, G: 0xf0, B: 0xc9}, text.Colour{R: 0x7d, G: 0x52, B: 0x00}},
	Red:   {text.Colour{R: 0xff, G: 0xe2, B: 0xde}, text.Colour{R: 0xa8, G: 0x20, B: 0x0f}},
}

// Body is the style of running text.
func Body() text.Style {
	return text.Style{Family: fonts.Reading, Size: bodySize, Weight: fonts.Regular, Colour: ink}
}

// Chip is the style of a label in text of the given style.
func Chip(around text.Style, tone Tone) text.Style { return chip(around.Size*0.85, tone) }

// InlineCode is the style of code inside text of the given style.
func InlineCode(around text.Style) text.Style {
	around.Family, around.Italic, around.Literal = fonts.Mono, false, true
	around.Size *= 0.87
	around.Chip = &text.Chip{Fill: codeTint, Pad: 2.4}
	return around
}

// Linked is a style that leads to a URL, or to a place in the document.
func Linked(s text.Style, url, anchor string) text.Style {
	s.URL, s.Anchor, s.Colour = url, anchor, linkInk
	return s
}

// Muted is a style in the colour of less important text.
func Muted(s text.Style) text.Style {
	s.Colour = muted
	return s
}

// chip is the style of a label in a coloured pill.
func chip(size float64, tone Tone) text.Style {
	c := tones[tone]
	return text.Style{
		Family: fonts.Text, Size: size, Weight: fonts.Medium, Colour: c.ink,
		Chip: &text.Chip{Fill: c.fill, Pad: size * 0.6},
	}
}

// headingStyle says how a heading of a level looks and how much space it has.
type headingStyle struct {
	family        fonts.Family
	size, track   float64
	weight        int
	colour        text.Colour
	before, after float64
	ruled         bool
}

// headings are indexed by level, from 1.
var headings = [...]headingStyle{
	1: {fonts.Display, 20, -0.12, fonts.Headline, ink, 26, 9, true},
	2: {fonts.Display, 14, -0.04, fonts.Headline, ink, 19, 6, false},
	3: {fonts.Reading, 11, 0, fonts.SemiBold, ink, 14, 4, false},
	4: {fonts.Reading, 10, 0, fonts.SemiBold, softInk, 11, 3, false},
}

const lowestHeading = len(headings) - 1
