package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Questions keeps what each session is to ask.
type Questions struct{ Desk *Desk }

// CarryForm names questions that an earlier session left unasked, and the session that is to ask them.
type CarryForm struct {
	SessionID   string   `json:"sessionId"`
	QuestionIDs []string `json:"questionIds"`
}

// List gives a session's questions in order.
func (q *Questions) List(sessionID string) ([]discovery.GuideQuestion, error) {
	return with(q.Desk, func(st *store.Store) ([]discovery.GuideQuestion, error) {
		return st.Questions(sessionID)
	})
}

// Use copies a guide's questions behind those of a session.
func (q *Questions) Use(sessionID, guideID string) ([]discovery.GuideQuestion, error) {
	return with(q.Desk, func(st *store.Store) ([]discovery.GuideQuestion, error) {
		return st.UseGuide(sessionID, guideID)
	})
}

// Carry copies what was left unasked into a session.
func (q *Questions) Carry(form CarryForm) ([]discovery.GuideQuestion, error) {
	return with(q.Desk, func(st *store.Store) ([]discovery.GuideQuestion, error) {
		return st.CarryForward(form.SessionID, form.QuestionIDs)
	})
}

// Add puts a question behind those of a session.
func (q *Questions) Add(sessionID string, prompt discovery.Prompt) ([]discovery.GuideQuestion, error) {
	return with(q.Desk, func(st *store.Store) ([]discovery.GuideQuestion, error) {
		return st.AddQuestion(sessionID, prompt)
	})
}

// Update changes what a question asks. A stale revision fails with conflict.
func (q *Questions) Update(question discovery.Question) ([]discovery.GuideQuestion, error) {
	return with(q.Desk, func(st *store.Store) ([]discovery.GuideQuestion, error) {
		return st.UpdateQuestion(question)
	})
}

// Tick says that a question was asked now, or was not.
func (q *Questions) Tick(id string, asked bool) ([]discovery.GuideQuestion, error) {
	return with(q.Desk, func(st *store.Store) ([]discovery.GuideQuestion, error) {
		return st.TickQuestion(id, asked)
	})
}

// Move puts a question before another of its session ("" for the end).
func (q *Questions) Move(id, beforeID string) error {
	return do(q.Desk, func(st *store.Store) error { return st.MoveQuestion(id, beforeID) })
}

// Delete takes a question out of its session.
func (q *Questions) Delete(id string) error {
	return do(q.Desk, func(st *store.Store) error { return st.DeleteQuestion(id) })
}
