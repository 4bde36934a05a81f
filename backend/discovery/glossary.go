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

// Glossary reads the terms of a section, in the order of the alphabet, with what of its text stands before the first of
// them and what behind it.
func Glossary(body string) (before string, terms []Term, behind string) {
	var lead, others []string
	for line := range strings.Lines(body) {
		if m := termLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			terms = append(terms, Term{cmp.Or(m[1], m[2]), strings.TrimSpace(m[3])})
		} else if terms == nil {
			lead = append(lead, line)
		} else {
			others = append(others, line)
		}
	}
	slices.SortStableFunc(terms, func(a, b Term) int {
		return strings.Compare(strings.ToLower(a.Word), strings.ToLower(b.Word))
	})
	return strings.TrimSpace(strings.Join(lead, "")), terms, strings.TrimSpace(strings.Join(others, ""))
}

// GlossaryText is the Markdown of a glossary, with a paragraph for each term where the first of them stands.
func GlossaryText(body string) string {
	before, terms, behind := Glossary(body)
	parts := []string{before}
	for _, t := range terms {
		parts = append(parts, "**"+t.Word+"**: "+t.Meaning)
	}
	return strings.TrimSpace(strings.Join(append(parts, behind), "\n\n"))
}
