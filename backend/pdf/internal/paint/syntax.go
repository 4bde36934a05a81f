package paint

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"unicode/utf16"
)

// textString writes a text string as UTF-16 (ISO 32000-1, 7.9.2.2).
func textString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteByte('>')
	return b.String()
}

var literalEscapes = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`, "\n", `\n`)

// literal writes a string of plain ASCII.
func literal(s string) string { return "(" + literalEscapes.Replace(s) + ")" }

// stream writes a compressed stream object with more entries in its dictionary.
func stream(data []byte, entries string) []byte {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	// Writing to memory can't fail.
	_, _ = z.Write(data)
	_ = z.Close()
	return plainStream(packed.Bytes(), entries+"/Filter/FlateDecode")
}

// plainStream writes a stream object as it is.
func plainStream(data []byte, entries string) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "<<%s/Length %d>>\nstream\n", entries, len(data))
	out.Write(data)
	out.WriteString("\nendstream")
	return out.Bytes()
}
