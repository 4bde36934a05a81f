package api

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/settings"
	"throughline/backend/wording"
)

// newPRD gives a desk with an empty PRD of the product "ERP".
func newPRD(t testing.TB) (*Desk, discovery.OpenPRD) {
	t.Helper()
	file, err := settings.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	desk := &Desk{Shell: &fakeShell{}, Settings: file, Version: "test", Now: func() time.Time { return now }}
	t.Cleanup(func() { _ = desk.Close() })
	if err := desk.Open(filepath.Join(t.TempDir(), "test.throughline"), true); err != nil {
		t.Fatal(err)
	}
	product, err := (&Products{Desk: desk}).Create(discovery.Product{Name: "ERP", Kind: discovery.InternalProduct})
	if err != nil {
		t.Fatal(err)
	}
	prd, err := (&PRDs{Desk: desk}).Draft(DraftForm{ProductID: product.ID})
	if err != nil {
		t.Fatal(err)
	}
	return desk, prd
}

// TestADismissedFindingStaysDismissed edits other words, and then the words themselves.
func TestADismissedFindingStaysDismissed(t *testing.T) {
	desk, prd := newPRD(t)
	findings, prds := &Findings{Desk: desk}, &PRDs{Desk: desk}
	prd = must[discovery.OpenPRD](t)(prds.AddRequirement(prd.ID, "The ERP shows the list fast."))
	r := prd.Requirements[0].Requirement
	said := func() (open, dismissed string) {
		t.Helper()
		found := must[[]RequirementFindings](t)(findings.Of(prd.ID))[0]
		for _, f := range found.Findings {
			open += string(f.Rule) + " " + f.Words + ";"
		}
		for _, f := range found.Dismissed {
			dismissed += f.Words + ": " + f.Reason + ";"
		}
		return open, dismissed
	}
	if open, _ := said(); open != "vague fast;criterion ;source ;" {
		t.Fatalf("found %s", open)
	}
	dismissal := discovery.FindingDismissal{RequirementID: r.ID, Rule: string(wording.Vague), Words: "FAST", Reason: "its name"}
	if err := findings.Dismiss(dismissal); err != nil {
		t.Fatal(err)
	}
	r.Statement, r.Criteria = "Each day the ERP shows the list fast.", discovery.Lines{"shown by 7:00"}
	r = must[discovery.Requirement](t)(prds.UpdateRequirement(r))
	if open, dismissed := said(); open != "source ;" || dismissed != "fast: its name;" {
		t.Errorf("after an edit of other words: %s dismissed %s", open, dismissed)
	}
	r.Statement = "Each day the ERP shows the list quickly."
	must[discovery.Requirement](t)(prds.UpdateRequirement(r))
	if open, _ := said(); open != "vague quickly;source ;" {
		t.Errorf("another word for the same: %s", open)
	}
	if err := findings.Restore(dismissal); err != nil {
		t.Error(err)
	}
}

// BenchmarkFindings checks a PRD of 500 requirements, as after each save.
func BenchmarkFindings(b *testing.B) {
	desk, prd := newPRD(b)
	for i := range 500 {
		text := fmt.Sprintf("When step %d is done, the owner of the step must be notified fast, by mail and/or chat, if possible.", i)
		if _, err := (&PRDs{Desk: desk}).AddRequirement(prd.ID, text); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := (&Findings{Desk: desk}).Of(prd.ID); err != nil {
			b.Fatal(err)
		}
	}
}
