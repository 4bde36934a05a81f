package store

import (
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// sign keeps what a reviewer says of a version.
func (f fixture) sign(t testing.TB, r discovery.Reviewer, v discovery.PRDVersion, verdict discovery.Verdict) discovery.SignOff {
	t.Helper()
	f.clock.at = f.clock.at.Add(time.Hour)
	return must[discovery.SignOff](t)(f.Sign(discovery.SignOff{
		ReviewerID: r.ID, VersionID: v.ID, Verdict: verdict, Remarks: "as told",
	}))
}

// stands says how each reviewer of a PRD stands, and what changed for them.
func (f fixture) wantStands(t testing.TB, prdID string, want ...string) {
	t.Helper()
	got := []string{}
	for _, r := range must[discovery.Agreement](t)(f.Agreement(prdID)).Reviews {
		line := r.Role + " " + string(r.State)
		for _, c := range r.Changed {
			line += " " + c.Label
		}
		got = append(got, line)
	}
	if !slices.Equal(got, want) {
		t.Errorf("they stand %q, want %q", got, want)
	}
}

func ofKind(t testing.TB, prd discovery.OpenPRD, kind discovery.SectionKind) discovery.PRDSection {
	t.Helper()
	i := slices.IndexFunc(prd.Sections, func(s discovery.PRDSection) bool { return s.Kind == kind })
	if i < 0 {
		t.Fatalf("no section of kind %s", kind)
	}
	return prd.Sections[i]
}

// TestWhoSignedIsOutdatedByWhatConcernsThem follows two reviewers from a version through an edit to the next version.
func TestWhoSignedIsOutdatedByWhatConcernsThem(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	requirements := ofKind(t, prd, discovery.RequirementsSection)
	problem := must[discovery.OpenPRD](t)(f.AddSection(prd.ID, "Context"))
	context := problem.Sections[len(problem.Sections)-1]
	build := must[discovery.Reviewer](t)(f.AddReviewer(discovery.Reviewer{
		PRDID: prd.ID, StakeholderID: f.rina.ID, Role: "Build", LooksAt: discovery.Lines{requirements.ID}, DueOn: "2026-11-03",
	}, ""))
	legal := must[discovery.Reviewer](t)(f.AddReviewer(discovery.Reviewer{
		PRDID: prd.ID, Role: "Legal", LooksAt: discovery.Lines{context.ID},
	}, "Budi Santoso"))
	f.wantStands(t, prd.ID, "Build waiting", "Legal waiting")
	f.clock.at = f.clock.at.Add(48 * time.Hour)
	f.wantStands(t, prd.ID, "Build overdue", "Legal waiting")

	first := f.publish(t, prd.ID, "1.0")
	f.sign(t, build, first, discovery.AgreedTo)
	f.sign(t, legal, first, discovery.WithRemarks)
	f.wantStands(t, prd.ID, "Build agreed", "Legal remarks")

	r := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)).Requirements[0].Requirement
	r.State = discovery.Building
	r = must[discovery.Requirement](t)(f.UpdateRequirement(r))
	f.ask(t, "Variances by owner", f.rina.Name, discovery.Ticket)
	f.wantStands(t, prd.ID, "Build agreed", "Legal remarks")

	r.Statement = "The ERP shows open variances each day."
	must[discovery.Requirement](t)(f.UpdateRequirement(r))
	f.wantStands(t, prd.ID, "Build outdated REQ-001", "Legal remarks")
	if a := must[discovery.Agreement](t)(f.Agreement(prd.ID)); a.Reviews[0].Published || a.Summary != "2 of 2 agreed on v1.0, 1 of them with remarks · the draft outdates 1 answer" {
		t.Errorf("%q, published %v", a.Summary, a.Reviews[0].Published)
	}
	second := f.publish(t, prd.ID, "1.1")
	if a := must[discovery.Agreement](t)(f.Agreement(prd.ID)); !a.Reviews[0].Published || a.Versions[0].ID != second.ID {
		t.Errorf("the change is not in the newest version: %+v", a)
	}
	// Legal agreed to v1.0, and v1.1 says the same of what they look at.
	if a, of := must[discovery.Agreement](t)(f.Agreement(prd.ID)), must[[]discovery.PRDReview](t)(f.PRDReviews())[0]; a.Agreed() != 1 || of.Agreed != 1 || of.Version != "v1.1" {
		t.Errorf("in the list %+v, in the pane %q", of, a.Summary)
	}
	f.sign(t, build, second, discovery.NotAgreed)
	f.wantStands(t, prd.ID, "Build refused", "Legal remarks")
	must[discovery.Step](t)(f.Undo())
	f.wantStands(t, prd.ID, "Build outdated REQ-001", "Legal remarks")
	last := f.sign(t, build, second, discovery.AgreedTo)
	done(t, f.TakeBackSignOff(last.ID))
	f.wantStands(t, prd.ID, "Build outdated REQ-001", "Legal remarks")

	done(t, f.DeleteSection(context.ID))
	f.wantStands(t, prd.ID, "Build outdated REQ-001", "Legal outdated Context")
}

func TestReviewersAreKept(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd, other := f.draft(t), f.draft(t)
	add := func(role, name string) discovery.Reviewer {
		return must[discovery.Reviewer](t)(f.AddReviewer(discovery.Reviewer{PRDID: prd.ID, Role: role}, name))
	}
	a, b, c := add("A", "Rina Hartono"), add("B", "Budi"), add("C", "Maya")
	if a.StakeholderID != f.rina.ID {
		t.Error("who is known by that name was added again")
	}
	for name, r := range map[string]discovery.Reviewer{
		"twice":    {PRDID: prd.ID, StakeholderID: f.rina.ID},
		"nobody":   {PRDID: prd.ID},
		"gone":     {PRDID: prd.ID, StakeholderID: "gone"},
		"no PRD":   {PRDID: "gone", StakeholderID: f.rina.ID},
		"no day":   {PRDID: other.ID, StakeholderID: f.rina.ID, DueOn: "Friday"},
		"too long": {PRDID: other.ID, StakeholderID: f.rina.ID, Role: strings.Repeat("x", 5000)},
	} {
		if _, err := f.AddReviewer(r, ""); err == nil {
			t.Errorf("%s: a reviewer was added", name)
		}
	}
	done(t, f.MoveReviewer(c.ID, a.ID))
	f.wantStands(t, prd.ID, "C waiting", "A waiting", "B waiting")
	b.Role = "Legal"
	changed := must[discovery.Reviewer](t)(f.UpdateReviewer(b))
	if _, err := f.UpdateReviewer(b); discovery.CodeOf(err) != discovery.Conflict || changed.Revision != 2 {
		t.Errorf("a stale change was taken: %v", err)
	}

	version, foreign := f.publish(t, prd.ID, "1.0"), f.publish(t, other.ID, "1.0")
	for name, o := range map[string]discovery.SignOff{
		"another's version": {ReviewerID: a.ID, VersionID: foreign.ID, Verdict: discovery.AgreedTo},
		"no reviewer":       {ReviewerID: "gone", VersionID: version.ID, Verdict: discovery.AgreedTo},
		"no reason":         {ReviewerID: a.ID, VersionID: version.ID, Verdict: discovery.NotAgreed},
		"no verdict":        {ReviewerID: a.ID, VersionID: version.ID, Verdict: "maybe"},
	} {
		if _, err := f.Sign(o); err == nil {
			t.Errorf("%s: it was signed", name)
		}
	}
	f.sign(t, a, version, discovery.AgreedTo)
	f.sign(t, changed, version, discovery.NotAgreed)
	done(t, f.DeleteStakeholder(f.rina.ID))
	f.remark(t, discovery.Comment{PRDID: prd.ID, Text: "Who decides?"}, "")
	want := discovery.PRDReview{PRDID: prd.ID, Version: "v1.0", Reviewers: 3, Agreed: 1, Refused: 1, OpenComments: 1}
	if got := must[[]discovery.PRDReview](t)(f.PRDReviews()); len(got) != 1 || got[0] != want {
		t.Errorf("in the list: %+v", got)
	}
	done(t, f.RemoveReviewer(a.ID))
	f.wantStands(t, prd.ID, "C waiting", "Legal refused")
	must[discovery.Step](t)(f.Undo())
	f.wantStands(t, prd.ID, "C waiting", "A agreed", "Legal refused")

	dump := must[discovery.Archive](t)(f.Dump())
	loaded, clock := newStore(t)
	clock.at = f.clock.at
	done(t, loaded.Load(dump))
	fixture{Store: loaded}.wantStands(t, prd.ID, "C waiting", "A agreed", "Legal refused")
}
