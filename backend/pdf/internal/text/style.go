package text

import "throughline/backend/pdf/internal/fonts"

// Colour is red, green and blue, 0 to 255; or what plays a role, and is red, green and blue only when it is painted.
type Colour struct {
	R, G, B uint8
	Role    Role
}

// Role is what a colour is for where the document chooses the colour.
type Role uint8

// The roles.
const (
	Fixed   Role = iota // the colour is what it says
	Accent              // the document's own
	LinkInk             // of words that lead somewhere
	Tint                // a light shade of the accent
)

// Style is how a span looks and what it leads to.
type Style struct {
	Family  fonts.Family
	Size    float64 // points
	Weight  int
	Italic  bool
	Colour  Colour
	Strike  bool
	Tabular bool    // all digits equally wide
	Literal bool    // no ligatures
	Track   float64 // extra space between letters, in points
	Raise   float64 // above the baseline, in points
	Note    int     // it marks a footnote of that number; 0 for none
	Chip    *Chip
	URL     string // leads out of the document; an allowed scheme only
	Anchor  string // leads to the place of that name in the document
}

// Chip is the coloured pill behind a span.
type Chip struct {
	Fill Colour
	Pad  float64 // space inside the pill on either side, part of the span's width, in points
}

// Span is a stretch of text in one style.
type Span struct {
	Text  string
	Style *Style
}

// Plain gives the text of spans without their styles.
func Plain(spans []Span) string {
	n := 0
	for _, s := range spans {
		n += len(s.Text)
	}
	b := make([]byte, 0, n)
	for _, s := range spans {
		b = append(b, s.Text...)
	}
	return string(b)
}

// Restyle gives the spans with a change made to every style.
func Restyle(spans []Span, change func(*Style)) []Span {
	out := make([]Span, len(spans))
	for i, s := range spans {
		style := *s.Style
		change(&style)
		out[i] = Span{s.Text, &style}
	}
	return out
}
