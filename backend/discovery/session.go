package discovery

import (
	"strings"
	"time"
)

// Channel is how an ask, or a whole session, reached the PM.
type Channel string

// The channels.
const (
	Interview    Channel = "interview"
	Workshop     Channel = "workshop"
	Call         Channel = "call"
	Chat         Channel = "chat"
	Email        Channel = "email"
	Ticket       Channel = "ticket"
	DataAnalysis Channel = "data"
	Survey       Channel = "survey"
	NPSComment   Channel = "nps"
	Observation  Channel = "observation"
)

// Channels lists every Channel, for the window's types.
var Channels = []struct {
	Value  Channel
	TSName string
}{
	{Interview, "Interview"},
	{Workshop, "Workshop"},
	{Call, "Call"},
	{Chat, "Chat"},
	{Email, "Email"},
	{Ticket, "Ticket"},
	{DataAnalysis, "Data"},
	{Survey, "Survey"},
	{NPSComment, "NPS"},
	{Observation, "Observation"},
}

func checkChannel(c Channel) error {
	for _, known := range Channels {
		if known.Value == c {
			return nil
		}
	}
	return InvalidField("channel", "%q is no channel that Throughline knows.", c)
}

// Session is one requirement-gathering session. It is planned until StartedAt, running until EndedAt, past after that.
type Session struct {
	ID        string     `json:"id"`
	ProductID string     `json:"productId"`
	Title     string     `json:"title"`
	Goal      string     `json:"goal"`
	Channel   Channel    `json:"channel"`
	PlannedAt time.Time  `json:"plannedAt"           ts_type:"string"`
	StartedAt *time.Time `json:"startedAt,omitempty" ts_type:"string"`
	EndedAt   *time.Time `json:"endedAt,omitempty"   ts_type:"string"`

	PlannedMinutes int        `json:"plannedMinutes"`                      // how long it is to take; 0 when that is open
	PausedAt       *time.Time `json:"pausedAt,omitempty" ts_type:"string"` // since when it stands still
	PausedMS       int64      `json:"pausedMs"`                            // how long it stood still before that, in milliseconds

	CreatedAt time.Time  `json:"createdAt"           ts_type:"string"`
	UpdatedAt time.Time  `json:"updatedAt"           ts_type:"string"`
	DeletedAt *time.Time `json:"deletedAt,omitempty" ts_type:"string"`
	Revision  int        `json:"revision"`
}

// Clean makes the session's texts safe, takes it for an interview where no channel is given, and says what is wrong.
func (s *Session) Clean() error {
	s.Title, s.Goal = CleanLine(s.Title), CleanText(s.Goal)
	if err := checkName("title", s.Title); err != nil {
		return err
	}
	if s.ProductID == "" {
		return InvalidField("productId", "A session belongs to a product. Choose one.")
	}
	if s.Channel == "" {
		s.Channel = Interview
	}
	if err := checkChannel(s.Channel); err != nil {
		return err
	}
	if err := checkMoment("plannedAt", s.PlannedAt); err != nil {
		return err
	}
	return checkLength("goal", s.Goal, MaxLine)
}

// SessionSummary is a session as a list shows it.
type SessionSummary struct {
	Session
	ProductName    string   `json:"productName"`
	ParticipantIDs []string `json:"participantIds"` // in the order in which they were added
	NoteCount      int      `json:"noteCount"`
	AskCount       int      `json:"askCount"`
}

// SessionFilter narrows a list of sessions; its zero value takes all.
type SessionFilter struct {
	ProductID     string `json:"productId"`
	StakeholderID string `json:"stakeholderId"`
}

// Label is the channel in words.
func (c Channel) Label() string {
	switch c {
	case DataAnalysis:
		return "Data analysis"
	case NPSComment:
		return "NPS comment"
	case Ticket:
		return "Support ticket"
	case Interview, Workshop, Call, Chat, Email, Survey, Observation:
		return strings.ToUpper(string(c[:1])) + string(c[1:])
	default:
		return string(c)
	}
}
