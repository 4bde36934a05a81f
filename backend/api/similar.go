package api

import (
	"context"
	"errors"

	"throughline/backend/discovery"
	"throughline/backend/store"
	"throughline/backend/synthesis"
)

// AskPairing is what the PM says of asks for ever: that they belong together, or that no two of them do.
type AskPairing struct {
	IDs      []string `json:"ids"`
	From     string   `json:"from"` // the ask that each of them is said to belong with or not; "" for each other
	Together bool     `json:"together"`
}

// Similar gives the asks of a product that are like a text, the likest first, as one types.
func (a *Asks) Similar(query synthesis.SimilarQuery) ([]discovery.AskMatch, error) {
	return mindful(a.Desk, func(mind *synthesis.Synthesis) ([]discovery.AskMatch, error) {
		found, err := mind.Similar(context.Background(), query)
		if errors.Is(err, context.Canceled) {
			return []discovery.AskMatch{}, nil
		}
		return found, err
	})
}

// AskedBefore says who asked before for the same as an ask that a note has just become. It may take a moment.
func (a *Asks) AskedBefore(noteID string) (discovery.AskedBefore, error) {
	return mindful(a.Desk, func(mind *synthesis.Synthesis) (discovery.AskedBefore, error) {
		told, err := mind.AskedBefore(context.Background(), noteID)
		if errors.Is(err, context.Canceled) {
			return discovery.AskedBefore{Matches: []discovery.AskMatch{}}, nil
		}
		return told, err
	})
}

// Pairs gives what the PM said of the asks of a product, each by its root.
func (a *Asks) Pairs(productID string) ([]discovery.AskPair, error) {
	return with(a.Desk, func(st *store.Store) ([]discovery.AskPair, error) { return st.AskPairs(productID) })
}

// Pair keeps what the PM says of asks.
func (a *Asks) Pair(pairing AskPairing) error {
	return do(a.Desk, func(st *store.Store) error { return st.PairAsks(pairing.IDs, pairing.From, pairing.Together) })
}

// AddVoice puts a voice from outside a session behind an ask that is there: what is asked in form.Ask is left out.
func (a *Asks) AddVoice(askID string, form AskForm) (discovery.AskDetail, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskDetail, error) {
		voice, err := form.voice(a.Desk.Now())
		if err != nil {
			return discovery.AskDetail{}, err
		}
		return st.AddVoice(askID, voice, form.NewPerson, form.NewReporter)
	})
}
