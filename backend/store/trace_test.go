package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

// traced says of each ask of a matrix by which requirements it is cited: "Show variances: REQ-001 REQ-003?", where "?"
// stands for suspect.
func traced(trace discovery.Trace) []string {
	rows := []string{}
	for _, a := range trace.Asks {
		row := a.Statement + ":"
		for _, c := range a.Cells {
			row += " " + trace.Requirements[c.Requirement].Ref
			if c.Suspect {
				row += "?"
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// stating makes a PRD with a requirement for each of the asks.
func (f fixture) stating(t testing.TB, askIDs ...string) discovery.OpenPRD {
	t.Helper()
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", nil))
	for i, id := range askIDs {
		prd = must[discovery.OpenPRD](t)(f.AddRequirement(prd.ID, fmt.Sprintf("It answers ask %d", i+1)))
		prd = must[discovery.OpenPRD](t)(f.Cite(prd.Requirements[i].ID, id))
	}
	return prd
}

func (f fixture) trace(t testing.TB, prdID string) discovery.Trace {
	t.Helper()
	return must[discovery.Trace](t)(f.Trace(prdID))
}

func TestTheMatrixShowsWhatAPRDRestsOn(t *testing.T) {
	f := newFixture(t)
	shown, owners := f.ask(t, "Show variances", f.rina.Name, discovery.Ticket), f.ask(t, "Show owners", f.rina.Name, discovery.Ticket)
	prd := f.stating(t, shown.ID, owners.ID)
	same, free := f.ask(t, "Variances on one screen", f.rina.Name, discovery.Ticket), f.ask(t, "Pay sooner", f.rina.Name, discovery.Ticket)
	other := must[discovery.Product](t)(f.CreateProduct(discovery.Product{Name: "Shop", Kind: discovery.ExternalProduct}))
	must[discovery.AskDetail](t)(f.CreateAsk(discovery.Ask{ProductID: other.ID, Statement: "Not ours"}, discovery.Voice{Channel: discovery.Ticket}))
	want := func(rows ...string) {
		t.Helper()
		got := traced(f.trace(t, prd.ID))
		slices.Sort(got)
		slices.Sort(rows)
		if !slices.Equal(got, rows) {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(rows, "\n"))
		}
	}
	want("Show variances: REQ-001", "Show owners: REQ-002", "Variances on one screen:", "Pay sooner:")

	f.merge(t, same.ID, shown.ID)
	must[discovery.AskRemoval](t)(f.DeleteAsks([]string{owners.ID}))
	must[discovery.OpenPRD](t)(f.Cite(prd.Requirements[1].ID, same.ID))
	want("Variances on one screen: REQ-001? REQ-002", "Show owners: REQ-002?", "Pay sooner:")

	second := f.stating(t, free.ID)
	find := func(id string) discovery.TraceAsk {
		t.Helper()
		asks := f.trace(t, prd.ID).Asks
		return asks[slices.IndexFunc(asks, func(a discovery.TraceAsk) bool { return a.ID == id })]
	}
	if a := find(free.ID); a.Elsewhere != 1 || a.Nowhere {
		t.Errorf("an ask that another PRD cites: %+v", a)
	}
	done(t, f.DeletePRD(second.ID))
	if a := find(free.ID); a.Elsewhere != 0 || !a.Nowhere {
		t.Errorf("an ask that nothing cites any more: %+v", a)
	}
	done(t, f.DecideAsks([]string{free.ID}, discovery.Accepted, ""))
	if c := f.trace(t, prd.ID).Coverage; c.Accepted.Of != 1 || c.Accepted.Missing[0] != free.ID {
		t.Errorf("coverage: %+v", c)
	}
}

func TestTheMatrixKnowsWhatIsOffTheRecord(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Close the books in three days")
	secret := f.note(t, discovery.AskNote, "Move payroll to Utrecht")
	ids := []string{}
	for _, a := range must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{Sort: discovery.ByStatement})) {
		ids = append(ids, a.ID)
	}
	prd := f.stating(t, ids...)
	must[discovery.Note](t)(f.SetNotePrivate(secret.ID, true, secret.Revision))
	trace := f.trace(t, prd.ID)
	for i, private := range []bool{false, true} {
		if trace.Asks[i].Private != private || trace.Requirements[i].Private != private {
			t.Errorf("%+v and %+v", trace.Asks[i], trace.Requirements[i])
		}
	}
	told := must[discovery.TraceTable](t)(f.TellableTrace(prd.ID, true))
	if all := fmt.Sprintf("%+v", told); strings.Contains(all, "Utrecht") || !strings.Contains(all, "three days") {
		t.Errorf("may leave: %s", all)
	}
	if c := told.Coverage.Evidence; c.Of != 1 || c.Met != 1 {
		t.Errorf("coverage of what may leave: %+v", c)
	}
}

func TestWhatRestsOnAnAskANoteAPersonAndATheme(t *testing.T) {
	f := newFixture(t)
	note := f.note(t, discovery.AskNote, "Show variances")
	asks := must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{NoteID: note.ID}))
	other := f.ask(t, "Pay sooner", "Budi", discovery.Ticket)
	prd := f.stating(t, asks[0].ID, other.ID)
	root := f.ask(t, "Variances on one screen", "Budi", discovery.Ticket)
	f.merge(t, root.ID, asks[0].ID)
	theme := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Close"}))
	part := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Late", ParentID: &theme.ID}))
	done(t, f.MoveAsks(discovery.AskMove{IDs: []string{root.ID}, ThemeID: part.ID}))
	budi := *other.Evidence[0].StakeholderID
	for name, c := range map[string]struct {
		query discovery.CitingQuery
		want  string
	}{
		"its root":          {discovery.CitingQuery{AskID: root.ID}, "REQ-001"},
		"one that is in it": {discovery.CitingQuery{AskID: asks[0].ID}, "REQ-001"},
		"another":           {discovery.CitingQuery{AskID: other.ID}, "REQ-002"},
		"the note":          {discovery.CitingQuery{NoteID: note.ID}, "REQ-001"},
		"who said it":       {discovery.CitingQuery{StakeholderID: f.rina.ID}, "REQ-001"},
		"who said the same": {discovery.CitingQuery{StakeholderID: budi}, "REQ-001 REQ-002"},
		"a theme":           {discovery.CitingQuery{ThemeID: part.ID}, "REQ-001"},
		"the whole of it":   {discovery.CitingQuery{ThemeID: theme.ID}, "REQ-001"},
		"nothing":           {discovery.CitingQuery{}, ""},
	} {
		refs := []string{}
		for _, r := range must[[]discovery.Citing](t)(f.Citing(c.query)) {
			refs = append(refs, r.Ref)
			if r.PRDID != prd.ID {
				t.Errorf("%s: in PRD %q", name, r.PRDTitle)
			}
		}
		if got := strings.Join(refs, " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestTheNotesOfASessionSayWhatRestsOnThem(t *testing.T) {
	f := newFixture(t)
	note, other := f.note(t, discovery.AskNote, "Show variances"), f.note(t, discovery.AskNote, "Pay sooner")
	f.note(t, discovery.PlainNote, "It rains")
	of := func(n discovery.Note) string {
		return must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{NoteID: n.ID}))[0].ID
	}
	prd := f.stating(t, of(note))
	root := f.ask(t, "Variances on one screen", f.rina.Name, discovery.Ticket)
	f.merge(t, root.ID, of(note), of(other))
	found := must[[]discovery.NoteCiting](t)(f.CitingNotes(f.session.ID))
	if len(found) != 2 || found[0].NoteID == found[1].NoteID || found[0].Ref != "REQ-001" || found[0].PRDID != prd.ID {
		t.Fatalf("got %+v", found)
	}
}

// BenchmarkTrace lays out the matrix of 500 requirements and 5,000 asks, for the screen and for a file, and looks for what
// rests on one of the asks.
func BenchmarkTrace(b *testing.B) {
	f := newFixture(b)
	prd := fillPRD(b, f, 500, 5_000)
	ask := f.trace(b, prd).Asks[0].ID
	for name, work := range map[string]func(){
		"screen": func() { f.trace(b, prd) },
		"file":   func() { must[discovery.TraceTable](b)(f.TellableTrace(prd, true)) },
		"citing": func() { must[[]discovery.Citing](b)(f.Citing(discovery.CitingQuery{AskID: ask})) },
		"person": func() {
			must[[]discovery.Citing](b)(f.Citing(discovery.CitingQuery{StakeholderID: f.rina.ID}))
		},
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				work()
			}
		})
	}
}
