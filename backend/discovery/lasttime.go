package discovery

import "time"

// LastTime is what a PM should know of a person before talking to them again.
type LastTime struct {
	StakeholderID string     `json:"stakeholderId"`
	SessionID     string     `json:"sessionId"` // the last session with the person; "" when there was none
	SessionTitle  string     `json:"sessionTitle"`
	At            *time.Time `json:"at,omitempty"   ts_type:"string"` // when that was
	Asks          []PastAsk  `json:"asks"`                            // what they ever asked, the latest heard first
	TheyOwe       []PastNote `json:"theyOwe"`                         // what they promised
	YouOwe        []PastNote `json:"youOwe"`                          // what was promised to them
	Questions     []PastNote `json:"questions"`                       // what was left open
	Unasked       []Question `json:"unasked"`                         // of the last session's guide
}

// PastAsk is an ask and what became of it.
type PastAsk struct {
	ID        string    `json:"id"`
	Statement string    `json:"statement"`
	Decision  Decision  `json:"decision"`
	Reason    string    `json:"reason"`
	ThemeName string    `json:"themeName"`
	Cited     []CitedIn `json:"cited"`
	Private   bool      `json:"private"` // what it says was said off the record only
}

// CitedIn is a requirement that rests on an ask, in its PRD.
type CitedIn struct {
	PRDID         string `json:"prdId"`
	Title         string `json:"title"`
	RequirementID string `json:"requirementId"`
	Ref           string `json:"ref"`
}

// PastNote is a line of an earlier session.
type PastNote struct {
	ID        string     `json:"id"`
	SessionID string     `json:"sessionId"`
	Text      string     `json:"text"`
	Due       string     `json:"due"`
	SaidAt    *time.Time `json:"saidAt,omitempty" ts_type:"string"`
}

// LastTimeQuery names whom a session is with; what was said in that session itself is not of last time.
type LastTimeQuery struct {
	SessionID      string   `json:"sessionId"` // "" for one that is not there yet
	StakeholderIDs []string `json:"stakeholderIds"`
}
