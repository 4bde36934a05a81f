package text

import (
	"strings"

	"github.com/go-text/typesetting/bidi"

	"throughline/backend/pdf/internal/fonts"
)

// Cluster is the smallest stretch of text that is drawn as a unit: a letter with its marks, a ligature, an emoji.
type Cluster struct {
	Glyphs      []Glyph // in visual order
	Width       float64 // points, with the padding
	PadLeft     float64 // part of Width: the inside of a chip
	PadRight    float64
	Style       *Style
	Space       bool // white space: hangs at the end of a line
	level       bidi.Level
	after       opportunity
	softHyphen  bool
	punctuation bool // an over-long word may break after it
}

// Glyph is a shaped glyph, ready to be drawn.
type Glyph struct {
	Subset           *fonts.Subset
	Code             fonts.Code
	Advance          float64 // points
	XOffset, YOffset float64 // points
	Emoji            fonts.GlyphID
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
		for _, g := range clusters[i].Glyphs {
			b.WriteString(g.Subset.Text(g.Code))
		}
	}
	return b.String()
}
