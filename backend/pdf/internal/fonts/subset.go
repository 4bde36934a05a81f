package fonts

import (
	"bytes"
	"fmt"
	"unicode/utf16"
)

// Code is what a drawn glyph is called inside the file: two bytes.
type Code uint16

// Codes avoid surrogates, which gofpdf can't carry, and leave every second one free: gofpdf's table of widths takes
// time that grows with the cube of a run of adjacent codes of one width, and ideographs all have one width.
const (
	firstCode = 0x20
	codeStep  = 2
	// maxCodes keeps the codes below the surrogates and the cmap within the 64 KB that its format can count; a document
	// that needs more gets a further subset.
	maxCodes = 8000
)

// Subset is the part of a face that a document uses.
type Subset struct {
	Face   *Face
	Number int           // among those of the document
	glyphs []subsetGlyph // glyph i has the code firstCode + i*codeStep
	codes  map[glyphText]Code
}

type subsetGlyph struct {
	id      GlyphID
	text    string
	advance float64 // em/1000
}

// glyphText is what needs a code of its own: the same glyph can stand for different text (a ligature, a replacement sign).
type glyphText struct {
	id   GlyphID
	text string
}

// Encode gives the code by which a glyph standing for text is drawn, and the subset that it belongs to.
func (s *Set) Encode(f *Face, id GlyphID, text string) (*Subset, Code) {
	sub := s.current[f]
	if sub != nil {
		if code, ok := sub.codes[glyphText{id, text}]; ok {
			return sub, code
		}
	}
	if sub == nil || len(sub.glyphs) >= maxCodes {
		sub = &Subset{Face: f, Number: len(s.subsets), codes: map[glyphText]Code{}}
		s.current[f] = sub
		s.subsets = append(s.subsets, sub)
	}
	code := codeAt(len(sub.glyphs))
	sub.codes[glyphText{id, text}] = code
	sub.glyphs = append(sub.glyphs, subsetGlyph{id: id, text: text, advance: f.Advance(id)})
	return sub, code
}

// Subsets lists the fonts that the document's file needs, in the order in which they were first used.
func (s *Set) Subsets() []*Subset { return s.subsets }

func codeAt(i int) Code { return Code(firstCode + i*codeStep) }

func (s *Subset) glyph(c Code) subsetGlyph { return s.glyphs[(int(c)-firstCode)/codeStep] }

// Advance is the width that the file gives to a code, in em/1000.
func (s *Subset) Advance(c Code) float64 { return s.glyph(c).advance }

// Text is what a code stands for.
func (s *Subset) Text(c Code) string { return s.glyph(c).text }

// Codes gives every code of the subset as a string of runes, which is how gofpdf is told that they are used.
func (s *Subset) Codes() string {
	runes := make([]rune, len(s.glyphs))
	for i := range s.glyphs {
		runes[i] = rune(codeAt(i))
	}
	return string(runes)
}

// ToUnicode writes the CMap by which readers copy and search text (ISO 32000-1, 9.10.3).
func (s *Subset) ToUnicode() []byte {
	const perBlock = 100 // the most that a bfchar block may hold
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for from := 0; from < len(s.glyphs); from += perBlock {
		block := s.glyphs[from:min(from+perBlock, len(s.glyphs))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for i, g := range block {
			fmt.Fprintf(&b, "<%04X> <", codeAt(from+i))
			for _, unit := range utf16.Encode([]rune(g.text)) {
				fmt.Fprintf(&b, "%04X", unit)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}
