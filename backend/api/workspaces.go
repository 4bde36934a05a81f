package api

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/settings"
	"throughline/backend/shell"
	"throughline/backend/store"
)

// Workspaces opens, makes and checks workspaces.
type Workspaces struct{ Desk *Desk }

// WorkspaceInfo says which workspace is open.
type WorkspaceInfo struct {
	Open   bool   `json:"open"`
	Path   string `json:"path"`
	Name   string `json:"name"`
	Sample bool   `json:"sample"`
	// The file can't be written to: everything can be looked at, nothing changed.
	ReadOnly bool             `json:"readOnly"`
	Problem  string           `json:"problem"` // why none is open, where there is a reason
	Counts   discovery.Counts `json:"counts"`
}

// RecentWorkspace is a workspace that was open before.
type RecentWorkspace struct {
	Path     string    `json:"path"`
	Name     string    `json:"name"`
	OpenedAt time.Time `json:"openedAt" ts_type:"string"`
	Missing  bool      `json:"missing"`
}

// CheckReport is what a check of the workspace file found.
type CheckReport struct {
	OK       bool     `json:"ok"`
	Findings []string `json:"findings"`
}

var workspaceFile = shell.FileKind{Name: "Throughline workspace", Pattern: "*" + store.Extension}

// Current says which workspace is open and how much it holds.
func (w *Workspaces) Current() (info WorkspaceInfo, err error) {
	defer rescue(&err)
	st, err := w.Desk.use()
	if err != nil {
		w.Desk.mu.RLock()
		defer w.Desk.mu.RUnlock()
		return WorkspaceInfo{Problem: w.Desk.problem}, nil
	}
	counts, err := st.Counts()
	return WorkspaceInfo{
		Open: true, Path: st.Path(), Name: store.Name(st.Path()), Sample: st.Path() == w.Desk.SamplePath(), Counts: counts,
		ReadOnly: st.ReadOnly(),
	}, err
}

// Recent gives the workspaces that were open before, the latest first.
func (w *Workspaces) Recent() (recent []RecentWorkspace, err error) {
	defer rescue(&err)
	recent = []RecentWorkspace{}
	for _, r := range w.Desk.Settings.Get().Recent {
		_, missing := os.Stat(r.Path)
		recent = append(recent, RecentWorkspace{r.Path, store.Name(r.Path), r.OpenedAt, missing != nil})
	}
	return recent, nil
}

// Create asks where to make a new workspace, makes it and opens it. Cancelled, it changes nothing.
func (w *Workspaces) Create() (info WorkspaceInfo, err error) {
	defer rescue(&err)
	path, err := w.Desk.Shell.SaveFile("New workspace", "Workspace"+store.Extension, workspaceFile)
	if err != nil || path == "" {
		return w.current(err)
	}
	if filepath.Ext(path) != store.Extension {
		path += store.Extension
	}
	return w.current(w.Desk.Open(path, true))
}

// Open asks which workspace to open and opens it. Cancelled, it changes nothing.
func (w *Workspaces) Open() (info WorkspaceInfo, err error) {
	defer rescue(&err)
	path, err := w.Desk.Shell.OpenFile("Open workspace", workspaceFile)
	if err != nil || path == "" {
		return w.current(err)
	}
	return w.current(w.Desk.Open(path, false))
}

// OpenRecent opens a workspace that stands among the recent ones.
func (w *Workspaces) OpenRecent(path string) (info WorkspaceInfo, err error) {
	defer rescue(&err)
	for _, r := range w.Desk.Settings.Get().Recent {
		if r.Path != path {
			continue
		}
		err := w.Desk.Open(path, false)
		if discovery.CodeOf(err) == discovery.NotFound {
			err = errors.Join(err, w.Desk.Settings.Forget(path))
		}
		return w.current(err)
	}
	return w.current(discovery.Errorf(discovery.NotFound,
		"This workspace is not among the recent ones. Open it by its file."))
}

// StartEmpty opens the default workspace in the user's data folder, and makes it the first time.
func (w *Workspaces) StartEmpty() (info WorkspaceInfo, err error) {
	defer rescue(&err)
	return w.current(w.Desk.OpenDefault())
}

// StartSample opens the sample workspace, and makes it the first time.
func (w *Workspaces) StartSample() (info WorkspaceInfo, err error) {
	defer rescue(&err)
	path := w.Desk.SamplePath()
	_, err = os.Stat(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return w.current(w.Desk.Open(path, false))
	}
	return w.current(w.Desk.makeSample(path))
}

// RemoveSample puts the sample workspace aside, with what was written into it, and opens the default workspace.
func (w *Workspaces) RemoveSample() (info WorkspaceInfo, err error) {
	defer rescue(&err)
	if err := w.Desk.OpenDefault(); err != nil {
		return w.current(err)
	}
	path := w.Desk.SamplePath()
	if err := os.Rename(path, path+".removed"); err != nil {
		return w.current(fmt.Errorf("put the sample aside: %w", err))
	}
	return w.current(w.Desk.Settings.Forget(path))
}

// RestoreSample takes RemoveSample back.
func (w *Workspaces) RestoreSample() (info WorkspaceInfo, err error) {
	defer rescue(&err)
	path := w.Desk.SamplePath()
	if err := os.Rename(path+".removed", path); err != nil {
		return w.current(discovery.Errorf(discovery.NotFound, "There is no removed sample to bring back.").Because(err))
	}
	return w.current(w.Desk.Open(path, false))
}

// Check looks for damage in the workspace file.
func (w *Workspaces) Check() (CheckReport, error) {
	return with(w.Desk, func(st *store.Store) (CheckReport, error) {
		findings, err := st.Check()
		return CheckReport{OK: len(findings) == 0, Findings: findings}, err
	})
}

func (w *Workspaces) current(err error) (WorkspaceInfo, error) {
	if err != nil {
		return WorkspaceInfo{}, err
	}
	return w.Current()
}

// DefaultPath is where the workspace is that opens when none is named.
func (d *Desk) DefaultPath() string { return DefaultPath(d.Settings) }

// DefaultPath is where the default workspace of a data folder is.
func DefaultPath(f *settings.File) string {
	return filepath.Join(f.Folder(), "My workspace"+store.Extension)
}

// SamplePath is where the sample workspace is.
func (d *Desk) SamplePath() string {
	return filepath.Join(d.Settings.Folder(), "Sample workspace"+store.Extension)
}

// OpenDefault opens the default workspace, and makes it the first time.
func (d *Desk) OpenDefault() error {
	_, err := os.Stat(d.DefaultPath())
	return d.Open(d.DefaultPath(), errors.Is(err, fs.ErrNotExist))
}

// makeSample makes the sample workspace beside its place, and moves it there when it is whole.
func (d *Desk) makeSample(path string) error {
	temporary := path + ".new"
	if err := os.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("clear the way for the sample: %w", err)
	}
	st, err := store.Open(temporary, store.Options{Create: true, Now: d.Now})
	if err != nil {
		return err
	}
	if err := errors.Join(FillSample(st, d.Now()), st.Close()); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	if err := os.Rename(temporary, path); err != nil {
		return fmt.Errorf("put the sample in its place: %w", err)
	}
	return d.Open(path, false)
}
