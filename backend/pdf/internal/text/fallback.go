package text

import (
	"golang.org/x/text/unicode/norm"

	"throughline/backend/pdf/internal/fonts"
)

// longestCluster bounds the search for a face that has a letter with all its marks.
const longestCluster = 8

// faceFor finds the face for the cluster at the start of runes: the style's own one, else one that has the letter with
// all its marks, else one that has the letter. It gives nil when there is none.
func (s *Shaper) faceFor(own *fonts.Face, runes []rune) *fonts.Face {
	n := 1
	for n < len(runes) && n < longestCluster && isMark(runes[n]) {
		n++
	}
	if n == 1 {
		return s.faceForRune(own, runes[0])
	}
	if canDraw(own, runes[:n]) {
		return own
	}
	if f := s.fonts.Fallback(runes[:n]); f != nil {
		return f
	}
	return s.faceForRune(own, runes[0])
}

func (s *Shaper) faceForRune(own *fonts.Face, r rune) *fonts.Face {
	if isIgnorable(r) || own.Has(r) {
		return own
	}
	known := s.faces[own]
	if known == nil {
		known = map[rune]*fonts.Face{}
		s.faces[own] = known
	}
	f, ok := known[r]
	if !ok {
		if f = s.fonts.Fallback([]rune{r}); f == nil {
			f = s.fonts.Borrow(r)
		}
		known[r] = f
	}
	return f
}

// canDraw reports whether a face has a letter and its marks, as they are or composed, which is what shaping would do.
func canDraw(f *fonts.Face, runes []rune) bool {
	for _, r := range norm.NFC.String(string(runes)) {
		if !f.Has(r) {
			return false
		}
	}
	return true
}

// replacements stand for characters that no font can draw. They keep the characters as their text.
func (s *Shaper) replacements(out []Cluster, p *paragraph, r run, style *Style) []Cluster {
	face, glyph := s.fonts.Replacement()
	for i := r.start; i < r.end; i++ {
		c := Cluster{Style: style, level: p.level(i), after: p.after[i], Space: isSpace(p.runes[i])}
		if isIgnorable(p.runes[i]) {
			out = append(out, c)
			continue
		}
		drawn := glyph
		if c.Space {
			drawn = face.Glyph(' ')
		} else {
			s.missing[p.runes[i]] = true
		}
		sub, code := s.fonts.Encode(face, drawn, string(p.runes[i]))
		c.Width = sub.Advance(code)*style.Size/1000 + style.Track
		c.Glyphs = []Glyph{{Subset: sub, Code: code, Advance: c.Width}}
		out = append(out, c)
	}
	return out
}
