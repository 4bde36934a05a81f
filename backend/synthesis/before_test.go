package synthesis

import (
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// said types lines into a session of the fixture, as in a call, and gives the notes.
func (f fixture) said(t testing.TB, lines ...discovery.Note) []discovery.AddedNote {
	t.Helper()
	session := must[discovery.SessionSummary](t)(f.store.CreateSession(discovery.Session{
		ProductID: f.product, Title: "Call", Channel: discovery.Call, PlannedAt: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC),
	}, discovery.Attendance{}))
	return must[[]discovery.AddedNote](t)(f.store.AddNotes(session.ID, lines))
}

func askLine(text string) discovery.Note { return discovery.Note{Kind: discovery.AskNote, Text: text} }

func (f fixture) before(t testing.TB, noteID string) (askID string, statements []string) {
	t.Helper()
	told := must[discovery.AskedBefore](t)(f.AskedBefore(t.Context(), noteID))
	for _, m := range told.Matches {
		statements = append(statements, m.Statement)
	}
	return told.AskID, statements
}

func TestAnAskOfACallIsKnownToHaveBeenAskedBefore(t *testing.T) {
	f := newFixture(t)
	ids := f.asks(t, few...)
	notes := f.said(t, askLine("Export the invoices as a spreadsheet"), askLine("a map of the warehouse"),
		askLine("spreadsheet export of the late suppliers"), discovery.Note{Kind: discovery.PlainNote, Text: few[0]})

	askID, same := f.before(t, notes[0].Note.ID)
	if askID != notes[0].AskID || !slices.Equal(same, []string{few[0]}) {
		t.Fatalf("of %q it tells %q", notes[0].Note.Text, same)
	}
	for _, n := range notes[1:] {
		if _, same := f.before(t, n.Note.ID); len(same) > 0 {
			t.Errorf("of %q, which is new or only like it, it tells %q", n.Note.Text, same)
		}
	}
	if askID, _ := f.before(t, notes[3].Note.ID); askID != "" {
		t.Error("a note that is no ask has one")
	}

	done(t, f.store.PairAsks([]string{askID, ids[0]}, "", false))
	if _, same := f.before(t, notes[0].Note.ID); len(same) > 0 {
		t.Errorf("what was said not to be the same comes back: %q", same)
	}
	must[discovery.Step](t)(f.store.Undo())
	must[discovery.AskDetail](t)(f.store.MergeAsks(ids[0], []string{askID}))
	if id, same := f.before(t, notes[0].Note.ID); id != "" || len(same) > 0 {
		t.Errorf("what is one voice of it already is told of: %q", same)
	}
	must[discovery.Step](t)(f.store.Undo())
	if _, same := f.before(t, notes[0].Note.ID); len(same) != 1 {
		t.Errorf("after the merge was taken back it tells %q", same)
	}
}

func TestOnlyWhatWasThereBeforeCounts(t *testing.T) {
	f := newFixture(t)
	f.asks(t, few[3:]...)
	notes := f.said(t, askLine("Export invoices as a spreadsheet"), askLine("export invoices as a spreadsheet"))
	if _, same := f.before(t, notes[0].Note.ID); len(same) > 0 {
		t.Errorf("the first to ask hears of %q", same)
	}
	if _, same := f.before(t, notes[1].Note.ID); len(same) != 1 {
		t.Errorf("the second hears of %q", same)
	}
}

func TestWhatNamesOtherNumbersIsNotPassedOffAsTheSame(t *testing.T) {
	f := newFixture(t)
	f.asks(t, append([]string{"pay out the sellers within 2 days of the order"}, few...)...)
	notes := f.said(t, askLine("Pay out the sellers within 5 days of the order"))
	told := must[discovery.AskedBefore](t)(f.AskedBefore(t.Context(), notes[0].Note.ID))
	for _, m := range told.Matches {
		if !strings.Contains(strings.Join(m.Differ, " "), "5") {
			t.Errorf("%q is told without what speaks against it", m.Statement)
		}
	}
}
