package text

import (
	"strings"
	"unicode/utf8"
)

// Clean makes text fit to be drawn: bytes that are not UTF-8 become U+FFFD; control characters, noncharacters and the
// overrides that make text read differently from what it is are dropped; every kind of line end becomes "\n".
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s { // ranging yields U+FFFD for bad bytes
		switch {
		case r == '\t':
			b.WriteString("    ")
		case isLineEnd(r):
			b.WriteByte('\n')
		case !isUnwanted(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// CleanLine is Clean for a text that has to stay on one line, such as a title.
func CleanLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

func isClean(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if r != '\n' && (isLineEnd(r) || isUnwanted(r)) {
			return false
		}
	}
	return true
}

func isLineEnd(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029
}

func isUnwanted(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0: // controls
		return true
	case r >= 0x202a && r <= 0x202e: // bidi embeddings and overrides
		return true
	case r == 0xfeff: // byte order mark
		return true
	case r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe: // noncharacters
		return true
	}
	return false
}

// isIgnorable reports whether r changes how its neighbours are drawn, or nothing at all, but has no shape itself.
func isIgnorable(r rune) bool {
	switch {
	case r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xad, r == 0x61c, r == 0x34f, r == 0x180e:
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0x2066 && r <= 0x206f, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return r == '\n'
}

// isJoiner reports whether r joins its neighbours or keeps them apart, which is part of how a word is spelt.
func isJoiner(r rune) bool { return r == 0x200c || r == 0x200d }

func allIgnorable(runes []rune) bool {
	for _, r := range runes {
		if !isIgnorable(r) {
			return false
		}
	}
	return true
}
