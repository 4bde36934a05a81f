package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// History takes back what was done, and does it again.
type History struct{ Desk *Desk }

// State says what undo and redo would do next.
func (h *History) State() (discovery.History, error) {
	return with(h.Desk, (*store.Store).History)
}

// Undo takes back the last step and gives it.
func (h *History) Undo() (discovery.Step, error) {
	return with(h.Desk, (*store.Store).Undo)
}

// Redo does the last undone step again and gives it.
func (h *History) Redo() (discovery.Step, error) {
	return with(h.Desk, (*store.Store).Redo)
}
