package fonts

import (
	"strconv"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
)

// Family is a design that the document's styles choose from.
type Family uint8

const (
	Text    Family = iota // Inter, drawn for small sizes
	Display               // Inter, drawn for headlines
	Mono                  // JetBrains Mono
)

// Weights that the families are used at.
const (
	Regular  = 400
	Medium   = 500
	SemiBold = 600
	Headline = 650
	Bold     = 700
)

// Set holds the faces of one document.
type Set struct {
	faces   map[faceKey]*Face
	stand   []*Face // the fallback faces, nil until loaded
	emoji   *Emoji
	subsets []*Subset
	current map[*Face]*Subset
}

type faceKey struct {
	family Family
	weight int
	italic bool
}

// NewSet makes an empty set; fonts are loaded when asked for.
func NewSet() *Set {
	return &Set{
		faces: map[faceKey]*Face{}, stand: make([]*Face, len(fallbacks)), current: map[*Face]*Subset{},
	}
}

// Face gives the face of a family at a weight.
func (s *Set) Face(family Family, weight int, italic bool) *Face {
	key := faceKey{family, weight, italic}
	if f := s.faces[key]; f != nil {
		return f
	}
	var f *Face
	if family == Mono {
		f = mono(weight)
	} else {
		f = inter(family, weight, italic)
	}
	s.faces[key] = f
	return f
}

func mono(weight int) *Face {
	name := "JetBrainsMono-Regular"
	if weight >= SemiBold {
		name, weight = "JetBrainsMono-Bold", Bold
	} else {
		weight = Regular
	}
	f := newFace(name, name, weight)
	f.Fixed, f.Leans = true, true
	return f
}

// Inter's optical size axis runs from 14, for text, to 32, for display.
func inter(family Family, weight int, italic bool) *Face {
	name, file, size := "Inter", "Inter", float32(14)
	if family == Display {
		name, size = "InterDisplay", 32
	}
	name += "-" + strconv.Itoa(weight)
	if italic {
		name, file = name+"Italic", "Inter-Italic"
	}
	f := newFace(name, file, weight,
		font.Variation{Tag: ot.MustNewTag("wght"), Value: float32(weight)},
		font.Variation{Tag: ot.MustNewTag("opsz"), Value: size})
	f.Italic = italic
	return f
}

// Emoji gives the colour emoji.
func (s *Set) Emoji() *Emoji {
	if s.emoji == nil {
		s.emoji = &Emoji{Face: newFace("Twemoji", "Twemoji", Regular), layers: map[GlyphID][]Layer{}}
	}
	return s.emoji
}
