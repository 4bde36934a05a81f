package discovery

import (
	"database/sql/driver"
	"regexp"
	"strings"
	"time"
	"unicode"
)

// NoteKind is what a captured line is.
type NoteKind string

// The kinds of note.
const (
	PlainNote      NoteKind = "note"
	AskNote        NoteKind = "ask"
	QuoteNote      NoteKind = "quote"
	QuestionNote   NoteKind = "question"
	PainNote       NoteKind = "pain"
	WorkaroundNote NoteKind = "workaround"
	DecisionNote   NoteKind = "decision"
	ActionNote     NoteKind = "action"
	CostNote       NoteKind = "cost"
	StarNote       NoteKind = "star"
)

// NoteKinds lists every NoteKind, for the window's types.
var NoteKinds = []struct {
	Value  NoteKind
	TSName string
}{
	{PlainNote, "Note"},
	{AskNote, "Ask"},
	{QuoteNote, "Quote"},
	{QuestionNote, "Question"},
	{PainNote, "Pain"},
	{WorkaroundNote, "Workaround"},
	{DecisionNote, "Decision"},
	{ActionNote, "Action"},
	{CostNote, "Cost"},
	{StarNote, "Star"},
}

// Tags are the theme hints of a note, without their "#", in the order typed. They are stored as a JSON array.
type Tags []string

// Value implements driver.Valuer.
func (t Tags) Value() (driver.Value, error) { return jsonList(t) }

// Scan implements sql.Scanner.
func (t *Tags) Scan(src any) error { return scanJSON(src, (*[]string)(t)) }

// Note is one captured line of a session.
type Note struct {
	ID         string   `json:"id"`
	SessionID  string   `json:"sessionId"`
	OffsetMS   int64    `json:"offsetMs"` // milliseconds since the session began, or Untimed
	Kind       NoteKind `json:"kind"`
	SpeakerID  *string  `json:"speakerId,omitempty"`
	Text       string   `json:"text"` // without the marks that became fields
	Tags       Tags     `json:"tags"       ts_type:"string[]"`
	Importance int      `json:"importance"` // to the speaker: 1 to 3, 0 when not said
	Due        string   `json:"due"`        // a day as 2026-12-01, empty when there is none
	Level      int      `json:"level"`      // how deep it stands under the lines above: 0 to MaxLevel
	Private    bool     `json:"private"`    // off the record: in no export

	ConfirmedBy *string    `json:"confirmedBy,omitempty"` // who said at the read-back that it is right
	ConfirmedAt *time.Time `json:"confirmedAt,omitempty" ts_type:"string"`

	OwedTo    *string    `json:"owedTo,omitempty"` // of a promise without a speaker, which is the PM's own: to whom
	Outcome   Outcome    `json:"outcome"`          // of a promise or question
	SettledAt *time.Time `json:"settledAt,omitempty" ts_type:"string"`

	CreatedAt time.Time  `json:"createdAt"           ts_type:"string"`
	UpdatedAt time.Time  `json:"updatedAt"           ts_type:"string"`
	DeletedAt *time.Time `json:"deletedAt,omitempty" ts_type:"string"`
	Revision  int        `json:"revision"`
}

// MaxLevel is how deep a note can stand under others.
const MaxLevel = 3

// AddedNote is a new note, and the ask that it made ("" for none).
type AddedNote struct {
	Note  Note   `json:"note"`
	AskID string `json:"askId"`
}

// Words is what was said: the text without the tags at its end, which are the PM's own marks, and without the sign of
// those inside it.
func (n Note) Words() string {
	words := n.Text
	for changed := true; changed; {
		changed = false
		for _, tag := range n.Tags {
			if rest, ok := strings.CutSuffix(words, "#"+tag); ok && strings.TrimSpace(rest) != "" {
				words, changed = strings.TrimRightFunc(rest, unicode.IsSpace), true
			}
		}
	}
	for _, tag := range n.Tags {
		words = strings.ReplaceAll(words, "#"+tag, tag)
	}
	return words
}

// SaysTheSame tells whether two states of a note would be read aloud alike.
func (n Note) SaysTheSame(other Note) bool {
	return n.Kind == other.Kind && n.Text == other.Text && n.Due == other.Due &&
		samePerson(n.SpeakerID, other.SpeakerID) && samePerson(n.OwedTo, other.OwedTo)
}

func samePerson(a, b *string) bool { return a == b || a != nil && b != nil && *a == *b }

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// Clean makes the note's text safe and says what is wrong with it.
func (n *Note) Clean() error {
	n.Text = CleanText(n.Text)
	if n.Text == "" {
		return InvalidField("text", "The note is empty. Type something first.")
	}
	if err := checkLength("text", n.Text, MaxLine); err != nil {
		return err
	}
	if n.Tags == nil {
		n.Tags = Tags{}
	}
	if n.Importance < 0 || n.Importance > 3 {
		return InvalidField("importance", "Importance goes from 1 to 3, not %d.", n.Importance)
	}
	if err := checkDay("due", n.Due); err != nil {
		return err
	}
	n.OffsetMS = max(n.OffsetMS, Untimed)
	n.Level = min(max(n.Level, 0), MaxLevel)
	if err := n.cleanOutcome(); err != nil {
		return err
	}
	for _, k := range NoteKinds {
		if k.Value == n.Kind {
			return nil
		}
	}
	return InvalidField("kind", "%q is no kind of note.", n.Kind)
}
