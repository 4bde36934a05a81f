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
	Reading               // running text: Inter or Source Serif, by the design
	Display               // headlines, likewise
	Mono                  // JetBrains Mono
)

// Design says which family a document is read in.
type Design uint8

// The designs.
const (
	Sans  Design = iota // Inter throughout
	Serif               // Source Serif, with Inter for what is small or in tables
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
	design   Design
	faces    map[faceKey]*Face
	standIns []*Face // the fallback faces, nil until loaded
	emoji    *Emoji
	system   *system // nil where only embedded fonts may be used
	subsets  []*Subset
	current  map[*Face]*Subset
}

type faceKey struct {
	family Family
	weight int
	italic bool
}

// families are the files that nearly every document of a design needs.
var families = map[Design][]string{
	Sans:  {"Inter", "InterDisplay", "Inter-Italic"},
	Serif: {"SourceSerif", "SourceSerif-Italic", "Inter"},
}

// NewSet makes an empty set; fonts are loaded when asked for.
func NewSet(design Design) *Set {
	for _, file := range families[design] { // they are unpacked while the text is read
		go load(file)
	}
	return &Set{
		design: design, faces: map[faceKey]*Face{}, standIns: make([]*Face, len(fallbacks)), current: map[*Face]*Subset{},
	}
}

// Face gives the face of a family at a weight.
func (s *Set) Face(family Family, weight int, italic bool) *Face {
	if family == Reading && s.design == Sans {
		family = Text
	}
	key := faceKey{family, weight, italic}
	if f := s.faces[key]; f != nil {
		return f
	}
	var f *Face
	switch {
	case family == Mono:
		f = mono(weight)
	case s.design == Serif && family != Text:
		f = serif(family, weight, italic)
	default:
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

// serifScale makes the small letters of Source Serif as high as those of Inter, nearly.
const serifScale = 1.08

// Source Serif's optical size axis runs from 8 to 60.
func serif(family Family, weight int, italic bool) *Face {
	name, file, size := "SourceSerif4", "SourceSerif", float32(10)
	if family == Display {
		name, size = "SourceSerif4Display", 40
	}
	f := variable(name, file, weight, italic, font.Variation{Tag: ot.MustNewTag("opsz"), Value: size})
	f.Scale = serifScale
	return f
}

// inter is a font for small sizes, or for display, of which there is one weight.
func inter(family Family, weight int, italic bool) *Face {
	if family == Display {
		return variable("InterDisplay", "InterDisplay", Headline, italic)
	}
	return variable("Inter", "Inter", weight, italic)
}

// variable is a font of two files, upright and italic, at a weight and perhaps at other axes.
func variable(name, file string, weight int, italic bool, axes ...font.Variation) *Face {
	name += "-" + strconv.Itoa(weight)
	if italic {
		name, file = name+"Italic", file+"-Italic"
	}
	f := newFace(name, file, weight, append(axes, font.Variation{Tag: ot.MustNewTag("wght"), Value: float32(weight)})...)
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
