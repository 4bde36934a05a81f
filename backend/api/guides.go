package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Guides keeps the lists of questions from which sessions take theirs.
type Guides struct{ Desk *Desk }

// List gives all guides: the PM's own, and those that come with the app.
func (g *Guides) List() (discovery.Guides, error) {
	return with(g.Desk, func(st *store.Store) (discovery.Guides, error) { return st.Guides() })
}

// Create adds a guide of the PM's own.
func (g *Guides) Create(guide discovery.Guide) (discovery.Guide, error) {
	return with(g.Desk, func(st *store.Store) (discovery.Guide, error) { return st.CreateGuide(guide) })
}

// Update changes a guide and its questions.
func (g *Guides) Update(guide discovery.Guide) (discovery.Guide, error) {
	return with(g.Desk, func(st *store.Store) (discovery.Guide, error) { return st.UpdateGuide(guide) })
}

// Keep makes a guide of a session's questions.
func (g *Guides) Keep(sessionID, name string) (discovery.Guide, error) {
	return with(g.Desk, func(st *store.Store) (discovery.Guide, error) { return st.KeepGuide(sessionID, name) })
}

// Delete deletes a guide. What sessions took from it stays with them.
func (g *Guides) Delete(id string) error {
	return do(g.Desk, func(st *store.Store) error { return st.DeleteGuide(id) })
}
