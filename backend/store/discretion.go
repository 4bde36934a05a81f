package store

import (
	"throughline/backend/discovery"
	"throughline/backend/fold"
)

// Discretion gives what must stay inside the workspace of a product's sessions.
func (s *Store) Discretion(productID string) (discovery.Discretion, error) {
	participants, err := scan[discovery.Participant](s.read, `SELECT t.* FROM participants t
		JOIN sessions s ON s.id = t.session_id WHERE s.product_id = ? AND s.deleted_at IS NULL`, productID)
	if err != nil {
		return discovery.Discretion{}, err
	}
	const doubtful = `s.product_id = ? AND (n.private
		OR EXISTS (SELECT 1 FROM participants t WHERE t.session_id = s.id AND t.consent = ?))`
	notes, err := scan[discovery.Note](s.read, "SELECT n.* FROM notes n JOIN sessions s ON s.id = n.session_id WHERE "+
		doubtful, productID, discovery.Refused)
	if err != nil {
		return discovery.Discretion{}, err
	}
	voices, err := scan[discovery.Voice](s.read, `SELECT v.* FROM voices v JOIN sessions s ON s.id = v.session_id
		LEFT JOIN notes n ON n.id = v.note_id WHERE `+doubtful, productID, discovery.Refused)
	if err != nil {
		return discovery.Discretion{}, err
	}
	people, err := s.People()
	return discovery.NewDiscretion(participants, notes, voices, people, fold.Text), err
}
