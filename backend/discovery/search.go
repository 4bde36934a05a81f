package discovery

import "time"

// HitKind is what a search found.
type HitKind string

// The kinds of hit.
const (
	NoteHit    HitKind = "note"
	AskHit     HitKind = "ask"
	ThemeHit   HitKind = "theme"
	PRDHit     HitKind = "prd"
	SessionHit HitKind = "session"
	PersonHit  HitKind = "person"
	MetricHit  HitKind = "metric"  // or a reading of it
	CommentHit HitKind = "comment" // on a PRD

	TranscriptHit HitKind = "transcript" // a line of one
)

// HitKinds lists every HitKind, for the window's types.
var HitKinds = []struct {
	Value  HitKind
	TSName string
}{
	{NoteHit, "Note"},
	{AskHit, "Ask"},
	{ThemeHit, "Theme"},
	{PRDHit, "PRD"},
	{SessionHit, "Session"},
	{PersonHit, "Person"},
	{MetricHit, "Metric"},
	{CommentHit, "Comment"},
	{TranscriptHit, "Transcript"},
}

// SearchQuery is what to look for, and where. The last word of Text counts as begun, so that hits come as one types.
type SearchQuery struct {
	Text          string   `json:"text"`
	ProductID     string   `json:"productId"`
	StakeholderID string   `json:"stakeholderId"`
	Kind          HitKind  `json:"kind"`
	NoteKind      NoteKind `json:"noteKind"`
	From          string   `json:"from"` // first day, as 2026-11-01, in the reader's time zone
	To            string   `json:"to"`   // last day
	Limit         int      `json:"limit"`
}

// Fragment is a stretch of a hit's text; Match says that it is what was looked for.
type Fragment struct {
	Text  string `json:"text"`
	Match bool   `json:"match"`
}

// Hit is one thing found, with all that is needed to show it and to open its place.
type Hit struct {
	Kind        HitKind    `json:"kind"`
	ID          string     `json:"id"`
	NoteKind    NoteKind   `json:"noteKind"` // of a note
	SessionID   string     `json:"sessionId"`
	ProductID   string     `json:"productId"`
	ProductName string     `json:"productName"`
	Place       string     `json:"place"` // the session's title, or what stands for it
	PersonID    string     `json:"personId"`
	At          time.Time  `json:"at" ts_type:"string"`
	OffsetMS    int64      `json:"offsetMs"` // of a note or a line of a transcript, or Untimed
	PRDID       string     `json:"prdId"`    // of a comment
	Fragments   []Fragment `json:"fragments"`
	Private     bool       `json:"private"` // said off the record only
}

// SearchResult is what a search found. More says that there are hits beyond the limit.
type SearchResult struct {
	Hits []Hit `json:"hits"`
	More bool  `json:"more"`
}
