package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"throughline/backend/discovery"
)

// maxRecent is how many workspaces are remembered.
const maxRecent = 10

// Appearance says which colours the window has.
type Appearance string

// The appearances.
const (
	System Appearance = "system" // as the desktop has it
	Light  Appearance = "light"
	Dark   Appearance = "dark"
)

// Appearances lists every Appearance, for the window's types.
var Appearances = []struct {
	Value  Appearance
	TSName string
}{
	{System, "System"},
	{Light, "Light"},
	{Dark, "Dark"},
}

// Settings is what is remembered.
type Settings struct {
	Appearance Appearance `json:"appearance"`
	Legend     bool       `json:"legend"`    // the capture grammar is shown under the composer
	MarkBack   int        `json:"markBack"`  // how many seconds before its key a marked moment lands
	Collapsed  []string   `json:"collapsed"` // the themes collapsed on their boards, the last one last
	Recent     []Recent   `json:"recent"`    // the latest opened first

	Keys     []Keys       `json:"keys"` // the shortcuts that the user gave; every other command has its own
	Window   Window       `json:"window"`
	ClosedAt time.Time    `json:"closedAt" ts_type:"string"` // when the app was last closed in order
	Strip    Window       `json:"strip"`                     // where the window stood last as a strip beside a call
	Exports  []PastExport `json:"exports"`                   // how PRDs were exported last, the latest first
}

// PastExport is how a PRD was exported last.
type PastExport struct {
	PRDID    string            `json:"prdId"`
	Format   string            `json:"format"`
	Edition  discovery.Edition `json:"edition"`
	PersonID string            `json:"personId"`
}

// maxExports is how many PRDs are remembered with how they were exported.
const maxExports = 200

// Keys are the shortcuts that the user gave a command, none to take its own away.
type Keys struct {
	Command string   `json:"command"`
	Keys    []string `json:"keys"`
}

// Recent is a workspace that was opened.
type Recent struct {
	Path     string    `json:"path"`
	OpenedAt time.Time `json:"openedAt" ts_type:"string"`
}

// Window is where the window stood, in pixels; a zero Width means that it was never placed.
type Window struct {
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

// OrFirst gives the place, or that of a first start where the window was never placed.
func (w Window) OrFirst() Window {
	if w.Width == 0 {
		w.Width, w.Height = 1280, 820
	}
	return w
}

// File is the settings file of a data folder. Its methods may be called from many goroutines.
type File struct {
	folder string
	mu     sync.Mutex
	now    Settings
}

// DataFolder is where the app keeps its data unless told otherwise: $THROUGHLINE_DATA, else the place that the system
// has for it (XDG_DATA_HOME on Linux, https://specifications.freedesktop.org/basedir-spec).
func DataFolder() (string, error) {
	if folder := os.Getenv("THROUGHLINE_DATA"); folder != "" {
		return filepath.Abs(folder)
	}
	if runtime.GOOS == "linux" {
		if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
			return filepath.Join(folder, "throughline"), nil
		}
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the home folder: %w", err)
		}
		return filepath.Join(home, ".local", "share", "throughline"), nil
	}
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w", err)
	}
	return filepath.Join(folder, "Throughline"), nil
}

// Open reads the settings of a data folder, which is made if it is not there. A damaged file is put aside and the
// settings begin anew: they must never keep the app from starting.
func Open(folder string) (*File, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make the data folder: %w", err)
	}
	f := &File{folder: folder, now: first()}
	raw, err := os.ReadFile(f.path())
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	if err := json.Unmarshal(raw, &f.now); err != nil {
		f.now = first()
		return f, os.Rename(f.path(), f.path()+".damaged")
	}
	return f, nil
}

// first is what is set before anything was chosen.
func first() Settings {
	return Settings{Appearance: System, Legend: true, MarkBack: 10, Collapsed: []string{}, Recent: []Recent{}, Keys: []Keys{}}
}

func (f *File) path() string { return filepath.Join(f.folder, "settings.json") }

// Folder is the data folder.
func (f *File) Folder() string { return f.folder }

// Get gives the settings as they are now.
func (f *File) Get() Settings {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := f.now
	s.Recent, s.Keys, s.Collapsed = slices.Clone(s.Recent), slices.Clone(s.Keys), slices.Clone(s.Collapsed)
	s.Exports = slices.Clone(s.Exports)
	return s
}

// Change edits the settings and writes them.
func (f *File) Change(edit func(*Settings)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	edit(&f.now)
	raw, err := json.MarshalIndent(f.now, "", "  ")
	if err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	next := f.path() + ".new"
	if err := os.WriteFile(next, raw, 0o600); err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	if err := os.Rename(next, f.path()); err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	return nil
}

// LastExport says how a PRD was exported last, or how it is when it never was.
func (f *File) LastExport(prdID string) PastExport {
	for _, e := range f.Get().Exports {
		if e.PRDID == prdID {
			return e
		}
	}
	return PastExport{PRDID: prdID, Format: discovery.PDFFormat, Edition: discovery.WholeEdition}
}

// Exported remembers how a PRD was exported.
func (f *File) Exported(e PastExport) error {
	return f.Change(func(s *Settings) {
		s.Exports = slices.DeleteFunc(s.Exports, func(other PastExport) bool { return other.PRDID == e.PRDID })
		s.Exports = slices.Insert(s.Exports, 0, e)
		s.Exports = s.Exports[:min(len(s.Exports), maxExports)]
	})
}

// Opened puts a workspace at the head of the recent ones.
func (f *File) Opened(path string, at time.Time) error {
	return f.Change(func(s *Settings) {
		s.Recent = slices.DeleteFunc(s.Recent, func(r Recent) bool { return r.Path == path })
		s.Recent = slices.Insert(s.Recent, 0, Recent{path, at.UTC()})
		s.Recent = s.Recent[:min(len(s.Recent), maxRecent)]
	})
}

// Forget takes a workspace off the recent ones.
func (f *File) Forget(path string) error {
	return f.Change(func(s *Settings) {
		s.Recent = slices.DeleteFunc(s.Recent, func(r Recent) bool { return r.Path == path })
	})
}
