package transcript

import (
	"strings"
	"time"
)

// turn is a stretch of speech: what its heading says, and its text line by line.
type turn struct {
	line    int // from 0
	offset  time.Duration
	end     time.Duration // 0 if unknown
	speaker string
	text    []string
}

func (c *collector) addTurn(t turn) {
	c.add(Entry{Line: t.line + 1, Offset: t.offset, End: t.end, Speaker: t.speaker, Text: joinLines(t.text)})
}

// joinLines puts lines together: on one line where the sentence goes on in lower case, else below each other.
func joinLines(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		switch {
		case i == 0:
		case startsLower(line):
			b.WriteByte(' ')
		default:
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

// addTurns cuts a file into turns where the given function sees one begin. What comes before the first has no speaker and
// the given offset.
func (c *collector) addTurns(lines []string, first time.Duration, begins func(line string) (turn, bool)) {
	open := turn{offset: first}
	for i, line := range lines {
		if isBlank(line) {
			continue
		}
		next, ok := begins(line)
		if ok {
			c.addTurn(open)
			open = next
			open.line = i
			continue
		}
		if len(open.text) == 0 && open.speaker == "" {
			open.line = i
		}
		open.text = append(open.text, strings.TrimSpace(line))
	}
	c.addTurn(open)
}
