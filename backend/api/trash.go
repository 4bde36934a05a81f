package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Trash keeps what was deleted. Nothing leaves it by itself.
type Trash struct{ Desk *Desk }

// List gives what was deleted, the latest first: all of it for "", else what holds every word.
func (t *Trash) List(text string) (discovery.TrashList, error) {
	return with(t.Desk, func(st *store.Store) (discovery.TrashList, error) { return st.Trash(text) })
}

// Restore brings something back with what went with it, and gives what it was.
func (t *Trash) Restore(id string) (discovery.TrashItem, error) {
	return with(t.Desk, func(st *store.Store) (discovery.TrashItem, error) { return st.Recover(id) })
}
