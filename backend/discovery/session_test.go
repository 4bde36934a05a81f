package discovery

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var two = time.Date(2026, 11, 3, 14, 0, 0, 0, time.UTC)

// minute gives the moment so many minutes after two o'clock.
func minute(n int) time.Time { return two.Add(time.Duration(n) * time.Minute) }

// play makes a session and lets things happen to it: "begin 0, pause 10, resume 15".
func play(t *testing.T, story string) Session {
	t.Helper()
	s := Session{ID: "a", ProductID: "p"}
	for step := range strings.SplitSeq(story, ", ") {
		var deed string
		var at int
		if story == "" {
			break
		}
		_, err := fmt.Sscan(step, &deed, &at)
		switch deed {
		case "begin":
			s.Begin(minute(at))
		case "pause":
			err = s.Pause(minute(at))
		case "resume":
			s.Resume(minute(at))
		case "end":
			err = s.End(minute(at), 0)
		}
		if err != nil {
			t.Fatalf("%v: %v", story, err)
		}
	}
	return s
}

func TestTheSessionsClockStandsStillWhilePaused(t *testing.T) {
	for _, c := range []struct {
		story  string
		at     int
		passed int
	}{
		{"", 30, 0},
		{"begin 0", 30, 30},
		{"begin 0, pause 10", 30, 10},
		{"begin 0, pause 10, pause 20", 30, 10},
		{"begin 0, pause 10, resume 25", 30, 15},
		{"begin 0, pause 10, resume 25, pause 28, resume 29", 30, 14},
		{"begin 0, end 20", 30, 20},
		{"begin 0, pause 10, end 20", 30, 10},
		{"begin 0, pause 10, end 8", 30, 8},
		{"begin 0, end 20, end 25", 30, 20},
		{"begin 0, end 20, begin 25", 30, 25},
		{"begin 0, pause 10, end 20, begin 25, resume 27", 30, 15},
	} {
		if got := play(t, c.story).Elapsed(minute(c.at)); got != time.Duration(c.passed)*time.Minute {
			t.Errorf("%v: at %d the session's time is %s, not %d min", c.story, c.at, got, c.passed)
		}
	}
}

func TestWhatASessionCannotDo(t *testing.T) {
	for name, f := range map[string]func() error{
		"pause before the start": func() error { s := Session{}; return s.Pause(two) },
		"pause after the end":    func() error { s := play(t, "begin 0, end 5"); return s.Pause(minute(6)) },
		"end before the start":   func() error { s := play(t, "begin 5"); return s.End(minute(4), 0) },
		"end without a start":    func() error { s := Session{}; return s.End(two, 0) },
	} {
		if CodeOf(f()) != Invalid {
			t.Errorf("%s was let through", name)
		}
	}
}

func TestTwoHalvesJoin(t *testing.T) {
	second := func(story string) Session {
		s := play(t, story)
		s.ID = "b"
		return s
	}
	for name, c := range map[string]struct {
		into, from         Session
		moveInto, moveFrom int
		end                int // the session's time when all is over
	}{
		"one after the other": {play(t, "begin 0, end 20"), second("begin 30, end 50"), 0, 30, 50},
		"the later one takes": {play(t, "begin 30, end 50"), second("begin 0, end 20"), 30, 0, 50},
		"with a pause before": {play(t, "begin 0, pause 5, resume 10, end 20"), second("begin 30, end 50"), 0, 25, 45},
		"side by side":        {play(t, "begin 0, end 50"), second("begin 10, end 20"), 0, 10, 50},
	} {
		joined, moveInto, moveFrom, err := Join(c.into, c.from)
		if err != nil || moveInto != time.Duration(c.moveInto)*time.Minute || moveFrom != time.Duration(c.moveFrom)*time.Minute {
			t.Errorf("%s: moved by %s and %s, %v", name, moveInto, moveFrom, err)
		}
		if got := joined.Elapsed(minute(90)); joined.ID != "a" || got != time.Duration(c.end)*time.Minute {
			t.Errorf("%s: %s of %s", name, got, joined.ID)
		}
	}
	joined, _, _, err := Join(play(t, "begin 0, end 20"), second("begin 30, pause 40"))
	if err != nil || joined.EndedAt != nil || joined.Elapsed(minute(90)) != 40*time.Minute {
		t.Errorf("with the second still paused: %+v", joined)
	}
	other := second("begin 1")
	other.ProductID = "q"
	for name, from := range map[string]Session{"itself": play(t, "begin 0"), "of another product": other, "not begun": second("")} {
		if _, _, _, err := Join(play(t, "begin 0"), from); CodeOf(err) != Invalid {
			t.Errorf("%s was merged", name)
		}
	}
}

func TestTheStricterConsentHolds(t *testing.T) {
	for _, c := range []struct{ a, b, want Consent }{
		{NotAsked, NotAsked, NotAsked}, {Asked, NotAsked, Asked}, {Given, Asked, Given}, {Given, Refused, Refused}, {Refused, Asked, Refused},
	} {
		if c.a.Stricter(c.b) != c.want || c.b.Stricter(c.a) != c.want {
			t.Errorf("%q and %q give %q", c.a, c.b, c.a.Stricter(c.b))
		}
	}
}
