package store

import (
	"slices"

	"throughline/backend/discovery"
	"throughline/backend/fold"
)

// Discretion gives what must stay inside the workspace of a product's sessions.
func (s *Store) Discretion(productID string) (discovery.Discretion, error) {
	return s.discretion(productID, discovery.Refused)
}

// AgreedDiscretion is Discretion for readers whom nobody knows: it holds back as well what those said who have not agreed
// to be noted.
func (s *Store) AgreedDiscretion(productID string) (discovery.Discretion, error) {
	return s.discretion(productID, discovery.Refused, discovery.Asked, discovery.NotAsked)
}

func (s *Store) discretion(productID string, closed ...discovery.Consent) (discovery.Discretion, error) {
	participants, err := scan[discovery.Participant](s.read, `SELECT t.* FROM participants t
		JOIN sessions s ON s.id = t.session_id WHERE s.product_id = ? AND s.deleted_at IS NULL`, productID)
	if err != nil {
		return discovery.Discretion{}, err
	}
	const doubtful = `s.product_id = ? AND (n.private
		OR EXISTS (SELECT 1 FROM participants t WHERE t.session_id = s.id AND t.consent IN ?))`
	notes, err := scan[discovery.Note](s.read, "SELECT n.* FROM notes n JOIN sessions s ON s.id = n.session_id WHERE "+
		doubtful, productID, closed)
	if err != nil {
		return discovery.Discretion{}, err
	}
	voices, err := scan[discovery.Voice](s.read, `SELECT v.* FROM voices v JOIN sessions s ON s.id = v.session_id
		LEFT JOIN notes n ON n.id = v.note_id WHERE `+doubtful, productID, closed)
	if err != nil {
		return discovery.Discretion{}, err
	}
	for i, p := range participants {
		if slices.Contains(closed, p.Consent) {
			participants[i].Consent = discovery.Refused
		}
	}
	people, err := s.People()
	return discovery.NewDiscretion(participants, notes, voices, people, fold.Text), err
}
