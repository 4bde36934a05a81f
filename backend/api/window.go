package api

import (
	"throughline/backend/settings"
	"throughline/backend/shell"
)

// Window changes the shape of the window.
type Window struct{ Desk *Desk }

// firstStrip is how large the strip is until the user has made it otherwise, and how far it keeps from the screen's edge.
var firstStrip = settings.Window{Width: 380, Height: 720}

const stripMargin = 24

// Compact makes the window a narrow strip above all others, where the strip stood last.
func (w *Window) Compact() (err error) {
	defer rescue(&err)
	if err := w.Desk.RememberPlace(); err != nil {
		return err
	}
	w.Desk.mu.Lock()
	defer w.Desk.mu.Unlock()
	strip := w.Desk.Settings.Get().Strip
	if strip.Width == 0 {
		strip = firstStrip
		width, height := w.Desk.Shell.Screen()
		strip.X, strip.Y = max(0, width-strip.Width-stripMargin), stripMargin
		if height > 0 {
			strip.Height = max(shell.MinStripHeight, min(strip.Height, height-4*stripMargin))
		}
	}
	w.Desk.Shell.MakeStrip(shell.Place(strip))
	w.Desk.strip = true
	return nil
}

// Whole makes the window what it was before it became a strip.
func (w *Window) Whole() (err error) {
	defer rescue(&err)
	if err := w.Desk.RememberPlace(); err != nil {
		return err
	}
	w.Desk.mu.Lock()
	defer w.Desk.mu.Unlock()
	if !w.Desk.strip {
		return nil
	}
	w.Desk.Shell.LeaveStrip(shell.Place(w.Desk.Settings.Get().Window.OrFirst()))
	w.Desk.strip = false
	return nil
}

// RememberPlace keeps where the window stands, for the next start. A strip is remembered as one: the app starts whole.
func (d *Desk) RememberPlace() error {
	d.mu.RLock()
	strip := d.strip
	d.mu.RUnlock()
	place := settings.Window(d.Shell.Place())
	return d.Settings.Change(func(s *settings.Settings) {
		switch {
		case strip:
			s.Strip = place
		case place.Maximised:
			s.Window.Maximised = true
		default:
			s.Window = place
		}
	})
}
