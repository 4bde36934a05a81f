package transcript

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"throughline/backend/discovery"
)

// readLines reads a file into lines without their ends, whatever its encoding; of a Word document its text.
func readLines(name string, r io.Reader) ([]string, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, discovery.Errorf(discovery.Unavailable,
			"%s can't be read. Try again, or copy it to this computer first.", name).Because(err)
	}
	if len(data) > MaxBytes {
		return nil, discovery.InvalidField("file", "%s is larger than %d MB. Split it and import the parts.",
			name, MaxBytes>>20)
	}
	switch {
	case bytes.HasPrefix(data, zipFile):
		return notEmpty(name)(wordLines(name, data))
	case bytes.HasPrefix(data, oldWord):
		return nil, discovery.InvalidField("file",
			"%s is an old or a locked Word document. Save it as .docx without a password and import that.", name)
	case len(data) > 0 && strings.EqualFold(filepath.Ext(name), ".docx"):
		return nil, discovery.InvalidField("file",
			"%s is damaged: it is no Word document from its first line on. Download it once more and import that.", name)
	}
	return notEmpty(name)(textLines(name, data))
}

// notEmpty refuses a file without a word in it.
func notEmpty(name string) func([]string, error) ([]string, error) {
	return func(lines []string, err error) ([]string, error) {
		if err == nil && !slices.ContainsFunc(lines, func(line string) bool { return !isBlank(line) }) {
			err = discovery.InvalidField("file", "%s is empty. Choose a file with text in it.", name)
		}
		return lines, err
	}
}

func tooManyLines(name string) error {
	return discovery.InvalidField("file", "%s has more than %d lines. Split it and import the parts.", name, MaxLines)
}

func textLines(name string, data []byte) ([]string, error) {
	text, damaged := decode(data)
	text = oneLineEnd.Replace(text)
	if at := strings.IndexByte(text, 0); at >= 0 {
		return nil, discovery.InvalidField("file",
			"%s is not a text file (line %d has a NUL byte). Save it as plain text in UTF-8 and import that.",
			name, lastLine(text[:at]))
	}
	if damaged > 0 {
		return nil, discovery.InvalidField("file",
			"%s can't be read as text: line %d has bytes that are no characters. Save it as UTF-8 and import that.",
			name, damaged)
	}
	if strings.Count(text, "\n") >= MaxLines {
		return nil, tooManyLines(name)
	}
	return strings.Split(text, "\n"), nil
}

var oneLineEnd = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// lastLine gives the number of the last line of a text.
func lastLine(text string) int { return 1 + strings.Count(oneLineEnd.Replace(text), "\n") }

// decode gives the text of a file in UTF-8, UTF-16 or Windows-1252, and the first line with bytes that are none of it, 0
// for none.
func decode(data []byte) (text string, damaged int) {
	utf8BOM := []byte("\uFEFF")
	switch {
	case bytes.HasPrefix(data, utf8BOM):
		return decodeUTF8(data[len(utf8BOM):])
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decodeUTF16(data[2:], unicode.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data[2:], unicode.BigEndian)
	case looksUTF16(data, 1):
		return decodeUTF16(data, unicode.LittleEndian)
	case looksUTF16(data, 0):
		return decodeUTF16(data, unicode.BigEndian)
	case looksUTF8(data):
		return decodeUTF8(data)
	}
	var b strings.Builder
	b.Grow(len(data))
	for i, c := range data {
		if damaged == 0 && slices.Contains([]byte{0x81, 0x8D, 0x8F, 0x90, 0x9D}, c) { // Windows-1252 leaves these unused
			damaged = lastLine(string(data[:i]))
		}
		b.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return b.String(), damaged
}

func decodeUTF8(data []byte) (string, int) {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return string(data), lastLine(string(data[:at]))
		}
		at += size
	}
	return string(data), 0
}

// decodeUTF16 puts U+FFFD for half a pair; half of two bytes is where a file breaks off.
func decodeUTF16(data []byte, order unicode.Endianness) (string, int) {
	text, _ := unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(data)
	if len(data)%2 == 1 {
		return string(text), lastLine(string(text))
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
