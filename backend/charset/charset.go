package charset

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how characters are written as bytes.
type Encoding string

// The encodings.
const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	Windows1252 Encoding = "windows-1252"
)

// Encodings lists every Encoding, for the window's types.
var Encodings = []struct {
	Value  Encoding
	TSName string
}{
	{UTF8, "UTF8"},
	{UTF16LE, "UTF16LE"},
	{UTF16BE, "UTF16BE"},
	{Windows1252, "Windows1252"},
}

var oneLineEnd = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// Lines gives a text with "\n" at the end of each line.
func Lines(text string) string { return oneLineEnd.Replace(text) }

// LastLine gives the number of the last line of a text.
func LastLine(text string) int { return 1 + strings.Count(Lines(text), "\n") }

// The byte order marks.
var (
	utf8BOM    = []byte("\uFEFF")
	utf16LEBOM = []byte{0xFF, 0xFE}
	utf16BEBOM = []byte{0xFE, 0xFF}
)

// Detect tells how a file is encoded: by its byte order mark or, without one, by what its bytes look like.
func Detect(data []byte) Encoding {
	switch {
	case bytes.HasPrefix(data, utf8BOM):
		return UTF8
	case bytes.HasPrefix(data, utf16LEBOM):
		return UTF16LE
	case bytes.HasPrefix(data, utf16BEBOM):
		return UTF16BE
	case looksUTF16(data, 1):
		return UTF16LE
	case looksUTF16(data, 0):
		return UTF16BE
	case looksUTF8(data):
		return UTF8
	}
	return Windows1252
}

// Decode gives the text of a file without its byte order mark, and the first line with bytes that are no characters, 0 for
// none.
func Decode(data []byte, e Encoding) (text string, damaged int) {
	switch e {
	case UTF16LE:
		return decodeUTF16(bytes.TrimPrefix(data, utf16LEBOM), unicode.LittleEndian)
	case UTF16BE:
		return decodeUTF16(bytes.TrimPrefix(data, utf16BEBOM), unicode.BigEndian)
	case Windows1252:
		return decodeWindows1252(data)
	default:
		return decodeUTF8(bytes.TrimPrefix(data, utf8BOM))
	}
}

func decodeWindows1252(data []byte) (text string, damaged int) {
	var b strings.Builder
	b.Grow(len(data))
	for i, c := range data {
		if damaged == 0 && slices.Contains([]byte{0x81, 0x8D, 0x8F, 0x90, 0x9D}, c) { // it leaves these unused
			damaged = LastLine(string(data[:i]))
		}
		b.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return b.String(), damaged
}

func decodeUTF8(data []byte) (string, int) {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return string(data), LastLine(string(data[:at]))
		}
		at += size
	}
	return string(data), 0
}

// decodeUTF16 puts U+FFFD for half a pair; half of two bytes is where a file breaks off.
func decodeUTF16(data []byte, order unicode.Endianness) (string, int) {
	text, _ := unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(data)
	if len(data)%2 == 1 {
		return string(text), LastLine(string(text))
	}
	return string(text), 0
}

// looksUTF16 tells whether a file without a byte order mark is UTF-16 all the same: every other byte of its beginning is
// mostly zero, and none of those between.
func looksUTF16(data []byte, zeros int) bool {
	head := data[:min(len(data), 1024)/2*2]
	count := [2]int{}
	for i, b := range head {
		if b == 0 {
			count[i%2]++
		}
	}
	return len(head) > 2 && count[zeros]*4 > len(head) && count[1-zeros] == 0
}

// looksUTF8 also holds for UTF-8 with some damage, such as a file that was cut in the middle of a character: in
// Windows-1252 hardly two letters in a row make a valid sequence.
func looksUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		data = data[size:]
	}
	return good > bad || bad == 0
}
