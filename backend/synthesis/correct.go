package synthesis

import (
	"context"

	"throughline/backend/discovery"
	"throughline/backend/themes"
)

// Split parts a group of a product's asks into smaller ones, and looks at nothing else.
func (s *Synthesis) Split(ctx context.Context, productID string, askIDs []string) ([]discovery.Suggestion, error) {
	parts := []discovery.Suggestion{}
	err := s.long(ctx, func(ctx context.Context, told themes.Progress) error {
		b, err := s.lastBench(ctx, productID, told)
		if err != nil {
			return err
		}
		opt := themes.Options{Progress: told}
		if opt.Together, opt.Apart, err = s.pairs(productID); err != nil {
			return err
		}
		found, err := b.index.SplitTheme(ctx, askIDs, opt)
		if err != nil {
			return err
		}
		for _, t := range found {
			parts = append(parts, discovery.Suggestion{
				Name: t.Name, AskIDs: typicalFirst(t.Members, t.Typical), Typical: t.Typical, Terms: t.Terms, Confidence: t.Confidence,
			})
		}
		return s.count(productID, parts)
	})
	return parts, err
}

// LikeThese gives those of a group that are more like the seeds, which are to go elsewhere, than like the others; the
// likest first.
func (s *Synthesis) LikeThese(ctx context.Context, productID string, memberIDs, seedIDs []string) ([]string, error) {
	found := []string{}
	err := s.long(ctx, func(ctx context.Context, told themes.Progress) error {
		b, err := s.lastBench(ctx, productID, told)
		if err != nil {
			return err
		}
		found = append(found, b.index.MoveSimilar(memberIDs, seedIDs)...)
		return nil
	})
	return found, err
}

// lastBench is what suggestions were made from last, though something was accepted since; else one with all asks.
func (s *Synthesis) lastBench(ctx context.Context, productID string, told themes.Progress) (*bench, error) {
	if b := s.bench; b != nil && b.request.ProductID == productID {
		return b, nil
	}
	return s.benchFor(ctx, SuggestForm{ProductID: productID}.request(), told)
}

// count counts the independent voices behind suggestions.
func (s *Synthesis) count(productID string, suggestions []discovery.Suggestion) error {
	groups := make([][]string, len(suggestions))
	for i, found := range suggestions {
		groups[i] = found.AskIDs
	}
	counts, err := s.store.CountGroups(productID, groups)
	for i, count := range counts {
		suggestions[i].Voices = count
	}
	return err
}
