package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Stakeholders keeps the people.
type Stakeholders struct{ Desk *Desk }

// List gives every person by name, also those who were taken off the list: they are still named where they spoke.
func (s *Stakeholders) List() ([]discovery.Stakeholder, error) {
	return with(s.Desk, (*store.Store).EveryStakeholder)
}

// Create adds a person.
func (s *Stakeholders) Create(person discovery.Stakeholder) (discovery.Stakeholder, error) {
	return with(s.Desk, func(st *store.Store) (discovery.Stakeholder, error) { return st.CreateStakeholder(person) })
}

// Update changes what is known of a person.
func (s *Stakeholders) Update(person discovery.Stakeholder) (discovery.Stakeholder, error) {
	return with(s.Desk, func(st *store.Store) (discovery.Stakeholder, error) { return st.UpdateStakeholder(person) })
}

// Delete takes a person off the lists; what they said stays.
func (s *Stakeholders) Delete(id string) error {
	return do(s.Desk, func(st *store.Store) error { return st.DeleteStakeholder(id) })
}
