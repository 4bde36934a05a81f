package store

import (
	"slices"
	"testing"

	"throughline/backend/discovery"
)

// TestQuotesAreWhatMayBeQuoted types quotes on and off the record, one of them behind an ask.
func TestQuotesAreWhatMayBeQuoted(t *testing.T) {
	f := newFixture(t)
	added := must[[]discovery.AddedNote](t)(f.AddNotes(f.session.ID, []discovery.Note{
		{Kind: discovery.QuoteNote, Text: "It takes nine days", SpeakerID: &f.rina.ID},
		{Kind: discovery.QuoteNote, Text: "Payroll moves to Utrecht", Private: true},
		{Kind: discovery.AskNote, Text: "Close in five days", SpeakerID: &f.rina.ID},
		{Kind: discovery.PlainNote, Text: "We had coffee"},
	}))
	must[discovery.AskDetail](t)(f.Attach(added[0].Note.ID, must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{}))[0].ID))
	words := func() (all []string) {
		t.Helper()
		for _, q := range must[[]discovery.Quote](t)(f.Quotes(f.product.ID)) {
			if q.SessionTitle != f.session.Title || q.NoteID == nil {
				t.Errorf("%q does not lead to its moment", q.Words)
			}
			all = append(all, q.Words)
		}
		slices.Sort(all)
		return all
	}
	expect(t, "quotes", words(), []string{"Close in five days", "It takes nine days"})

	refused := []discovery.Participant{{StakeholderID: f.rina.ID, Consent: discovery.Refused}}
	must[discovery.SessionSummary](t)(f.SetConsent(f.session.ID, refused))
	if left := words(); len(left) > 0 {
		t.Errorf("someone who declined is quoted: %v", left)
	}
}

func TestAFileIsKeptOnceByItsHash(t *testing.T) {
	f := newFixture(t)
	picture := discovery.NewFile("image/png", []byte("dots"))
	for range 2 {
		if err := f.KeepFile(picture); err != nil {
			t.Fatal(err)
		}
	}
	other := discovery.NewFile("application/json", []byte("{}"))
	if err := f.KeepFile(other); err != nil {
		t.Fatal(err)
	}
	if got := must[discovery.File](t)(f.File(picture.Hash)); string(got.Bytes) != "dots" {
		t.Errorf("kept %q", got.Bytes)
	}
	images := must[map[string]discovery.File](t)(f.Images([]string{picture.Hash, other.Hash, "none"}))
	if len(images) != 1 || images[picture.Hash].MediaType != "image/png" {
		t.Errorf("images: %v", images)
	}
	forged := picture
	forged.Bytes = []byte("other dots")
	if err := f.KeepFile(forged); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("kept under a name that is not its own: %v", err)
	}
}
