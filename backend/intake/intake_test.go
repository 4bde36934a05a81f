package intake

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the goldens anew")

func defaults() Defaults {
	return Defaults{
		ProductID: "p", Channel: discovery.Ticket, Now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC), Where: time.UTC,
	}
}

func readTable(t *testing.T, name string, opt Options) Table {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return tableOf(t, name, raw, opt)
}

func tableOf(t *testing.T, name string, raw []byte, opt Options) Table {
	t.Helper()
	file, err := ReadFile(name, bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	table, err := file.Table(opt)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// golden is what a file comes to, as a person would check it.
type golden struct {
	Tool, Format, Encoding, Delimiter string
	Columns                           []string // each with what it is
	Asks                              []string
	Problems                          []discovery.ImportProblem
	Skipped                           int
}

func goldenOf(t *testing.T, table Table) golden {
	t.Helper()
	mapping, tool := Guess(table)
	g := golden{Tool: tool, Format: string(table.Format), Encoding: string(table.Encoding), Delimiter: table.Delimiter}
	for i, c := range table.Columns {
		g.Columns = append(g.Columns, strings.TrimSuffix(c+" = "+string(mapping[i]), " = "))
	}
	asks, err := mapping.Asks(table, defaults())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range asks.Asks {
		g.Asks = append(g.Asks, fmt.Sprintf("%d [%s] %s | words: %s | need: %s | by %s, %s, %s, %s via %s | %s on %s, matters %d | theme %s | %s: %s",
			a.Line, a.SourceKey, a.Statement, a.Voice.Words, a.Need, a.Person.Name, a.Person.Role, a.Person.Team, a.Person.Organisation,
			a.Reporter.Name, a.Voice.Channel, a.Voice.At.Format("2006-01-02 15:04"), a.Voice.Importance, a.Theme, a.Decision, a.Reason))
	}
	g.Problems, g.Skipped = asks.Problems, asks.Skipped
	return g
}

func TestExportsOfOtherToolsAreUnderstood(t *testing.T) {
	tables := map[string]Table{"excel": tableOf(t, "asks.xlsx", workbookOf(t), Options{})}
	for _, name := range []string{"fider.csv", "jira.csv", "canny.csv", "productboard.csv", "list.md"} {
		tables[name] = readTable(t, name, Options{})
	}
	for name, table := range tables {
		got, err := json.MarshalIndent(goldenOf(t, table), "", " ")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name+".golden.json")
		if *update {
			if err := os.WriteFile(path, append(got, '\n'), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, _ := os.ReadFile(path)
		if diff := cmp.Diff(string(want), string(got)+"\n"); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// workbookOf makes a small Excel file with what real ones have: shared, rich and inline texts, dates by style, a formula,
// an error, a gap and a number with noise.
func workbookOf(t *testing.T) []byte {
	t.Helper()
	return zipped(t, map[string]string{
		"[Content_Types].xml":        `<Types/>`,
		"xl/workbook.xml":            `<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Empty" sheetId="1" r:id="rId1"/><sheet name="Asks" sheetId="2" r:id="rId2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
		"xl/styles.xml":              `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\-mmm\-yy;@"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":       `<sst><si><t>Request</t></si><si><t>Date</t></si><si><r><t>One </t></r><r><rPr/><t>ledger</t></r><rPh><t>x</t></rPh></si><si><t>Priority</t></si><si><t>Requested by</t></si><si><t>Department</t></si></sst>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData/></worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet><sheetData>
			<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c><c r="D1" t="s"><v>4</v></c><c r="E1" t="s"><v>5</v></c></row>
			<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="1"><v>46022</v></c><c r="C3" s="3"><v>5</v></c><c r="D3" t="inlineStr"><is><t>Rina Hartono</t></is></c><c r="E3" t="inlineStr"><is><t>Accounting</t></is></c></row>
			<row r="4"><c r="A4" t="str"><f>HYPERLINK("http://x","y")</f><v>=Show who is late</v></c><c r="B4" s="2"><v>46023.5</v></c><c r="C4"><v>2</v></c><c r="E4" t="inlineStr"><is><t>Accounting</t></is></c></row>
			<row r="5"><c r="A5" t="e"><v>#REF!</v></c><c r="C5"><v>0.30000000000000004</v></c></row>
			</sheetData></worksheet>`,
	})
}

func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range parts {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTablesAreTakenApart(t *testing.T) {
	for name, test := range map[string]struct {
		file, text string
		format     Format
		header     Header
		columns    int
		rows       string // the cells of each row, "|" between them, "/" between rows
	}{
		"commas":                      {"a.csv", "title,person\nA,B\n", Delimited, WithHeader, 2, "A|B"},
		"semicolons":                  {"a.csv", "title;person\nA, B;C\n", Delimited, WithHeader, 2, "A, B|C"},
		"tabs":                        {"a.tsv", "title\tperson\nA\tB", Delimited, WithHeader, 2, "A|B"},
		"bars":                        {"a.csv", "title|person\nA|B\nC|D", Delimited, WithHeader, 2, "A|B/C|D"},
		"Excel's line":                {"a.csv", "sep=;\ntitle;person\nA;B", Delimited, WithHeader, 2, "A|B"},
		"Windows' line ends":          {"a.csv", "title,person\r\nA,B\r\n", Delimited, WithHeader, 2, "A|B"},
		"quotes":                      {"a.csv", "title,person\n\"A, \"\"x\"\"\nB\", \"C\"\n", Delimited, WithHeader, 2, "A, \"x\"\nB|C"},
		"a quote that stands alone":   {"a.csv", "title,person\n\"A \"x\" y\",B\n5\" pipe,C\n", Delimited, WithHeader, 2, "A \"x\" y|B/5\" pipe|C"},
		"quotes that are just that":   {"a.tsv", "title\tperson\n\"never closed\tA\nB\tC\n", Delimited, WithHeader, 2, "\"never closed|A/B|C"},
		"marks that would hide rows":  {"a.tsv", "\"Quoted at the start\tx\nplain\tx\nlast\" mark\tx\n\"whole\"\tx\n", Delimited, NoHeader, 2, "\"Quoted at the start|x/plain|x/last\" mark|x/\"whole\"|x"},
		"a cell of two lines":         {"a.tsv", "title\tperson\n\"A\nB\"\tC\n", Delimited, WithHeader, 2, "A\nB|C"},
		"a short row and a long one":  {"a.csv", "title,person\nA\nB,C,D\n", Delimited, WithHeader, 3, "A||/B|C|D"},
		"blank rows":                  {"a.csv", "title,person\n\n,\nA,B\n", Delimited, WithHeader, 2, "A|B"},
		"one column":                  {"a.csv", "title\nA, B\nC\nD, E, F\n", Delimited, WithHeader, 1, "A, B/C/D, E, F"},
		"no header":                   {"a.tsv", "I am still waiting\tcard\nWhere is it, it has been more than two weeks now?\tcard\n", Delimited, NoHeader, 2, "I am still waiting|card/Where is it, it has been more than two weeks now?|card"},
		"sentences are no table":      {"pasted text", "Show this, that\nand, please, more\n", List, AutoHeader, 1, "Show this, that/and, please, more"},
		"two sentences with a comma":  {"pasted text", "Show this, now\nHide that, then\n", List, AutoHeader, 1, "Show this, now/Hide that, then"},
		"a table that was pasted":     {"pasted text", "Summary\tReporter\nA\tB\n", Delimited, WithHeader, 2, "A|B"},
		"a comma table that was":      {"pasted text", "title,person\nA,B\n", Delimited, WithHeader, 2, "A|B"},
		"numbers and bullets":         {"pasted text", "1. A\n2) B\n• C\n- [x] D\n", List, AutoHeader, 1, "A/B/C/D"},
		"what looks like a formula":   {"a.csv", "title,person\n=1+1,@B\n", Delimited, WithHeader, 2, "=1+1|@B"},
		"an empty last column":        {"a.csv", "title,person,x\nA,B,\n", Delimited, WithHeader, 2, "A|B"},
		"columns of the same name":    {"a.csv", "title,label,label\nA,B,C\n", Delimited, WithHeader, 3, "A|B|C"},
		"names that nobody has heard": {"a.csv", "foo,bar\nA,something that is rather long, as asks are\nB,C\n", Delimited, NoHeader, 3, "foo|bar|/A|something that is rather long| as asks are/B|C|"},
	} {
		table := tableOf(t, test.file, []byte(test.text), Options{})
		var rows []string
		for _, r := range table.Rows {
			rows = append(rows, strings.Join(r.Cells, "|"))
		}
		if got := strings.Join(rows, "/"); table.Format != test.format || table.Header != test.header && test.format != List ||
			len(table.Columns) != test.columns || got != test.rows {
			t.Errorf("%s: %s, header %q, %d columns: %s", name, table.Format, table.Header, len(table.Columns), got)
		}
	}
}

func TestWhatIsWrongWithAFileIsToldWithItsPlace(t *testing.T) {
	for name, test := range map[string]struct {
		file string
		raw  []byte
		opt  Options
		says string
	}{
		"nothing":            {"a.csv", nil, Options{}, "a.csv is empty"},
		"blank":              {"a.csv", []byte(" \n\n"), Options{}, "is empty"},
		"a header alone":     {"a.csv", []byte("title,person\n"), Options{}, "nothing below it"},
		"an open quote":      {"a.csv", []byte("title,person\nA,B\n\"C,D\nE,F\n"), Options{}, "row 3 opens a quotation mark"},
		"a binary file":      {"a.csv", []byte("title\nA\x00B,\xff\xfe\xfd\n"), Options{}, "line 2 has a NUL byte"},
		"another encoding":   {"a.csv", []byte("title\ncaf\xe9\n"), Options{Encoding: "utf-8"}, "line 2 has bytes that are no characters"},
		"an odd delimiter":   {"a.csv", []byte("title\nA\n"), Options{Delimiter: "x"}, "not by \"x\""},
		"too wide":           {"a.csv", []byte("title" + strings.Repeat(",x", MaxColumns) + "\n"), Options{Header: NoHeader}, "at most 200 fit"},
		"an old Excel file":  {"a.xls", append(bytes.Clone(oldOffice), 1, 2), Options{}, "old or a locked Excel file"},
		"another ZIP file":   {"a.xlsx", zipped(t, map[string]string{"x": ""}), Options{}, "no Excel file"},
		"a cut Excel file":   {"a.xlsx", workbookOf(t)[:900], Options{}, "damaged"},
		"no such sheet":      {"a.xlsx", workbookOf(t), Options{Sheet: "Votes"}, "there are: Empty, Asks"},
		"a sheet that lacks": {"a.xlsx", zipped(t, map[string]string{"xl/workbook.xml": `<workbook><sheets><sheet name="A" id="1"/></sheets></workbook>`, "xl/_rels/workbook.xml.rels": `<R><Relationship Id="1" Target="s.xml"/></R>`, "xl/s.xml": `<w><row r="1"><c r="A1" t="s"><v>9</v></c></row></w>`}), Options{}, "breaks off"},
	} {
		file, err := ReadFile(test.file, bytes.NewReader(test.raw))
		if err == nil {
			_, err = file.Table(test.opt)
		}
		if discovery.CodeOf(err) != discovery.Invalid || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestColumnsAreGuessed(t *testing.T) {
	for header, want := range map[string]string{
		"Summary,Description,Reporter":                            "statement words person",
		"Description,Reported by,Customer,Company":                "statement reporter person organisation",
		"Feedback,Email,Votes,Submitted at":                       "statement   date",
		"Title,Why,Department,Job title,Priority":                 "statement need team role importance",
		"Judul,Nama,Tanggal":                                      "statement person date",
		"Titel,Ref,State,Reason,Source":                           "statement key decision reason channel",
		"title,title,text":                                        "statement  words",
		"Custom field (Requested by),Summary,Reporter,Created":    "person statement reporter date",
		"id,ASK,Team,On behalf of,importance,Theme":               "key statement team reporter importance theme",
		"Ticket ID,Subject,Requester name,Agent,Group,Created at": "key statement person reporter theme date",
	} {
		row := strings.Repeat("a long text that says what is wanted,", 1) + strings.Repeat("x,", strings.Count(header, ",")) + "\n"
		table := tableOf(t, "a.csv", []byte(header+"\n"+strings.TrimSuffix(row, ",\n")+"\n"), Options{Header: WithHeader})
		mapping, _ := Guess(table)
		var got []string
		for _, f := range mapping {
			got = append(got, string(f))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", header, strings.Join(got, " "), want)
		}
	}
}

func TestAMappingMustMakeSense(t *testing.T) {
	for name, test := range map[string]struct {
		mapping Mapping
		says    string
	}{
		"no statement":    {Mapping{Person, Ignored}, "No column says what they want"},
		"a field twice":   {Mapping{Statement, Statement}, "Two columns are the statement"},
		"too few columns": {Mapping{Statement}, "has 2 columns"},
		"no such field":   {Mapping{Statement, "votes"}, "nothing that a column can be"},
	} {
		if err := test.mapping.Check(2); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := (Mapping{Words, Ignored}).Check(2); err != nil {
		t.Errorf("words alone: %v", err)
	}
}

func TestDatesOfManyShapes(t *testing.T) {
	for text, want := range map[string]string{
		"2025-12-31": "2025-12-31 12:00", "2025-12-31 08:05": "2025-12-31 08:05", "2025-12-31T08:05:09Z": "2025-12-31 08:05",
		"2025-12-31T08:05:09.123+07:00": "2025-12-31 01:05", "2025/1/2": "2025-01-02 12:00", "20251231": "2025-12-31 12:00",
		"31/12/2025": "2025-12-31 12:00", "12/31/2025": "2025-12-31 12:00", "31.12.25": "2025-12-31 12:00", "3-4-2025": "2025-04-03 12:00",
		"31/12/2025 8:05 PM": "2025-12-31 20:05", "31/12/2025, 20:05:01": "2025-12-31 20:05", "12/Mar/25 3:45 PM": "2025-03-12 15:45",
		"12 March 2025": "2025-03-12 12:00", "12 Maret 2025": "2025-03-12 12:00", "March 4, 2025": "2025-03-04 12:00", "Mar 2025": "",
		"12. März 2025": "2025-03-12 12:00", "12-Dec-99": "1999-12-12 12:00", "Tue, 4 Mar 2025": "2025-03-04 12:00", "1st of May 2025": "2025-05-01 12:00",
		"Wed, 12 Mar 2025 09:00:00 +0000": "2025-03-12 09:00", "46022": "2025-12-31 12:00", "46022.5": "2025-12-31 12:00", "46022.75": "2025-12-31 18:00",
		"1767139200": "2025-12-31 00:00", "1767139200000": "2025-12-31 00:00", "12/12/25 12:30 AM": "2025-12-12 00:30",
		"2025-02-30": "", "31/04/2025": "", "13/13/2025": "", "yesterday": "", "12": "", "0001-01-01": "", "1/2/3": "", "12 Foo 2025": "", "": "",
		"2025-12-31 25:00": "",
	} {
		got := ""
		if at, ok := parseDate(text, DayFirst, time.UTC); ok {
			got = at.UTC().Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTheOrderOfDaysIsDecidedOverTheColumn(t *testing.T) {
	for column, want := range map[string]struct {
		order DayOrder
		sure  bool
	}{
		"01/02/2025 31/12/2025": {DayFirst, true}, "01/02/2025 12/31/2025": {MonthFirst, true}, "01/02/2025 03/04/2025": {DayFirst, false},
		"05/05/2025 2025-01-02": {DayFirst, true}, "31/12/2025 12/31/2025": {DayFirst, false}, "03.04.2025": {DayFirst, true}, "": {DayFirst, true},
	} {
		if order, sure := orderOf(strings.Fields(column)); order != want.order || sure != want.sure {
			t.Errorf("%s: %s, %v", column, order, sure)
		}
	}
	if at, ok := parseDate("03/04/2025", MonthFirst, time.UTC); !ok || at.Month() != time.March {
		t.Errorf("the month first: %v", at)
	}
}

func TestImportanceComesInWordsAndOnScales(t *testing.T) {
	for column, want := range map[string]string{
		"high|Medium|low|":           "3 2 1 0",
		"Highest|Blocker|Major|P3|x": "3 3 2 1 ?",
		"1 - Critical|3 - Low":       "3 1",
		"0|1|2|3":                    "0 1 2 3",
		"1|2|3|4|5":                  "1 1 2 3 3",
		"1|4|7|10":                   "1 1 2 3",
		"5|50|100":                   "1 2 3",
		"Nice-to-have|Critical":      "1 3",
		"101|-1":                     "? ?",
	} {
		values := strings.Split(column, "|")
		scale := importancesOf(values)
		var got []string
		for _, value := range values {
			n, ok := scale.read(value)
			if got = append(got, fmt.Sprint(n)); !ok {
				got[len(got)-1] = "?"
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", column, got, want)
		}
	}
}

func TestStatusesAndChannelsOfOthers(t *testing.T) {
	for text, want := range map[string]discovery.Decision{
		"To Do": discovery.Undecided, "IN PROGRESS": discovery.Accepted, "in-progress": discovery.Accepted, "Won't Do": discovery.Declined,
		"on hold": discovery.Later, "planned": discovery.Accepted, "open": discovery.Undecided,
	} {
		if got, ok := decisionOf(text); !ok || got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
	if _, ok := decisionOf("Closed"); ok {
		t.Error("closed may mean done or declined")
	}
	for text, want := range map[string]discovery.Channel{
		"Zendesk": discovery.Ticket, "e-mail": discovery.Email, "NPS comment": discovery.NPSComment, "Slack": discovery.Chat, "Phone": discovery.Call,
	} {
		if got, ok := channelOf(text); !ok || got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func TestRowsThatCannotComeInAreTold(t *testing.T) {
	table := tableOf(t, "a.csv", []byte("key,title,who,date,priority\n1,A,"+strings.Repeat("x", 300)+",yesterday,P9\n1,B,,,\n2,,C,,\n3,D,E,03/04/2025,1\n4,"+
		strings.Repeat("y", discovery.MaxLine+1)+",,,\n"), Options{})
	mapping, _ := Guess(table)
	asks, err := mapping.Asks(table, defaults())
	if err != nil {
		t.Fatal(err)
	}
	if len(asks.Asks) != 2 || asks.Skipped != 3 || !asks.Doubtful || asks.Asks[0].Person.Name != "" {
		t.Errorf("%d asks, %d skipped, doubtful %v: %+v", len(asks.Asks), asks.Skipped, asks.Doubtful, asks.Problems)
	}
	var told []string
	for _, p := range asks.Problems {
		told = append(told, fmt.Sprintf("%v %s", p.Rows, p.What))
		if p.Next == "" {
			t.Errorf("%q says nothing of what to do", p.What)
		}
	}
	for _, want := range []string{"[2] “yesterday” is no date", "[3] A row above has the same key", "[4] It doesn't say what they want", "[6] The statement has"} {
		if !strings.Contains(strings.Join(told, "\n"), want) {
			t.Errorf("%q is not told:\n%s", want, strings.Join(told, "\n"))
		}
	}
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("title,person\n\"A\",B\n"))
	f.Add([]byte("sep=;\na;b\r\n\"x\ny\";z"))
	f.Add([]byte("- a\n- b\n\n# c\n  d"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("a\tb\n\"\t\n"))
	f.Add(zipped(f, map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="A" id="1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<R><Relationship Id="1" Target="s.xml"/></R>`, "xl/s.xml": `<w><row r="1"><c r="A1"><v>9</v></c></row></w>`,
	}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, name := range []string{"a.csv", "pasted text"} {
			file, err := ReadFile(name, bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			table, err := file.Table(Options{})
			if err != nil {
				if discovery.CodeOf(err) != discovery.Invalid {
					t.Fatal(err)
				}
				continue
			}
			for _, row := range table.Rows {
				if len(row.Cells) != len(table.Columns) {
					t.Fatalf("row %d has %d cells, not %d", row.Line, len(row.Cells), len(table.Columns))
				}
			}
			mapping, _ := Guess(table)
			asks, err := mapping.Asks(table, defaults())
			if err == nil && len(asks.Asks)+asks.Skipped != len(table.Rows) {
				t.Fatalf("%d rows became %d asks and %d were skipped", len(table.Rows), len(asks.Asks), asks.Skipped)
			}
			if err != nil && discovery.CodeOf(err) != discovery.Invalid {
				t.Fatal(err)
			}
		}
	})
}
