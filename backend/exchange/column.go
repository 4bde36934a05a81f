package exchange

import (
	"encoding/csv"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"throughline/backend/charset"
	"throughline/backend/discovery"
)

// MaxTable is how large a file of texts may be.
const MaxTable = 256 << 20

// textHeadings are what the column of the texts is called in the first line of a table, the surest first.
var textHeadings = []string{
	"text", "ask", "statement", "title", "summary", "description", "request", "feedback", "comment", "verbatim", "message",
	"body", "question", "review", "teks", "isi", "keluhan",
}

// otherHeadings are what other columns are called: a first line of nothing but headings is no text.
var otherHeadings = []string{
	"id", "no", "number", "label", "category", "theme", "tag", "tags", "date", "created", "author", "user", "name", "channel",
	"status", "votes", "score", "aspect", "class", "intent", "topic", "type", "language", "priority", "source", "key",
}

// Column takes the texts out of a file: each line of a plain text; of a CSV or TSV table, which is told by the name, the
// column that is asked for by its heading or number, or, with "", the one that holds the texts. A text's place is the number
// of its line, from 0, the headings not counted; in a CSV file, where a text may reach over lines, that of its row.
func Column(name string, data []byte, heading string) ([]string, error) {
	if len(data) > MaxTable {
		return nil, discovery.Errorf(discovery.Invalid, "%s has %d MB; at most %d fit. Split it into parts.",
			filepath.Base(name), len(data)>>20, MaxTable>>20)
	}
	text, _ := charset.Decode(data, charset.Detect(data))
	if before, _, is := strings.Cut(text, "\x00"); is {
		return nil, discovery.Errorf(discovery.Invalid, "%s is no text file: line %d has a NUL byte. Save it as text, CSV or TSV.",
			filepath.Base(name), charset.LastLine(before))
	}
	var rows [][]string
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		var err error
		if rows, err = readCSV(text); err != nil {
			return nil, discovery.Errorf(discovery.Invalid, "%s is no CSV file that can be read: %s.",
				filepath.Base(name), err.Error()).Because(err)
		}
	case ".tsv", ".tab":
		rows = readTSV(text)
	default:
		if heading != "" {
			return nil, discovery.Errorf(discovery.Invalid,
				"%s is plain text, which has no columns. Leave --column out, or give a .csv or .tsv file.", filepath.Base(name))
		}
		return lines(text), nil
	}
	return pickColumn(filepath.Base(name), rows, heading)
}

// lines splits text at its line ends, whichever system wrote them. What follows the last end is a line only if it is not
// empty.
func lines(text string) []string {
	text = strings.TrimSuffix(charset.Lines(text), "\n")
	if text == "" {
		return []string{}
	}
	return strings.Split(text, "\n")
}

// readTSV takes tabs for what stands between cells; a cell may stand in quotes as a whole.
func readTSV(text string) [][]string {
	var rows [][]string
	for _, line := range lines(text) {
		cells := strings.Split(line, "\t")
		for i, cell := range cells {
			if len(cell) >= 2 && cell[0] == '"' && cell[len(cell)-1] == '"' {
				cells[i] = strings.ReplaceAll(cell[1:len(cell)-1], `""`, `"`)
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

// readCSV takes for what stands between cells the comma, semicolon or tab that the first line has most of. Quotes in the
// wrong place are taken as text where nothing else helps.
func readCSV(text string) ([][]string, error) {
	first, _, _ := strings.Cut(text, "\n")
	comma := ','
	for _, c := range ";\t" {
		if strings.Count(first, string(c)) > strings.Count(first, string(comma)) {
			comma = c
		}
	}
	read := func(lazy bool) ([][]string, error) {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, lazy
		return r.ReadAll()
	}
	rows, err := read(false)
	if err != nil {
		return read(true)
	}
	return rows, nil
}

func pickColumn(name string, rows [][]string, heading string) ([]string, error) {
	if len(rows) == 0 {
		if heading != "" {
			return nil, discovery.Errorf(discovery.Invalid, "%s is empty: it has no column %q.", name, heading)
		}
		return []string{}, nil
	}
	headings := make([]string, len(rows[0]))
	for i, cell := range rows[0] {
		headings[i] = strings.ToLower(strings.TrimSpace(cell))
	}
	var column int
	switch {
	case heading != "":
		column = slices.Index(headings, strings.ToLower(strings.TrimSpace(heading)))
		if number, err := strconv.Atoi(heading); column < 0 && err == nil && number > 0 && number <= len(headings) {
			column = number - 1
			if !areHeadings(headings) {
				break
			}
		}
		if column < 0 {
			return nil, discovery.Errorf(discovery.Invalid, "%s has no column %q; its first line has: %s.",
				name, heading, discovery.CleanLine(strings.Join(rows[0], ", ")))
		}
		rows = rows[1:]
	case areHeadings(headings):
		column = textColumn(headings, rows[1:])
		rows = rows[1:]
	default:
		column = wordiest(rows)
	}
	texts := make([]string, len(rows))
	for i, row := range rows {
		if column < len(row) {
			texts[i] = row[column]
		}
	}
	return texts, nil
}

// areHeadings reports whether the first line of a table names its columns: it does if all of its cells are known names.
// Any other line is a text, for taking a heading for a text does less harm than losing one.
func areHeadings(cells []string) bool {
	for _, cell := range cells {
		if !slices.Contains(textHeadings, cell) && !slices.Contains(otherHeadings, cell) {
			return false
		}
	}
	return true
}

func textColumn(headings []string, rows [][]string) int {
	for _, known := range textHeadings {
		if i := slices.Index(headings, known); i >= 0 {
			return i
		}
	}
	return wordiest(rows)
}

// wordiest is the first column, unless another has more than twice as many words: a table of texts and labels begins with
// either.
func wordiest(rows [][]string) int {
	var words []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(words) {
				words = append(words, 0)
			}
			words[i] += len(strings.Fields(cell))
		}
	}
	best := 0
	for i, n := range words {
		if n > 2*words[best] {
			best = i
		}
	}
	return best
}
