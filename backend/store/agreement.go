package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// meet gives the known person, or the one of a name, who is added where nobody has it.
func (s *Store) meet(tx *gorm.DB, known *string, name string) (*string, error) {
	if name == "" {
		return known, nil
	}
	who, err := s.withNamed(tx, nil, []string{name})
	if err != nil {
		return nil, err
	}
	return &who[0], nil
}

// AddReviewer asks someone for their agreement to a PRD. One who is nobody known is added by name.
func (s *Store) AddReviewer(r discovery.Reviewer, newPerson string) (discovery.Reviewer, error) {
	err := s.change("Add reviewer", func(tx *gorm.DB) error {
		if _, err := find[discovery.PRD](tx, r.PRDID); err != nil {
			return err
		}
		who, err := s.meet(tx, &r.StakeholderID, newPerson)
		if err != nil {
			return err
		}
		r.StakeholderID = *who
		if err := r.Clean(); err != nil {
			return err
		}
		person, err := find[discovery.Stakeholder](tx, r.StakeholderID)
		if err != nil {
			return err
		}
		var there bool
		err = tx.Raw("SELECT EXISTS (SELECT 1 FROM reviewers WHERE prd_id = ? AND stakeholder_id = ?)",
			r.PRDID, r.StakeholderID).Scan(&there).Error
		switch {
		case err != nil:
			return err
		case there:
			return discovery.InvalidField("stakeholderId", "%s reviews this PRD already.", person.Name)
		}
		if r.Position, err = lastPosition(tx, "reviewers", "prd_id = ?", r.PRDID); err != nil {
			return err
		}
		r.ID, r.Revision = newID(), 1
		return tx.Create(&r).Error
	})
	return r, err
}

// UpdateReviewer changes a reviewer's role, day and what they must look at.
func (s *Store) UpdateReviewer(r discovery.Reviewer) (discovery.Reviewer, error) {
	if err := r.Clean(); err != nil {
		return r, err
	}
	read := r.Revision
	r.Revision++
	return r, s.change("Edit reviewer", func(tx *gorm.DB) error {
		return save(tx, &r, r.ID, read, "role", "looks_at", "due_on")
	})
}

// MoveReviewer puts a reviewer before another of the same PRD ("" for the end).
func (s *Store) MoveReviewer(id, beforeID string) error {
	return s.change("Move reviewer", func(tx *gorm.DB) error {
		r, err := reviewer(tx, id)
		if err != nil {
			return err
		}
		neighbours, err := scan[string](tx, "SELECT id FROM reviewers WHERE prd_id = ? ORDER BY position, id", r.PRDID)
		if err != nil {
			return err
		}
		return place(tx, "reviewers", beforeID, neighbours, id)
	})
}

// RemoveReviewer takes a reviewer off a PRD, with what they said of its versions.
func (s *Store) RemoveReviewer(id string) error {
	return s.change("Remove reviewer", func(tx *gorm.DB) error {
		if err := tx.Exec("DELETE FROM sign_offs WHERE reviewer_id = ?", id).Error; err != nil {
			return err
		}
		return deleteRow(tx, "reviewers", id)
	})
}

func reviewer(db *gorm.DB, id string) (discovery.Reviewer, error) {
	var r discovery.Reviewer
	return r, db.Where("id = ?", id).Take(&r).Error
}

// Sign keeps what a reviewer says of a version of their PRD. What they said before stays, and counts no more.
func (s *Store) Sign(o discovery.SignOff) (discovery.SignOff, error) {
	if err := o.Clean(); err != nil {
		return o, err
	}
	err := s.change("Sign off", func(tx *gorm.DB) error {
		r, err := reviewer(tx, o.ReviewerID)
		if err != nil {
			return err
		}
		var version discovery.PRDVersion
		if err := tx.Where("id = ? AND prd_id = ?", o.VersionID, r.PRDID).Take(&version).Error; err != nil {
			return err
		}
		o.ID, o.SignedAt = newID(), s.clock()
		return tx.Create(&o).Error
	})
	return o, err
}

// TakeBackSignOff deletes what a reviewer said; what they said before counts again.
func (s *Store) TakeBackSignOff(id string) error {
	return s.change("Take a sign-off back", func(tx *gorm.DB) error { return deleteRow(tx, "sign_offs", id) })
}

// Agreement says how far a PRD is agreed to.
func (s *Store) Agreement(prdID string) (discovery.Agreement, error) {
	reviewers, err := list[discovery.Reviewer](s.read.Where("prd_id = ?", prdID).Order("position, id"))
	if err != nil {
		return discovery.Agreement{}, err
	}
	said, err := scan[discovery.SignOff](s.read, `SELECT o.* FROM sign_offs o JOIN reviewers r ON r.id = o.reviewer_id
		WHERE r.prd_id = ? ORDER BY o.signed_at DESC, o.id DESC`, prdID)
	if err != nil {
		return discovery.Agreement{}, err
	}
	versions, err := s.PRDVersions(prdID)
	if err != nil {
		return discovery.Agreement{}, err
	}
	since, err := s.sinceSigned(prdID, said, versions)
	return discovery.Agree(reviewers, said, versions, since, s.today()), err
}

// sinceSigned says of each version that someone signed last what reads otherwise since. The latest sign-offs come first.
func (s *Store) sinceSigned(
	prdID string, said []discovery.SignOff, versions []discovery.PRDVersion,
) (map[string]discovery.SinceVersion, error) {
	since := map[string]discovery.SinceVersion{}
	if len(said) == 0 {
		return since, nil
	}
	draft, err := s.FrozenPRD(prdID, "")
	if err != nil {
		return nil, err
	}
	newest, err := s.FrozenPRD(prdID, versions[0].ID)
	if err != nil {
		return nil, err
	}
	counted := map[string]bool{}
	for _, o := range said {
		_, compared := since[o.VersionID]
		if counted[o.ReviewerID] || compared {
			continue
		}
		counted[o.ReviewerID] = true
		signed, err := s.FrozenPRD(prdID, o.VersionID)
		if err != nil {
			return nil, err
		}
		since[o.VersionID] = discovery.SinceVersion{
			Published: discovery.ChangedParts(signed, newest), Draft: discovery.ChangedParts(signed, draft),
		}
	}
	return since, nil
}

// PRDReviews says of each PRD that has reviewers or open comments how far it is, as their [Store.Agreement]
// does. Only who agreed to an earlier version than the newest is compared with it.
func (s *Store) PRDReviews() ([]discovery.PRDReview, error) {
	type row struct {
		discovery.PRDReview
		Earlier int // of those who agreed, to an earlier version
	}
	rows, err := scan[row](s.read, `WITH newest AS (
			SELECT prd_id, id, label, max(published_at) FROM prd_versions GROUP BY prd_id),
		latest AS (SELECT reviewer_id, version_id, verdict, max(signed_at || id) FROM sign_offs GROUP BY reviewer_id)
		SELECT d.id AS prd_id, coalesce(v.label, '') AS version,
			(SELECT count(*) FROM comments c WHERE c.prd_id = d.id AND c.resolved_at IS NULL) AS open_comments,
			count(r.id) AS reviewers, count(*) FILTER (WHERE l.verdict <> 'refused' AND l.version_id = v.id) AS agreed,
			count(*) FILTER (WHERE l.verdict <> 'refused' AND l.version_id <> v.id) AS earlier,
			count(*) FILTER (WHERE l.verdict = 'refused') AS refused
		FROM prds d LEFT JOIN newest v ON v.prd_id = d.id LEFT JOIN reviewers r ON r.prd_id = d.id
		LEFT JOIN latest l ON l.reviewer_id = r.id
		WHERE d.deleted_at IS NULL GROUP BY d.id HAVING reviewers > 0 OR open_comments > 0`)
	reviews := make([]discovery.PRDReview, len(rows))
	for i, r := range rows {
		r.Version = discovery.PRDVersion{Label: r.Version}.Name()
		if r.Earlier > 0 {
			agreement, err := s.Agreement(r.PRDID)
			if err != nil {
				return nil, err
			}
			r.Agreed = agreement.Agreed()
		}
		reviews[i] = r.PRDReview
	}
	return reviews, err
}
