package api

import (
	"bytes"

	"throughline/backend/discovery"
	"throughline/backend/exchange"
	"throughline/backend/shell"
	"throughline/backend/store"
)

// WrapUp ends a session well: what it came to is read back, confirmed, corrected, and sent to those who were there.
type WrapUp struct{ Desk *Desk }

// Confirmation says who confirmed a note at the read-back, or takes that back.
type Confirmation struct {
	ID        string  `json:"id"`
	Confirmed bool    `json:"confirmed"`
	By        *string `json:"by,omitempty"` // nobody in particular when nil
	Revision  int     `json:"revision"`
}

// Withdrawal names a note that was read back and found wrong.
type Withdrawal struct {
	ID       string `json:"id"`
	Revision int    `json:"revision"`
}

var markdownFile = shell.FileKind{Name: "Markdown", Pattern: "*.md"}

// ReadBack gives what a session came to, to be read aloud.
func (w *WrapUp) ReadBack(sessionID string) (discovery.ReadBack, error) {
	return with(w.Desk, func(st *store.Store) (discovery.ReadBack, error) { return st.ReadBack(sessionID) })
}

// Confirm keeps that somebody confirmed what a note says, or takes that back.
func (w *WrapUp) Confirm(c Confirmation) (discovery.Note, error) {
	return with(w.Desk, func(st *store.Store) (discovery.Note, error) {
		if !c.Confirmed {
			return st.UnconfirmNote(c.ID, c.Revision)
		}
		return st.ConfirmNote(c.ID, c.By, c.Revision)
	})
}

// Withdraw makes a note that was read back an ask, decision or promise no more; its line stays.
func (w *WrapUp) Withdraw(note Withdrawal) (discovery.Note, error) {
	return with(w.Desk, func(st *store.Store) (discovery.Note, error) {
		return st.WithdrawNote(note.ID, note.Revision)
	})
}

// FollowUp gives the note for the participants as Markdown.
func (w *WrapUp) FollowUp(sessionID string) (string, error) {
	return with(w.Desk, func(st *store.Store) (string, error) {
		_, text, err := followUp(st, sessionID)
		return text, err
	})
}

// CopyFollowUp puts the note for the participants on the clipboard.
func (w *WrapUp) CopyFollowUp(sessionID string) error {
	return do(w.Desk, func(st *store.Store) error {
		_, text, err := followUp(st, sessionID)
		if err != nil {
			return err
		}
		return w.Desk.Shell.Copy(text)
	})
}

// SaveFollowUp asks where to save the note for the participants and gives its path, "" when cancelled.
func (w *WrapUp) SaveFollowUp(sessionID string) (string, error) {
	return with(w.Desk, func(st *store.Store) (string, error) {
		title, _, err := followUp(st, sessionID)
		if err != nil {
			return "", err
		}
		path, err := w.Desk.saveFile("Save follow-up note", fileName(title+" follow-up")+".md", ".md", markdownFile)
		if err != nil || path == "" {
			return "", err
		}
		return path, WriteFollowUp(st, sessionID, path)
	})
}

// WriteFollowUp writes the note for a session's participants to path: whole, or not at all.
func WriteFollowUp(st *store.Store, sessionID, path string) error {
	_, text, err := followUp(st, sessionID)
	if err != nil {
		return err
	}
	return WriteFile(path, []byte(text), 0o644)
}

// followUp gives a session's title and the note for its participants.
func followUp(st *store.Store, sessionID string) (title, text string, err error) {
	f, err := st.FollowUp(sessionID)
	if err != nil {
		return "", "", err
	}
	var out bytes.Buffer
	err = exchange.WriteFollowUp(&out, f)
	return f.Title, out.String(), err
}
