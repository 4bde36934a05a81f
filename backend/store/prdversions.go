package store

import (
	"errors"
	"fmt"

	"throughline/backend/discovery"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// PRDVersions gives the versions of a PRD, the latest first.
func (s *Store) PRDVersions(prdID string) ([]discovery.PRDVersion, error) {
	return list[discovery.PRDVersion](s.read.Where("prd_id = ?", prdID).Order("published_at DESC, id DESC"))
}

// PRDVersion gives one version.
func (s *Store) PRDVersion(id string) (discovery.PRDVersion, error) {
	var v discovery.PRDVersion
	err := s.read.Where("id = ?", id).Take(&v).Error
	return v, translate(err)
}

// FrozenPRD gives a PRD as a version of it says it, or as its draft does now for "".
func (s *Store) FrozenPRD(prdID, versionID string) (discovery.Frozen, error) {
	if versionID != "" {
		return s.thaw(prdID, versionID)
	}
	prd, err := s.PRD(prdID)
	if err != nil {
		return discovery.Frozen{}, err
	}
	people, err := s.People()
	if err != nil {
		return discovery.Frozen{}, err
	}
	frozen := discovery.Freeze(prd, people)
	frozen.PRD.Status, frozen.PRD.PageLimit, frozen.PRD.UpdatedAt = prd.Status, prd.PageLimit, prd.UpdatedAt
	return frozen, nil
}

// thaw reads what a version of a PRD says. It never gives anything else than was published: its hash must be right.
func (s *Store) thaw(prdID, versionID string) (discovery.Frozen, error) {
	v, err := s.PRDVersion(versionID)
	if err == nil && v.PRDID != prdID {
		err = translate(gorm.ErrRecordNotFound)
	}
	if err != nil {
		return discovery.Frozen{}, err
	}
	prd, err := find[discovery.PRD](s.read, prdID)
	if err != nil {
		return discovery.Frozen{}, err
	}
	var file discovery.File
	err = s.read.Where("hash = ?", v.Fingerprint).Take(&file).Error
	var frozen discovery.Frozen
	if err == nil {
		frozen, err = discovery.Thaw(file)
	}
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound) || discovery.CodeOf(err) == discovery.Invalid:
		return discovery.Frozen{}, unavailable(err, fmt.Sprintf("What %s said is damaged: it does not fit its fingerprint %s. "+
			"A backup of the workspace may still have it.", v.Name(), v.ShortFingerprint()))
	case err != nil:
		return discovery.Frozen{}, translate(err)
	}
	frozen.PRD.Status, frozen.PRD.PageLimit, frozen.PRD.UpdatedAt = prd.Status, prd.PageLimit, v.PublishedAt
	return frozen, nil
}

// Publish keeps a PRD with its evidence, as it is now, as a version. It fails with Conflict where the label is taken, or
// where the latest version says the same.
func (s *Store) Publish(v discovery.PRDVersion) (discovery.PRDVersion, error) {
	if err := v.Clean(); err != nil {
		return v, err
	}
	frozen, err := s.FrozenPRD(v.PRDID, "")
	if err != nil {
		return v, err
	}
	file, err := frozen.File()
	if err != nil {
		return v, err
	}
	if err := file.Clean(); err != nil {
		return v, err
	}
	v.ID, v.Fingerprint, v.PublishedAt = newID(), file.Hash, s.clock()
	return v, s.change("Publish "+v.Name(), func(tx *gorm.DB) error {
		versions, err := list[discovery.PRDVersion](tx.Where("prd_id = ?", v.PRDID).Order("published_at DESC, id DESC"))
		if err != nil {
			return err
		}
		for i, other := range versions {
			if i == 0 && other.Fingerprint == v.Fingerprint {
				return discovery.Errorf(discovery.Conflict,
					"Nothing has changed since %s, so there is nothing to publish.", other.Name())
			}
			if other.Label == v.Label {
				return discovery.InvalidField("label", "There is a %s already. Choose another name.", other.Name())
			}
		}
		if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&file).Error; err != nil {
			return err
		}
		return tx.Create(&v).Error
	})
}

// NotePRDVersion says anew what a version is about. What it says itself, and how it is called, stays.
func (s *Store) NotePRDVersion(id, note string) (discovery.PRDVersion, error) {
	v, err := s.PRDVersion(id)
	if err != nil {
		return v, err
	}
	v.Note = note
	if err := v.Clean(); err != nil {
		return v, err
	}
	return v, s.change("Edit the note of "+v.Name(), func(tx *gorm.DB) error {
		return tx.Exec("UPDATE prd_versions SET note = ? WHERE id = ? AND note <> ?", v.Note, id, v.Note).Error
	})
}

// DeletePRDVersion deletes a version. One that someone has signed stays: what they agreed to must be there to be read.
func (s *Store) DeletePRDVersion(id string) error {
	v, err := s.PRDVersion(id)
	if err != nil {
		return err
	}
	return s.change("Delete "+v.Name(), func(tx *gorm.DB) error {
		var signed int
		err := tx.Raw("SELECT count(DISTINCT reviewer_id) FROM sign_offs WHERE version_id = ?", id).Scan(&signed).Error
		switch {
		case err != nil:
			return err
		case signed == 1:
			return discovery.Errorf(discovery.Conflict, "Someone has signed %s: what they agreed to stays.", v.Name())
		case signed > 1:
			return discovery.Errorf(discovery.Conflict, "%d people have signed %s: what they agreed to stays.", signed, v.Name())
		}
		return deleteRow(tx, "prd_versions", id)
	})
}
