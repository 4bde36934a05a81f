package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/intake"
)

func traceTable() discovery.TraceTable {
	close1, gone := "close", time.Date(2026, 11, 3, 14, 0, 0, 0, time.UTC)
	asks := []discovery.Ask{
		{ID: "a1", Statement: `=HYPERLINK("http://x","y")`, ThemeID: &close1, Decision: discovery.Accepted},
		{ID: "a2", Statement: "@SUM \x01<b>&\"é\" _x0041_", Decision: discovery.Accepted},
	}
	return discovery.TraceTable{
		Trace: discovery.TraceMaterial{
			PRD: discovery.PRDSummary{PRD: discovery.PRD{Title: "+Close"}},
			Requirements: []discovery.Requirement{
				{ID: "r1", Number: 1, Statement: "-1 is shown"}, {ID: "r2", Number: 2, Statement: "It is fast"},
			},
			Themes: []discovery.Theme{{ID: "close", Name: "Close"}, {ID: "pay", Name: "Pay"}},
			Asks:   asks,
			Citations: []discovery.Citation{
				{RequirementID: "r1", AskID: "a1", Cited: discovery.Cited{AskID: "a1", Statement: "another"}},
			},
		}.LayOut(),
		Voices: map[string]discovery.VoiceCount{"a1": {People: 2, Teams: 1}},
		Evidence: []discovery.TraceEvidence{
			{Ref: "REQ-001", Ask: asks[0].Statement, Words: "=1+1\nand more", Speaker: "Rina", At: gone, Offset: 62 * time.Second},
		},
	}
}

// rowsOf reads a sheet back as the app reads the files of others.
func rowsOf(t *testing.T, file []byte, sheet string) [][]string {
	t.Helper()
	read, err := intake.ReadFile("trace.xlsx", bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	table, err := read.Table(intake.Options{Sheet: sheet, Header: intake.NoHeader})
	if err != nil {
		t.Fatal(err)
	}
	rows := make([][]string, len(table.Rows))
	for i, row := range table.Rows {
		rows[i] = row.Cells
	}
	return rows
}

func TestTheMatrixReadsBack(t *testing.T) {
	var file bytes.Buffer
	if err := WriteTraceXLSX(&file, traceTable()); err != nil {
		t.Fatal(err)
	}
	for sheet, want := range map[string]string{
		"Trace": "|+Close||||-1 is shown|It is fast\nTheme|Ask|Decision|Voices|Ask ID|REQ-001|REQ-002\n" +
			`Close|=HYPERLINK("http://x","y")|accepted|2 people, 1 team|a1|suspect` + "\n" +
			"No theme|@SUM \uFFFD<b>&\"é\" _x005F_x0041_|accepted||a2",
		"Coverage": "+Close\nOf|Covered|All\nRequirements with evidence|1|2\nAccepted asks that a requirement cites|1|2\n" +
			"Themes that a requirement draws on|1|1\nMissing|ID|What it says\nRequirement without evidence|REQ-002|It is fast\n" +
			"Accepted ask that no requirement cites|a2|@SUM \uFFFD<b>&\"é\" _x005F_x0041_",
		"Evidence": "Requirement|Ask|In their words|Speaker|Channel|Session|Day|Moment\n" +
			`REQ-001|=HYPERLINK("http://x","y")|=1+1 and more|Rina|||2026-11-03|1:02`,
	} {
		lines := []string{}
		for _, row := range rowsOf(t, file.Bytes(), sheet) {
			line := strings.TrimRight(strings.ReplaceAll(strings.Join(row, "|"), "\n", " "), "|")
			if line != "" {
				lines = append(lines, line)
			}
		}
		if got := strings.Join(lines, "\n"); got != want {
			t.Errorf("%s reads\n%s\nwant\n%s", sheet, got, want)
		}
	}
}

func TestEveryPartOfTheFileIsWhole(t *testing.T) {
	var first, second bytes.Buffer
	for _, file := range []*bytes.Buffer{&first, &second} {
		if err := WriteTraceXLSX(file, traceTable()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same matrix gives different files")
	}
	archive, err := zip.NewReader(bytes.NewReader(first.Bytes()), int64(first.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(content), "<f>") {
			t.Errorf("%s has a formula", part.Name)
		}
		for d := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			for _, wanted := range []string{`xSplit="2" ySplit="2" topLeftCell="C3"`, `<autoFilter ref="A2:G4"/>`} {
				if !strings.Contains(string(content), wanted) {
					t.Errorf("the matrix lacks %s", wanted)
				}
			}
		}
	}
}

func TestNoCellOfTheMatrixAsCSVIsAFormula(t *testing.T) {
	var out strings.Builder
	if err := WriteTraceCSV(&out, traceTable()); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFTheme,Ask,Decision,Voices,Ask ID,REQ-001 -1 is shown,REQ-002 It is fast\n" +
		`Close,"'=HYPERLINK(""http://x"",""y"")",accepted,"2 people, 1 team",a1,suspect,` + "\n" +
		`No theme,"'@SUM <b>&""é"" _x0041_",accepted,,a2,,` + "\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestPlacesAreNamedAsExcelDoes(t *testing.T) {
	got := []string{}
	for _, column := range []int{0, 25, 26, 51, 52, 701, 702, 16_383} {
		got = append(got, place(0, column))
	}
	if want := "A1 Z1 AA1 AZ1 BA1 ZZ1 AAA1 XFD1"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
