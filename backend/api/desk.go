package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/settings"
	"throughline/backend/shell"
	"throughline/backend/store"
	"throughline/backend/synthesis"
	"throughline/backend/themes"

	"github.com/google/uuid"
)

// Shell is the system around the window; tests have one of their own.
type Shell interface {
	SaveFile(title, name string, kind shell.FileKind) (string, error)
	OpenFile(title string, kind shell.FileKind) (string, error)
	ChooseFolder(title string) (string, error)
	Launch(target string) error
	Reveal(path string) error
	Place() shell.Place
	Screen() (width, height int)
	MakeStrip(at shell.Place)
	LeaveStrip(back shell.Place)
	Copy(text string) error
	AskToClose()
	Quit()
}

// Desk is what all services share: the open workspace, the settings and the system around the window.
type Desk struct {
	Shell    Shell
	Settings *settings.File
	Version  string
	Now      func() time.Time
	Model    func() themes.Encoder // opens the sentence model; nil, or giving nil, where there is none

	mu       sync.RWMutex
	store    *store.Store         // nil when no workspace is open
	problem  string               // why the workspace that was asked for could not be opened
	failed   string               // the path of that workspace
	exported string               // the last file that was exported
	strip    bool                 // the window is a strip beside a call
	mind     *synthesis.Synthesis // of the open workspace
	held     int                  // how many texts would be lost with the window
	askedAt  time.Time            // since when the page owes the question before closing; zero when it owes none
	asking   bool                 // the question stands in the window
}

// use gives the open workspace.
func (d *Desk) use() (*store.Store, error) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	if d.store == nil {
		return nil, discovery.Errorf(discovery.Unavailable, "No workspace is open. Open one, or start a new one.")
	}
	return d.store, nil
}

// Open opens the workspace at path in place of the one that is open, which stays when that fails.
func (d *Desk) Open(path string, create bool) error {
	if st, err := d.use(); err == nil && st.Path() == path {
		return nil
	}
	st, err := store.Open(path, store.Options{Create: create, Now: d.Now})
	if err != nil {
		return err
	}
	return errors.Join(d.swap(st), d.Settings.Opened(st.Path(), d.Now()))
}

// swap puts st in the place of the open workspace, which is closed.
func (d *Desk) swap(st *store.Store) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	old := d.store
	d.forget()
	d.store, d.problem, d.failed = st, "", ""
	if old == nil {
		return nil
	}
	return old.Close()
}

// forget ends what is known of the open workspace beside its file. The caller holds mu.
func (d *Desk) forget() {
	if d.mind != nil {
		d.mind.Close()
		d.mind = nil
	}
}

// synthesis gives what the grouping engine knows of the open workspace.
func (d *Desk) synthesis() (*synthesis.Synthesis, error) {
	if _, err := d.use(); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.mind == nil {
		d.mind = synthesis.New(d.store, d.Model)
	}
	return d.mind, nil
}

// Fail remembers why the workspace at path could not be opened, for the window to say.
func (d *Desk) Fail(path string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.problem, d.failed = err.Error(), path
}

// path is where the open workspace is, or the one that could not be opened.
func (d *Desk) path() (string, error) {
	st, err := d.use()
	if err == nil {
		return st.Path(), nil
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	if d.failed != "" {
		return d.failed, nil
	}
	return "", err
}

// reopen opens the workspace anew when the file that was open is gone and another is in its place: a drive that was
// taken out and put back, or a copy that a sync service brought.
func (d *Desk) reopen(st *store.Store) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.store != st || !st.Lost() {
		return
	}
	d.forget()
	if err := st.Abandon(); err != nil {
		slog.Error("give up a lost workspace", "error", err)
		return
	}
	now, err := store.Open(st.Path(), store.Options{Now: d.Now})
	if err != nil {
		slog.Error("open the workspace anew", "error", err)
		return
	}
	d.store = now
}

// Close closes the open workspace, if there is one.
func (d *Desk) Close() error { return d.swap(nil) }

// with runs a use case on the open workspace. A panic in a bound method would leave the window waiting for ever, so it
// becomes an error here.
func with[T any](d *Desk, f func(*store.Store) (T, error)) (out T, err error) {
	defer rescue(&err)
	st, err := d.use()
	if err != nil {
		return out, err
	}
	if out, err = f(st); discovery.CodeOf(err) == discovery.Unavailable {
		d.reopen(st) // for the next try
	}
	return out, err
}

// do is with for a use case that gives nothing back.
func do(d *Desk, f func(*store.Store) error) error {
	_, err := with(d, func(st *store.Store) (struct{}, error) { return struct{}{}, f(st) })
	return err
}

func rescue(err *error) {
	if r := recover(); r != nil {
		slog.Error("panic in a use case", "panic", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
		*err = fmt.Errorf("panic: %T", r)
	}
}

// FormatError writes an error as the window reads it: a discovery.Error as a JSON string. An error without words is
// logged and told by a reference that leads to it in the log.
func FormatError(err error) any {
	e, ok := errors.AsType[*discovery.Error](err)
	if !ok || e.Code == discovery.Internal {
		reference := uuid.NewString()[:8]
		slog.Error("internal error", "reference", reference, "error", err)
		e = discovery.Errorf(discovery.Internal, "Something went wrong in Throughline. Nothing you saved is lost.")
		e.Reference = reference
	}
	raw, err := json.Marshal(e)
	if err != nil {
		return `{"code":"internal","message":"Something went wrong in Throughline."}`
	}
	return string(raw)
}
