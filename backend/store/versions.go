package store

import (
	"errors"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Versions gives what a note said before, the latest first.
func (s *Store) Versions(noteID string) ([]discovery.NoteVersion, error) {
	return list[discovery.NoteVersion](s.read.Where("note_id = ?", noteID).Order("id DESC"))
}

// BringBack makes a note say what it said in an earlier version; what it says now becomes one too.
func (s *Store) BringBack(noteID string, version int64, revision int) (discovery.Note, error) {
	var v discovery.NoteVersion
	err := s.read.Where("id = ? AND note_id = ?", version, noteID).Take(&v).Error
	if err != nil {
		return discovery.Note{}, translate(err)
	}
	return s.rewrite(noteID, revision, "Bring back an earlier version", func(n *discovery.Note) {
		n.Kind, n.SpeakerID, n.Text, n.Tags, n.Importance, n.Due = v.Kind, v.SpeakerID, v.Text, v.Tags, v.Importance, v.Due
	})
}

// AddBeside adds a note at the same moment as another: what someone typed over a note that changed meanwhile.
func (s *Store) AddBeside(noteID string, n discovery.Note) (discovery.AddedNote, error) {
	if err := n.Clean(); err != nil {
		return discovery.AddedNote{}, err
	}
	added := discovery.AddedNote{Note: n}
	err := s.change("Keep both versions", func(tx *gorm.DB) error {
		other, err := find[discovery.Note](tx, noteID)
		if err != nil {
			return err
		}
		session, err := find[discovery.Session](tx, other.SessionID)
		if err != nil {
			return err
		}
		added.Note.SessionID, added.Note.OffsetMS, added.Note.CreatedAt = other.SessionID, other.OffsetMS, other.CreatedAt
		added.Note.Level, added.Note.Private = other.Level, other.Private
		if added.AskID, err = s.insertNote(tx, &added.Note, session); err != nil {
			return err
		}
		return dropEditDraft(tx, noteID)
	})
	return added, err
}

// EditDrafts gives what stands unsaved in the editors of a session's notes.
func (s *Store) EditDrafts(sessionID string) ([]discovery.EditDraft, error) {
	return scan[discovery.EditDraft](s.read, `SELECT d.* FROM edit_drafts d JOIN notes n ON n.id = d.note_id
		WHERE n.session_id = ? AND n.deleted_at IS NULL ORDER BY d.updated_at DESC`, sessionID)
}

// SaveEditDraft keeps what stands in a note's editor, on disk when it returns; an empty line means that it was left.
func (s *Store) SaveEditDraft(d discovery.EditDraft) error {
	if len(d.Line) > 4*discovery.MaxLine {
		return discovery.InvalidField("line", "The line is too long. Shorten it.")
	}
	if err := s.inPlace(); err != nil {
		return err
	}
	if d.Line == "" {
		return translate(dropEditDraft(s.write, d.NoteID))
	}
	d.UpdatedAt = s.clock()
	err := s.write.Exec(`INSERT INTO edit_drafts (note_id, line, revision, updated_at) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET line = excluded.line, revision = excluded.revision, updated_at = excluded.updated_at`,
		d.NoteID, d.Line, d.Revision, d.UpdatedAt).Error
	if errors.Is(err, gorm.ErrForeignKeyViolated) {
		err = gorm.ErrRecordNotFound
	}
	return translate(err)
}

func dropEditDraft(tx *gorm.DB, noteID string) error {
	return tx.Exec("DELETE FROM edit_drafts WHERE note_id = ?", noteID).Error
}

// Unsent gives the session in which something was typed last that was neither sent nor left.
func (s *Store) Unsent() (discovery.Unsent, error) {
	found, err := scan[discovery.Unsent](s.read, `SELECT s.id AS session_id, s.title, d.at FROM
		(SELECT session_id, updated_at AS at FROM drafts
			UNION ALL SELECT n.session_id, e.updated_at FROM edit_drafts e JOIN notes n ON n.id = e.note_id AND n.deleted_at IS NULL) d
		JOIN sessions s ON s.id = d.session_id AND s.deleted_at IS NULL ORDER BY d.at DESC LIMIT 1`)
	if err != nil || len(found) == 0 {
		return discovery.Unsent{}, err
	}
	return found[0], nil
}
