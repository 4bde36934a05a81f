package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// reader reads PDFs back: the text of each page as a person would copy it, the outline and the links. It knows just
// the syntax that this package writes.
type reader struct {
	t       testing.TB
	objects map[int][]byte
	fonts   map[string]readFont // by name in the page's resources
	pages   []int
	trailer []byte
	streams map[int][]byte // of objects, unpacked
}

type readFont struct {
	text  map[string]string // by code, four hexadecimal digits
	width map[int]float64   // em/1000
}

var startXref = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)

func read(t testing.TB, data []byte) *reader {
	t.Helper()
	r := &reader{t: t, objects: map[int][]byte{}, fonts: map[string]readFont{}, streams: map[int][]byte{}}
	m := startXref.FindSubmatch(data)
	if !bytes.HasPrefix(data, []byte("%PDF-")) || m == nil {
		t.Fatal("not a PDF")
	}
	r.trailer = r.objectAt(data, atoi(m[1]))
	rows := r.unpack(r.trailer)
	const wide = 7 // bytes of a row: its kind, then two numbers of four and two
	field := func(n, from, to int) (value int) {
		for _, b := range rows[n*wide+from : n*wide+to] {
			value = value<<8 | int(b)
		}
		return value
	}
	for n := range len(rows) / wide {
		if field(n, 0, 1) == 1 {
			r.objects[n] = r.objectAt(data, field(n, 1, 5))
		}
	}
	for n := range len(rows) / wide {
		if field(n, 0, 1) == 2 {
			r.objects[n] = r.packed(field(n, 1, 5), field(n, 5, 7), n)
		}
	}
	r.pages = references(string(r.value(r.objects[1], "/Kids ")))
	for _, m := range regexp.MustCompile(`/(f\d+) (\d+) 0 R`).FindAllSubmatch(r.objects[2], -1) {
		r.fonts[string(m[1])] = r.font(r.objects[atoi(m[2])])
	}
	return r
}

func (r *reader) objectAt(data []byte, offset int) []byte {
	head := regexp.MustCompile(`^\d+ 0 obj\n`).Find(data[offset:min(len(data), offset+20)])
	body, _, ended := bytes.Cut(data[offset+len(head):], []byte("\nendobj\n"))
	if head == nil || !ended {
		r.t.Fatalf("there is no object at %d", offset)
	}
	return body
}

// packed gives the i-th object of an object stream, which must be the one of that number.
func (r *reader) packed(stream, i, number int) []byte {
	if _, ok := r.streams[stream]; !ok {
		r.streams[stream] = r.stream(stream)
	}
	content := r.streams[stream]
	first := atoi(r.value(r.objects[stream], "/First "))
	index := bytes.Fields(content[:first])
	if atoi(index[2*i]) != number {
		r.t.Fatalf("object %d is not where the table says", number)
	}
	content = content[first:]
	if end := 2*i + 3; end < len(index) {
		content = content[:atoi(index[end])]
	}
	return bytes.TrimSpace(content[atoi(index[2*i+1]):])
}

func (r *reader) font(object []byte) readFont {
	f := readFont{text: map[string]string{}, width: map[int]float64{}}
	cmap := string(r.stream(r.reference(object, "/ToUnicode ")))
	for _, m := range regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]*)>\n`).FindAllStringSubmatch(cmap, -1) {
		f.text[m[1]] = fromHex(m[2])
	}
	descendant := r.objects[references(string(r.value(object, "/DescendantFonts ")))[0]]
	_, widths, _ := bytes.Cut(descendant, []byte("/W ["))
	readWidths(f.width, string(widths))
	return f
}

// readWidths reads both forms of an entry: a range with one width, or a start with a list (ISO 32000-1, 9.7.4.3).
func readWidths(into map[int]float64, s string) {
	for {
		if m := regexp.MustCompile(`^\s*(\d+) (\d+) (\d+)`).FindStringSubmatch(s); m != nil {
			for code := atoi([]byte(m[1])); code <= atoi([]byte(m[2])); code++ {
				into[code] = atof(m[3])
			}
			s = s[len(m[0]):]
			continue
		}
		m := regexp.MustCompile(`^\s*(\d+) \[([^\]]*)\]`).FindStringSubmatch(s)
		if m == nil {
			return
		}
		for i, width := range strings.Fields(m[2]) {
			into[atoi([]byte(m[1]))+i] = atof(width)
		}
		s = s[len(m[0]):]
	}
}

// value gives what follows a key up to the end of its array, or of the line.
func (r *reader) value(object []byte, key string) []byte {
	_, after, ok := bytes.Cut(object, []byte(key))
	if !ok {
		r.t.Fatalf("no %s in %q", key, object[:min(len(object), 200)])
	}
	if end := bytes.IndexAny(after, "]>/"); end >= 0 {
		return after[:end]
	}
	return after
}

func (r *reader) reference(object []byte, key string) int {
	return references(string(r.value(object, key)))[0]
}

func references(s string) []int {
	var out []int
	for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(s, -1) {
		out = append(out, atoi([]byte(m[1])))
	}
	return out
}

func (r *reader) stream(object int) []byte {
	return r.unpack(r.objects[object])
}

func (r *reader) unpack(body []byte) []byte {
	dictionary, data, _ := bytes.Cut(body, []byte("stream\n"))
	if !bytes.Contains(dictionary, []byte("/FlateDecode")) {
		return data
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		r.t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		r.t.Fatal(err)
	}
	return plain
}

type readRun struct {
	x, end, y float64
	text      string
}

var (
	runStart = regexp.MustCompile(`BT (?:2 Tr )?(?:1 0 0\.2 1 )?(-?[\d.]+) (-?[\d.]+) T[dm] (.*?)ET`)
	setFont  = regexp.MustCompile(`^/(\S+) ([\d.]+) Tf$`)
	codes    = regexp.MustCompile(`<([0-9A-F]+)>|(-?\d+)`)
	arrays   = regexp.MustCompile(`\[[^\]]*\] TJ`)
)

// content gives what is drawn on a page.
func (r *reader) content(page int) []byte {
	body := r.objects[r.pages[page]]
	if bytes.Contains(body, []byte("/Contents[")) {
		var all [][]byte
		for _, stream := range references(string(r.value(body, "/Contents["))) {
			all = append(all, r.stream(stream))
		}
		return bytes.Join(all, []byte("\n"))
	}
	return r.stream(r.reference(body, "/Contents "))
}

// lines gives the lines of a page from the top down.
func (r *reader) lines(page int) []string {
	content := r.content(page)
	var runs []readRun
	var font readFont
	size := 0.0
	for line := range strings.SplitSeq(string(content), "\n") {
		if m := setFont.FindStringSubmatch(line); m != nil {
			font, size = r.fonts[m[1]], atof(m[2])
			continue
		}
		for _, m := range runStart.FindAllStringSubmatch(line, -1) {
			runs = append(runs, readRunOf(font, size, m))
		}
	}
	slices.SortStableFunc(runs, func(a, b readRun) int {
		if a.y != b.y {
			return int(1000 * (b.y - a.y))
		}
		return int(1000 * (a.x - b.x))
	})
	return joinRuns(runs)
}

func readRunOf(font readFont, size float64, m []string) readRun {
	run := readRun{x: atof(m[1]), y: atof(m[2])}
	run.end = run.x
	for _, array := range arrays.FindAllString(m[3], -1) {
		for _, c := range codes.FindAllStringSubmatch(array, -1) {
			run.end -= atof(c[2]) * size / 1000
			for i := 0; i+4 <= len(c[1]); i += 4 {
				code := c[1][i : i+4]
				run.text += font.text[code]
				number, _ := strconv.ParseInt(code, 16, 32)
				run.end += font.width[int(number)] * size / 1000
			}
		}
	}
	return run
}

func joinRuns(runs []readRun) []string {
	var lines []string
	for i, run := range runs {
		text := run.text
		if i == 0 || runs[i-1].y != run.y {
			lines = append(lines, text)
			continue
		}
		if run.x > runs[i-1].end+3 {
			text = "  " + text
		}
		lines[len(lines)-1] += text
	}
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// text gives all pages as one string without line ends.
func (r *reader) text() string {
	var all []string
	for i := range r.pages {
		all = append(all, r.lines(i)...)
	}
	return strings.Join(all, " ")
}

// outline lists the bookmarks, indented by level, with their pages.
func (r *reader) outline() []string {
	catalog := r.objects[r.reference(r.trailer, "/Root ")]
	if !bytes.Contains(catalog, []byte("/Outlines ")) {
		return nil
	}
	var out []string
	var walk func(object, depth int)
	walk = func(object, depth int) {
		body := r.objects[object]
		title := fromHex(string(r.value(body, "/Title<FEFF")))
		out = append(out, fmt.Sprintf("%s%s → page %d", strings.Repeat("  ", depth), title, r.target(body)))
		if bytes.Contains(body, []byte("/First ")) {
			walk(r.reference(body, "/First "), depth+1)
		}
		if bytes.Contains(body, []byte("/Next ")) {
			walk(r.reference(body, "/Next "), depth)
		}
	}
	walk(r.reference(r.objects[r.reference(catalog, "/Outlines ")], "/First "), 0)
	return out
}

func (r *reader) target(object []byte) int {
	return slices.Index(r.pages, r.reference(object, "/Dest[")) + 1
}

// links lists what a page's links say and where they lead.
func (r *reader) links(page int) []string {
	if !bytes.Contains(r.objects[r.pages[page]], []byte("/Annots[")) {
		return nil
	}
	var out []string
	for _, object := range references(string(r.value(r.objects[r.pages[page]], "/Annots["))) {
		body := r.objects[object]
		text := fromHex(string(r.value(body, "/Contents<FEFF")))
		if m := regexp.MustCompile(`/URI\((.*?)\)>>`).FindSubmatch(body); m != nil {
			out = append(out, fmt.Sprintf("%s → %s", text, m[1]))
		} else {
			out = append(out, fmt.Sprintf("%s → page %d", text, r.target(body)))
		}
	}
	return out
}

// property gives an entry of the document's information.
func (r *reader) property(name string) string {
	info := r.objects[r.reference(r.trailer, "/Info ")]
	m := regexp.MustCompile("/" + name + "<FEFF([0-9A-F]*)>").FindSubmatch(info)
	if m == nil {
		return ""
	}
	return fromHex(string(m[1]))
}

func fromHex(s string) string {
	raw, _ := hex.DecodeString(s)
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}

func atoi(b []byte) int {
	n, _ := strconv.Atoi(string(b))
	return n
}

func atof(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64)
	return f
}
