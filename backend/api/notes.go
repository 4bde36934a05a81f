package api

import (
	"time"

	"throughline/backend/capture"
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Notes keeps the captured lines of sessions.
type Notes struct{ Desk *Desk }

// NotesForm is what was entered at once: one line, or all that were pasted.
type NotesForm struct {
	SessionID string      `json:"sessionId"`
	Lines     []TypedLine `json:"lines"`
	Draft     string      `json:"draft,omitempty"` // what else was typed and stays unsent
}

// TypedLine is a line as it was typed.
type TypedLine struct {
	Text      string  `json:"text"`                // in the capture grammar
	SpeakerID *string `json:"speakerId,omitempty"` // who is speaking, unless the line names someone
	Level     int     `json:"level,omitempty"`     // how deep it stands under the line above
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

// PrivateChange puts a note off the record, or back on it.
type PrivateChange struct {
	ID       string `json:"id"`
	Private  bool   `json:"private"`
	Revision int    `json:"revision"`
}

// Answer says whether a question has been answered.
type Answer struct {
	ID       string `json:"id"`
	Answered bool   `json:"answered"`
	Revision int    `json:"revision"`
}

// LevelChange says how deep a note stands under the one above it.
type LevelChange struct {
	ID       string `json:"id"`
	Level    int    `json:"level"`
	Revision int    `json:"revision"`
}

// Moment is what was said a little before its key was pressed.
type Moment struct {
	SessionID string             `json:"sessionId"`
	Kind      discovery.NoteKind `json:"kind"`
	SpeakerID *string            `json:"speakerId,omitempty"`
}

// Beginning is a name or tag that is being typed.
type Beginning struct {
	SessionID string `json:"sessionId"`
	Sign      string `json:"sign"`  // "@" or "#"
	Typed     string `json:"typed"` // what stands behind the sign
}

// Completions are the ways to go on with it.
type Completions struct {
	Suggestions []capture.Suggestion `json:"suggestions"`
	NewName     string               `json:"newName"` // whom it could name anew; "" when it means someone already
}

// List gives a session's notes in the order in which they were said.
func (n *Notes) List(sessionID string) ([]discovery.Note, error) {
	return with(n.Desk, func(st *store.Store) ([]discovery.Note, error) { return st.Notes(sessionID) })
}

// Preview says how a line would be understood in a session, as one types.
func (n *Notes) Preview(sessionID, line string) (capture.Line, error) {
	return with(n.Desk, func(st *store.Store) (capture.Line, error) {
		r, err := n.reader(st, sessionID)
		return r.read(line), err
	})
}

// Add saves lines as notes, all or none, and what stays unsent as the draft, on disk when it returns.
func (n *Notes) Add(form NotesForm) ([]discovery.AddedNote, error) {
	return with(n.Desk, func(st *store.Store) ([]discovery.AddedNote, error) {
		r, err := n.reader(st, form.SessionID)
		if err != nil {
			return nil, err
		}
		notes := make([]discovery.Note, len(form.Lines))
		for i, line := range form.Lines {
			notes[i] = noteOf(r.read(line.Text))
			if notes[i].SpeakerID == nil {
				notes[i].SpeakerID = line.SpeakerID
			}
			notes[i].Level = line.Level
		}
		return st.AddTyped(form.SessionID, notes, form.Draft)
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
		old, err := st.Note(edit.ID)
		if err != nil {
			return discovery.Note{}, err
		}
		r, err := n.reader(st, old.SessionID)
		if err != nil {
			return discovery.Note{}, err
		}
		note := noteOf(r.read(edit.Line))
		note.ID, note.Revision = edit.ID, edit.Revision
		// Where two people have the same name a line can't say who spoke; an edit must not lose it.
		if note.SpeakerID == nil && r.read(capture.Format(old, r.everyone)).SpeakerID == nil {
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

// SetPrivate puts a note off the record, where no export takes it from, or back on it.
func (n *Notes) SetPrivate(change PrivateChange) (discovery.Note, error) {
	return with(n.Desk, func(st *store.Store) (discovery.Note, error) {
		return st.SetNotePrivate(change.ID, change.Private, change.Revision)
	})
}

// SetAnswered says that an open question has been answered, or that it is open again.
func (n *Notes) SetAnswered(answer Answer) (discovery.Note, error) {
	return with(n.Desk, func(st *store.Store) (discovery.Note, error) {
		return st.AnswerQuestion(answer.ID, answer.Answered, answer.Revision)
	})
}

// SetLevel moves a note in under the one above it, or back out.
func (n *Notes) SetLevel(change LevelChange) (discovery.Note, error) {
	return with(n.Desk, func(st *store.Store) (discovery.Note, error) {
		return st.SetNoteLevel(change.ID, change.Level, change.Revision)
	})
}

// Mark adds a note about what was said as many seconds ago as the preferences say.
func (n *Notes) Mark(moment Moment) (discovery.AddedNote, error) {
	return with(n.Desk, func(st *store.Store) (discovery.AddedNote, error) {
		earlier := time.Duration(n.Desk.Settings.Get().MarkBack) * time.Second
		return st.MarkMoment(moment.SessionID, discovery.Note{Kind: moment.Kind, SpeakerID: moment.SpeakerID}, earlier)
	})
}

// Complete gives the ways to go on with a name or tag that is being typed.
func (n *Notes) Complete(b Beginning) (Completions, error) {
	return with(n.Desk, func(st *store.Store) (Completions, error) {
		if b.Sign == "#" {
			session, err := st.Session(b.SessionID)
			if err != nil {
				return Completions{}, err
			}
			used, err := st.Tags(session.ProductID)
			return Completions{Suggestions: capture.SuggestTags(b.Typed, used)}, err
		}
		r, err := n.reader(st, b.SessionID)
		if err != nil {
			return Completions{}, err
		}
		found, known := capture.SuggestPeople(b.Typed, r.present, r.everyone)
		completions := Completions{Suggestions: found}
		if !known {
			completions.NewName = capture.NameTyped(b.Typed)
		}
		return completions, nil
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

// reader understands the lines of one session.
type reader struct {
	present, everyone []discovery.Stakeholder
	today             time.Time
}

func (n *Notes) reader(st *store.Store, sessionID string) (reader, error) {
	r := reader{today: n.Desk.Now()}
	var err error
	if r.present, err = st.Participants(sessionID); err != nil {
		return r, err
	}
	r.everyone, err = st.Stakeholders()
	return r, err
}

// read understands a line. A name means whom it means among those present, before it means anyone else.
func (r reader) read(line string) capture.Line {
	if understood := capture.Parse(line, r.present, r.today); understood.SpeakerID != nil {
		return understood
	}
	return capture.Parse(line, r.everyone, r.today)
}

func noteOf(line capture.Line) discovery.Note {
	return discovery.Note{
		Kind: line.Kind, Text: line.Text, Tags: line.Tags, SpeakerID: line.SpeakerID,
		Importance: line.Importance, Due: line.Due, Private: line.Private,
	}
}
