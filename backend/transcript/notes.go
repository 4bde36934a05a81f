package transcript

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

var (
	heading    = regexp.MustCompile(`^#{1,6}(?:\s+(.*?))?(?:\s+#+)?$`)
	listNumber = regexp.MustCompile(`^\s*(\d{1,2})[.)]\s`)
	longForm   = regexp.MustCompile(
		`^/(?i:ask|quote|question|pain|workaround|decision|action|promise|cost|star|note)\s`)
	rule = regexp.MustCompile(
		`^(?:(?:-\s*){3,}|(?:_\s*){3,}|(?:\*\s*){3,}|={3,}|~{3,}|\|?[\s:|-]*---[\s:|-]*)$`)
)

// isRule tells whether a line only draws one: a thematic break, an underlined heading, a table's border.
func isRule(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && strings.IndexByte("-_*=~|:", line[0]) >= 0 && rule.MatchString(line)
}

func isHeading(s string) bool { return strings.HasPrefix(s, "#") && heading.MatchString(s) }

func isNumbered(line string) bool {
	return strings.ContainsAny(line, ".)") && listNumber.MatchString(line)
}

// hasSign tells whether a line opens with a sign of the shorthand. What exactly it means is for that to say.
func hasSign(s string) bool {
	return s != "" && strings.IndexByte("!>?~^=$*", s[0]) >= 0 || hasFirmSign(s)
}

// hasFirmSign tells whether a line opens with a sign that neither Markdown nor prose begins with.
func hasFirmSign(s string) bool {
	const signs = "!?~^=$"
	switch {
	case s == "":
		return false
	case s[0] == '/':
		return longForm.MatchString(s)
	case s[0] == '[':
		return strings.HasPrefix(s, "[]") || strings.HasPrefix(s, "[ ]")
	}
	next := strings.TrimLeft(s[1:], " ")
	return strings.IndexByte(signs, s[0]) >= 0 && next != "" && strings.IndexByte(signs+">", next[0]) < 0
}

// noteLine is a line of notes without what Markdown adds to it.
type noteLine struct {
	text    string
	timed   bool
	offset  time.Duration
	opens   bool // it can't belong to the line above
	listed  bool // it had a bullet
	heading bool
}

// noteReader knows what "*" means in the file at hand.
type noteReader struct{ starBullets bool }

func (n noteReader) read(line string) noteLine {
	s := strings.TrimSpace(line)
	if isHeading(s) {
		text := heading.FindStringSubmatch(s)[1]
		if hasSign(text) || strings.HasPrefix(text, `\`) {
			text = `\` + text
		}
		return noteLine{text: text, opens: true, heading: true}
	}
	var l noteLine
	s, l.listed = cutBullet(s, n.starBullets)
	if l.offset, s, l.timed = cutStamp(s); l.timed {
		rest, listed := cutBullet(s, false)
		s, l.listed = rest, l.listed || listed
	}
	l.text = s
	l.opens = l.listed || l.timed || hasSign(s)
	return l
}

// cutBullet takes a bullet off the start of a line. A "*" is one if the file uses it so, or before a sign of the
// shorthand.
func cutBullet(s string, star bool) (string, bool) {
	first, size := utf8.DecodeRuneInString(s)
	rest := strings.TrimLeftFunc(s[size:], unicode.IsSpace)
	apart := rest == "" || len(rest) < len(s)-size
	if apart && (strings.ContainsRune("-+•‣◦–—", first) || first == '*' && rest != "" && (star || hasSign(rest))) {
		return rest, true
	}
	return s, false
}

// usesStarBullets decides what "*" means: a list has more than one, and shorthand has other signs too.
func usesStarBullets(lines []string) bool {
	stars := 0
	for _, line := range lines {
		s := strings.TrimSpace(line)
		if strings.HasPrefix(s, "* ") {
			stars++
			continue
		}
		if _, rest, ok := cutStamp(s); ok {
			s = rest
		}
		if hasFirmSign(s) {
			return false
		}
	}
	return stars > 1
}

// looksNoted tells whether a file is written like notes: a quarter of its lines or more open with a bullet, a heading or
// a sign of the shorthand, after a time or not.
func looksNoted(lines []string) bool {
	all, noted := 0, 0
	for _, line := range lines {
		s := strings.TrimSpace(line)
		if s == "" || isRule(s) {
			continue
		}
		all++
		if _, rest, ok := cutStamp(s); ok {
			s = rest
		}
		_, listed := cutBullet(s, true)
		bold := strings.HasPrefix(s, "**")
		if listed || !bold && hasSign(s) || isHeading(s) || isNumbered(s) {
			noted++
		}
	}
	return noted*4 >= all
}

func parseNotes(lines []string, out *collector) {
	numbersToBullets(lines)
	reader := noteReader{starBullets: usesStarBullets(lines)}
	offset := Untimed
	if slices.ContainsFunc(lines, func(line string) bool { return reader.read(line).timed }) {
		offset = 0
	}
	for at := 0; at < len(lines); {
		if isBlank(lines[at]) || isRule(lines[at]) {
			at++
			continue
		}
		end := at + 1
		for end < len(lines) && !isBlank(lines[end]) && !isRule(lines[end]) && !reader.opens(lines[at], lines[end]) {
			end++
		}
		whole := isWrapped(reader.read(lines[at]), lines[at:end])
		for at < end {
			first := reader.read(lines[at])
			if first.timed {
				offset = first.offset
			}
			next := end
			if !whole {
				next = at + belonging(first, lines[at:end])
			}
			text := first.with(lines[at+1 : next])
			if next == end && first.listed {
				var more []string
				more, next = reader.indented(lines, next)
				text = strings.Join(append([]string{text}, more...), "\n")
			}
			out.add(Entry{Line: at + 1, Offset: offset, Text: text})
			at = next
		}
	}
}

// numbersToBullets makes "1. text" a bullet, as wide as it was, where the number is in sequence. "31. December" is no
// item of a list.
func numbersToBullets(lines []string) {
	last := 0
	for i, line := range lines {
		if !isNumbered(line) {
			continue
		}
		m := listNumber.FindStringSubmatchIndex(line)
		n, _ := strconv.Atoi(line[m[2]:m[3]])
		if n <= 1 || n == last || n == last+1 {
			lines[i] = line[:m[2]] + "-" + strings.Repeat(" ", m[1]-m[2]-1) + line[m[1]:]
			last = n
		}
	}
}

// opens tells whether a line begins a note of its own, given the first line of those above that hang together. Of a
// quote over several lines, only the first does.
func (n noteReader) opens(first, line string) bool {
	if !n.read(line).opens {
		return false
	}
	first, quoted := strings.CutPrefix(strings.TrimSpace(first), ">")
	line, quote := strings.CutPrefix(strings.TrimSpace(line), ">")
	return !quoted || !quote || startsLower(first) || !startsLower(line)
}

// belonging counts the lines of a block, not wrapped, that belong to its first one.
func belonging(first noteLine, block []string) int {
	if first.heading {
		return 1
	}
	size := 1
	for size < len(block) && (isIndented(block[size]) || strings.HasPrefix(strings.TrimSpace(block[size]), ">")) {
		size++
	}
	return size
}

func isIndented(line string) bool {
	return strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t")
}

// isWrapped tells whether an editor has broken the lines of one paragraph: none could have taken the next word, and they
// mostly go on in lower case. People who type all in lower case get the benefit of the doubt.
func isWrapped(first noteLine, block []string) bool {
	if len(block) < 3 || first.heading || startsLower(first.text) { // two lines are no pattern yet
		return false
	}
	width, lower := 0, 0
	for i, line := range block {
		width = max(width, utf8.RuneCountInString(strings.TrimRightFunc(line, unicode.IsSpace)))
		if i > 0 && startsLower(line) {
			lower++
		}
	}
	if width < 50 || width > 120 || lower*2 < len(block)-1 {
		return false
	}
	for i, line := range block[:len(block)-1] {
		word := strings.Fields(block[i+1])[0]
		if utf8.RuneCountInString(strings.TrimRightFunc(line, unicode.IsSpace))+1+utf8.RuneCountInString(word) <= width {
			return false
		}
	}
	return true
}

// with gives the note's text with the lines that belong to it.
func (l noteLine) with(more []string) string {
	lines := []string{l.text}
	for _, line := range more {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, ">"); ok && strings.HasPrefix(l.text, ">") {
			line = strings.TrimSpace(rest)
		}
		lines = append(lines, line)
	}
	return joinLines(lines)
}

// indented gives the indented paragraphs from the given line on, and the line after them.
func (n noteReader) indented(lines []string, at int) (paragraphs []string, end int) {
	end = at
	for ; at < len(lines); at++ {
		if isBlank(lines[at]) {
			continue
		}
		if !isIndented(lines[at]) || isRule(lines[at]) || n.read(lines[at]).opens {
			break
		}
		paragraphs = append(paragraphs, strings.TrimSpace(lines[at]))
		end = at + 1
	}
	return paragraphs, end
}
