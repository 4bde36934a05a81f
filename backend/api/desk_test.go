package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/settings"
	"throughline/backend/shell"
	"throughline/backend/store"
)

// fakeShell answers dialogs with the next path it was given; "" is a cancel.
type fakeShell struct {
	answer   string
	offered  string // the name that a save dialog proposed
	launched string
	revealed string
	place    shell.Place
	onTop    bool
	copied   string
	asked    int
	quit     bool
}

func (f *fakeShell) SaveFile(_, name string, _ shell.FileKind) (string, error) {
	f.offered = name
	return f.answer, nil
}
func (f *fakeShell) ChooseFolder(string) (string, error)             { return f.answer, nil }
func (f *fakeShell) OpenFile(string, shell.FileKind) (string, error) { return f.answer, nil }
func (f *fakeShell) Place() shell.Place                              { return f.place }
func (f *fakeShell) Screen() (width, height int)                     { return 1400, 1000 }
func (f *fakeShell) MakeStrip(at shell.Place)                        { f.place, f.onTop = at, true }
func (f *fakeShell) LeaveStrip(back shell.Place)                     { f.place, f.onTop = back, false }

func (f *fakeShell) Launch(path string) error { f.launched = path; return nil }
func (f *fakeShell) Reveal(path string) error { f.revealed = path; return nil }
func (f *fakeShell) Copy(text string) error   { f.copied = text; return nil }
func (f *fakeShell) AskToClose()              { f.asked++ }
func (f *fakeShell) Quit()                    { f.quit = true }

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func newDesk(t *testing.T) (*Desk, *fakeShell) {
	t.Helper()
	file, err := settings.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	sh := &fakeShell{}
	desk := &Desk{Shell: sh, Settings: file, Version: "test", Now: func() time.Time { return now }}
	t.Cleanup(func() { _ = desk.Close() })
	return desk, sh
}

func must[T any](t *testing.T) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestTheSampleComesAndGoesInOneStep(t *testing.T) {
	desk, _ := newDesk(t)
	w := &Workspaces{Desk: desk}
	if info := must[WorkspaceInfo](t)(w.Current()); info.Open {
		t.Fatal("something is open on the first start")
	}
	info := must[WorkspaceInfo](t)(w.StartSample())
	if !info.Sample || info.Counts.Sessions < 5 || info.Name != "Sample workspace" {
		t.Fatalf("the sample: %+v", info)
	}
	people := &Stakeholders{Desk: desk}
	must[discovery.Stakeholder](t)(people.Create(discovery.Stakeholder{Name: "My own entry"}))
	if info = must[WorkspaceInfo](t)(w.RemoveSample()); info.Sample || info.Counts.Sessions != 0 || info.Name != "My workspace" {
		t.Fatalf("after the sample: %+v", info)
	}
	for _, r := range must[[]RecentWorkspace](t)(w.Recent()) {
		if r.Name == "Sample workspace" {
			t.Error("the removed sample is still offered")
		}
	}
	if info = must[WorkspaceInfo](t)(w.RestoreSample()); !info.Sample {
		t.Fatalf("restored: %+v", info)
	}
	found := must[discovery.SearchResult](t)((&Search{Desk: desk}).Find(discovery.SearchQuery{Text: "accru"}))
	names := ""
	for _, p := range must[[]discovery.Stakeholder](t)(people.List()) {
		names += p.Name + ";"
	}
	if len(found.Hits) == 0 || !strings.Contains(names, "My own entry") {
		t.Error("what was written into the sample is gone")
	}
}

func TestOpeningAnotherWorkspace(t *testing.T) {
	desk, sh := newDesk(t)
	w := &Workspaces{Desk: desk}
	must[WorkspaceInfo](t)(w.StartEmpty())
	if info := must[WorkspaceInfo](t)(w.Create()); info.Name != "My workspace" {
		t.Fatalf("a cancelled dialog changed something: %+v", info)
	}
	sh.answer = filepath.Join(t.TempDir(), "Blue Harbour")
	if info := must[WorkspaceInfo](t)(w.Create()); info.Name != "Blue Harbour" || filepath.Ext(info.Path) != ".throughline" {
		t.Fatalf("made: %+v", info)
	}
	sh.answer = filepath.Join(t.TempDir(), "none.throughline")
	if _, err := w.Open(); discovery.CodeOf(err) != discovery.NotFound {
		t.Fatalf("got %v", err)
	}
	if info := must[WorkspaceInfo](t)(w.Current()); info.Name != "Blue Harbour" {
		t.Fatalf("a failed open closed the workspace: %+v", info)
	}
	if _, err := w.OpenRecent("/etc/passwd"); discovery.CodeOf(err) != discovery.NotFound {
		t.Fatalf("a path that nobody chose was opened: %v", err)
	}
	if info := must[WorkspaceInfo](t)(w.OpenRecent(desk.DefaultPath())); info.Name != "My workspace" {
		t.Fatalf("recent: %+v", info)
	}
	if report := must[CheckReport](t)(w.Check()); !report.OK {
		t.Fatalf("check: %+v", report)
	}
}

func TestALineBecomesANoteAnAskAndAPDF(t *testing.T) {
	desk, sh := newDesk(t)
	must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).StartEmpty())
	product := must[discovery.Product](t)((&Products{Desk: desk}).Create(discovery.Product{Name: "ERP", Kind: discovery.InternalProduct}))
	rina := must[discovery.Stakeholder](t)((&Stakeholders{Desk: desk}).Create(discovery.Stakeholder{Name: "Rina Hartono", Team: "Accounting"}))
	session := must[discovery.SessionSummary](t)((&Sessions{Desk: desk}).Create(SessionForm{
		Session: discovery.Session{ProductID: product.ID, Title: "Close"}, ParticipantIDs: []string{rina.ID},
	}))
	notes := &Notes{Desk: desk}
	if err := notes.SaveDraft(session.ID, "! show who is la"); err != nil {
		t.Fatal(err)
	}
	add := func(lines ...TypedLine) discovery.AddedNote {
		t.Helper()
		return must[[]discovery.AddedNote](t)(notes.Add(NotesForm{SessionID: session.ID, Lines: lines}))[len(lines)-1]
	}
	added := add(TypedLine{Text: "! show who is late #visibility @rina !2"})
	if added.AskID == "" || *added.Note.SpeakerID != rina.ID || added.Note.Importance != 2 || added.Note.Tags[0] != "visibility" {
		t.Fatalf("the note: %+v", added)
	}
	if draft := must[string](t)(notes.Draft(session.ID)); draft != "" {
		t.Errorf("the draft stays: %q", draft)
	}
	line := must[string](t)(notes.Line(added.Note.ID))
	edited := must[discovery.Note](t)(notes.Edit(NoteEdit{ID: added.Note.ID, Line: line + " early", Revision: added.Note.Revision}))
	if !strings.Contains(edited.Text, "early") || edited.Kind != discovery.AskNote {
		t.Errorf("edited from %q: %+v", line, edited)
	}

	for range 2 { // two of the same name: a line can't say which
		twin := must[discovery.Stakeholder](t)((&Stakeholders{Desk: desk}).Create(discovery.Stakeholder{Name: "Maya Lim"}))
		added = add(TypedLine{Text: "day 1"}, TypedLine{Text: "day 3", SpeakerID: &twin.ID})
	}
	line = must[string](t)(notes.Line(added.Note.ID))
	edited = must[discovery.Note](t)(notes.Edit(NoteEdit{ID: added.Note.ID, Line: line + "!", Revision: added.Note.Revision}))
	if edited.SpeakerID == nil || *edited.SpeakerID != *added.Note.SpeakerID {
		t.Errorf("the edit lost who spoke: %+v", edited)
	}

	other := must[discovery.Stakeholder](t)((&Stakeholders{Desk: desk}).Create(discovery.Stakeholder{Name: "Rina Sari"}))
	if added = add(TypedLine{Text: "@rina yes"}); *added.Note.SpeakerID != rina.ID {
		t.Errorf("@rina is not the one who is present: %+v (the other is %s)", added.Note, other.ID)
	}
	before := len(must[[]discovery.Note](t)(notes.List(session.ID)))
	add(TypedLine{Text: "pasted one"}, TypedLine{Text: "pasted two"}, TypedLine{Text: "! pasted three"})
	must[discovery.Step](t)((&History{Desk: desk}).Undo())
	if left := must[[]discovery.Note](t)(notes.List(session.ID)); len(left) != before {
		t.Errorf("one undo does not take a paste back: %d notes, %d before", len(left), before)
	}

	prds := &PRDs{Desk: desk}
	prd := must[discovery.OpenPRD](t)(prds.Draft(DraftForm{ProductID: product.ID, Title: `Close: "faster"/now?`, ThemeIDs: []string{""}}))
	sh.answer = filepath.Join(t.TempDir(), "out")
	result := must[ExportResult](t)(prds.Export(ExportForm{ID: prd.ID}))
	if sh.offered != "Close faster now.pdf" || filepath.Base(result.Path) != "out.pdf" || result.Pages < 1 {
		t.Errorf("exported as %q: %+v", sh.offered, result)
	}
	if last := must[ExportChoices](t)(prds.ExportChoices(prd.ID)).Last; last.Format != "pdf" || last.Edition != "whole" {
		t.Errorf("how it was exported is not remembered: %+v", last)
	}
	if err := prds.OpenExported(); err != nil || sh.launched != result.Path {
		t.Errorf("opened %q: %v", sh.launched, err)
	}
	sh.answer = filepath.Join(t.TempDir(), "none", "out.pdf")
	if _, err := prds.Export(ExportForm{ID: prd.ID}); discovery.CodeOf(err) != discovery.Unavailable {
		t.Errorf("a folder that is not there: %v", err)
	}

	for path, want := range map[string]int{
		"/preview/prd/" + prd.ID + ".pdf": http.StatusOK,
		"/preview/prd/none.pdf":           http.StatusNotFound,

		"/preview/prd/" + prd.ID + ".pdf?edition=leadership": http.StatusOK,
		"/preview/prd/" + prd.ID + ".pdf?edition=asker":      http.StatusUnprocessableEntity,
		"/preview/prd/" + prd.ID:                             http.StatusNotFound,
		"/other":                                             http.StatusNotFound,
	} {
		answer := httptest.NewRecorder()
		Preview(desk).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
		if answer.Code != want || want == http.StatusOK && !strings.HasPrefix(answer.Body.String(), "%PDF-") {
			t.Errorf("%s: %d", path, answer.Code)
		}
	}
}

func TestErrorsReachTheWindowAsData(t *testing.T) {
	for name, test := range map[string]struct {
		err       error
		code      discovery.Code
		field     string
		reference bool
	}{
		"ours":    {discovery.InvalidField("title", "The title is empty."), discovery.Invalid, "title", false},
		"unknown": {errors.New("secret: what someone wrote"), discovery.Internal, "", true},
	} {
		text, ok := FormatError(test.err).(string)
		var got discovery.Error
		if err := json.Unmarshal([]byte(text), &got); !ok || err != nil {
			t.Fatalf("%s: %v %v", name, text, err)
		}
		if got.Code != test.code || got.Field != test.field || (got.Reference != "") != test.reference || strings.Contains(text, "secret") {
			t.Errorf("%s: %s", name, text)
		}
	}
}

func TestOnlyLinksToTheOutsideAreOpened(t *testing.T) {
	desk, sh := newDesk(t)
	links := &Links{Desk: desk}
	for address, opens := range map[string]bool{
		"https://example.org/a?b=c": true, "http://example.org": true, "mailto:rina@example.org": true, "tel:+62123": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "/etc/passwd": false, "data:text/html,x": false,
		"-flag": false, "https:": false, "": false, "%": false, "HTTPS://example.org": true,
	} {
		sh.launched = ""
		err := links.Open(address)
		if opened := err == nil && sh.launched != ""; opened != opens {
			t.Errorf("%q: opened %v, %v", address, opened, err)
		}
	}
}

func TestAPanicIsAnError(t *testing.T) {
	desk, _ := newDesk(t)
	must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).StartEmpty())
	_, err := with(desk, func(*store.Store) (int, error) { panic("boom") })
	if discovery.CodeOf(err) != discovery.Internal {
		t.Fatalf("got %v", err)
	}
}
