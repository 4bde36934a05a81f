package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/backend/fold"
)

// word is one searchable word of a text: its folded form, and where it stands (bytes).
type word struct {
	folded   string
	from, to int
}

// words cuts a text into what can be searched for. Letters, digits and symbols such as emoji make words; punctuation
// parts them. Han, Kana, Hangul and Thai have no spaces between words, so each of their characters is a word and a
// longer query is looked for as a phrase.
func words(text string) []word {
	var found []word
	start := -1
	flush := func(end int) {
		if start >= 0 {
			found = append(found, word{fold.Text(text[start:end]), start, end})
			start = -1
		}
	}
	for i, r := range text {
		switch {
		case standsAlone(r):
			flush(i)
			start = i
			// A byte that is no letter is read as one that takes three.
			_, size := utf8.DecodeRuneInString(text[i:])
			flush(i + size)
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
		}
	}
	flush(len(text))
	return found
}

func standsAlone(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.So)
}

// searchable gives the words of a text as the index keeps them: folded, parted by single spaces. Migrations call it
// from SQL.
func searchable(text string) string {
	found := words(text)
	if len(found) == 0 {
		return ""
	}
	var b strings.Builder
	b.Grow(len(text))
	for i, w := range found {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.folded)
	}
	return b.String()
}
