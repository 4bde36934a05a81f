package api

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

const speech = "[0:00:05] Rina: We need to see who is late. Yes.\n\n[0:01:00] Controller: Mm-hmm.\n\n[0:01:05] Rina: So it is.\n"

// importer is an open workspace with a product, a controller, and a session that has begun.
type importer struct {
	*Transcripts
	t         *testing.T
	sh        *fakeShell
	product   discovery.Product
	budi      discovery.Stakeholder
	session   discovery.SessionSummary
	stepsBack func() discovery.Step
}

func newImporter(t *testing.T) importer {
	t.Helper()
	desk, sh := newDesk(t)
	must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).StartEmpty())
	i := importer{Transcripts: &Transcripts{Desk: desk}, t: t, sh: sh}
	i.product = must[discovery.Product](t)((&Products{Desk: desk}).Create(
		discovery.Product{Name: "ERP", Kind: discovery.InternalProduct}))
	i.budi = must[discovery.Stakeholder](t)((&Stakeholders{Desk: desk}).Create(
		discovery.Stakeholder{Name: "Budi Santoso", Role: "Controller"}))
	sessions := &Sessions{Desk: desk}
	i.session = must[discovery.SessionSummary](t)(sessions.Create(SessionForm{
		Session: discovery.Session{ProductID: i.product.ID, Title: "Close"}, ParticipantIDs: []string{i.budi.ID},
	}))
	i.session = must[discovery.SessionSummary](t)(sessions.Start(i.session.ID))
	i.stepsBack = func() discovery.Step { return must[discovery.Step](t)((&History{Desk: desk}).Undo()) }
	return i
}

func (i importer) chosen(name, content, sessionID string) (ImportPreview, error) {
	i.t.Helper()
	i.sh.answer = filepath.Join(i.t.TempDir(), name)
	if err := os.WriteFile(i.sh.answer, []byte(content), 0o600); err != nil {
		i.t.Fatal(err)
	}
	return i.Choose(sessionID)
}

func TestASessionOfATranscriptIsOfItsDay(t *testing.T) {
	i := newImporter(t)
	changed := time.Date(2026, 9, 3, 8, 15, 0, 0, time.UTC)
	drop := func(name string) ImportPreview {
		return must[ImportPreview](t)(i.Drop(DroppedFile{
			Name: name, Data: base64.StdEncoding.EncodeToString([]byte(speech)), ChangedMS: changed.UnixMilli(),
		}))
	}
	if p := drop("close.txt"); !p.At.Equal(changed) {
		t.Errorf("a file changed at %v is of %v", changed, p.At)
	}
	p := drop("2026-10-05 1430 close.txt")
	want := time.Date(2026, 10, 5, 14, 30, 0, 0, time.Local)
	if !p.At.Equal(want) {
		t.Fatalf("named for %v, it is of %v", want, p.At)
	}
	edited := want.AddDate(0, 0, 1)
	made := must[ImportResult](t)(i.Import(p.as(ImportForm{ProductID: i.product.ID, Title: "Close", At: edited})))
	s := must[discovery.SessionSummary](t)((&Sessions{Desk: i.Desk}).Get(made.SessionID))
	if !s.StartedAt.Equal(edited) || !s.PlannedAt.Equal(edited) {
		t.Errorf("moved to %v, it began %v", edited, s.StartedAt)
	}
}

// as takes the speakers as the preview has them.
func (p ImportPreview) as(form ImportForm) ImportForm {
	form.Hash = p.Hash
	for _, s := range p.Speakers {
		form.Speakers = append(form.Speakers, SpeakerChoice{Speaker: s.Speaker, Name: s.Name})
	}
	return form
}

func TestAPreviewSaysWhatAFileWouldBringAndChangesNothing(t *testing.T) {
	i := newImporter(t)
	if p := must[ImportPreview](t)(i.Choose("")); !p.Cancelled {
		t.Fatalf("cancelled: %+v", p)
	}
	if _, err := i.chosen("call.txt", "\x00\x01\x02\x03binary", ""); discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("binary: %v", err)
	}
	p := must[ImportPreview](t)(i.chosen("call.txt", speech, i.session.ID))
	if p.Format != "bracket" || p.Notes || p.Lines != 3 || p.LengthMS != 65_000 || p.Asks != 1 || len(p.Same) != 0 {
		t.Errorf("preview %+v", p)
	}
	want := []SpeakerMatch{
		{Speaker: "Rina", Lines: 2, Sample: "We need to see who is late. Yes.", Name: "Rina"},
		{Speaker: "Controller", Lines: 1, Sample: "Mm-hmm.", Name: "Budi Santoso"},
	}
	if len(p.Speakers) != 2 || p.Speakers[0] != want[0] || p.Speakers[1] != want[1] {
		t.Errorf("speakers %+v", p.Speakers)
	}
	if again := must[ImportPreview](t)(i.Open(i.sh.answer, i.session.ID)); again.Hash != p.Hash {
		t.Errorf("the same file by its path: %+v", again)
	}
	if people := must[[]discovery.Stakeholder](t)((&Stakeholders{Desk: i.Desk}).List()); len(people) != 1 {
		t.Errorf("the preview made people: %+v", people)
	}
}

func TestATranscriptBecomesAPastSession(t *testing.T) {
	i := newImporter(t)
	p := must[ImportPreview](t)(i.chosen("call.txt", speech, ""))
	made := must[ImportResult](t)(i.Import(p.as(ImportForm{ProductID: i.product.ID, Title: "The call", Asks: true})))
	if made.Title != "The call" || made.Lines != 3 || made.Notes != 1 || made.Asks != 1 || made.People != 2 {
		t.Fatalf("imported: %+v", made)
	}
	asks := must[[]discovery.AskSummary](t)((&Asks{Desk: i.Desk}).List(discovery.AskFilter{}))
	if len(asks) != 1 || asks[0].Statement != "We need to see who is late." {
		t.Errorf("the asks: %+v", asks)
	}
	notes := must[[]discovery.Note](t)((&Notes{Desk: i.Desk}).List(made.SessionID))
	if len(notes) != 1 || notes[0].Kind != discovery.AskNote || notes[0].OffsetMS != 5000 || notes[0].SpeakerID == nil {
		t.Errorf("the notes: %+v", notes)
	}
	i.stepsBack()
	sessions := must[[]discovery.SessionSummary](t)((&Sessions{Desk: i.Desk}).List(discovery.SessionFilter{}))
	people := must[[]discovery.Stakeholder](t)((&Stakeholders{Desk: i.Desk}).List())
	if len(sessions) != 1 || len(people) != 1 {
		t.Errorf("one undo leaves %+v and %+v", sessions, people)
	}
}

func TestATranscriptStandsBesideTheNotesOfASession(t *testing.T) {
	i := newImporter(t)
	p := must[ImportPreview](t)(i.Drop(DroppedFile{
		Name: "call.txt", Data: base64.StdEncoding.EncodeToString([]byte(speech)), SessionID: i.session.ID,
	}))
	form := p.as(ImportForm{SessionID: i.session.ID, ShiftMS: -2000})
	form.Speakers[0].Name = "" // nobody says who Rina is
	made := must[ImportResult](t)(i.Import(form))
	if made.SessionID != i.session.ID || made.Lines != 3 || made.Notes != 0 || made.People != 1 {
		t.Fatalf("imported: %+v", made)
	}
	beside := must[[]discovery.Transcript](t)(i.List(i.session.ID))
	lines := must[[]discovery.TranscriptLine](t)(i.Lines(beside[0].ID))
	if len(lines) != 3 || lines[0].SpeakerID != nil || lines[0].Speaker != "Rina" || *lines[1].SpeakerID != i.budi.ID {
		t.Errorf("lines %+v", lines)
	}
	quote := must[discovery.AddedNote](t)(i.Quote(TranscriptQuote{
		LineID: lines[1].ID, Kind: discovery.QuoteNote, Words: "Mm-hmm.",
	}))
	if n := quote.Note; n.OffsetMS != 58_000 || *n.SpeakerID != i.budi.ID || n.Kind != discovery.QuoteNote ||
		!n.CreatedAt.Equal(i.session.StartedAt.Add(58*time.Second)) {
		t.Errorf("quote %+v", n)
	}
	ask := must[discovery.AddedNote](t)(i.Quote(TranscriptQuote{LineID: lines[0].ID, Kind: discovery.AskNote, Words: "who is late"}))
	if ask.AskID == "" || ask.Note.OffsetMS != 3000 {
		t.Errorf("ask %+v", ask)
	}
	i.stepsBack()
	i.stepsBack()
	if step := i.stepsBack(); step.Label != "Import transcript" {
		t.Errorf("undone %+v", step)
	}
	if left := must[[]discovery.Transcript](t)(i.List(i.session.ID)); len(left) != 0 {
		t.Errorf("one undo leaves %+v", left)
	}
}

func TestTheSameFileIsNoticed(t *testing.T) {
	i := newImporter(t)
	for name, content := range map[string]string{"call.txt": speech, "notes.md": "! one ledger\n? who decides\n"} {
		form := ImportForm{ProductID: i.product.ID}
		p := must[ImportPreview](t)(i.chosen(name, content, ""))
		must[ImportResult](t)(i.Import(p.as(form)))
		p = must[ImportPreview](t)(i.chosen("renamed-"+name, content, i.session.ID))
		if len(p.Same) != 1 || p.Same[0].Title != strings.TrimSuffix(name, filepath.Ext(name)) {
			t.Errorf("%s: seen before in %+v", name, p.Same)
		}
		if _, err := i.Import(p.as(form)); discovery.CodeOf(err) != discovery.Conflict {
			t.Errorf("%s came in twice: %v", name, err)
		}
		form.Again = true
		must[ImportResult](t)(i.Import(p.as(form)))
	}
	if _, err := i.Import(ImportForm{Hash: "of another", ProductID: i.product.ID}); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("a file that is not at hand: %v", err)
	}
}
