package api

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestClosingAsksWhileSomethingIsNotOnDisk(t *testing.T) {
	desk, sh := newDesk(t)
	closing := &Closing{Desk: desk}
	at := now
	desk.Now = func() time.Time { return at }
	closes := func(want bool) {
		t.Helper()
		if got := desk.MayClose(); got != want {
			t.Fatalf("may close: %v, want %v", got, want)
		}
	}
	hold := func(texts int) {
		t.Helper()
		if err := closing.Hold(texts); err != nil {
			t.Fatal(err)
		}
	}

	closes(true)
	hold(3)
	closes(false)
	if sh.asked != 1 {
		t.Fatalf("asked %d times", sh.asked)
	}
	if err := closing.Asked(true); err != nil {
		t.Fatal(err)
	}
	at = at.Add(time.Hour)
	closes(false) // The question stands: it is for the user to answer.
	at = at.Add(time.Second)
	closes(false) // A second press at once must not lose anything.
	at = at.Add(time.Minute)
	closes(true) // The page never showed that question: it has stopped.
	if err := closing.Asked(true); err != nil {
		t.Fatal(err)
	}
	hold(0)
	closes(true)

	hold(2)
	if err := closing.Leave(); err != nil {
		t.Fatal(err)
	}
	closes(true)
	if !sh.quit {
		t.Fatal("the window stays")
	}
}

func TestWhatIsNotSavedIsCopiedElsewhere(t *testing.T) {
	desk, sh := newDesk(t)
	closing := &Closing{Desk: desk}
	if err := closing.Copy("! one\ntwo"); err != nil || sh.copied != "! one\ntwo" {
		t.Fatalf("copied %q: %v", sh.copied, err)
	}
	if path, err := closing.SaveCopy("! one"); err != nil || path != "" {
		t.Fatalf("cancelled: %q, %v", path, err)
	}
	sh.answer = filepath.Join(t.TempDir(), "lines")
	path, err := closing.SaveCopy("! one\ntwo\n")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "! one\ntwo\n" || filepath.Ext(path) != ".txt" {
		t.Fatalf("%s holds %q: %v", path, got, err)
	}
}

func TestWhoInsistsClosesOverTheQuestion(t *testing.T) {
	desk, sh := newDesk(t)
	closing := &Closing{Desk: desk}
	for _, err := range []error{closing.Hold(2), closing.Asked(true), closing.Asked(false)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	desk.Insist()
	if !sh.quit || desk.MayClose() {
		t.Fatal("with the question answered it is asked anew")
	}
	if err := closing.Asked(true); err != nil {
		t.Fatal(err)
	}
	desk.Insist()
	if !desk.MayClose() {
		t.Fatal("the window stays though it was told twice")
	}
}
