package store

import (
	"testing"

	"throughline/backend/discovery"
)

func texts(statements []discovery.Statement) []string {
	var all []string
	for _, s := range statements {
		all = append(all, s.Lead+"|"+s.Words)
	}
	return all
}

func TestASessionIsReadBack(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	pain := f.note(t, discovery.PainNote, "Re-keyed by hand")
	must[discovery.AskDetail](t)(f.Promote(pain.ID))
	f.note(t, discovery.DecisionNote, "Pilot first")
	f.note(t, discovery.ActionNote, "Rina sends the sheet")
	f.note(t, discovery.QuestionNote, "Who signs")
	f.note(t, discovery.PlainNote, "Nine spreadsheets")
	got := must[discovery.ReadBack](t)(f.ReadBack(f.session.ID))
	if !equal(texts(got.Asks), "Rina asks|Show open variances", "Rina asks|Re-keyed by hand") ||
		!equal(texts(got.Decisions), "We decided|Pilot first") || !equal(texts(got.Promises), "|Rina sends the sheet") ||
		!equal(texts(got.Questions), "Open|Who signs") {
		t.Errorf("got %+v", got)
	}
}

func TestAConfirmationHoldsUntilWhatWasSaidChanges(t *testing.T) {
	f := newFixture(t)
	n := f.note(t, discovery.AskNote, "Show open variances")
	n = must[discovery.Note](t)(f.ConfirmNote(n.ID, &f.rina.ID, n.Revision))
	if n.ConfirmedAt == nil || !n.ConfirmedAt.Equal(start) || !same(n.ConfirmedBy, &f.rina.ID) {
		t.Fatalf("confirmed: %+v", n)
	}
	n.Importance = 3
	if n = must[discovery.Note](t)(f.EditNote(n)); n.ConfirmedAt == nil {
		t.Error("what does not change the words took the confirmation away")
	}
	n.Text = "Show open variances by owner"
	if n = must[discovery.Note](t)(f.EditNote(n)); n.ConfirmedAt != nil || n.ConfirmedBy != nil {
		t.Error("other words are still confirmed")
	}
	must[discovery.Step](t)(f.Undo())
	if n = must[discovery.Note](t)(f.Note(n.ID)); n.ConfirmedAt == nil || n.Text != "Show open variances" {
		t.Errorf("undo: %+v", n)
	}
	if n = must[discovery.Note](t)(f.UnconfirmNote(n.ID, n.Revision)); n.ConfirmedAt != nil {
		t.Error("it is confirmed still")
	}
}

func TestWhatIsWithdrawnStaysAsALine(t *testing.T) {
	f := newFixture(t)
	for _, kind := range []discovery.NoteKind{discovery.AskNote, discovery.DecisionNote, discovery.ActionNote, discovery.PainNote} {
		n := f.note(t, kind, "As heard: "+string(kind))
		if kind == discovery.PainNote {
			must[discovery.AskDetail](t)(f.Promote(n.ID))
		}
		n = must[discovery.Note](t)(f.WithdrawNote(n.ID, n.Revision))
		if want := map[bool]discovery.NoteKind{true: discovery.PainNote, false: discovery.PlainNote}[kind == discovery.PainNote]; n.Kind != want {
			t.Errorf("%s became %s", kind, n.Kind)
		}
	}
	got := must[discovery.ReadBack](t)(f.ReadBack(f.session.ID))
	asks := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{}))
	if len(got.Asks)+len(got.Decisions)+len(got.Promises)+len(asks) != 0 {
		t.Errorf("still there: %+v %+v", got, asks)
	}
	must[discovery.Step](t)(f.Undo())
	if got = must[discovery.ReadBack](t)(f.ReadBack(f.session.ID)); len(got.Asks) != 1 {
		t.Errorf("undo: %+v", got)
	}
}

func TestAFollowUpLeavesOutWhatIsPrivateAndWhoDeclined(t *testing.T) {
	f := newFixture(t)
	budi := must[discovery.Stakeholder](t)(f.CreateStakeholder(discovery.Stakeholder{Name: "Budi Santoso"}))
	f.session = must[discovery.SessionSummary](t)(f.UpdateSession(f.session.Session, discovery.Attendance{ParticipantIDs: []string{f.rina.ID, budi.ID}}))
	f.note(t, discovery.AskNote, "Show open variances")
	secret := f.note(t, discovery.DecisionNote, "The controller leaves in January")
	f.note(t, discovery.DecisionNote, "Budi approves first")
	for _, n := range []discovery.Note{
		{Kind: discovery.AskNote, Text: "Post from the order", SpeakerID: &budi.ID},
		{Kind: discovery.ActionNote, Text: "Send the sandbox to budi"},
	} {
		must[[]discovery.AddedNote](t)(f.AddNotes(f.session.ID, []discovery.Note{n}))
	}
	for _, statement := range []string{
		"UPDATE notes SET private = 1 WHERE id = '" + secret.ID + "'",
		"UPDATE participants SET consent = 'declined' WHERE stakeholder_id = '" + budi.ID + "'",
	} {
		if err := f.write.Exec(statement).Error; err != nil {
			t.Fatal(err)
		}
	}
	got := must[discovery.FollowUp](t)(f.FollowUp(f.session.ID))
	if !equal(got.Participants, "Rina Hartono") || !equal(texts(got.Asks), "Rina asks|Show open variances") ||
		!equal(texts(got.Decisions), "We decided|a participant approves first") ||
		!equal(texts(got.Promises), "I promise|Send the sandbox to a participant") {
		t.Errorf("got %+v", got)
	}
	if back := must[discovery.ReadBack](t)(f.ReadBack(f.session.ID)); back.Private != 1 || len(back.Asks) != 2 {
		t.Errorf("the read-back: %+v", back)
	}
}
