package paint

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
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

// packed is how many objects one object stream holds.
const packed = 200

// write writes the file: streams one by one, everything else packed into object streams, and where each is as a
// cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). With a password, what it holds is encrypted.
func (f *file) write(w io.Writer, password string) (int64, error) {
	out := &output{}
	if password != "" {
		var err error
		if out.lock, err = newEncryption(password); err != nil {
			return 0, err
		}
	}
	out.places = f.pack()
	f.compress()
	out.to.Grow(f.size())
	out.write("%%PDF-1.7\n%%\xe2\xe3\xcf\xd3\n")
	digest := sha256.New()
	for n, body := range f.objects[1:] {
		if isStream(body) {
			digest.Write(body)
			out.object(n+1, body)
		}
	}
	trailer := fmt.Sprintf("/Root %d 0 R/Info %d 0 R/ID[<%X><%[3]X>]", f.root, f.info, digest.Sum(nil)[:16])
	if out.lock != nil {
		n := out.next()
		out.object(n, out.lock.dictionary)
		trailer += fmt.Sprintf("/Encrypt %d 0 R", n)
		out.lock = nil // the table has to be read before anything is unlocked
	}
	n, start := out.next(), out.to.Len()
	out.places[n] = place{1, start, 0}
	table := plainStream(out.table(), fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]%s", n+1, trailer))
	out.object(n, compressed(table))
	if out.err != nil {
		return 0, out.err
	}
	out.write("startxref\n%d\n%%%%EOF\n", start)
	return out.to.WriteTo(w)
}

// pack adds streams that hold the objects which are no streams, and gives where these are.
func (f *file) pack() []place {
	var small []int
	for n, body := range f.objects[1:] {
		if !isStream(body) {
			small = append(small, n+1)
		}
	}
	groups := slices.Collect(slices.Chunk(small, packed))
	places := make([]place, len(f.objects)+len(groups))
	for _, group := range groups {
		var index, bodies bytes.Buffer
		for i, n := range group {
			index.WriteString(strconv.Itoa(n) + " " + strconv.Itoa(bodies.Len()) + " ")
			bodies.Write(f.objects[n])
			bodies.WriteByte('\n')
			places[n] = place{2, len(f.objects), i}
		}
		f.add(plainStream(slices.Concat(index.Bytes(), bodies.Bytes()),
			fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(group), index.Len())))
	}
	return places
}

// compress compresses the streams that are not yet, on all processors: no stream hangs on another.
func (f *file) compress() {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for n := int(next.Add(1)); n < len(f.objects); n = int(next.Add(1)) {
				f.objects[n] = compressed(f.objects[n])
			}
		})
	}
	workers.Wait()
}

// size is how many bytes the streams take, with what stands around each.
func (f *file) size() int {
	const around = 24
	size := 0
	for _, body := range f.objects {
		if isStream(body) {
			size += len(body) + around
		}
	}
	return size
}

func isStream(body []byte) bool { return bytes.HasSuffix(body, []byte("endstream")) }

// output is a file that is being written.
type output struct {
	to     bytes.Buffer
	places []place     // by object
	lock   *encryption // nil where there is no password
	err    error
}

// next gives the number of one more object.
func (o *output) next() int {
	o.places = append(o.places, place{})
	return len(o.places) - 1
}

// write adds to the file. Writing to memory can't fail.
func (o *output) write(format string, args ...any) { _, _ = fmt.Fprintf(&o.to, format, args...) }

// place says where an object is, as three fields of the cross-reference stream: its kind (0 for none), then its offset, or
// the object stream that holds it and which of its objects it is.
type place struct{ kind, at, index int }

func (o *output) object(n int, body []byte) {
	if o.lock != nil && isStream(body) {
		locked, err := o.lock.stream(body)
		body, o.err = locked, cmp.Or(o.err, err)
	}
	o.places[n] = place{1, o.to.Len(), 0}
	o.write("%d 0 obj\n", n)
	o.to.Write(body)
	o.to.WriteString("\nendobj\n")
}

// table gives the content of the cross-reference stream.
func (o *output) table() []byte {
	rows := []byte{0, 0, 0, 0, 0, 0xff, 0xff}
	for _, p := range o.places[1:] {
		rows = append(rows, byte(p.kind))
		rows = binary.BigEndian.AppendUint32(rows, uint32(p.at))
		rows = binary.BigEndian.AppendUint16(rows, uint16(p.index))
	}
	return rows
}
