package paint

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// file is the objects of a PDF, by number from 1.
type file struct {
	objects    [][]byte // what stands between "n 0 obj" and "endobj"
	root, info int
}

var (
	startXref  = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	rootEntry  = regexp.MustCompile(`/Root (\d+) 0 R`)
	infoEntry  = regexp.MustCompile(`/Info (\d+) 0 R`)
	lengthHint = regexp.MustCompile(`/Length (\d+)`)
)

var errLayout = errors.New("gofpdf wrote a file of an unexpected layout")

// parse reads what gofpdf wrote: one classic cross-reference table, streams with their length in their dictionary.
func parse(data []byte) (*file, error) {
	tail := startXref.FindSubmatch(data[max(0, len(data)-64):])
	if tail == nil {
		return nil, errLayout
	}
	at := number(tail[1])
	if at <= 0 || at >= len(data) {
		return nil, errLayout
	}
	var count int
	table := data[at:]
	if _, err := fmt.Fscanf(bytes.NewReader(table), "xref\n0 %d\n", &count); err != nil {
		return nil, errLayout
	}
	first := bytes.Index(table, []byte("0000000000 65535 f"))
	const entry = 20
	if first < 0 || count < 1 || first+count*entry > len(table) {
		return nil, errLayout
	}
	f := &file{objects: make([][]byte, count)}
	for n := 1; n < count; n++ {
		offset := number(table[first+n*entry : first+n*entry+10])
		body, err := objectAt(data, offset, n)
		if err != nil {
			return nil, err
		}
		f.objects[n] = body
	}
	root, info := rootEntry.FindSubmatch(table), infoEntry.FindSubmatch(table)
	if root == nil || info == nil {
		return nil, errLayout
	}
	f.root, f.info = number(root[1]), number(info[1])
	if f.root >= count || f.info >= count {
		return nil, errLayout
	}
	return f, nil
}

func objectAt(data []byte, offset, n int) ([]byte, error) {
	head := fmt.Appendf(nil, "%d 0 obj", n)
	if offset < 0 || offset >= len(data) || !bytes.HasPrefix(data[offset:], head) {
		return nil, errLayout
	}
	body := data[offset+len(head):]
	content := streamEnd(body) // a stream may contain anything, "endobj" too
	if content > len(body) {
		return nil, errLayout
	}
	end := bytes.Index(body[content:], []byte("endobj"))
	if end < 0 {
		return nil, errLayout
	}
	return bytes.TrimSpace(body[:content+end]), nil
}

// streamEnd gives where the data of an object's stream ends, by its length; 0 when the object is not a stream.
func streamEnd(body []byte) int {
	dictionary, _, ok := bytes.Cut(body, []byte("stream\n"))
	if !ok || bytes.Contains(dictionary, []byte("endobj")) {
		return 0
	}
	length := lengthHint.FindSubmatch(dictionary)
	if length == nil {
		return 0
	}
	return len(dictionary) + len("stream\n") + number(length[1])
}

func number(digits []byte) int {
	n, err := strconv.Atoi(string(digits))
	if err != nil {
		return -1
	}
	return n
}

// add gives a new object its number.
func (f *file) add(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects) - 1
}

// write writes the file: header, objects, cross-reference table, trailer (ISO 32000-1, 7.5).
func (f *file) write(w io.Writer) (int64, error) {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	digest := sha256.New()
	offsets := make([]int, len(f.objects))
	for n, body := range f.objects {
		if n == 0 {
			continue
		}
		digest.Write(body)
		offsets[n] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n", n)
		out.Write(body)
		out.WriteString("\nendobj\n")
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for _, offset := range offsets[1:] {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	id := digest.Sum(nil)[:16]
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects), f.root, f.info, id, id, table)
	return out.WriteTo(w)
}
