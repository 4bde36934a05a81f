package transcript

import (
	"regexp"
	"strings"
	"time"
)

// clockHeading is "Name  m:ss - m:ss", "Name  h:mm:ss - h:mm:ss" or, as Otter and Teams have it, "Name  m:ss". Exports
// leave a space or a brace at its end, and only one space before the times now and then.
var clockHeading = regexp.MustCompile(
	`^(\S.{0,99}?)(\s+)(\d{1,3}:[0-5]\d(?::[0-5]\d)?)(?:\s*[-–—]\s*(\d{1,3}:[0-5]\d(?::[0-5]\d)?))?\s*\}?\s*$`)

// credit is what Otter writes below the talk.
var credit = regexp.MustCompile(`^Transcribed by https?://otter\.ai/?$`)

// clockReader recognises headings one after the other. "We open from 9:00 - 17:00" is speech although it ends like one,
// so with a single space the name must be known or written like one, both times must be there and not go back.
type clockReader struct {
	known map[string]bool
	last  time.Duration
}

func (c *clockReader) begins(line string) (turn, bool) {
	line = strings.TrimSpace(line)
	if line == "" || !strings.ContainsAny(line[len(line)-1:], "0123456789}") {
		return turn{}, false
	}
	m := clockHeading.FindStringSubmatch(line)
	if m == nil || !isName(m[1]) {
		return turn{}, false
	}
	name, start, end := m[1], clockTime(m[3]), time.Duration(0)
	if m[4] != "" {
		end = clockTime(m[4])
	}
	apart := len(m[2]) > 1 || m[2] == "\t"
	likely := c.known[name] || isProper(name) && len(strings.Fields(name)) <= 4
	if !apart && (!likely || start < c.last || end < start) {
		return turn{}, false
	}
	if c.known == nil {
		c.known = map[string]bool{}
	}
	c.known[name], c.last = true, start
	if end < start { // a slip of the export; the start is what counts
		end = 0
	}
	return turn{offset: start, end: end, speaker: name}, true
}

func isClock(lines []string) bool {
	var c clockReader
	seen, before, headings, spoken := 0, 0, 0, 0
	waiting := false // for the text of the heading above
	for _, line := range lines {
		if isBlank(line) {
			continue
		}
		seen++
		_, ok := c.begins(line)
		switch {
		case ok:
			if headings == 0 {
				before = seen - 1
			}
			headings++
		case waiting:
			spoken++
		}
		waiting = ok
	}
	return before < nearTop && spoken*2 > headings && (headings > 1 || headings == 1 && before == 0)
}

func parseClock(lines []string, out *collector) {
	var c clockReader
	for i, line := range lines {
		if credit.MatchString(strings.TrimSpace(line)) {
			lines[i] = ""
		}
	}
	out.addTurns(lines, 0, c.begins)
}
