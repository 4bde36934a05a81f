package synthesis

import (
	"cmp"
	"context"
	"slices"

	"throughline/backend/discovery"
	"throughline/backend/themes"
)

// mostBefore is how many asks that were there before are told of: the first says it, the others are for who doubts it.
const mostBefore = 3

// AskedBefore looks whether the same was asked for before, when a note has become an ask. Only what would be shown among
// the duplicates counts, by the same score and from the same threshold on: what is merely like it would be a distraction
// to someone who is listening. It waits for the index to know the new ask, so it is not for the way of a keystroke.
func (s *Synthesis) AskedBefore(ctx context.Context, noteID string) (discovery.AskedBefore, error) {
	told := discovery.AskedBefore{Matches: []discovery.AskMatch{}}
	ctx, end, err := s.begin(ctx)
	if err != nil {
		return told, err
	}
	defer end()
	ask, found, err := s.store.AskMadeOf(noteID)
	if err != nil || !found {
		return told, err
	}
	told.AskID = ask.ID
	n, err := s.nearOf(ctx, ask.ProductID)
	if err != nil {
		return told, err
	}
	if err := s.knowing(ctx, n); err != nil {
		return told, err
	}
	same, differ, err := s.sameAs(ctx, n, ask)
	if err != nil {
		return told, err
	}
	if told.Matches, err = s.matches(same); err != nil {
		return told, err
	}
	for i, m := range told.Matches {
		told.Matches[i].Differ = differ[m.ID]
	}
	slices.SortStableFunc(told.Matches, func(a, b discovery.AskMatch) int { return cmp.Compare(b.Score, a.Score) })
	return told, nil
}

// knowing waits until an index knows all that the workspace holds.
func (s *Synthesis) knowing(ctx context.Context, n *near) error {
	n.follow.Lock()
	defer n.follow.Unlock()
	return s.refresh(ctx, n)
}

// sameAs finds the asks that say the same as one and were made before it, and what speaks against each.
func (s *Synthesis) sameAs(
	ctx context.Context, n *near, ask discovery.Ask,
) (same []themes.Hit, differ map[string][]string, err error) {
	apart, err := s.apartFrom(SimilarQuery{ProductID: ask.ProductID, AskID: ask.ID})
	if err != nil {
		return nil, nil, err
	}
	n.mu.RLock()
	defer n.mu.RUnlock()
	hits, err := n.index.Similar(ctx, ask.Statement, 3*mostBefore+len(apart))
	if err != nil {
		return nil, nil, err
	}
	differ = map[string][]string{}
	for _, hit := range hits {
		// Ids grow with time.
		if hit.ID >= ask.ID || slices.Contains(apart, hit.ID) {
			continue
		}
		twins, found, err := n.index.Compare(ctx, ask.ID, hit.ID)
		if err != nil {
			return nil, nil, err
		}
		if found && twins.Score >= themes.LeastTwins {
			hit.Score, differ[hit.ID] = twins.Score, twins.Differ
			same = append(same, hit)
		}
	}
	slices.SortStableFunc(same, func(a, b themes.Hit) int { return cmp.Compare(b.Score, a.Score) })
	return same[:min(len(same), mostBefore)], differ, nil
}
