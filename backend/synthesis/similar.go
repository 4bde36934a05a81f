package synthesis

import (
	"context"
	"slices"
	"sync"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/themes"
)

// near is the index of one product that stays in memory to answer while someone types. It follows the workspace a moment
// behind: what is asked while it catches up is answered from what it has.
type near struct {
	productID string
	ready     chan struct{} // closed when it was read for the first time
	failed    error

	mu      sync.RWMutex // held for writing while asks come and go
	index   *themes.Index
	encoder *cached
	texts   map[string]string // of the asks in it
	seen    int64             // changes of the workspace when it was read

	follow sync.Mutex // held by whoever brings it up to date
}

const (
	// patience is how long an answer waits for the index to catch up with the workspace.
	patience = 15 * time.Millisecond
	// A part of the asks that changed is read anew on its own; from an eighth on, all are.
	partChanged = 8
)

// SimilarQuery is what someone writes, and where to look for asks that are like it.
type SimilarQuery struct {
	ProductID string `json:"productId"`
	Text      string `json:"text"`
	AskID     string `json:"askId"` // the ask that it is the text of, if it is one
	Limit     int    `json:"limit"`
}

// Similar finds the roots of a product that are like a text, the likest first. Where the text is an ask's, it leaves out
// that ask and those that were said not to belong with it.
func (s *Synthesis) Similar(ctx context.Context, q SimilarQuery) ([]discovery.AskMatch, error) {
	ctx, end, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	n, err := s.nearOf(ctx, q.ProductID)
	if err != nil {
		return nil, err
	}
	apart, err := s.apartFrom(q)
	if err != nil {
		return nil, err
	}
	n.mu.RLock()
	hits, err := n.index.Similar(ctx, q.Text, q.Limit+len(apart))
	n.mu.RUnlock()
	if err != nil {
		return nil, err
	}
	hits = slices.DeleteFunc(hits, func(h themes.Hit) bool { return slices.Contains(apart, h.ID) })
	return s.matches(hits[:min(len(hits), q.Limit)])
}

// apartFrom lists the ask that a text is of, and those that don't belong with it.
func (s *Synthesis) apartFrom(q SimilarQuery) ([]string, error) {
	if q.AskID == "" {
		return nil, nil
	}
	pairs, err := s.store.AskPairs(q.ProductID)
	apart := []string{q.AskID}
	for _, p := range pairs {
		switch {
		case p.Together:
		case p.AskID == q.AskID:
			apart = append(apart, p.OtherID)
		case p.OtherID == q.AskID:
			apart = append(apart, p.AskID)
		}
	}
	return apart, err
}

// matches gives what was found as the workspace has it now; what has gone since, or was merged, is left out.
func (s *Synthesis) matches(hits []themes.Hit) ([]discovery.AskMatch, error) {
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	asks, err := s.store.AskRows(ids)
	if err != nil {
		return nil, err
	}
	matches := []discovery.AskMatch{}
	for _, a := range asks {
		if a.MergedInto != nil {
			continue
		}
		hit := hits[slices.Index(ids, a.ID)]
		m := discovery.AskMatch{
			AskSummary: a, Score: hit.Score, Words: hit.Words, Related: []discovery.WordMatch{}, Differ: []string{},
		}
		for _, pair := range hit.Related {
			m.Related = append(m.Related, discovery.WordMatch{Typed: pair[0], Word: pair[1]})
		}
		matches = append(matches, m)
	}
	return matches, nil
}

// nearOf gives the index of a product, waiting until it is read for the first time, and lets it catch up. Only that of
// one product is kept.
func (s *Synthesis) nearOf(ctx context.Context, productID string) (*near, error) {
	s.mu.Lock()
	n := s.near
	if n == nil || n.productID != productID || n.failed != nil {
		n = &near{productID: productID, ready: make(chan struct{})}
		s.near = n
		s.behind(func(ctx context.Context) {
			n.failed = s.fill(ctx, n)
			close(n.ready)
		})
	}
	s.mu.Unlock()
	select {
	case <-n.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if n.failed != nil {
		return nil, n.failed
	}
	n.mu.RLock()
	behind := n.seen != s.store.Changes()
	n.mu.RUnlock()
	if behind {
		s.catchUp(ctx, n)
	}
	return n, nil
}

// behind runs work until the workspace closes. The caller holds mu, and has not found it closed.
func (s *Synthesis) behind(work func(context.Context)) {
	s.work.Go(func() { work(s.ctx) })
}

// fill reads the asks of a product for the first time.
func (s *Synthesis) fill(ctx context.Context, n *near) error {
	seen := s.store.Changes()
	asks, err := s.store.AskTexts(n.productID)
	if err != nil {
		return err
	}
	texts := make(map[string]string, len(asks))
	all := make([]themes.Ask, len(asks))
	for i, a := range asks {
		texts[a.ID] = a.Statement
		all[i] = themes.Ask{ID: a.ID, Text: a.Statement}
	}
	index, encoder, err := s.read(ctx, n.productID, all, nil)
	if err != nil {
		return err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.index, n.encoder, n.texts, n.seen = index, encoder, texts, seen
	return nil
}

// catchUp brings an index up to date, and waits a moment for that: after few changes it is enough.
func (s *Synthesis) catchUp(ctx context.Context, n *near) {
	if !n.follow.TryLock() {
		return
	}
	done := make(chan struct{})
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		n.follow.Unlock()
		return
	}
	s.behind(func(ctx context.Context) {
		defer n.follow.Unlock()
		defer close(done)
		_ = s.refresh(ctx, n) // what it has still answers; the next one tries again
	})
	s.mu.Unlock()
	select {
	case <-done:
	case <-ctx.Done():
	case <-time.After(patience):
	}
}

// refresh takes out of an index what is gone, and takes in what is new or says something else.
func (s *Synthesis) refresh(ctx context.Context, n *near) error {
	seen := s.store.Changes()
	if seen == n.seen {
		return nil
	}
	asks, err := s.store.AskTexts(n.productID)
	if err != nil {
		return err
	}
	texts := make(map[string]string, len(asks))
	var fresh []themes.Ask
	for _, a := range asks {
		texts[a.ID] = a.Statement
		if old, known := n.texts[a.ID]; !known || old != a.Statement {
			fresh = append(fresh, themes.Ask{ID: a.ID, Text: a.Statement})
		}
	}
	if len(fresh) > len(n.texts)/partChanged {
		return s.fill(ctx, n)
	}
	var gone []string
	for id := range n.texts {
		if _, there := texts[id]; !there {
			gone = append(gone, id)
		}
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.encoder != nil {
		n.encoder.keep()
		defer n.encoder.rest()
	}
	if len(gone) > 0 {
		n.index.Remove(gone...)
	}
	if len(fresh) > 0 {
		if err := n.index.Add(ctx, fresh...); err != nil {
			return err
		}
	}
	n.texts, n.seen = texts, seen
	return nil
}
