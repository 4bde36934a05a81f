package api

import (
	"throughline/backend/capture"
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Notes keeps the captured lines of sessions.
type Notes struct{ Desk *Desk }

// NoteForm is a line as it was typed.
type NoteForm struct {
	SessionID string  `json:"sessionId"`
	Line      string  `json:"line"`                // in the capture grammar
	SpeakerID *string `json:"speakerId,omitempty"` // who is speaking, unless the line names someone
}

// NoteAdded is a new note, and the ask that it made ("" for none).
type NoteAdded struct {
	Note  discovery.Note `json:"note"`
	AskID string         `json:"askId"`
}

// NoteEdit is a note's line as it was typed anew.
type NoteEdit struct {
	ID       string `json:"id"`
	Line     string `json:"line"`
	Revision int    `json:"revision"`
}

// KindChange says what a note is from now on.
type KindChange struct {
	ID       string             `json:"id"`
	Kind     discovery.NoteKind `json:"kind"`
	Revision int                `json:"revision"`
}

// List gives a session's notes in the order in which they were said.
func (n *Notes) List(sessionID string) ([]discovery.Note, error) {
	return with(n.Desk, func(st *store.Store) ([]discovery.Note, error) { return st.Notes(sessionID) })
}

// Preview says how a line would be understood, as one types.
func (n *Notes) Preview(line string) (capture.Line, error) {
	return with(n.Desk, func(st *store.Store) (capture.Line, error) { return n.parse(st, line) })
}

// Add saves a line as a note, on disk when it returns, and clears the draft.
func (n *Notes) Add(form NoteForm) (NoteAdded, error) {
	return with(n.Desk, func(st *store.Store) (NoteAdded, error) {
		line, err := n.parse(st, form.Line)
		if err != nil {
			return NoteAdded{}, err
		}
		note := noteOf(line)
		note.SessionID = form.SessionID
		if note.SpeakerID == nil {
			note.SpeakerID = form.SpeakerID
		}
		added, askID, err := st.AddNote(note)
		return NoteAdded{added, askID}, err
	})
}

// Line gives a note written back in the capture grammar, for editing.
func (n *Notes) Line(id string) (string, error) {
	return with(n.Desk, func(st *store.Store) (string, error) {
		note, err := st.Note(id)
		if err != nil {
			return "", err
		}
		people, err := st.Stakeholders()
		return capture.Format(note, people), err
	})
}

// Edit changes what a note says. A stale revision fails with conflict.
func (n *Notes) Edit(edit NoteEdit) (discovery.Note, error) {
	return with(n.Desk, func(st *store.Store) (discovery.Note, error) {
		people, err := st.Stakeholders()
		if err != nil {
			return discovery.Note{}, err
		}
		old, err := st.Note(edit.ID)
		if err != nil {
			return discovery.Note{}, err
		}
		note := noteOf(capture.Parse(edit.Line, people, n.Desk.Now()))
		note.ID, note.Revision = edit.ID, edit.Revision
		if note.SpeakerID == nil && !saysWhoSpoke(old, people) {
			note.SpeakerID = old.SpeakerID
		}
		return st.EditNote(note)
	})
}

// SetKind says what a note is.
func (n *Notes) SetKind(change KindChange) (discovery.Note, error) {
	return with(n.Desk, func(st *store.Store) (discovery.Note, error) {
		return st.SetNoteKind(change.ID, change.Kind, change.Revision)
	})
}

// Delete deletes a note, and the ask that nobody else stands behind.
func (n *Notes) Delete(id string) error {
	return do(n.Desk, func(st *store.Store) error { return st.DeleteNote(id) })
}

// Draft gives what stood in a session's composer.
func (n *Notes) Draft(sessionID string) (string, error) {
	return with(n.Desk, func(st *store.Store) (string, error) { return st.Draft(sessionID) })
}

// SaveDraft keeps what stands in a session's composer, on disk when it returns.
func (n *Notes) SaveDraft(sessionID, text string) error {
	return do(n.Desk, func(st *store.Store) error { return st.SaveDraft(sessionID, text) })
}

func (n *Notes) parse(st *store.Store, line string) (capture.Line, error) {
	people, err := st.Stakeholders()
	return capture.Parse(line, people, n.Desk.Now()), err
}

// saysWhoSpoke says whether a note's line names its speaker. It can't where two people have the same name; then an edit that
// names nobody must not lose who spoke.
func saysWhoSpoke(note discovery.Note, people []discovery.Stakeholder) bool {
	return capture.Parse(capture.Format(note, people), people, note.CreatedAt).SpeakerID != nil
}

func noteOf(line capture.Line) discovery.Note {
	return discovery.Note{
		Kind: line.Kind, Text: line.Text, Tags: line.Tags, SpeakerID: line.SpeakerID,
		Importance: line.Importance, Due: line.Due,
	}
}
