package api

import (
	"testing"

	"throughline/backend/settings"
	"throughline/backend/shell"
)

func TestTheWindowBecomesAStripAndIsWholeAgain(t *testing.T) {
	desk, sh := newDesk(t)
	w := &Window{Desk: desk}
	whole := shell.Place{X: 40, Y: 30, Width: 1200, Height: 800}
	sh.place = whole
	do := func(act func() error) {
		t.Helper()
		if err := act(); err != nil {
			t.Fatal(err)
		}
	}

	do(w.Whole)
	if sh.place != whole {
		t.Fatalf("a whole window was changed: %+v", sh.place)
	}
	do(w.Compact)
	if !sh.onTop || sh.place.Width >= 500 || sh.place.X+sh.place.Width > 1400 || sh.place.Height > 1000 {
		t.Fatalf("the first strip: %+v", sh.place)
	}
	moved := shell.Place{X: 5, Y: 7, Width: 340, Height: 600}
	sh.place = moved
	do(desk.RememberPlace) // as the window closes
	if s := desk.Settings.Get(); s.Window != settings.Window(whole) {
		t.Fatalf("the next start would be %+v", s.Window)
	}
	do(w.Whole)
	if sh.onTop || sh.place != whole {
		t.Fatalf("whole again: %+v", sh.place)
	}
	do(w.Compact)
	if sh.place != moved {
		t.Fatalf("the strip is not where it stood: %+v", sh.place)
	}
	do(w.Whole)

	sh.place.Maximised = true
	do(w.Compact)
	if sh.place.Maximised {
		t.Error("the strip is maximised")
	}
	do(w.Whole)
	if !sh.place.Maximised || sh.place.Width != whole.Width {
		t.Errorf("not maximised again: %+v", sh.place)
	}
}
