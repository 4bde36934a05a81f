package store

import (
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

// bringBack brings a part of a version back, or all of it.
func (f fixture) bringBack(t testing.TB, v discovery.PRDVersion, part string) discovery.BroughtBack {
	t.Helper()
	return must[discovery.BroughtBack](t)(f.BringBackPRD(discovery.BringBack{PRDID: v.PRDID, VersionID: v.ID, PartID: part}))
}

// longDraft is a draft of three requirements, each on an ask of its own, published as v1.0.
func (f fixture) longDraft(t testing.TB) (discovery.OpenPRD, discovery.PRDVersion) {
	t.Helper()
	for _, text := range []string{"Show open variances", "Approve from a phone", "Close in five days"} {
		f.note(t, discovery.AskNote, text)
	}
	prd := f.draft(t)
	return prd, f.publish(t, prd.ID, "1.0")
}

func TestAllOfAVersionComesBackInOneStep(t *testing.T) {
	f := newFixture(t)
	prd, v := f.longDraft(t)
	gone, kept := prd.Requirements[0], prd.Requirements[1]
	remark := f.remark(t, discovery.Comment{PRDID: prd.ID, RequirementID: &gone.ID, Text: "Who decides?"}, "")
	done(t, f.DeleteRequirement(gone.ID))
	done(t, f.DeleteSection(prd.Sections[0].ID))
	must[discovery.OpenPRD](t)(f.Uncite(kept.ID, kept.Asks[0].ID))
	must[discovery.OpenPRD](t)(f.AddSection(prd.ID, "Rollout"))
	added := must[discovery.OpenPRD](t)(f.AddRequirement(prd.ID, "The app is blue."))
	number := added.LastNumber
	must[discovery.OpenPRD](t)(f.MoveRequirement(prd.Requirements[2].ID, kept.ID))
	now := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID))
	now.Title, now.Language = "Another title", discovery.Indonesian
	must[discovery.PRD](t)(f.UpdatePRD(now.PRD))
	before := f.since(t, prd.ID, v.ID, "")

	out := f.bringBack(t, v, "")
	if len(out.Missing) != 0 || out.What != "all" {
		t.Errorf("brought back: %+v", out)
	}
	if changed := f.since(t, prd.ID, v.ID, ""); changed != "" {
		t.Errorf("brought back, the draft differs: %s", changed)
	}
	now = must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID))
	if now.Requirements[0].ID != gone.ID || now.Requirements[0].Ref() != gone.Ref() || len(now.Requirements[0].Asks) != 1 {
		t.Errorf("the deleted requirement came back as %+v", now.Requirements[0])
	}
	if now.Title != prd.Title || now.Language != discovery.AnyLanguage || now.WrittenIn != discovery.English {
		t.Errorf("it is “%s” in %q, written in %q", now.Title, now.Language, now.WrittenIn)
	}
	if now.LastNumber != number {
		t.Errorf("the last number is %d, not %d: it would be given again", now.LastNumber, number)
	}
	f.wantRemarks(t, prd.ID, remark.Text)
	trash := must[discovery.TrashList](t)(f.Trash(""))
	var titles []string
	for _, item := range trash.Items {
		titles = append(titles, item.Title)
	}
	if slices.Sort(titles); strings.Join(titles, "|") != "Rollout|The app is blue." {
		t.Errorf("the trash holds %q", titles)
	}
	if _, err := f.BringBackPRD(discovery.BringBack{PRDID: prd.ID, VersionID: v.ID}); discovery.CodeOf(err) != discovery.Conflict {
		t.Errorf("bringing the same back again: %v", err)
	}

	if step := must[discovery.Step](t)(f.Undo()); step.Label != "Bring back all of v1.0" {
		t.Errorf("undone: %s", step.Label)
	}
	if changed := f.since(t, prd.ID, v.ID, ""); changed != before {
		t.Errorf("undone, it is %q, not %q", changed, before)
	}
	must[discovery.Step](t)(f.Redo())
	if changed := f.since(t, prd.ID, v.ID, ""); changed != "" {
		t.Errorf("done again, the draft differs: %s", changed)
	}
	next := must[discovery.OpenPRD](t)(f.AddRequirement(prd.ID, "A new one"))
	if got := next.Requirements[len(next.Requirements)-1].Number; got != number+1 {
		t.Errorf("the next number is %d, not %d", got, number+1)
	}
}

func TestOneRequirementComesBackAndKeepsWhatWasHeardSince(t *testing.T) {
	f := newFixture(t)
	prd, v := f.longDraft(t)
	r := prd.Requirements[1]
	other := prd.Requirements[2].Asks[0].ID
	must[discovery.OpenPRD](t)(f.Cite(r.ID, other))
	edited := r.Requirement
	edited.Statement, edited.State = "Something else", discovery.Building
	must[discovery.Requirement](t)(f.UpdateRequirement(edited))
	if out := f.bringBack(t, v, r.ID); out.What != r.Ref() {
		t.Errorf("brought back %q", out.What)
	}
	now := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)).Requirements[1]
	if now.Statement != r.Statement || now.State != discovery.Building || len(now.Asks) != 2 {
		t.Errorf("%s with %d sources, %s", now.Statement, len(now.Asks), now.State)
	}

	done(t, f.DeleteRequirement(r.ID))
	f.bringBack(t, v, r.ID)
	back := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)).Requirements
	if back[1].ID != r.ID || back[1].Number != r.Number || back[2].ID != prd.Requirements[2].ID {
		t.Errorf("it came back elsewhere: %s %s %s", back[0].Ref(), back[1].Ref(), back[2].Ref())
	}
	section := prd.Sections[1]
	done(t, f.DeleteSection(section.ID))
	f.bringBack(t, v, section.ID)
	if now := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)).Sections[1]; now.ID != section.ID || now.Hint != section.Hint || now.Body != section.Body {
		t.Errorf("the section came back as %+v", now)
	}
	if _, err := f.BringBackPRD(discovery.BringBack{PRDID: prd.ID, VersionID: v.ID, PartID: "gone"}); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("a part that is not in the version: %v", err)
	}
}

func TestWhatCannotComeBackIsTold(t *testing.T) {
	f := newFixture(t)
	for _, text := range []string{"Show open variances", "Approve from a phone"} {
		f.note(t, discovery.AskNote, text)
	}
	prd := f.draft(t)
	owned := prd.Requirements[0].Requirement
	budi := must[discovery.Stakeholder](t)(f.CreateStakeholder(discovery.Stakeholder{Name: "Budi Santoso"}))
	owned.OwnerID = &budi.ID
	must[discovery.Requirement](t)(f.UpdateRequirement(owned))
	v := f.publish(t, prd.ID, "1.0")
	ask := prd.Requirements[1].Asks[0]
	done(t, f.DeleteStakeholder(budi.ID))
	changed := must[discovery.AskDetail](t)(f.Ask(ask.ID)).Ask
	changed.Need = "Approve while travelling"
	must[discovery.AskDetail](t)(f.UpdateAsk(changed))
	must[discovery.AskRemoval](t)(f.DeleteAsks([]string{prd.Requirements[0].Asks[0].ID}))
	done(t, f.DeleteRequirement(prd.Requirements[0].ID))
	done(t, f.DeleteRequirement(prd.Requirements[1].ID))

	out := f.bringBack(t, v, "")
	want := []string{
		"REQ-001 has no owner: Budi Santoso is not among the people any more.",
		"REQ-001 stands without “Show open variances”: that ask was deleted since.",
	}
	if !slices.Equal(out.Missing, want) {
		t.Errorf("told: %q", out.Missing)
	}
	// What was changed since it was published makes the requirement suspect again.
	if got := f.suspicions(t, prd.ID); !slices.Contains(got, "REQ-002 Need:  → Approve while travelling") {
		t.Errorf("suspect: %q", got)
	}
}

func TestTheNoteOfAVersionIsEditedAndNothingElse(t *testing.T) {
	f := newFixture(t)
	_, v := f.longDraft(t)
	must[discovery.PRDVersion](t)(f.NotePRDVersion(v.ID, " For the board\x00 "))
	got := must[discovery.PRDVersion](t)(f.PRDVersion(v.ID))
	if want := "For the board"; got.Note != want || got.Label != v.Label || got.Fingerprint != v.Fingerprint {
		t.Errorf("the version is %+v", got)
	}
	if step := must[discovery.Step](t)(f.Undo()); step.Label != "Edit the note of v1.0" {
		t.Errorf("undone: %s", step.Label)
	}
	if got := must[discovery.PRDVersion](t)(f.PRDVersion(v.ID)); got.Note != v.Note {
		t.Errorf("undone, the note is %q", got.Note)
	}
	if _, err := f.NotePRDVersion(v.ID, strings.Repeat("x", discovery.MaxBody+1)); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("a note of any length: %v", err)
	}
}

func TestWhatAVersionRestsOnIsNotBroughtBack(t *testing.T) {
	f := newFixture(t)
	prd, v := f.longDraft(t)
	ask := must[discovery.AskDetail](t)(f.Ask(prd.Requirements[0].Asks[0].ID)).Ask
	ask.Need = "See who is late"
	must[discovery.AskDetail](t)(f.UpdateAsk(ask))
	if _, err := f.BringBackPRD(discovery.BringBack{PRDID: prd.ID, VersionID: v.ID}); discovery.CodeOf(err) != discovery.Conflict {
		t.Errorf("only an ask reads otherwise, and all comes back: %v", err)
	}
}
