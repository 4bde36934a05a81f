package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// terminal runs commands on one data folder.
type terminal struct {
	t      *testing.T
	folder string
	typed  string   // into the standard input
	opened []string // workspaces that the window was opened on
}

func newTerminal(t *testing.T) *terminal {
	t.Helper()
	term := &terminal{t: t, folder: t.TempDir()}
	t.Setenv("THROUGHLINE_DATA", term.folder)
	return term
}

func (term *terminal) run(args ...string) (out, errs string, code int) {
	var stdout, stderr bytes.Buffer
	code = Run(args, Environment{
		In: strings.NewReader(term.typed), Out: &stdout, Err: &stderr, Version: "1.2.3",
		Window: func(workspace string) error { term.opened = append(term.opened, workspace); return nil },
		Now:    func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
	})
	return stdout.String(), stderr.String(), code
}

// ok runs a command that must be done without a word of complaint.
func (term *terminal) ok(args ...string) string {
	term.t.Helper()
	out, errs, code := term.run(args...)
	if code != done || errs != "" {
		term.t.Fatalf("throughline %s: exit %d, %s", strings.Join(args, " "), code, errs)
	}
	return out
}

func (term *terminal) file(name, content string) string {
	term.t.Helper()
	path := filepath.Join(term.folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		term.t.Fatal(err)
	}
	return path
}

const notes = `# Month-end close
Date: 2026-11-03 14:00
Participants: Rina Hartono (Controller, Accounting); Budi Santoso

[0:10] Close runs on nine spreadsheets @Rina
[1:05] ! Show open variances by owner #visibility !3 @Budi
[2:00] > I close the month in my head 😀 供应商 @Rina
[3:00] ? Who may see payroll
[4:00] [] Send Rina the sheet ^2026-11-06
`

func TestATranscriptIsImportedOnce(t *testing.T) {
	term := newTerminal(t)
	term.ok("init")
	file := term.file("call.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Rina>We need to see who is late.</v>\n\n"+
		"00:05.000 --> 00:06.000\n<v Budi>Yes.</v>\n")
	if out := term.ok("import", file, "--product", "ERP"); !strings.Contains(out, "call: 2 lines, 1 note, 1 ask, 2 speakers (vtt)") {
		t.Errorf("import: %s", out)
	}
	if _, errs, code := term.run("import", file, "--product", "ERP"); code != failed || !strings.Contains(errs, "--again") {
		t.Errorf("the same file again: %d, %s", code, errs)
	}
	term.ok("import", file, "--product", "ERP", "--again", "--no-asks")
}

// onlyTexts finds the labels of wishes, which would be their themes.
var onlyTexts = regexp.MustCompile(`(?m),(label|login|stock|approval)$`)

func TestThemesAreSuggestedAndApplied(t *testing.T) {
	term := newTerminal(t)
	term.ok("init")
	term.ok("asks", "import", term.file("asks.csv", onlyTexts.ReplaceAllString(wishes, "")), "--product", "ERP")
	out, errs, code := term.run("themes", "suggest", "--product", "erp")
	if code != done || !strings.Contains(errs, "by words alone") || !strings.Contains(out, "  warehouse stock is wrong") {
		t.Fatalf("suggest: exit %d, %s\n%s", code, errs, out)
	}
	if out := term.ok("themes"); out != "" {
		t.Errorf("suggesting made themes: %s", out)
	}
	var found discovery.Suggestions
	if err := json.Unmarshal([]byte(term.ok("themes", "suggest", "--product", "erp", "--json", "--apply")), &found); err != nil {
		t.Fatal(err)
	}
	if out := term.ok("themes"); len(found.Themes) == 0 || strings.Count(out, "\n") != len(found.Themes) {
		t.Errorf("%d themes were found, these were made:\n%s", len(found.Themes), out)
	}
	if out := term.ok("similar", "stock in the warehouse", "--product", "ERP"); !strings.Contains(out, "warehouse stock is wrong") {
		t.Errorf("similar: %s", out)
	}
	for _, wrong := range [][]string{{"similar", "x"}, {"similar", "--product", "ERP"}, {"themes", "suggest"}} {
		if _, _, code := term.run(wrong...); code != misuse {
			t.Errorf("%v: exit %d", wrong, code)
		}
	}
	if _, errs, code := term.run("themes", "suggest", "--product", "CRM"); code != failed || !strings.Contains(errs, "there are: ERP") {
		t.Errorf("another product: exit %d, %s", code, errs)
	}
}

func TestAsksComeInFromATable(t *testing.T) {
	term := newTerminal(t)
	term.ok("init")
	file := term.file("tickets.csv", "Id,Subject,Requester,Agent,Opened,Votes\n1,Faster export,Rina,Dewi,2026-03-04,9\n2,,Budi,Dewi,2026-03-05,1\n3,Dark mode,Rina,Dewi,x,1\n")
	if _, errs, code := term.run("asks", "import", file, "--product", "ERP", "--dry-run"); code != failed || !strings.Contains(errs, `no product "ERP"`) {
		t.Errorf("a dry run makes no product: %d, %s", code, errs)
	}
	if out := term.ok("asks", "import", file, "--product", "ERP"); !strings.Contains(out, "tickets.csv: 2 asks, 2 new people, 0 new themes") {
		t.Fatalf("import: %s", out)
	}
	if _, errs, code := term.run("asks", "import", file, "--product", "ERP"); code != failed || !strings.Contains(errs, "--again") {
		t.Errorf("the same file again: %d, %s", code, errs)
	}
	more := term.file("more.csv", "Id;Subject;Requester\n1;Faster export;Rina\n4;An API;Sam\n")
	dry := term.ok("asks", "import", more, "--product", "ERP", "--dry-run")
	for _, want := range []string{"2 rows, 1 new, 1 known, 0 left out", "Subject = statement", "Id = key"} {
		if !strings.Contains(dry, want) {
			t.Errorf("a dry run does not say %q: %s", want, dry)
		}
	}
	if out := term.ok("asks", "import", more, "--product", "ERP", "--map", "Requester=reporter"); !strings.Contains(out, "1 ask, 1 new person") {
		t.Errorf("what is new: %s", out)
	}
	if _, errs, code := term.run("asks", "import", more, "--product", "ERP", "--map", "Who=person"); code != misuse || !strings.Contains(errs, "there are: Id, Subject, Requester") {
		t.Errorf("a column that is not there: %d, %s", code, errs)
	}
	var asks []discovery.AskSummary
	if err := json.Unmarshal([]byte(term.ok("asks", "--json")), &asks); err != nil || len(asks) != 3 {
		t.Errorf("%d asks: %v", len(asks), err)
	}
}

func TestTheMainJobWithoutAWindow(t *testing.T) {
	term := newTerminal(t)
	term.ok("init")
	if out := term.ok("import", term.file("close.md", notes), "--product", "ERP finance"); !strings.Contains(out, "5 notes, 1 ask, 2 speakers") {
		t.Fatalf("import: %s", out)
	}
	var asks []discovery.AskSummary
	if err := json.Unmarshal([]byte(term.ok("asks", "--json")), &asks); err != nil {
		t.Fatal(err)
	}
	if len(asks) != 1 || asks[0].Statement != "Show open variances by owner" || asks[0].Voices.People != 1 {
		t.Fatalf("asks: %+v", asks)
	}
	if out := term.ok("search", "variances"); !strings.Contains(out, "Month-end close") {
		t.Fatalf("search: %s", out)
	}
	id := strings.TrimSpace(term.ok("prd", "draft", "--product", "erp FINANCE"))
	path := filepath.Join(term.folder, "out.pdf")
	term.run("prd", "export", id, "-o", path)
	plain, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(plain, []byte("%PDF-")) {
		t.Fatalf("the PDF: %v", err)
	}
	term.typed = "open sesame\n"
	for _, options := range [][]string{
		{"--paper", "letter"},
		{"--design", "serif"},
		{"--accent", "0f766e"},
		{"--password"},
	} {
		term.run(append([]string{"prd", "export", id, "-o", path}, options...)...)
		raw, err := os.ReadFile(path)
		if err != nil || bytes.Equal(raw, plain) {
			t.Errorf("%v changes nothing, %v", options, err)
		}
		if locked := bytes.Contains(raw, []byte("/Encrypt")); locked != (options[0] == "--password") {
			t.Errorf("%v: encrypted is %t", options, locked)
		}
	}
	page := strings.TrimSpace(term.ok("prd", "draft", "--product", "erp FINANCE", "--template", "one-pager"))
	if out := term.ok("prd", "export", page, "-o", filepath.Join(term.folder, "page.pdf")); !strings.Contains(out, "page.pdf: 1 page, ") {
		t.Errorf("the one-pager: %s", out)
	}
	letter := filepath.Join(term.folder, "letter.md")
	term.ok("prd", "export", id, "-o", letter, "--edition", "asker", "--person", "budi")
	if raw, err := os.ReadFile(letter); err != nil || !bytes.Contains(raw, []byte("Dear Budi,")) {
		t.Errorf("the letter: %v %s", err, raw)
	}
	var sessions []discovery.SessionSummary
	if err := json.Unmarshal([]byte(term.ok("sessions", "--json")), &sessions); err != nil {
		t.Fatal(err)
	}
	if out := term.ok("followup", sessions[0].ID); !strings.Contains(out, "- **Budi asks:** Show open variances by owner") {
		t.Errorf("the follow-up note: %s", out)
	}
	path = filepath.Join(term.folder, "follow-up.md")
	term.ok("followup", sessions[0].ID, "-o", path)
	if raw, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(raw, []byte("# Month-end close\n")) {
		t.Errorf("the follow-up note's file: %v %s", err, raw)
	}
	for list, want := range map[string]string{"sessions": "Month-end close", "prds": "ERP finance", "promises": "2026-11-06  you owe", "themes": ""} {
		if out := term.ok(list); !strings.Contains(out, want) {
			t.Errorf("%s: %s", list, out)
		}
	}
	if out := term.ok("check"); !strings.Contains(out, "is sound") {
		t.Errorf("check: %s", out)
	}
}

func TestMetricsAreListedAndRead(t *testing.T) {
	term := newTerminal(t)
	term.ok("init", "--sample")
	var metrics []discovery.MetricSummary
	if err := json.Unmarshal([]byte(term.ok("metrics", "--json")), &metrics); err != nil || len(metrics) == 0 {
		t.Fatalf("%d metrics, %v", len(metrics), err)
	}
	id := metrics[0].ID
	if out := term.ok("metrics"); !strings.Contains(out, id) || !strings.Contains(out, "→") {
		t.Errorf("the list: %s", out)
	}
	if out := term.ok("metrics", "record", id, "6.5", "--note", "early"); !strings.Contains(out, "(now 6.5), on track") {
		t.Errorf("recorded: %s", out)
	}
	if out := term.ok("search", "early"); !strings.Contains(out, id) || !strings.Contains(out, "metric") {
		t.Errorf("found by its note: %s", out)
	}
	if _, errs, code := term.run("metrics", "record", id, "6"); code != failed || !strings.Contains(errs, "already: 6.5") {
		t.Errorf("the second of a day: %d, %s", code, errs)
	}
	if out := term.ok("metrics", "record", id, "6", "--replace"); !strings.Contains(out, "(now 6), reached") {
		t.Errorf("replaced: %s", out)
	}
	if out := term.ok("metrics", "record", id, "--replace", "--", "-5"); !strings.Contains(out, "(now -5)") {
		t.Errorf("below zero: %s", out)
	}
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"metrics", "record", id, "five"}, misuse},
		{[]string{"metrics", "record", id, "NaN"}, failed},
		{[]string{"metrics", "record", "none", "5"}, failed},
		{[]string{"metrics", "record", id, "5", "--on", "2026-12-24"}, failed},
	} {
		if _, errs, code := term.run(c.args...); code != c.code || errs == "" {
			t.Errorf("%v: %d, %s", c.args, code, errs)
		}
	}
}

func TestDumpAndLoadAreARoundTrip(t *testing.T) {
	term := newTerminal(t)
	term.ok("init", "--sample")
	first, second := filepath.Join(term.folder, "1.json"), filepath.Join(term.folder, "2.json")
	copied := filepath.Join(term.folder, "copy.throughline")
	term.ok("dump", "-o", first)
	term.ok("load", first, "--workspace", copied)
	term.ok("dump", "-o", second, "--workspace", copied)
	a, _ := os.ReadFile(first)
	b, _ := os.ReadFile(second)
	if len(a) < 10_000 || !bytes.Equal(a, b) {
		t.Fatalf("the second dump differs (%d and %d bytes)", len(a), len(b))
	}
	if _, errs, code := term.run("load", first, "--workspace", copied); code != failed || !strings.Contains(errs, "holds something already") {
		t.Errorf("a second load: %d %s", code, errs)
	}
	broken := term.file("broken.json", `{"format":"throughline","version":1,"notes":[{"id":"x"`)
	none := filepath.Join(term.folder, "none.throughline")
	if _, errs, code := term.run("load", broken, "--workspace", none); code != failed || !strings.Contains(errs, "ends too early") {
		t.Errorf("a broken archive: %d %s", code, errs)
	}
	if _, err := os.Stat(none); err == nil {
		t.Error("a failed load left a workspace behind")
	}
}

func TestBackUpAndRestoreWithoutAWindow(t *testing.T) {
	term := newTerminal(t)
	if out := term.ok("backups"); out != "" {
		t.Fatalf("backups of nothing: %s", out)
	}
	term.ok("init")
	term.ok("import", term.file("close.md", notes), "--product", "ERP finance")
	made := strings.TrimSpace(term.ok("backup"))
	var list []discovery.Backup
	if err := json.Unmarshal([]byte(term.ok("backups", "--json")), &list); err != nil || len(list) != 1 || list[0].Path != made {
		t.Fatalf("backups: %v %+v", err, list)
	}
	if out := term.ok("backups"); !strings.Contains(out, "by hand") || !strings.Contains(out, made) {
		t.Fatalf("backups: %s", out)
	}
	term.ok("import", term.file("close.md", notes), "--product", "ERP finance", "--again")
	if out := term.ok("restore", list[0].Name); !strings.Contains(out, "kept as") { // by its name
		t.Fatalf("restore: %s", out)
	}
	if out := term.ok("check"); !strings.Contains(out, "1 session, 5 notes") {
		t.Fatalf("restored: %s", out)
	}
	broken := term.file("broken.throughline", "SQLite format 3")
	for _, file := range []string{broken, "none.throughline"} {
		if _, errs, code := term.run("restore", file); code != failed || strings.Count(errs, "\n") != 1 {
			t.Errorf("restore %s: exit %d, %q", file, code, errs)
		}
	}
	if out := term.ok("check"); !strings.Contains(out, "1 session, 5 notes") {
		t.Fatalf("after a failed restore: %s", out)
	}
}

func TestFailuresAreOneClearLine(t *testing.T) {
	term := newTerminal(t)
	empty := term.file("empty.txt", "")
	for _, test := range []struct {
		args string
		code int
		says string
	}{
		{"sessions", failed, "Make it with throughline init"},
		{"check --workspace " + empty, failed, "empty file"},
		{"frobnicate", misuse, "no subcommand"},
		{"search", misuse, "requires at least 1 arg"},
		{"load none.json extra", misuse, "accepts 1 arg"},
		{"import x.txt", misuse, "--product is missing"},
		{"asks import x.csv", misuse, "--product is missing"},
		{"asks import x.csv --product p", failed, "There is no file x.csv"},
		{"prd", misuse, "say what to do"},
		{"prd export", misuse, "accepts 1 arg"},
		{"followup", misuse, "accepts 1 arg"},
		{"prd export id", misuse, "--output is missing"},
		{"prd export id -o x.pdf --edition glossy", misuse, "no edition"},
		{"prd export id -o x.pdf --paper a0", misuse, "no paper"},
		{"prd export id -o x.pdf --design comic", misuse, "no design"},
		{"prd export id -o x.pdf --accent red", misuse, "no colour"},
		{"prd export id -o x.pdf --password", failed, "no password in the standard input"},
		{"prd export id -o x.md --password", failed, "no password"},
		{"prd export id -o x.pdf --person Rina", misuse, "belong together"},
		{"asks --nope", misuse, "unknown flag"},
		{"load none.json", failed, "can't be read"},
	} {
		_, errs, code := term.run(strings.Fields(test.args)...)
		if code != test.code || !strings.Contains(errs, test.says) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d, %q", test.args, code, errs)
		}
	}
	term.ok("init")
	if _, errs, code := term.run("search", " "); code != misuse || !strings.Contains(errs, "say what to search for") {
		t.Errorf("an empty search: %d %s", code, errs)
	}
	info, err := os.Stat(filepath.Join(term.folder, "My workspace.throughline"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the workspace: %v %v", info.Mode(), err)
	}
	for _, test := range []struct{ args, says string }{
		{"init", "is there already"},
		{"import " + empty + " --product P", "empty.txt"},
		{"import none.txt --product P", "no file"},
		{"prd draft --product Nobody", "There is no product"},
		{"prd export none -o " + filepath.Join(term.folder, "x.pdf"), "There is no PRD"},
		{"followup none", "There is no session"},
		{"check --workspace " + term.folder, "is a folder"},
	} {
		_, errs, code := term.run(strings.Fields(test.args)...)
		if code != failed || !strings.Contains(errs, test.says) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d, %q", test.args, code, errs)
		}
	}
}

func TestWithoutASubcommandTheWindowOpens(t *testing.T) {
	term := newTerminal(t)
	term.ok()
	term.ok("--workspace", "a.throughline")
	term.ok("b.throughline")
	if got := strings.Join(term.opened, " "); got != " a.throughline b.throughline" {
		t.Errorf("opened %q", got)
	}
	if out := term.ok("--version"); !strings.Contains(out, "1.2.3") {
		t.Errorf("version: %s", out)
	}
	for _, command := range []string{"", "init", "import", "sessions", "asks", "themes", "prds", "search", "similar", "themes suggest", "group", "prd", "prd draft", "prd export", "prd publish", "prd versions", "prd compare", "prd trace", "prd letters", "followup", "promises", "metrics", "metrics record", "dump", "load", "check", "backup", "backups", "restore"} {
		if out := term.ok(append(strings.Fields(command), "--help")...); !strings.Contains(out, "Usage:") || !strings.Contains(out, "--workspace") {
			t.Errorf("%s --help: %s", command, out)
		}
	}
}

// published is a terminal with a PRD that was published as v1.0 and changed since; notes are those of the tests above.
func published(t *testing.T) (term *terminal, id string) {
	t.Helper()
	term = newTerminal(t)
	term.ok("init")
	term.ok("import", term.file("close.md", notes), "--product", "ERP")
	id = strings.TrimSpace(term.ok("prd", "draft", "--product", "ERP"))
	if out := term.ok("prd", "publish", id, "--note", "For finance"); !regexp.MustCompile(`^v1\.0  [0-9a-f]{64}\n$`).MatchString(out) {
		t.Errorf("published: %s", out)
	}
	return term, id
}

func TestVersionsWithoutAWindow(t *testing.T) {
	term, id := published(t)
	if out := term.ok("prd", "versions", id); !strings.HasPrefix(out, "v1.0  2026-11-23  ") || !strings.Contains(out, "For finance") {
		t.Errorf("versions: %s", out)
	}
	if out := term.ok("prd", "compare", id, "--exit-code"); out != "From v1.0 to the draft: nothing changed\n" {
		t.Errorf("compare: %s", out)
	}
	archive := filepath.Join(term.folder, "all.json")
	term.ok("dump", "-o", archive)
	whole, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(term.folder, "other.throughline")
	edited := strings.Replace(string(whole), `"title": "ERP"`, `"title": "ERP, \u001b[31mred"`, 1)
	term.ok("load", term.file("edited.json", edited), "--workspace", other)
	out, errs, code := term.run("prd", "compare", id, "1.0", "draft", "--exit-code", "--workspace", other)
	if code != failed || errs != "" || !strings.Contains(out, "Title changed\n  ERP{+, ") || strings.Contains(out, "\x1b") {
		t.Errorf("compare: exit %d, %s\n%q", code, errs, out)
	}
	if out := term.ok("prd", "publish", id, "--major", "--workspace", other); !strings.HasPrefix(out, "v2.0 ") {
		t.Errorf("published: %s", out)
	}
	if out := term.ok("prd", "compare", id, "v2.0", "v1.0", "--workspace", other); !strings.HasPrefix(out, "From v2.0 to v1.0: title changed\n") {
		t.Errorf("compare the other way: %s", out)
	}

	path := filepath.Join(term.folder, "old.md")
	term.ok("prd", "export", id, "-o", path, "--version", "1.0")
	if old, err := os.ReadFile(path); err != nil || !strings.Contains(string(old), "v1.0") {
		t.Errorf("the version's file: %v\n%s", err, old)
	}
	for args, want := range map[string]string{
		"prd compare " + id + " 7.0":                      "there are: v1.0",
		"prd compare none":                                "There is no PRD",
		"prd versions none":                               "There is no PRD",
		"prd publish none":                                "There is no PRD",
		"prd publish " + id:                               "Nothing has changed since v1.0",
		"prd export " + id + " -o x.pdf --version draft2": "no version",
		"prd trace none -o x.csv":                         "There is no PRD",
		"prd letters none -o x":                           "There is no PRD",
	} {
		if _, errs, code := term.run(strings.Fields(args)...); code != failed || !strings.Contains(errs, want) {
			t.Errorf("%s: exit %d, %s", args, code, errs)
		}
	}
}

func TestTheTraceMatrixIsWritten(t *testing.T) {
	term, id := published(t)
	for _, name := range []string{"trace.xlsx", "trace.csv"} {
		path := filepath.Join(term.folder, name)
		if out := term.ok("prd", "trace", id, "-o", path); out != path+"\n" {
			t.Errorf("printed: %s", out)
		}
		content, err := os.ReadFile(path)
		if err != nil || filepath.Ext(name) == ".csv" && !strings.Contains(string(content), "REQ-001") {
			t.Errorf("%s: %v\n%s", name, err, content)
		}
	}
	if _, errs, code := term.run("prd", "trace", id, "-o", "trace.pdf"); code != misuse || !strings.Contains(errs, "neither .xlsx nor .csv") {
		t.Errorf("as PDF: exit %d, %s", code, errs)
	}
}

func TestLettersAreWrittenOnce(t *testing.T) {
	term, id := published(t)
	folder := filepath.Join(term.folder, "letters")
	if out := term.ok("prd", "letters", id, "-o", folder, "--format", "md"); out != folder+": 1 letter written\n" {
		t.Errorf("letters: %s", out)
	}
	path := filepath.Join(folder, "What became of what Budi Santoso said.md")
	letter, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(letter), "Show open variances by owner") {
		t.Errorf("the letter: %v\n%s", err, letter)
	}
	if out := term.ok("prd", "letters", id, "-o", folder, "--format", "md"); out != folder+": 0 letters written, 1 there already\n" {
		t.Errorf("once more: %s", out)
	}
	if _, errs, code := term.run("prd", "letters", id, "-o", path); code != failed || !strings.Contains(errs, "can't be made a folder") {
		t.Errorf("into a file: exit %d, %s", code, errs)
	}
	if _, errs, code := term.run("prd", "letters", id, "-o", folder, "--format", "jira"); code != failed || !strings.Contains(errs, "can't be written as") {
		t.Errorf("as a list: exit %d, %s", code, errs)
	}
}
