package layout

import (
	"strings"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Table is rows of cells below a header that is repeated on every page.
type Table struct {
	Columns []Column // may be fewer than the cells of a row
	Head    []Cell
	Rows    [][]Cell
	Airy    bool // there is room in each row to write by hand
}

// Cell is the text of a table's cell. Anchor names the cell's row as a place, if set.
type Cell struct {
	Spans  []text.Span
	Anchor string
}

// Column says how the cells of a column are set.
type Column struct {
	Align Align
	Firm  bool // lines are not broken unless they have to be
}

const (
	cellSide       = 7.0 // padding left and right of a cell
	cellTop        = 4.6
	airyTop        = 12.0 // where there is room to write by hand
	narrowestCell  = 58.0 // of a column with its padding
	splittableRow  = 14   // rows of more lines than this may be split between pages
	highestHead    = 200  // a header higher than this is not repeated
	ruleWidth      = 0.5
	headRuleWidth  = 0.9
	finalRuleWidth = 0.7
)

// tableHead is what the paginator repeats.
type tableHead struct {
	within int // how many frames it stands in
	height float64
	draw   func(on *sheet.Sheet, y float64)
}

func (t Table) columns() int {
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	return n
}

func (t Table) lay(f *flow, c column) {
	n := t.columns()
	if n == 0 {
		return
	}
	if most := max(2, int(c.width/narrowestCell)); n > most {
		for _, part := range t.split(n, most) {
			part.lay(f, c)
		}
		return
	}
	f.space(paragraph * 1.3)
	f.within(sheet.Table, func(e *sheet.Element) { newGrid(f, t, c, n).lay(f, e) })
	f.head = nil
	f.space(paragraph * 1.6)
}

// lay lays out the rows, of the element e.
func (g *grid) lay(f *flow, e *sheet.Element) {
	rows := g.rows
	for i := range rows {
		rows[i].tag(e.Child(sheet.Row), i == 0 && len(g.table.Head) > 0)
	}
	if len(g.table.Head) > 0 {
		if head := g.header(rows[0]); head.height <= highestHead {
			f.add(slice{height: head.height, keep: true, notes: g.notes(f, rows[0], 0, rows[0].height), draw: head.draw})
			f.head = g.header(rows[0].untagged())
			f.head.within = len(f.frames)
			rows = rows[1:]
		}
	}
	f.closeUp()
	for i, r := range rows {
		g.layRow(f, r, i, len(rows))
	}
}

// split cuts a table that is too wide for the page into several; each begins with the first column.
func (t Table) split(columns, most int) []Table {
	pick := func(row []Cell, from int) []Cell {
		var out []Cell
		if len(row) > 0 {
			out = append(out, row[0])
		}
		if from < len(row) {
			out = append(out, row[from:min(from+most-1, len(row))]...)
		}
		return out
	}
	var parts []Table
	for from := 1; from < columns; from += most - 1 {
		part := Table{Head: pick(t.Head, from), Columns: []Column{t.column(0)}}
		for i := from; i < min(from+most-1, columns); i++ {
			part.Columns = append(part.Columns, t.column(i))
		}
		for _, r := range t.Rows {
			part.Rows = append(part.Rows, pick(r, from))
		}
		parts = append(parts, part)
	}
	return parts
}

// firstWords gives what is read first in the table.
func (t Table) firstWords() string {
	for _, row := range append([][]Cell{t.Head}, t.Rows...) {
		for _, cell := range row {
			if words := text.Plain(cell.Spans); strings.TrimSpace(words) != "" {
				return words
			}
		}
	}
	return ""
}

func (t Table) column(i int) Column {
	if i < len(t.Columns) {
		return t.Columns[i]
	}
	return Column{}
}

// grid is a table with its columns measured.
type grid struct {
	table Table
	left  []float64 // x of each column
	width []float64 // of each column
	in    column
	rows  []gridRow
}

type gridRow struct {
	lines   [][]text.Line // by column
	height  int           // in lines
	anchors []string
	cells   []*sheet.Element // by column
}

// notes gives the footnotes that are marked in the lines [from, to) of a row.
func (g *grid) notes(f *flow, r gridRow, from, to int) []int {
	var notes []int
	outer := f.of
	for k, lines := range r.lines {
		f.of = r.cells[k]
		for i := from; i < min(to, len(lines)); i++ {
			notes = append(notes, f.markedIn(lines[i])...)
		}
	}
	f.of = outer
	return notes
}

// untagged is the row where it is shown once more and not to be read again.
func (r gridRow) untagged() gridRow {
	r.cells = make([]*sheet.Element, len(r.lines))
	return r
}

// tag makes the row an element, with a cell for each column.
func (r *gridRow) tag(row *sheet.Element, head bool) {
	kind := sheet.Cell
	if head {
		kind = sheet.HeaderCell
	}
	for range r.lines {
		r.cells = append(r.cells, row.Child(kind))
	}
}

func newGrid(f *flow, t Table, c column, n int) *grid {
	g := &grid{table: t, in: c.reading(t.firstWords())}
	shaped := make([][][]text.Cluster, 0, len(t.Rows)+1)
	if len(t.Head) > 0 {
		shaped = append(shaped, g.shapeRow(f, t.Head, n, true))
	}
	for _, r := range t.Rows {
		shaped = append(shaped, g.shapeRow(f, r, n, false))
	}
	widths := columnWidths(shaped, t, n, c.width)
	from := 0.0
	for _, w := range widths {
		g.left, g.width = append(g.left, g.in.at(from, w)), append(g.width, w)
		from += w
	}
	source := t.Rows
	if len(t.Head) > 0 {
		source = append([][]Cell{t.Head}, t.Rows...)
	}
	for i, cells := range shaped {
		row := gridRow{height: 1}
		for k, clusters := range cells {
			const rounding = 0.01
			lines := f.shaper.Break(clusters, widths[k]-2*cellSide+rounding)
			row.lines = append(row.lines, lines)
			row.height = max(row.height, len(lines))
		}
		for _, cell := range source[i] {
			if cell.Anchor != "" {
				row.anchors = append(row.anchors, cell.Anchor)
			}
		}
		g.rows = append(g.rows, row)
	}
	return g
}

func (g *grid) shapeRow(f *flow, cells []Cell, n int, head bool) [][]text.Cluster {
	out := make([][]text.Cluster, n)
	for i, cell := range cells {
		out[i] = f.shaper.Shape(text.Restyle(cell.Spans, func(s *text.Style) {
			s.Size *= tableSize / bodySize
			if s.Family == fonts.Reading {
				s.Family = fonts.Text
			}
			if head {
				s.Size *= 0.93
				s.Weight, s.Colour = max(s.Weight, fonts.SemiBold), headInk
			}
			s.Tabular = g.table.column(i).Align == Right && !head
		}))
	}
	return out
}

// header is the tinted row at the top.
func (g *grid) header(r gridRow) *tableHead {
	height := float64(r.height)*tableLead + 2*cellTop
	left, right := g.in.x, g.in.x+g.in.width
	return &tableHead{height: height, draw: func(on *sheet.Sheet, y float64) {
		on.Adorn(func() {
			on.Add(&sheet.Box{X: left, Y: y, W: right - left, H: height, Fill: &headTint})
			on.Add(&sheet.Rule{X: left, Y: y + height, ToX: right, ToY: y + height, Colour: headLine, Width: headRuleWidth})
		})
		g.draw(on, r, 0, r.height, y+cellTop)
	}}
}

// layRow adds one row: as one slice, or as one per line when it is so high that it may be split.
func (g *grid) layRow(f *flow, r gridRow, i, rows int) {
	first := len(f.slices)
	last := i == rows-1
	if r.height <= splittableRow {
		top := cellTop
		if g.table.Airy {
			top = airyTop
		}
		height := float64(r.height)*tableLead + 2*top
		f.add(slice{
			height: height,
			keep:   !last && (i == 0 || i == rows-2),
			notes:  g.notes(f, r, 0, r.height),
			draw: func(on *sheet.Sheet, y float64) {
				g.draw(on, r, 0, r.height, y+top)
				g.underline(on, y+height, last)
			},
		})
	} else {
		g.layTallRow(f, r, last)
	}
	for _, anchor := range r.anchors {
		f.place(first, anchor, g.in.x)
	}
}

func (g *grid) layTallRow(f *flow, r gridRow, last bool) {
	for i := range r.height {
		height, top, end := tableLead, 0.0, i == r.height-1
		if i == 0 {
			height, top = height+cellTop, cellTop
		}
		if end {
			height += cellTop
		}
		f.add(slice{
			height: height,
			keep:   !end && (i < 2 || i >= r.height-3),
			notes:  g.notes(f, r, i, i+1),
			draw: func(on *sheet.Sheet, y float64) {
				g.draw(on, r, i, i+1, y+top)
				if end {
					g.underline(on, y+height, last)
				}
			},
		})
	}
}

func (g *grid) underline(on *sheet.Sheet, y float64, last bool) {
	rule := &sheet.Rule{X: g.in.x, Y: y, ToX: g.in.x + g.in.width, ToY: y, Colour: hairline, Width: ruleWidth}
	if last {
		rule.Colour, rule.Width = headLine, finalRuleWidth
	}
	on.Adorn(func() { on.Add(rule) })
}

// draw puts the lines [from, to) of every cell, the first of them at y.
func (g *grid) draw(on *sheet.Sheet, r gridRow, from, to int, y float64) {
	for k, lines := range r.lines {
		inner, side := g.width[k]-2*cellSide, g.table.column(k).Align
		if side == Start {
			side = g.in.side()
		}
		on.As(r.cells[k], func() {
			for i := from; i < min(to, len(lines)); i++ {
				x := g.left[k] + cellSide + shift(lines[i], inner, side)
				on.Line(lines[i], x, y+float64(i-from)*tableLead+baselineIn(tableLead, tableSize))
			}
		})
	}
}
