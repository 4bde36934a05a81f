package store

import (
	"testing"

	"throughline/backend/discovery"
)

func TestVoicesAreCountedOverAThemeAndAProduct(t *testing.T) {
	f := newFixture(t)
	a := f.ask(t, "Close the month sooner", "Rina Hartono", discovery.Call)
	b := f.ask(t, "Post accruals by themselves", "Budi Santoso", discovery.Chat)
	c := f.ask(t, "Fewer approvals", "Rina Hartono", discovery.Ticket)
	theme := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Speed"}))
	for _, id := range []string{a.ID, b.ID, c.ID} {
		if err := f.MoveAsks(discovery.AskMove{IDs: []string{id}, ThemeID: theme.ID}); err != nil {
			t.Fatal(err)
		}
	}
	f.merge(t, a.ID, b.ID)
	for _, q := range []discovery.VoicesQuery{{ThemeID: theme.ID}, {ProductID: f.product.ID}, {}} {
		s := must[discovery.Standing](t)(f.Standing(q))
		if want := (discovery.VoiceCount{People: 2, Teams: 1, Channels: 3}); s.Voices != want || s.Times != 3 {
			t.Errorf("%+v: %+v", q, s)
		}
	}
	if s := must[discovery.Standing](t)(f.Standing(discovery.VoicesQuery{AskID: b.ID})); s.Voices.People != 2 || s.Times != 2 {
		t.Errorf("of a merged ask, which is its root's: %+v", s)
	}
	o := must[discovery.Overlap](t)(f.Overlap(discovery.VoicesQuery{ProductID: f.product.ID}))
	rows := must[[]discovery.OverlapRow](t)(f.OverlapRows(o.AskIDs))
	if len(rows) != 2 || rows[0].AskID != a.ID || rows[0].Independent != 2 || rows[0].Voices.Teams != 1 || len(o.Channels) != 3 {
		t.Errorf("overlap: %+v, rows %+v", o, rows)
	}
	product := f.product
	product.Teams = []string{"Payroll"}
	must[discovery.Product](t)(f.UpdateProduct(product))
	h := must[discovery.Hearing](t)(f.Hearing(discovery.VoicesQuery{ProductID: f.product.ID}))
	if len(h.Teams) != 2 || h.Teams[0].Team != "Payroll" || h.Teams[1].Asks != 2 || len(h.Teamless) != 1 {
		t.Errorf("teams: %+v", h)
	}
}

func TestTheOverlapThatLeavesHoldsNothingOffTheRecord(t *testing.T) {
	f := newFixture(t)
	note := f.note(t, discovery.AskNote, "They want to leave the vendor")
	must[discovery.Note](t)(f.SetNotePrivate(note.ID, true, note.Revision))
	f.ask(t, "Close the month sooner", "Budi Santoso", discovery.Call)
	o := must[discovery.OverlapTable](t)(f.TellableOverlap(discovery.VoicesQuery{}))
	if len(o.Rows) != 1 || o.Rows[0].Statement != "Close the month sooner" || len(o.Channels) != 1 {
		t.Fatalf("leaves: %+v", o)
	}
	if all := must[discovery.Overlap](t)(f.Overlap(discovery.VoicesQuery{})); len(all.AskIDs) != 2 {
		t.Fatalf("the window shows %+v", all)
	}
	if some := must[discovery.Overlap](t)(f.Overlap(discovery.VoicesQuery{Text: "MONTH sooner"})); len(some.AskIDs) != 1 {
		t.Errorf("with words of one ask the window shows %+v", some)
	}
}
