package store

import (
	"maps"
	"slices"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Stakeholders gives every person by name.
func (s *Store) Stakeholders() ([]discovery.Stakeholder, error) {
	return list[discovery.Stakeholder](s.read.Where("deleted_at IS NULL").Order("name COLLATE NOCASE, id"))
}

// EveryStakeholder gives every person by name, the deleted too: what they said still carries their name.
func (s *Store) EveryStakeholder() ([]discovery.Stakeholder, error) {
	return list[discovery.Stakeholder](s.read.Order("name COLLATE NOCASE, id"))
}

// people gives every stakeholder by id, the deleted too: what they said still carries their name.
func people(db *gorm.DB) (map[string]discovery.Stakeholder, error) {
	all, err := list[discovery.Stakeholder](db)
	byID := make(map[string]discovery.Stakeholder, len(all))
	for _, p := range all {
		byID[p.ID] = p
	}
	return byID, err
}

// behind gives the people behind voices, by id.
func behind(db *gorm.DB, voices map[string][]discovery.Voice) (map[string]discovery.Stakeholder, error) {
	persons := map[string]discovery.Stakeholder{}
	for _, said := range voices {
		for _, v := range said {
			if v.StakeholderID != nil {
				persons[*v.StakeholderID] = discovery.Stakeholder{}
			}
		}
	}
	found, err := scan[discovery.Stakeholder](db, "SELECT * FROM stakeholders WHERE id IN "+listed,
		idList(slices.Collect(maps.Keys(persons))))
	for _, p := range found {
		persons[p.ID] = p
	}
	return persons, err
}

// People gives every stakeholder by id, the deleted too.
func (s *Store) People() (map[string]discovery.Stakeholder, error) { return people(s.read) }

// CreateStakeholder adds a person; the id and times are set here.
func (s *Store) CreateStakeholder(p discovery.Stakeholder) (discovery.Stakeholder, error) {
	if err := p.Clean(); err != nil {
		return p, err
	}
	return p, s.change("Add "+p.Name, func(tx *gorm.DB) error { return s.insertStakeholder(tx, &p) })
}

func (s *Store) insertStakeholder(tx *gorm.DB, p *discovery.Stakeholder) error {
	p.ID, p.CreatedAt, p.UpdatedAt, p.DeletedAt, p.Revision = newID(), s.clock(), s.clock(), nil, 1
	return tx.Create(p).Error
}

// UpdateStakeholder changes what is known of a person.
func (s *Store) UpdateStakeholder(p discovery.Stakeholder) (discovery.Stakeholder, error) {
	if err := p.Clean(); err != nil {
		return p, err
	}
	read := p.Revision
	p.UpdatedAt, p.Revision = s.clock(), read+1
	return p, s.change("Edit "+p.Name, func(tx *gorm.DB) error {
		return save(tx, &p, p.ID, read, "name", "role", "team", "organisation", "side", "relationship", "updated_at")
	})
}

// DeleteStakeholder takes a person off the lists. What they said stays, with their name.
func (s *Store) DeleteStakeholder(id string) error {
	return s.discard("Delete person", discovery.TrashedPerson, id, func(tx *gorm.DB) error {
		return s.removeOne(tx, "stakeholders", id)
	})
}
