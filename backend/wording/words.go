package wording

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"throughline/backend/discovery"
	"throughline/backend/fold"
)

// word is one word of a text: its place in bytes and in UTF-16 units, and the text between the word before and itself.
type word struct {
	text       string // in lower case, without accents
	gap        string
	start, end int // in bytes
	from, to   int // in UTF-16 units
	sentence   int // in which sentence it stands, from 0
	quoted     bool
	proper     bool // it begins with a capital
}

// text is what is checked.
type text struct {
	raw     string
	words   []word
	product string
}

// abbreviated are the words after which a full stop ends no sentence.
var abbreviated = set(`e.g i.e etc vs approx incl max min no nr resp dll dsb dst dkk yth hal tgl jam`)

// read cuts a text into words of letters and digits. An apostrophe inside a word belongs to it, and so does a point, comma
// or colon between digits, or a point between single letters (e.g.).
func read(raw string) []word {
	var words []word
	start, from, unit, runes, last := -1, 0, 0, 0, 0
	keep := func(end, to int) {
		words = append(words, wordOf(raw, words, last, start, end, from, to))
		last, start = end, -1
	}
	before := ' '
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRuneInString(raw[i:])
		if runes++; runes > maxRunes {
			raw = raw[:i]
			break
		}
		after, _ := utf8.DecodeRuneInString(raw[i+size:])
		switch {
		case isLetter(r):
			if start < 0 {
				start, from = i, unit
			}
		case start >= 0 && !joins(raw[start:i], before, r, after):
			keep(i, unit)
		}
		i, unit, before = i+size, unit+utf16.RuneLen(r), r
	}
	if start >= 0 {
		keep(len(raw), unit)
	}
	quote(raw, words)
	return words
}

func wordOf(raw string, before []word, last, start, end, from, to int) word {
	w := word{start: start, end: end, from: from, to: to, gap: raw[last:start]}
	w.text = fold.Text(strings.ReplaceAll(raw[start:end], "’", "'"))
	first, _ := utf8.DecodeRuneInString(raw[start:end])
	w.proper = unicode.IsUpper(first)
	if n := len(before); n > 0 {
		w.sentence = before[n-1].sentence
		if endsSentence(before[n-1].text, w.gap, w.proper) {
			w.sentence++
		}
	}
	return w
}

// endsSentence reports whether a sentence ends in the gap after a word.
func endsSentence(before, gap string, capital bool) bool {
	if strings.ContainsAny(gap, "!?;\n") {
		return true
	}
	return strings.Contains(gap, ".") && (!abbreviated[before] || capital)
}

func isLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_'
}

// joins reports whether r holds the runes on both sides of it together as one word, of which so much stands there already.
func joins(word string, before, r, after rune) bool {
	switch r {
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.', ',', ':':
		return unicode.IsDigit(before) && unicode.IsDigit(after) ||
			r == '.' && len(word) == 1 && unicode.IsLetter(before) && unicode.IsLetter(after)
	}
	return false
}

// quote marks the words between quotation marks: they name something, and it is called what it is called.
func quote(raw string, words []word) {
	open := false
	for i := range words {
		for _, r := range words[i].gap {
			switch r {
			case '“', '«', '„':
				open = true
			case '”', '»':
				open = false
			case '"', '`':
				open = !open
			}
		}
		alone := (strings.HasSuffix(words[i].gap, "'") || strings.HasSuffix(words[i].gap, "‘")) &&
			(strings.HasPrefix(raw[words[i].end:], "'") || strings.HasPrefix(raw[words[i].end:], "’"))
		words[i].quoted = alone || open && strings.ContainsAny(raw[words[i].end:], "\"`”»“")
	}
}

// slice gives the text from one word to another, both included.
func (t text) slice(from, to int) string {
	if from > to || from >= len(t.words) {
		return ""
	}
	return t.raw[t.words[from].start:t.words[to].end]
}

// finding is one of the words from one to another, both included.
func (t text) finding(rule Rule, from, to int, why, origin string) Finding {
	return Finding{
		Rule: rule, From: t.words[from].from, To: t.words[to].to, Words: t.slice(from, to), Why: why, Origin: origin,
	}
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		m[word] = true
	}
	return m
}

// language is what a statement is written in.
type language int

const (
	english language = iota
	indonesian
)

// languageOf tells in which of the two languages a statement is; where its own words don't, in that of the document.
func languageOf(raw string, document discovery.Language) language {
	if guess, _ := discovery.GuessLanguage(raw); cmp.Or(guess, document) == discovery.Indonesian {
		return indonesian
	}
	return english
}
