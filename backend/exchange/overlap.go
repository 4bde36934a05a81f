package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"throughline/backend/discovery"
)

// WriteOverlap writes channels by roots as CSV, a row for each root. The numbers are people, each once; where only
// nameless voices were heard, a cell says so.
func WriteOverlap(w io.Writer, o discovery.OverlapTable) error {
	head := []string{"Ask", "Theme", "Product", "People", "Teams", "Independent channels"}
	for _, c := range o.Channels {
		head = append(head, c.Label())
	}
	rows := [][]string{head}
	for _, r := range o.Rows {
		row := []string{
			defused(r.Statement), defused(r.ThemeName), defused(r.ProductName),
			strconv.Itoa(r.Voices.People), strconv.Itoa(r.Voices.Teams), strconv.Itoa(r.Independent),
		}
		cells := map[discovery.Channel]discovery.OverlapCell{}
		for _, c := range r.Cells {
			cells[c.Channel] = c
		}
		for _, c := range o.Channels {
			row = append(row, overlapCell(cells[c]))
		}
		rows = append(rows, row)
	}
	if _, err := io.WriteString(w, "\uFEFF"); err != nil { // without it Excel takes the text for Latin-1
		return fmt.Errorf("write the overlap: %w", err)
	}
	if err := csv.NewWriter(w).WriteAll(rows); err != nil {
		return fmt.Errorf("write the overlap: %w", err)
	}
	return nil
}

func overlapCell(c discovery.OverlapCell) string {
	switch {
	case c.People > 0:
		return strconv.Itoa(c.People)
	case c.Unnamed > 0:
		return "nobody named"
	default:
		return ""
	}
}

// defused is a text of one line that no spreadsheet runs as a formula.
func defused(s string) string { return defusedText(discovery.CleanLine(s)) }

// defusedText is a text of many lines that no spreadsheet runs as a formula.
func defusedText(s string) string {
	s = discovery.CleanText(s)
	if s != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}
