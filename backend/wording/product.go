package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostInName is how many words a name has that a sentence can begin with.
const mostInName = 4

// theProduct names the product as a sentence has it. A name stands alone ("Throughline", "ERP finance"), and what is called
// by what it is takes an article ("the ERP", "the seller portal"), which Indonesian does without. A title that names nothing
// that acts ("Driving schools", "Close: faster", a sentence) gives way to "the system".
func theProduct(name string, l language) string {
	name = strings.TrimSpace(name)
	switch {
	case !acts(name) && l == indonesian:
		return "sistem"
	case !acts(name):
		return "the system"
	case l == indonesian:
		return name
	}
	first, rest, _ := strings.Cut(name, " ")
	switch {
	case strings.EqualFold(first, "the"):
		return "the " + strings.TrimSpace(rest)
	case common(name):
		return "the " + name
	}
	return name
}

// acts tells whether a product's name can be what does something: it is short, has no mark of a sentence, and is one word, ends
// in what it is (tool, portal), begins with an abbreviation or has a capital on every word, as names have.
func acts(name string) bool {
	words := strings.Fields(name)
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	marked := strings.ContainsAny(name, ":;,!?()[]{}<>\"“”|/…\n") || strings.HasSuffix(name, ".")
	if len(words) == 0 || len(words) > mostInName || marked {
		return false
	}
	if len(words) == 1 || common(name) || abbreviation(words[0]) {
		return true
	}
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) {
			return false
		}
	}
	return true
}

// common tells whether a name says what the product is rather than what it is called.
func common(name string) bool {
	words := read(name)
	if len(words) == 0 {
		return false
	}
	return productNouns[words[len(words)-1].text] || len(words) == 1 && !strings.ContainsFunc(name, unicode.IsUpper)
}

// abbreviation tells whether a word has capitals behind its first letter: ERP, iOS.
func abbreviation(word string) bool {
	_, size := utf8.DecodeRuneInString(word)
	return strings.ContainsFunc(word[size:], unicode.IsUpper)
}
