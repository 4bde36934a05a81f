package discovery

// CitingQuery names one thing that requirements may rest on; the rest is empty.
type CitingQuery struct {
	AskID         string `json:"askId"`
	NoteID        string `json:"noteId"`
	StakeholderID string `json:"stakeholderId"`
	ThemeID       string `json:"themeId"` // with its parts
}

// Citing is a requirement that rests on what a query names.
type Citing struct {
	PRDID         string           `json:"prdId"`
	PRDTitle      string           `json:"prdTitle"`
	RequirementID string           `json:"requirementId"`
	Number        int              `json:"-"`
	Ref           string           `json:"ref"`
	Statement     string           `json:"statement"`
	State         RequirementState `json:"state"`
}

// NoteCiting is a requirement that rests on what a note says.
type NoteCiting struct {
	NoteID string `json:"noteId"`
	Citing
}
