package store

import (
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

func (f fixture) wait(d time.Duration) { f.clock.at = f.clock.at.Add(d) }

func (f fixture) offsets(t *testing.T, sessionID string) string {
	t.Helper()
	var all []string
	for _, n := range must[[]discovery.Note](t)(f.Notes(sessionID)) {
		all = append(all, n.Text+" "+(time.Duration(n.OffsetMS)*time.Millisecond).String())
	}
	return strings.Join(all, ", ")
}

func TestANoteTypedWhilePausedIsKeptAtThePausedTime(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "start")
	f.wait(time.Minute)
	must[discovery.SessionSummary](t)(f.PauseSession(f.session.ID))
	f.wait(10 * time.Minute)
	f.note(t, discovery.PlainNote, "paused")
	must[discovery.SessionSummary](t)(f.ResumeSession(f.session.ID))
	f.wait(time.Minute)
	f.note(t, discovery.PlainNote, "on")
	if got := f.offsets(t, f.session.ID); got != "start 0s, paused 1m0s, on 2m0s" {
		t.Fatalf("got %s", got)
	}
	must[discovery.Step](t)(f.Undo())
	must[discovery.Step](t)(f.Undo())
	if s := must[discovery.SessionSummary](t)(f.Session(f.session.ID)); s.PausedAt == nil || s.PausedMS != 0 {
		t.Fatalf("the resume was not taken back: %+v", s.Session)
	}
}

func TestASessionLeftRunningEndsWhenItDid(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "start")
	f.wait(42 * time.Minute)
	last := f.note(t, discovery.PlainNote, "bye")
	f.wait(16 * time.Hour)
	s := must[discovery.SessionSummary](t)(f.Session(f.session.ID))
	if s.LastNoteAt == nil || !s.LastNoteAt.Equal(last.CreatedAt) {
		t.Fatalf("the last note: %v", s.LastNoteAt)
	}
	if _, err := f.EndSession(s.ID, f.clock.at.Add(time.Minute)); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("it ended in the future: %v", err)
	}
	if _, err := f.EndSession(s.ID, start.Add(-time.Minute)); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("it ended before it began: %v", err)
	}
	s = must[discovery.SessionSummary](t)(f.EndSession(s.ID, *s.LastNoteAt))
	if s.Elapsed(f.clock.at) != 42*time.Minute {
		t.Fatalf("it took %s", s.Elapsed(f.clock.at))
	}
}

func TestASessionOpenedAgainEndsWhenItDidAndLastsAsLong(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "start")
	f.wait(42 * time.Minute)
	f.note(t, discovery.PlainNote, "bye")
	s := must[discovery.SessionSummary](t)(f.EndSession(f.session.ID, time.Time{}))
	f.wait(30 * 24 * time.Hour)
	must[discovery.SessionSummary](t)(f.StartSession(s.ID))
	s = must[discovery.SessionSummary](t)(f.EndSession(s.ID, *s.LastNoteAt))
	if s.Elapsed(f.clock.at) != 42*time.Minute {
		t.Fatalf("it took %s", s.Elapsed(f.clock.at))
	}
}

func TestAMarkedMomentLandsWhereItWasSaid(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "start")
	f.wait(time.Minute)
	f.note(t, discovery.PlainNote, "late")
	if err := f.SaveDraft(f.session.ID, "half a li"); err != nil {
		t.Fatal(err)
	}
	added := must[discovery.AddedNote](t)(f.MarkMoment(f.session.ID, discovery.Note{Kind: discovery.StarNote, SpeakerID: &f.rina.ID}, 10*time.Second))
	if got := f.offsets(t, f.session.ID); got != "start 0s, Marked moment 50s, late 1m0s" || *added.Note.SpeakerID != f.rina.ID {
		t.Fatalf("got %s", got)
	}
	must[discovery.AddedNote](t)(f.MarkMoment(f.session.ID, discovery.Note{Kind: discovery.StarNote}, time.Hour))
	if got := f.offsets(t, f.session.ID); !strings.HasPrefix(got, "start 0s, Marked moment 0s") {
		t.Errorf("a mark before the beginning: %s", got)
	}
	if draft := must[string](t)(f.Draft(f.session.ID)); draft != "half a li" {
		t.Errorf("the draft is %q", draft)
	}
}

func TestANoteStandsAtMostOneDeeperThanTheOneAbove(t *testing.T) {
	f := newFixture(t)
	add := func(level int) discovery.Note {
		f.wait(time.Second)
		return must[[]discovery.AddedNote](t)(f.AddNotes(f.session.ID, []discovery.Note{{Kind: discovery.PlainNote, Text: "line", Level: level}}))[0].Note
	}
	var levels []int
	for _, level := range []int{2, 1, 3, 3, 9, 0, 2} {
		levels = append(levels, add(level).Level)
	}
	if want := [...]int{0, 1, 2, 3, 3, 0, 1}; [7]int(levels) != want {
		t.Fatalf("got %v, want %v", levels, want)
	}
	notes := must[[]discovery.Note](t)(f.Notes(f.session.ID))
	out := must[discovery.Note](t)(f.SetNoteLevel(notes[2].ID, 1, notes[2].Revision))
	out.Text = "edited"
	if out = must[discovery.Note](t)(f.EditNote(out)); out.Level != 1 {
		t.Errorf("an edit moved it to level %d", out.Level)
	}
	if in := must[discovery.Note](t)(f.SetNoteLevel(notes[0].ID, 1, notes[0].Revision)); in.Level != 0 {
		t.Errorf("the first note has level %d", in.Level)
	}
}

func TestTagsTheLatestFirst(t *testing.T) {
	f := newFixture(t)
	for _, tags := range []discovery.Tags{{"close", "gl"}, {"SAP"}, {"Close"}} {
		f.wait(time.Second)
		must[[]discovery.AddedNote](t)(f.AddNotes(f.session.ID, []discovery.Note{{Kind: discovery.PlainNote, Text: "x", Tags: tags}}))
	}
	if got := strings.Join(must[[]string](t)(f.Tags(f.product.ID)), " "); !strings.EqualFold(got, "close SAP gl") {
		t.Errorf("got %s", got)
	}
}

// TestTwoHalvesOfACallMerge cuts a call in two and puts it together again.
func TestTwoHalvesOfACallMerge(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "one")
	f.wait(20 * time.Minute)
	must[discovery.SessionSummary](t)(f.EndSession(f.session.ID, time.Time{}))
	f.wait(10 * time.Minute)
	budi := must[discovery.Stakeholder](t)(f.CreateStakeholder(discovery.Stakeholder{Name: "Budi"}))
	half := must[discovery.SessionSummary](t)(f.CreateSession(
		discovery.Session{ProductID: f.product.ID, Title: "Again", Goal: "Go on"}, discovery.Attendance{ParticipantIDs: []string{budi.ID, f.rina.ID}}))
	if err := f.write.Exec("UPDATE participants SET consent = 'declined' WHERE session_id = ? AND stakeholder_id = ?",
		half.ID, f.rina.ID).Error; err != nil {
		t.Fatal(err)
	}
	added := must[[]discovery.AddedNote](t)(f.AddNotes(half.ID, []discovery.Note{{Kind: discovery.AskNote, Text: "zebra crossing", SpeakerID: &budi.ID}}))
	if err := f.SaveDraft(half.ID, "half a line"); err != nil {
		t.Fatal(err)
	}
	before := contents(t, f.Store)

	merged := must[discovery.SessionSummary](t)(f.MergeSessions(f.session.ID, half.ID))
	if got := f.offsets(t, merged.ID); got != "one 0s, zebra crossing 30m0s" {
		t.Errorf("notes: %s", got)
	}
	if merged.AskCount != 1 || merged.Goal != "Go on" || strings.Join(merged.ParticipantIDs, " ") != f.rina.ID+" "+budi.ID {
		t.Errorf("merged: %+v", merged)
	}
	if _, err := f.Session(half.ID); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("the emptied session is still there: %v", err)
	}
	if draft := must[string](t)(f.Draft(merged.ID)); draft != "half a line" {
		t.Errorf("the draft: %q", draft)
	}
	for _, p := range contents(t, f.Store).Participants {
		if p.SessionID == merged.ID && p.StakeholderID == f.rina.ID && p.Consent != discovery.Refused {
			t.Errorf("her refusal is lost: %+v", p)
		}
	}
	hits := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: "zebra", Limit: 5})).Hits
	for _, h := range hits {
		if h.ID == added[0].Note.ID && h.SessionID != merged.ID {
			t.Errorf("the search leads to the emptied session: %+v", h)
		}
	}
	must[discovery.Step](t)(f.Undo())
	if d := diff(before, contents(t, f.Store)); d != "" {
		t.Errorf("one undo left a difference:\n%s", d)
	}
	if findings := must[[]string](t)(f.Check()); len(findings) > 0 {
		t.Errorf("check: %v", findings)
	}
}

func TestSomeoneIsAddedByNameOnce(t *testing.T) {
	f := newFixture(t)
	must[discovery.Stakeholder](t)(f.AddParticipant(f.session.ID, "rina hartono"))
	dana := must[discovery.Stakeholder](t)(f.AddParticipant(f.session.ID, "Dana"))
	s := must[discovery.SessionSummary](t)(f.Session(f.session.ID))
	if strings.Join(s.ParticipantIDs, " ") != f.rina.ID+" "+dana.ID {
		t.Fatalf("participants: %v", s.ParticipantIDs)
	}
	must[discovery.Step](t)(f.Undo())
	if people := must[[]discovery.Stakeholder](t)(f.Stakeholders()); len(people) != 1 {
		t.Errorf("one undo left %d people", len(people))
	}
}

// TestNothingOffTheRecordIsDrafted lets one person decline, and types a private ask beside an open one.
func TestNothingOffTheRecordIsDrafted(t *testing.T) {
	f := newFixture(t)
	dana := must[discovery.Stakeholder](t)(f.AddParticipant(f.session.ID, "Dana Smith"))
	if err := f.write.Exec("UPDATE participants SET consent = 'declined' WHERE stakeholder_id = ?", dana.ID).Error; err != nil {
		t.Fatal(err)
	}
	notes := []discovery.Note{
		{Kind: discovery.AskNote, Text: "Close the books in three days"},
		{Kind: discovery.AskNote, Text: "Move payroll to Utrecht", Private: true},
		{Kind: discovery.AskNote, Text: "Spare my team", SpeakerID: &dana.ID},
		{Kind: discovery.PainNote, Text: "The office is closing", Private: true},
		{Kind: discovery.PainNote, Text: "Dana waits for two days"},
		{Kind: discovery.DecisionNote, Text: "We stop", SpeakerID: &dana.ID},
	}
	added := must[[]discovery.AddedNote](t)(f.AddNotes(f.session.ID, notes))
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	text := ""
	for _, s := range prd.Sections {
		text += s.Body + "\n"
	}
	for _, r := range prd.Requirements {
		text += r.Statement + "\n"
	}
	for _, secret := range []string{"Utrecht", "team", "office", "Dana", "We stop"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q got into the draft:\n%s", secret, text)
		}
	}
	if len(prd.Requirements) != 1 || !strings.Contains(text, "a participant waits for two days") {
		t.Errorf("what is on the record is missing:\n%s", text)
	}

	// What becomes private afterwards is left out of the document too.
	must[discovery.Note](t)(f.SetNotePrivate(added[0].Note.ID, true, added[0].Note.Revision))
	whole := must[discovery.PRDDetail](t)(f.PRD(prd.ID))
	doc, leftOut := discovery.Assemble(whole, must[map[string]discovery.Stakeholder](t)(f.People()),
		must[discovery.Discretion](t)(f.Discretion(f.product.ID)))
	for _, s := range doc.Sections {
		if len(s.Requirements) > 0 {
			t.Errorf("still there: %+v", s.Requirements)
		}
	}
	if len(leftOut) != 1 {
		t.Errorf("told: %q", leftOut)
	}
}

// TestAnAnsweredQuestionIsOpenNoMore answers a question, and takes that back.
func TestAnAnsweredQuestionIsOpenNoMore(t *testing.T) {
	f := newFixture(t)
	q := f.note(t, discovery.QuestionNote, "Who signs off the accruals?")
	open := func() int {
		t.Helper()
		back := must[discovery.ReadBack](t)(f.ReadBack(f.session.ID))
		prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
		drafted := 0
		for _, s := range prd.Sections {
			drafted += strings.Count(s.Body, "Who signs off")
		}
		must[discovery.Step](t)(f.Undo())
		if drafted != len(back.Questions) {
			t.Errorf("%d in the draft, %d read back", drafted, len(back.Questions))
		}
		return len(back.Questions)
	}
	if n := open(); n != 1 {
		t.Fatalf("%d open questions", n)
	}
	q = must[discovery.Note](t)(f.AnswerQuestion(q.ID, true, q.Revision))
	if n := open(); n != 0 || !q.Answered() || q.SettledAt == nil {
		t.Errorf("%d open questions, note %+v", n, q)
	}
	if promises := must[[]discovery.Promise](t)(f.Promises(discovery.PromiseFilter{Settled: true})); len(promises) != 0 {
		t.Errorf("an answer in the ledger: %+v", promises)
	}
	q = must[discovery.Note](t)(f.SetNoteKind(q.ID, discovery.PlainNote, q.Revision))
	if q.Outcome != discovery.PromiseOpen || q.SettledAt != nil {
		t.Errorf("a plain note keeps %q", q.Outcome)
	}
	must[discovery.Step](t)(f.Undo())
	must[discovery.Step](t)(f.Undo())
	if n := open(); n != 1 {
		t.Errorf("undone, %d open questions", n)
	}
	plain := f.note(t, discovery.PlainNote, "Nothing to answer")
	if _, err := f.AnswerQuestion(plain.ID, true, plain.Revision); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("a plain note was answered: %v", err)
	}
}
