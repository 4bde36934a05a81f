package text

import (
	"slices"
	"strings"

	"github.com/go-text/typesetting/bidi"

	"throughline/backend/pdf/internal/fonts"
)

// Cluster is the smallest stretch of text that is drawn as a unit: a letter with its marks, a ligature, an emoji.
type Cluster struct {
	Glyphs      []Glyph // in visual order
	Width       float64 // points, with the padding of a chip
	Style       *Style
	Opens       bool // it is the first in a chip, and has its padding before it
	Closes      bool // it is the last in a chip, and has its padding behind it
	Space       bool // white space: hangs at the end of a line
	level       bidi.Level
	after       opportunity
	softHyphen  bool
	punctuation bool // an over-long word may break after it
}

// Glyph is a shaped glyph, ready to be drawn.
type Glyph struct {
	Subset           *fonts.Subset
	Advance          float64 // points
	XOffset, YOffset float64 // points
	Emoji            fonts.GlyphID
	Code             fonts.Code
}

// opportunity says whether a line may end after a cluster.
type opportunity uint8

const (
	noBreak opportunity = iota
	mayBreak
	mustBreak
)

// Reading gives back what clusters stand for.
func Reading(clusters []Cluster) string {
	var b strings.Builder
	for i := range clusters {
		b.WriteString(clusters[i].reading())
	}
	return b.String()
}

func (c *Cluster) reading() string {
	if len(c.Glyphs) == 1 && c.level&1 == 0 {
		return c.Glyphs[0].says()
	}
	var b strings.Builder
	for _, g := range c.Glyphs {
		b.WriteString(g.says())
	}
	if c.level&1 == 0 {
		return b.String()
	}
	runes := []rune(b.String())
	slices.Reverse(runes)
	return string(runes)
}

func (g Glyph) says() string { return g.Subset.Text(g.Code) }
