package themes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/backend/fold"

	"github.com/kljensen/snowball/english"
)

// maxRunes is how much of an ask is read. The rest of a pasted log file says no more about what is wanted.
const maxRunes = 4000

// tidy gives text on one line, valid, without control characters, and cut to what is read.
func tidy(text string) string {
	var b strings.Builder
	runes, gap := 0, false
	for _, r := range text {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == unicode.ReplacementChar {
			gap = b.Len() > 0
			continue
		}
		if runes == maxRunes {
			break
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
		runes++
	}
	return b.String()
}

// word is one word of an ask.
type word struct {
	raw     string // as it stands there
	plain   string // in lower case without accents
	stem    string // without its endings
	english string // what it is in English, where it is not
	content bool   // says what the ask is about
	tied    bool   // a hyphen ties it to the word after it
	pause   bool   // a point or comma stands behind it
}

// reader cuts texts into words and remembers what it has seen, for words come again.
type reader map[string]word

func (seen reader) word(raw string) word {
	w, known := seen[raw]
	if !known {
		plain := fold.Text(strings.ReplaceAll(raw, "’", "'"))
		w = word{raw: raw, plain: plain, stem: stem(plain), content: isContent(plain)}
		seen[raw] = w
	}
	return w
}

// words cuts text into words of letters and digits. An apostrophe inside a word belongs to it, and so does a point or
// comma between digits.
func (seen reader) words(text string) []word {
	var words []word
	start, end := -1, 0
	before := ' '
	keep := func(w word, from, to int) {
		if len(words) > 0 && text[end:from] == "-" {
			words[len(words)-1].tied = true
		}
		if len(words) > 0 && strings.ContainsAny(text[end:from], ".,") {
			words[len(words)-1].pause = true
		}
		words, end = append(words, w), to
	}
	for i, r := range text {
		size := utf8.RuneLen(r)
		after, _ := utf8.DecodeRuneInString(text[min(i+size, len(text)):])
		switch {
		case isLetter(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && !joins(before, r, after):
			keep(seen.word(text[start:i]), start, i)
			start = -1
		}
		before = r
	}
	if start >= 0 {
		keep(seen.word(text[start:]), start, len(text))
	}
	return words
}

func isLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// joins reports whether r holds the runes on both sides of it together as one word.
func joins(before, r, after rune) bool {
	switch r {
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.', ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// clauses cuts text where its punctuation does, into the words of each part. No phrase reaches across.
func (seen reader) clauses(text string) [][]word {
	var parts [][]word
	for part := range strings.FieldsFuncSeq(text, endsClause) {
		if words := seen.words(part); len(words) > 0 {
			parts = append(parts, words)
		}
	}
	return parts
}

func endsClause(r rune) bool {
	return unicode.IsPunct(r) && !strings.ContainsRune("'’-&#_.,", r) || strings.ContainsRune("|<>=+\n", r)
}

// pauses cuts clauses at their points and commas as well.
func pauses(clauses [][]word) [][]word {
	var parts [][]word
	for _, clause := range clauses {
		start := 0
		for i := range clause {
			if clause[i].pause || i == len(clause)-1 {
				parts = append(parts, clause[start:i+1])
				start = i + 1
			}
		}
	}
	return parts
}

// isContent reports whether a word says what an ask is about.
func isContent(word string) bool {
	return len(word) > 1 && !stopEnglish[word] && !stopIndonesian[word]
}

// stem takes the endings off an English word (Snowball's Porter2).
func stem(word string) string {
	return english.Stem(word, false)
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		m[word] = true
	}
	return m
}
