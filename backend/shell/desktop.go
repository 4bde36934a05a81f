package shell

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	goruntime "runtime"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// FileKind is a kind of file that a dialog offers.
type FileKind struct {
	Name    string // "PDF document"
	Pattern string // "*.pdf", more than one parted by ";"
}

// Desktop is the system around the window. It works once Start has been called.
type Desktop struct{ ctx context.Context }

// Start ties the desktop to the running window.
func (d *Desktop) Start(ctx context.Context) { d.ctx = ctx }

// SaveFile asks where to save a file, by the system's own dialog; "" means that the user cancelled.
func (d *Desktop) SaveFile(title, name string, kind FileKind) (string, error) {
	path, err := runtime.SaveFileDialog(d.ctx, runtime.SaveDialogOptions{
		Title: title, DefaultFilename: name, CanCreateDirectories: true, Filters: filters(kind),
	})
	if err != nil {
		return "", fmt.Errorf("ask where to save: %w", err)
	}
	return path, nil
}

// OpenFile asks which file to open, by the system's own dialog; "" means that the user cancelled.
func (d *Desktop) OpenFile(title string, kind FileKind) (string, error) {
	path, err := runtime.OpenFileDialog(d.ctx, runtime.OpenDialogOptions{Title: title, Filters: filters(kind)})
	if err != nil {
		return "", fmt.Errorf("ask which file to open: %w", err)
	}
	return path, nil
}

func filters(kind FileKind) []runtime.FileFilter {
	return []runtime.FileFilter{
		{DisplayName: kind.Name, Pattern: kind.Pattern},
		{DisplayName: "All files", Pattern: "*"},
	}
}

// Launch opens a file in the program that the system has for it.
func (d *Desktop) Launch(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	program, args := "xdg-open", []string{path}
	switch goruntime.GOOS {
	case "darwin":
		program = "open"
	case "windows":
		program, args = "rundll32", []string{"url.dll,FileProtocolHandler", path}
	}
	if err := exec.Command(program, args...).Start(); err != nil { //nolint:gosec // an absolute path the app itself wrote
		return fmt.Errorf("open %s: %w", path, err)
	}
	return nil
}
