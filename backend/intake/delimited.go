package intake

import (
	"slices"
	"strings"
)

// delimiters are what can set columns apart, the likeliest first.
var delimiters = []string{",", ";", "\t", "|"}

// OneColumn, as Options.Delimiter, says that nothing sets columns apart.
const OneColumn = "none"

// separatorLine gives the delimiter that Excel names in a line above the table ("sep=;"), and the text below it.
func separatorLine(text string) (delimiter, rest string) {
	first, rest, _ := strings.Cut(text, "\n")
	if named, ok := strings.CutPrefix(strings.ToLower(first), "sep="); ok && len(named) == 1 {
		return named, rest
	}
	return "", text
}

// lineOfText is the line of the file in which a table begins.
func lineOfText(named string) int {
	if named == "" {
		return 1
	}
	return 2
}

// parse reads a table of text. A tab-separated one often has quotation marks that are just that, also at the start of a
// cell: where its rows are even when they are read so, no mark may hide the end of a row.
func parse(text string, delimiter byte, line int) ([]Row, error) {
	p := parser{text: text, delimiter: delimiter, line: line, quotes: true}
	rows, err := p.rows()
	if delimiter != '\t' {
		return rows, err
	}
	p = parser{text: text, delimiter: delimiter, line: line}
	plain, failed := p.rows()
	if failed != nil || !even(plain) || err == nil && len(plain) == len(rows) {
		return rows, err
	}
	return plain, failed
}

// even tells whether all rows that are not blank have the same number of cells.
func even(rows []Row) bool {
	width := 0
	for _, r := range rows {
		if n := len(r.Cells); slices.ContainsFunc(r.Cells, filled) {
			if width != 0 && n != width {
				return false
			}
			width = n
		}
	}
	return true
}

// parser reads rows of cells. Unlike encoding/csv it takes a quotation mark inside a cell for one, and does not take the
// rest of a file for one cell when a mark is never closed.
type parser struct {
	text      string
	delimiter byte
	quotes    bool // a cell may stand in quotation marks
	at, line  int
	limit     int // how many rows are wanted; 0 for all that are allowed
	cells     int
}

func (p *parser) rows() ([]Row, error) {
	rows := []Row{}
	for p.at < len(p.text) && (p.limit == 0 || len(rows) < p.limit) {
		row, err := p.row()
		if err != nil {
			return rows, err
		}
		if p.cells += len(row.Cells); len(rows) > MaxRows || p.cells > maxCells {
			return rows, &failure{row.Line, "is one too many", "Split the file and import the parts."}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (p *parser) row() (Row, error) {
	row := Row{Line: p.line}
	for {
		cell, err := p.cell()
		if err != nil {
			return row, err
		}
		row.Cells = append(row.Cells, cell)
		if p.at >= len(p.text) {
			return row, nil
		}
		p.at++ // the delimiter, or the end of the line
		if p.text[p.at-1] == '\n' {
			p.line++
			return row, nil
		}
		if len(row.Cells) >= 10*MaxColumns {
			return row, &failure{row.Line, "has more columns than anyone needs", "Choose another delimiter, or take columns away."}
		}
	}
}

// cell reads up to the next delimiter or end of line.
func (p *parser) cell() (string, error) {
	rest := p.text[p.at:]
	if lead := strings.TrimLeft(rest, " "); p.quotes && strings.HasPrefix(lead, `"`) {
		p.at += len(rest) - len(lead) + 1
		return p.quoted()
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return r == '\n' || r == rune(p.delimiter) })
	if end < 0 {
		end = len(rest)
	}
	p.at += end
	return rest[:end], nil
}

// quoted reads up to the mark that closes: one that a delimiter or the end of the line follows.
func (p *parser) quoted() (string, error) {
	opened := p.line
	var b strings.Builder
	for {
		end := strings.IndexByte(p.text[p.at:], '"')
		if end < 0 {
			return "", &failure{
				opened, "opens a quotation mark that is never closed",
				"Mend it there, or choose another delimiter.",
			}
		}
		b.WriteString(p.text[p.at : p.at+end])
		p.line += strings.Count(p.text[p.at:p.at+end], "\n")
		p.at += end + 1
		rest := p.text[p.at:]
		if strings.HasPrefix(rest, `"`) {
			p.at++
			b.WriteByte('"')
			continue
		}
		trimmed := strings.TrimLeft(rest, " ")
		if trimmed == "" || trimmed[0] == '\n' || trimmed[0] == p.delimiter {
			p.at += len(rest) - len(trimmed)
			return b.String(), nil
		}
		b.WriteByte('"') // a mark inside the text that was not doubled
	}
}

// sample is how many rows tell what sets columns apart.
const sample = 200

// head gives the first rows of a text, as far as they can be read.
func head(text, delimiter string) []Row {
	p := parser{text: text, delimiter: delimiter[0], quotes: true, limit: sample}
	rows, err := p.rows()
	if err != nil && delimiter == "\t" {
		p = parser{text: text, delimiter: delimiter[0], limit: sample}
		rows, _ = p.rows()
	}
	return rows
}

// sniff finds what sets the columns of a text apart: what gives most of its first rows the same number of cells, two at
// least, or makes known names of its first row. "" where nothing does.
func sniff(text string) string {
	best, most := "", 0.0
	for _, d := range delimiters {
		rows := head(text, d)
		count, all := map[int]int{}, 0
		for _, row := range rows {
			if slices.ContainsFunc(row.Cells, filled) {
				count[len(row.Cells)]++
				all++
			}
		}
		score := 0.0
		for width, n := range count {
			if share := float64(n) / float64(all); width > 1 && share > 0.6 {
				score = max(score, share*share*float64(min(width, 8)))
			}
		}
		if all > 0 && len(rows[0].Cells) > 1 && known(rows[0].Cells) > 1 {
			score += float64(known(rows[0].Cells))
		}
		if score > most {
			best, most = d, score
		}
	}
	return best
}

// looksTabular tells a table from a list of sentences with commas in them: it has tabs, or a first row with names that
// are known.
func looksTabular(text, delimiter string) bool {
	if delimiter == "" {
		return false
	}
	rows := head(text, delimiter)
	if len(rows) == 0 {
		return false
	}
	return delimiter == "\t" || len(rows) > 1 && even(rows) && known(rows[0].Cells) > 0
}

// known is how many of the names are those of a column that is understood.
func known(names []string) int {
	n := 0
	for _, name := range names {
		if nameOf(name).known() {
			n++
		}
	}
	return n
}

// looksNamed tells whether the first row names the columns: a name of it is known, or they are all short words while what
// stands below is not.
func looksNamed(rows []Row) bool {
	first := rows[0].Cells
	if known(first) > 0 {
		return true
	}
	if len(first) < 2 || len(rows) < 2 {
		return false
	}
	seen := map[string]bool{}
	for column, cell := range first {
		cell = strings.TrimSpace(cell)
		if cell == "" || len(cell) > 40 || seen[cell] || strings.ContainsAny(cell, ".?!;") || len(strings.Fields(cell)) > 4 {
			return false
		}
		seen[cell] = true
		if slices.ContainsFunc(rows[1:], func(r Row) bool {
			return column < len(r.Cells) && strings.TrimSpace(r.Cells[column]) == cell
		}) {
			return false // a value that comes again
		}
	}
	return slices.ContainsFunc(rows[1:], func(r Row) bool {
		return slices.ContainsFunc(r.Cells, func(cell string) bool { return len(cell) > 40 })
	})
}
