package fonts

import (
	"sync"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// remembered are the words that have been shaped in this process: a preview says the same ones again and again.
var remembered struct {
	sync.Mutex
	known map[word][]Glyph
}

// word is all that the glyphs of a word hang on.
type word struct {
	face     string
	script   language.Script
	language language.Language
	features Features
	text     string
}

// mostWords bounds what is kept: some megabytes, and more words than a long document has in all its looks.
const mostWords = 1 << 14

// Word shapes a run that reads from left to right and hangs on nothing around it, or remembers how it was shaped. The face
// has to be one of the document's own families, whose names say all about them.
func (f *Face) Word(r Run) []Glyph {
	w := word{f.Name, r.Script, r.Language, r.Features, string(r.Text[r.Start:r.End])}
	remembered.Lock()
	glyphs, ok := remembered.known[w]
	remembered.Unlock()
	if ok {
		return glyphs
	}
	if !f.Fixed && isASCII(w.text) {
		r.Features |= Uncomposed
	}
	glyphs = f.Shape(r)
	remembered.Lock()
	defer remembered.Unlock()
	if remembered.known == nil || len(remembered.known) >= mostWords {
		remembered.known = map[word][]Glyph{}
	}
	remembered.known[w] = glyphs
	return glyphs
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
