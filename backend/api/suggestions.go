package api

import (
	"context"
	"errors"

	"throughline/backend/discovery"
	"throughline/backend/store"
	"throughline/backend/synthesis"
)

// Suggestions says what asks come down to: themes that they fall into, and which of them say the same thing. Making them
// changes nothing; what is accepted or dismissed is a step of its own.
type Suggestions struct{ Desk *Desk }

// SimilarMove is asks of a group that are to go elsewhere, to find others like them.
type SimilarMove struct {
	ProductID string   `json:"productId"`
	MemberIDs []string `json:"memberIds"` // the whole group
	SeedIDs   []string `json:"seedIds"`   // what goes
}

// Split is a group of asks of a product to be parted.
type Split struct {
	ProductID string   `json:"productId"`
	AskIDs    []string `json:"askIds"`
}

// AskGroups are groups of asks of one product.
type AskGroups struct {
	ProductID string     `json:"productId"`
	AskIDs    [][]string `json:"askIds"`
}

// Make finds themes for the asks of a product that have none. It takes a while; Progress tells how far it is.
func (s *Suggestions) Make(form synthesis.SuggestForm) (discovery.Suggestions, error) {
	return mindful(s.Desk, func(mind *synthesis.Synthesis) (discovery.Suggestions, error) {
		found, err := mind.Suggest(context.Background(), form)
		if errors.Is(err, context.Canceled) {
			return discovery.NoSuggestions(), nil
		}
		return found, err
	})
}

// Duplicates finds the asks of a product that seem to say the same thing. It takes a while; Progress tells how far it is.
func (s *Suggestions) Duplicates(productID string) (discovery.Duplicates, error) {
	return mindful(s.Desk, func(mind *synthesis.Synthesis) (discovery.Duplicates, error) {
		found, err := mind.Duplicates(context.Background(), productID)
		if errors.Is(err, context.Canceled) {
			return discovery.Duplicates{Cancelled: true, Pairs: []discovery.Twins{}, Asks: []discovery.AskSummary{}}, nil
		}
		return found, err
	})
}

// Progress says how far Make or Duplicates has come.
func (s *Suggestions) Progress() (discovery.Progress, error) {
	return mindful(s.Desk, func(mind *synthesis.Synthesis) (discovery.Progress, error) { return mind.Progress(), nil })
}

// Cancel gives up Make or Duplicates, and what they keep in memory.
func (s *Suggestions) Cancel() error {
	_, err := mindful(s.Desk, func(mind *synthesis.Synthesis) (struct{}, error) { mind.Cancel(); return struct{}{}, nil })
	return err
}

// Accept puts suggested asks into a theme, and gives it.
func (s *Suggestions) Accept(part discovery.ThemePart) (discovery.Theme, error) {
	return with(s.Desk, func(st *store.Store) (discovery.Theme, error) { return st.AcceptTheme(part) })
}

// Dismiss keeps a suggestion from coming back for the same asks.
func (s *Suggestions) Dismiss(part discovery.ThemePart) error {
	return do(s.Desk, func(st *store.Store) error { return st.DismissTheme(part) })
}

// Dismissed gives what was dismissed of a product.
func (s *Suggestions) Dismissed(productID string) ([]discovery.Dismissal, error) {
	return with(s.Desk, func(st *store.Store) ([]discovery.Dismissal, error) { return st.Dismissals(productID) })
}

// Restore lets what was dismissed of a product come back.
func (s *Suggestions) Restore(productID string) error {
	return do(s.Desk, func(st *store.Store) error { return st.RestoreDismissals(productID) })
}

// Split parts a group of asks into smaller ones.
func (s *Suggestions) Split(split Split) ([]discovery.Suggestion, error) {
	return mindful(s.Desk, func(mind *synthesis.Synthesis) ([]discovery.Suggestion, error) {
		return mind.Split(context.Background(), split.ProductID, split.AskIDs)
	})
}

// LikeThese gives those of a group that are more like what is to go elsewhere than like what stays, the likest first.
func (s *Suggestions) LikeThese(move SimilarMove) ([]string, error) {
	return mindful(s.Desk, func(mind *synthesis.Synthesis) ([]string, error) {
		return mind.LikeThese(context.Background(), move.ProductID, move.MemberIDs, move.SeedIDs)
	})
}

// Count counts the independent voices behind each group.
func (s *Suggestions) Count(groups AskGroups) ([]discovery.VoiceCount, error) {
	return with(s.Desk, func(st *store.Store) ([]discovery.VoiceCount, error) {
		return st.CountGroups(groups.ProductID, groups.AskIDs)
	})
}

// mindful runs a use case of the grouping engine on the open workspace.
func mindful[T any](d *Desk, f func(*synthesis.Synthesis) (T, error)) (T, error) {
	return with(d, func(*store.Store) (T, error) {
		mind, err := d.synthesis()
		if err != nil {
			var none T
			return none, err
		}
		return f(mind)
	})
}
