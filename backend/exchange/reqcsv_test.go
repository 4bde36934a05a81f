package exchange

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// readRows reads a table as its importer does: a row by the names of its columns, the first of each name.
func readRows(t *testing.T, file []byte) (columns []string, rows []map[string]string) {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, value := range record {
			if _, known := row[records[0][i]]; !known {
				row[records[0][i]] = value
			}
			if value != "" && strings.ContainsRune("=+-@\t\r", rune(value[0])) {
				t.Errorf("%s begins like a formula: %q", records[0][i], value)
			}
		}
		rows = append(rows, row)
	}
	return records[0], rows
}

func TestJiraReadsARowPerRequirement(t *testing.T) {
	doc := samplePRD()
	file := written(t, discovery.JiraFormat, doc)
	golden(t, "jira.csv", file)
	if !bytes.HasPrefix(file, []byte("Summary,Issue Type,Priority,")) {
		t.Errorf("the importer looks for Summary first: %.60q", file)
	}
	_, rows := readRows(t, file)
	if len(rows) != 3 {
		t.Fatalf("%d rows, want 3", len(rows))
	}
	for i, want := range []map[string]string{
		{"Priority": "High", "Labels": "req-001"},
		{"Priority": "Medium", "Labels": "req-002"},
		{"Priority": "Lowest", "Labels": "req-003"},
	} {
		r := sampleRequirements()[i]
		want["Issue Type"], want["Components"], want["Summary"] = "Story", doc.Product, r.Ref+" "+r.Statement
		for column, value := range want {
			if rows[i][column] != value {
				t.Errorf("%s: %s is %q, want %q", r.Ref, column, rows[i][column], value)
			}
		}
		for _, words := range append(r.Criteria, r.Owner) {
			if !strings.Contains(rows[i]["Description"], words) {
				t.Errorf("%s: the description lacks %q:\n%s", r.Ref, words, rows[i]["Description"])
			}
		}
	}
	if d := rows[0]["Description"]; !strings.Contains(d, "“On day four I still don't know") || !strings.Contains(d, "3 March 2026") {
		t.Errorf("the description does not say who asked when:\n%s", d)
	}
}

func TestALongStatementFitsJirasSummary(t *testing.T) {
	doc := samplePRD()
	doc.Sections[2].Requirements[0].Statement = strings.Repeat("ünd ", 100)
	_, rows := readRows(t, written(t, discovery.JiraFormat, doc))
	if n := len([]rune(rows[0]["Summary"])); n > 255 || !strings.Contains(rows[0]["Description"], strings.Repeat("ünd ", 99)) {
		t.Errorf("a summary of %d characters, described as %q", n, rows[0]["Description"])
	}
}

// linearHeader is the first line of a file that Linear's importer of CSV takes (LinearIssueType in its source).
const linearHeader = "Id,Team,Title,Description,Status,Estimate,Priority,Project,Creator,Assignee,Labels," +
	"Cycle Number,Cycle Name,Cycle Start,Cycle End,Created,Updated,Started,Completed,Canceled,Archived"

func TestLinearReadsARowPerRequirement(t *testing.T) {
	doc := samplePRD()
	file := written(t, discovery.LinearFormat, doc)
	golden(t, "linear.csv", file)
	columns, rows := readRows(t, file)
	if got := strings.Join(columns, ","); got != linearHeader {
		t.Errorf("the header is %q, want %q", got, linearHeader)
	}
	if len(rows) != 3 {
		t.Fatalf("%d rows, want 3", len(rows))
	}
	if rows[0]["Status"] != "In Progress" || rows[1]["Status"] != "Backlog" {
		t.Errorf("the states are %q and %q", rows[0]["Status"], rows[1]["Status"])
	}
	for i, priority := range []string{"High", "Medium", "No priority"} {
		r, row := sampleRequirements()[i], rows[i]
		// Linear takes the apostrophe away that keeps a spreadsheet from running the text.
		if title := strings.TrimPrefix(row["Title"], "'"); title != r.Statement || row["Priority"] != priority || row["Id"] != r.Ref {
			t.Errorf("%s: %q, %q, %q", r.Ref, row["Id"], title, row["Priority"])
		}
		text := plainOfBlocks(prose.Parse(row["Description"]))
		for _, words := range r.Criteria {
			if !strings.Contains(text, words) {
				t.Errorf("%s: the description lacks %q:\n%s", r.Ref, words, text)
			}
		}
	}
}

// FuzzCells: whatever people typed, no cell is a formula, and each requirement stays one row.
func FuzzCells(f *testing.F) {
	for _, seed := range hostile {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			t.Skip()
		}
		for _, format := range []string{discovery.JiraFormat, discovery.LinearFormat} {
			if _, rows := readRows(t, written(t, format, everywhere(s))); len(rows) != 1 {
				t.Errorf("%s: %d rows, want 1", format, len(rows))
			}
		}
	})
}
