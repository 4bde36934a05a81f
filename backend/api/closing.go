package api

import (
	"time"

	"throughline/backend/shell"
)

// Closing stands between the button that closes the window and its end, while something in the window is not on disk.
type Closing struct{ Desk *Desk }

// patience is how long a page has to show the question. One that takes longer has stopped for good, and the window that it
// leaves behind can be closed by asking once more.
const patience = 5 * time.Second

var textFile = shell.FileKind{Name: "Text", Pattern: "*.txt"}

// Hold says how many texts in the window would be lost with it. While there are some, closing asks first.
func (c *Closing) Hold(texts int) (err error) {
	defer rescue(&err)
	c.Desk.mu.Lock()
	defer c.Desk.mu.Unlock()
	c.Desk.held = texts
	return nil
}

// Asked says whether the question stands in the window.
func (c *Closing) Asked(stands bool) (err error) {
	defer rescue(&err)
	c.Desk.mu.Lock()
	defer c.Desk.mu.Unlock()
	c.Desk.askedAt, c.Desk.asking = time.Time{}, stands
	return nil
}

// Leave closes the window with what is not saved.
func (c *Closing) Leave() error {
	if err := c.Hold(0); err != nil {
		return err
	}
	c.Desk.Shell.Quit()
	return nil
}

// Copy puts what is not saved on the clipboard.
func (c *Closing) Copy(text string) (err error) {
	defer rescue(&err)
	return c.Desk.Shell.Copy(text)
}

// SaveCopy asks where to save what could not be saved in the workspace, and gives the path, "" when cancelled.
func (c *Closing) SaveCopy(text string) (path string, err error) {
	defer rescue(&err)
	path, err = c.Desk.saveFile("Save a copy", "Unsaved lines.txt", ".txt", textFile)
	if err != nil || path == "" {
		return "", err
	}
	return path, WriteFile(path, []byte(text), 0o600)
}

// MayClose is asked before the window closes. While it holds something that is not on disk, the window asks instead.
func (d *Desk) MayClose() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.Now()
	if d.held == 0 || (!d.askedAt.IsZero() && now.Sub(d.askedAt) > patience) {
		return true
	}
	if d.askedAt.IsZero() {
		d.askedAt = now
	}
	d.Shell.AskToClose()
	return false
}

// Insist closes the window for who asks once more from outside: also while the question stands in it.
func (d *Desk) Insist() {
	d.mu.Lock()
	if d.asking {
		d.held = 0
	}
	d.mu.Unlock()
	d.Shell.Quit()
}
