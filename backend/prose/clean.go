package prose

import (
	"strings"
	"unicode"
)

// Clean makes text fit for any file: bytes that are not UTF-8 become U+FFFD; control characters, noncharacters and the
// marks that make text read in another order than it stands in are dropped; every line end becomes "\n".
func Clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return '\n'
		case r == '\t':
			return r
		case unicode.IsControl(r), r == 0xfeff, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069,
			r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, s)
}

// CleanLine is Clean for a text that stays on one line.
func CleanLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// Tame shortens endless rows of the marks that open something. The parser's time grows with the square of how many are
// open, and nobody nests a hundred quotes.
func Tame(source string) string {
	const mostOpen = 100
	var b strings.Builder
	b.Grow(len(source))
	open, last := 0, rune(0)
	for _, r := range source {
		switch {
		case r != '>' && r != '[':
			if r != ' ' {
				open = 0
			}
		case r == last:
			open++
		default:
			open, last = 1, r
		}
		if open <= mostOpen {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Bare drops the quotation marks around someone's words, for who shows them as a quote.
func Bare(words string) string {
	for _, pair := range [][2]string{{"“", "”"}, {`"`, `"`}, {"„", "“"}, {"«", "»"}} {
		inner, opens := strings.CutPrefix(words, pair[0])
		inner, closes := strings.CutSuffix(inner, pair[1])
		if opens && closes && !strings.Contains(inner, pair[0]) && !strings.Contains(inner, pair[1]) {
			return strings.TrimSpace(inner)
		}
	}
	return words
}

// Language gives a BCP 47 tag of plain letters, digits and hyphens; what is none is English.
func Language(tag string) string {
	for _, r := range tag {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' {
			return "en"
		}
	}
	if tag == "" || len(tag) > 35 {
		return "en"
	}
	return tag
}
