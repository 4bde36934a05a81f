package pdf_test

import (
	"bytes"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

// checkWhole reads everything that a file says; qpdf judges one in so many, as it takes longer than all else.
func checkWhole(t *testing.T, data []byte) {
	t.Helper()
	r := read(t, data)
	r.text()
	r.tree()
	r.outline()
	for page := range r.pages {
		r.links(page)
	}
	const judged = 20
	if crc32.ChecksumIEEE(data)%judged == 0 {
		checkWithTools(t, data)
	}
}

// FuzzMarkdown: no Markdown breaks the file.
func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{
		problemText, goalsText, "| a |\n|-|\n| b |", "> [!NOTE] t\n> b", "1. a\n   - b\n\n     c", "```\ncode", "<b>&amp;", "![p](x) [l](#s)",
		"# \u202e", "- [ ]\n- [x]", "a\\\nb  \nc", "[^1]", "\x00\xff", "||\n|-|\n||", "a[^x]\n\n[^x]: b[^x]", "#### a\n# b\n###### c",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		if len(markdown) > 1<<14 {
			t.Skip()
		}
		data, _ := render(t, "fuzz", chapter(markdown))
		checkWhole(t, data)
	})
}

// FuzzTexts: no text in any field breaks the file, and the same text gives the same file.
func FuzzTexts(f *testing.F) {
	for _, seed := range []string{
		"plain", "👩‍💻🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301\u0323", "ab رقم 42 1.0 [x]", "𠮷", "\xf0\x9f", "\u200d\u200d", "a\u00adb", "ก็", "ﷺ", "\u2066x\u2069",
		"می\u200cخ", "שָׁלוֹם (1)", "क्षि",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			t.Skip()
		}
		data, _ := render(t, "fuzz", everywhere(s))
		checkWhole(t, data)
		var again bytes.Buffer
		if _, err := pdf.Render(t.Context(), &again, everywhere(s), pdf.Options{}); err != nil || !bytes.Equal(data, again.Bytes()) {
			t.Errorf("not the same twice (%v)", err)
		}
	})
}

// FuzzDocument: no document, whatever is in it and whatever is missing, breaks the file.
func FuzzDocument(f *testing.F) {
	for _, words := range []string{
		"one\x00two three\x00# h\n\n![a](image:one) ![b](chart:one)\x00must\x00[l](req:one)\x00رقم 42\x00👍🏽",
		problemText + "\x00" + goalsText + "\x00REQ-001\x00image/png",
	} {
		for _, shape := range []string{"", "\x01\x02\x03", strings.Repeat("\x03\x01\x02\x05\xff\x07", 200), strings.Repeat("\xfe\x01", 400)} {
			f.Add([]byte(shape), words)
		}
	}
	f.Fuzz(func(t *testing.T, shape []byte, words string) {
		if len(shape) > 1<<11 || len(words) > 1<<12 {
			t.Skip()
		}
		maker := documentMaker{shape: shape, words: strings.Split(words, "\x00")}
		var doc discovery.Document
		var opt pdf.Options
		maker.fill(reflect.ValueOf(&doc).Elem())
		opt.Paper, opt.Design = []discovery.Paper{discovery.A4, discovery.Letter}[maker.next()%2], []discovery.Design{discovery.Sans, discovery.Serif}[maker.next()%2]
		opt.Accent, opt.Organisation = maker.word(), maker.word()
		var out bytes.Buffer
		if _, err := pdf.Render(t.Context(), &out, doc, opt); err != nil {
			t.Fatalf("Render: %v: %v", err, cause(err))
		}
		checkWhole(t, out.Bytes())
	})
}

// documentMaker fills whatever a document consists of as the bytes of shape say; when they are used up, with nothing.
type documentMaker struct {
	shape []byte
	words []string
}

func (m *documentMaker) next() int {
	if len(m.shape) == 0 {
		return 0
	}
	b := m.shape[0]
	m.shape = m.shape[1:]
	return int(b)
}

func (m *documentMaker) word() string { return m.words[m.next()%len(m.words)] }

func (m *documentMaker) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(m.word())
	case reflect.Bool:
		v.SetBool(m.next()%2 == 1)
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int16, reflect.Int8:
		v.SetInt(int64([]int{0, 1, 2, -1, 7, 100, math.MaxInt8, math.MinInt8}[m.next()%8]))
	case reflect.Uint8:
		v.SetUint(uint64(m.next()))
	case reflect.Float64:
		v.SetFloat([]float64{0, 1, -3.5, 1e9, math.NaN(), math.Inf(1), math.MaxFloat64, 1e-300}[m.next()%8])
	case reflect.Pointer:
		if m.next()%2 == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			m.fill(v.Elem())
		}
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[[]byte]() {
			v.SetBytes(m.image())
			return
		}
		const most = 4
		v.Set(reflect.MakeSlice(v.Type(), m.next()%most, most))
		for i := range v.Len() {
			m.fill(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range m.next() % 3 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			m.fill(key)
			m.fill(value)
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(int64(m.next())<<36, 0).UTC()))
			return
		}
		for _, field := range v.Fields() {
			m.fill(field)
		}
	default:
	}
}

// image is a small PNG, whole or not, or words.
func (m *documentMaker) image() []byte {
	var b bytes.Buffer
	b.Write(smallPNG())
	switch m.next() % 4 {
	case 0:
		return []byte(m.word())
	case 1:
		b.Truncate(b.Len() - m.next()%b.Len())
	case 2:
		b.Bytes()[m.next()%b.Len()] ^= 0xff
	}
	return b.Bytes()
}

func smallPNG() []byte {
	m := image.NewPaletted(image.Rect(0, 0, 3, 5), []color.Color{color.White, color.Black})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // writing to memory can't fail
	}
	return b.Bytes()
}
