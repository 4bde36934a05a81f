package discovery

import (
	"strings"
	"testing"
)

// column adds a theme with asks to a material.
func (m Material) column(name string, asks ...AskDetail) Material {
	more := materialOf(name, asks...)
	m.Themes = append(m.Themes, more.Themes...)
	m.Voices = append(m.Voices, more.Voices...)
	return m
}

func TestTheProblemIsToldInSentences(t *testing.T) {
	m := materialOf("Late",
		askOf(Ask{ID: "a", Statement: "Show who is late", Whys: Lines{"Being done leaves no trace"}},
			heardBy("rina", Call, AskNote, "So it it should show me who is late."), heardBy("maya", Call, AskNote, "Show it")),
		askOf(Ask{ID: "b", Statement: "Warn the owner", Whys: Lines{"Nobody owns a step"}}, heardBy("rina", Call, AskNote, "Warn him"))).
		column("Phone", askOf(Ask{ID: "c", Statement: "Approve from the phone"}, heardBy("budi", Call, AskNote, "On my phone")))
	m.Themes[1].Description = "Asks about phones"
	m.Notes = []SessionNote{{Note{ID: "n", SessionID: "s", Kind: PainNote, Text: "Mails get lost", SpeakerID: new("rina")}, "Close"}}
	got := bodies(DraftPRDFrom(m, Discretion{}))[ProblemSection]
	want := "This rests on 3 asks from 3 people, 2 teams.\n\n" +
		"**Late** (2 people, 2 teams). Being done leaves no trace. Nobody owns a step.\n\n" +
		"Asked for as well, though nobody has said why: **Phone** (1 person).\n\n" +
		"What else hurts:\n\n- Mails get lost (Rina Hartono)"
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestOnlyWhatReadsWellIsQuoted(t *testing.T) {
	for words, want := range map[string]bool{
		"I spend two days of every month as a switchboard.": true,
		"Finding the files is really a pain, you know.":     true,
		"Okay. So it should be in the list of the month.":   false,
		"It is only is making the lists of the whole month": false,
		"The IFA is only is making audits for each team.":   false,
		"W You get those ones where they beep at night.":    false,
		"because the list is not there in the morning.":     false,
	} {
		m := materialOf("T", askOf(Ask{ID: "a", Statement: "Ask"}, heardBy("rina", Call, AskNote, words)))
		got := bodies(DraftPRDFrom(m, Discretion{}))[ProblemSection]
		if strings.Contains(got, "> “") != want {
			t.Errorf("%q: %s", words, got)
		}
	}
}

func TestGoalsEndWhatHurts(t *testing.T) {
	for name, c := range map[string]struct {
		ask  Ask
		said Evidence
		want string
	}{
		"it is known what it is worth": {
			Ask{Value: "a close of six days", Need: "Know who is late", Whys: Lines{"No trace"}},
			heardBy("rina", Call, AskNote, "x"),
			"- A close of six days.",
		},
		"it is known what hurts": {
			Ask{Need: "know who is late", Whys: Lines{"No trace"}},
			heardBy("rina", Call, AskNote, "x"),
			"What people could do then, and can't today:\n\n- Know who is late.",
		},
		"a pain was noted": {
			Ask{Need: "know who is late"},
			heardBy("rina", Call, PainNote, "Nobody knows who is late"),
			"What people could do then, and can't today:\n\n- Know who is late.",
		},
		"a need taken at random": {Ask{Need: "know who is late"}, heardBy("rina", Call, AskNote, "x"), ""},
	} {
		c.ask.ID, c.ask.Statement = "a", "Show who has posted"
		d := DraftPRDFrom(materialOf("T", askOf(c.ask, c.said)), Discretion{})
		if got := bodies(d)[GoalsSection]; got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
