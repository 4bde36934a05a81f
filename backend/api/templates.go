package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Templates keeps what PRDs are drafted after.
type Templates struct{ Desk *Desk }

// List gives all templates: the PM's own, and those that come with the app.
func (t *Templates) List() (discovery.Templates, error) {
	return with(t.Desk, func(st *store.Store) (discovery.Templates, error) { return st.Templates() })
}

// Keep makes a template of the sections of a PRD, without what they say.
func (t *Templates) Keep(prdID, name string) (discovery.Template, error) {
	return with(t.Desk, func(st *store.Store) (discovery.Template, error) { return st.KeepTemplate(prdID, name) })
}

// Copy makes a template of the PM's own of another one.
func (t *Templates) Copy(id, name string) (discovery.Template, error) {
	return with(t.Desk, func(st *store.Store) (discovery.Template, error) { return st.CopyTemplate(id, name) })
}

// Update changes a template. PRDs that were drafted after it stay as they are.
func (t *Templates) Update(template discovery.Template) (discovery.Template, error) {
	return with(t.Desk, func(st *store.Store) (discovery.Template, error) { return st.UpdateTemplate(template) })
}

// Delete deletes a template of the PM's own.
func (t *Templates) Delete(id string) error {
	return do(t.Desk, func(st *store.Store) error { return st.DeleteTemplate(id) })
}
