package discovery

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// once lets a document say everything once: it remembers what was said and gives only what is new. Two sentences are the
// same when nearly all words of the shorter are in the longer, with the same numbers and without a "not" between them.
type once struct {
	fold   func(string) string
	said   []saying
	byWord map[string][]int // where each word was said
}

// saying is a sentence as it is compared.
type saying struct {
	words   map[string]bool
	numbers []string
	negated bool
}

// negations turn what a sentence says into its opposite.
var negations = []string{
	"not", "no", "never", "without", "nobody", "nothing", "dont", "doesnt", "cant", "cannot", "wont", "isnt", "arent",
	"tidak", "bukan", "jangan", "belum", "tanpa",
}

func newOnce(fold func(string) string) *once {
	if fold == nil {
		fold = strings.ToLower
	}
	return &once{fold: fold, byWord: map[string][]int{}}
}

// fresh gives the sentences of a text, which is of one line, that were not said before, and remembers them.
func (o *once) fresh(text string) string {
	var kept []string
	for _, sentence := range wholeSentences(CleanLine(text)) {
		if s := o.read(sentence); !o.knows(s) {
			o.remember(s)
			kept = append(kept, sentence)
		}
	}
	return strings.Join(kept, " ")
}

// hear remembers what a text of many lines says.
func (o *once) hear(text string) {
	for line := range strings.Lines(text) {
		for _, sentence := range wholeSentences(CleanLine(line)) {
			o.remember(o.read(sentence))
		}
	}
}

// wholeSentences cuts a line behind each full stop, question mark and exclamation mark that ends one. Unlike sentences it
// is about what was written: "approx. 5 days" stays together.
func wholeSentences(line string) []string {
	var all []string
	from := 0
	for i, r := range line {
		if r != ' ' || i == 0 || !strings.ContainsRune(".?!", rune(line[i-1])) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(line[i+1:])
		if unicode.IsLower(next) || unicode.IsDigit(next) {
			continue
		}
		all, from = append(all, line[from:i]), i+1
	}
	if rest := line[from:]; rest != "" {
		all = append(all, rest)
	}
	return all
}

// plainWords are the words of a text as they are compared: folded, without marks.
func (o *once) plainWords(text string) []string {
	text = strings.NewReplacer("’", "", "'", "").Replace(o.fold(text))
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !unicode.Is(unicode.So, r)
	})
}

func (o *once) read(sentence string) saying {
	s := saying{words: map[string]bool{}}
	for _, w := range o.plainWords(sentence) {
		s.words[w] = true
		s.negated = s.negated || slices.Contains(negations, w)
		if strings.ContainsFunc(w, unicode.IsNumber) {
			s.numbers = append(s.numbers, w)
		}
	}
	slices.Sort(s.numbers)
	s.numbers = slices.Compact(s.numbers)
	return s
}

// forThemselves are the words with which someone asks for themselves, which the words of a requirement do without.
var forThemselves = []string{"i", "me", "my", "we", "us", "our", "saya", "kami", "kita"}

// says tells whether a requirement has all words of what was asked.
func says(requirement, asked string) bool {
	o := newOnce(nil)
	has, want := o.read(requirement), o.read(asked)
	for w := range want.words {
		if !has.words[w] && !slices.Contains(forThemselves, w) {
			return false
		}
	}
	return has.negated == want.negated
}

func (o *once) remember(s saying) {
	for w := range s.words {
		o.byWord[w] = append(o.byWord[w], len(o.said))
	}
	o.said = append(o.said, s)
}

// fewWords is how short a sentence is that must be met word for word.
const fewWords = 5

// knows tells whether something was said before. What has no words says nothing.
func (o *once) knows(s saying) bool {
	if len(s.words) == 0 {
		return true
	}
	shared := map[int]int{}
	for w := range s.words {
		for _, at := range o.byWord[w] {
			shared[at]++
		}
	}
	for at, n := range shared {
		if s.same(o.said[at], n) {
			return true
		}
	}
	return false
}

// same tells whether two sayings that share n words are the same.
func (s saying) same(other saying, n int) bool {
	shorter, longer := s, other
	if len(other.words) < len(s.words) {
		shorter, longer = other, s
	}
	if len(shorter.words) < fewWords {
		return n == len(longer.words)
	}
	for _, number := range shorter.numbers {
		if !longer.words[number] {
			return false
		}
	}
	return n*5 >= len(shorter.words)*4 && shorter.negated == longer.negated
}
