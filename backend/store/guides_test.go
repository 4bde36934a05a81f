package store

import (
	"testing"
	"time"

	"throughline/backend/discovery"
)

func textsOf(questions []discovery.GuideQuestion) []string {
	out := make([]string, len(questions))
	for i, q := range questions {
		out[i] = q.Text
	}
	return out
}

func wantTexts(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %q, want %q", what, got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%s: got %q, want %q", what, got, want)
		}
	}
}

// withQuestions is a fixture whose session asks one, two and three.
func withQuestions(t *testing.T) (fixture, []discovery.GuideQuestion) {
	t.Helper()
	f := newFixture(t)
	for _, text := range []string{"one?", "two?", "three?"} {
		must[[]discovery.GuideQuestion](t)(f.AddQuestion(f.session.ID, discovery.Prompt{Text: text}))
	}
	return f, must[[]discovery.GuideQuestion](t)(f.Questions(f.session.ID))
}

func TestASessionCopiesAGuide(t *testing.T) {
	f := newFixture(t)
	use := must[[]discovery.GuideQuestion](t)
	g := must[discovery.Guide](t)(f.CreateGuide(discovery.Guide{Name: "Close", Channel: discovery.Interview, Questions: discovery.Prompts{
		{Text: "Where do you wait?", Digs: "For whom?\nHow long?", MustAsk: true}, {Text: "What else?"},
	}}))
	use(f.AddQuestion(f.session.ID, discovery.Prompt{Text: "what ELSE?"}))
	got := use(f.UseGuide(f.session.ID, g.ID))
	wantTexts(t, "used once", textsOf(got), "what ELSE?", "Where do you wait?")
	if got[1].Prompt != g.Questions[0] {
		t.Fatalf("the copy is %+v", got[1].Prompt)
	}
	g.Questions = discovery.Prompts{{Text: "Nothing any more"}}
	must[discovery.Guide](t)(f.UpdateGuide(g))
	wantTexts(t, "after the guide was changed", textsOf(use(f.Questions(f.session.ID))), "what ELSE?", "Where do you wait?")

	shipped := discovery.ShippedGuides()[0]
	if got := use(f.UseGuide(f.session.ID, shipped.ID)); len(got) != 2+len(shipped.Questions) {
		t.Fatalf("a shipped guide gave %d questions", len(got)-2)
	}
	must[discovery.Step](t)(f.Undo())
	wantTexts(t, "taken back", textsOf(use(f.Questions(f.session.ID))), "what ELSE?", "Where do you wait?")

	kept := must[discovery.Guide](t)(f.KeepGuide(f.session.ID, "My close"))
	if kept.Channel != discovery.Interview || kept.ProductKind != discovery.InternalProduct || len(kept.Questions) != 2 {
		t.Fatalf("kept %+v", kept)
	}
	if all := must[discovery.Guides](t)(f.Guides()); len(all.Own) != 2 || len(all.Shipped) != len(discovery.ShippedGuides()) {
		t.Fatalf("got %d and %d guides", len(all.Own), len(all.Shipped))
	}
}

func TestATickStampsTheTime(t *testing.T) {
	f, questions := withQuestions(t)
	if _, err := f.TickQuestion(questions[0].ID, true); discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("a session that has not begun: %v", err)
	}
	must[discovery.SessionSummary](t)(f.StartSession(f.session.ID))
	f.clock.at = f.clock.at.Add(65 * time.Second)
	ticked := must[[]discovery.GuideQuestion](t)(f.TickQuestion(questions[1].ID, true))
	if ms := ticked[1].AskedMS; ms == nil || *ms != 65_000 {
		t.Fatalf("ticked at %v", ms)
	}
	f.clock.at = f.clock.at.Add(time.Minute)
	again := must[[]discovery.GuideQuestion](t)(f.TickQuestion(questions[1].ID, true))
	if *again[1].AskedMS != 65_000 {
		t.Fatal("a second tick moved the time")
	}
	if got := must[[]discovery.GuideQuestion](t)(f.TickQuestion(questions[1].ID, false)); got[1].AskedMS != nil {
		t.Fatal("it is still ticked")
	}
	must[discovery.Step](t)(f.Undo())
	if got := must[[]discovery.GuideQuestion](t)(f.Questions(f.session.ID)); *got[1].AskedMS != 65_000 {
		t.Fatal("undo did not bring the time back")
	}
}

func TestQuestionsAreEditedMovedAndFound(t *testing.T) {
	f, questions := withQuestions(t)
	list := func() []string { return textsOf(must[[]discovery.GuideQuestion](t)(f.Questions(f.session.ID))) }
	if err := f.MoveQuestion(questions[2].ID, questions[0].ID); err != nil {
		t.Fatal(err)
	}
	wantTexts(t, "moved", list(), "three?", "one?", "two?")
	edited := questions[0].Question
	edited.Text, edited.MustAsk = "Where do auditors stand?", true
	must[[]discovery.GuideQuestion](t)(f.UpdateQuestion(edited))
	if _, err := f.UpdateQuestion(edited); discovery.CodeOf(err) != discovery.Conflict {
		t.Fatalf("a stale edit: %v", err)
	}
	found := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: "auditors"}))
	if len(found.Hits) != 1 || found.Hits[0].Kind != discovery.SessionHit || found.Hits[0].ID != f.session.ID {
		t.Fatalf("found %+v", found.Hits)
	}
	if err := f.DeleteQuestion(edited.ID); err != nil {
		t.Fatal(err)
	}
	wantTexts(t, "deleted", list(), "three?", "two?")
	if found := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: "auditors"})); len(found.Hits) != 0 {
		t.Fatal("a deleted question is still found")
	}
	if _, err := f.AddQuestion(f.session.ID, discovery.Prompt{Text: " "}); discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("an empty question: %v", err)
	}
	if _, err := f.AddQuestion("nowhere", discovery.Prompt{Text: "so?"}); discovery.CodeOf(err) != discovery.NotFound {
		t.Fatalf("no session: %v", err)
	}
}

func TestMergedSessionsAskEachQuestionOnce(t *testing.T) {
	f, questions := withQuestions(t)
	first := f.session
	f.note(t, discovery.PlainNote, "begun")
	must[[]discovery.GuideQuestion](t)(f.TickQuestion(questions[0].ID, true))
	must[discovery.SessionSummary](t)(f.EndSession(first.ID, time.Time{}))
	second := f.meet(t, "The other half")
	for _, text := range []string{"Two?", "four?"} {
		must[[]discovery.GuideQuestion](t)(f.AddQuestion(second.ID, discovery.Prompt{Text: text}))
	}
	f.note(t, discovery.PlainNote, "begun again")
	f.clock.at = f.clock.at.Add(time.Minute)
	two := must[[]discovery.GuideQuestion](t)(f.Questions(second.ID))[0]
	must[[]discovery.GuideQuestion](t)(f.TickQuestion(two.ID, true))
	before := contents(t, f.Store)
	must[discovery.SessionSummary](t)(f.MergeSessions(first.ID, second.ID))
	merged := must[[]discovery.GuideQuestion](t)(f.Questions(first.ID))
	wantTexts(t, "merged", textsOf(merged), "one?", "three?", "Two?", "four?")
	if asked := merged[2].AskedMS; asked == nil || *asked != (24*time.Hour+time.Minute).Milliseconds() {
		t.Fatalf("asked at %v", asked)
	}
	found := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: "four"}))
	if len(found.Hits) != 1 || found.Hits[0].ID != first.ID {
		t.Fatalf("search leads to %+v", found.Hits)
	}
	must[discovery.Step](t)(f.Undo())
	if d := diff(before, contents(t, f.Store)); d != "" {
		t.Fatalf("undo left a difference:\n%s", d)
	}
}

// meet holds a session with Rina one day later, and gives it.
func (f *fixture) meet(t *testing.T, title string) discovery.SessionSummary {
	t.Helper()
	f.clock.at = f.clock.at.Add(24 * time.Hour)
	f.session = must[discovery.SessionSummary](t)(f.CreateSession(
		discovery.Session{ProductID: f.product.ID, Title: title}, discovery.Attendance{ParticipantIDs: []string{f.rina.ID}}))
	return f.session
}

func TestLastTimeTellsWhatBecameOfIt(t *testing.T) {
	f, questions := withQuestions(t)
	first := f.session
	f.note(t, discovery.AskNote, "Show open variances")
	f.note(t, discovery.ActionNote, "Rina sends the sheet")
	f.note(t, discovery.QuestionNote, "Who signs?")
	must[[]discovery.AddedNote](t)(f.AddNotes(first.ID, []discovery.Note{
		{Kind: discovery.ActionNote, Text: "Send the draft", Due: "2026-11-10"},
		{Kind: discovery.QuestionNote, Text: "Not for others", Private: true},
	}))
	must[[]discovery.GuideQuestion](t)(f.TickQuestion(questions[0].ID, true))
	ask := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{}))[0].Ask
	theme := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "No re-keying"}))
	if err := f.MoveAsks(discovery.AskMove{IDs: []string{ask.ID}, ThemeID: theme.ID}); err != nil {
		t.Fatal(err)
	}
	ask.Decision = discovery.Accepted
	must[discovery.AskDetail](t)(f.UpdateAsk(ask))
	must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "Close", []string{theme.ID}))
	must[discovery.SessionSummary](t)(f.EndSession(first.ID, time.Time{}))

	next := f.meet(t, "Second talk")
	look := func() discovery.LastTime {
		query := discovery.LastTimeQuery{SessionID: next.ID, StakeholderIDs: []string{f.rina.ID}}
		return must[[]discovery.LastTime](t)(f.LastTime(query))[0]
	}
	last := look()
	if last.SessionID != first.ID || last.At == nil || len(last.Asks) != 1 {
		t.Fatalf("last time: %+v", last)
	}
	a := last.Asks[0]
	if a.Decision != discovery.Accepted || a.ThemeName != theme.Name || len(a.Cited) != 1 || a.Cited[0].Ref != "REQ-001" {
		t.Fatalf("the ask became %+v", a)
	}
	if len(last.TheyOwe) != 1 || len(last.YouOwe) != 1 || last.YouOwe[0].Due != "2026-11-10" || len(last.Questions) != 1 {
		t.Fatalf("open: %+v, %+v, %+v", last.TheyOwe, last.YouOwe, last.Questions)
	}
	must[discovery.Note](t)(f.SettlePromise(last.YouOwe[0].ID, discovery.PromiseDone, 1))
	if kept := look(); len(kept.YouOwe) != 0 || len(kept.TheyOwe) != 1 {
		t.Fatalf("a kept promise is still open: %+v", kept.YouOwe)
	}
	if len(last.Unasked) != 2 {
		t.Fatalf("unasked: %+v", last.Unasked)
	}
	carried := must[[]discovery.GuideQuestion](t)(f.CarryForward(next.ID, []string{last.Unasked[0].ID, last.Unasked[1].ID}))
	wantTexts(t, "carried", textsOf(carried), "two?", "three?")
	if carried[0].CarriedTitle != first.Title || carried[0].CarriedAt == nil || carried[0].AskedMS != nil {
		t.Fatalf("it does not say where it comes from: %+v", carried[0])
	}
	if again := look(); len(again.Unasked) != 0 {
		t.Fatalf("still offered: %+v", again.Unasked)
	}
	query := discovery.LastTimeQuery{SessionID: first.ID, StakeholderIDs: []string{f.rina.ID}}
	if before := must[[]discovery.LastTime](t)(f.LastTime(query))[0]; before.SessionID != "" || len(before.Asks) != 0 {
		t.Fatalf("the first session has a last time: %+v", before)
	}
}

func TestWhoIsNewAnswersInTheStepThatAddsThem(t *testing.T) {
	f := newFixture(t)
	before := contents(t, f.Store)
	s := must[discovery.SessionSummary](t)(f.CreateSession(
		discovery.Session{ProductID: f.product.ID, Title: "Close"}, discovery.Attendance{
			ParticipantIDs: []string{f.rina.ID}, NewPeople: []string{"Wei Chen", "Ana"},
			Answers: []discovery.Answer{{Who: f.rina.ID, Consent: discovery.Given}, {Who: "Wei Chen", Consent: discovery.Refused}},
		}))
	got := []discovery.Consent{}
	for _, p := range s.Participants {
		got = append(got, p.Consent)
	}
	expect(t, "answers", got, []discovery.Consent{discovery.Given, discovery.Refused, discovery.NotAsked})
	must[discovery.Step](t)(f.Undo())
	if d := diff(before, contents(t, f.Store)); d != "" {
		t.Error(d)
	}
}

func TestConsentStaysWithWhoStays(t *testing.T) {
	f := newFixture(t)
	budi := must[discovery.Stakeholder](t)(f.CreateStakeholder(discovery.Stakeholder{Name: "Budi Santoso"}))
	answer := func(id string, c discovery.Consent) error {
		_, err := f.SetConsent(f.session.ID, []discovery.Participant{{StakeholderID: id, Consent: c}})
		return err
	}
	if err := answer(f.rina.ID, discovery.Given); err != nil {
		t.Fatal(err)
	}
	given := f.clock.at
	f.clock.at = f.clock.at.Add(time.Hour)
	edited := f.session.Session
	edited.PlannedMinutes = 45
	s := must[discovery.SessionSummary](t)(f.UpdateSession(edited, discovery.Attendance{ParticipantIDs: []string{budi.ID, f.rina.ID}}))
	if len(s.Participants) != 2 || s.PlannedMinutes != 45 {
		t.Fatalf("got %+v", s)
	}
	if p := s.Participants[1]; p.Consent != discovery.Given || p.ConsentAt == nil || !p.ConsentAt.Equal(given) {
		t.Fatalf("Rina's consent is now %+v", p)
	}
	if p := s.Participants[0]; p.Consent != discovery.NotAsked || p.ConsentAt != nil {
		t.Fatalf("Budi was never asked: %+v", p)
	}
	if err := answer(budi.ID, discovery.Refused); err != nil {
		t.Fatal(err)
	}
	must[discovery.Step](t)(f.Undo())
	if s := must[discovery.SessionSummary](t)(f.Session(f.session.ID)); s.Participants[0].Consent != discovery.NotAsked {
		t.Fatal("undo did not take the answer back")
	}
	if err := answer("nobody", discovery.Given); discovery.CodeOf(err) != discovery.NotFound {
		t.Fatalf("who does not take part: %v", err)
	}
	if err := answer(budi.ID, "perhaps"); discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("no answer: %v", err)
	}
}
