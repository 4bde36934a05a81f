package prose

import (
	"slices"
	"strings"
)

// Block is one of *Heading, *Paragraph, *List, *Quote, *Callout, *Code, *Rule, *Table and *Notes.
type Block interface{ block() }

// Heading is the title of a part. Levels begin with 1 and never skip one on the way down.
type Heading struct {
	Level  int
	Spans  []Span
	Anchor string // "" until it is given one
}

// Paragraph is running text.
type Paragraph struct{ Spans []Span }

// List is a list of items, bulleted or numbered from Start.
type List struct {
	Ordered bool
	Start   int
	Tight   bool // no room between the items
	Items   []Item
}

// Item is one entry of a List.
type Item struct {
	Task   Task
	Blocks []Block
}

// Task says whether an item is something to do.
type Task int

// The states of a task.
const (
	NoTask Task = iota
	OpenTask
	DoneTask
)

// Quote is what someone else said.
type Quote struct{ Blocks []Block }

// Callout is a note that stands apart.
type Callout struct {
	Kind   string // note, tip, important, warning or caution
	Title  []Span // none for the kind's own
	Blocks []Block
}

// Code is text to be shown letter by letter.
type Code struct {
	Language string
	Text     string
}

// Rule is a line between two thoughts.
type Rule struct{}

// Notes is the footnotes of a text: its last block, where it has any.
type Notes struct{ Items []Note }

// Note is one footnote, numbered from 1 in the order in which they are marked.
type Note struct {
	Number int
	Blocks []Block
}

// Table is a table with one row of headings; every row has as many cells.
type Table struct {
	Align []Align
	Head  []Cell
	Rows  [][]Cell
	Chart string // the name of the chart whose numbers these are; "" for none
}

// Cell is the text of one field of a Table.
type Cell []Span

// Align says to which side a column leans.
type Align int

// The sides.
const (
	Left Align = iota
	Centre
	Right
)

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Quote) block()     {}
func (*Callout) block()   {}
func (*Code) block()      {}
func (*Rule) block()      {}
func (*Table) block()     {}
func (*Notes) block()     {}

// Span is text of one look. A line end in it is one that was meant.
type Span struct {
	Text    string
	Bold    bool
	Italic  bool
	Strike  bool
	Code    bool
	Link    string // an address that is safe to open, "#" and an anchor, a thing of the app's own as "req:ID", or ""
	Image   string // the hash of a picture; Text says what is on it
	Chart   string // the name of a chart; Text is its caption
	Caption string // what stands below a picture
	Note    int    // the number of the footnote that is marked here; Text is that number
}

// plain is the same look without a text.
func (s Span) plain() Span {
	s.Text = ""
	return s
}

// Plain gives the words of spans.
func Plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Words gives what a reader reads of a text, without marks and addresses: a line for each paragraph and each row of a table.
func Words(markdown string) string { return Text(ParsePart(markdown)) }

// Text is Words of what has been parsed.
func Text(blocks []Block) string {
	var lines []string
	add := func(spans []Span) { lines = append(lines, Plain(spans)) }
	walk(blocks, func(b Block) {
		switch b := b.(type) {
		case *Heading:
			add(b.Spans)
		case *Paragraph:
			add(b.Spans)
		case *Callout:
			add(b.Title)
		case *Code:
			lines = append(lines, b.Text)
		case *Table:
			for _, row := range append([][]Cell{b.Head}, b.Rows...) {
				cells := make([]string, len(row))
				for i, cell := range row {
					cells[i] = Plain(cell)
				}
				lines = append(lines, strings.Join(cells, " · "))
			}
		default:
		}
	})
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.TrimSpace(line) == "" })
	return strings.Join(lines, "\n")
}

// Headings gives the headings of a text in their order.
func Headings(blocks []Block) []*Heading {
	var found []*Heading
	walk(blocks, func(b Block) {
		if h, is := b.(*Heading); is {
			found = append(found, h)
		}
	})
	return found
}

// Spans calls change with the spans of each line of a text and puts what it gives in their place.
func Spans(blocks []Block, change func([]Span) []Span) {
	walk(blocks, func(b Block) {
		switch b := b.(type) {
		case *Heading:
			b.Spans = merged(change(b.Spans))
		case *Paragraph:
			b.Spans = merged(change(b.Spans))
		case *Callout:
			b.Title = merged(change(b.Title))
		case *Table:
			for _, row := range append([][]Cell{b.Head}, b.Rows...) {
				for i := range row {
					row[i] = merged(change(row[i]))
				}
			}
		default:
		}
	})
}

func walk(blocks []Block, visit func(Block)) {
	for _, b := range blocks {
		visit(b)
		switch b := b.(type) {
		case *List:
			for _, item := range b.Items {
				walk(item.Blocks, visit)
			}
		case *Quote:
			walk(b.Blocks, visit)
		case *Callout:
			walk(b.Blocks, visit)
		case *Notes:
			for _, note := range b.Items {
				walk(note.Blocks, visit)
			}
		default:
		}
	}
}
