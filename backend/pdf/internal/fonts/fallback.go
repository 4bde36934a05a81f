package fonts

// fallback is a font that stands in for characters which the document's own families lack.
type fallback struct {
	file string
	// ranges are the only blocks worth asking it for, so that one Chinese character does not unpack every font before
	// the Chinese one. None means any character.
	ranges [][2]rune
}

var arabic = [][2]rune{{0x0600, 0x08ff}, {0xfb50, 0xfdff}, {0xfe70, 0xfeff}, {0x1ee00, 0x1eeff}}

// fallbacks are in the order they are asked.
var fallbacks = []fallback{
	{"NotoSans", [][2]rune{
		{0x0000, 0x058f}, {0x1ab0, 0x21ff}, {0x2c60, 0x2e7f}, {0xa640, 0xab6f}, {0xfb00, 0xfb06}, {0xfffc, 0xfffd},
	}},
	// go-text 0.3.5 misses the joined forms of Noto's letters with two dots, so Noto has only what Plex lacks.
	{"PlexSansArabic", arabic},
	{"NotoSansArabic", arabic},
	{"NotoSansHebrew", [][2]rune{{0x0590, 0x05ff}, {0xfb1d, 0xfb4f}, {0x20aa, 0x20aa}}},
	{"NotoSansThai", [][2]rune{{0x0e00, 0x0e7f}}},
	{"NotoSansDevanagari", [][2]rune{{0x0900, 0x097f}, {0x1cd0, 0x1cff}, {0xa830, 0xa8ff}, {0x11b00, 0x11b5f}}},
	{"NotoSansCJK", [][2]rune{{0x2e80, 0x312f}, {0x3190, 0x9fff}, {0xf900, 0xfaff}, {0xfe30, 0xffef}, {0x20000, 0x3ffff}}},
	{"NotoSansKR", [][2]rune{{0x1100, 0x11ff}, {0x3130, 0x318f}, {0xa960, 0xd7ff}}},
	{"NotoSansMath", [][2]rune{{0x2070, 0x23ff}, {0x27c0, 0x2aff}, {0x1d400, 0x1d7ff}}},
	{"NotoSansSymbols", nil},
	{"NotoSansSymbols2", nil},
}

func (f fallback) covers(r rune) bool {
	if f.ranges == nil {
		return true
	}
	for _, block := range f.ranges {
		if r >= block[0] && r <= block[1] {
			return true
		}
	}
	return false
}

// Fallback gives the first face besides the document's own that draws all the runes, nil when there is none.
func (s *Set) Fallback(runes []rune) *Face {
	if len(runes) == 0 {
		return nil
	}
	for i, fb := range fallbacks {
		if !fb.covers(runes[0]) {
			continue
		}
		if s.standIns[i] == nil {
			s.standIns[i] = newFace(fb.file+"-Regular", fb.file, Regular)
			s.standIns[i].Fallback, s.standIns[i].Leans = true, fb.file == "NotoSans"
		}
		if hasAll(s.standIns[i], runes) {
			return s.standIns[i]
		}
	}
	return nil
}

// Replacement gives the sign that stands for a character which no face draws.
func (s *Set) Replacement() (*Face, GlyphID) {
	const sign = '\ufffd'
	f := s.Fallback([]rune{sign})
	if f == nil {
		f = s.Face(Text, Regular, false)
	}
	return f, f.Glyph(sign)
}

func hasAll(f *Face, runes []rune) bool {
	for _, r := range runes {
		if !f.Has(r) {
			return false
		}
	}
	return true
}
