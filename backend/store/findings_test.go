package store

import (
	"testing"

	"throughline/backend/discovery"
)

// TestADismissalStays follows what was dismissed through undo, the trash and a dump.
func TestADismissalStays(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances by owner")
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	id := prd.Requirements[0].ID
	kept := func() int { return len(must[[]discovery.FindingDismissal](t)(f.FindingDismissals(prd.ID))) }
	dismissal := discovery.FindingDismissal{RequirementID: id, Rule: "vague", Words: "open", Reason: "a state"}

	if err := f.DismissFinding(discovery.FindingDismissal{RequirementID: id, Rule: "vague", Words: "open"}); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("dismissed without a reason: %v", err)
	}
	if err := f.DismissFinding(discovery.FindingDismissal{RequirementID: "gone", Rule: "vague", Reason: "x"}); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("dismissed of no requirement: %v", err)
	}
	for _, reason := range []string{"a state", "a state of the sheet"} {
		dismissal.Reason = reason
		if err := f.DismissFinding(dismissal); err != nil {
			t.Fatal(err)
		}
	}
	if all := must[[]discovery.FindingDismissal](t)(f.FindingDismissals(prd.ID)); len(all) != 1 || all[0].Reason != "a state of the sheet" {
		t.Fatalf("a second reason does not take the place of the first: %+v", all)
	}
	if err := f.DeleteRequirement(id); err != nil || kept() != 0 {
		t.Fatalf("%v, and %d dismissals of no requirement", err, kept())
	}
	trash := must[discovery.TrashList](t)(f.Trash(""))
	must[discovery.TrashItem](t)(f.Recover(trash.Items[0].ID))
	if kept() != 1 {
		t.Error("the trash forgets a dismissal")
	}
	dump := contents(t, f.Store)
	other, _ := newStore(t)
	if err := other.Load(dump); err != nil {
		t.Fatal(err)
	}
	if d := diff(dump, contents(t, other)); d != "" {
		t.Errorf("a dump loses something:\n%s", d)
	}
	if err := f.RestoreFinding(dismissal); err != nil || kept() != 0 {
		t.Errorf("%v: brought back, and %d dismissals are left", err, kept())
	}
	must[discovery.Step](t)(f.Undo())
	if kept() != 1 {
		t.Error("undo does not dismiss again")
	}
}

func TestTextsForTheLanguageCheck(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances by owner")
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	prd = must[discovery.OpenPRD](t)(f.AddRequirement(prd.ID, "The page shows owners"))
	texts := must[[]discovery.RequirementText](t)(f.RequirementTexts(prd.ID))
	if len(texts) != 2 || texts[0].ProductName != f.product.Name || texts[0].Sources != 1 || texts[1].Sources != 0 {
		t.Errorf("%+v", texts)
	}
	must[discovery.AskRemoval](t)(f.DeleteAsks([]string{prd.Requirements[0].Asks[0].ID}))
	if texts = must[[]discovery.RequirementText](t)(f.RequirementTexts(prd.ID)); texts[0].Sources != 0 {
		t.Error("a deleted ask counts as a source")
	}
}
