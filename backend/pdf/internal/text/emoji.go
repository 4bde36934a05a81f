package text

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/language"

	"throughline/backend/pdf/internal/fonts"
)

// mayBeEmoji is a quick test that spares most text the search for emoji.
func mayBeEmoji(r rune) bool {
	return r >= 0x1f000 || r >= 0x203c && r <= 0x3299 || r == 0xa9 || r == 0xae || r == 0xfe0f
}

const (
	textSelector  = 0xfe0e // asks for the plain form of the character before it
	emojiSelector = 0xfe0f // asks for the colourful one
	keycap        = 0x20e3
)

// isEmoji reports whether a grapheme cluster is drawn as a colour emoji (UTS #51): its characters are so by default, or
// it asks for it.
func isEmoji(cluster []rune) bool {
	if slices.Contains(cluster, textSelector) {
		return false
	}
	for i, r := range cluster {
		if r == emojiSelector || r == keycap || isSkinTone(r) || i == 0 && unicode.Is(emojiPresentation, r) {
			return true
		}
	}
	return false
}

func isSkinTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

const (
	emojiSize = 1.12 // side of an emoji, in em
	emojiGap  = 0.06
)

// EmojiSide is the side of the square in which an emoji is drawn at a text size, in points.
func EmojiSide(size float64) float64 { return size * emojiSize }

// emojiCluster places a colour emoji. Its text is carried by empty glyphs of the style's own face, which are as wide as it.
func (s *Shaper) emojiCluster(p *paragraph, start, end int, style *Style) (Cluster, bool) {
	runes := p.runes[start:end]
	emoji := s.fonts.Emoji()
	var drawn []fonts.GlyphID // one, unless the font has no sign for the whole sequence
	for _, g := range emoji.Shape(fonts.Run{
		Text: runes, End: len(runes), Script: language.LookupScript(runes[0]), Language: s.language,
	}) {
		if g.ID == 0 {
			return Cluster{}, false
		}
		if len(emoji.Layers(g.ID)) > 0 { // else a selector or joiner that nothing came of
			drawn = append(drawn, g.ID)
		}
	}
	own := s.fonts.Face(fonts.Text, fonts.Regular, false)
	says := new(speller).out(runes)
	c := Cluster{Style: style, level: p.level(start), after: p.after[end-1]}
	for k, id := range drawn {
		shared := says[k*len(says)/len(drawn) : (k+1)*len(says)/len(drawn)]
		if len(shared) == 0 {
			return Cluster{}, false
		}
		shares := shares(shared)
		for i, words := range shared {
			const wide = (emojiSize + emojiGap) * 1000
			sub, code := s.fonts.Encode(own, own.Compose(nil, wide*shares[i]), words)
			g := Glyph{Subset: sub, Code: code, Advance: sub.Advance(code) * style.Size / 1000}
			if i == 0 {
				g.Emoji = id
			}
			c.Glyphs = append(c.Glyphs, g)
			c.Width += g.Advance
		}
	}
	return c, len(c.Glyphs) > 0
}

// emojiPresentation is the Unicode property of that name; whole blocks are listed where only unassigned or plainly
// drawn characters are added by it: the emoji font decides in the end.
var emojiPresentation = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x231a, 0x231b, 1},
		{0x23e9, 0x23ec, 1},
		{0x23f0, 0x23f3, 3},
		{0x25fd, 0x25fe, 1},
		{0x2614, 0x2615, 1},
		{0x2648, 0x2653, 1},
		{0x267f, 0x2693, 0x14},
		{0x26a1, 0x26a1, 1},
		{0x26aa, 0x26ab, 1},
		{0x26bd, 0x26be, 1},
		{0x26c4, 0x26c5, 1},
		{0x26ce, 0x26d4, 6},
		{0x26ea, 0x26ea, 1},
		{0x26f2, 0x26f3, 1},
		{0x26f5, 0x26fa, 5},
		{0x26fd, 0x2705, 8},
		{0x270a, 0x270b, 1},
		{0x2728, 0x2728, 1},
		{0x274c, 0x274e, 2},
		{0x2753, 0x2755, 1},
		{0x2757, 0x2757, 1},
		{0x2795, 0x2797, 1},
		{0x27b0, 0x27bf, 0xf},
		{0x2b1b, 0x2b1c, 1},
		{0x2b50, 0x2b55, 5},
	},
	R32: []unicode.Range32{
		{0x1f004, 0x1f004, 1},
		{0x1f0cf, 0x1f0cf, 1},
		{0x1f18e, 0x1f18e, 1},
		{0x1f191, 0x1f19a, 1},
		{0x1f1e6, 0x1f1ff, 1},
		{0x1f201, 0x1f201, 1},
		{0x1f21a, 0x1f22f, 0x15},
		{0x1f232, 0x1f236, 1},
		{0x1f238, 0x1f23a, 1},
		{0x1f250, 0x1f251, 1},
		{0x1f300, 0x1f64f, 1},
		{0x1f680, 0x1f6ff, 1},
		{0x1f7e0, 0x1f7eb, 1},
		{0x1f7f0, 0x1f7f0, 1},
		{0x1f90c, 0x1f9ff, 1},
		{0x1fa70, 0x1faff, 1},
	},
}
