package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// VersionChoice names the earlier version that a note is to say again.
type VersionChoice struct {
	ID       string `json:"id"`
	Version  int64  `json:"version"`
	Revision int    `json:"revision"` // of the note as it was read
}

// Versions gives what a note said before, the latest first.
func (n *Notes) Versions(id string) ([]discovery.NoteVersion, error) {
	return with(n.Desk, func(st *store.Store) ([]discovery.NoteVersion, error) { return st.Versions(id) })
}

// BringBack makes a note say what it said in an earlier version.
func (n *Notes) BringBack(choice VersionChoice) (discovery.Note, error) {
	return with(n.Desk, func(st *store.Store) (discovery.Note, error) {
		return st.BringBack(choice.ID, choice.Version, choice.Revision)
	})
}

// AddBeside saves what was typed over a note that changed meanwhile as a note of its own, at the same moment.
func (n *Notes) AddBeside(edit NoteEdit) (discovery.AddedNote, error) {
	return with(n.Desk, func(st *store.Store) (discovery.AddedNote, error) {
		old, err := st.Note(edit.ID)
		if err != nil {
			return discovery.AddedNote{}, err
		}
		r, err := n.reader(st, old.SessionID)
		if err != nil {
			return discovery.AddedNote{}, err
		}
		return st.AddBeside(edit.ID, noteOf(r.read(edit.Line)))
	})
}

// EditDrafts gives what stands unsaved in the editors of a session's notes, the latest first.
func (n *Notes) EditDrafts(sessionID string) ([]discovery.EditDraft, error) {
	return with(n.Desk, func(st *store.Store) ([]discovery.EditDraft, error) { return st.EditDrafts(sessionID) })
}

// SaveEditDraft keeps what stands in a note's editor, on disk when it returns; an empty line forgets it.
func (n *Notes) SaveEditDraft(edit NoteEdit) error {
	return do(n.Desk, func(st *store.Store) error {
		return st.SaveEditDraft(discovery.EditDraft{NoteID: edit.ID, Line: edit.Line, Revision: edit.Revision})
	})
}

// Unsent gives the session in which something was being typed when the app ended without closing; none when it closed.
func (n *Notes) Unsent() (discovery.Unsent, error) {
	return with(n.Desk, func(st *store.Store) (discovery.Unsent, error) {
		unsent, err := st.Unsent()
		if err != nil || unsent.At.Before(n.Desk.Settings.Get().ClosedAt) {
			return discovery.Unsent{}, err
		}
		return unsent, nil
	})
}
