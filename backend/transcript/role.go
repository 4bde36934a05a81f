package transcript

import (
	"slices"
	"strings"
)

// roleCount is how often names stand at the start of lines.
type roleCount struct {
	names    map[string]int
	named    int // lines with a name
	openings int // lines that begin anew: with a name, or in a way that doesn't just go on with the sentence
}

// countRoles takes lines in lower case for the rest of a sentence, unless the speech after the names is in lower case
// too.
func countRoles(lines []string) roleCount {
	c := roleCount{names: map[string]int{}}
	capital, lower, other := 0, 0, 0
	for _, line := range lines {
		name, text, ok := cutSpeaker(line)
		switch {
		case isBlank(line):
		case ok:
			c.names[name]++
			c.named++
			if !startsLower(text) {
				capital++
			}
		case startsLower(line):
			lower++
		default:
			other++
		}
	}
	c.openings = c.named + other
	if capital*2 < c.named {
		c.openings += lower
	}
	return c
}

func isRole(lines []string) bool {
	c := countRoles(lines)
	speakers, returning := 0, 0
	for name, n := range c.names {
		if n > 1 && !isKindWord(name) {
			speakers++
			returning += n
		}
	}
	if speakers == 0 || returning*2 < c.named {
		return false
	}
	return c.named*5 >= c.openings*4 || speakers > 1 && c.named*5 >= c.openings*2
}

// parseRole takes a name for a speaker if it comes back or is written like one. Others are words of the turn they are in:
// "to be clear: we can't".
func parseRole(lines []string, out *collector) {
	names := countRoles(lines).names
	out.addTurns(lines, Untimed, func(line string) (turn, bool) {
		name, text, ok := cutSpeaker(line)
		if !ok || names[name] < 2 && (!isProper(name) || len(strings.Fields(name)) > 3) {
			return turn{}, false
		}
		t := turn{offset: Untimed, speaker: name}
		if text != "" {
			t.text = []string{text}
		}
		return t, true
	})
}

// kindWords are what people write before a colon in notes. No transcript has them for speakers.
var kindWords = strings.Fields("ask asks quote quotes question questions pain pains workaround workarounds decision " +
	"decisions action actions promise promises cost costs star note notes todo risk risks idea ideas issue issues " +
	"problem problems next summary agenda background context goal goals")

func isKindWord(name string) bool { return slices.Contains(kindWords, strings.ToLower(name)) }
