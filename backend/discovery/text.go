package discovery

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// How much text a field may hold, in characters. They keep a slip (a pasted log file) from swelling the workspace and
// are far above what a person writes.
const (
	MaxName = 200
	MaxLine = 20_000
	MaxBody = 500_000
)

// CleanLine makes untrusted text safe for a field of one line: valid UTF-8, no control characters, every run of white
// space a single space, none at the ends.
func CleanLine(s string) string {
	return strings.Join(strings.Fields(CleanText(s)), " ")
}

// CleanText makes untrusted text safe for a field of many lines: valid UTF-8, line ends as "\n", no other control
// character but tab, no white space at the ends.
func CleanText(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

func checkLength(field, s string, limit int) error {
	if n := utf8.RuneCountInString(s); n > limit {
		return InvalidField(field, "The %s has %d characters; at most %d fit. Shorten it.", field, n, limit)
	}
	return nil
}

// checkName holds for what something is called: there must be one, and not an essay.
func checkName(field, s string) error {
	if s == "" {
		return InvalidField(field, "The %s is empty. Type one.", field)
	}
	return checkLength(field, s, MaxName)
}

// checkDay holds for a day that may be left out.
func checkDay(field, s string) error {
	if s != "" && !day.MatchString(s) {
		return InvalidField(field, "A day is written like 2026-12-01, not %q.", s)
	}
	return nil
}

// checkCalendarDay is checkDay for a day that is counted with: there must be such a one.
func checkCalendarDay(field, s string) error {
	if err := checkDay(field, s); err != nil || s == "" {
		return err
	}
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return InvalidField(field, "There is no day %s.", s)
	}
	return checkMoment(field, at)
}

// checkMoment refuses a moment in a year that only a slip of the keys can mean. None at all is fine.
func checkMoment(field string, at time.Time) error {
	if year := at.Year(); !at.IsZero() && (year < 1970 || year > 2199) {
		return InvalidField(field, "The year %d can't be right. Type it with four digits.", year)
	}
	return nil
}
