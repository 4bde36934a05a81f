package layout

// Page is the paper and its margins, in points.
type Page struct {
	Width, Height             float64
	Side, TopEdge, BottomEdge float64
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

// column is the space that a block may fill from left to right.
type column struct{ x, width float64 }

func (p Page) column() column { return column{p.Side, p.Width - 2*p.Side} }

// narrowest is the width below which nesting no longer indents.
const narrowest = 110

// inset gives the column that is left after an indent, as long as enough is left.
func (c column) inset(left, right float64) column {
	if c.width-left-right < narrowest {
		return c
	}
	return column{c.x + left, c.width - left - right}
}
