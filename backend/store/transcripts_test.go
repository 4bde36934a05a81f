package store

import (
	"testing"
	"time"

	"throughline/backend/discovery"
)

// talk is a transcript of two lines beside the fixture's session.
func (f fixture) talk(t testing.TB) discovery.Transcript {
	t.Helper()
	return must[discovery.Transcript](t)(f.ImportTranscript(f.session.ID, ImportedTranscript{
		Transcript: discovery.Transcript{Name: "talk.vtt", Format: "vtt", Hash: "abc"},
		Lines: []discovery.TranscriptLine{
			{OffsetMS: 1000, EndMS: 2000, Speaker: "rina", Text: "We close on nine spreadsheets"},
			{OffsetMS: discovery.Untimed, Speaker: "Guest", Text: "Which ledger?"},
		},
		Speakers: map[string]string{"rina": "Rína HARTONO", "Guest": "Maya Lim"},
	}))
}

func (f fixture) found(t testing.TB, q discovery.SearchQuery) []discovery.Hit {
	t.Helper()
	return must[discovery.SearchResult](t)(f.Search(q)).Hits
}

func TestLinesOfATranscriptAreFoundBehindNotes(t *testing.T) {
	f := newFixture(t)
	talk := f.talk(t)
	f.note(t, discovery.PlainNote, "nine more spreadsheets")
	hits := f.found(t, discovery.SearchQuery{Text: "spreadsheets"})
	if len(hits) != 2 || hits[0].Kind != discovery.NoteHit || hits[1].Kind != discovery.TranscriptHit {
		t.Fatalf("hits %+v", hits)
	}
	must[discovery.Transcript](t)(f.ShiftTranscript(talk.ID, time.Minute))
	hits = f.found(t, discovery.SearchQuery{Text: "spreadsh", Kind: discovery.TranscriptHit, StakeholderID: f.rina.ID})
	if len(hits) != 1 || hits[0].SessionID != f.session.ID || hits[0].PersonID != f.rina.ID || hits[0].OffsetMS != 61_000 ||
		hits[0].Place != "Month-end close" || hits[0].ProductID != f.product.ID {
		t.Errorf("the line: %+v", hits)
	}
	if hits = f.found(t, discovery.SearchQuery{Text: "ledger", StakeholderID: f.rina.ID}); len(hits) != 0 {
		t.Errorf("what somebody else said: %+v", hits)
	}
}

func TestATranscriptGoesAndComesBackWithItsSession(t *testing.T) {
	f := newFixture(t)
	talk := f.talk(t)
	for name, remove := range map[string]func() error{
		"the transcript": func() error { return f.DeleteTranscript(talk.ID) },
		"the session":    func() error { return f.DeleteSession(f.session.ID) },
		"the import":     func() error { _, err := f.Undo(); return err },
	} {
		if err := remove(); err != nil {
			t.Fatal(err)
		}
		if left := must[[]discovery.Transcript](t)(f.Transcripts(f.session.ID)); len(left) != 0 {
			t.Errorf("%s deleted: %+v is left", name, left)
		}
		if hits := f.found(t, discovery.SearchQuery{Text: "spreadsheets"}); len(hits) != 0 {
			t.Errorf("%s deleted: %+v are found", name, hits)
		}
		back := f.Undo
		if name == "the import" {
			back = f.Redo
		}
		must[discovery.Step](t)(back())
		if hits := f.found(t, discovery.SearchQuery{Text: "which ledger"}); len(hits) != 1 {
			t.Errorf("%s brought back: %+v are found", name, hits)
		}
		if lines := must[[]discovery.TranscriptLine](t)(f.TranscriptLines(talk.ID)); len(lines) != 2 {
			t.Errorf("%s brought back: %+v", name, lines)
		}
	}
	if findings := must[[]string](t)(f.Check()); len(findings) != 0 {
		t.Errorf("damage: %v", findings)
	}
}

func TestWhoSpeaksTakesPart(t *testing.T) {
	f := newFixture(t)
	f.talk(t)
	present := must[[]discovery.Stakeholder](t)(f.Participants(f.session.ID))
	if len(present) != 2 || present[0].ID != f.rina.ID || present[1].Name != "Maya Lim" {
		t.Errorf("present: %+v", present)
	}
	if s := must[discovery.SessionSummary](t)(f.Session(f.session.ID)); s.NoteCount != 0 || s.LineCount != 2 {
		t.Errorf("the lines are beside the notes: %+v", s)
	}
}

func TestATranscriptIsPartOfADump(t *testing.T) {
	f := newFixture(t)
	f.talk(t)
	archive := must[discovery.Archive](t)(f.Dump())
	other, _ := newStore(t)
	if err := other.Load(archive); err != nil {
		t.Fatal(err)
	}
	if again := must[discovery.Archive](t)(other.Dump()); len(again.TranscriptLines) != 2 || len(again.Transcripts) != 1 {
		t.Errorf("loaded: %+v", again.Transcripts)
	}
	if hits := must[discovery.SearchResult](t)(other.Search(discovery.SearchQuery{Text: "ledger"})).Hits; len(hits) != 1 {
		t.Errorf("found after loading: %+v", hits)
	}
}

func TestADeletedTranscriptIsInTheTrash(t *testing.T) {
	f := newFixture(t)
	talk := f.talk(t)
	if err := f.DeleteTranscript(talk.ID); err != nil {
		t.Fatal(err)
	}
	trash := must[discovery.TrashList](t)(f.Trash("talk"))
	if len(trash.Items) != 1 || trash.Items[0].Title != "talk.vtt" || trash.Items[0].Place != "Month-end close" {
		t.Fatalf("trash %+v", trash.Items)
	}
	if _, err := f.Recover(trash.Items[0].ID); err != nil {
		t.Fatal(err)
	}
	if hits := f.found(t, discovery.SearchQuery{Text: "ledger"}); len(hits) != 1 {
		t.Errorf("found %+v", hits)
	}
}

func TestMergedSessionsKeepTheirTranscripts(t *testing.T) {
	f := newFixture(t)
	must[discovery.SessionSummary](t)(f.StartSession(f.session.ID))
	f.clock.at = f.clock.at.Add(time.Hour)
	other := must[discovery.SessionSummary](t)(f.CreateSession(
		discovery.Session{ProductID: f.product.ID, Title: "Second half"}, discovery.Attendance{}))
	must[discovery.SessionSummary](t)(f.StartSession(other.ID))
	second := f
	second.session = other
	second.talk(t)
	must[discovery.SessionSummary](t)(f.MergeSessions(f.session.ID, other.ID))
	moved := must[[]discovery.Transcript](t)(f.Transcripts(f.session.ID))
	if len(moved) != 1 || moved[0].ShiftMS != time.Hour.Milliseconds() {
		t.Errorf("transcripts %+v", moved)
	}
	if hits := f.found(t, discovery.SearchQuery{Text: "ledger"}); len(hits) != 1 || hits[0].SessionID != f.session.ID {
		t.Errorf("found %+v", hits)
	}
}

func TestWhatHasNoTimeHasNoneAsANote(t *testing.T) {
	f := newFixture(t)
	must[discovery.SessionSummary](t)(f.StartSession(f.session.ID))
	f.clock.at = f.clock.at.Add(time.Hour)
	second := f
	second.session = must[discovery.SessionSummary](t)(f.CreateSession(
		discovery.Session{ProductID: f.product.ID, Title: "Second half"}, discovery.Attendance{}))
	must[discovery.SessionSummary](t)(f.StartSession(second.session.ID))
	lines := must[[]discovery.TranscriptLine](t)(f.TranscriptLines(second.talk(t).ID))
	var timed, untimed discovery.AddedNote
	timed = must[discovery.AddedNote](t)(f.NoteFromTranscript(lines[0].ID, discovery.QuoteNote, "Nine of them"))
	untimed = must[discovery.AddedNote](t)(f.NoteFromTranscript(lines[1].ID, discovery.QuoteNote, "A ledger"))
	if timed.Note.OffsetMS != 1000 || untimed.Note.OffsetMS != discovery.Untimed {
		t.Errorf("at %d and %d", timed.Note.OffsetMS, untimed.Note.OffsetMS)
	}
	must[discovery.SessionSummary](t)(f.MergeSessions(f.session.ID, second.session.ID))
	for _, n := range must[[]discovery.Note](t)(f.Notes(f.session.ID)) {
		if n.ID == timed.Note.ID && n.OffsetMS != time.Hour.Milliseconds()+1000 ||
			n.ID == untimed.Note.ID && n.OffsetMS != discovery.Untimed {
			t.Errorf("%q is at %d in the merged session", n.Text, n.OffsetMS)
		}
	}
	for _, h := range f.found(t, discovery.SearchQuery{Text: "ledger"}) {
		if h.OffsetMS >= 0 {
			t.Errorf("found at %d: %+v", h.OffsetMS, h)
		}
	}
}

func TestAFaultyTranscriptLeavesNothing(t *testing.T) {
	f := newFixture(t)
	_, err := f.ImportTranscript(f.session.ID, ImportedTranscript{
		Transcript: discovery.Transcript{Name: "talk.vtt"},
		Lines:      []discovery.TranscriptLine{{Speaker: "Maya", Text: "a"}, {Speaker: "Maya", Text: " "}},
		Speakers:   map[string]string{"Maya": "Maya"},
	})
	if discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("error %v", err)
	}
	if people := must[[]discovery.Stakeholder](t)(f.Stakeholders()); len(people) != 1 {
		t.Errorf("people %+v", people)
	}
	if h := must[discovery.History](t)(f.History()); h.Undo.Label == "Import transcript" {
		t.Errorf("a step of nothing: %+v", h.Undo)
	}
	_, err = f.ShiftTranscript(f.talk(t).ID, 25*time.Hour)
	if discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("a shift of more than a day: %v", err)
	}
}
