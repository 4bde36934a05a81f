package api

import (
	"context"
	"sync"

	"throughline/backend/pdf"
)

// work is the making of one file after another: whoever begins a next one ends the one before.
type work struct {
	mu       sync.Mutex
	cancel   context.CancelFunc // of what goes on; nil where nothing ever did
	progress pdf.Progress
}

// begin gives the context of what begins, and what to call at its end.
func (w *work) begin() (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cancel != nil {
		w.cancel()
	}
	w.cancel, w.progress = cancel, pdf.Progress{}
	return ctx, cancel
}

func (w *work) tell(p pdf.Progress) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.progress = p
}

func (w *work) told() pdf.Progress {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.progress
}

// stop ends what goes on.
func (w *work) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cancel != nil {
		w.cancel()
	}
}
