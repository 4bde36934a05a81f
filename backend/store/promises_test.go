package store

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// promised is a session with two people in which promises were made.
type promised struct {
	fixture
	dewi discovery.Stakeholder
}

func newPromised(t *testing.T) promised {
	t.Helper()
	f := promised{fixture: newFixture(t)}
	f.dewi = must[discovery.Stakeholder](t)(f.CreateStakeholder(discovery.Stakeholder{Name: "Dewi Anggraini"}))
	f.session = must[discovery.SessionSummary](t)(f.UpdateSession(f.session.Session, discovery.Attendance{ParticipantIDs: []string{f.rina.ID, f.dewi.ID}}))
	return f
}

func (f promised) promise(t *testing.T, speaker *string, text, due string) discovery.Note {
	t.Helper()
	note := discovery.Note{Kind: discovery.ActionNote, Text: text, Due: due, SpeakerID: speaker}
	return must[[]discovery.AddedNote](t)(f.AddNotes(f.session.ID, []discovery.Note{note}))[0].Note
}

func (f promised) ledger(t *testing.T, filter discovery.PromiseFilter) []string {
	t.Helper()
	var texts []string
	for _, p := range must[[]discovery.Promise](t)(f.Promises(filter)) {
		texts = append(texts, p.Text)
	}
	return texts
}

func equal(a []string, b ...string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestTheLedgerKnowsWhoOwesWhat(t *testing.T) {
	f := newPromised(t)
	f.promise(t, &f.rina.ID, "sends the sheet", "2026-11-20")
	f.promise(t, nil, "Show dewi the first status", "2026-11-10")
	f.promise(t, nil, "Count the invoices", "")
	for name, test := range map[string]struct {
		filter discovery.PromiseFilter
		want   []string
	}{
		"all, the first due first": {
			discovery.PromiseFilter{}, []string{"Show dewi the first status", "sends the sheet", "Count the invoices"},
		},
		"mine":               {discovery.PromiseFilter{Debtor: discovery.Me}, []string{"Show dewi the first status", "Count the invoices"}},
		"theirs":             {discovery.PromiseFilter{Debtor: discovery.Them}, []string{"sends the sheet"}},
		"of a person":        {discovery.PromiseFilter{StakeholderID: f.dewi.ID}, []string{"Show dewi the first status"}},
		"of another product": {discovery.PromiseFilter{ProductID: "none"}, nil},
		"settled":            {discovery.PromiseFilter{Settled: true}, nil},
	} {
		if got := f.ledger(t, test.filter); !equal(got, test.want...) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestAPromiseOfThePMIsOwedToWhomItNames(t *testing.T) {
	f := newPromised(t)
	n := f.promise(t, nil, "Show Dewi the first status", "")
	for _, step := range []struct {
		name string
		edit func(n *discovery.Note)
		want *string
	}{
		{"as typed", func(*discovery.Note) {}, &f.dewi.ID},
		{"another name", func(n *discovery.Note) { n.Text = "Show Rina the first status" }, &f.rina.ID},
		{"no name", func(n *discovery.Note) { n.Text = "Show the first status" }, nil},
		{"said by someone", func(n *discovery.Note) { n.Text, n.SpeakerID = "Show Dewi the status", &f.rina.ID }, nil},
		{"mine again", func(n *discovery.Note) { n.SpeakerID = nil }, &f.dewi.ID},
	} {
		step.edit(&n)
		if n = must[discovery.Note](t)(f.EditNote(n)); !same(n.OwedTo, step.want) {
			t.Errorf("%s: owed to %v", step.name, n.OwedTo)
		}
	}
	n = must[discovery.Note](t)(f.AssignPromise(n.ID, discovery.Me, &f.rina.ID, n.Revision))
	n.Text = "Show Dewi the first status of both"
	if n = must[discovery.Note](t)(f.EditNote(n)); !same(n.OwedTo, &f.rina.ID) {
		t.Error("an edit lost who was chosen")
	}
	n = must[discovery.Note](t)(f.AssignPromise(n.ID, discovery.Them, &f.rina.ID, n.Revision))
	if !same(n.SpeakerID, &f.rina.ID) || n.OwedTo != nil {
		t.Errorf("turned: %+v", n)
	}
	if _, err := f.AssignPromise(n.ID, discovery.Them, nil, n.Revision); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("a promise of nobody: %v", err)
	}
}

func TestAPromiseIsSettledMovedAndTakenBack(t *testing.T) {
	f := newPromised(t)
	n := f.promise(t, &f.rina.ID, "sends the sheet", "2026-11-20")
	n = must[discovery.Note](t)(f.MovePromise(n.ID, "2026-12-01", n.Revision))
	if n.Due != "2026-12-01" {
		t.Fatalf("moved: %+v", n)
	}
	f.clock.at = f.clock.at.Add(time.Hour)
	n = must[discovery.Note](t)(f.SettlePromise(n.ID, discovery.PromiseDone, n.Revision))
	if n.SettledAt == nil || !n.SettledAt.Equal(f.clock.at) || len(f.ledger(t, discovery.PromiseFilter{})) != 0 ||
		!equal(f.ledger(t, discovery.PromiseFilter{Settled: true}), "sends the sheet") {
		t.Fatalf("settled: %+v", n)
	}
	if step := must[discovery.Step](t)(f.Undo()); step.Label != "Mark promise as done" {
		t.Errorf("undone: %s", step.Label)
	}
	if !equal(f.ledger(t, discovery.PromiseFilter{}), "sends the sheet") {
		t.Error("undo did not open it again")
	}
	must[discovery.Step](t)(f.Redo())
	n = must[discovery.Note](t)(f.Note(n.ID))
	n = must[discovery.Note](t)(f.SetNoteKind(n.ID, discovery.PlainNote, n.Revision))
	if n.Outcome != discovery.PromiseOpen || n.SettledAt != nil {
		t.Errorf("a plain note keeps what became of it: %+v", n)
	}
	if _, err := f.SettlePromise(n.ID, discovery.PromiseDone, n.Revision); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("a plain note was settled: %v", err)
	}
	if _, err := f.MovePromise(f.promise(t, nil, "x", "").ID, "Friday", 1); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("moved to no day: %v", err)
	}
	must[discovery.Note](t)(f.SetNoteKind(n.ID, discovery.ActionNote, n.Revision))
	if err := f.DeleteSession(f.session.ID); err != nil {
		t.Fatal(err)
	}
	if got := f.ledger(t, discovery.PromiseFilter{}); len(got) != 0 {
		t.Errorf("of a deleted session: %q", got)
	}
}

func TestPromisesOfBeforeFindWhomTheyAreOwedTo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old"+Extension)
	makeSchemaOne(t, path)
	db := must[*sql.DB](t)(openPool(path, "_foreign_keys=on", nil), nil)
	const at = "'2026-11-03 14:00:00+00:00'"
	for _, statement := range []string{
		`INSERT INTO stakeholders (id, name, side, relationship, created_at, updated_at) VALUES
			('dewi', 'Dewi Anggraini', 'inside', 'peer', ` + at + `, ` + at + `), ('chen', '陈丽华', 'outside', 'peer', ` + at + `, ` + at + `)`,
		`INSERT INTO sessions (id, product_id, title, channel, planned_at, created_at, updated_at)
			VALUES ('alone', 'p', 'Alone', 'call', ` + at + `, ` + at + `, ` + at + `)`,
		`INSERT INTO participants (session_id, stakeholder_id, position) VALUES ('s', 'chen', 1), ('s', 'dewi', 2), ('alone', 'chen', 1)`,
		`INSERT INTO notes (id, session_id, offset_ms, kind, speaker_id, text, created_at, updated_at) VALUES
			('1', 's', 0, 'action', NULL, 'Ask Chen, then show Dewi', ` + at + `, ` + at + `),
			('2', 's', 0, 'action', NULL, '给陈丽华发一份', ` + at + `, ` + at + `),
			('3', 's', 0, 'action', NULL, 'Count the invoices', ` + at + `, ` + at + `),
			('4', 's', 0, 'action', 'dewi', 'Tell 陈丽华', ` + at + `, ` + at + `),
			('5', 'alone', 0, 'action', NULL, 'Count the invoices', ` + at + `, ` + at + `)`,
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	_ = db.Close()
	s := must[*Store](t)(Open(path, Options{Now: (&clock{start}).now}))
	defer s.Close() //nolint:errcheck // only a test
	owed := map[string]string{}
	for _, p := range must[[]discovery.Promise](t)(s.Promises(discovery.PromiseFilter{})) {
		owed[p.ID] = ""
		if p.OwedTo != nil {
			owed[p.ID] = *p.OwedTo
		}
	}
	for id, want := range map[string]string{"1": "dewi", "2": "chen", "3": "", "4": "", "5": "chen"} {
		if owed[id] != want {
			t.Errorf("promise %s is owed to %q, want %q", id, owed[id], want)
		}
	}
}
