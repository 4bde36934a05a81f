package discovery

import "time"

// Reviewer is someone whose agreement a PRD needs.
type Reviewer struct {
	ID            string  `json:"id"`
	PRDID         string  `json:"prdId"`
	StakeholderID string  `json:"stakeholderId"`
	Role          string  `json:"role"`                       // in the review: security, say
	LooksAt       Lines   `json:"looksAt" ts_type:"string[]"` // ids of sections; none for all of it
	DueOn         string  `json:"dueOn"`                      // a day as 2026-12-01, or ""
	Position      float64 `json:"position"`
	Revision      int     `json:"revision"`
}

// Clean makes the reviewer's texts safe and says what is wrong.
func (r *Reviewer) Clean() error {
	r.Role = CleanLine(r.Role)
	if r.StakeholderID == "" {
		return InvalidField("stakeholderId", "Choose who is to review.")
	}
	if err := checkLength("role", r.Role, MaxName); err != nil {
		return err
	}
	if err := checkDay("dueOn", r.DueOn); err != nil {
		return err
	}
	return r.LooksAt.clean("looksAt")
}

// Verdict is what a reviewer says of a version.
type Verdict string

// The verdicts.
const (
	AgreedTo    Verdict = "agreed"
	WithRemarks Verdict = "remarks"
	NotAgreed   Verdict = "refused"
)

// Verdicts lists every Verdict, for the window's types.
var Verdicts = []struct {
	Value  Verdict
	TSName string
}{
	{AgreedTo, "Agreed"},
	{WithRemarks, "Remarks"},
	{NotAgreed, "Refused"},
}

// SignOff is what a reviewer said of a version. The latest one counts.
type SignOff struct {
	ID         string    `json:"id"`
	ReviewerID string    `json:"reviewerId"`
	VersionID  string    `json:"versionId"`
	Verdict    Verdict   `json:"verdict"`
	Remarks    string    `json:"remarks"`
	SignedAt   time.Time `json:"signedAt" ts_type:"string"`
}

// Clean makes the remarks safe and says what is wrong with the sign-off.
func (s *SignOff) Clean() error {
	s.Remarks = CleanText(s.Remarks)
	if s.Remarks == "" && s.Verdict != AgreedTo {
		return InvalidField("remarks", "Write down what was remarked, so that it can be answered.")
	}
	for _, v := range Verdicts {
		if v.Value == s.Verdict {
			return checkLength("remarks", s.Remarks, MaxBody)
		}
	}
	return InvalidField("verdict", "%q is no verdict.", s.Verdict)
}

// Comment is what was remarked on a section or a requirement, or on the whole PRD where it names neither.
type Comment struct {
	ID            string     `json:"id"`
	PRDID         string     `json:"prdId"`
	SectionID     *string    `json:"sectionId,omitempty"`
	RequirementID *string    `json:"requirementId,omitempty"`
	AuthorID      *string    `json:"authorId,omitempty"` // nil for the PM
	Text          string     `json:"text"`
	CreatedAt     time.Time  `json:"createdAt"            ts_type:"string"`
	ResolvedAt    *time.Time `json:"resolvedAt,omitempty" ts_type:"string"`
	Revision      int        `json:"revision"`
}

// Clean makes the comment's text safe and says what is wrong with it.
func (c *Comment) Clean() error {
	c.Text = CleanText(c.Text)
	if c.Text == "" {
		return InvalidField("text", "The comment is empty. Type what was remarked.")
	}
	return checkLength("text", c.Text, MaxBody)
}
