package synthesis

import (
	"context"
	"sync"

	"throughline/backend/discovery"
	"throughline/backend/store"
	"throughline/backend/themes"
)

// Synthesis is what the engine knows of one open workspace. Its methods may be called from many goroutines.
type Synthesis struct {
	store *store.Store
	model func() themes.Encoder // gives nil where there is none

	ctx  context.Context //nolint:containedctx // its end is that of the workspace
	stop context.CancelFunc
	work sync.WaitGroup

	turn  sync.Mutex // held by what takes long
	bench *bench     // what suggestions were made from last; whoever has the turn may use it
	shown *shown     // and what was suggested

	mu     sync.Mutex
	closed bool
	near   *near              // of the product in which something similar was looked for last
	cancel context.CancelFunc // of what takes long just now
	at     discovery.Progress
}

// New makes the Synthesis of a workspace. model opens the sentence model when it is needed first.
func New(st *store.Store, model func() themes.Encoder) *Synthesis {
	s := &Synthesis{store: st, model: model}
	s.ctx, s.stop = context.WithCancel(context.Background())
	return s
}

// Close ends all work on the workspace and waits until nothing reads it any more.
func (s *Synthesis) Close() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.stop()
	s.work.Wait()
}

// begin gives a context that ends with the workspace as well, and what to call at the end of the work.
func (s *Synthesis) begin(ctx context.Context) (context.Context, func(), error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, nil, context.Canceled
	}
	s.work.Add(1)
	ctx, cancel := context.WithCancel(ctx)
	unhook := context.AfterFunc(s.ctx, cancel)
	return ctx, func() { unhook(); cancel(); s.work.Done() }, nil
}

// encoder gives the sentence model with the workspace's cache around it, nil where there is none.
func (s *Synthesis) encoder() *cached {
	if s.model == nil {
		return nil
	}
	model := s.model()
	if model == nil {
		return nil
	}
	return &cached{Encoder: model, store: s.store}
}

// read makes an index of asks of a product, by the sentence model or, without one, by words alone.
func (s *Synthesis) read(
	ctx context.Context, productID string, asks []themes.Ask, told themes.Progress,
) (*themes.Index, *cached, error) {
	encoder := s.encoder()
	if encoder == nil {
		ix, err := themes.Read(ctx, asks, themes.Means{Progress: told})
		return ix, nil, err
	}
	ix, err := encoder.read(ctx, productID, asks, told)
	return ix, encoder, err
}

// long runs work that takes long, of which there is one at a time: what is under way is given up for the next. What was
// given up fails with context.Canceled.
func (s *Synthesis) long(ctx context.Context, work func(context.Context, themes.Progress) error) error {
	ctx, end, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.mu.Lock()
	if s.cancel != nil {
		s.cancel()
	}
	s.cancel = cancel
	s.at = discovery.Progress{Stage: string(themes.Reading)}
	s.mu.Unlock()
	s.turn.Lock()
	defer s.turn.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	err = work(ctx, func(stage themes.Stage, done, total int) { s.tell(ctx, stage, done, total) })
	s.tell(ctx, "", 0, 0)
	return err
}

// tell keeps how far the work has come, unless other work has taken its place.
func (s *Synthesis) tell(ctx context.Context, stage themes.Stage, done, total int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ctx.Err() == nil {
		s.at = discovery.Progress{Stage: string(stage), Done: done, Total: total}
	}
}

// Progress says how far what takes long has come.
func (s *Synthesis) Progress() discovery.Progress {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.at
}

// Cancel gives up what takes long, and what it kept in memory.
func (s *Synthesis) Cancel() {
	s.mu.Lock()
	if s.cancel != nil {
		s.cancel()
	}
	s.at = discovery.Progress{}
	s.mu.Unlock()
	s.turn.Lock()
	defer s.turn.Unlock()
	s.bench = nil
}
