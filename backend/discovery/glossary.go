package discovery

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// Term is a word of a glossary with what it means.
type Term struct {
	Word    string
	Meaning string // Markdown, on one line
}

// termLine is "Word: meaning", as an item of a list or with the word in bold.
var termLine = regexp.MustCompile(`^\s*(?:[-*+]\s+)?(?:\*\*([^*:]{1,80}?):?\*\*:?|([^\s*:#>|][^*:#>|]{0,79}?):)\s+(\S.*)$`)

// Glossary reads the terms of a section, in the order of the alphabet, and what of its text is none.
func Glossary(body string) (terms []Term, rest string) {
	var others []string
	for line := range strings.Lines(body) {
		if m := termLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			terms = append(terms, Term{cmp.Or(m[1], m[2]), strings.TrimSpace(m[3])})
		} else {
			others = append(others, line)
		}
	}
	slices.SortStableFunc(terms, func(a, b Term) int {
		return strings.Compare(strings.ToLower(a.Word), strings.ToLower(b.Word))
	})
	return terms, strings.TrimSpace(strings.Join(others, ""))
}

// GlossaryText is the Markdown of a glossary: what is no term, then a paragraph for each term in the order of the alphabet.
func GlossaryText(body string) string {
	terms, rest := Glossary(body)
	parts := []string{}
	if rest != "" {
		parts = append(parts, rest)
	}
	for _, t := range terms {
		parts = append(parts, "**"+t.Word+"**: "+t.Meaning)
	}
	return strings.Join(parts, "\n\n")
}
