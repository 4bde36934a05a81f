package store

import (
	"slices"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// remark adds a comment to a PRD.
func (f fixture) remark(t testing.TB, c discovery.Comment, author string) discovery.Comment {
	t.Helper()
	f.clock.at = f.clock.at.Add(time.Minute)
	return must[discovery.Comment](t)(f.AddComment(c, author))
}

// remarks says what was remarked on a PRD, in its order; what is resolved in brackets.
func (f fixture) remarks(t testing.TB, prdID string) []string {
	t.Helper()
	said := []string{}
	for _, c := range must[[]discovery.Comment](t)(f.Comments(prdID)) {
		if c.ResolvedAt != nil {
			c.Text = "[" + c.Text + "]"
		}
		said = append(said, c.Text)
	}
	return said
}

func (f fixture) wantRemarks(t testing.TB, prdID string, want ...string) {
	t.Helper()
	if got := f.remarks(t, prdID); !slices.Equal(got, want) && len(got)+len(want) > 0 {
		t.Errorf("remarked %q, want %q", got, want)
	}
}

func TestCommentsComeOpenFirst(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	section, requirement := prd.Sections[0].ID, prd.Requirements[0].ID
	whole := f.remark(t, discovery.Comment{PRDID: prd.ID, Text: "Who decides?"}, "")
	goals := f.remark(t, discovery.Comment{PRDID: prd.ID, SectionID: &section, Text: " Too long\u0000 "}, "Budi Santoso")
	f.remark(t, discovery.Comment{PRDID: prd.ID, RequirementID: &requirement, Text: "By when?", AuthorID: &f.rina.ID}, "")
	f.wantRemarks(t, prd.ID, "Who decides?", "Too long", "By when?")
	if people := must[[]discovery.Stakeholder](t)(f.Stakeholders()); len(people) != 2 || *goals.AuthorID != people[0].ID {
		t.Errorf("the author was not added: %+v", people)
	}

	must[discovery.Comment](t)(f.ResolveComment(whole.ID, true))
	f.clock.at = f.clock.at.Add(time.Minute)
	resolved := must[discovery.Comment](t)(f.ResolveComment(goals.ID, true))
	f.wantRemarks(t, prd.ID, "By when?", "[Too long]", "[Who decides?]")
	must[discovery.Comment](t)(f.ResolveComment(goals.ID, false))
	f.wantRemarks(t, prd.ID, "Too long", "By when?", "[Who decides?]")
	must[discovery.Step](t)(f.Undo())
	f.wantRemarks(t, prd.ID, "By when?", "[Too long]", "[Who decides?]")

	if _, err := f.UpdateComment(resolved, ""); discovery.CodeOf(err) != discovery.Conflict {
		t.Errorf("a comment that was changed meanwhile was overwritten: %v", err)
	}
	done(t, f.DeleteComment(whole.ID))
	f.wantRemarks(t, prd.ID, "By when?", "[Too long]")
	must[discovery.Step](t)(f.Undo())
	f.wantRemarks(t, prd.ID, "By when?", "[Too long]", "[Who decides?]")
}

// TestCommentsGoWithWhatTheyAreOn follows comments through deletions, the trash and a dump.
func TestCommentsGoWithWhatTheyAreOn(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	section, requirement := prd.Sections[0].ID, prd.Requirements[0].ID
	f.remark(t, discovery.Comment{PRDID: prd.ID, SectionID: &section, Text: "Too long"}, "")
	f.remark(t, discovery.Comment{PRDID: prd.ID, RequirementID: &requirement, Text: "By when?", AuthorID: &f.rina.ID}, "")
	done(t, f.DeleteSection(section))
	done(t, f.DeleteRequirement(requirement))
	done(t, f.DeleteStakeholder(f.rina.ID))
	f.wantRemarks(t, prd.ID)
	for _, item := range must[discovery.TrashList](t)(f.Trash("")).Items {
		must[discovery.TrashItem](t)(f.Recover(item.ID))
	}
	f.wantRemarks(t, prd.ID, "Too long", "By when?")

	dump := must[discovery.Archive](t)(f.Dump())
	other, _ := newStore(t)
	done(t, other.Load(dump))
	if got := must[[]discovery.Comment](t)(other.Comments(prd.ID)); len(got) != 2 {
		t.Errorf("a dump forgets comments: %+v", got)
	}
}

func TestACommentBelongsToItsPRD(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd, other := f.draft(t), f.draft(t)
	for name, c := range map[string]discovery.Comment{
		"empty":            {PRDID: prd.ID, Text: " "},
		"no PRD":           {PRDID: "gone", Text: "x"},
		"another's part":   {PRDID: prd.ID, SectionID: &other.Sections[0].ID, Text: "x"},
		"another's number": {PRDID: prd.ID, RequirementID: &other.Requirements[0].ID, Text: "x"},
	} {
		if _, err := f.AddComment(c, ""); err == nil {
			t.Errorf("%s: it was taken", name)
		}
	}
	f.wantRemarks(t, prd.ID)
}
