package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Search finds what was said and written.
type Search struct{ Desk *Desk }

// Find gives what answers the query, as one types.
func (s *Search) Find(query discovery.SearchQuery) (discovery.SearchResult, error) {
	return with(s.Desk, func(st *store.Store) (discovery.SearchResult, error) { return st.Search(query) })
}
