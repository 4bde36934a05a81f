package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Themes keeps the groups of asks.
type Themes struct{ Desk *Desk }

// ThemeMove puts a theme among the parts of another ("" for those that stand on their own), before one of these ("" for
// the end).
type ThemeMove struct {
	ThemeID  string `json:"themeId"`
	ParentID string `json:"parentId"`
	BeforeID string `json:"beforeId"`
}

// Board gives the ids of a product's asks in columns: first those without a theme, then each theme in order, followed by its
// parts. With Cards and Voices, it is what a long board needs.
func (t *Themes) Board(productID string) ([]discovery.BoardColumn, error) {
	return with(t.Desk, func(st *store.Store) ([]discovery.BoardColumn, error) { return st.Board(productID) })
}

// Cards gives the asks of these ids that are still there, as the board shows them.
func (t *Themes) Cards(askIDs []string) ([]discovery.AskCard, error) {
	return with(t.Desk, func(st *store.Store) ([]discovery.AskCard, error) {
		asks, err := st.AskRows(askIDs)
		cards := make([]discovery.AskCard, len(asks))
		for i := range asks {
			cards[i] = asks[i].Card()
		}
		return cards, err
	})
}

// Voices counts who stands behind the asks of a product's board.
func (t *Themes) Voices(productID string) (discovery.BoardVoices, error) {
	return with(t.Desk, func(st *store.Store) (discovery.BoardVoices, error) { return st.BoardVoices(productID) })
}

// List gives the themes of a product, or of all ("").
func (t *Themes) List(productID string) ([]discovery.Theme, error) {
	return with(t.Desk, func(st *store.Store) ([]discovery.Theme, error) { return st.Themes(productID) })
}

// Create adds a theme at the end of the board.
func (t *Themes) Create(theme discovery.Theme) (discovery.Theme, error) {
	return with(t.Desk, func(st *store.Store) (discovery.Theme, error) { return st.CreateTheme(theme) })
}

// Update renames, describes, marks or locks a theme.
func (t *Themes) Update(theme discovery.Theme) (discovery.Theme, error) {
	return with(t.Desk, func(st *store.Store) (discovery.Theme, error) { return st.UpdateTheme(theme) })
}

// Merge moves the asks and parts of one theme into another and deletes the first.
func (t *Themes) Merge(intoID, fromID string) error {
	return do(t.Desk, func(st *store.Store) error { return st.MergeThemes(intoID, fromID) })
}

// Delete deletes a theme; its asks stay, without one, and its parts stand on their own.
func (t *Themes) Delete(id string) error {
	return do(t.Desk, func(st *store.Store) error { return st.DeleteTheme(id) })
}

// Move puts a theme elsewhere on the board, or makes it a part of another.
func (t *Themes) Move(move ThemeMove) error {
	return do(t.Desk, func(st *store.Store) error { return st.MoveTheme(move.ThemeID, move.ParentID, move.BeforeID) })
}
