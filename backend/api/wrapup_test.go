package api

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

func TestASessionIsWrappedUp(t *testing.T) {
	desk, sh := newDesk(t)
	must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).StartEmpty())
	product := must[discovery.Product](t)((&Products{Desk: desk}).Create(discovery.Product{Name: "ERP", Kind: discovery.InternalProduct}))
	rina := must[discovery.Stakeholder](t)((&Stakeholders{Desk: desk}).Create(discovery.Stakeholder{Name: "Rina Hartono"}))
	session := must[discovery.SessionSummary](t)((&Sessions{Desk: desk}).Create(SessionForm{
		Session: discovery.Session{ProductID: product.ID, Title: "Close: 1/2"}, ParticipantIDs: []string{rina.ID},
	}))
	must[[]discovery.AddedNote](t)((&Notes{Desk: desk}).Add(NotesForm{SessionID: session.ID, Lines: []TypedLine{
		{Text: "! show who is late @rina"}, {Text: "[] send the sandbox ^2026-11-27"}, {Text: "= pilot first"},
	}}))
	wrap := &WrapUp{Desk: desk}
	back := must[discovery.ReadBack](t)(wrap.ReadBack(session.ID))
	ask := back.Asks[0]
	confirmed := must[discovery.Note](t)(wrap.Confirm(Confirmation{ID: ask.ID, Confirmed: true, By: &rina.ID, Revision: ask.Revision}))
	if confirmed.ConfirmedAt == nil || *confirmed.ConfirmedBy != rina.ID {
		t.Errorf("confirmed: %+v", confirmed)
	}
	if again := must[discovery.Note](t)(wrap.Confirm(Confirmation{ID: ask.ID, Revision: confirmed.Revision})); again.ConfirmedAt != nil {
		t.Errorf("not taken back: %+v", again)
	}
	decision := back.Decisions[0]
	must[discovery.Note](t)(wrap.Withdraw(Withdrawal{ID: decision.ID, Revision: decision.Revision}))

	text := must[string](t)(wrap.FollowUp(session.ID))
	if strings.Contains(text, "pilot") || !strings.Contains(text, "- **I promise Rina:** send the sandbox, by Friday 27 November\n") {
		t.Errorf("the note: %s", text)
	}
	if err := wrap.CopyFollowUp(session.ID); err != nil || sh.copied != text {
		t.Errorf("copied %q, %v", sh.copied, err)
	}
	if path := must[string](t)(wrap.SaveFollowUp(session.ID)); path != "" {
		t.Errorf("a cancelled dialog saved %s", path)
	}
	sh.answer = filepath.Join(t.TempDir(), "note")
	path := must[string](t)(wrap.SaveFollowUp(session.ID))
	if saved, err := os.ReadFile(path); err != nil || string(saved) != text || filepath.Ext(path) != ".md" || sh.offered != "Close 1 2 follow-up.md" {
		t.Errorf("saved %q as %s, offered as %s: %v", saved, path, sh.offered, err)
	}

	ledger := &Promises{Desk: desk}
	mine := must[[]discovery.Promise](t)(ledger.List(discovery.PromiseFilter{Debtor: discovery.Me}))
	if len(mine) != 1 || *mine[0].OwedTo != rina.ID {
		t.Fatalf("owed: %+v", mine)
	}
	n := must[discovery.Note](t)(ledger.Move(PromiseMove{ID: mine[0].ID, Due: "2026-12-01", Revision: mine[0].Revision}))
	n = must[discovery.Note](t)(ledger.Assign(PromiseParties{ID: n.ID, Debtor: discovery.Them, PersonID: &rina.ID, Revision: n.Revision}))
	n = must[discovery.Note](t)(ledger.Settle(PromiseOutcome{ID: n.ID, Outcome: discovery.PromiseDone, Revision: n.Revision}))
	if n.Due != "2026-12-01" || *n.SpeakerID != rina.ID || n.SettledAt == nil {
		t.Errorf("in the ledger: %+v", n)
	}
}
