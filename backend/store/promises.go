package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Promises gives the open promises that pass the filter, the first due first and those without a day last; or those
// that are settled, the latest first.
func (s *Store) Promises(f discovery.PromiseFilter) ([]discovery.Promise, error) {
	query, args := "n.kind = 'action' AND n.deleted_at IS NULL AND s.deleted_at IS NULL", []any{}
	order := "n.due = '', n.due, n.created_at, n.id"
	if f.Settled {
		query, order = query+" AND n.outcome > ''", "n.settled_at DESC, n.id"
	} else {
		query += " AND n.outcome = ''"
	}
	if f.ProductID != "" {
		query, args = query+" AND s.product_id = ?", append(args, f.ProductID)
	}
	if f.StakeholderID != "" {
		query, args = query+" AND coalesce(n.speaker_id, n.owed_to) = ?", append(args, f.StakeholderID)
	}
	switch f.Debtor {
	case discovery.Me:
		query += " AND n.speaker_id IS NULL"
	case discovery.Them:
		query += " AND n.speaker_id IS NOT NULL"
	case discovery.Anyone:
	}
	return scan[discovery.Promise](s.read, `SELECT n.*, s.title AS session_title, s.product_id, p.name AS product_name
		FROM notes n JOIN sessions s ON s.id = n.session_id JOIN products p ON p.id = s.product_id
		WHERE `+query+" ORDER BY "+order, args...)
}

// SettlePromise says what became of a promise, or that it is open again.
func (s *Store) SettlePromise(id string, outcome discovery.Outcome, revision int) (discovery.Note, error) {
	label := map[discovery.Outcome]string{
		discovery.PromiseOpen: "Reopen promise", discovery.PromiseDone: "Mark promise as done",
		discovery.PromiseDropped: "Drop promise",
	}[outcome]
	return s.rewritePromise(id, revision, label, func(n *discovery.Note) {
		at := s.clock()
		n.Outcome, n.SettledAt = outcome, &at
	})
}

// MovePromise gives a promise another day, "" for none.
func (s *Store) MovePromise(id, due string, revision int) (discovery.Note, error) {
	return s.rewritePromise(id, revision, "Move promise", func(n *discovery.Note) { n.Due = due })
}

// AssignPromise says who owes a promise: the PM to the person, or the person to the PM.
func (s *Store) AssignPromise(id string, debtor discovery.Debtor, person *string, revision int) (discovery.Note, error) {
	if debtor != discovery.Me && person == nil {
		return discovery.Note{}, discovery.InvalidField("personId", "Say who promised it.")
	}
	return s.rewritePromise(id, revision, "Change who owes it", func(n *discovery.Note) {
		n.SpeakerID, n.OwedTo = person, nil
		if debtor == discovery.Me {
			n.SpeakerID, n.OwedTo = nil, person
		}
	})
}

func (s *Store) rewritePromise(
	id string, revision int, label string, edit func(*discovery.Note),
) (discovery.Note, error) {
	note, err := s.Note(id)
	if err != nil {
		return note, err
	}
	if note.Kind != discovery.ActionNote {
		return note, discovery.Errorf(discovery.Invalid, "This note is no promise (any more). Mark it as one first.")
	}
	return s.rewrite(id, revision, label, edit)
}

// addressee finds whom a promise of the PM's own is owed to by its words: the participant whom they name first, or the
// only one there is.
func addressee(tx *gorm.DB, n discovery.Note) (*string, error) {
	if n.Kind != discovery.ActionNote || n.SpeakerID != nil {
		return nil, nil //nolint:nilnil // nobody is a good answer
	}
	found, err := scan[string](tx, `WITH named AS (
			SELECT t.stakeholder_id, t.position, instr(' ' || searchable(@text) || ' ',
				' ' || searchable(substr(h.name, 1, instr(h.name || ' ', ' ') - 1)) || ' ') AS place
			FROM participants t JOIN stakeholders h ON h.id = t.stakeholder_id WHERE t.session_id = @session)
		SELECT stakeholder_id FROM named WHERE place > 0 OR (SELECT count(*) FROM named) = 1
		ORDER BY place, position LIMIT 1`, map[string]any{"text": n.Text, "session": n.SessionID})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// readdress lets whom a promise is owed to follow its words, unless someone was chosen.
func readdress(tx *gorm.DB, old discovery.Note, n *discovery.Note) error {
	if !same(old.OwedTo, n.OwedTo) {
		return nil
	}
	said, err := addressee(tx, old)
	if err != nil || old.OwedTo != nil && !same(old.OwedTo, said) {
		return err
	}
	n.OwedTo, err = addressee(tx, *n)
	return err
}

func same[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }
