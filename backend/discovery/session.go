package discovery

import (
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
	Review       Channel = "review" // of something that is shown: a draft, a prototype, a release
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
	{Review, "Review"},
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
	if s.PlannedMinutes < 0 || s.PlannedMinutes > MaxMinutes {
		return InvalidField("plannedMinutes", "A session takes up to %d minutes, not %d.", MaxMinutes, s.PlannedMinutes)
	}
	return checkLength("goal", s.Goal, MaxLine)
}

// Elapsed is the session's own time at a moment: it stands still while the session is paused, and once it has ended.
func (s Session) Elapsed(at time.Time) time.Duration {
	switch {
	case s.StartedAt == nil:
		return 0
	case s.EndedAt != nil:
		at = *s.EndedAt
	case s.PausedAt != nil:
		at = *s.PausedAt
	}
	return max(0, at.Sub(*s.StartedAt)-time.Duration(s.PausedMS)*time.Millisecond)
}

// Begin starts a planned session; one that has ended goes on, and what lay between is no part of it.
func (s *Session) Begin(at time.Time) {
	switch {
	case s.StartedAt == nil:
		s.StartedAt = &at
	case s.EndedAt != nil:
		s.stoodStill(*s.EndedAt, at)
		s.EndedAt = nil
	}
}

// Pause makes the session stand still until Resume.
func (s *Session) Pause(at time.Time) error {
	if s.StartedAt == nil || s.EndedAt != nil {
		return Errorf(Invalid, "Only a session that runs can be paused.")
	}
	if s.PausedAt == nil {
		s.PausedAt = &at
	}
	return nil
}

// Resume lets a paused session go on.
func (s *Session) Resume(at time.Time) {
	if s.PausedAt != nil {
		s.stoodStill(*s.PausedAt, at)
		s.PausedAt = nil
	}
}

// End ends the session at a moment; one that has ended already stays as it is. It lasted until its last note at least: one
// that was opened again long after and ended in retrospect stood still only after that note.
func (s *Session) End(at time.Time, lastNote time.Duration) error {
	switch {
	case s.StartedAt == nil:
		return Errorf(Invalid, "The session has not begun yet.")
	case s.EndedAt != nil:
		return nil
	case at.Before(*s.StartedAt):
		return InvalidField("at", "It can't have ended before it began. Choose a later time.")
	}
	s.Resume(at)
	s.EndedAt = &at
	s.PausedMS = min(s.PausedMS, max(0, (at.Sub(*s.StartedAt)-lastNote).Milliseconds()))
	return nil
}

func (s *Session) stoodStill(from, to time.Time) {
	s.PausedMS += max(0, to.Sub(from).Milliseconds())
}

// MaxMinutes is how long a session can be planned to take: a day.
const MaxMinutes = 24 * 60

// SessionSummary is a session as a list shows it.
type SessionSummary struct {
	Session
	ProductName    string        `json:"productName"`
	ParticipantIDs []string      `json:"participantIds"` // in the order in which they were added
	Participants   []Participant `json:"participants"`   // the same, with what each said to notes being taken
	NoteCount      int           `json:"noteCount"`
	AskCount       int           `json:"askCount"`
	LineCount      int           `json:"lineCount"` // of the transcripts beside the notes

	LastNoteAt *time.Time `json:"lastNoteAt,omitempty" ts_type:"string"` // when the last note was typed
}

// Join works out how the notes of two halves of one session come to stand in one: the session as it then is, and by how
// much the notes of each half move. What lay between the halves stays in the session's time, as the notes keep the
// order in which they were said.
func Join(into, from Session) (joined Session, moveInto, moveFrom time.Duration, err error) {
	switch {
	case into.ID == from.ID:
		err = Errorf(Invalid, "A session can't be merged into itself. Choose another one.")
	case into.ProductID != from.ProductID:
		err = Errorf(Invalid, "The sessions belong to different products.")
	case into.StartedAt == nil || from.StartedAt == nil:
		err = Errorf(Invalid, "Only sessions that have begun can be merged.")
	}
	if err != nil {
		return into, 0, 0, err
	}
	first, second := into, from
	if from.StartedAt.Before(*into.StartedAt) {
		first, second = from, into
	}
	apart := max(0, second.StartedAt.Sub(*first.StartedAt)-time.Duration(first.PausedMS)*time.Millisecond)
	joined = into
	joined.StartedAt, joined.PausedMS = first.StartedAt, first.PausedMS+second.PausedMS
	joined.PausedAt, joined.EndedAt = second.PausedAt, second.EndedAt
	if first.EndedAt == nil && second.EndedAt != nil {
		joined.PausedAt, joined.EndedAt = first.PausedAt, nil
	}
	if first.EndedAt != nil && second.EndedAt != nil && first.EndedAt.After(*second.EndedAt) {
		joined.EndedAt = first.EndedAt
	}
	if joined.Goal == "" {
		joined.Goal = from.Goal
	}
	if from.StartedAt.Before(*into.StartedAt) {
		return joined, apart, 0, nil
	}
	return joined, 0, apart, nil
}

// SessionFilter narrows a list of sessions; its zero value takes all.
type SessionFilter struct {
	ProductID     string `json:"productId"`
	StakeholderID string `json:"stakeholderId"`
}

// Label is the channel in words.
func (c Channel) Label() string { return Word(english.ChannelNames, c) }
