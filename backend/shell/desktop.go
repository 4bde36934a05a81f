package shell

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"time"

	"throughline/backend/discovery"

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
func (d *Desktop) Start(ctx context.Context) {
	d.ctx = ctx
	checkSpelling()
}

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

// ChooseFolder asks for a folder, by the system's own dialog; "" means that the user cancelled.
func (d *Desktop) ChooseFolder(title string) (string, error) {
	path, err := runtime.OpenDirectoryDialog(d.ctx, runtime.OpenDialogOptions{
		Title: title, CanCreateDirectories: true, DefaultDirectory: firstFolder(),
	})
	if err != nil {
		return "", fmt.Errorf("ask for a folder: %w", err)
	}
	return path, nil
}

// firstFolder is where a dialog that asks for a folder begins; "" leaves that to the system. GTK's begins with the folders
// used last, where it takes none whose path is typed.
func firstFolder() string {
	if goruntime.GOOS != "linux" {
		return ""
	}
	home, _ := os.UserHomeDir()
	return home
}

func filters(kind FileKind) []runtime.FileFilter {
	return []runtime.FileFilter{
		{DisplayName: kind.Name, Pattern: kind.Pattern},
		{DisplayName: "All files", Pattern: "*"},
	}
}

// Launch opens a file, by its absolute path, or an address in the program that the system has for it. The caller answers
// for what it is: the system would run a program just as well.
func (d *Desktop) Launch(target string) error {
	return launch(target, fmt.Sprintf("No program was found that opens %s.", target))
}

// hearing is how long one listens whether the system can open something: it says that it can't at once, and may say nothing
// else until the program is closed.
const hearing = 5 * time.Second

// launch opens something, and says in those words that nothing on this computer does.
func launch(target, otherwise string) error {
	program, args := "xdg-open", []string{target}
	switch goruntime.GOOS {
	case "darwin":
		program = "open"
	case "windows":
		program, args = "rundll32", []string{"url.dll,FileProtocolHandler", target}
	}
	command := exec.Command(program, args...) //nolint:gosec // the caller's to answer for
	err := command.Start()
	if err == nil {
		ended := make(chan error, 1)
		go func() { ended <- command.Wait() }() // the system keeps what nobody waits for
		select {
		case err = <-ended:
		case <-time.After(hearing):
		}
	}
	if err != nil {
		return discovery.Errorf(discovery.NotFound, "%s", otherwise).Because(err)
	}
	return nil
}

// Reveal shows a file, by its absolute path, in the system's file manager; its folder where that can't point at a file.
func (d *Desktop) Reveal(path string) error {
	var command *exec.Cmd
	switch goruntime.GOOS {
	case "darwin":
		command = exec.Command("open", "-R", path) //nolint:gosec // a file that the user named
	case "windows":
		// Explorer ends with 1 though all is well.
		return exec.Command("explorer", "/select,"+path).Start() //nolint:gosec // as above
	default:
		// https://www.freedesktop.org/wiki/Specifications/file-manager-interface. A comma would part two addresses.
		address := (&url.URL{Scheme: "file", Path: path}).String()
		command = exec.Command("dbus-send", //nolint:gosec // as above
			"--session", "--print-reply", "--dest=org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
			"org.freedesktop.FileManager1.ShowItems",
			"array:string:"+strings.ReplaceAll(address, ",", "%2C"), "string:")
	}
	if command.Run() == nil {
		return nil
	}
	return launch(filepath.Dir(path), fmt.Sprintf("No file manager was found that shows %s. The file is there.", path))
}

// Copy puts text on the clipboard.
func (d *Desktop) Copy(text string) error {
	if err := runtime.ClipboardSetText(d.ctx, text); err != nil {
		return fmt.Errorf("copy to the clipboard: %w", err)
	}
	return nil
}
