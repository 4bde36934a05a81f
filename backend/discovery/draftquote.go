package discovery

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How long a telling quote is, in characters.
const (
	leastQuote = 25
	mostQuote  = 220
)

// quote gives one telling sentence of those who stand behind the needs, of the first for which there is one.
func (d *drafting) quote(needs []need) string {
	for _, marked := range []bool{true, false} { // what the PM marked as a quote goes before what was said in passing
		for _, n := range needs {
			for _, e := range n.evidence() {
				isQuote := e.Note == nil || e.Note.Kind == QuoteNote
				size := utf8.RuneCountInString(e.Words)
				if isQuote != marked || !marked && !wholeSentence(e.Words) || e.StakeholderID == nil ||
					size < leastQuote || size > mostQuote {
					continue
				}
				speaker, known := d.People[*e.StakeholderID]
				if words := CleanLine(e.Words); known && d.fresh(words) == words {
					return "> “" + EscapeMarkdown(words) + "”\n>\n> — " + EscapeMarkdown(speaker.Label())
				}
			}
		}
	}
	return ""
}

// hesitation is in speech that does not read well; a filler is so at its beginning.
var hesitation = regexp.MustCompile(`(?i)^(?:yeah|yep|okay|ok|so|well|yes)\b|` +
	`\b(?:um+|uh+|er+m?|hmm+|eh|kind of|sort of)\b`)

// wholeSentence tells whether what was said in passing can be read without what was said around it.
func wholeSentence(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	return !unicode.IsLower(first) && strings.ContainsAny(words[max(0, len(words)-1):], ".!?") &&
		!hesitation.MatchString(words) && !stutters(words)
}

// stutters tells whether a word is broken off, or said again at once or with one word between: "w you", "so it it should", "is
// only is".
func stutters(words string) bool {
	said := strings.Fields(strings.ToLower(words))
	for i := 1; i < len(said); i++ {
		brokenOff := len(said[i-1]) == 1 && said[i-1] != "a" && said[i-1] != "i"
		if brokenOff || said[i] == said[i-1] || i > 1 && said[i] == said[i-2] {
			return true
		}
	}
	return false
}
