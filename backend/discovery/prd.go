package discovery

import (
	"fmt"
	"time"
)

// PRD is a product requirements document. Its text stands in its sections, its numbered statements in requirements.
type PRD struct {
	ID         string     `json:"id"`
	ProductID  string     `json:"productId"`
	Title      string     `json:"title"`
	Status     PRDStatus  `json:"status"`
	LastNumber int        `json:"lastNumber"` // the highest requirement number ever given, so that none is used twice
	CreatedAt  time.Time  `json:"createdAt"           ts_type:"string"`
	UpdatedAt  time.Time  `json:"updatedAt"           ts_type:"string"`
	DeletedAt  *time.Time `json:"deletedAt,omitempty" ts_type:"string"`
	Revision   int        `json:"revision"`
}

// PRDStatus says how far a PRD has come.
type PRDStatus string

// The statuses.
const (
	DraftPRD    PRDStatus = "draft"
	ReviewPRD   PRDStatus = "review"
	ApprovedPRD PRDStatus = "approved"
)

// PRDStatuses lists every PRDStatus, for the window's types.
var PRDStatuses = []struct {
	Value  PRDStatus
	TSName string
}{
	{DraftPRD, "Draft"},
	{ReviewPRD, "Review"},
	{ApprovedPRD, "Approved"},
}

// Clean makes the PRD's title safe and says what is wrong with it.
func (p *PRD) Clean() error {
	p.Title = CleanLine(p.Title)
	if p.ProductID == "" {
		return InvalidField("productId", "A PRD belongs to a product. Choose one.")
	}
	if p.Status == "" {
		p.Status = DraftPRD
	}
	for _, s := range PRDStatuses {
		if s.Value == p.Status {
			return checkName("title", p.Title)
		}
	}
	return InvalidField("status", "%q is no status of a PRD.", p.Status)
}

// SectionKind says what a section of a PRD is about. Drafting and exporting go by it, never by the title.
type SectionKind string

// The kinds of section, in the order in which a draft has them.
const (
	ProblemSection      SectionKind = "problem"
	GoalsSection        SectionKind = "goals"
	RequirementsSection SectionKind = "requirements"
	NonGoalsSection     SectionKind = "nongoals"
	QuestionsSection    SectionKind = "questions"
	DecisionsSection    SectionKind = "decisions"
	TextSection         SectionKind = "text"
)

// SectionKinds lists every SectionKind, for the window's types.
var SectionKinds = []struct {
	Value  SectionKind
	TSName string
}{
	{ProblemSection, "Problem"},
	{GoalsSection, "Goals"},
	{RequirementsSection, "Requirements"},
	{NonGoalsSection, "NonGoals"},
	{QuestionsSection, "Questions"},
	{DecisionsSection, "Decisions"},
	{TextSection, "Text"},
}

// PRDSection is one chapter of a PRD.
type PRDSection struct {
	ID       string      `json:"id"`
	PRDID    string      `json:"prdId"`
	Kind     SectionKind `json:"kind"`
	Title    string      `json:"title"`
	Body     string      `json:"body"` // Markdown
	Position float64     `json:"position"`
	Revision int         `json:"revision"`
}

// Clean makes the section's texts safe and says what is wrong with it.
func (s *PRDSection) Clean() error {
	s.Title, s.Body = CleanLine(s.Title), CleanText(s.Body)
	if err := checkName("title", s.Title); err != nil {
		return err
	}
	if err := checkLength("body", s.Body, MaxBody); err != nil {
		return err
	}
	for _, k := range SectionKinds {
		if k.Value == s.Kind {
			return nil
		}
	}
	return InvalidField("kind", "%q is no kind of section.", s.Kind)
}

// Priority is how much a requirement matters, by MoSCoW.
type Priority string

// The priorities.
const (
	Must   Priority = "must"
	Should Priority = "should"
	Could  Priority = "could"
	Wont   Priority = "wont"
)

// Priorities lists every Priority, for the window's types.
var Priorities = []struct {
	Value  Priority
	TSName string
}{
	{Must, "Must"},
	{Should, "Should"},
	{Could, "Could"},
	{Wont, "Wont"},
}

// Requirement is one numbered statement of a PRD. Its number is stable for ever.
type Requirement struct {
	ID        string   `json:"id"`
	PRDID     string   `json:"prdId"`
	Number    int      `json:"number"`
	Statement string   `json:"statement"`
	Rationale string   `json:"rationale"` // Markdown
	Priority  Priority `json:"priority"`
	Position  float64  `json:"position"`
	Revision  int      `json:"revision"`
}

// Ref is how the requirement is cited: REQ-001.
func (r Requirement) Ref() string { return fmt.Sprintf("REQ-%03d", r.Number) }

// Clean makes the requirement's texts safe and says what is wrong with it.
func (r *Requirement) Clean() error {
	r.Statement, r.Rationale = CleanLine(r.Statement), CleanText(r.Rationale)
	if r.Statement == "" {
		return InvalidField("statement", "The requirement is empty. Type what must be true.")
	}
	if r.Priority == "" {
		r.Priority = Should
	}
	for field, text := range map[string]string{"statement": r.Statement, "rationale": r.Rationale} {
		if err := checkLength(field, text, MaxLine); err != nil {
			return err
		}
	}
	for _, p := range Priorities {
		if p.Value == r.Priority {
			return nil
		}
	}
	return InvalidField("priority", "%q is no priority.", r.Priority)
}

// Citation ties a requirement to an ask that it answers.
type Citation struct {
	RequirementID string  `json:"requirementId"`
	AskID         string  `json:"askId"`
	Position      float64 `json:"position"`
}

// RequirementDetail is a requirement with the asks it cites and what their people said. An ask that was deleted is still
// there, with DeletedAt: a source that is gone is not the same as none.
type RequirementDetail struct {
	Requirement
	Label string      `json:"ref"`
	Asks  []AskDetail `json:"asks"`
}

// PRDSummary is a PRD as a list shows it.
type PRDSummary struct {
	PRD
	ProductName      string `json:"productName"`
	RequirementCount int    `json:"requirementCount"`
}

// PRDDetail is a whole PRD.
type PRDDetail struct {
	PRDSummary
	Sections     []PRDSection        `json:"sections"`
	Requirements []RequirementDetail `json:"requirements"`
}
