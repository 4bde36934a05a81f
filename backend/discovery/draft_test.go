package discovery

import (
	"strings"
	"testing"
)

func ask(id, statement string, decision Decision, voices VoiceCount) AskSummary {
	return AskSummary{Ask: Ask{ID: id, Statement: statement, Decision: decision}, Voices: voices}
}

func TestDraft(t *testing.T) {
	rina := "rina"
	open := ask("a1", "Show open variances by owner", Undecided, VoiceCount{People: 3, Teams: 2, Channels: 2})
	open.Need = "ask the right person while they can still answer"
	again := ask("a2", "show open  variances by owner", Undecided, VoiceCount{People: 1})
	later := ask("a3", "Approve from the phone", Later, VoiceCount{People: 1})
	declined := ask("a4", "A chat inside the ERP", Declined, VoiceCount{People: 1})
	declined.Reason = "the company chat does it"
	d := DraftPRDFrom(Material{
		Product: Product{ID: "p", Name: "ERP *finance*"},
		Themes: []ThemeColumn{{
			ThemeHead: ThemeHead{
				Theme: Theme{Name: "See who is late, early"}, PartOf: "Close",
				Voices: VoiceCount{People: 9, Teams: 5}, OwnVoices: VoiceCount{People: 4, Teams: 2, Channels: 2},
			},
			Asks: []AskSummary{open, again, later, declined},
		}},
		Notes: []SessionNote{
			{Note{Kind: PainNote, Text: "Re-keyed by hand <b>", SpeakerID: &rina}, "Close"},
			{Note{Kind: PainNote, Text: "re-keyed by hand <b>"}, "Close 2"},
			{Note{Kind: QuestionNote, Text: "Who may see payroll?"}, "Close"},
		},
		People: map[string]Stakeholder{rina: {Name: "Rina Hartono"}},
	}, Discretion{})
	if d.PRD.Title != "ERP *finance*" || d.PRD.Status != DraftPRD {
		t.Errorf("PRD: %+v", d.PRD)
	}
	var got []string
	for _, r := range d.Requirements {
		got = append(got, r.Statement+" | "+string(r.Priority)+" | "+strings.Join(r.AskIDs, "+"))
	}
	want := []string{"Show open variances by owner | must | a1+a2", "Approve from the phone | could | a3"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("requirements:\n%s", strings.Join(got, "\n"))
	}
	bodies := map[SectionKind]string{}
	var order []string
	for _, s := range d.Sections {
		bodies[s.Kind] = s.Body
		order = append(order, string(s.Kind))
	}
	if strings.Join(order, " ") != "problem goals requirements nongoals questions" {
		t.Errorf("sections: %v", order)
	}
	for kind, says := range map[SectionKind]string{
		ProblemSection:   `- Re-keyed by hand \<b\> (Rina Hartono, Close)`,
		GoalsSection:     "- ask the right person while they can still answer.",
		NonGoalsSection:  "- A chat inside the ERP. Why not: the company chat does it.",
		QuestionsSection: "- Who may see payroll? (Close)",
	} {
		if !strings.Contains(bodies[kind], says) {
			t.Errorf("%s says:\n%s", kind, bodies[kind])
		}
	}
	if n := strings.Count(strings.ToLower(bodies[ProblemSection]), "re-keyed"); n != 1 {
		t.Errorf("one saying stands there %d times", n)
	}
	if !strings.Contains(bodies[ProblemSection], "**Close › See who is late, early.** 4 asks from 4 people, 2 teams, 2 channels.") {
		t.Errorf("the problem does not say who: %s", bodies[ProblemSection])
	}
}

func TestADraftOfNothingIsStillADocument(t *testing.T) {
	d := DraftPRDFrom(Material{Product: Product{Name: "Empty"}}, Discretion{})
	if len(d.Sections) != 3 || len(d.Requirements) != 0 {
		t.Fatalf("got %+v", d)
	}
}

func TestCountVoices(t *testing.T) {
	people := map[string]Stakeholder{
		"a": {Team: "Accounting"}, "b": {Team: "accounting"}, "c": {Team: "Accounting", Organisation: "Other"}, "d": {},
	}
	voice := func(who string, channel Channel) Voice {
		v := Voice{Channel: channel}
		if who != "" {
			v.StakeholderID = &who
		}
		return v
	}
	for _, test := range []struct {
		name   string
		voices []Voice
		want   VoiceCount
		words  string
	}{
		{"nobody", nil, VoiceCount{}, ""},
		{"a chase is not a second voice", []Voice{voice("a", Chat), voice("a", Chat)}, VoiceCount{1, 1, 1}, "1 person, 1 team, 1 channel"},
		{"a person through two channels", []Voice{voice("a", Chat), voice("a", Call)}, VoiceCount{1, 1, 2}, "1 person, 1 team, 2 channels"},
		{"two people of one team", []Voice{voice("a", Chat), voice("b", Chat)}, VoiceCount{2, 1, 1}, "2 people, 1 team, 1 channel"},
		{"teams of two organisations", []Voice{voice("a", Chat), voice("c", Chat)}, VoiceCount{2, 2, 1}, "2 people, 2 teams, 1 channel"},
		{"no team", []Voice{voice("d", Chat)}, VoiceCount{1, 0, 1}, "1 person, 1 channel"},
		{"speaker unknown", []Voice{voice("", Ticket)}, VoiceCount{0, 0, 1}, "1 channel"},
	} {
		got := CountVoices(test.voices, people)
		if got != test.want || got.String() != test.words {
			t.Errorf("%s: %+v %q", test.name, got, got)
		}
	}
}

func TestCleanText(t *testing.T) {
	for in, want := range map[string]string{
		"  a\r\nb\rc\t ": "a\nb\nc",
		"bad \xff utf":   "bad \uFFFD utf",
		"bell\a nul\x00": "bell nul",
		"供应商 😀":          "供应商 😀",
		"":               "",
	} {
		if got := CleanText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"plain words":      "plain words",
		"# not a heading":  `\# not a heading`,
		"1. not a list":    `1\. not a list`,
		"- nor this":       `\- nor this`,
		"a*b_c`d<e>[f](g)": `a\*b\_c` + "\\`" + `d\<e\>\[f\](g)`,
		"C++ costs 2.50":   "C++ costs 2.50",
	} {
		if got := EscapeMarkdown(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
