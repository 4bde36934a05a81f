package store

import (
	"fmt"
	"time"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Notes gives a session's notes in the order in which they were said.
func (s *Store) Notes(sessionID string) ([]discovery.Note, error) {
	return list[discovery.Note](s.read.Where("session_id = ? AND deleted_at IS NULL", sessionID).Order("offset_ms, id"))
}

// Note gives one note.
func (s *Store) Note(id string) (discovery.Note, error) { return find[discovery.Note](s.read, id) }

// AddNotes is AddTyped where nothing else is being typed.
func (s *Store) AddNotes(sessionID string, notes []discovery.Note) ([]discovery.AddedNote, error) {
	return s.AddTyped(sessionID, notes, "")
}

// AddTyped saves new notes of a session at its present time, all or none and as one step, and what else was typed
// meanwhile as the session's draft: what is in neither would be lost in a crash. A session that has not begun begins now.
// A note of kind ask becomes an ask. When AddTyped returns, all of it is on disk.
func (s *Store) AddTyped(sessionID string, notes []discovery.Note, draft string) ([]discovery.AddedNote, error) {
	if err := checkDraft(draft); err != nil {
		return nil, err
	}
	added := make([]discovery.AddedNote, len(notes))
	for i, n := range notes {
		n.SessionID = sessionID
		if err := n.Clean(); err != nil {
			return nil, err
		}
		added[i].Note = n
	}
	label := fmt.Sprintf("Add %d notes", len(notes))
	if len(notes) == 1 {
		label = "Add " + string(notes[0].Kind)
	}
	err := s.change(label, func(tx *gorm.DB) error {
		session, err := s.begun(tx, sessionID)
		if err != nil {
			return err
		}
		for i := range added {
			added[i].Note.OffsetMS = session.Elapsed(s.clock()).Milliseconds()
			if added[i].AskID, err = s.insertNote(tx, &added[i].Note, session); err != nil {
				return err
			}
		}
		return s.putDraft(tx, sessionID, draft)
	})
	return added, err
}

// begun gives the session, started now if it was only planned.
func (s *Store) begun(tx *gorm.DB, id string) (discovery.Session, error) {
	session, err := find[discovery.Session](tx, id)
	if err != nil || session.StartedAt != nil {
		return session, err
	}
	now := s.clock()
	session.StartedAt, session.UpdatedAt, session.Revision = &now, now, session.Revision+1
	return session, save(tx, &session, id, session.Revision-1, "started_at", "updated_at")
}

// MarkMoment adds a note about what was said a little earlier, as keys are pressed late; its words are for the PM to
// fill in. What stands in the composer stays there.
func (s *Store) MarkMoment(sessionID string, n discovery.Note, earlier time.Duration) (discovery.AddedNote, error) {
	n.SessionID, n.Text = sessionID, "Marked moment"
	if err := n.Clean(); err != nil {
		return discovery.AddedNote{}, err
	}
	added := discovery.AddedNote{Note: n}
	err := s.change("Mark a moment", func(tx *gorm.DB) error {
		session, err := s.begun(tx, sessionID)
		if err != nil {
			return err
		}
		added.Note.OffsetMS = max(0, session.Elapsed(s.clock())-earlier).Milliseconds()
		added.Note.CreatedAt = s.clock().Add(-earlier)
		added.AskID, err = s.insertNote(tx, &added.Note, session)
		return err
	})
	return added, err
}

// fitLevel keeps a note from standing deeper than right under the note above it.
func fitLevel(tx *gorm.DB, n *discovery.Note) error {
	if n.Level == 0 {
		return nil
	}
	above := -1
	err := tx.Raw(`SELECT level FROM notes WHERE session_id = ? AND deleted_at IS NULL AND (offset_ms, id) < (?, ?)
		ORDER BY offset_ms DESC, id DESC LIMIT 1`, n.SessionID, n.OffsetMS, n.ID).Scan(&above).Error
	n.Level = min(n.Level, above+1)
	return err
}

// insertNote writes a note as it stands, and the ask that it makes.
func (s *Store) insertNote(tx *gorm.DB, n *discovery.Note, session discovery.Session) (askID string, err error) {
	n.ID, n.UpdatedAt, n.DeletedAt, n.Revision = newID(), s.clock(), nil, 1
	if n.CreatedAt.IsZero() {
		n.CreatedAt = s.clock()
	}
	if err := fitLevel(tx, n); err != nil {
		return "", err
	}
	if n.OwedTo, err = addressee(tx, *n); err != nil {
		return "", err
	}
	if err := tx.Create(n).Error; err != nil || n.Kind != discovery.AskNote {
		return "", err
	}
	return s.askFromNote(tx, *n, session)
}

// EditNote changes what a note says. Its ask, if it has one, follows.
func (s *Store) EditNote(n discovery.Note) (discovery.Note, error) {
	if err := n.Clean(); err != nil {
		return n, err
	}
	edited := n
	err := s.change("Edit note", func(tx *gorm.DB) (err error) {
		edited, err = s.rewriteIn(tx, n.ID, n.Revision, func(old *discovery.Note) {
			old.Kind, old.SpeakerID, old.Text, old.Tags = n.Kind, n.SpeakerID, n.Text, n.Tags
			old.Importance, old.Due, old.Private = n.Importance, n.Due, n.Private
		})
		if err != nil {
			return err
		}
		return dropEditDraft(tx, n.ID)
	})
	return edited, err
}

// SetNoteKind says what a note is. One that becomes an ask makes an ask; one that is an ask no more gives it up.
func (s *Store) SetNoteKind(id string, kind discovery.NoteKind, revision int) (discovery.Note, error) {
	return s.rewrite(id, revision, "Mark note as "+string(kind), func(n *discovery.Note) { n.Kind = kind })
}

// SetNotePrivate puts a note off the record, or back on it.
func (s *Store) SetNotePrivate(id string, private bool, revision int) (discovery.Note, error) {
	label := "Put note on the record"
	if private {
		label = "Make note private"
	}
	return s.rewrite(id, revision, label, func(n *discovery.Note) { n.Private = private })
}

// AnswerQuestion says that an open question has been answered, or that it is open again.
func (s *Store) AnswerQuestion(id string, answered bool, revision int) (discovery.Note, error) {
	note, err := s.Note(id)
	if err != nil {
		return note, err
	}
	if note.Kind != discovery.QuestionNote {
		return note, discovery.Errorf(discovery.Invalid, "This note is no question (any more). Mark it as one first.")
	}
	label, outcome := "Reopen question", discovery.PromiseOpen
	var at *time.Time
	if answered {
		label, outcome, at = "Mark question as answered", discovery.PromiseDone, new(s.clock())
	}
	return s.rewrite(id, revision, label, func(n *discovery.Note) { n.Outcome, n.SettledAt = outcome, at })
}

// SetNoteLevel moves a note in under the note above it, or back out.
func (s *Store) SetNoteLevel(id string, level, revision int) (discovery.Note, error) {
	return s.rewrite(id, revision, "Indent note", func(n *discovery.Note) { n.Level = level })
}

func (s *Store) rewrite(id string, revision int, label string, edit func(*discovery.Note)) (discovery.Note, error) {
	var n discovery.Note
	err := s.change(label, func(tx *gorm.DB) (err error) {
		n, err = s.rewriteIn(tx, id, revision, edit)
		return err
	})
	return n, err
}

func (s *Store) rewriteIn(tx *gorm.DB, id string, revision int, edit func(*discovery.Note)) (discovery.Note, error) {
	old, err := find[discovery.Note](tx, id)
	if err != nil {
		return old, err
	}
	n := old
	edit(&n)
	if err := readdress(tx, old, &n); err != nil {
		return n, err
	}
	if same(old.ConfirmedAt, n.ConfirmedAt) && !old.SaysTheSame(n) {
		n.ConfirmedBy, n.ConfirmedAt = nil, nil // what was confirmed is not what it says now
	}
	if err := n.Clean(); err != nil {
		return n, err
	}
	if err := fitLevel(tx, &n); err != nil {
		return n, err
	}
	n.UpdatedAt, n.Revision = s.clock(), revision+1
	if err := save(tx, &n, id, revision,
		"kind", "speaker_id", "text", "tags", "importance", "due", "level", "private", "updated_at",
		"confirmed_by", "confirmed_at", "owed_to", "outcome", "settled_at"); err != nil {
		return n, err
	}
	return n, s.followNote(tx, old, n)
}

// DeleteNote deletes a note, and with it the ask that nobody else stands behind.
func (s *Store) DeleteNote(id string) error {
	return s.discard("Delete note", discovery.TrashedNote, id, func(tx *gorm.DB) error {
		if err := s.removeOne(tx, "notes", id); err != nil {
			return err
		}
		return s.dropVoices(tx, "note_id = ?", id)
	})
}

// Tags gives the tags used in a product's sessions, each once, the latest used first.
func (s *Store) Tags(productID string) ([]string, error) {
	return scan[string](s.read, `SELECT t.value FROM notes n JOIN sessions s ON s.id = n.session_id, json_each(n.tags) t
		WHERE s.product_id = ? AND n.deleted_at IS NULL AND s.deleted_at IS NULL
		GROUP BY lower(t.value) ORDER BY max(n.created_at) DESC, t.value LIMIT 500`, productID)
}

// Draft gives what stood in a session's composer, "" for nothing.
func (s *Store) Draft(sessionID string) (string, error) {
	var text string
	err := s.read.Raw("SELECT text FROM drafts WHERE session_id = ?", sessionID).Scan(&text).Error
	return text, translate(err)
}

// SaveDraft keeps what stands in a session's composer, on disk when it returns.
func (s *Store) SaveDraft(sessionID, text string) error {
	if err := checkDraft(text); err != nil {
		return err
	}
	if err := s.inPlace(); err != nil {
		return err
	}
	return translate(s.putDraft(s.write, sessionID, text))
}

func checkDraft(text string) error {
	if len(text) > 4*discovery.MaxLine {
		return discovery.InvalidField("text", "The line is too long. Press Enter to save it, or shorten it.")
	}
	return nil
}

func (s *Store) putDraft(tx *gorm.DB, sessionID, text string) error {
	if text == "" {
		return tx.Exec("DELETE FROM drafts WHERE session_id = ?", sessionID).Error
	}
	return tx.Exec(`INSERT INTO drafts (session_id, text, updated_at) VALUES (?, ?, ?)
		ON CONFLICT DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at`,
		sessionID, text, s.clock()).Error
}
