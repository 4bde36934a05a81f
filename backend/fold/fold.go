package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// indic is where the scripts begin whose marks are part of the word and no accents: Devanagari, Thai and on.
const indic = 0x0900

// undecomposed are the letters with a stroke, and the joined ones, that Unicode does not take apart.
var undecomposed = strings.NewReplacer(
	"đ", "d", "ø", "o", "ł", "l", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "ς", "σ",
)

// Text gives s in lower case without accents; compatibility forms (ﬁ, Ａ) become the plain ones.
func Text(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	return undecomposed.Replace(strings.Map(func(r rune) rune {
		if r < indic && unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
