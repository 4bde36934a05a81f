package api

import (
	"time"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Sessions keeps requirement-gathering sessions.
type Sessions struct{ Desk *Desk }

// SessionForm is a session as it is made or changed.
type SessionForm struct {
	Session        discovery.Session  `json:"session"`
	ParticipantIDs []string           `json:"participantIds"`
	NewPeople      []string           `json:"newPeople"` // names of further participants, who are added to the people
	Answers        []discovery.Answer `json:"answers"`
}

func (form SessionForm) attendance() discovery.Attendance {
	return discovery.Attendance{ParticipantIDs: form.ParticipantIDs, NewPeople: form.NewPeople, Answers: form.Answers}
}

// ConsentForm says what people answered in a session; only those it names change.
type ConsentForm struct {
	SessionID string                  `json:"sessionId"`
	Answers   []discovery.Participant `json:"answers"`
}

// SessionEnd says when a session ended.
type SessionEnd struct {
	ID string    `json:"id"`
	At time.Time `json:"at" ts_type:"string"`
}

// List gives the sessions that pass the filter, newest first.
func (s *Sessions) List(filter discovery.SessionFilter) ([]discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) ([]discovery.SessionSummary, error) { return st.Sessions(filter) })
}

// Get gives one session.
func (s *Sessions) Get(id string) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) { return st.Session(id) })
}

// Create adds a planned session.
func (s *Sessions) Create(form SessionForm) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) {
		form.Session.StartedAt, form.Session.EndedAt = nil, nil
		return st.CreateSession(form.Session, form.attendance())
	})
}

// Update changes a session's title, goal, product, channel, date, length and participants.
func (s *Sessions) Update(form SessionForm) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) {
		return st.UpdateSession(form.Session, form.attendance())
	})
}

// Start begins a planned session now, or takes an ended one up again.
func (s *Sessions) Start(id string) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) { return st.StartSession(id) })
}

// End ends a running session now.
func (s *Sessions) End(id string) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) { return st.EndSession(id, time.Time{}) })
}

// EndAt ends a session that was left running at the moment at which it did end.
func (s *Sessions) EndAt(end SessionEnd) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) { return st.EndSession(end.ID, end.At) })
}

// Pause makes a running session stand still.
func (s *Sessions) Pause(id string) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) { return st.PauseSession(id) })
}

// Resume lets a paused session go on.
func (s *Sessions) Resume(id string) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) { return st.ResumeSession(id) })
}

// Merge takes everything of one session into another, and deletes the emptied one.
func (s *Sessions) Merge(intoID, fromID string) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) { return st.MergeSessions(intoID, fromID) })
}

// AddPerson adds someone by name to a session: a known person of that name, or a new one.
func (s *Sessions) AddPerson(id, name string) (discovery.Stakeholder, error) {
	return with(s.Desk, func(st *store.Store) (discovery.Stakeholder, error) { return st.AddParticipant(id, name) })
}

// LastTime gives what to know of the people whom a session is with.
func (s *Sessions) LastTime(query discovery.LastTimeQuery) ([]discovery.LastTime, error) {
	return with(s.Desk, func(st *store.Store) ([]discovery.LastTime, error) { return st.LastTime(query) })
}

// SetConsent says what participants answered to notes being taken and passed on.
func (s *Sessions) SetConsent(form ConsentForm) (discovery.SessionSummary, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SessionSummary, error) {
		return st.SetConsent(form.SessionID, form.Answers)
	})
}

// Delete deletes a session with its notes, and the asks that nobody else stands behind.
func (s *Sessions) Delete(id string) error {
	return do(s.Desk, func(st *store.Store) error { return st.DeleteSession(id) })
}
