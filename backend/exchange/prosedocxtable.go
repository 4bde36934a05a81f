package exchange

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"throughline/backend/prose"
)

// textWidth is how wide the text of a page is, in twentieths of a point.
const textWidth = 9071

// shares says how wide the columns of a table are, in twentieths of a point, of a text as wide as a page. Each has room for
// its longest word, and what is left goes to those that need least first, so that few of them break their lines.
func shares(t *prose.Table) []int {
	const (
		letter     = 112 // how wide one is, about, in whatever font there is
		rims       = 220
		longest    = 24 // words that are longer break
		mostNeeded = 60
	)
	columns, needs := make([]int, len(t.Align)), make([]int, len(t.Align))
	left := textWidth
	for i := range columns {
		for r, row := range append([][]prose.Cell{t.Head}, t.Rows...) {
			text := prose.Plain(row[i])
			if r == 0 {
				text += "." // it is bold, and wider by about that much
			}
			for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
				columns[i] = max(columns[i], min(utf8.RuneCountInString(word), longest))
			}
			for line := range strings.SplitSeq(text, "\n") {
				needs[i] = max(needs[i], min(utf8.RuneCountInString(line), mostNeeded))
			}
		}
		columns[i] = columns[i]*letter + rims
		needs[i] = max(needs[i]*letter+rims-columns[i], 0)
		left -= columns[i]
	}
	if left < 0 {
		for i := range columns {
			columns[i] = columns[i] * textWidth / (textWidth - left)
		}
		return columns
	}
	order := make([]int, len(columns))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return needs[a] - needs[b] })
	for n, i := range order {
		more := min(needs[i], left/(len(order)-n))
		columns[i] += more
		left -= more
	}
	for i := range columns { // a table is as wide as the text
		columns[i] += left / len(columns)
	}
	return columns
}

// table writes a table.
func (w *wordWriter) table(t *prose.Table) []node {
	columns := shares(t)
	grid := el("w:tblGrid")
	widths := make([]string, len(t.Align))
	for i := range t.Align {
		widths[i] = strconv.Itoa(columns[i])
		grid = grid.with(el("w:gridCol", "w:w", widths[i]))
	}
	parts := []node{el("w:tblPr").with(
		el("w:tblStyle", "w:val", "PRDTable"), el("w:tblW", "w:w", "5000", "w:type", "pct"),
		el("w:tblLook", "w:val", "0020", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0",
			"w:noHBand", "1", "w:noVBand", "1"),
	), grid}
	for i, row := range append([][]prose.Cell{t.Head}, t.Rows...) {
		keeps := i == 0 || len(t.Rows) <= shortTable && (i < len(t.Rows) || t.Chart != "")
		properties := el("w:trPr").with(el("w:cantSplit"))
		if i == 0 {
			properties = properties.with(el("w:tblHeader"))
		}
		line := el("w:tr").with(properties)
		for j, cell := range row {
			line = line.with(el("w:tc").with(
				el("w:tcPr").with(el("w:tcW", "w:w", widths[j], "w:type", "dxa")), w.cell(cell, t.Align[j], keeps),
			))
		}
		parts = append(parts, line)
	}
	if t.Chart != "" { // below it stands what its numbers are to come to
		return []node{el("w:tbl").with(parts...), gap(el("w:keepNext"))}
	}
	return []node{el("w:tbl").with(parts...), gap()}
}

// gap parts what stands on a ground of its own, or in a table, from what comes after.
func gap(keeps ...node) node {
	return paragraph("Normal", append(keeps, el("w:spacing", "w:after", "0", "w:line", "160", "w:lineRule", "exact")))
}

var wordSides = map[prose.Align]string{prose.Right: "right", prose.Centre: "center"} //nolint:misspell // the format's word

// shortTable is how many rows a table has at most that stands on one page.
const shortTable = 10

func (w *wordWriter) cell(spans []prose.Span, align prose.Align, keeps bool) node {
	var properties []node
	if keeps {
		properties = append(properties, el("w:keepNext"))
	}
	properties = append(properties, bidi(prose.Plain(spans))...)
	if side := wordSides[align]; side != "" {
		properties = append(properties, el("w:jc", "w:val", side))
	}
	return paragraph("TableText", properties, w.spans(spans)...)
}
