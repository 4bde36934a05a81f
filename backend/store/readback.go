package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// ReadBack gives what a session came to, to be read aloud.
func (s *Store) ReadBack(sessionID string) (discovery.ReadBack, error) {
	notes, err := s.Notes(sessionID)
	if err != nil {
		return discovery.ReadBack{}, err
	}
	return s.readBack(sessionID, notes, notes)
}

// readBack reads back those of a session's notes that are told, in which names may be hidden.
func (s *Store) readBack(sessionID string, notes, told []discovery.Note) (discovery.ReadBack, error) {
	asked, err := s.asked(sessionID, notes)
	if err != nil {
		return discovery.ReadBack{}, err
	}
	known, err := s.People()
	return discovery.MakeReadBack(told, asked, known), err
}

// asked gives the notes whose words an ask still says, whatever their kind: a pain that was made an ask too, say.
func (s *Store) asked(sessionID string, notes []discovery.Note) (map[string]bool, error) {
	type said struct{ NoteID, Statement string }
	rows, err := scan[said](s.read, `SELECT v.note_id, a.statement FROM voices v JOIN asks a ON a.id = v.ask_id
		WHERE v.session_id = ? AND v.note_id IS NOT NULL AND a.deleted_at IS NULL`, sessionID)
	if err != nil {
		return nil, err
	}
	statements := map[said]bool{}
	for _, r := range rows {
		statements[r] = true
	}
	asked := map[string]bool{}
	for _, n := range notes {
		asked[n.ID] = statements[said{n.ID, n.Words()}]
	}
	return asked, nil
}

// ConfirmNote keeps that a person (nil for nobody in particular) confirmed at the read-back what a note says.
func (s *Store) ConfirmNote(id string, by *string, revision int) (discovery.Note, error) {
	return s.rewrite(id, revision, "Confirm", func(n *discovery.Note) {
		at := s.clock()
		n.ConfirmedBy, n.ConfirmedAt = by, &at
	})
}

// UnconfirmNote takes a confirmation back.
func (s *Store) UnconfirmNote(id string, revision int) (discovery.Note, error) {
	return s.rewrite(id, revision, "Take back a confirmation", func(n *discovery.Note) {
		n.ConfirmedBy, n.ConfirmedAt = nil, nil
	})
}

// WithdrawNote makes an ask, decision or promise that was read back and found wrong none any more. The line stays, as a
// plain note where that was all it was.
func (s *Store) WithdrawNote(id string, revision int) (discovery.Note, error) {
	note, err := s.Note(id)
	if err != nil {
		return note, err
	}
	switch note.Kind {
	case discovery.AskNote, discovery.DecisionNote, discovery.ActionNote:
		note.Kind = discovery.PlainNote
	case discovery.PlainNote, discovery.QuoteNote, discovery.QuestionNote, discovery.PainNote, discovery.WorkaroundNote,
		discovery.CostNote, discovery.StarNote: // it was made an ask besides
	}
	var n discovery.Note
	err = s.change("Drop from the read-back", func(tx *gorm.DB) error {
		var err error
		if n, err = s.rewriteIn(tx, id, revision, func(n *discovery.Note) { n.Kind = note.Kind }); err != nil {
			return err
		}
		return s.dropVoices(tx, "note_id = ?", id)
	})
	return n, err
}

// FollowUp gives what goes to the participants after a session.
func (s *Store) FollowUp(sessionID string) (discovery.FollowUp, error) {
	session, err := s.Session(sessionID)
	if err != nil {
		return discovery.FollowUp{}, err
	}
	notes, err := s.Notes(sessionID)
	if err != nil {
		return discovery.FollowUp{}, err
	}
	participants, err := s.participants(sessionID)
	if err != nil {
		return discovery.FollowUp{}, err
	}
	known, err := s.People()
	if err != nil {
		return discovery.FollowUp{}, err
	}
	discretion, err := s.Discretion(session.ProductID)
	if err != nil {
		return discovery.FollowUp{}, err
	}
	f := discovery.FollowUp{
		Title: discretion.Title(sessionID, session.Title), Goal: discretion.Title(sessionID, session.Goal),
		ProductName: session.ProductName, At: session.PlannedAt, Participants: []string{},
	}
	if session.StartedAt != nil {
		f.At = *session.StartedAt
	}
	for _, p := range participants {
		if discretion.MayName(sessionID, p.StakeholderID) {
			f.Participants = append(f.Participants, known[p.StakeholderID].Name)
		}
	}
	onRecord := []discovery.Note{}
	for _, n := range notes {
		if n, ok := discretion.Note(n); ok {
			onRecord = append(onRecord, n)
		}
	}
	f.ReadBack, err = s.readBack(sessionID, notes, onRecord)
	return f, err
}

func (s *Store) participants(sessionID string) ([]discovery.Participant, error) {
	return list[discovery.Participant](s.read.Where("session_id = ?", sessionID).Order("position"))
}
