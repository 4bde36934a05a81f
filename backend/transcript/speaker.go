package transcript

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// stamp is a time in brackets at the start of a line: [m:ss], [h:mm:ss], with or without a fraction.
var stamp = regexp.MustCompile(`^\s*\[\s*(\d{1,3}:[0-5]\d(?::[0-5]\d)?)(?:[.,]\d{1,3})?\s*\]\s*`)

// cutStamp takes the time off the start of a line.
func cutStamp(line string) (offset time.Duration, rest string, ok bool) {
	if !strings.Contains(line, "[") { // most lines, so spare them the expression
		return 0, line, false
	}
	m := stamp.FindStringSubmatchIndex(line)
	if m == nil {
		return 0, line, false
	}
	return clockTime(line[m[2]:m[3]]), line[m[1]:], true
}

// clockTime reads m:ss or h:mm:ss, which the caller has matched.
func clockTime(s string) time.Duration {
	seconds := 0
	for part := range strings.SplitSeq(s, ":") {
		n, _ := strconv.Atoi(part)
		seconds = seconds*60 + n
	}
	return time.Duration(seconds) * time.Second
}

// cutSpeaker takes a name and a colon off the start of a line. The name may be bold in Markdown.
func cutSpeaker(line string) (name, text string, ok bool) {
	line = strings.TrimSpace(line)
	if bold, found := strings.CutPrefix(line, "**"); found {
		name, text, ok = cutBold(bold)
	} else {
		name, text, ok = cutColon(line)
	}
	name, text = strings.TrimSpace(name), strings.TrimSpace(text)
	return name, text, ok && isName(name)
}

// cutBold reads "name:** text" and "name**: text".
func cutBold(s string) (name, text string, ok bool) {
	name, text, _ = strings.Cut(s, "**")
	if inner, colon := strings.CutSuffix(name, ":"); colon {
		return inner, text, true
	}
	text, ok = strings.CutPrefix(strings.TrimSpace(text), ":")
	return name, text, ok
}

// cutColon reads "name: text". "10:30" and "https://" have no speaker; the wide colon of Chinese needs no space.
func cutColon(s string) (name, text string, ok bool) {
	at := strings.IndexAny(s, ":：")
	if at < 0 {
		return "", "", false
	}
	colon, size := utf8.DecodeRuneInString(s[at:])
	name, text = s[:at], s[at+size:]
	next, _ := utf8.DecodeRuneInString(text)
	return name, text, text == "" || colon == '：' || unicode.IsSpace(next)
}

// isName tells whether a speaker may be called so: short, beginning with a letter or digit, without the marks of a
// sentence.
func isName(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return utf8.RuneCountInString(s) <= 60 && len(strings.Fields(s)) <= 6 &&
		(unicode.IsLetter(first) || unicode.IsDigit(first)) && strings.ContainsFunc(s, unicode.IsLetter) &&
		!strings.ContainsAny(s, ":;?!<>[]{}*=|\\\"“”")
}

// isProper tells whether a name is written like one: each word with a capital, a digit or a letter of a script without
// capitals.
func isProper(s string) bool {
	for word := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "(&'"))
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// startsLower tells whether a line goes on in lower case.
func startsLower(line string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " \t\"'“‘("))
	return unicode.IsLower(r)
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }
