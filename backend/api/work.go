package api

import (
	"context"
	"sync"
)

// work is what takes a while and is done one after the other: whoever begins a next one ends the one before. Progress is how
// it says how far it is.
type work[Progress any] struct {
	mu       sync.Mutex
	cancel   context.CancelFunc // of what goes on; nil where nothing ever did
	progress Progress
}

// begin gives the context of what begins, and what to call at its end.
func (w *work[Progress]) begin() (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cancel != nil {
		w.cancel()
	}
	w.cancel, w.progress = cancel, *new(Progress)
	return ctx, cancel
}

func (w *work[Progress]) tell(p Progress) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.progress = p
}

func (w *work[Progress]) told() Progress {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.progress
}

// stop ends what goes on.
func (w *work[Progress]) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cancel != nil {
		w.cancel()
	}
}
