package transcript

import (
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"throughline/backend/discovery"
)

var (
	titleLine = regexp.MustCompile(`^#\s+(.*?)\s*#*\s*$`)
	keyLine   = regexp.MustCompile(`^\s*(?:\*\*)?([A-Za-z]+)(?:\*\*)?\s*:(?:\*\*)?(?:\s+(.*?))?\s*$`)
	person    = regexp.MustCompile(`^([^()]+?)\s*(?:\(([^()]*)\))?$`)
)

// maxStrays is how many unknown keys ("Location: Room 5") may stand between the known ones.
const maxStrays = 5

// takeHeader reads the header at the top of the file and blanks its lines, so that every other line keeps its number.
func (t *Transcript) takeHeader(lines []string) {
	strays, taken := 0, false
	for i := 0; i < len(lines) && strays <= maxStrays; i++ {
		line := lines[i]
		if isBlank(line) || isRule(line) {
			if strays > 0 {
				return
			}
			continue
		}
		if m := titleLine.FindStringSubmatch(line); m != nil && t.Title == "" && setName(&t.Title, m[1]) {
			lines[i], taken = "", true
			continue
		}
		m := keyLine.FindStringSubmatch(line)
		if m == nil {
			return
		}
		switch {
		case recurs(m[1], lines[i+1:]):
			strays++
		case strings.EqualFold(m[1], "participants") && m[2] == "":
			if n := t.listParticipants(lines[i+1:]); n > 0 {
				clear(lines[i : i+1+n])
				i, taken = i+n, true
			}
		case t.setField(strings.ToLower(m[1]), m[2]):
			lines[i], taken = "", true
		default:
			strays++
		}
		if !taken {
			return
		}
	}
}

// recurs tells whether further lines begin with the key as well: then it is somebody who speaks.
func recurs(key string, lines []string) bool {
	for _, line := range lines {
		line = strings.TrimLeft(line, "-*+ \t")
		if len(line) > len(key) && strings.EqualFold(line[:len(key)], key) &&
			strings.HasPrefix(strings.TrimLeft(line[len(key):], "* "), ":") {
			return true
		}
	}
	return false
}

// setField sets what the key stands for, unless it is unknown, set already, or the value can't be understood.
func (t *Transcript) setField(key, value string) bool {
	switch key {
	case "title":
		return t.Title == "" && setName(&t.Title, value)
	case "product":
		return setName(&t.Product, value)
	case "goal":
		t.Goal = discovery.CleanText(value)
		if t.Goal == "" || utf8.RuneCountInString(t.Goal) > discovery.MaxLine {
			t.Goal = ""
			return false
		}
		return true
	case "channel":
		for _, c := range discovery.Channels {
			if strings.EqualFold(value, string(c.Value)) || strings.EqualFold(value, c.TSName) {
				t.Channel = c.Value
				return true
			}
		}
	case "date":
		return t.setDate(value)
	case "participants":
		return t.setParticipants(splitPeople(value))
	}
	return false
}

// setName sets a field of one line, unless the value is empty or too long for one.
func setName(field *string, value string) bool {
	value = discovery.CleanLine(value)
	if value == "" || utf8.RuneCountInString(value) > discovery.MaxName {
		return false
	}
	*field = value
	return true
}

func (t *Transcript) setDate(value string) bool {
	for _, layout := range []string{"2006-01-02 15:04", time.DateOnly, "2006-01-02T15:04", time.DateTime, time.RFC3339} {
		if d, err := time.ParseInLocation(layout, value, time.Local); err == nil {
			t.Date = d
			return true
		}
	}
	return false
}

// listParticipants reads bullets, and gives how many lines they take.
func (t *Transcript) listParticipants(lines []string) int {
	var names []string
	for _, line := range lines {
		rest, ok := cutBullet(strings.TrimSpace(line), true)
		if !ok {
			break
		}
		names = append(names, rest)
	}
	if !t.setParticipants(names) {
		return 0
	}
	return len(names)
}

// setParticipants reads each as "Name (Role, Team)". If one is anything else, none is taken.
func (t *Transcript) setParticipants(people []string) bool {
	var participants []Participant
	for _, s := range people {
		m := person.FindStringSubmatch(discovery.CleanLine(s))
		if m == nil || utf8.RuneCountInString(s) > discovery.MaxName {
			return false
		}
		role, team, _ := strings.Cut(m[2], ",")
		participants = append(participants, Participant{m[1], strings.TrimSpace(role), strings.TrimSpace(team)})
	}
	if len(participants) == 0 {
		return false
	}
	t.Participants = participants
	return true
}

// splitPeople cuts at semicolons or, where there is none, at the commas outside brackets.
func splitPeople(s string) []string {
	separator, depth := ',', 0
	if strings.Contains(s, ";") {
		separator = ';'
	}
	parts := strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		return r == separator && depth <= 0
	})
	var people []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			people = append(people, p)
		}
	}
	return people
}
