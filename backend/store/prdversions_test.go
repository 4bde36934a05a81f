package store

import (
	"strings"
	"testing"

	"throughline/backend/discovery"
)

// publish publishes a PRD under a label.
func (f fixture) publish(t testing.TB, prdID, label string) discovery.PRDVersion {
	t.Helper()
	return must[discovery.PRDVersion](t)(f.Publish(discovery.PRDVersion{PRDID: prdID, Label: label, Note: "What " + label + " is for"}))
}

// since says what changed between two versions ("" for the draft).
func (f fixture) since(t testing.TB, prdID, from, to string) string {
	t.Helper()
	before := must[discovery.Frozen](t)(f.FrozenPRD(prdID, from))
	return discovery.Compare(before, must[discovery.Frozen](t)(f.FrozenPRD(prdID, to))).Summary
}

func TestAVersionSaysWhatWasPublishedWhateverComesAfter(t *testing.T) {
	f := newFixture(t)
	note := f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	v1 := f.publish(t, prd.ID, "v1.0")
	if v1.Label != "1.0" || v1.Name() != "v1.0" || len(v1.Fingerprint) != 64 || v1.PublishedAt != f.clock.at {
		t.Errorf("the version: %+v", v1)
	}

	r := prd.Requirements[0].Requirement
	r.Statement = "The app shows open variances by owner."
	must[discovery.Requirement](t)(f.UpdateRequirement(r))
	ask := must[discovery.AskDetail](t)(f.Ask(prd.Requirements[0].Asks[0].ID))
	ask.Decision, ask.Reason = discovery.Accepted, "It is what holds up the close"
	must[discovery.AskDetail](t)(f.UpdateAsk(ask.Ask))
	f.rina.Name = "Rina Wijaya"
	f.rina = must[discovery.Stakeholder](t)(f.UpdateStakeholder(f.rina))
	done(t, f.DeleteNote(note.ID))
	v2 := f.publish(t, prd.ID, "1.1")
	done(t, f.DeleteSection(prd.Sections[0].ID))

	old := must[discovery.Frozen](t)(f.FrozenPRD(prd.ID, v1.ID))
	kept := old.PRD.Requirements[0]
	if kept.Statement == r.Statement || len(kept.Asks) != 1 || kept.Asks[0].Evidence[0].Words != "Show open variances" {
		t.Errorf("v1.0 says what came later: %+v", kept)
	}
	if old.People[f.rina.ID].Name != "Rina Hartono" || !old.PRD.UpdatedAt.Equal(v1.PublishedAt) {
		t.Errorf("v1.0 names people, or its day, otherwise: %+v", old.People)
	}
	if got, want := f.since(t, prd.ID, v1.ID, v2.ID), "1 requirement changed"; got != want {
		t.Errorf("from v1.0 to v1.1 it is %q, not %q", got, want)
	}
	if got, want := f.since(t, prd.ID, v2.ID, ""), "1 section removed"; got != want {
		t.Errorf("since v1.1 it is %q, not %q", got, want)
	}
	versions := must[[]discovery.PRDVersion](t)(f.PRDVersions(prd.ID))
	if len(versions) != 2 || versions[0].ID != v2.ID || versions[1].Note != "What v1.0 is for" {
		t.Errorf("the versions: %+v", versions)
	}
}

func TestPublishingTwiceTheSameIsRefused(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	v1 := f.publish(t, prd.ID, "1.0")
	prd.Status = discovery.ApprovedPRD // is no part of what is agreed on
	must[discovery.PRD](t)(f.UpdatePRD(prd.PRD))
	r := prd.Requirements[0].Requirement
	r.State = discovery.Building
	must[discovery.Requirement](t)(f.UpdateRequirement(r))
	publish := func(label string) error {
		_, err := f.Publish(discovery.PRDVersion{PRDID: prd.ID, Label: label})
		return err
	}
	refused := func(label, because string) {
		t.Helper()
		if err := publish(label); err == nil || !strings.Contains(err.Error(), because) {
			t.Errorf("%q was not refused because %q: %v", label, because, err)
		}
	}
	refused("1.1", "Nothing has changed since v1.0")
	prd = must[discovery.OpenPRD](t)(f.AddSection(prd.ID, "Rollout"))
	refused("1.0", "There is a v1.0 already")
	refused("v1.0", "There is a v1.0 already")
	refused(" ", "empty")
	v2 := f.publish(t, prd.ID, "1.1")
	done(t, f.DeleteSection(prd.Sections[len(prd.Sections)-1].ID))
	if v3 := f.publish(t, prd.ID, "1.2"); v3.Fingerprint != v1.Fingerprint || v3.Fingerprint == v2.Fingerprint {
		t.Errorf("the same document has the fingerprints %s and %s", v1.Fingerprint, v3.Fingerprint)
	}
	if _, err := f.Publish(discovery.PRDVersion{PRDID: "gone", Label: "1.0"}); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("a PRD that is not there is published: %v", err)
	}
}

func TestPublishingIsTakenBackAndDoneAgain(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	v := f.publish(t, prd.ID, "1.0")
	labels := func() int { return len(must[[]discovery.PRDVersion](t)(f.PRDVersions(prd.ID))) }
	if step := must[discovery.Step](t)(f.Undo()); step.Label != "Publish v1.0" || labels() != 0 {
		t.Errorf("“%s” left %d versions", step.Label, labels())
	}
	must[discovery.Step](t)(f.Redo())
	if got := f.since(t, prd.ID, v.ID, ""); got != "" || labels() != 1 {
		t.Errorf("done again, %d versions, %q", labels(), got)
	}
	done(t, f.DeletePRDVersion(v.ID))
	if _, err := f.FrozenPRD(prd.ID, v.ID); discovery.CodeOf(err) != discovery.NotFound || labels() != 0 {
		t.Errorf("a deleted version is still read: %v", err)
	}
	must[discovery.Step](t)(f.Undo())
	if got := f.since(t, prd.ID, v.ID, ""); got != "" {
		t.Errorf("the deletion taken back, it says %q", got)
	}
}

func TestAVersionThatSomeoneSignedStays(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	v := f.publish(t, prd.ID, "1.0")
	reviewer := discovery.Reviewer{ID: newID(), PRDID: prd.ID, StakeholderID: f.rina.ID, Position: 1, Revision: 1}
	done(t, f.write.Create(&reviewer).Error)
	signed := discovery.SignOff{ID: newID(), ReviewerID: reviewer.ID, VersionID: v.ID, Verdict: discovery.AgreedTo, SignedAt: f.clock.at}
	done(t, f.write.Create(&signed).Error)
	if err := f.DeletePRDVersion(v.ID); err == nil || !strings.Contains(err.Error(), "signed v1.0") {
		t.Errorf("it is deleted: %v", err)
	}
}

func TestAVersionThatWasChangedOnDiskIsNotShown(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	v := f.publish(t, prd.ID, "1.0")
	done(t, f.write.Exec("UPDATE files SET bytes = replace(bytes, 'open', 'shut') WHERE hash = ?", v.Fingerprint).Error)
	if _, err := f.FrozenPRD(prd.ID, v.ID); err == nil || !strings.Contains(err.Error(), "does not fit its fingerprint") {
		t.Errorf("it is shown: %v", err)
	}
	if _, err := f.FrozenPRD("another", v.ID); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("it is read as a version of another PRD: %v", err)
	}
}
