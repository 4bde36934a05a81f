package prose

import (
	"fmt"
	"strings"
	"unicode"
)

// Anchors are the names of places that are in use in a document, with how often each was asked for.
type Anchors map[string]int

// Unique gives a heading the name that links to it use, as GitHub does: lower case, hyphens for spaces; a number is
// added when the name is taken.
func (a Anchors) Unique(title string) string {
	base := Slug(title)
	name := base
	for a[name] > 0 {
		name = fmt.Sprintf("%s-%d", base, a[base])
		a[base]++
	}
	a[name]++
	return name
}

// Slug writes a title as the fragment of a link.
func Slug(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r), r == '-', r == '_':
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte('-')
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}
