package charset

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestEncodingsAreToldApart(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		want Encoding
		text string
	}{
		"plain":              {"plain", UTF8, "plain"},
		"UTF-8":              {"caf\xc3\xa9 \xe2\x80\x93 \xe4\xbe\x9b", UTF8, "café – 供"},
		"UTF-8 with a mark":  {"\xef\xbb\xbfid", UTF8, "id"},
		"UTF-16 with a mark": {"\xff\xfei\x00d\x00", UTF16LE, "id"},
		"big-endian":         {"\xfe\xff\x00i\x00d", UTF16BE, "id"},
		"UTF-16 without one": {"i\x00d\x00;\x00n\x00", UTF16LE, "id;n"},
		"Windows-1252":       {"caf\xe9 \x80 5", Windows1252, "café € 5"},
		"nothing":            {"", UTF8, ""},
	} {
		found := Detect([]byte(test.data))
		text, damaged := Decode([]byte(test.data), found)
		if found != test.want || text != test.text || damaged != 0 {
			t.Errorf("%s: %s %q, damaged at %d", name, found, text, damaged)
		}
	}
}

func TestDamageIsToldWithItsLine(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		as   Encoding
		line int
	}{
		"no UTF-8":             {"a\r\nb\rc\xff", UTF8, 3},
		"half a UTF-16 letter": {"a\x00\n\x00b", UTF16LE, 2},
		"no Windows-1252":      {"a\nb\x81", Windows1252, 2},
	} {
		if _, line := Decode([]byte(test.data), test.as); line != test.line {
			t.Errorf("%s: line %d, want %d", name, line, test.line)
		}
	}
}

// FuzzDecode: any bytes are text in the encoding that was found, or the line is told where they are none.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "plain", "caf\xc3\xa9", "caf\xe9", "\xff\xfei\x00d\x00", "i\x00d\x00;\x00n", "\xfe\xff\xd8\x00", "a\r\nb\r\x81"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		found := Detect(data)
		if !slices.ContainsFunc(Encodings, func(e struct {
			Value  Encoding
			TSName string
		},
		) bool {
			return e.Value == found
		}) {
			t.Fatalf("found %q", found)
		}
		for _, e := range Encodings {
			text, damaged := Decode(data, e.Value)
			if damaged < 0 || damaged > LastLine(text) || damaged == 0 && !utf8.ValidString(text) {
				t.Errorf("%s: damaged in line %d of %d: %q", e.Value, damaged, LastLine(text), text)
			}
		}
	})
}
