package discovery

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ReviewState is how a reviewer stands to a PRD.
type ReviewState string

// The states.
const (
	ReviewWaiting  ReviewState = "waiting" // nothing said yet
	ReviewOverdue  ReviewState = "overdue" // nothing said, and the day is past
	ReviewAgreed   ReviewState = "agreed"
	ReviewRemarks  ReviewState = "remarks"
	ReviewRefused  ReviewState = "refused"
	ReviewOutdated ReviewState = "outdated" // what they must look at reads otherwise since
)

// ReviewStates lists every ReviewState, for the window's types.
var ReviewStates = []struct {
	Value  ReviewState
	TSName string
}{
	{ReviewWaiting, "Waiting"},
	{ReviewOverdue, "Overdue"},
	{ReviewAgreed, "Agreed"},
	{ReviewRemarks, "Remarks"},
	{ReviewRefused, "Refused"},
	{ReviewOutdated, "Outdated"},
}

// ChangedPart is a section or a requirement that reads otherwise than it did.
type ChangedPart struct {
	SectionID     string `json:"sectionId"`     // the section, or the one in which the requirement stands; "" for the PRD's title
	RequirementID string `json:"requirementId"` // "" for a section
	Label         string `json:"label"`         // Goals, or REQ-001
	Fate          Fate   `json:"fate"`          // added, changed or removed
}

// ChangedParts says what someone who agreed to one version of a PRD has not seen in a later one. That a part stands
// elsewhere now, or that more was heard for it, is nothing to agree to again.
func ChangedParts(before, after Frozen) []ChangedPart {
	titles, requirements := map[string]string{}, ""
	for _, f := range []Frozen{before, after} {
		for _, s := range f.PRD.Sections {
			titles[s.ID] = s.Title
			if s.Kind == RequirementsSection {
				requirements = s.ID
			}
		}
	}
	parts := []ChangedPart{}
	add := func(p ChangedPart) {
		if p.Fate == PartAdded || p.Fate == PartChanged || p.Fate == PartRemoved {
			parts = append(parts, p)
		}
	}
	c := Compare(before, after)
	for _, h := range c.Head {
		add(ChangedPart{Label: h.What, Fate: PartChanged})
	}
	for _, s := range c.Sections {
		add(ChangedPart{SectionID: s.ID, Label: titles[s.ID], Fate: s.Fate})
	}
	for _, r := range c.Requirements {
		add(ChangedPart{SectionID: requirements, RequirementID: r.ID, Label: r.Ref, Fate: r.Fate})
	}
	return parts
}

// SinceVersion is what reads otherwise since a version: in the newest one, and in the draft as it is now.
type SinceVersion struct {
	Published []ChangedPart
	Draft     []ChangedPart
}

// Signed is a sign-off with the name of its version.
type Signed struct {
	SignOff
	Version string `json:"version"`
}

// ReviewerStanding is a reviewer with what they said and how they stand.
type ReviewerStanding struct {
	Reviewer
	State     ReviewState   `json:"state"`
	SignOffs  []Signed      `json:"signOffs"`  // the latest first: it counts
	Changed   []ChangedPart `json:"changed"`   // of what they must look at, since then
	Published bool          `json:"published"` // the newest version holds some of these changes, so that they can be agreed to
}

// Agreement is how far a PRD is agreed to.
type Agreement struct {
	Versions []PRDVersion       `json:"versions"` // the newest first: it is to be agreed to
	Reviews  []ReviewerStanding `json:"reviews"`
	Summary  string             `json:"summary"` // "2 of 4 agreed on v1.1, 1 of them with remarks · 1 did not · 1 overdue"
}

// Agree says how each reviewer of a PRD stands, from all that they said, its versions, and what reads otherwise since each
// version that was signed. Today is a day as 2026-12-01.
func Agree(
	reviewers []Reviewer, said []SignOff, versions []PRDVersion, since map[string]SinceVersion, today string,
) Agreement {
	a := Agreement{Versions: append([]PRDVersion{}, versions...), Reviews: make([]ReviewerStanding, len(reviewers))}
	slices.SortStableFunc(a.Versions, func(x, y PRDVersion) int {
		return latestFirst(x.PublishedAt, x.ID, y.PublishedAt, y.ID)
	})
	names := make(map[string]string, len(versions))
	for _, v := range versions {
		names[v.ID] = v.Name()
	}
	for i, r := range reviewers {
		review := ReviewerStanding{Reviewer: r, SignOffs: []Signed{}, Changed: []ChangedPart{}}
		for _, s := range said {
			if s.ReviewerID == r.ID {
				review.SignOffs = append(review.SignOffs, Signed{s, names[s.VersionID]})
			}
		}
		slices.SortStableFunc(review.SignOffs, func(x, y Signed) int {
			return latestFirst(x.SignedAt, x.ID, y.SignedAt, y.ID)
		})
		review.stand(since, today)
		a.Reviews[i] = review
	}
	a.Summary = a.summary()
	return a
}

func latestFirst(x time.Time, xID string, y time.Time, yID string) int {
	return cmp.Or(y.Compare(x), strings.Compare(yID, xID))
}

// stand works out the state of a review from what was said last.
func (r *ReviewerStanding) stand(since map[string]SinceVersion, today string) {
	if len(r.SignOffs) == 0 {
		r.State = ReviewWaiting
		if r.DueOn != "" && r.DueOn < today {
			r.State = ReviewOverdue
		}
		return
	}
	last := r.SignOffs[0]
	published := r.concerned(since[last.VersionID].Published)
	r.Published = len(published) > 0
	r.Changed = append(r.Changed, r.concerned(since[last.VersionID].Draft)...)
	for _, p := range published {
		// A change that the draft takes back again stands in the version all the same.
		if !slices.ContainsFunc(r.Changed, p.same) {
			r.Changed = append(r.Changed, p)
		}
	}
	switch {
	case len(r.Changed) > 0:
		r.State = ReviewOutdated
	case last.Verdict == AgreedTo:
		r.State = ReviewAgreed
	case last.Verdict == WithRemarks:
		r.State = ReviewRemarks
	default:
		r.State = ReviewRefused
	}
}

func (p ChangedPart) same(q ChangedPart) bool {
	return p.SectionID == q.SectionID && p.RequirementID == q.RequirementID
}

// concerned gives those of the changes that the reviewer must look at.
func (r *Reviewer) concerned(changes []ChangedPart) []ChangedPart {
	if len(r.LooksAt) == 0 {
		return changes
	}
	var found []ChangedPart
	for _, c := range changes {
		if slices.Contains(r.LooksAt, c.SectionID) {
			found = append(found, c)
		}
	}
	return found
}

// summary says in a line how far the PRD is agreed to.
func (a Agreement) summary() string {
	if len(a.Reviews) == 0 {
		return ""
	}
	if len(a.Versions) == 0 {
		return counted(len(a.Reviews), "reviewer", "reviewers") + " · nothing published yet"
	}
	newest := a.Versions[0].Name()
	earlier := "outdated by " + newest
	count, remarks, outdated := map[string]int{}, 0, 0
	for _, r := range a.Reviews {
		count[r.stands(earlier)]++
		if r.agrees() && r.SignOffs[0].Verdict == WithRemarks {
			remarks++
		}
		if r.State == ReviewOutdated && !r.Published {
			outdated++
		}
	}
	agreed := fmt.Sprintf("%d of %d agreed on %s", a.Agreed(), len(a.Reviews), newest)
	if remarks > 0 {
		agreed += fmt.Sprintf(", %d of them with remarks", remarks)
	}
	parts := []string{agreed}
	for _, words := range []string{notAgreed, earlier, string(ReviewOverdue), string(ReviewWaiting)} {
		if n := count[words]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, words))
		}
	}
	if outdated > 0 {
		parts = append(parts, "the draft outdates "+counted(outdated, "answer", "answers"))
	}
	return strings.Join(parts, " · ")
}

// Agreed counts who agreed to the newest version, or to an earlier one that says the same of what they must look at. What
// the draft says otherwise takes nothing back of that.
func (a Agreement) Agreed() int {
	n := 0
	for _, r := range a.Reviews {
		if r.agrees() {
			n++
		}
	}
	return n
}

// agrees tells whether what a reviewer said last is that they agree, to what the newest version says.
func (r *ReviewerStanding) agrees() bool {
	return len(r.SignOffs) > 0 && r.SignOffs[0].Verdict != NotAgreed && !r.Published
}

// notAgreed is as what those count in the summary who refused, however long ago.
const notAgreed = "did not"

// stands says as what a reviewer counts in the summary, "" for one who agrees: each counts once, so that the numbers add up.
func (r *ReviewerStanding) stands(earlier string) string {
	switch {
	case len(r.SignOffs) == 0:
		return string(r.State)
	case r.SignOffs[0].Verdict == NotAgreed:
		return notAgreed
	case r.Published:
		return earlier
	}
	return ""
}

// PRDReview says in a list how far a PRD is.
type PRDReview struct {
	PRDID        string `json:"prdId"`
	Version      string `json:"version"` // the name of the newest, "" where nothing is published
	Reviewers    int    `json:"reviewers"`
	Agreed       int    `json:"agreed"`  // of them, as in [Agreement.Agreed]
	Refused      int    `json:"refused"` // of them
	OpenComments int    `json:"openComments"`
}
