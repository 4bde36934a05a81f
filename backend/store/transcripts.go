package store

import (
	"time"

	"throughline/backend/discovery"
	"throughline/backend/fold"

	"gorm.io/gorm"
)

// ImportedTranscript is what a file says was said, on its way beside a session's notes.
type ImportedTranscript struct {
	Transcript discovery.Transcript
	Lines      []discovery.TranscriptLine
	Speakers   map[string]string // whom each speaker of the file is, by that person's name; "" for nobody known
	Notes      []ImportedNote    // what of it becomes notes: the asks
}

// Transcripts gives what stands beside a session's notes, in the order in which it was imported.
func (s *Store) Transcripts(sessionID string) ([]discovery.Transcript, error) {
	return list[discovery.Transcript](s.read.
		Where("session_id = ? AND deleted_at IS NULL AND line_count > 0", sessionID).Order("id"))
}

// TranscriptLines gives a transcript's lines in the order of the file.
func (s *Store) TranscriptLines(transcriptID string) ([]discovery.TranscriptLine, error) {
	return list[discovery.TranscriptLine](s.read.Where("transcript_id = ?", transcriptID).Order("position"))
}

// SameFiles gives where a file of that hash was imported already, the newest first.
func (s *Store) SameFiles(hash string) ([]discovery.SameFile, error) {
	return scan[discovery.SameFile](s.read, `SELECT s.id AS session_id, s.title, t.created_at AS at
		FROM transcripts t JOIN sessions s ON s.id = t.session_id
		WHERE t.hash = ? AND t.deleted_at IS NULL AND s.deleted_at IS NULL ORDER BY t.id DESC`, hash)
}

// ImportTranscript puts a transcript beside the notes of a session as one step, whole or not at all. People who are new
// are added, and whoever speaks takes part.
func (s *Store) ImportTranscript(sessionID string, in ImportedTranscript) (discovery.Transcript, error) {
	err := s.change("Import transcript", func(tx *gorm.DB) error {
		session, err := find[discovery.Session](tx, sessionID)
		if err != nil {
			return err
		}
		byName, order, err := s.matchPeople(tx, in.people())
		if err != nil {
			return err
		}
		if err := addParticipants(tx, sessionID, order); err != nil {
			return err
		}
		if err := s.insertTranscript(tx, sessionID, &in, byName); err != nil {
			return err
		}
		return s.importNotes(tx, session, in.Notes, byName)
	})
	return in.Transcript, err
}

// people are whom the speakers are, each once, in the order in which they speak.
func (in ImportedTranscript) people() []discovery.Stakeholder {
	var people []discovery.Stakeholder
	met := map[string]bool{}
	for _, line := range in.Lines {
		if name := in.Speakers[line.Speaker]; name != "" && !met[name] {
			met[name] = true
			people = append(people, discovery.Stakeholder{Name: name})
		}
	}
	return people
}

func (s *Store) insertTranscript(tx *gorm.DB, sessionID string, in *ImportedTranscript, byName map[string]string) error {
	t := &in.Transcript
	if err := t.Clean(); err != nil {
		return err
	}
	t.ID, t.SessionID, t.LineCount = newID(), sessionID, len(in.Lines)
	t.CreatedAt, t.UpdatedAt, t.DeletedAt, t.Revision = s.clock(), s.clock(), nil, 1
	if err := tx.Create(t).Error; err != nil {
		return err
	}
	lines := make([]discovery.TranscriptLine, len(in.Lines))
	for i, line := range in.Lines {
		line.ID, line.TranscriptID, line.Position = newID(), t.ID, i+1
		if id, ok := byName[fold.Text(discovery.CleanLine(in.Speakers[line.Speaker]))]; ok {
			line.SpeakerID = &id
		}
		lines[i] = line
	}
	return insert(tx, lines)()
}

// addParticipants lets people take part in a session who don't yet, behind those who do.
func addParticipants(tx *gorm.DB, sessionID string, ids []string) error {
	for _, id := range ids {
		position, err := lastPosition(tx, "participants", "session_id = ?", sessionID)
		if err != nil {
			return err
		}
		if err := tx.Exec("INSERT INTO participants (session_id, stakeholder_id, position) VALUES (?, ?, ?) "+
			"ON CONFLICT DO NOTHING", sessionID, id, position).Error; err != nil {
			return err
		}
	}
	return nil
}

// ShiftTranscript says how long after its session a transcript begins.
func (s *Store) ShiftTranscript(id string, shift time.Duration) (discovery.Transcript, error) {
	var t discovery.Transcript
	err := s.changeOf("shift "+id, "Align transcript", func(tx *gorm.DB) error {
		var err error
		if t, err = find[discovery.Transcript](tx, id); err != nil {
			return err
		}
		read := t.Revision
		t.ShiftMS, t.UpdatedAt, t.Revision = shift.Milliseconds(), s.clock(), read+1
		if err := t.Clean(); err != nil {
			return err
		}
		return save(tx, &t, id, read, "shift_ms", "updated_at")
	})
	return t, err
}

// DeleteTranscript takes a transcript away from its session. Notes that were made of it stay.
func (s *Store) DeleteTranscript(id string) error {
	return s.discard("Delete transcript", discovery.TrashedTranscript, id, func(tx *gorm.DB) error {
		return s.removeOne(tx, "transcripts", id)
	})
}

// NoteFromTranscript makes a note of words that a line of a transcript has, said by whom and when the line says.
func (s *Store) NoteFromTranscript(lineID string, kind discovery.NoteKind, words string) (discovery.AddedNote, error) {
	added := discovery.AddedNote{Note: discovery.Note{Kind: kind, Text: words}}
	n := &added.Note
	if err := n.Clean(); err != nil {
		return added, err
	}
	err := s.change("Add "+string(kind)+" from the transcript", func(tx *gorm.DB) error {
		var line discovery.TranscriptLine
		if err := tx.Where("id = ?", lineID).Take(&line).Error; err != nil {
			return err
		}
		t, err := find[discovery.Transcript](tx, line.TranscriptID)
		if err != nil {
			return err
		}
		session, err := find[discovery.Session](tx, t.SessionID)
		if err != nil {
			return err
		}
		n.SessionID, n.SpeakerID, n.OffsetMS = session.ID, line.SpeakerID, discovery.Untimed
		if line.OffsetMS != discovery.Untimed {
			n.OffsetMS = max(line.OffsetMS+t.ShiftMS, 0)
		}
		if session.StartedAt != nil {
			n.CreatedAt = session.StartedAt.Add(time.Duration(max(n.OffsetMS, 0)) * time.Millisecond)
		}
		added.AskID, err = s.insertNote(tx, n, session)
		return err
	})
	return added, err
}
