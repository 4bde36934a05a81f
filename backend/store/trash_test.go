package store

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

func titles(t *testing.T, s *Store, text string) string {
	t.Helper()
	found := []string{}
	for _, item := range must[discovery.TrashList](t)(s.Trash(text)).Items {
		found = append(found, string(item.Kind)+" "+item.Title)
	}
	return strings.Join(found, "; ")
}

// TestWhatIsDeletedComesBackAsItWas deletes each kind of thing, goes on working until undo has forgotten it, and
// restores it.
func TestWhatIsDeletedComesBackAsItWas(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.QuoteNote, "By the time I see it they are on leave")
	n := f.note(t, discovery.AskNote, "Show open variances by owner")
	gone := f.note(t, discovery.PlainNote, "deleted before the session")
	theme := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Visibility"}))
	ask := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{}))[0]
	if err := f.MoveAsks(discovery.AskMove{IDs: []string{ask.ID}, ThemeID: theme.ID}); err != nil {
		t.Fatal(err)
	}
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "Close faster", []string{theme.ID}))
	guide := must[discovery.Guide](t)(f.CreateGuide(discovery.Guide{Name: "How they close", Channel: discovery.Interview, ProductKind: discovery.InternalProduct}))
	if err := f.DeleteNote(gone.ID); err != nil {
		t.Fatal(err)
	}

	deeds := map[string]func() error{
		"note Show open variances by owner":            func() error { return f.DeleteNote(n.ID) },
		"ask Show open variances by owner":             func() error { _, err := f.DeleteAsks([]string{ask.ID}); return err },
		"session Month-end close":                      func() error { return f.DeleteSession(f.session.ID) },
		"theme Visibility":                             func() error { return f.DeleteTheme(theme.ID) },
		"prd Close faster":                             func() error { return f.DeletePRD(prd.ID) },
		"section " + prd.Sections[0].Title:             func() error { return f.DeleteSection(prd.Sections[0].ID) },
		"requirement " + prd.Requirements[0].Statement: func() error { return f.DeleteRequirement(prd.Requirements[0].ID) },
		"guide How they close":                         func() error { return f.DeleteGuide(guide.ID) },
		"person Rina Hartono":                          func() error { return f.DeleteStakeholder(f.rina.ID) },
		"product ERP finance":                          func() error { return f.DeleteProduct(f.product.ID) },
	}
	for name, deed := range deeds {
		t.Run(name, func(t *testing.T) {
			before := contents(t, f.Store)
			if err := deed(); err != nil {
				t.Fatal(err)
			}
			if err := f.ForgetHistory(); err != nil {
				t.Fatal(err)
			}
			item := must[discovery.TrashList](t)(f.Trash("")).Items[0]
			if got := string(item.Kind) + " " + item.Title; got != name {
				t.Fatalf("in the trash: %q", got)
			}
			must[discovery.TrashItem](t)(f.Recover(item.ID))
			if d := diff(before, contents(t, f.Store)); d != "" {
				t.Fatal(d)
			}
			if findings := must[[]string](t)(f.Check()); len(findings) > 0 {
				t.Fatal(findings)
			}
			must[discovery.Step](t)(f.Undo()) // the restoring itself is a step
			if got := titles(t, f.Store, ""); !strings.HasPrefix(got, name) {
				t.Fatalf("after undo: %q", got)
			}
			must[discovery.Step](t)(f.Redo())
			if d := diff(before, contents(t, f.Store)); d != "" {
				t.Fatal(d)
			}
		})
		f.clock.at = f.clock.at.Add(time.Minute)
	}
}

func TestTheTrashIsSearchedAndTellsWhatWentWithIt(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Export the café list")
	f.note(t, discovery.PlainNote, "nobody knows")
	if err := f.DeleteStakeholder(f.rina.ID); err != nil {
		t.Fatal(err)
	}
	if err := f.DeleteSession(f.session.ID); err != nil {
		t.Fatal(err)
	}
	item := must[discovery.TrashList](t)(f.Trash("CAFE")).Items[0]
	if item.Kind != discovery.TrashedSession || item.Notes != 2 || item.Asks != 1 || item.Place != "ERP finance" || item.Changes != "" {
		t.Fatalf("found: %+v", item)
	}
	for text, want := range map[string]string{
		"": "session Month-end close; person Rina Hartono", "rina": "person Rina Hartono", "close month": "session Month-end close",
		"zebra": "", "100%": "",
	} {
		if got := titles(t, f.Store, text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
	hits := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: "café"}))
	if len(hits.Hits) != 0 {
		t.Errorf("the search finds what is deleted: %+v", hits)
	}
}

func TestWhatBelongsToSomethingDeletedWaitsForIt(t *testing.T) {
	f := newFixture(t)
	n := f.note(t, discovery.PlainNote, "said")
	if err := f.DeleteNote(n.ID); err != nil {
		t.Fatal(err)
	}
	f.clock.at = f.clock.at.Add(time.Minute)
	if err := f.DeleteSession(f.session.ID); err != nil {
		t.Fatal(err)
	}
	items := must[discovery.TrashList](t)(f.Trash("")).Items
	if _, err := f.Recover(items[1].ID); discovery.CodeOf(err) != discovery.Conflict || !strings.Contains(err.Error(), "Month-end close") {
		t.Fatalf("got %v", err)
	}
	must[discovery.TrashItem](t)(f.Recover(items[0].ID))
	must[discovery.TrashItem](t)(f.Recover(items[1].ID))
	if notes := must[[]discovery.Note](t)(f.Notes(f.session.ID)); len(notes) != 1 {
		t.Fatalf("back: %+v", notes)
	}
	if _, err := f.Recover(items[1].ID); discovery.CodeOf(err) != discovery.NotFound {
		t.Fatalf("twice: %v", err)
	}
}

func TestAThemeComesBackWithoutUndoingWhatWasDoneSince(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "one")
	f.note(t, discovery.AskNote, "two")
	old := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Old"}))
	other := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Other"}))
	asks := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{}))
	for _, a := range asks {
		if err := f.MoveAsks(discovery.AskMove{IDs: []string{a.ID}, ThemeID: old.ID}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.DeleteTheme(old.ID); err != nil {
		t.Fatal(err)
	}
	if err := f.MoveAsks(discovery.AskMove{IDs: []string{asks[0].ID}, ThemeID: other.ID}); err != nil {
		t.Fatal(err)
	}
	must[discovery.TrashItem](t)(f.Recover(must[discovery.TrashList](t)(f.Trash("")).Items[0].ID))
	board := must[[]discovery.ThemeColumn](t)(f.ThemeColumns(f.product.ID))
	if len(board[1].Asks) != 1 || len(board[2].Asks) != 1 {
		t.Fatalf("the board: %+v", board)
	}
}

func TestWhatWasDeletedBeforeThereWasATrashIsInIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old"+Extension)
	makeSchemaOne(t, path)
	db := openPool(path, "", nil)
	if _, err := db.Exec(`UPDATE sessions SET deleted_at = '2026-11-04 10:00:00+00:00';
		UPDATE notes SET deleted_at = '2026-11-04 10:00:00.002+00:00'`); err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	s := must[*Store](t)(Open(path, Options{Now: (&clock{start}).now}))
	defer s.Close() //nolint:errcheck // only a test
	item := must[discovery.TrashList](t)(s.Trash("")).Items[0]
	if got := titles(t, s, ""); got != "session Close" || item.Notes != 1 {
		t.Fatalf("in the trash: %q %+v", got, item)
	}
	must[discovery.TrashItem](t)(s.Recover(item.ID))
	if notes := must[[]discovery.Note](t)(s.Notes("s")); len(notes) != 1 {
		t.Fatalf("back: %+v", notes)
	}
}

func TestEveryEarlierVersionOfANoteIsKeptAndComesBack(t *testing.T) {
	f := newFixture(t)
	n := f.note(t, discovery.PlainNote, "first")
	for _, text := range []string{"second", "third"} {
		f.clock.at = f.clock.at.Add(time.Minute)
		n.Text = text
		n = must[discovery.Note](t)(f.EditNote(n))
	}
	n = must[discovery.Note](t)(f.SetNoteKind(n.ID, discovery.PainNote, n.Revision))
	versions := must[[]discovery.NoteVersion](t)(f.Versions(n.ID))
	said := []string{}
	for _, v := range versions {
		said = append(said, string(v.Kind)+" "+v.Text)
	}
	if got := strings.Join(said, "; "); got != "note third; note second; note first" || !versions[2].WrittenAt.Equal(start) ||
		*versions[2].SpeakerID != f.rina.ID {
		t.Fatalf("kept: %q %+v", got, versions[2])
	}
	back := must[discovery.Note](t)(f.BringBack(n.ID, versions[2].ID, n.Revision))
	if back.Text != "first" || back.Kind != discovery.PlainNote || len(must[[]discovery.NoteVersion](t)(f.Versions(n.ID))) != 4 {
		t.Fatalf("brought back: %+v", back)
	}
	if _, err := f.BringBack(n.ID, versions[1].ID, n.Revision); discovery.CodeOf(err) != discovery.Conflict {
		t.Fatalf("over a newer one: %v", err)
	}
	must[discovery.Step](t)(f.Undo())
	if now := must[discovery.Note](t)(f.Note(n.ID)); now.Text != "third" || now.Kind != discovery.PainNote {
		t.Fatalf("undone: %+v", now)
	}
}

func TestWhatIsTypedBehindASavedLineIsKept(t *testing.T) {
	f := newFixture(t)
	if err := f.SaveDraft(f.session.ID, "two, still unsent"); err != nil {
		t.Fatal(err)
	}
	line := []discovery.Note{{Kind: discovery.PlainNote, Text: "one"}}
	must[[]discovery.AddedNote](t)(f.AddTyped(f.session.ID, line, "two, still unsent"))
	if draft := must[string](t)(f.Draft(f.session.ID)); draft != "two, still unsent" {
		t.Fatalf("the draft became %q", draft)
	}
	f.note(t, discovery.PlainNote, "three")
	if draft := must[string](t)(f.Draft(f.session.ID)); draft != "" {
		t.Fatalf("the draft stays: %q", draft)
	}
}

func TestAnEditUnderWayIsKept(t *testing.T) {
	f := newFixture(t)
	n := f.note(t, discovery.PlainNote, "as saved")
	draft := discovery.EditDraft{NoteID: n.ID, Line: "as typed so far", Revision: n.Revision}
	if err := f.SaveEditDraft(draft); err != nil {
		t.Fatal(err)
	}
	if unsent := must[discovery.Unsent](t)(f.Unsent()); unsent.SessionID != f.session.ID || unsent.Title != "Month-end close" {
		t.Fatalf("unsent: %+v", unsent)
	}
	if kept := must[[]discovery.EditDraft](t)(f.EditDrafts(f.session.ID)); len(kept) != 1 || kept[0].Line != draft.Line || kept[0].Revision != 1 {
		t.Fatalf("kept: %+v", kept)
	}
	n.Text = "as typed in the end"
	must[discovery.Note](t)(f.EditNote(n))
	if unsent := must[discovery.Unsent](t)(f.Unsent()); unsent.SessionID != "" {
		t.Fatalf("a saved edit is still unsent: %+v", unsent)
	}
	if err := f.SaveEditDraft(draft); err != nil {
		t.Fatal(err)
	}
	both := must[discovery.AddedNote](t)(f.AddBeside(n.ID, discovery.Note{Kind: discovery.AskNote, Text: "mine"}))
	if both.Note.OffsetMS != n.OffsetMS || both.AskID == "" || len(must[[]discovery.EditDraft](t)(f.EditDrafts(f.session.ID))) != 0 {
		t.Fatalf("both: %+v", both)
	}
	draft.Line = ""
	if err := f.SaveEditDraft(draft); err != nil {
		t.Fatal(err)
	}
	draft.NoteID, draft.Line = "none", "x"
	if err := f.SaveEditDraft(draft); discovery.CodeOf(err) != discovery.NotFound {
		t.Fatalf("of no note: %v", err)
	}
}
