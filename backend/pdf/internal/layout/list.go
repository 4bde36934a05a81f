package layout

import (
	"strconv"
	"strings"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// List is a bulleted or numbered list.
type List struct {
	Ordered bool
	Start   int // number of the first item
	Tight   bool
	Items   []ListItem
}

// ListItem is what one bullet stands before.
type ListItem struct {
	Task   Task
	Blocks []Block
}

// Task says whether an item is a thing to do.
type Task uint8

const (
	NoTask Task = iota
	Open
	Done
)

func (l List) lay(f *flow, c column) {
	outer, between := paragraph*0.35, paragraph*0.6
	if f.depth == 0 {
		outer = paragraph * 0.8
	}
	if l.Tight {
		between = paragraph * 0.28
	}
	f.depth++
	f.space(outer)
	c = c.reading(l.firstWords())
	inner := c.inset(l.indent(), 0)
	f.within(sheet.List, func(*sheet.Element) {
		starts := make([]int, len(l.Items))
		for i := range l.Items {
			starts[i] = len(f.slices)
			f.within(sheet.ListItem, func(e *sheet.Element) { l.item(f, i, inner, e) })
			f.closeUp()
			f.space(between)
		}
		f.keepPairs(starts)
	})
	f.depth--
	f.closeUp()
	f.space(outer)
}

// item lays out the item numbered i, of the element e.
func (l List) item(f *flow, i int, c column, e *sheet.Element) {
	label := e.Child(sheet.Label)
	first := len(f.slices)
	f.within(sheet.ListBody, func(*sheet.Element) {
		layAll(l.Items[i].Blocks, f, c)
		if len(f.slices) == first {
			f.add(slice{height: bodyLead, draw: func(*sheet.Sheet, float64) {}})
		}
	})
	mark := l.marker(f, i, c)
	f.decorate(first, func(on *sheet.Sheet, y float64) { on.As(label, func() { mark(on, y) }) })
}

// indent leaves room for the widest marker.
func (l List) indent() float64 {
	const bullet, dot, digit = 17.0, 14.0, 6.2
	if !l.Ordered {
		return bullet
	}
	digits := len(strconv.Itoa(l.Start + len(l.Items) - 1))
	return dot + digit*float64(digits)
}

// firstWords gives what is read first in the list.
func (l List) firstWords() string {
	for _, item := range l.Items {
		if words := firstWords(item.Blocks); words != "" {
			return words
		}
	}
	return ""
}

// marker draws what stands before the column of the item numbered i.
func (l List) marker(f *flow, i int, c column) func(on *sheet.Sheet, y float64) {
	const size = bodySize
	baseline := baselineIn(bodyLead, size)
	if task := l.Items[i].Task; task != NoTask {
		return func(on *sheet.Sheet, y float64) {
			checkbox(on, c.at(-1.6*size, size*0.86), y+baseline, size*0.86, task == Done)
		}
	}
	style := text.Style{Family: fonts.Text, Size: size, Weight: fonts.Regular, Colour: accent}
	mark := bullets[(f.depth-1)%len(bullets)]
	fromRight := size * 0.8
	if l.Ordered {
		style.Colour, style.Weight, style.Tabular = muted, fonts.Medium, true
		mark, fromRight = ordinal(l.Start+i, f.depth)+".", size*0.6
		if c.mirrored {
			mark = rightLeftMark + mark
		}
	}
	line := f.shaper.Single(text.Span{Text: mark, Style: &style})
	x := c.at(-fromRight-line.Width, line.Width)
	return func(on *sheet.Sheet, y float64) { on.Line(line, x, y+baseline) }
}

// rightLeftMark sets the direction of what has no letters.
const rightLeftMark = "\u200f"

var bullets = []string{"•", "◦", "▪"}

// ordinal writes a number by the depth of its list: 1, a, i, and again.
func ordinal(n, depth int) string {
	if n > 0 && n < 4000 {
		switch (depth - 1) % 3 {
		case 1:
			return alphabetic(n)
		case 2:
			return roman(n)
		}
	}
	return strconv.Itoa(n)
}

func alphabetic(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

var romanDigits = []struct {
	value int
	digit string
}{
	{1000, "m"},
	{900, "cm"},
	{500, "d"},
	{400, "cd"},
	{100, "c"},
	{90, "xc"},
	{50, "l"},
	{40, "xl"},
	{10, "x"},
	{9, "ix"},
	{5, "v"},
	{4, "iv"},
	{1, "i"},
}

func roman(n int) string {
	var b strings.Builder
	for _, d := range romanDigits {
		b.WriteString(strings.Repeat(d.digit, n/d.value))
		n %= d.value
	}
	return b.String()
}

func checkbox(on *sheet.Sheet, x, baseline, side float64, done bool) {
	box := &sheet.Box{X: x, Y: baseline - side*0.88, W: side, H: side, Radius: 1.7, Line: &muted, LineWidth: 0.8}
	on.Add(box)
	if !done {
		return
	}
	box.Fill, box.Line = &accent, nil
	tick := func(x1, y1, x2, y2 float64) {
		on.Add(&sheet.Rule{
			X: box.X + side*x1, Y: box.Y + side*y1, ToX: box.X + side*x2, ToY: box.Y + side*y2, Colour: white, Width: 1.1,
		})
	}
	tick(0.22, 0.52, 0.42, 0.72)
	tick(0.42, 0.72, 0.78, 0.30)
}
