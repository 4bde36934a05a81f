package store

import (
	"strings"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// MergeSessions takes the notes, people, asks and draft of a session into another, as when a call was cut in two, and
// deletes the emptied one.
func (s *Store) MergeSessions(intoID, fromID string) (discovery.SessionSummary, error) {
	err := s.change("Merge sessions", func(tx *gorm.DB) error {
		into, err := find[discovery.Session](tx, intoID)
		if err != nil {
			return err
		}
		from, err := find[discovery.Session](tx, fromID)
		if err != nil {
			return err
		}
		joined, moveInto, moveFrom, err := discovery.Join(into, from)
		if err != nil {
			return err
		}
		if moveInto > 0 {
			if err := tx.Exec("UPDATE notes SET offset_ms = offset_ms + ? WHERE session_id = ? AND offset_ms <> ?",
				moveInto.Milliseconds(), intoID, discovery.Untimed).Error; err != nil {
				return err
			}
		}
		// The text is written as well, so that the search learns where the note is now.
		if err := tx.Exec(`UPDATE notes SET session_id = ?, offset_ms = iif(offset_ms = ?, offset_ms, offset_ms + ?), text = text
			WHERE session_id = ?`, intoID, discovery.Untimed, moveFrom.Milliseconds(), fromID).Error; err != nil {
			return err
		}
		if err := tx.Exec("UPDATE voices SET session_id = ? WHERE session_id = ?", intoID, fromID).Error; err != nil {
			return err
		}
		if err := mergeTranscripts(tx, intoID, fromID, moveInto.Milliseconds(), moveFrom.Milliseconds()); err != nil {
			return err
		}
		if err := mergeParticipants(tx, intoID, fromID); err != nil {
			return err
		}
		if err := s.mergeQuestions(tx, intoID, fromID, moveInto.Milliseconds(), moveFrom.Milliseconds()); err != nil {
			return err
		}
		if err := s.mergeDrafts(tx, intoID, fromID); err != nil {
			return err
		}
		joined.UpdatedAt, joined.Revision = s.clock(), joined.Revision+1
		if err := save(tx, &joined, intoID, joined.Revision-1,
			"goal", "started_at", "ended_at", "paused_at", "paused_ms", "updated_at"); err != nil {
			return err
		}
		return s.removeOne(tx, "sessions", fromID)
	})
	if err != nil {
		return discovery.SessionSummary{}, err
	}
	return s.Session(intoID)
}

// mergeTranscripts puts the transcripts of one session beside those of another; each keeps to its own notes' times.
func mergeTranscripts(tx *gorm.DB, intoID, fromID string, moveInto, moveFrom int64) error {
	err := tx.Exec("UPDATE transcripts SET shift_ms = shift_ms + ?, revision = revision + 1 WHERE session_id = ?",
		moveInto, intoID).Error
	if err != nil {
		return err
	}
	return tx.Exec("UPDATE transcripts SET session_id = ?, shift_ms = shift_ms + ?, revision = revision + 1 "+
		"WHERE session_id = ?", intoID, moveFrom, fromID).Error
}

// mergeParticipants adds the people of one session to another. Who answered in both keeps the stricter answer.
func mergeParticipants(tx *gorm.DB, intoID, fromID string) error {
	participants, err := scan[discovery.Participant](tx,
		"SELECT * FROM participants WHERE session_id IN (?, ?) ORDER BY session_id <> ?, position", intoID, fromID, intoID)
	if err != nil {
		return err
	}
	there := map[string]discovery.Participant{}
	for _, p := range participants {
		known, both := there[p.StakeholderID]
		if p.SessionID == intoID {
			there[p.StakeholderID] = p
			continue
		}
		if both && known.Consent.Stricter(p.Consent) == known.Consent {
			continue
		}
		if both {
			p.Position = known.Position
		} else {
			p.Position = float64(len(there) + 1)
		}
		there[p.StakeholderID] = p
		if err := tx.Exec(`INSERT INTO participants (session_id, stakeholder_id, position, consent, consent_at)
			VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET consent = excluded.consent, consent_at = excluded.consent_at`,
			intoID, p.StakeholderID, p.Position, p.Consent, p.ConsentAt).Error; err != nil {
			return err
		}
	}
	return nil
}

// mergeDrafts puts what stood in one composer under what stands in the other.
func (s *Store) mergeDrafts(tx *gorm.DB, intoID, fromID string) error {
	drafts, err := scan[string](tx,
		"SELECT text FROM drafts WHERE session_id IN (?, ?) ORDER BY session_id <> ?", intoID, fromID, intoID)
	if err != nil || len(drafts) == 0 {
		return err
	}
	if err := tx.Exec("DELETE FROM drafts WHERE session_id = ?", fromID).Error; err != nil {
		return err
	}
	return tx.Exec(`INSERT INTO drafts (session_id, text, updated_at) VALUES (?, ?, ?)
		ON CONFLICT DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at`,
		intoID, strings.Join(drafts, "\n"), s.clock()).Error
}
