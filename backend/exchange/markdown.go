package exchange

import (
	"strings"
	"unicode"

	"throughline/backend/discovery"
)

// escape makes untrusted text one line of Markdown that reads as the text: nothing in it becomes markup.
func escape(text string) string {
	runes := []rune(discovery.CleanLine(text))
	var b strings.Builder
	for i, r := range runes {
		if marks(runes, i) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// marks tells whether a character could be markup where it stands.
func marks(line []rune, at int) bool {
	switch r := line[at]; r {
	case '\\', '`', '*', '[', ']', '<', '~':
		return true
	case '_': // inside a word it is a letter
		return at == 0 || at+1 == len(line) || !isWord(line[at-1]) || !isWord(line[at+1])
	case ':': // of an address that would be a link
		return at > 2 && strings.EqualFold(string(line[at-3:at]), "ftp")
	case '&':
		return at+1 < len(line) && (line[at+1] == '#' || unicode.IsLetter(line[at+1]))
	case '#': // a heading's opening or closing
		return at == 0 || strings.Trim(string(line[at:]), "#") == ""
	case '>', '+', '-', '=': // a quote, a list, a rule
		return at == 0
	case '.', ')': // a numbered list
		return numbers(line, at)
	default:
		return false
	}
}

// numbers tells whether a mark ends the number of an entry.
func numbers(line []rune, at int) bool {
	ends := at+1 == len(line) || line[at+1] == ' '
	return ends && at > 0 && at < 10 && strings.Trim(string(line[:at]), "0123456789") == ""
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
