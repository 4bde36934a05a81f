package layout

import (
	"slices"

	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Block is a part of a document that lays itself out.
type Block interface {
	lay(f *flow, c column)
}

// slice is the smallest piece that the paginator moves.
type slice struct {
	height float64
	gap    float64 // space above it, dropped at the top of a page
	keep   bool    // stays on the page of the slice after it
	frames []*frame
	head   *tableHead     // the table that it is a row of
	notes  []int          // the footnotes that are marked in it
	of     *sheet.Element // what is drawn is part of, unless it says otherwise
	draw   func(on *sheet.Sheet, y float64)
}

// frame is what surrounds slices: it is painted on each page from the first slice in it to the last.
type frame struct {
	paint func(on *sheet.Sheet, top, bottom float64)
	edge  float64 // how far it reaches beyond its slices where a page ends in it
	split bool    // it has gone on to another page
}

// mostEdge is how much of its padding a frame has where a page ends in it.
const mostEdge = 8.0

// flow collects the slices of a document.
type flow struct {
	shaper   *text.Shaper
	slices   []slice
	headings []Heading // as met, with their numbers
	numbers  [lowestHeading + 1]int

	of     *sheet.Element
	frames []*frame
	gap    float64
	head   *tableHead
	ranked int // how deep the last heading stands in the structure
	notes  map[int]*note
	column column // of the page, where the notes stand
	depth  int    // of lists in lists

	unnumbered bool // the headings have no numbers

	stop <-chan struct{} // closed when nobody wants the document any more
}

func newFlow(shaper *text.Shaper, of *sheet.Element) *flow {
	return &flow{shaper: shaper, of: of, notes: map[int]*note{}}
}

// within makes what is laid out meanwhile an element of its own.
func (f *flow) within(kind sheet.Kind, inside func(e *sheet.Element)) {
	outer := f.of
	f.of = outer.Child(kind)
	inside(f.of)
	f.of = outer
}

// stopped tells whether nobody wants the document any more.
func (f *flow) stopped() bool {
	select {
	case <-f.stop:
		return true
	default:
		return false
	}
}

// space asks for at least this much space before the next slice; neighbours share it.
func (f *flow) space(points float64) { f.gap = max(f.gap, points) }

// closeUp drops the space asked for so far.
func (f *flow) closeUp() { f.gap = 0 }

func (f *flow) add(s slice) {
	s.gap, f.gap = f.gap, 0
	s.frames = slices.Clone(f.frames)
	s.head, s.of = f.head, f.of
	f.slices = append(f.slices, s)
}

// keepFrom keeps the slices from the one numbered first together with what follows.
func (f *flow) keepFrom(first int) {
	for i := max(0, first); i < len(f.slices); i++ {
		f.slices[i].keep = true
	}
}

// keepPairs keeps the first item of a list by the second, and the last by the one before, given where they start: one alone
// on a page looks lost.
func (f *flow) keepPairs(starts []int) {
	for _, i := range []int{1, len(starts) - 1} {
		if i > 0 && i < len(starts) && starts[i] > 0 {
			f.slices[starts[i]-1].keep = true
		}
	}
}

// keepLast keeps what was added last together with what follows.
func (f *flow) keepLast() { f.keepFrom(len(f.slices) - 1) }

// keptWhole is the height up to which what stands in a frame is not split between pages.
const keptWhole = 140.0

// framed lays an element out inside a frame with padding above and below.
func (f *flow) framed(
	padding float64, paint func(on *sheet.Sheet, top, bottom float64), kind sheet.Kind, inside func(),
) {
	f.frames = append(f.frames, &frame{paint: paint, edge: min(padding, mostEdge)})
	f.pad(padding, true)
	first := len(f.slices)
	f.within(kind, func(*sheet.Element) { inside() })
	f.closeUp()
	if first < len(f.slices) {
		f.slices[first].gap = 0 // the padding is its space
	}
	f.keepLast()
	f.pad(padding, false)
	if whole := f.slices[first-1:]; height(whole) <= keptWhole {
		f.keepFrom(first - 1)
		f.slices[len(f.slices)-1].keep = false
	}
	f.frames = f.frames[:len(f.frames)-1]
}

func (f *flow) pad(height float64, keep bool) {
	f.add(slice{height: height, keep: keep, draw: func(*sheet.Sheet, float64) {}})
}

// decorate draws more with the slice numbered i.
func (f *flow) decorate(i int, more func(on *sheet.Sheet, y float64)) {
	if i >= len(f.slices) {
		return
	}
	drawn := f.slices[i].draw
	f.slices[i].draw = func(on *sheet.Sheet, y float64) {
		more(on, y)
		drawn(on, y)
	}
}

// Align is where a line stands in its column.
type Align uint8

const (
	Start Align = iota // left, or right for text that reads from right to left
	Right
	Centre
)

// paragraph adds a text that is a paragraph of its own.
func (f *flow) paragraph(spans []text.Span, c column, leading float64) {
	f.within(sheet.Paragraph, func(*sheet.Element) { f.text(spans, c, leading) })
}

// text adds a text, a slice per line. The first two lines stay together, and the last two.
func (f *flow) text(spans []text.Span, c column, leading float64) {
	f.aligned(spans, c, leading, Start)
}

func (f *flow) aligned(spans []text.Span, c column, leading float64, side Align) {
	lines := f.shaper.Break(f.shaper.Shape(spans), c.width)
	for i, l := range lines {
		x := c.x + shift(l, c.width, side)
		baseline := baselineIn(leading, spans[0].Style.Size)
		f.add(slice{
			height: leading,
			keep:   len(lines) > 1 && (i == 0 || i == len(lines)-2),
			notes:  f.markedIn(l),
			draw:   func(on *sheet.Sheet, y float64) { on.Line(l, x, y+baseline) },
		})
	}
}

// baselineIn centres text of a size in a line: capitals are about 0.72 em high.
func baselineIn(leading, size float64) float64 { return leading/2 + size*0.36 }

// shift is how far from the left of the column a line starts.
func shift(l text.Line, width float64, a Align) float64 {
	switch {
	case a == Centre:
		return (width - l.Width) / 2
	case a == Right, l.RightLeft:
		return width - l.Width
	}
	return 0
}
