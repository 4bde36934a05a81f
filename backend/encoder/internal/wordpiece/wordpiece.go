// Package wordpiece takes text apart into the pieces of words that a BERT model knows: lower case, without accents,
// punctuation apart, then the longest known piece first.
//
// Text is untrusted: only its beginning is read, and any bytes give some pieces or none. It must never fail.
package wordpiece

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What of a text and of a word is looked at.
const (
	MaxText = 8192 // bytes
	MaxWord = 100  // characters; a longer word is unknown
)

// inside marks a piece that does not begin a word.
const inside = "##"

// Vocabulary is the pieces that a model knows, each with its id.
type Vocabulary struct {
	starts, insides map[string]int32
	unknown         int32
}

// New makes one from the pieces in the order of their ids.
func New(pieces []string) (*Vocabulary, error) {
	v := &Vocabulary{starts: make(map[string]int32, len(pieces)), insides: map[string]int32{}, unknown: -1}
	for id, piece := range pieces {
		switch rest, is := strings.CutPrefix(piece, inside); {
		case piece == "[UNK]":
			v.unknown = int32(id)
		case is && rest != "":
			v.insides[rest] = int32(id)
		default:
			v.starts[piece] = int32(id)
		}
	}
	if v.unknown < 0 {
		return nil, errors.New("the vocabulary has no [UNK]")
	}
	return v, nil
}

// Pieces gives the ids of the first limit pieces of text.
func (v *Vocabulary) Pieces(text string, limit int) []int32 {
	ids := make([]int32, 0, min(limit, len(text)/3+1))
	if len(text) > MaxText {
		text = text[:MaxText]
	}
	for word := range words(text) {
		ids = v.split(ids, word)
		if len(ids) >= limit {
			return ids[:limit]
		}
	}
	return ids
}

// split appends the pieces of a word.
func (v *Vocabulary) split(ids []int32, word string) []int32 {
	if utf8.RuneCountInString(word) > MaxWord {
		return append(ids, v.unknown)
	}
	whole, known := ids, v.starts
	for word != "" {
		end := len(word)
		for end > 0 {
			if id, ok := known[word[:end]]; ok {
				ids = append(ids, id)
				break
			}
			_, size := utf8.DecodeLastRuneInString(word[:end])
			end -= size
		}
		if end == 0 {
			return append(whole, v.unknown)
		}
		word, known = word[end:], v.insides
	}
	return ids
}

// words gives the words and punctuation marks of text as the model saw them in training.
func words(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		text = plain(text)
		start := 0
		for i, r := range text {
			space, apart := unicode.IsSpace(r), standsApart(r)
			if !space && !apart {
				continue
			}
			end := i + utf8.RuneLen(r)
			if i > start && !yield(text[start:i]) || apart && !yield(text[i:end]) {
				return
			}
			start = end
		}
		if start < len(text) {
			yield(text[start:])
		}
	}
}

// plain gives text in lower case, without accents, controls and broken bytes.
func plain(text string) string {
	if simple(text) {
		return strings.ToLower(text)
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError || unicode.Is(unicode.C, r):
			return -1
		}
		return r
	}, text)
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text)))
}

// simple says whether text has printable ASCII only.
func simple(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// standsApart says whether a character is a word by itself: punctuation, and what Chinese is written in.
func standsApart(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.IsPunct(r) || unicode.Is(ideographs, r)
}

// ideographs are those that the model's makers took apart.
var ideographs = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x3400, Hi: 0x4dbf, Stride: 1},
		{Lo: 0x4e00, Hi: 0x9fff, Stride: 1},
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x20000, Hi: 0x2a6df, Stride: 1},
		{Lo: 0x2a700, Hi: 0x2ceaf, Stride: 1},
		{Lo: 0x2f800, Hi: 0x2fa1f, Stride: 1},
	},
}
