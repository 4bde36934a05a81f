package discovery

import (
	"cmp"
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
	form     string // folded
	by       string // what stands in its place
	personID string
	word     bool // it is a common word as well
}

// keyBytes is how many bytes of a form callings are found by.
const keyBytes = 2

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
		form := n.fold(name)
		if len(form) < keyBytes {
			continue
		}
		known := n.known[form[:keyBytes]]
		i := slices.IndexFunc(known, func(c calling) bool { return c.form == form })
		switch {
		case i < 0:
			at, _ := slices.BinarySearchFunc(known, form, func(c calling, form string) int {
				return cmp.Compare(len(form), len(c.form))
			})
			n.known[form[:keyBytes]] = slices.Insert(known, at, calling{form, by, p.ID, commonWords[form]})
		case known[i].by != by:
			known[i].by = shared
		}
	}
}

// except forgets what someone is called by.
func (n naming) except(p Stakeholder) {
	for _, name := range namesOf(p) {
		if form := n.fold(name); len(form) >= keyBytes {
			n.known[form[:keyBytes]] = slices.DeleteFunc(n.known[form[:keyBytes]], func(c calling) bool { return c.form == form })
		}
	}
}

// namesOf gives what a person may be called by: the whole name in several writings, and each of its parts.
func namesOf(p Stakeholder) []string {
	words := strings.Fields(p.Name)
	names := []string{strings.Join(words, " ")}
	if last := len(words) - 1; last > 0 {
		for _, joint := range []string{"_", ".", "-", ""} {
			names = append(names, strings.Join(words, joint))
		}
		names = append(names, words[0]+" "+words[last], words[last]+" "+words[0], words[last]+", "+words[0], words[0], words[last])
		for _, word := range words[1:last] {
			if first, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(first) && utf8.RuneCountInString(word) > 2 {
				names = append(names, word) // but no van, de, bin
			}
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return utf8.RuneCountInString(name) < 2 })
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

// keyAt gives the first bytes of a text as it folds.
func (n naming) keyAt(s string) string {
	key := ""
	for i := 0; i < len(s) && len(key) < keyBytes; {
		_, size := utf8.DecodeRuneInString(s[i:])
		if folded := n.foldRune(s[i : i+size]); folded != "" {
			key += folded
		} else if i == 0 {
			return "" // a name begins with a letter of its own
		}
		i += size
	}
	return key[:min(len(key), keyBytes)]
}

// foldRune folds one rune; what is not seen is nothing.
func (n naming) foldRune(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); unicode.Is(unicode.Cf, r) {
		return ""
	}
	return n.fold(s)
}

// cutFold says how many bytes of s the folded word takes at its start, with the accents that follow it.
func (n naming) cutFold(s, word string) (end int, ok bool) {
	for end < len(s) {
		_, size := utf8.DecodeRuneInString(s[end:])
		folded := n.foldRune(s[end : end+size])
		if word == "" && folded != "" {
			break
		}
		if !strings.HasPrefix(word, folded) {
			return 0, false
		}
		word, end = word[len(folded):], end+size
	}
	return end, word == "" && end > 0
}

// standsApart tells whether no letter touches the text between from and to. Scripts without spaces between words have no
// such edges.
func standsApart(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	return (from == 0 || !spaced(first) || !spaced(before)) && (to == len(text) || !spaced(last) || !spaced(after))
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
