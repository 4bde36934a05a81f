package fonts

import (
	"math"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// GlyphID numbers a glyph inside its font.
type GlyphID = font.GID

// Face is a font at one weight and slant. It belongs to one document and is not safe for concurrent use.
type Face struct {
	Name     string // PostScript name, as shown in the file's properties
	Family   string // as people know it; of a font of the computer only
	Weight   int
	Italic   bool
	Fixed    bool    // all characters are equally wide
	Fallback bool    // stands in for characters that the family in use lacks
	Scale    float64 // of the size that is asked for, so that families look equally large
	Leans    bool    // may be slanted where italics are asked for; Chinese, say, has none

	face *font.Face
	// HarfbuzzShaper keys its cache by font file, so two instances of a variable font must not share a shaper.
	shaper     shaping.HarfbuzzShaper
	upem       float64
	ascii      bool // it has all of it
	composed   []composed
	composedBy map[string]GlyphID // by what they are made of
}

func newFace(name, file string, weight int, axes ...font.Variation) *Face {
	f := &Face{Name: name, Weight: weight, Scale: 1, face: font.NewFace(load(file))}
	if len(axes) > 0 {
		f.face.SetVariations(axes)
	}
	f.upem = float64(f.face.Upem())
	f.ascii = true
	for r := ' '; r <= '~'; r++ {
		f.ascii = f.ascii && f.Has(r)
	}
	return f
}

// HasASCII reports whether the face draws all that is printed of ASCII.
func (f *Face) HasASCII() bool { return f.ascii }

// Has reports whether the face draws r on its own. What it draws for private use is its own affair.
func (f *Face) Has(r rune) bool {
	if unicode.Is(unicode.Co, r) {
		return false
	}
	_, ok := f.face.NominalGlyph(r)
	return ok
}

// Glyph gives the glyph that stands for r before any shaping, 0 when there is none.
func (f *Face) Glyph(r rune) GlyphID {
	g, _ := f.face.NominalGlyph(r)
	return g
}

// Advance is a glyph's own width in em/1000, rounded as it is written to the file.
func (f *Face) Advance(g GlyphID) float64 {
	return math.Round(f.advance(g) * 1000 / f.upem)
}

// Run is a piece of text with one face, script, language and direction.
type Run struct {
	Text       []rune // the whole paragraph, as context
	Start, End int
	RightLeft  bool
	Script     language.Script
	Language   language.Language
	Features   Features
}

// Features are the OpenType features switched on or off for a run.
type Features uint8

const (
	// TabularFigures makes all digits equally wide.
	TabularFigures Features = 1 << iota
	// Literal shows characters as typed: no ligatures, no contextual forms.
	Literal
	// Uncomposed leaves out the search for letters and marks to compose, which takes nearly half of the time, and is in vain
	// for ASCII in Inter and Source Serif.
	Uncomposed
)

// Glyph is a shaped glyph. Lengths are in em/1000.
type Glyph struct {
	ID               GlyphID
	First, Runes     int // the runes that its cluster stands for, counted from the start of the run
	Advance          float64
	XOffset, YOffset float64
}

// em at this size makes the shaper answer in em/1000.
var em = fixed.I(1000)

// Shape turns a run into glyphs in visual order.
func (f *Face) Shape(r Run) []Glyph {
	in := shaping.Input{
		Text: r.Text, RunStart: r.Start, RunEnd: r.End, Face: f.face, Size: em,
		Script: r.Script, Language: r.Language, Direction: di.DirectionLTR,
	}
	if r.RightLeft {
		in.Direction = di.DirectionRTL
	}
	if r.Features&TabularFigures != 0 {
		in.FontFeatures = append(in.FontFeatures, shaping.FontFeature{Tag: ot.MustNewTag("tnum"), Value: 1})
	}
	if r.Features&Literal != 0 || f.Fixed {
		in.FontFeatures = append(in.FontFeatures,
			shaping.FontFeature{Tag: ot.MustNewTag("calt")}, shaping.FontFeature{Tag: ot.MustNewTag("liga")})
	}
	if r.Features&Uncomposed != 0 {
		in.FontFeatures = append(in.FontFeatures, shaping.FontFeature{Tag: ot.MustNewTag("ccmp")})
	}
	shaped := f.shaper.ShapeNoExtents(in)
	glyphs := make([]Glyph, len(shaped.Glyphs))
	for i, g := range shaped.Glyphs {
		glyphs[i] = Glyph{
			ID: g.GlyphID, First: g.TextIndex() - r.Start, Runes: g.RunesCount(),
			Advance: float64(g.Advance) / 64,
			XOffset: float64(g.XOffset) / 64,
			YOffset: float64(g.YOffset) / 64,
		}
	}
	return glyphs
}
