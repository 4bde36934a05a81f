package transcript

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"throughline/backend/discovery"
)

// readLines reads a text file into lines without their ends, whatever its encoding.
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
	text, err := decode(data)
	if err != nil {
		return nil, discovery.InvalidField("file", "%s can't be read as text. Save it as UTF-8 and import it again.",
			name).Because(err)
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if at := strings.IndexByte(text, 0); at >= 0 {
		return nil, discovery.InvalidField("file",
			"%s is not a text file (line %d has a NUL byte). Save it as plain text in UTF-8 and import that.",
			name, 1+strings.Count(text[:at], "\n"))
	}
	if strings.TrimSpace(text) == "" {
		return nil, discovery.InvalidField("file", "%s is empty. Choose a file with text in it.", name)
	}
	if strings.Count(text, "\n") >= MaxLines {
		return nil, discovery.InvalidField("file", "%s has more than %d lines. Split it and import the parts.",
			name, MaxLines)
	}
	return strings.Split(text, "\n"), nil
}

func decode(data []byte) (string, error) {
	var from encoding.Encoding
	utf8BOM := []byte("\uFEFF")
	switch {
	case bytes.HasPrefix(data, utf8BOM):
		return strings.ToValidUTF8(string(data[len(utf8BOM):]), "\uFFFD"), nil
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case looksUTF8(data):
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	default:
		from = charmap.Windows1252
	}
	text, err := from.NewDecoder().Bytes(data)
	return string(text), err
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
