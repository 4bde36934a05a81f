package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Comments keeps what was remarked on PRDs. None of it leaves the workspace in an export.
type Comments struct{ Desk *Desk }

// CommentForm is a comment as it is written.
type CommentForm struct {
	Comment   discovery.Comment `json:"comment"`
	NewAuthor string            `json:"newAuthor"` // the name, when it is nobody known; "" otherwise
}

// List gives the comments on a PRD, the open ones first.
func (c *Comments) List(prdID string) ([]discovery.Comment, error) {
	return with(c.Desk, func(st *store.Store) ([]discovery.Comment, error) { return st.Comments(prdID) })
}

// Add keeps a comment on a PRD, or on a section or requirement of it.
func (c *Comments) Add(form CommentForm) (discovery.Comment, error) {
	return with(c.Desk, func(st *store.Store) (discovery.Comment, error) {
		return st.AddComment(form.Comment, form.NewAuthor)
	})
}

// Update changes the words of a comment and whose they are. A stale revision fails with conflict.
func (c *Comments) Update(form CommentForm) (discovery.Comment, error) {
	return with(c.Desk, func(st *store.Store) (discovery.Comment, error) {
		return st.UpdateComment(form.Comment, form.NewAuthor)
	})
}

// Resolve says that a comment is dealt with.
func (c *Comments) Resolve(id string) (discovery.Comment, error) {
	return with(c.Desk, func(st *store.Store) (discovery.Comment, error) { return st.ResolveComment(id, true) })
}

// Reopen says that a comment is not dealt with after all.
func (c *Comments) Reopen(id string) (discovery.Comment, error) {
	return with(c.Desk, func(st *store.Store) (discovery.Comment, error) { return st.ResolveComment(id, false) })
}

// Delete deletes a comment.
func (c *Comments) Delete(id string) error {
	return do(c.Desk, func(st *store.Store) error { return st.DeleteComment(id) })
}
