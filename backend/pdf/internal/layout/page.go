package layout

import (
	"strings"

	"throughline/backend/pdf/internal/text"
)

// Page is the paper and its margins, in points.
type Page struct {
	Width, Height             float64
	Side, TopEdge, BottomEdge float64
	// Mirrored is set for a document that reads from right to left: what stands left in others stands right.
	Mirrored bool
}

const (
	sideMargin   = 68
	topMargin    = 74
	bottomMargin = 70
)

// NewPage gives a page of the given paper with the margins of the house style.
func NewPage(width, height float64) Page {
	return Page{Width: width, Height: height, Side: sideMargin, TopEdge: topMargin, BottomEdge: height - bottomMargin}
}

// Tight is the page with narrower margins, for what is to be on one.
func (p Page) Tight() Page {
	const side, edge = 56, 58
	p.Side, p.TopEdge, p.BottomEdge = side, edge, p.Height-edge
	return p
}

// column is the space that a block may fill from side to side.
type column struct {
	x, width float64
	mirrored bool // it begins at the right
}

func (p Page) column() column { return column{p.Side, p.Width - 2*p.Side, p.Mirrored} }

// reading gives the column as words read that stand first in it.
func (c column) reading(words string) column {
	c.mirrored = text.RightToLeft(words, c.mirrored)
	return c
}

// at is the left end of what is so wide and stands so far from where the column begins.
func (c column) at(from, width float64) float64 {
	if c.mirrored {
		return c.x + c.width - from - width
	}
	return c.x + from
}

// side is where the lines of what isn't running text stand: where the column begins, whatever they say.
func (c column) side() Align {
	if c.mirrored {
		return Right
	}
	return Start
}

// narrowest is the width below which nesting no longer indents.
const narrowest = 110

// inset gives the column that is left after an indent where it begins and where it ends, as long as enough is left.
func (c column) inset(begin, end float64) column {
	if c.width-begin-end < narrowest {
		return c
	}
	c.x, c.width = c.at(begin, c.width-begin-end), c.width-begin-end
	return c
}

// firstWords gives what is read first in blocks.
func firstWords(blocks []Block) string {
	for _, b := range blocks {
		words := ""
		switch b := b.(type) {
		case Paragraph:
			words = text.Plain(b.Spans)
		case Heading:
			words = text.Plain(b.Spans)
		case List:
			words = b.firstWords()
		case Quote:
			words = firstWords(b.Blocks)
		case Callout:
			words = firstWords(b.Blocks)
		case Table:
			words = b.firstWords()
		}
		if strings.TrimSpace(words) != "" {
			return words
		}
	}
	return ""
}
