package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"time"

	"throughline/backend/discovery"
)

// The marks of a cell of the matrix.
const (
	citedMark   = "x"
	suspectMark = "suspect"
)

// WriteTraceXLSX writes what a PRD rests on as an Excel file of three sheets: the matrix, an ask a row and a requirement a
// column; the coverage with what is missing; and the words behind each requirement.
func WriteTraceXLSX(w io.Writer, t discovery.TraceTable) error {
	if err := writeXLSX(w, []sheet{matrixSheet(t), coverageSheet(t), evidenceSheet(t)}); err != nil {
		return fmt.Errorf("write the trace matrix: %w", err)
	}
	return nil
}

// WriteTraceCSV writes the matrix alone, as CSV.
func WriteTraceCSV(w io.Writer, t discovery.TraceTable) error {
	head := askHeads()
	for _, r := range t.Requirements {
		head = append(head, defused(r.Ref+" "+r.Statement))
	}
	rows := [][]string{head}
	for _, a := range t.Asks {
		row := make([]string, len(head))
		for i, text := range askTexts(t, a) {
			row[i] = defused(text)
		}
		for _, c := range a.Cells {
			row[len(askHeads())+c.Requirement] = mark(c)
		}
		rows = append(rows, row)
	}
	if _, err := io.WriteString(w, "\uFEFF"); err != nil { // without it Excel takes the text for Latin-1
		return fmt.Errorf("write the trace matrix: %w", err)
	}
	if err := csv.NewWriter(w).WriteAll(rows); err != nil {
		return fmt.Errorf("write the trace matrix: %w", err)
	}
	return nil
}

func askHeads() []string { return []string{"Theme", "Ask", "Decision", "Voices", "Ask ID"} }

func askTexts(t discovery.TraceTable, a discovery.TraceAsk) []string {
	theme := t.Themes[a.Theme]
	if theme.ID == "" {
		theme.Path = "No theme"
	}
	return []string{theme.Path, a.Statement, string(a.Decision), t.Voices[a.ID].String(), a.ID}
}

func mark(c discovery.TraceCell) string {
	if c.Suspect {
		return suspectMark
	}
	return citedMark
}

func matrixSheet(t discovery.TraceTable) sheet {
	statements, refs := heads("", t.Title, "", "", ""), heads(askHeads()...)
	for _, r := range t.Requirements {
		statements = append(statements, cell{text: r.Statement, style: turnedStyle})
		refs = append(refs, cell{text: r.Ref, style: headStyle})
	}
	s := sheet{
		name: "Trace", widths: []float64{22, 60, 11, 24, 38, 9}, heads: 2, fixed: 2, first: 180, rows: [][]cell{statements, refs},
	}
	for _, a := range t.Asks {
		row := make([]cell, len(refs))
		for i, words := range askTexts(t, a) {
			row[i] = textCell(words)
		}
		for _, c := range a.Cells {
			marked := cell{text: mark(c), style: markStyle}
			if c.Suspect {
				marked.style = alarmStyle
			}
			row[len(askHeads())+c.Requirement] = marked
		}
		s.rows = append(s.rows, row)
	}
	return s
}

func coverageSheet(t discovery.TraceTable) sheet {
	refs, asks, themes := map[string][2]string{}, map[string][2]string{}, map[string][2]string{}
	for _, r := range t.Requirements {
		refs[r.ID] = [2]string{r.Ref, r.Statement}
	}
	for _, a := range t.Asks {
		asks[a.ID] = [2]string{a.ID, a.Statement}
	}
	for _, theme := range t.Themes {
		themes[theme.ID] = [2]string{theme.ID, theme.Path}
	}
	s := sheet{name: "Coverage", widths: []float64{44, 38, 80, 10}, rows: [][]cell{{{text: t.Title, style: titleStyle}}, {}}}
	s.rows = append(s.rows, heads("Of", "Covered", "All"))
	var missing [][]cell
	for _, part := range []struct {
		whole, lack string
		share       discovery.Share
		names       map[string][2]string
	}{
		{"Requirements with evidence", "Requirement without evidence", t.Coverage.Evidence, refs},
		{"Accepted asks that a requirement cites", "Accepted ask that no requirement cites", t.Coverage.Accepted, asks},
		{"Themes that a requirement draws on", "Theme that no requirement draws on", t.Coverage.Themes, themes},
	} {
		s.rows = append(s.rows, []cell{textCell(part.whole), numberCell(part.share.Met), numberCell(part.share.Of)})
		for _, id := range part.share.Missing {
			missing = append(missing, []cell{textCell(part.lack), textCell(part.names[id][0]), textCell(part.names[id][1])})
		}
	}
	s.rows = append(s.rows, []cell{}, heads("Missing", "ID", "What it says"))
	s.rows = append(s.rows, missing...)
	return s
}

func evidenceSheet(t discovery.TraceTable) sheet {
	s := sheet{
		name: "Evidence", widths: []float64{12, 50, 70, 32, 18, 36, 12, 10}, heads: 1, fixed: 1,
		rows: [][]cell{heads("Requirement", "Ask", "In their words", "Speaker", "Channel", "Session", "Day", "Moment")},
	}
	for _, e := range t.Evidence {
		s.rows = append(s.rows, []cell{
			textCell(e.Ref), textCell(e.Ask), textCell(e.Words), textCell(e.Speaker), textCell(e.Channel), textCell(e.Session),
			textCell(e.At.Local().Format(time.DateOnly)), textCell(moment(e.Offset)),
		})
	}
	return s
}

// moment is a time in a session, 1:02:03; "" for none.
func moment(offset time.Duration) string {
	if offset < 0 {
		return ""
	}
	seconds := int(offset.Seconds())
	if seconds < 3600 {
		return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}
