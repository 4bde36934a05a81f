package discovery

import (
	"cmp"
	"time"
)

// PRD is a product requirements document. Its text stands in its sections, its numbered statements in requirements.
type PRD struct {
	ID         string     `json:"id"`
	ProductID  string     `json:"productId"`
	Title      string     `json:"title"`
	Status     PRDStatus  `json:"status"`
	Language   Language   `json:"language"`   // that it was said to be in
	LastNumber int        `json:"lastNumber"` // the highest requirement number ever given, so that none is used twice
	PageLimit  int        `json:"pageLimit"`  // of its PDF, 0 for as many as it takes
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
			return cmp.Or(checkName("title", p.Title), p.Language.check())
		}
	}
	return InvalidField("status", "%q is no status of a PRD.", p.Status)
}

// SectionKind says what a section of a PRD is about. Drafting and exporting go by it, never by the title.
type SectionKind string

// The kinds of section, in the order in which a draft has them.
const (
	ProblemSection      SectionKind = "problem"
	AffectedSection     SectionKind = "affected" // who has the problem
	GoalsSection        SectionKind = "goals"
	RequirementsSection SectionKind = "requirements"
	NonGoalsSection     SectionKind = "nongoals"
	WorkaroundsSection  SectionKind = "workarounds" // in use today
	QuestionsSection    SectionKind = "questions"
	RisksSection        SectionKind = "risks"
	DecisionsSection    SectionKind = "decisions"
	PromisesSection     SectionKind = "promises"
	HeadlineSection     SectionKind = "headline" // of a press release, with its first paragraph
	PraiseSection       SectionKind = "praise"   // what a user of it would say
	FAQSection          SectionKind = "faq"
	GlossarySection     SectionKind = "glossary" // a line for each term: "Term: what it means"
	TextSection         SectionKind = "text"
)

// SectionKinds lists every SectionKind, for the window's types.
var SectionKinds = []struct {
	Value  SectionKind
	TSName string
}{
	{ProblemSection, "Problem"},
	{AffectedSection, "Affected"},
	{GoalsSection, "Goals"},
	{RequirementsSection, "Requirements"},
	{NonGoalsSection, "NonGoals"},
	{WorkaroundsSection, "Workarounds"},
	{QuestionsSection, "Questions"},
	{RisksSection, "Risks"},
	{DecisionsSection, "Decisions"},
	{PromisesSection, "Promises"},
	{HeadlineSection, "Headline"},
	{PraiseSection, "Praise"},
	{FAQSection, "FAQ"},
	{GlossarySection, "Glossary"},
	{TextSection, "Text"},
}

// PRDSection is one chapter of a PRD.
type PRDSection struct {
	ID       string      `json:"id"`
	PRDID    string      `json:"prdId"`
	Kind     SectionKind `json:"kind"`
	Title    string      `json:"title"`
	Body     string      `json:"body"`     // Markdown
	Hint     string      `json:"hint"`     // what a good one contains
	Required bool        `json:"required"` // before a review
	Position float64     `json:"position"`
	Revision int         `json:"revision"`
}

// Clean makes the section's texts safe and says what is wrong with it.
func (s *PRDSection) Clean() error {
	s.Title, s.Body, s.Hint = CleanLine(s.Title), CleanText(s.Body), CleanLine(s.Hint)
	if err := checkName("title", s.Title); err != nil {
		return err
	}
	if err := checkLength("body", s.Body, MaxBody); err != nil {
		return err
	}
	if err := checkLength("hint", s.Hint, MaxLine); err != nil {
		return err
	}
	for _, k := range SectionKinds {
		if k.Value == s.Kind {
			return nil
		}
	}
	return InvalidField("kind", "%q is no kind of section.", s.Kind)
}

// PRDSummary is a PRD as a list shows it.
type PRDSummary struct {
	PRD
	ProductName      string `json:"productName"`
	RequirementCount int    `json:"requirementCount"`
}

// PRDDetail is a whole PRD with its evidence, as exports and versions need it.
type PRDDetail struct {
	PRDSummary
	Sections     []PRDSection        `json:"sections"`
	Requirements []RequirementDetail `json:"requirements"`
	Metrics      []MetricText        `json:"metrics"` // that its texts refer to
	Charts       []Chart             `json:"charts"`  // that its texts show
	Quotes       []Evidence          `json:"quotes"`  // that its texts hold of what was said
}

// OpenPRD is a PRD as its editor holds it: of what is behind its asks it has the counts. What was said is read where it is
// looked at.
type OpenPRD struct {
	PRDSummary
	Sections     []PRDSection      `json:"sections"`
	Requirements []OpenRequirement `json:"requirements"`
	Metrics      []MetricText      `json:"metrics"` // that its texts refer to
	Charts       []Chart           `json:"charts"`  // that its texts show
	WrittenIn    Language          `json:"writtenIn"`
}

// OpenRequirement is a requirement as the editor holds it.
type OpenRequirement struct {
	Requirement
	Label   string     `json:"ref"`
	Asks    []CitedAsk `json:"asks"`
	Suspect []Change   `json:"suspect"` // what changed of the asks since they were last confirmed
}

// CitedAsk is an ask as a requirement that rests on it shows it.
type CitedAsk struct {
	ID        string     `json:"id"`
	Statement string     `json:"statement"`
	Voices    VoiceCount `json:"voices"`
	Private   bool       `json:"private"`
	Deleted   bool       `json:"deleted"`
}

// Open gives the PRD as its editor holds it.
func (p PRDDetail) Open() OpenPRD {
	requirements := make([]OpenRequirement, len(p.Requirements))
	for i, r := range p.Requirements {
		asks := make([]CitedAsk, len(r.Asks))
		for j, a := range r.Asks {
			asks[j] = CitedAsk{a.ID, a.Statement, a.Voices, a.Private, a.DeletedAt != nil}
		}
		requirements[i] = OpenRequirement{r.Requirement, r.Label, asks, r.Suspect}
	}
	return OpenPRD{p.PRDSummary, p.Sections, requirements, p.Metrics, p.Charts, p.WrittenIn()}
}

// RequirementEvidence is what was said for the asks that a requirement rests on.
type RequirementEvidence struct {
	RequirementID string        `json:"requirementId"`
	Asks          []AskEvidence `json:"asks"`
}

// AskEvidence is what was said for an ask and for what was merged into it.
type AskEvidence struct {
	AskID    string     `json:"askId"`
	Evidence []Evidence `json:"evidence"`
}
