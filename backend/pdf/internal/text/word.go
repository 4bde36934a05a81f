package text

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/language"

	"throughline/backend/pdf/internal/fonts"
)

// look is all that the clusters of a word hang on but its letters.
type look struct {
	face               *fonts.Face
	script             language.Script
	features           fonts.Features
	size, track, raise float64
}

// words are those that have been shaped in one look, by their letters. Text repeats its words, and shaping them is most of
// the work of a page.
type words map[string][]shaped

// shaped is a cluster and where in its word it ends, in runes.
type shaped struct {
	Cluster
	end int
}

// longestWord bounds what is kept: longer ones hardly come again.
const longestWord = 32

// wordsOf gives the words of a run's look; nil where words hang on their neighbours, or might: only the document's own
// families are known not to look further.
func (s *Shaper) wordsOf(p *paragraph, r run, style *Style, level bidi.Level) words {
	if level != 0 || r.face.Fallback || slices.ContainsFunc(p.runes[r.start:r.end], isJoiner) {
		return nil
	}
	l := look{r.face, r.script, features(style), style.Size, style.Track, style.Raise}
	known := s.words[l]
	if known == nil {
		known = words{}
		s.words[l] = known
	}
	return known
}

// wordEnd gives where the word at start ends: before a space, as the spaces before a word are part of it. Signs look at the
// capitals beside them, so a word with signs is one with the words on its sides.
func (p *paragraph) wordEnd(start, most int) int {
	end, plain := p.oneWord(start, most)
	for end < most {
		next, nextPlain := p.oneWord(end, most)
		if plain && nextPlain {
			break
		}
		end, plain = next, nextPlain
	}
	return end
}

// oneWord gives where the spaces at start and what follows them end, and whether there are only letters, figures and the
// commonest marks in it.
func (p *paragraph) oneWord(start, most int) (end int, plain bool) {
	end, plain = start, true
	for end < most && p.runes[end] == ' ' {
		end++
	}
	for end < most && p.runes[end] != ' ' {
		plain = plain && isPlain(p.runes[end])
		end++
	}
	return end, plain
}

func isPlain(r rune) bool {
	switch r {
	case '.', ',', '’':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// word gives the clusters of the stretch [start, end) of a run.
func (s *Shaper) word(known words, p *paragraph, r run, start, end int, style *Style) []shaped {
	piece := fonts.Run{
		Text: p.runes, Start: start, End: end, RightLeft: p.level(start)&1 == 1,
		Script: r.script, Language: s.language, Features: features(style),
	}
	if known == nil || end-start > longestWord {
		piece.End = r.end
		return s.placed(p, r, r.face.Shape(piece), start, end, style)
	}
	piece.End = min(end+1, r.end) // letters may keep their distance from a space
	s.key = s.key[:0]
	for _, c := range p.runes[piece.Start:piece.End] {
		s.key = utf8.AppendRune(s.key, c)
	}
	word, ok := known[string(s.key)]
	if !ok {
		word = s.placed(p, r, r.face.Word(piece), start, end, style)
		known[string(s.key)] = word
	}
	return word
}

// placed gives the clusters of those glyphs of a run that stand for the stretch [start, end).
func (s *Shaper) placed(p *paragraph, r run, glyphs []fonts.Glyph, start, end int, style *Style) []shaped {
	level := p.level(start)
	spell := speller{rightToLeft: level&1 == 1}
	out := make([]shaped, 0, len(glyphs))
	for a := 0; a < len(glyphs); {
		b := a + 1
		for b < len(glyphs) && glyphs[b].First == glyphs[a].First {
			b++
		}
		if start+glyphs[a].First < end {
			out = append(out, s.cluster(p, r.face, glyphs[a:b], start, style, level, &spell))
		}
		a = b
	}
	return out
}
