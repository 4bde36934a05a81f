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
	usual map[string]bool      // what is a word, and no name, in the text that is to be read
	prose bool                 // keep the text readable: see hide
	// unnamed stands for aParticipant in a document in another language than English.
	unnamed string
}

// named is whom a text named, in how many places, and which words stayed in it that are a part of someone's name.
type named struct {
	people, words map[string]bool
	places        int
}

func newNamed() *named { return &named{people: map[string]bool{}, words: map[string]bool{}} }

// calling is one way to call someone.
type calling struct {
	form     string // its letters, folded, and a space where its words part
	by       string // what stands in its place
	personID string
	telling  telltale
}

// telltale is how far a way to call someone tells of them.
type telltale int

const (
	asName  telltale = iota // wherever it stands
	asWord                  // it is an ordinary word as well: only where it stands as a name
	nothing                 // it is an ordinary word, in the name of someone who is called by what they do: never alone
)

// keyBytes is how many bytes of a form callings are found by, and mostJoints how much may stand between its letters.
const keyBytes, mostJoints = 2, 12

// newNaming knows people, in whose place stands what `by` says of each; where two who share a name differ in it, `shared`.
func newNaming(fold func(string) string, people []Stakeholder, by func(Stakeholder) string, shared string) naming {
	n := naming{fold: fold, known: map[string][]calling{}}
	n.addAll(people, by, shared)
	return n
}

func (n naming) addAll(people []Stakeholder, by func(Stakeholder) string, shared string) {
	for _, p := range people {
		n.add(p, by(p), shared)
	}
}

// add makes someone known.
func (n naming) add(p Stakeholder, by, shared string) {
	for name, telling := range n.namesOf(p) {
		n.know(calling{n.form(name), by, p.ID, telling}, shared)
	}
}

// know makes a calling known. Of two who are called alike it tells as far as it tells of either.
func (n naming) know(c calling, shared string) {
	if len(c.form) < keyBytes {
		return
	}
	key := keyOf(c.form)
	known := n.known[key]
	i := slices.IndexFunc(known, func(k calling) bool { return k.form == c.form })
	if i < 0 {
		at, _ := slices.BinarySearchFunc(known, c.form, func(k calling, form string) int {
			return cmp.Compare(len(form), len(k.form))
		})
		n.known[key] = slices.Insert(known, at, c)
		return
	}
	known[i].telling = min(known[i].telling, c.telling)
	if known[i].by != c.by {
		known[i].by = shared
	}
}

// except forgets what someone is called by.
func (n naming) except(p Stakeholder) {
	for name := range n.namesOf(p) {
		if form := n.form(name); len(form) >= keyBytes {
			key := keyOf(form)
			n.known[key] = slices.DeleteFunc(n.known[key], func(c calling) bool { return c.form == form })
		}
	}
}

// namesOf gives what a person may be called by, the whole name and parts of it, and how far that tells of them.
func (n naming) namesOf(p Stakeholder) map[string]telltale {
	words := strings.Fields(p.Name)
	whole, names, does := strings.Join(words, " "), map[string]telltale{}, n.sayWhatOneDoes(words)
	last := len(words) - 1
	for i, word := range words {
		switch {
		case !tells(word, i > 0 && i < last) || does && smallWords[n.form(word)]:
		case does:
			names[word] = nothing
		case n.ordinary(word):
			names[word] = asWord
		default:
			names[word] = asName
		}
	}
	switch {
	case does && last == 0:
		names[whole] = asWord
	case last > 0 && !does:
		turned := asName
		if n.ordinary(words[0]) && n.ordinary(words[last]) { // how long will it take
			turned = asWord
		}
		names[words[0]+" "+words[last]], names[words[last]+" "+words[0]] = asName, turned
	}
	if last > 0 {
		names[whole] = asName
	}
	return names
}

// tells tells whether a part of a name is enough to know someone by; of those between the others van, de and bin are not.
func tells(word string, between bool) bool {
	first, _ := utf8.DecodeRuneInString(word)
	letters := utf8.RuneCountInString(word)
	return letters > 1 && (!between || letters > 3 || letters == 3 && !unicode.IsLower(first))
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
// capital, and a name that is an ordinary word is one only where it stands as a name.
func (n naming) hide(text string, met *named) string {
	if len(n.known) == 0 {
		return text
	}
	out := make([]byte, 0, len(text))
	for at := 0; at < len(text); {
		if c, end := n.called(text, at, met); end > 0 {
			out = n.replace(out, c.by)
			if met != nil {
				met.people[c.personID] = true
				met.places++
			}
			at = end
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		out = append(out, text[at:at+size]...)
		at += size
	}
	return string(out)
}

// replace writes what stands in the place of a name behind what comes before it, with one article.
func (n naming) replace(out []byte, by string) []byte {
	if by == aParticipant {
		by = cmp.Or(n.unnamed, by)
	}
	if found := indefinite.FindSubmatchIndex(tail(out)); found != nil {
		at := len(out) - len(tail(out))
		marks := string(out[at+found[4]:])
		out = append(out[:at+found[2]], marks...)
	} else if definite.Match(tail(out)) {
		return append(out, bare(by)...)
	}
	if n.prose && opensSentence(string(out)) {
		by = capital(by)
	}
	return append(out, by...)
}

// tail is as much of the end of a text as holds the word before.
func tail(out []byte) []byte { return out[max(0, len(out)-mostJoints-16):] }

var (
	indefinite = regexp.MustCompile(`(?i)(?:^|[^\pL\pN])((?:an?|seorang)\s+)([*_“"]*)$`)
	definite   = regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(?:the|this|each|every|any|no|some|another|our|my|your|his|her|its|` +
		`their|setiap|tiap|para|semua)\s+[*_“"]*$`)
)

// bare is what stands in the place of a name behind an article.
func bare(by string) string {
	if by == english.SomeoneElse {
		return "other person"
	}
	if article := indefinite.FindString(by[:strings.IndexByte(by, ' ')+1]); article != "" {
		return by[len(article):]
	}
	return by
}

// called finds the longest name that stands at a place of a text, as words of its own; end is 0 where there is none.
func (n naming) called(text string, at int, met *named) (c calling, end int) {
	for _, c := range n.known[n.keyAt(text[at:])] {
		size, ok := n.cutFold(text[at:], c.form)
		end := at + size
		if !ok || !standsApart(text, at, end) {
			continue
		}
		if c.telling == asName || c.telling == asWord && !n.prose || handle(text, at, end) {
			return c, end
		}
		stands := standsAsName(text, at, end, c.form)
		if stands && c.telling == asWord {
			return c, end
		}
		if met != nil && (stands || c.telling == asWord) {
			met.words[c.form] = true
		}
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
