package store

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// start is when the tests' clock begins.
var start = time.Date(2026, 11, 3, 14, 0, 0, 0, time.UTC)

// clock is a clock that stands until it is moved.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// newStore makes a workspace in a real file, closed when the test ends.
func newStore(t testing.TB) (*Store, *clock) {
	t.Helper()
	c := &clock{start}
	s, err := Open(filepath.Join(t.TempDir(), "test"+Extension), Options{Create: true, Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, c
}

func must[T any](t testing.TB) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func done(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fixture is a workspace with one product, one person and one planned session.
type fixture struct {
	*Store
	clock   *clock
	product discovery.Product
	rina    discovery.Stakeholder
	session discovery.SessionSummary
}

func newFixture(t testing.TB) fixture {
	t.Helper()
	s, c := newStore(t)
	f := fixture{Store: s, clock: c}
	f.product = must[discovery.Product](t)(s.CreateProduct(discovery.Product{Name: "ERP finance", Kind: discovery.InternalProduct}))
	f.rina = must[discovery.Stakeholder](t)(s.CreateStakeholder(discovery.Stakeholder{Name: "Rina Hartono", Team: "Accounting"}))
	f.session = must[discovery.SessionSummary](t)(s.CreateSession(
		discovery.Session{ProductID: f.product.ID, Title: "Month-end close"}, discovery.Attendance{ParticipantIDs: []string{f.rina.ID}}))
	return f
}

func (f fixture) note(t testing.TB, kind discovery.NoteKind, text string) discovery.Note {
	t.Helper()
	note := discovery.Note{Kind: kind, Text: text, SpeakerID: &f.rina.ID}
	return must[[]discovery.AddedNote](t)(f.AddNotes(f.session.ID, []discovery.Note{note}))[0].Note
}

// DraftPRD drafts from themes of a product as its kind suggests.
func (f fixture) DraftPRD(productID, title string, themeIDs []string) (discovery.OpenPRD, error) {
	return f.Store.DraftPRD(discovery.DraftOrder{ProductID: productID, Title: title, ThemeIDs: themeIDs})
}

func TestANoteIsThereAfterReopening(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "first")
	f.clock.at = f.clock.at.Add(90 * time.Second)
	f.note(t, discovery.PainNote, "re-keyed by hand #accruals")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s := must[*Store](t)(Open(f.Path(), Options{}))
	defer s.Close() //nolint:errcheck // only a test
	notes := must[[]discovery.Note](t)(s.Notes(f.session.ID))
	if len(notes) != 2 || notes[1].OffsetMS != 90_000 || *notes[1].SpeakerID != f.rina.ID {
		t.Fatalf("got %+v", notes)
	}
}

func TestAskFollowsItsNote(t *testing.T) {
	f := newFixture(t)
	n := f.note(t, discovery.AskNote, "Show open variances")
	asks := func() []discovery.AskSummary {
		return must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{}))
	}
	if got := asks(); len(got) != 1 || got[0].Voices.People != 1 || got[0].Voices.Teams != 1 {
		t.Fatalf("the ask has no voice: %+v", got)
	}
	if got := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{NoteID: n.ID})); len(got) != 1 {
		t.Fatalf("the note does not lead to its ask: %+v", got)
	}
	n.Text = "Show open variances by owner"
	n = must[discovery.Note](t)(f.EditNote(n))
	if got := asks(); got[0].Statement != n.Text {
		t.Fatalf("the ask says %q still", got[0].Statement)
	}
	if _, err := f.SetNoteKind(n.ID, discovery.PainNote, n.Revision); err != nil {
		t.Fatal(err)
	}
	if got := asks(); len(got) != 0 {
		t.Fatalf("the ask is still there: %+v", got)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := asks(); len(got) != 1 {
		t.Fatalf("undo did not bring the ask back: %+v", got)
	}
	detail := must[discovery.AskDetail](t)(f.Ask(asks()[0].ID))
	if len(detail.Evidence) != 1 || detail.Evidence[0].Note == nil || detail.Evidence[0].SessionTitle != "Month-end close" {
		t.Fatalf("the ask leads nowhere: %+v", detail.Evidence)
	}
}

func TestSearchFindsAsOneTypes(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "Crème brûlée costs €4 in the canteen")
	f.note(t, discovery.PlainNote, "供应商迟交发票 😀 C++ foo-bar don't")
	must[discovery.AskDetail](t)(f.CreateAsk(discovery.Ask{ProductID: f.product.ID, Statement: "Pay sooner"},
		discovery.Voice{Channel: discovery.Ticket, Words: "saldo saya belum masuk, pay me sooner"}, ""))
	for query, want := range map[string]int{
		"creme": 1, "CRÈME bru": 1, "cant": 1, "发票": 1, "票发": 0, "😀": 1, "C++": 3, "foo-bar": 1, "don't": 1,
		`"`: 0, "AND": 0, "": 0, "month": 1, "variance": 0, "saldo": 1, "hartono accounting": 1, "sooner": 1, "creme canteen": 1, "NEAR(a b)": 0, "cost*": 1,
	} {
		got := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: query}))
		if len(got.Hits) != want {
			t.Errorf("%q: %d hits, want %d: %+v", query, len(got.Hits), want, got.Hits)
		}
	}
}

func TestADeletedSourceIsNotNoSource(t *testing.T) {
	f := newFixture(t)
	note := f.note(t, discovery.AskNote, "Show open variances")
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	if err := f.DeleteNote(note.ID); err != nil {
		t.Fatal(err)
	}
	if asks := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)).Requirements[0].Asks; len(asks) != 1 || !asks[0].Deleted {
		t.Fatalf("the requirement's sources: %+v", asks)
	}
	doc, _ := discovery.Assemble(must[discovery.PRDDetail](t)(f.PRD(prd.ID)), nil, discovery.Discretion{})
	for _, s := range doc.Sections {
		for _, r := range s.Requirements {
			if len(r.Asks) != 0 {
				t.Fatalf("the document still cites it: %+v", r)
			}
		}
	}
}

func TestAnAskAndTheNoteThatSaysTheSameAreOneHit(t *testing.T) {
	f := newFixture(t)
	note := f.note(t, discovery.AskNote, "Post accruals from the purchase order")
	find := func(text string) []discovery.Hit {
		return must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: text})).Hits
	}
	if hits := find("accruals"); len(hits) != 1 || hits[0].ID != note.ID {
		t.Fatalf("got %+v", hits)
	}
	ask := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{}))[0].Ask
	ask.Need = "Close before day 3"
	must[discovery.AskDetail](t)(f.UpdateAsk(ask))
	if hits := find("close before"); len(hits) != 1 || hits[0].ID != ask.ID {
		t.Fatalf("what only the ask says: %+v", hits)
	}
}

func TestANewParticipantComesWithTheSession(t *testing.T) {
	f := newFixture(t)
	before := len(must[[]discovery.Stakeholder](t)(f.Stakeholders()))
	s := must[discovery.SessionSummary](t)(f.CreateSession(
		discovery.Session{ProductID: f.product.ID, Title: "Close"}, discovery.Attendance{ParticipantIDs: []string{f.rina.ID}, NewPeople: []string{"Budi Santoso", "rina hartono"}}))
	names := []string{}
	for _, p := range must[[]discovery.Stakeholder](t)(f.Participants(s.ID)) {
		names = append(names, p.Name)
	}
	if !slices.Equal(names, []string{"Rina Hartono", "Budi Santoso"}) {
		t.Fatalf("got %q", names)
	}
	must[discovery.Step](t)(f.Undo())
	if after := len(must[[]discovery.Stakeholder](t)(f.Stakeholders())); after != before {
		t.Fatalf("one step back leaves %d people, not %d", after, before)
	}
}
