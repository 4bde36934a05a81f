package store

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

// draft drafts a PRD from the asks that are in no theme, one requirement each.
func (f fixture) draft(t testing.TB) discovery.OpenPRD {
	t.Helper()
	return must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
}

// suspicions says what changed behind a PRD's requirements.
func (f fixture) suspicions(t testing.TB, prdID string) []string {
	t.Helper()
	found := []string{}
	for _, r := range must[discovery.OpenPRD](t)(f.OpenPRD(prdID)).Requirements {
		for _, c := range r.Suspect {
			found = append(found, r.Label+" "+c.What+": "+c.Was+" → "+c.Is)
		}
	}
	return found
}

func TestARequirementIsSuspectWhenItsAskReadsOtherwise(t *testing.T) {
	edit := func(change func(*discovery.Ask)) func(testing.TB, fixture, discovery.AskDetail) {
		return func(t testing.TB, f fixture, ask discovery.AskDetail) {
			t.Helper()
			change(&ask.Ask)
			must[discovery.AskDetail](t)(f.UpdateAsk(ask.Ask))
		}
	}
	for name, c := range map[string]struct {
		change func(testing.TB, fixture, discovery.AskDetail)
		want   []string
	}{
		"statement": {
			edit(func(a *discovery.Ask) { a.Statement = "Show open variances by owner" }),
			[]string{"REQ-001 Ask: Show open variances → Show open variances by owner"},
		},
		"need": {edit(func(a *discovery.Ask) { a.Need = "close sooner" }), []string{"REQ-001 Need:  → close sooner"}},
		"root": {
			edit(func(a *discovery.Ask) { a.Whys = []string{"it is slow", "it is re-keyed"} }),
			[]string{"REQ-001 Root cause:  → it is slow → it is re-keyed"},
		},
		"decision": {
			func(t testing.TB, f fixture, a discovery.AskDetail) {
				t.Helper()
				done(t, f.DecideAsks([]string{a.ID}, discovery.Declined, "too dear"))
			},
			[]string{"REQ-001 Decision: open → declined"},
		},
		"deleted": {
			func(t testing.TB, f fixture, a discovery.AskDetail) {
				t.Helper()
				must[discovery.AskRemoval](t)(f.DeleteAsks([]string{a.ID}))
			},
			[]string{"REQ-001 Deleted: Show open variances → "},
		},
		"merged": {
			func(t testing.TB, f fixture, a discovery.AskDetail) {
				t.Helper()
				must[discovery.AskDetail](t)(f.MergeAsks(f.ask(t, "Variances on one screen", f.rina.Name, discovery.Ticket).ID, []string{a.ID}))
			},
			[]string{"REQ-001 Merged: Show open variances → Variances on one screen"},
		},
		"another voice": {
			func(t testing.TB, f fixture, a discovery.AskDetail) {
				t.Helper()
				must[discovery.AskDetail](t)(f.MergeAsks(a.ID, []string{f.ask(t, "Variances on one screen", f.rina.Name, discovery.Ticket).ID}))
			},
			[]string{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t)
			ask := f.ask(t, "Show open variances", f.rina.Name, discovery.Ticket)
			prd := f.draft(t)
			if got := f.suspicions(t, prd.ID); len(got) != 0 {
				t.Fatalf("suspect as drafted: %q", got)
			}
			c.change(t, f, ask)
			if got := f.suspicions(t, prd.ID); !slices.Equal(got, c.want) {
				t.Fatalf("got %q, want %q", got, c.want)
			}
			must[discovery.OpenPRD](t)(f.Confirm(prd.Requirements[0].ID))
			if got := f.suspicions(t, prd.ID); len(got) != 0 {
				t.Fatalf("suspect though confirmed: %q", got)
			}
			must[discovery.Step](t)(f.Undo())
			if got := f.suspicions(t, prd.ID); !slices.Equal(got, c.want) {
				t.Fatalf("undo of the confirmation: %q", got)
			}
		})
	}
}

func TestARequirementIsSureAgainWhenItsAskIsAsItWas(t *testing.T) {
	f := newFixture(t)
	ask, other := f.ask(t, "Show open variances", f.rina.Name, discovery.Ticket), f.ask(t, "Variances on one screen", f.rina.ID, discovery.Ticket)
	prd := f.draft(t)
	must[discovery.AskDetail](t)(f.MergeAsks(other.ID, []string{ask.ID}))
	if got := f.suspicions(t, prd.ID); len(got) != 1 {
		t.Fatalf("merged: %q", got)
	}
	must[discovery.AskDetail](t)(f.SplitAsk(ask.ID))
	if got := f.suspicions(t, prd.ID); len(got) != 0 {
		t.Fatalf("split again: %q", got)
	}
}

func TestRequirementsMoveWithoutNewNumbers(t *testing.T) {
	f := newFixture(t)
	for _, statement := range []string{"one", "two", "three"} {
		f.ask(t, statement, f.rina.Name, discovery.Ticket)
	}
	prd := f.draft(t)
	order := func(prd discovery.OpenPRD) string {
		var refs []string
		for _, r := range prd.Requirements {
			refs = append(refs, r.Label)
		}
		return strings.Join(refs, " ")
	}
	third, first := prd.Requirements[2].ID, prd.Requirements[0].ID
	prd = must[discovery.OpenPRD](t)(f.MoveRequirement(third, first))
	if got := order(prd); got != "REQ-003 REQ-001 REQ-002" {
		t.Fatalf("got %s", got)
	}
	prd = must[discovery.OpenPRD](t)(f.MoveRequirement(third, ""))
	if got := order(prd); got != "REQ-001 REQ-002 REQ-003" {
		t.Fatalf("got %s", got)
	}
	done(t, f.DeleteRequirement(third))
	prd = must[discovery.OpenPRD](t)(f.AddRequirement(prd.ID, "four"))
	if got := order(prd); got != "REQ-001 REQ-002 REQ-004" {
		t.Fatalf("a number was given twice: %s", got)
	}
}

func TestARequirementKeepsItsCriteriaOwnerAndState(t *testing.T) {
	f := newFixture(t)
	prd := must[discovery.OpenPRD](t)(f.AddRequirement(f.draft(t).ID, "Variances are shown"))
	r := prd.Requirements[0].Requirement
	if r.State != discovery.Proposed || r.Criteria == nil {
		t.Fatalf("a new one: %+v", r)
	}
	r.Criteria, r.OwnerID, r.State = []string{" Within a day ", ""}, &f.rina.ID, discovery.Agreed
	must[discovery.Requirement](t)(f.UpdateRequirement(r))
	got := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)).Requirements[0]
	if !slices.Equal(got.Criteria, []string{"Within a day"}) || *got.OwnerID != f.rina.ID || got.State != discovery.Agreed {
		t.Fatalf("got %+v", got.Requirement)
	}
	got.State = "half"
	if _, err := f.UpdateRequirement(got.Requirement); discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("an unknown state: %v", err)
	}
}

func TestSectionsMove(t *testing.T) {
	f := newFixture(t)
	prd := f.draft(t)
	last := prd.Sections[len(prd.Sections)-1].ID
	prd = must[discovery.OpenPRD](t)(f.MoveSection(last, prd.Sections[0].ID))
	if prd.Sections[0].ID != last {
		t.Fatalf("got %+v", prd.Sections)
	}
}

func TestTheEditorReadsWhatWasSaidWhenItIsLookedAt(t *testing.T) {
	f := newFixture(t)
	root := f.ask(t, "Close the month sooner", "Rina Hartono", discovery.Call)
	child := f.ask(t, "Post accruals by themselves", "Budi Santoso", discovery.Chat)
	other := f.ask(t, "A dark mode", "Budi Santoso", discovery.Survey)
	f.merge(t, root.ID, child.ID)
	prd := f.stating(t, child.ID, other.ID)
	prd = must[discovery.OpenPRD](t)(f.AddRequirement(prd.ID, "Nobody asked for it"))

	whole := must[discovery.PRDDetail](t)(f.PRD(prd.ID))
	open := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID))
	if !reflect.DeepEqual(whole.Open(), open) {
		t.Errorf("the editor holds %+v, of the whole it would be %+v", open, whole.Open())
	}
	ids := []string{open.Requirements[2].ID, open.Requirements[0].ID}
	said := must[[]discovery.RequirementEvidence](t)(f.RequirementEvidence(ids))
	if len(said) != 2 || said[0].RequirementID != ids[0] || len(said[0].Asks) != 0 || len(said[1].Asks) != 1 {
		t.Fatalf("said: %+v", said)
	}
	if ask := whole.Requirements[0].Asks[0]; !reflect.DeepEqual(said[1].Asks[0], discovery.AskEvidence{AskID: ask.ID, Evidence: ask.Evidence}) {
		t.Errorf("said for the first: %+v, want %+v", said[1].Asks[0], ask.Evidence)
	}
}

func TestUndoTakesARewriteBackAndNothingElse(t *testing.T) {
	f := newFixture(t)
	r := must[discovery.OpenPRD](t)(f.AddRequirement(f.draft(t).ID, "The file must be")).Requirements[0].Requirement
	r.Statement = "The file must be stored"
	r = must[discovery.Requirement](t)(f.UpdateRequirement(r))
	r.Statement = "The ERP shall store the file"
	r = must[discovery.Requirement](t)(f.RewriteRequirement(r))
	r.Rationale = "Typed on"
	must[discovery.Requirement](t)(f.UpdateRequirement(r))
	for _, want := range []string{"The ERP shall store the file", "The file must be stored", "The file must be"} {
		must[discovery.Step](t)(f.Undo())
		if now := must[discovery.OpenPRD](t)(f.OpenPRD(r.PRDID)).Requirements[0]; now.Statement != want || now.Rationale != "" {
			t.Errorf("undone to %q, %q, want %q", now.Statement, now.Rationale, want)
		}
	}
}

func TestUndoTakesAChoiceBackWithoutWhatWasTyped(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	r := prd.Requirements[0].Requirement
	r.Statement += " Always."
	r = must[discovery.Requirement](t)(f.UpdateRequirement(r))
	r.Priority = discovery.Could
	must[discovery.Requirement](t)(f.UpdateRequirement(r))
	must[discovery.Step](t)(f.Undo())
	if got := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)).Requirements[0]; got.Statement != r.Statement || got.Priority == discovery.Could {
		t.Errorf("after undo: %q, %s", got.Statement, got.Priority)
	}
}
