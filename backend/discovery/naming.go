package discovery

import (
	"cmp"
	"encoding/hex"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// naming knows people by whatever they may be called, and puts something else in the place of their names. Its zero value
// knows nobody.
type naming struct {
	fold  func(string) string
	known map[string][]calling // by the first bytes of the folded form, the longest first
	prose bool                 // keep the text readable: see hide
}

// named is whom a text named, and which common words stayed in it that may have been meant for someone.
type named struct{ people, words map[string]bool }

func newNamed() *named { return &named{map[string]bool{}, map[string]bool{}} }

// calling is one way to call someone.
type calling struct {
	form     string // its letters, folded, and a space where its words part
	by       string // what stands in its place
	personID string
	word     bool // it is a common word as well
}

// keyBytes is how many bytes of a form callings are found by, and mostJoints how much may stand between its letters.
const keyBytes, mostJoints = 2, 12

// newNaming knows people, in whose place stands what `by` says of each; where two who share a name differ in it, `shared`.
func newNaming(fold func(string) string, people []Stakeholder, by func(Stakeholder) string, shared string) naming {
	n := naming{fold: fold, known: map[string][]calling{}}
	for _, p := range people {
		n.add(p, by(p), shared)
	}
	return n
}

// add makes someone known.
func (n naming) add(p Stakeholder, by, shared string) {
	for _, name := range namesOf(p) {
		form := n.form(name)
		if len(form) < keyBytes {
			continue
		}
		key := keyOf(form)
		known := n.known[key]
		i := slices.IndexFunc(known, func(c calling) bool { return c.form == form })
		switch {
		case i < 0:
			at, _ := slices.BinarySearchFunc(known, form, func(c calling, form string) int {
				return cmp.Compare(len(form), len(c.form))
			})
			n.known[key] = slices.Insert(known, at, calling{form, by, p.ID, commonWords[form]})
		case known[i].by != by:
			known[i].by = shared
		}
	}
}

// except forgets what someone is called by.
func (n naming) except(p Stakeholder) {
	for _, name := range namesOf(p) {
		if form := n.form(name); len(form) >= keyBytes {
			key := keyOf(form)
			n.known[key] = slices.DeleteFunc(n.known[key], func(c calling) bool { return c.form == form })
		}
	}
}

// namesOf gives what a person may be called by: the whole name and parts of it.
func namesOf(p Stakeholder) []string {
	words := strings.Fields(p.Name)
	names := []string{strings.Join(words, " ")}
	if last := len(words) - 1; last > 0 {
		names = append(names, words[0]+" "+words[last], words[last]+" "+words[0], words[0], words[last])
		for _, word := range words[1:last] {
			first, _ := utf8.DecodeRuneInString(word)
			if n := utf8.RuneCountInString(word); n > 3 || n > 2 && !unicode.IsLower(first) {
				names = append(names, word) // but no van, de, bin
			}
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return utf8.RuneCountInString(name) < 2 })
}

// form gives what of a name is compared.
func (n naming) form(name string) string {
	var b strings.Builder
	for at := 0; at < len(name); {
		r, size := spelt(name[at:])
		if letters := n.letters(r); letters != "" {
			b.WriteString(letters)
		} else if unicode.IsSpace(r) && b.Len() > 0 {
			b.WriteByte(' ')
		}
		at += size
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// keyOf gives the bytes by which callings of a form are found.
func keyOf(form string) string {
	letters := strings.ReplaceAll(form, " ", "")
	return letters[:min(keyBytes, len(letters))]
}

// letters folds a rune; what is no letter, digit or picture is nothing.
func (n naming) letters(r rune) string {
	switch {
	case r >= 0 && r < utf8.RuneSelf:
		return asciiLetters[r]
	case unicode.Is(unicode.Cf, r):
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || unicode.Is(unicode.So, r) {
			return r
		}
		return -1
	}, n.fold(string(r)))
}

// hide gives a text without the names, and notes what it met (which may be nil). In prose, what opens a sentence gets a
// capital, and a name that is a common word is one only with a capital, or after an @.
func (n naming) hide(text string, met *named) string {
	if len(n.known) == 0 {
		return text
	}
	var b strings.Builder
	for at := 0; at < len(text); {
		if c, end := n.called(text, at, met); end > 0 {
			if n.prose && opensSentence(text[:at]) {
				c.by = capital(c.by)
			}
			b.WriteString(c.by)
			if met != nil {
				met.people[c.personID] = true
			}
			at += end
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		b.WriteString(text[at : at+size])
		at += size
	}
	return b.String()
}

// called finds the longest name that stands at a place of a text, as words of its own; end is 0 where there is none.
func (n naming) called(text string, at int, met *named) (c calling, end int) {
	for _, c := range n.known[n.keyAt(text[at:])] {
		end, ok := n.cutFold(text[at:], c.form)
		if !ok || !standsApart(text, at, at+end) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(text[at:])
		if n.prose && c.word && !unicode.IsUpper(first) && !strings.HasSuffix(text[:at], "@") {
			if met != nil {
				met.words[c.form] = true
			}
			continue
		}
		return c, end
	}
	return calling{}, 0
}

// opensSentence tells whether what comes after a text is the first word of a line or a sentence.
func opensSentence(before string) bool {
	const marks = " \t*_>#|“\"(["
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if strings.Trim(line, marks+"-+") == "" {
		return true
	}
	core := strings.TrimRight(line, marks)
	return len(core) < len(line) && strings.ContainsAny(core[len(core)-1:], ".!?")
}

// asciiLetters are the letters and digits that most of a text is made of, folded: whatever folds makes them small.
var asciiLetters = func() (folded [utf8.RuneSelf]string) {
	for r := range rune(utf8.RuneSelf) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			folded[r] = string(unicode.ToLower(r))
		}
	}
	return folded
}()

// keyAt gives the first bytes of a text as it is compared; "" where no name begins.
func (n naming) keyAt(s string) string {
	key := ""
	for at, joints := 0, 0; at < len(s) && len(key) < keyBytes && joints <= mostJoints; {
		r, size := spelt(s[at:])
		letters := n.letters(r)
		if letters == "" {
			if at == 0 {
				return "" // a name begins with a letter of its own
			}
			joints++
		}
		key, at = key+letters, at+size
	}
	return key[:min(len(key), keyBytes)]
}

// cutFold says how many bytes of s a form takes at its start, with the accents that follow it. What is no letter may stand
// between letters, however it comes there: marks of Markdown, escapes, what is not seen; spaces only where words part.
func (n naming) cutFold(s, form string) (end int, ok bool) {
	for joints := 0; end < len(s); {
		r, size := spelt(s[end:])
		letters := n.letters(r)
		switch {
		case form == "" && (letters != "" || !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Cf, r)):
			return end, true
		case letters != "":
			after, found := strings.CutPrefix(strings.TrimPrefix(form, " "), letters)
			if !found {
				return 0, false
			}
			form, joints = after, 0
		default:
			joints++
			if form != "" && (joints > mostJoints || parts(s, end, r, form[0] == ' ')) {
				return 0, false
			}
		}
		end += size
	}
	return end, form == "" && end > 0
}

// parts tells whether what stands at a place of a text parts what is before it from what comes after. Within a word that is
// any space, and the end of a sentence; between two words of a name all but spaces and what people join them by.
func parts(s string, at int, r rune, between bool) bool {
	switch {
	case r == '\n' || r == '\r':
		return true
	case unicode.IsSpace(r):
		return !between
	case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r):
		return false
	case between && !strings.ContainsRune(`_.,-'’/\&+`, r):
		return true
	case !strings.ContainsRune(".!?:;", r) || s[at] == '\\':
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[at+1:])
	return unicode.IsSpace(next)
}

// spelt gives the first letter of a text as one reads it, and how many bytes it takes: escaped as in Markdown, by its name or
// number as in HTML, or as an address writes it.
func spelt(s string) (r rune, size int) {
	switch {
	case s[0] == '\\' && len(s) > 1 && s[1] < utf8.RuneSelf && !isAlphanumeric(s[1]) && !entity.MatchString(s[1:]):
		return rune(s[1]), 2
	case s[0] == '&':
		if written := entity.FindString(s); written != "" {
			if read := html.UnescapeString(written); read != written {
				r, _ = utf8.DecodeRuneInString(read)
				return r, len(written)
			}
		}
	case s[0] == '%':
		if written := encoded.FindString(s); written != "" {
			raw, _ := hex.DecodeString(strings.ReplaceAll(written, "%", ""))
			if r, size := utf8.DecodeRune(raw); r != utf8.RuneError {
				return r, 3 * size
			}
		}
	}
	return utf8.DecodeRuneInString(s)
}

var (
	entity  = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	encoded = regexp.MustCompile(`^(?:%[0-9a-fA-F]{2}){1,4}`)
)

func isAlphanumeric(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b <= ' '
}

// standsApart tells whether no letter touches the text between from and to. Scripts without spaces between words have no
// such edges.
func standsApart(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	if from >= 3 && encoded.MatchString(text[from-3:from]) {
		before, _ = spelt(text[from-3:])
	}
	first, _ := spelt(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	apart := from == 0 || !spaced(first) || !spaced(before)
	if to == len(text) || !apart {
		return apart
	}
	after, _ := spelt(text[to:])
	return !spaced(last) || !spaced(after)
}

// spaced tells whether the rune is a letter or digit of a script that parts its words by spaces.
func spaced(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// commonWords are words that much of what is written can't do without and that people are called by too, and what stands
// for the name of a speaker whom a transcript doesn't know.
var commonWords = wordSet(`
	an and are art as at be best bill black blue brown can case dan day di do end field fields for good grant gray green grey he
	her him his hope in is it ke key king law lead long low mark max may me min more my new no north of off on one or out page
	price queen red rich see she short so south stone sum that the they this tim to us we west white will win with yang you young
	admin agent analyst anonymous client colleague customer director guest host interviewer manager moderator operator
	participant pm reviewer seller speaker supplier support team tester unknown user vendor
`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}
