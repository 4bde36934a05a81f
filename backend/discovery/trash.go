package discovery

import "time"

// TrashKind is what was deleted.
type TrashKind string

// The kinds of thing that can be in the trash.
const (
	TrashedNote        TrashKind = "note"
	TrashedAsk         TrashKind = "ask"
	TrashedSession     TrashKind = "session"
	TrashedTheme       TrashKind = "theme"
	TrashedPRD         TrashKind = "prd"
	TrashedSection     TrashKind = "section"
	TrashedRequirement TrashKind = "requirement"
	TrashedGuide       TrashKind = "guide"
	TrashedPerson      TrashKind = "person"
	TrashedProduct     TrashKind = "product"
	TrashedTranscript  TrashKind = "transcript"
	TrashedImport      TrashKind = "import" // the asks of a file
	TrashedMetric      TrashKind = "metric"
)

// TrashKinds lists every TrashKind, for the window's types.
var TrashKinds = []struct {
	Value  TrashKind
	TSName string
}{
	{TrashedNote, "Note"},
	{TrashedAsk, "Ask"},
	{TrashedSession, "Session"},
	{TrashedTheme, "Theme"},
	{TrashedPRD, "PRD"},
	{TrashedSection, "Section"},
	{TrashedRequirement, "Requirement"},
	{TrashedGuide, "Guide"},
	{TrashedPerson, "Person"},
	{TrashedProduct, "Product"},
	{TrashedTranscript, "Transcript"},
	{TrashedImport, "Import"},
	{TrashedMetric, "Metric"},
}

// TrashItem is one deletion: what was deleted, from where and when, and what went with it.
type TrashItem struct {
	ID        string    `json:"id"`
	Kind      TrashKind `json:"kind"`
	Ref       string    `json:"ref"`   // the id of what was deleted
	Title     string    `json:"title"` // its name or words
	Place     string    `json:"place"` // what it belonged to
	Notes     int       `json:"notes"` // that went with it
	Asks      int       `json:"asks"`
	Private   bool      `json:"private"` // a note off the record, or an ask that says what was said there only
	DeletedAt time.Time `json:"deletedAt" ts_type:"string"`
	Changes   string    `json:"changes,omitempty"` // the rows as they were, for restoring them; left out of lists
}

// TrashList is what is in the trash. More says that there is more than was given.
type TrashList struct {
	Items []TrashItem `json:"items"`
	More  bool        `json:"more"`
}

// NoteVersion is what a note said before it was changed.
type NoteVersion struct {
	ID         int64     `json:"id"`
	NoteID     string    `json:"noteId"`
	Kind       NoteKind  `json:"kind"`
	SpeakerID  *string   `json:"speakerId,omitempty"`
	Text       string    `json:"text"`
	Tags       Tags      `json:"tags"       ts_type:"string[]"`
	Importance int       `json:"importance"`
	Due        string    `json:"due"`
	WrittenAt  time.Time `json:"writtenAt" ts_type:"string"`
}

// EditDraft is what stands in the editor of a note and is not saved yet.
type EditDraft struct {
	NoteID    string    `json:"noteId"`
	Line      string    `json:"line"`
	Revision  int       `json:"revision"` // of the note when the editing began
	UpdatedAt time.Time `json:"updatedAt" ts_type:"string"`
}

// Unsent is the session in which something was typed last that was not sent.
type Unsent struct {
	SessionID string    `json:"sessionId"` // empty when there is none
	Title     string    `json:"title"`
	At        time.Time `json:"at" ts_type:"string"`
}
