package capture

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"throughline/backend/discovery"
)

// piece is a stretch of a line: a mark, white space, or text (mark "").
type piece struct {
	mark     MarkKind
	from, to int    // bytes of the line
	value    string // of the mark: the tag, the person's id, the importance, the due day
}

// space is the mark of a piece of white space.
const space MarkKind = "space"

// scanner cuts a line into pieces.
type scanner struct {
	line    string
	start   int // where the line begins, behind the sign of a private one
	inner   int // behind the sign of the kind, where one of a private line may stand too; 0 when it can't
	people  directory
	today   time.Time
	literal bool // the line is a note's text, in which a backslash is a backslash
}

// leadOf gives the pieces of a name with a colon before the sign of the line, as in "@Budi: ! faster", up to that sign.
// Before anything else such a name is scanned with the rest.
func (s scanner) leadOf(start int) []piece {
	if !strings.HasPrefix(s.line[start:], "@") {
		return nil
	}
	_, size, ok := s.people.find(s.line[start+1:])
	colon := start + 1 + size
	if !ok || !strings.HasPrefix(s.line[colon:], ":") {
		return nil
	}
	body := colon + 1 + leadingSpace(s.line[colon+1:])
	if body == colon+1 || !opensBehindName(s.line[body:]) {
		return nil
	}
	return scanner{line: s.line[:body], start: start, people: s.people, today: s.today, literal: s.literal}.scan(start)
}

// opensBehindName tells whether text behind a name with a colon opens a line, or would without its backslash.
func opensBehindName(text string) bool {
	_, opened := openingOf(strings.TrimPrefix(text, `\`))
	return opened
}

// scan cuts the line from the given byte on. The backslashes that escape are in no piece.
func (s scanner) scan(from int) []piece {
	var pieces []piece
	text := -1 // where the open piece of text began
	closeText := func(to int) {
		if text >= 0 {
			pieces = append(pieces, piece{from: text, to: to})
			text = -1
		}
	}
	for at := from; at < len(s.line); {
		r, size := utf8.DecodeRuneInString(s.line[at:])
		if p, ok := s.markAt(from, at, r); ok {
			closeText(at)
			pieces = append(pieces, p)
			at = p.to
			continue
		}
		switch {
		case unicode.IsSpace(r):
			closeText(at)
			end := at + len(s.line[at:]) - len(strings.TrimLeftFunc(s.line[at:], unicode.IsSpace))
			pieces = append(pieces, piece{mark: space, from: at, to: end})
			at = end
		case !s.literal && (escapes(s.line, at, at == s.start) || s.inner > 0 && at == s.inner && escapesPrivate(s.line[at:])):
			closeText(at)
			text = at + 1
			at += 2
		default:
			if text < 0 {
				text = at
			}
			at += size
		}
	}
	closeText(len(s.line))
	return pieces
}

// escapes tells whether the byte at the given place is a backslash before a sign that would count there; opens tells
// whether the line begins there.
func escapes(line string, at int, opens bool) bool {
	if line[at] != '\\' || at+1 == len(line) {
		return false
	}
	next := line[at+1]
	return strings.IndexByte(bodySigns, next) >= 0 || opens && strings.IndexByte(lineSigns, next) >= 0
}

// escapesPrivate tells whether s begins with a backslash that makes text of the sign of a private line.
func escapesPrivate(s string) bool { return strings.HasPrefix(s, `\/`) }

// markAt reads the mark that begins with the rune r at the given place.
func (s scanner) markAt(from, at int, r rune) (piece, bool) {
	if !strings.ContainsRune("#@!^", r) {
		return piece{}, false
	}
	before := ' '
	if at > from {
		before, _ = utf8.DecodeLastRuneInString(s.line[from:at])
	}
	rest := s.line[at+1:]
	p := piece{from: at}
	switch {
	case r == '#' && opensWord(before):
		p.mark, p.value = TagMark, tagAt(rest)
		p.to = at + 1 + len(p.value)
	case r == '@' && opensWord(before):
		id, size, ok := s.people.find(rest)
		if !ok {
			return piece{}, false
		}
		p.mark, p.value, p.to = PersonMark, id, at+1+size
	case r == '!' && unicode.IsSpace(before) && isImportance(firstWord(s.line[at:])):
		p.mark, p.value, p.to = ImportanceMark, rest[:1], at+2
	case r == '^' && unicode.IsSpace(before):
		word := firstWord(rest)
		day, ok := dueDay(word, s.today)
		if !ok {
			return piece{}, false
		}
		p.mark, p.value, p.to = DueMark, day, at+1+len(word)
	}
	return p, p.value != ""
}

// opensWord tells whether a tag or a name may follow the rune.
func opensWord(before rune) bool {
	return unicode.IsSpace(before) || before == '"' || unicode.In(before, unicode.Ps, unicode.Pi)
}

// tagAt reads a tag at the start of s, or gives "".
func tagAt(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !isTagRune(r) })
	if end < 0 {
		end = len(s)
	}
	tag := strings.TrimRight(s[:end], "-\u200c\u200d")
	if !strings.ContainsFunc(tag, unicode.IsLetter) || utf8.RuneCountInString(tag) > discovery.MaxName {
		return ""
	}
	return tag
}

// isTagRune also takes the two joiners without width, which Persian and the Indic scripts write inside words.
func isTagRune(r rune) bool { return isNameRune(r) || strings.ContainsRune("-_\u200c\u200d", r) }

// speakerAt finds the piece that names the speaker: the first name at the start, else the last one at the end, with
// nothing but white space and other marks outside it.
func speakerAt(line string, pieces []piece) (int, bool) {
	for i, p := range pieces {
		if p.mark == PersonMark && standsAlone(line, pieces, i) {
			return i, true
		}
		if p.mark == "" || p.mark == PersonMark {
			break
		}
	}
	for i, p := range slices.Backward(pieces) {
		if p.mark == PersonMark && standsAlone(line, pieces, i) && !hasColon(line, pieces, i) && !isSpokenTo(line, pieces, i) {
			return i, true
		}
		if p.mark == "" || p.mark == PersonMark {
			break
		}
	}
	return 0, false
}

// toward has the words after which a name is of someone the line speaks to, in English and Indonesian.
var toward = []string{"to", "with", "ask", "tell", "kepada", "ke", "dengan", "tanya"}

// isSpokenTo tells whether the word before piece i makes the name a part of the sentence: without it "send the list to
// @Rina" would be cut short, and Rina's own promise.
func isSpokenTo(line string, pieces []piece, i int) bool {
	return i > 1 && pieces[i-2].mark == "" && slices.Contains(toward, strings.ToLower(line[pieces[i-2].from:pieces[i-2].to]))
}

// standsAlone tells whether piece i is a word of its own. A colon may follow it.
func standsAlone(line string, pieces []piece, i int) bool {
	if i > 0 && pieces[i-1].mark != space {
		return false
	}
	next := i + 1
	if hasColon(line, pieces, i) {
		next++
	}
	return next >= len(pieces) || pieces[next].mark == space
}

func hasColon(line string, pieces []piece, i int) bool {
	return i+1 < len(pieces) && line[pieces[i+1].from:pieces[i+1].to] == ":"
}
