package paint

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"sync"
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

// plainStream writes a stream object. The file compresses it when it is written, but for metadata.
func plainStream(data []byte, entries string) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "<<%s/Length %d>>\nstream\n", entries, len(data))
	out.Write(data)
	out.WriteString("\nendstream")
	return out.Bytes()
}

// opened is a stream object taken apart: its dictionary before and behind the length, and its data.
type opened struct{ before, behind, data []byte }

func open(body []byte) (o opened, ok bool) {
	dictionary, data, ok := bytes.Cut(body, []byte("stream\n"))
	length := lengthHint.FindSubmatchIndex(dictionary)
	if !ok || length == nil {
		return o, false
	}
	return opened{dictionary[:length[0]], dictionary[length[1]:], data[:number(dictionary[length[2]:length[3]])]}, true
}

// with is the stream with other data, and more entries in its dictionary.
func (o opened) with(data []byte, entries string) []byte {
	return fmt.Appendf(nil, "%s%s/Length %d%sstream\n%s\nendstream", o.before, entries, len(data), o.behind, data)
}

// compressor compresses into its own room.
type compressor struct {
	zip *zlib.Writer
	out bytes.Buffer
}

// compressors are kept: making one takes longer than what it does for a page.
var compressors = sync.Pool{New: func() any {
	z, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is one
	}
	return &compressor{zip: z}
}}

// compressed is a stream object compressed, if it is one and isn't yet. Metadata stay as they are, for tools that know
// nothing of PDF.
func compressed(body []byte) []byte {
	o, ok := open(body)
	if !ok || bytes.Contains(o.before, []byte("/Filter")) || bytes.Contains(o.behind, []byte("/Filter")) ||
		bytes.Contains(o.before, []byte("/Metadata")) {
		return body
	}
	c := compressors.Get().(*compressor) //nolint:errcheck // the pool holds nothing else
	defer compressors.Put(c)
	c.out.Reset()
	c.zip.Reset(&c.out)
	// Writing to memory can't fail.
	_, _ = c.zip.Write(o.data)
	_ = c.zip.Close()
	return o.with(c.out.Bytes(), "/Filter/FlateDecode")
}
