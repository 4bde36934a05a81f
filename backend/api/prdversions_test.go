package api

import (
	"testing"

	"throughline/backend/discovery"
)

func TestAPMPublishesGoesOnWritingAndComparesWithWhatWasPublished(t *testing.T) {
	desk, prd := newPRD(t)
	versions, prds := &Versions{Desk: desk}, &PRDs{Desk: desk}
	standing := func() Standing { return must[Standing](t)(versions.Standing(prd.ID)) }
	if s := standing(); len(s.Versions) != 0 || s.Minor != "1.0" || s.Major != "1.0" || s.Changes != 0 {
		t.Errorf("nothing has been published: %+v", s)
	}
	v1 := must[discovery.PRDVersion](t)(versions.Publish(PublishForm{PRDID: prd.ID, Label: "1.0", Note: "For review"}))
	if s := standing(); len(s.Versions) != 1 || s.Changes != 0 || s.Minor != "1.1" || s.Major != "2.0" {
		t.Errorf("just published: %+v", s)
	}
	prd = must[discovery.OpenPRD](t)(prds.AddRequirement(prd.ID, "The ERP lists late entities."))
	if s := standing(); s.Changes != 1 || s.Summary != "1 requirement added" {
		t.Errorf("edited since: %+v", s)
	}
	v2 := must[discovery.PRDVersion](t)(versions.Publish(PublishForm{PRDID: prd.ID, Label: "1.1"}))
	if err := prds.DeleteRequirement(prd.Requirements[0].ID); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ from, to, summary, fromName, toName, between string }{
		{v1.ID, v2.ID, "1 requirement added", "1.0", "1.1", "1.1 "},
		{v2.ID, "", "1 requirement removed", "1.1", "", ""},
		{v1.ID, "", "", "1.0", "", "1.1 "},
		{v2.ID, v1.ID, "1 requirement removed", "1.1", "1.0", ""},
	} {
		c := must[VersionComparison](t)(versions.Compare(ComparisonForm{prd.ID, test.from, test.to}))
		to, between := "", ""
		if c.To != nil {
			to = c.To.Label
		}
		for _, v := range c.Between {
			between += v.Label + " "
		}
		if c.Changes.Summary != test.summary || c.From.Label != test.fromName || to != test.toName || between != test.between {
			t.Errorf("from %s to %q: %q, from %s to %q by %q", test.fromName, test.toName, c.Changes.Summary, c.From.Label, to, between)
		}
	}
	if _, err := versions.Compare(ComparisonForm{PRDID: prd.ID, From: "gone"}); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("a version that is not there is compared: %v", err)
	}
	if err := versions.Copy(v1.ID); err != nil || desk.Shell.(*fakeShell).copied != v1.Fingerprint { //nolint:errcheck,forcetypeassert // of newPRD
		t.Errorf("the fingerprint was not copied: %v", err)
	}
	if err := versions.Delete(v1.ID); err != nil || len(standing().Versions) != 1 {
		t.Errorf("the version is still there: %v", err)
	}
}
