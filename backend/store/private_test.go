package store

import (
	"testing"

	"throughline/backend/discovery"
)

// TestWhatWasSaidOffTheRecordIsKnownForIt types a private ask beside an open one, and looks at all that shows them.
func TestWhatWasSaidOffTheRecordIsKnownForIt(t *testing.T) {
	f := newFixture(t)
	added := must[[]discovery.AddedNote](t)(f.AddNotes(f.session.ID, []discovery.Note{
		{Kind: discovery.AskNote, Text: "Close the books in three days"},
		{Kind: discovery.AskNote, Text: "Move payroll to Utrecht", Private: true},
	}))
	private := func() map[string]bool {
		t.Helper()
		found := map[string]bool{}
		for _, a := range must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{})) {
			found[a.Statement] = a.Private
		}
		return found
	}
	if got := private(); got["Close the books in three days"] || !got["Move payroll to Utrecht"] {
		t.Errorf("private asks: %v", got)
	}
	hits := func(text string) (kinds string) {
		t.Helper()
		for _, h := range must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: text})).Hits {
			kinds += string(h.Kind)
			if h.Private {
				kinds += " private"
			}
			kinds += ";"
		}
		return kinds
	}
	if got := hits("payroll"); got != "note private;" {
		t.Errorf("found %q", got)
	}
	if got := hits("books"); got != "note;" {
		t.Errorf("found %q", got)
	}

	// Its note gone, the ask is found itself; and the words that someone says openly are theirs.
	secret := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{Text: "payroll"}))[0]
	secret.Need = "Pay from one place"
	detail := must[discovery.AskDetail](t)(f.UpdateAsk(secret.Ask))
	if !detail.Private {
		t.Error("the ask is not private any more")
	}
	if got := hits("one place"); got != "ask private;" {
		t.Errorf("found %q", got)
	}
	open := f.note(t, discovery.PlainNote, "Move payroll to Utrecht")
	must[discovery.AskDetail](t)(f.Attach(open.ID, secret.ID))
	if got := private(); got["Move payroll to Utrecht"] {
		t.Error("said openly, and private all the same")
	}
	must[discovery.Note](t)(f.SetNotePrivate(open.ID, true, open.Revision))

	if err := f.DeleteNote(added[0].Note.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := f.DeleteAsks([]string{secret.ID}); err != nil {
		t.Fatal(err)
	}
	for _, item := range must[discovery.TrashList](t)(f.Trash("")).Items {
		if want := item.Kind == discovery.TrashedAsk; item.Private != want {
			t.Errorf("%s %q in the trash: private %v", item.Kind, item.Title, item.Private)
		}
	}
}

// TestNamesAreHiddenWithoutTheirAccents lets someone decline whose name is written in several ways.
func TestNamesAreHiddenWithoutTheirAccents(t *testing.T) {
	f := newFixture(t)
	jose := must[discovery.Stakeholder](t)(f.AddParticipant(f.session.ID, "José Nuñez"))
	if err := f.write.Exec("UPDATE participants SET consent = 'declined' WHERE stakeholder_id = ?", jose.ID).Error; err != nil {
		t.Fatal(err)
	}
	d := must[discovery.Discretion](t)(f.Discretion(f.product.ID))
	for text, want := range map[string]string{
		"ask Jose":                   "ask a participant",
		"JOSE NUÑEZ's list":          "a participant's list",
		"Jose\u0301 and Josefa":      "a participant and Josefa",
		"whatever josé_nunez thinks": "whatever a participant thinks",
		"Josés Liste":                "Josés Liste",
	} {
		if got := d.Title(f.session.ID, text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
