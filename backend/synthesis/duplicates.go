package synthesis

import (
	"context"

	"throughline/backend/discovery"
	"throughline/backend/themes"
)

// mostTwins is how many pairs are worth looking at: who has gone through them asks again.
const mostTwins = 500

// Duplicates finds the roots of a product that seem to say the same thing, without those that were said not to.
func (s *Synthesis) Duplicates(ctx context.Context, productID string) (discovery.Duplicates, error) {
	found := discovery.Duplicates{Pairs: []discovery.Twins{}, Asks: []discovery.AskSummary{}}
	err := s.long(ctx, func(ctx context.Context, told themes.Progress) error {
		b, err := s.benchFor(ctx, SuggestForm{ProductID: productID}.request(), told)
		if err != nil {
			return err
		}
		found.ByWords = b.encoder == nil
		_, apart, err := s.pairs(productID)
		if err != nil {
			return err
		}
		if b.encoder != nil { // what asks want, without who and why, is looked at each time
			b.encoder.keep()
			defer b.encoder.rest()
		}
		pairs, err := b.index.Duplicates(ctx, apart, told)
		if err != nil {
			return err
		}
		named := map[string]bool{}
		ids := []string{}
		for _, p := range pairs[:min(len(pairs), mostTwins)] {
			found.Pairs = append(found.Pairs, discovery.Twins{
				AskID: p.A, OtherID: p.B, Score: p.Score, Sure: p.Sure, Words: p.Words, Differ: p.Differ,
			})
			for _, id := range []string{p.A, p.B} {
				if !named[id] {
					named[id], ids = true, append(ids, id)
				}
			}
		}
		found.Asks, err = s.store.AskRows(ids)
		return err
	})
	return found, err
}
