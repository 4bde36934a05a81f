package transcript

import (
	"regexp"
	"strings"
	"time"
)

// teamsTiming is how Teams heads a turn in a document: "0:0:2.90 --> 0:0:4.480", each number without leading zeros, so
// that .90 are 90 milliseconds.
var teamsTiming = regexp.MustCompile(
	`^(\d{1,3}):([0-5]?\d):([0-5]?\d)(?:\.(\d{1,3}))?\s*-->\s*(\d{1,3}):([0-5]?\d):([0-5]?\d)(?:\.(\d{1,3}))?$`)

func isTeams(lines []string) bool {
	seen := 0
	for _, line := range lines {
		if isBlank(line) {
			continue
		}
		if teamsTiming.MatchString(strings.TrimSpace(line)) {
			return true
		}
		if seen++; seen == nearTop {
			break
		}
	}
	return false
}

// parseTeams reads a time, a line with the speaker and the words below. What stands above the first time is of nobody.
func parseTeams(lines []string, out *collector) {
	j := joiner{out: out}
	open := Entry{}
	text := []string{}
	flush := func() {
		if len(text) > 1 && open.End > 0 {
			open.Speaker, text = text[0], text[1:]
		}
		open.Text = joinLines(text)
		j.add(open)
		text = nil
	}
	for i, line := range lines {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.Contains(line, arrow) && timingLike.MatchString(line):
			flush()
			m := teamsTiming.FindStringSubmatch(line)
			if m == nil {
				out.refuse(i, "%q is no time such as 0:0:1.0 --> 0:0:4.500", clip(line))
				return
			}
			open = Entry{Line: i + 1, Offset: teamsTime(m[1:5]), End: teamsTime(m[5:9])}
			if open.End < open.Offset {
				out.refuse(i, "the turn ends before it begins: %q", clip(line))
				return
			}
		default:
			if len(text) == 0 && open.Line == 0 {
				open.Line = i + 1
			}
			text = append(text, line)
		}
	}
	flush()
	j.flush()
}

func teamsTime(m []string) time.Duration {
	seconds := (number(m[0])*60+number(m[1]))*60 + number(m[2])
	return time.Duration(seconds)*time.Second + time.Duration(number(m[3]))*time.Millisecond
}
