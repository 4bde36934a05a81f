package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/backend/discovery"
)

// kinds has the sign of every kind that has one. Some signs say something about a number: right before a digit they are
// part of the text as well.
var kinds = []struct {
	sign    string
	kind    discovery.NoteKind
	numeric bool
}{
	{"!", discovery.AskNote, false},
	{">", discovery.QuoteNote, true},
	{"?", discovery.QuestionNote, false},
	{"~", discovery.PainNote, true},
	{"^", discovery.WorkaroundNote, false},
	{"=", discovery.DecisionNote, false},
	{"[]", discovery.ActionNote, false},
	{"[ ]", discovery.ActionNote, false},
	{"$", discovery.CostNote, true},
	{"*", discovery.StarNote, false},
}

// longForms are the kinds in words.
var longForms = map[string]discovery.NoteKind{
	"/ask":        discovery.AskNote,
	"/quote":      discovery.QuoteNote,
	"/question":   discovery.QuestionNote,
	"/pain":       discovery.PainNote,
	"/workaround": discovery.WorkaroundNote,
	"/decision":   discovery.DecisionNote,
	"/action":     discovery.ActionNote,
	"/promise":    discovery.ActionNote,
	"/cost":       discovery.CostNote,
	"/star":       discovery.StarNote,
	"/note":       discovery.PlainNote,
}

// privateSign keeps a line off the record. It stands before the sign of its kind, or right behind it.
const (
	privateSign = "//"
	privateWord = "/private"
)

// privateAt says how long the sign of a private line is, 0 when it has none, and where the rest of the line begins. A
// third slash, or one more in the same word ("//server/share"), makes it ordinary text.
func privateAt(line string) (sign, rest int) {
	word := firstWord(line)
	switch {
	case strings.EqualFold(word, privateWord):
		sign = len(privateWord)
	case strings.HasPrefix(word, privateSign) && !strings.ContainsAny(word[len(privateSign):], `/\`):
		sign = len(privateSign)
	default:
		return 0, 0
	}
	return sign, sign + leadingSpace(line[sign:])
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// lineSigns can open a line and bodySigns can open a word, so a backslash before them there is an escape. All are ASCII.
const (
	lineSigns = `!>?~^=[$*/\`
	bodySigns = `!#@^\`
)

// opening is how a line opens: the kind it gives, where its sign ends and where the rest begins. The rest begins before
// the sign's end when the sign belongs to the text as well.
type opening struct {
	kind      discovery.NoteKind
	sign      int
	body      int
	important bool // "!2": the sign is the importance too
}

// openingOf reads the sign at the start of line, which has no white space before it.
func openingOf(line string) (opening, bool) {
	if strings.HasPrefix(line, "/") {
		word := firstWord(line)
		if kind, ok := longForms[strings.ToLower(word)]; ok {
			return opening{kind: kind, sign: len(word), body: len(word)}, true
		}
		return opening{}, false
	}
	for _, k := range kinds {
		rest, ok := strings.CutPrefix(line, k.sign)
		if !ok {
			continue
		}
		o := opening{kind: k.kind, sign: len(k.sign), body: len(k.sign)}
		next, _ := utf8.DecodeRuneInString(rest)
		pair := k.sign + string(next)
		switch {
		case strings.HasPrefix(rest, k.sign) || pair == ">=" || pair == "=>":
			return opening{}, false
		case k.numeric && unicode.IsDigit(next):
			o.body = 0
		case k.sign == "!" && isImportance(firstWord(line)):
			o.body, o.important = 0, true
		}
		return o, true
	}
	return opening{}, false
}

// signOf gives the sign that opens a line of the kind; a plain note has none.
func signOf(kind discovery.NoteKind) string {
	for _, k := range kinds {
		if k.kind == kind {
			return k.sign
		}
	}
	return ""
}

// firstWord gives what stands before the first white space of s.
func firstWord(s string) string {
	if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
		return s[:end]
	}
	return s
}

func isImportance(word string) bool {
	return len(word) == 2 && word[0] == '!' && word[1] >= '1' && word[1] <= '3'
}
