package api

import (
	"slices"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Agreement keeps who is to agree to a PRD, and what they said.
type Agreement struct{ Desk *Desk }

// ReviewerForm asks someone to review a PRD.
type ReviewerForm struct {
	Reviewer  discovery.Reviewer `json:"reviewer"`
	NewPerson string             `json:"newPerson"` // the name, when it is nobody known; "" otherwise
}

// Of says how far a PRD is agreed to.
func (a *Agreement) Of(prdID string) (discovery.Agreement, error) {
	return with(a.Desk, func(st *store.Store) (discovery.Agreement, error) { return st.Agreement(prdID) })
}

// List says of each PRD that has reviewers or open comments how far it is.
func (a *Agreement) List() ([]discovery.PRDReview, error) {
	return with(a.Desk, (*store.Store).PRDReviews)
}

// Add asks someone to review a PRD.
func (a *Agreement) Add(form ReviewerForm) (discovery.Reviewer, error) {
	return with(a.Desk, func(st *store.Store) (discovery.Reviewer, error) {
		return st.AddReviewer(form.Reviewer, form.NewPerson)
	})
}

// Update changes a reviewer's role, day and what they must look at. A stale revision fails with conflict.
func (a *Agreement) Update(reviewer discovery.Reviewer) (discovery.Reviewer, error) {
	return with(a.Desk, func(st *store.Store) (discovery.Reviewer, error) { return st.UpdateReviewer(reviewer) })
}

// Move puts a reviewer before another of the same PRD ("" for the end).
func (a *Agreement) Move(id, beforeID string) error {
	return do(a.Desk, func(st *store.Store) error { return st.MoveReviewer(id, beforeID) })
}

// Remove takes a reviewer off a PRD, with what they said of its versions.
func (a *Agreement) Remove(id string) error {
	return do(a.Desk, func(st *store.Store) error { return st.RemoveReviewer(id) })
}

// Sign keeps what a reviewer says of a version.
func (a *Agreement) Sign(signOff discovery.SignOff) (discovery.SignOff, error) {
	return with(a.Desk, func(st *store.Store) (discovery.SignOff, error) { return st.Sign(signOff) })
}

// TakeBack deletes a sign-off; what the reviewer said before counts again.
func (a *Agreement) TakeBack(signOffID string) error {
	return do(a.Desk, func(st *store.Store) error { return st.TakeBackSignOff(signOffID) })
}

// CopyRequest puts a note on the clipboard that asks a reviewer to look at the newest version.
func (a *Agreement) CopyRequest(prdID, reviewerID string) error {
	return do(a.Desk, func(st *store.Store) error {
		text, err := reviewRequest(st, prdID, reviewerID)
		if err != nil {
			return err
		}
		return a.Desk.Shell.Copy(text)
	})
}

func reviewRequest(st *store.Store, prdID, reviewerID string) (string, error) {
	agreement, err := st.Agreement(prdID)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(agreement.Reviews, func(r discovery.ReviewerStanding) bool { return r.ID == reviewerID })
	if i < 0 {
		return "", discovery.Errorf(discovery.NotFound, "This reviewer is not there any more.")
	}
	prd, err := st.PRD(prdID)
	if err != nil {
		return "", err
	}
	people, err := st.People()
	if err != nil {
		return "", err
	}
	discretion, err := st.Discretion(prd.ProductID)
	if err != nil {
		return "", err
	}
	review := agreement.Reviews[i]
	return agreement.ReviewRequest(review, prd, people[review.StakeholderID], discretion)
}
