package fonts

import (
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Emoji is the colour emoji font: every glyph is a pile of flat-coloured outlines (OpenType COLR version 0).
type Emoji struct {
	*Face
	layers map[GlyphID][]Layer
}

// Layer is one outline of an emoji, in font units, y upwards.
type Layer struct {
	Outline []ot.Segment
	R, G, B uint8
}

// Layers gives the outlines of an emoji from the bottom up, none when the glyph is not a coloured one.
func (e *Emoji) Layers(g GlyphID) []Layer {
	if known, ok := e.layers[g]; ok {
		return known
	}
	layers := e.read(g)
	e.layers[g] = layers
	return layers
}

func (e *Emoji) read(g GlyphID) []Layer {
	if e.face.COLR == nil || len(e.face.CPAL) == 0 {
		return nil
	}
	colour, ok := e.face.GlyphDataColor(g)
	if !ok {
		return nil
	}
	stack, ok := colour.Paint.(tables.PaintColrLayersResolved)
	if !ok {
		return nil
	}
	palette := e.face.CPAL[0]
	var layers []Layer
	for _, paint := range stack {
		outline, ok := e.face.GlyphDataOutline(GlyphID(paint.GlyphID))
		if !ok || int(paint.PaletteIndex) >= len(palette) {
			continue
		}
		c := palette[paint.PaletteIndex]
		layers = append(layers, Layer{Outline: outline.Segments, R: c.Red, G: c.Green, B: c.Blue})
	}
	return layers
}

// Box gives the extent of the emoji in font units: its width, and its lowest and highest point.
func (e *Emoji) Box(g GlyphID) (width, low, high float64) {
	width = float64(e.face.HorizontalAdvance(g))
	low, high = -0.2*e.upem, 0.8*e.upem
	if ext, ok := e.face.FontHExtents(); ok {
		low, high = float64(ext.Descender), float64(ext.Ascender)
	}
	return max(width, 1), low, high
}
