package discovery

import "time"

// Counts says how much a workspace holds.
type Counts struct {
	Sessions     int `json:"sessions"`
	Notes        int `json:"notes"`
	Asks         int `json:"asks"`
	Themes       int `json:"themes"`
	PRDs         int `json:"prds"`
	Stakeholders int `json:"stakeholders"`
	Products     int `json:"products"`
}

// Step is one thing the user did that can be taken back.
type Step struct {
	ID    int64     `json:"id"`
	Label string    `json:"label"` // "Delete note"
	At    time.Time `json:"at"    ts_type:"string"`
}

// History says what undo and redo would do next; nil where there is nothing to do.
type History struct {
	Undo *Step `json:"undo,omitempty"`
	Redo *Step `json:"redo,omitempty"`
}

// Archive is a whole workspace as data: what a dump writes and a load reads, without loss. The undo history and the
// unsent drafts of the composer are not part of it.
type Archive struct {
	Format       string        `json:"format"`  // ArchiveFormat
	Version      int           `json:"version"` // ArchiveVersion
	Products     []Product     `json:"products"`
	Stakeholders []Stakeholder `json:"stakeholders"`
	Sessions     []Session     `json:"sessions"`
	Participants []Participant `json:"participants"`
	Guides       []Guide       `json:"guides"`
	Questions    []Question    `json:"questions"`
	Notes        []Note        `json:"notes"`
	Themes       []Theme       `json:"themes"`
	Asks         []Ask         `json:"asks"`
	Voices       []Voice       `json:"voices"`
	AskImports   []AskImport   `json:"askImports"`
	AskPairs     []AskPair     `json:"askPairs"`
	AskViews     []AskView     `json:"askViews"`
	Dismissals   []Dismissal   `json:"dismissals"`
	PRDs         []PRD         `json:"prds"`
	Sections     []PRDSection  `json:"sections"`
	Requirements []Requirement `json:"requirements"`
	Citations    []Citation    `json:"citations"`
	NoteVersions []NoteVersion `json:"noteVersions"`
	TrashItems   []TrashItem   `json:"trashItems"`

	FindingDismissals []FindingDismissal `json:"findingDismissals"`

	Files        []File        `json:"files"`
	Templates    []Template    `json:"templates"`
	DraftSources []DraftSource `json:"draftSources"`
	Metrics      []Metric      `json:"metrics"`
	Readings     []Reading     `json:"readings"`
	PRDVersions  []PRDVersion  `json:"prdVersions"`
	Reviewers    []Reviewer    `json:"reviewers"`
	SignOffs     []SignOff     `json:"signOffs"`
	Comments     []Comment     `json:"comments"`
	HouseStyles  []HouseStyle  `json:"houseStyles"`

	Transcripts     []Transcript     `json:"transcripts"`
	TranscriptLines []TranscriptLine `json:"transcriptLines"`
}

// What an Archive says of itself.
const (
	ArchiveFormat  = "throughline"
	ArchiveVersion = 1
)

// Participant ties a stakeholder to a session.
type Participant struct {
	SessionID     string     `json:"sessionId"`
	StakeholderID string     `json:"stakeholderId"`
	Position      float64    `json:"position"`
	Consent       Consent    `json:"consent"`
	ConsentAt     *time.Time `json:"consentAt,omitempty" ts_type:"string"`
}

// Attendance says who takes part in a session: people who are known, and the names of others, who are found or added. Who
// is not among the answers keeps that of before.
type Attendance struct {
	ParticipantIDs []string
	NewPeople      []string
	Answers        []Answer
}

// Answer is what one of them answered to notes being taken and passed on.
type Answer struct {
	Who     string  `json:"who"` // the id, or the name of who is new
	Consent Consent `json:"consent"`
}

// Clean says what is wrong with the participant.
func (p *Participant) Clean() error {
	for _, c := range Consents {
		if c.Value == p.Consent {
			return nil
		}
	}
	return InvalidField("consent", "%q is no answer about consent.", p.Consent)
}

// Consent is what a participant said to notes being taken and passed on.
type Consent string

// The answers. Words and name of someone who declined leave the workspace in no export.
const (
	NotAsked Consent = ""
	Asked    Consent = "asked" // and not answered yet
	Given    Consent = "given"
	Refused  Consent = "declined"
)

// Stricter gives the answer of two that gives less away.
func (c Consent) Stricter(other Consent) Consent {
	for _, answer := range []Consent{Refused, Given, Asked} {
		if c == answer || other == answer {
			return answer
		}
	}
	return NotAsked
}

// Consents lists every Consent, for the window's types.
var Consents = []struct {
	Value  Consent
	TSName string
}{
	{NotAsked, "NotAsked"},
	{Asked, "Asked"},
	{Given, "Given"},
	{Refused, "Declined"},
}
