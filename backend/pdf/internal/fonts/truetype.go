package fonts

import (
	"encoding/binary"
	"math"
)

// TrueType writes the subset as a font file whose cmap leads from the codes to the glyphs. It has just the tables that
// gofpdf reads, laid out as in the OpenType specification 1.9.
func (s *Subset) TrueType() []byte {
	outlines := s.outlines()
	body := glyphTables(outlines)
	bounds := boundsOf(outlines)
	upem := int(s.Face.upem)
	ascent, descent := s.Face.extents()
	return assemble([]sfntTable{
		{"OS/2", s.os2(ascent, descent, bounds.advance)},
		{"cmap", cmapTable(s.glyphOrder(outlines))},
		{"glyf", body.glyf},
		{"head", headTable(s.Face, upem, bounds)},
		{"hhea", hheaTable(ascent, descent, bounds, len(outlines))},
		{"hmtx", body.hmtx},
		{"loca", body.loca},
		{"maxp", maxpTable(len(outlines), bounds)},
		{"name", nameTable(s.Face.Name)},
		{"post", postTable(s.Face, upem)},
	})
}

type sfntTable struct {
	tag  string
	data []byte
}

// outlines gives the distinct glyphs of the subset, after the empty .notdef that glyph 0 has to be.
func (s *Subset) outlines() []outline {
	list := []outline{{advance: int(s.Face.upem / 2)}}
	seen := map[GlyphID]bool{}
	for _, g := range s.glyphs {
		if seen[g.id] {
			continue
		}
		seen[g.id] = true
		o := encodeOutline(s.Face.outline(g.id))
		o.id = g.id
		o.advance = max(0, int(math.Round(s.Face.advance(g.id))))
		list = append(list, o)
	}
	return list
}

// glyphOrder gives for each code of the subset the place of its glyph in the font.
func (s *Subset) glyphOrder(outlines []outline) []int {
	place := make(map[GlyphID]int, len(outlines))
	for i, o := range outlines[1:] {
		place[o.id] = i + 1
	}
	order := make([]int, len(s.glyphs))
	for i, g := range s.glyphs {
		order[i] = place[g.id]
	}
	return order
}

type glyphData struct{ glyf, loca, hmtx []byte }

func glyphTables(outlines []outline) glyphData {
	var t glyphData
	for _, o := range outlines {
		t.loca = binary.BigEndian.AppendUint32(t.loca, uint32(len(t.glyf)))
		t.glyf = pad4(append(t.glyf, o.data...))
		t.hmtx = words(t.hmtx, o.advance, o.xMin)
	}
	t.loca = binary.BigEndian.AppendUint32(t.loca, uint32(len(t.glyf)))
	if len(t.glyf) == 0 {
		t.glyf = make([]byte, 4)
	}
	return t
}

type fontBounds struct {
	xMin, yMin, xMax, yMax    int
	points, contours, advance int
}

func boundsOf(outlines []outline) (b fontBounds) {
	for _, o := range outlines {
		b.xMin, b.yMin = min(b.xMin, o.xMin), min(b.yMin, o.yMin)
		b.xMax, b.yMax = max(b.xMax, o.xMax), max(b.yMax, o.yMax)
		b.points, b.contours, b.advance = max(b.points, o.points), max(b.contours, o.contours), max(b.advance, o.advance)
	}
	return b
}

func (f *Face) extents() (ascent, descent int) {
	ascent, descent = int(0.8*f.upem), int(-0.2*f.upem)
	if e, ok := f.face.FontHExtents(); ok {
		ascent, descent = int(e.Ascender), int(e.Descender)
	}
	return ascent, descent
}

// cmapTable writes a format 4 subtable with one segment per code, since no two codes are adjacent.
func cmapTable(order []int) []byte {
	segments := len(order) + 1
	half, log := 1, 0
	for half*2 <= segments {
		half, log = half*2, log+1
	}
	ends, starts, deltas := []byte{}, []byte{}, []byte{}
	for i, glyph := range order {
		code := int(codeAt(i))
		ends, starts, deltas = words(ends, code), words(starts, code), words(deltas, glyph-code)
	}
	ends, starts, deltas = words(ends, 0xffff), words(starts, 0xffff), words(deltas, 1)
	sub := words(nil, 4, 16+8*segments, 0, segments*2, half*2, log, segments*2-half*2)
	sub = append(sub, ends...)
	sub = words(sub, 0)
	sub = append(sub, starts...)
	sub = append(sub, deltas...)
	sub = append(sub, make([]byte, 2*segments)...)
	return append(words(nil, 0, 1, 3, 1, 0, 12), sub...)
}

func headTable(f *Face, upem int, b fontBounds) []byte {
	style := 0
	if f.Weight >= SemiBold {
		style |= 1
	}
	if f.Italic {
		style |= 2
	}
	t := longs(nil, 0x00010000, 0x00010000, 0, 0x5f0f3cf5)
	t = words(t, 0x000b, upem)
	t = append(t, make([]byte, 16)...) // no dates: the same document gives the same file
	return words(t, b.xMin, b.yMin, b.xMax, b.yMax, style, 8, 2, 1, 0)
}

func hheaTable(ascent, descent int, b fontBounds, glyphs int) []byte {
	return words(longs(nil, 0x00010000),
		ascent, descent, 0, b.advance, 0, 0, b.xMax, 1, 0, 0, 0, 0, 0, 0, 0, glyphs)
}

func maxpTable(glyphs int, b fontBounds) []byte {
	return words(longs(nil, 0x00010000), glyphs, b.points, b.contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
}

func (s *Subset) os2(ascent, descent, advance int) []byte {
	t := words(nil, 4, advance/2, s.Face.Weight, 5, 0)
	t = append(t, make([]byte, 48)...) // sub- and superscripts, strikeout, family class, PANOSE, Unicode ranges
	t = append(t, "NONE"...)
	t = words(t, 0x40, 0x20, 0xffff, ascent, descent, 0, ascent, -descent)
	t = append(t, make([]byte, 8)...)
	capHeight := int(0.72 * s.Face.upem)
	if h, _, ok := s.Face.box('H'); ok {
		capHeight = h
	}
	return words(t, int(s.Face.upem/2), capHeight, 0, 32, 0)
}

// box gives the height and width of a character's outline, in font units.
func (f *Face) box(r rune) (height, width int, ok bool) {
	g, ok := f.face.NominalGlyph(r)
	if !ok {
		return 0, 0, false
	}
	e, ok := f.face.GlyphExtents(g)
	return int(e.YBearing), int(e.Width), ok
}

func nameTable(name string) []byte {
	const postScriptName = 6
	return append(words(nil, 0, 1, 6+12, 1, 0, 0, postScriptName, len(name), 0), name...)
}

func postTable(f *Face, upem int) []byte {
	angle, fixedPitch := 0, uint32(0)
	if f.Italic {
		angle = -9
	}
	if f.Fixed {
		fixedPitch = 1
	}
	t := words(longs(nil, 0x00030000), angle, 0, -150*upem/1000, 50*upem/1000)
	return append(longs(t, fixedPitch), make([]byte, 16)...)
}

// assemble writes the tables, which have to come sorted by tag, behind their directory.
func assemble(tables []sfntTable) []byte {
	half, log := 1, 0
	for half*2 <= len(tables) {
		half, log = half*2, log+1
	}
	out := words(longs(nil, 0x00010000), len(tables), half*16, log, (len(tables)-half)*16)
	offset := len(out) + 16*len(tables)
	for _, t := range tables {
		out = longs(append(out, t.tag...), 0, uint32(offset), uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = pad4(append(out, t.data...))
	}
	return out
}

func words(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func longs(b []byte, values ...uint32) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}

func pad4(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}
