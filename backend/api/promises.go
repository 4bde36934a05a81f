package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Promises is the ledger of what the PM owes others and others owe the PM.
type Promises struct{ Desk *Desk }

// PromiseOutcome says what became of a promise.
type PromiseOutcome struct {
	ID       string            `json:"id"`
	Outcome  discovery.Outcome `json:"outcome"`
	Revision int               `json:"revision"`
}

// PromiseMove gives a promise another day.
type PromiseMove struct {
	ID       string `json:"id"`
	Due      string `json:"due"` // a day as 2026-12-01, empty for none
	Revision int    `json:"revision"`
}

// PromiseParties says who owes a promise: the PM to the person, or the person to the PM.
type PromiseParties struct {
	ID       string           `json:"id"`
	Debtor   discovery.Debtor `json:"debtor"`
	PersonID *string          `json:"personId,omitempty"`
	Revision int              `json:"revision"`
}

// List gives the promises that pass the filter: the open ones, the first due first, or the settled, the latest first.
func (p *Promises) List(filter discovery.PromiseFilter) ([]discovery.Promise, error) {
	return with(p.Desk, func(st *store.Store) ([]discovery.Promise, error) { return st.Promises(filter) })
}

// Settle says what became of a promise, or opens it again.
func (p *Promises) Settle(outcome PromiseOutcome) (discovery.Note, error) {
	return with(p.Desk, func(st *store.Store) (discovery.Note, error) {
		return st.SettlePromise(outcome.ID, outcome.Outcome, outcome.Revision)
	})
}

// Move gives a promise another day.
func (p *Promises) Move(move PromiseMove) (discovery.Note, error) {
	return with(p.Desk, func(st *store.Store) (discovery.Note, error) {
		return st.MovePromise(move.ID, move.Due, move.Revision)
	})
}

// Assign says who owes a promise to whom.
func (p *Promises) Assign(parties PromiseParties) (discovery.Note, error) {
	return with(p.Desk, func(st *store.Store) (discovery.Note, error) {
		return st.AssignPromise(parties.ID, parties.Debtor, parties.PersonID, parties.Revision)
	})
}
