package fonts

import (
	"encoding/binary"

	ot "github.com/go-text/typesetting/font/opentype"
)

// Part is a glyph of a face and where it stands in what is composed of it, in em/1000.
type Part struct {
	ID   GlyphID
	X, Y float64
}

// composed is a glyph that a face does not have by itself.
type composed struct {
	parts   []Part
	advance int // in font units
}

// firstComposed is above the glyphs of every font, which counts them in 16 bits.
const firstComposed GlyphID = 1 << 16

// Compose gives a glyph that draws parts of the face at once and is as wide as is asked for, in em/1000; without parts,
// it is empty. So every letter of a ligature, and every mark on a letter, can have a code of its own, though all of it is
// drawn by one: readers copy what a code stands for, and they agree on nothing where codes and characters don't pair up.
func (f *Face) Compose(parts []Part, advance float64) GlyphID {
	wide := int(advance*f.upem/1000 + 0.5)
	key := binary.AppendVarint(nil, int64(wide))
	for _, p := range parts {
		for _, v := range []int{int(p.ID), int(p.X), int(p.Y)} {
			key = binary.AppendVarint(key, int64(v))
		}
	}
	if known, ok := f.composedBy[string(key)]; ok {
		return known
	}
	if f.composedBy == nil {
		f.composedBy = map[string]GlyphID{}
	}
	id := firstComposed + GlyphID(len(f.composed))
	f.composedBy[string(key)] = id
	f.composed = append(f.composed, composed{parts: parts, advance: wide})
	return id
}

// made gives the parts of a glyph, if it is a composed one.
func (f *Face) made(g GlyphID) (composed, bool) {
	if i := int(g) - int(firstComposed); i >= 0 && i < len(f.composed) {
		return f.composed[i], true
	}
	return composed{}, false
}

// outline gives the shape of a glyph, in font units.
func (f *Face) outline(g GlyphID) []ot.Segment {
	whole, ok := f.made(g)
	if !ok {
		data, _ := f.face.GlyphDataOutline(g)
		return data.Segments
	}
	var all []ot.Segment
	for _, p := range whole.parts {
		x, y := float32(p.X*f.upem/1000), float32(p.Y*f.upem/1000)
		for _, s := range f.outline(p.ID) {
			for i := range s.Args {
				s.Args[i].X += x
				s.Args[i].Y += y
			}
			all = append(all, s)
		}
	}
	return all
}

// advance is a glyph's own width, in font units.
func (f *Face) advance(g GlyphID) float64 {
	if whole, ok := f.made(g); ok {
		return float64(whole.advance)
	}
	return float64(f.face.HorizontalAdvance(g))
}
