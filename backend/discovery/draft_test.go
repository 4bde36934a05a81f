package discovery

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// heardBy is a voice of someone through a channel, said in a session in a note of the given kind.
func heardBy(who string, channel Channel, kind NoteKind, words string) Evidence {
	e := Evidence{Voice: Voice{StakeholderID: &who, Channel: channel, Words: words, SessionID: new("s")}, SessionTitle: "Close"}
	e.Note = &Note{ID: "n-" + who + words, SessionID: "s", Kind: kind, Text: words, SpeakerID: &who}
	e.NoteID = &e.Note.ID
	return e
}

var colleagues = map[string]Stakeholder{
	"rina": {ID: "rina", Name: "Rina Hartono", Role: "Controller", Team: "Accounting"},
	"budi": {ID: "budi", Name: "Budi Santoso", Team: "Accounting"},
	"maya": {ID: "maya", Name: "Maya Lim", Team: "Reporting"},
	"amir": {ID: "amir", Name: "Amir Haddad", Organisation: "Ninth Lantern", Side: Outside},
}

// materialOf is one theme with asks, each with its evidence.
func materialOf(theme string, asks ...AskDetail) Material {
	m := Material{Product: Product{ID: "p", Name: "ERP", Kind: InternalProduct}, People: colleagues, Today: "2026-11-26"}
	column := ThemeColumn{ThemeHead: ThemeHead{Theme: Theme{ID: "t-" + theme, Name: theme}}}
	var voices []Voice
	for _, a := range asks {
		var own []Voice
		for _, e := range a.Evidence {
			own = append(own, e.Voice)
		}
		a.Hear(own, colleagues)
		voices = append(voices, own...)
		column.Asks, m.Voices = append(column.Asks, a.AskSummary), append(m.Voices, a)
	}
	column.OwnVoices = CountVoices(voices, colleagues)
	m.Themes = []ThemeColumn{column}
	return m
}

func askOf(a Ask, evidence ...Evidence) AskDetail {
	return AskDetail{AskSummary: AskSummary{Ask: a}, Evidence: evidence}
}

// bodies gives what a draft says in each kind of section.
func bodies(d Draft) map[SectionKind]string {
	said := map[SectionKind]string{}
	for _, s := range d.Sections {
		if said[s.Kind] == "" {
			said[s.Kind] = s.Body
		}
	}
	return said
}

func TestDraft(t *testing.T) {
	m := materialOf("See who is late, early",
		askOf(Ask{ID: "a1", Statement: "Show open variances by owner", Need: "ask the right person while they can still answer"},
			heardBy("rina", Call, AskNote, "Show them"), heardBy("maya", Interview, AskNote, "By owner")),
		askOf(Ask{ID: "a2", Statement: "show open  variances by owner"}, heardBy("rina", Call, AskNote, "Again")),
		askOf(Ask{ID: "a3", Statement: "Approve from the phone", Decision: Later}, heardBy("rina", Call, AskNote, "Phone")),
		askOf(Ask{ID: "a4", Statement: "A chat inside the ERP", Decision: Declined, Reason: "the company chat does it"},
			heardBy("budi", Call, AskNote, "A chat")))
	m.Product.Name, m.Themes[0].PartOf = "ERP *finance*", "Close"
	m.Notes = []SessionNote{
		{Note{ID: "n1", SessionID: "s", Kind: PainNote, Text: "Re-keyed by hand <b>", SpeakerID: new("rina")}, "Close"},
		{Note{ID: "n2", SessionID: "s", Kind: PainNote, Text: "re-keyed by hand <b>"}, "Close 2"},
		{Note{ID: "n3", SessionID: "s", Kind: QuestionNote, Text: "Who may see payroll?"}, "Close"},
	}
	d := DraftPRDFrom(m, Discretion{})
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
	said := bodies(d)
	if strings.Contains(said[ProblemSection], "\uFFFD") {
		t.Errorf("the problem says what is not there: %s", said[ProblemSection])
	}
	for kind, says := range map[SectionKind]string{
		ProblemSection:   `- Re-keyed by hand \<b\> (Rina Hartono)`,
		GoalsSection:     "",
		NonGoalsSection:  "- **A chat inside the ERP.** The company chat does it.",
		QuestionsSection: "- Who may see payroll? (Close)",
		DecisionsSection: "", PromisesSection: "", WorkaroundsSection: "",
	} {
		if !strings.Contains(said[kind], says) || says == "" && said[kind] != "" {
			t.Errorf("%s says:\n%s", kind, said[kind])
		}
	}
	if n := strings.Count(strings.ToLower(said[ProblemSection]), "re-keyed"); n != 1 {
		t.Errorf("one saying stands there %d times", n)
	}
	if !strings.Contains(said[ProblemSection], "**Close › See who is late, early** (2 people, 2 teams, 2 channels)") {
		t.Errorf("the problem does not say who: %s", said[ProblemSection])
	}
	if strings.Join(d.Sources, " ") != "a1 a2 a3 a4 a4 declined n1 n2 n3" {
		t.Errorf("it is made from %v", d.Sources)
	}
}

func TestADraftOfNothingIsStillADocument(t *testing.T) {
	for _, template := range BuiltInTemplates() {
		d := DraftPRDFrom(Material{Product: Product{Name: "Empty"}, Template: template}, Discretion{})
		if len(d.Sections) != len(template.Sections) || len(d.Requirements) != 0 {
			t.Fatalf("%s: got %+v", template.Name, d)
		}
		for _, s := range d.Sections {
			if s.Body != "" || s.Hint == "" {
				t.Errorf("%s: “%s” says %q with the hint %q", template.Name, s.Title, s.Body, s.Hint)
			}
		}
	}
}

func TestAsksThatComeDownToTheSameNeedAreOneRequirement(t *testing.T) {
	for name, c := range map[string]struct {
		asks []Ask
		want string // the asks of each requirement
	}{
		"the same need":              {[]Ask{{Need: "Know who is late"}, {Need: "know  who is late."}}, "0+1"},
		"the same root cause":        {[]Ask{{Need: "A", Whys: Lines{"x", "No owner"}}, {Need: "B", Whys: Lines{"no owner"}}}, "0+1"},
		"the same first why":         {[]Ask{{Whys: Lines{"x", "No owner"}}, {Whys: Lines{"x", "No date"}}}, "0 1"},
		"a need and a root cause":    {[]Ask{{Need: "A", Whys: Lines{"r"}}, {Need: "A"}, {Whys: Lines{"r"}}}, "0+1+2"},
		"no need, other words":       {[]Ask{{}, {}}, "0 1"},
		"one of them declined":       {[]Ask{{Need: "A"}, {Need: "A", Decision: Declined}}, "0"},
		"not the same: another need": {[]Ask{{Need: "Know who is late"}, {Need: "Know who is early"}}, "0 1"},
	} {
		var asks []AskDetail
		for i, a := range c.asks {
			a.ID, a.Statement = strconv.Itoa(i), "Ask "+strings.Repeat("x", i+1)
			asks = append(asks, askOf(a))
		}
		var got []string
		for _, r := range DraftPRDFrom(materialOf("T", asks...), Discretion{}).Requirements {
			got = append(got, strings.Join(r.AskIDs, "+"))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}

func TestPriorityGoesByIndependentVoices(t *testing.T) {
	important := func(e Evidence, n int) Evidence {
		e.Importance = n
		return e
	}
	for name, c := range map[string]struct {
		decision Decision
		evidence []Evidence
		want     Priority
	}{
		"nobody is known":                 {Undecided, nil, Should},
		"accepted by the PM":              {Accepted, []Evidence{heardBy("rina", Call, AskNote, "x")}, Must},
		"put off":                         {Later, []Evidence{heardBy("rina", Call, AskNote, "x"), heardBy("maya", Chat, AskNote, "y")}, Could},
		"one person, ten times":           {Undecided, slices.Repeat([]Evidence{heardBy("rina", Call, AskNote, "x")}, 10), Should},
		"two people of one team":          {Undecided, []Evidence{heardBy("rina", Call, AskNote, "x"), heardBy("budi", Chat, AskNote, "y")}, Should},
		"two teams in one meeting":        {Undecided, []Evidence{heardBy("rina", Call, AskNote, "x"), heardBy("maya", Call, AskNote, "y")}, Should},
		"two teams, two channels":         {Undecided, []Evidence{heardBy("rina", Call, AskNote, "x"), heardBy("maya", Chat, AskNote, "y")}, Must},
		"the same, but it matters little": {Undecided, []Evidence{important(heardBy("rina", Call, AskNote, "x"), 1), important(heardBy("maya", Chat, AskNote, "y"), 1)}, Should},
		"one person, it matters little":   {Undecided, []Evidence{important(heardBy("rina", Call, AskNote, "x"), 1)}, Could},
		"one person, it matters a lot":    {Undecided, []Evidence{important(heardBy("rina", Call, AskNote, "x"), 3)}, Should},
	} {
		m := materialOf("T", askOf(Ask{ID: "a", Statement: "Ask", Decision: c.decision}, c.evidence...))
		if got := DraftPRDFrom(m, Discretion{}).Requirements[0].Priority; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestADraftSaysWhereThingsBelong(t *testing.T) {
	m := materialOf("Who is late",
		askOf(Ask{
			ID: "a", Statement: "Show who has posted", Need: "Spend day 1 on the one that is late", Decision: Accepted,
			Reason: "Everything waits for it", Whys: Lines{"She writes to fourteen people", "Being done leaves no trace in the ledger"},
			Workaround: "A shared sheet with colours", WorkaroundCost: "Two days in each close", Value: "A close of six days",
		}, heardBy("rina", Interview, QuoteNote, "I spend two days of every month as a switchboard."), heardBy("maya", Chat, AskNote, "Tell me who")),
		askOf(Ask{ID: "b", Statement: "Tell owners within 2 days", Need: "spend day 1 on the one that is late"},
			heardBy("budi", Interview, AskNote, "Tell owners within 2 days")),
		askOf(Ask{ID: "c", Statement: "Dark colours", Decision: Declined, Reason: "One person wants it"}),
	)
	m.Rewrite = func(product, ask string) string { return "The " + product + " shall " + strings.ToLower(ask) }
	m.Product.Teams = Lines{"Accounting", "Legal"}
	m.Metrics = []Metric{{ID: "m", Name: "Days to close", Unit: "days", Baseline: new(8.0), Target: new(5.5), DueOn: "2027-01-31"}}
	m.Notes = []SessionNote{
		{Note{ID: "w", SessionID: "s", Kind: WorkaroundNote, Text: "A shared sheet, with colours"}, "Close"},
		{Note{ID: "c1", SessionID: "s", Kind: CostNote, Text: "46 hours of overtime"}, "Close"},
		{Note{ID: "c2", SessionID: "s", Kind: CostNote, Text: "Two days in each close, says Rina"}, "Close"},
		{Note{ID: "p2", SessionID: "s", Kind: ActionNote, Text: "Ask the warehouse", OwedTo: new("maya")}, "Close"},
		{Note{ID: "p1", SessionID: "s", Kind: ActionNote, Text: "Send the sheet", SpeakerID: new("rina"), Due: "2026-11-01"}, "Close"},
		{Note{ID: "p3", SessionID: "s", Kind: ActionNote, Text: "Long done", Outcome: PromiseDone}, "Close"},
		{Note{ID: "x", SessionID: "other", Kind: DecisionNote, Text: "Of another subject"}, "Payroll"},
	}
	d := DraftPRDFrom(m, Discretion{})
	said := bodies(d)
	for kind, want := range map[SectionKind][]string{
		ProblemSection: {
			"This rests on 2 asks from 3 people, 2 teams, 2 channels; they come down to 1 need.",
			"**Who is late** (3 people, 2 teams, 2 channels). Being done leaves no trace in the ledger.", "> “I spend two days of every month as a switchboard.”\n>\n> — Rina Hartono, Controller",
			"What it costs today:\n\n- 46 hours of overtime (Close)",
		},
		AffectedSection: {"| Accounting | 2 | interview | 2 |", "| Reporting | 1 | chat | 1 |"},
		GoalsSection:    {"- [Days to close](metric:m)", "- A close of six days."},
		NonGoalsSection: {"- **Dark colours.** One person wants it."},
		WorkaroundsSection: {
			"| A shared sheet with colours | Two days in each close | REQ-001 |",
		},
		RisksSection:     {"- Legal is served by the product and behind none of this.", "- The promise “Send the sheet” is overdue."},
		DecisionsSection: {"- REQ-001 is accepted: Everything waits for it."},
		PromisesSection: {
			"| Rina Hartono | Send the sheet | Product manager | 1\u00a0Nov\u00a02026 |\n| Product manager | Ask the warehouse | Maya Lim | – |",
		},
	} {
		for _, line := range want {
			if !strings.Contains(said[kind], line) {
				t.Errorf("%s does not say %q:\n%s", kind, line, said[kind])
			}
		}
	}
	all := strings.Join(slices.Collect(maps.Values(said)), "\n")
	for _, not := range []string{"says Rina", "Long done", "Of another subject", "A shared sheet, with"} {
		if strings.Contains(all, not) {
			t.Errorf("it says %q", not)
		}
	}
	r := d.Requirements[0]
	if len(d.Requirements) != 1 || r.Statement != "The ERP shall show who has posted." || r.Priority != Must ||
		strings.Join(r.Criteria, "|") != "The ERP shall tell owners within 2 days" {
		t.Errorf("requirements: %+v", d.Requirements)
	}
	want := "**Need:** Spend day 1 on the one that is late.\n\n**Why:** She writes to fourteen people.\n\n" +
		"Behind it: 2 asks from 3 people, 2 teams, 2 channels."
	if r.Rationale != want {
		t.Errorf("rationale:\n%s", r.Rationale)
	}
}

func TestRisksAreWhatTheMaterialIsUnsureOf(t *testing.T) {
	for name, c := range map[string]struct {
		kind ProductKind
		ask  Ask
		said []Evidence
		want []string
	}{
		"all is known": {InternalProduct, Ask{Whys: Lines{"r"}}, []Evidence{heardBy("rina", Call, AskNote, "x")}, nil},
		"a must of one person": {
			InternalProduct,
			Ask{Whys: Lines{"r"}, Decision: Accepted},
			[]Evidence{heardBy("rina", Call, AskNote, "x")},
			[]string{"REQ-001 is a must that rests on one person: hear a second one before it is built."},
		},
		"no root": {
			InternalProduct,
			Ask{},
			[]Evidence{heardBy("rina", Call, AskNote, "x")},
			[]string{"Nobody has asked yet why REQ-001 is wanted, so what is asked for may not be what helps."},
		},
		"nobody's name": {
			InternalProduct,
			Ask{Whys: Lines{"r"}},
			[]Evidence{{Voice: Voice{Channel: Survey}}},
			[]string{"Nobody is known by name behind REQ-001."},
		},
		"colleagues speak for customers": {
			ExternalProduct,
			Ask{Whys: Lines{"r"}},
			[]Evidence{heardBy("rina", Call, AskNote, "x")},
			[]string{"Nobody from outside the company is among those who were heard, though the product is for them."},
		},
		"a customer spoke": {ExternalProduct, Ask{Whys: Lines{"r"}}, []Evidence{heardBy("amir", Call, AskNote, "x")}, nil},
	} {
		c.ask.ID, c.ask.Statement = "a", "Ask"
		m := materialOf("T", askOf(c.ask, c.said...))
		m.Product.Kind = c.kind
		var want []string
		for _, line := range c.want {
			want = append(want, "- "+line)
		}
		if got := bodies(DraftPRDFrom(m, Discretion{}))[RisksSection]; got != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestAOnePagerHoldsWhatMattersMost(t *testing.T) {
	var asks []AskDetail
	for i := range 12 {
		a := Ask{ID: strconv.Itoa(i), Statement: "Ask " + strings.Repeat("x", i+1), Need: "Need " + strings.Repeat("y", i+1)}
		if i == 11 {
			a.Decision = Accepted
		}
		asks = append(asks, askOf(a, heardBy("rina", Call, AskNote, "z"+a.ID)))
	}
	d := DraftPRDFrom(onePage(materialOf("Close", asks...)), Discretion{})
	if len(d.Requirements) != 4 || d.Requirements[0].AskIDs[0] != "11" || d.PRD.PageLimit != 1 {
		t.Errorf("requirements: %+v", d.Requirements)
	}
	if got := bodies(d)[RequirementsSection]; got != "The 4 that matter most, of 12 asks from 1 person; 8 needs are left out here." {
		t.Errorf("the rest: %s", got)
	}
	if len(d.Sources) != 12 {
		t.Errorf("what has no room would be offered as new: %v", d.Sources)
	}
}

func TestAOnePagerSpeaksOfAllThemes(t *testing.T) {
	asks := func(ids ...string) (all []AskDetail) {
		for _, id := range ids {
			all = append(all, askOf(Ask{ID: id, Statement: id, Need: id}, heardBy("rina", Call, AskNote, id)))
		}
		return all
	}
	m := materialOf("Money", asks("budget", "audit", "alert", "report")...).
		column("Season", asks("schedule", "referee")...).column("Fans", asks("results")...)
	var got []string
	for _, r := range DraftPRDFrom(onePage(m), Discretion{}).Requirements {
		got = append(got, r.AskIDs...)
	}
	if want := []string{"budget", "schedule", "results", "audit"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestAPressReleaseTellsTheProblemAsItWasFelt(t *testing.T) {
	m := materialOf("Late", askOf(Ask{ID: "a", Statement: "Show who is late", Whys: Lines{"Being done leaves no trace"}},
		heardBy("rina", Call, QuoteNote, "I spend two days a month as a switchboard."))).
		column("Phone", askOf(Ask{ID: "c", Statement: "Approve from the phone"}, heardBy("budi", Call, AskNote, "On my phone")))
	for _, template := range BuiltInTemplates() {
		if template.ID == "press-release" {
			m.Template = template
		}
	}
	got := bodies(DraftPRDFrom(m, Discretion{}))[ProblemSection]
	if !strings.HasPrefix(got, "Being done leaves no trace.\n\n> “I spend two days") || strings.Contains(got, "Late") {
		t.Errorf("the problem:\n%s", got)
	}
}

// onePage has a material drafted after the template of one page.
func onePage(m Material) Material {
	for _, template := range BuiltInTemplates() {
		if template.PageLimit == 1 {
			m.Template = template
		}
	}
	return m
}

func TestWhatTheOtherAsksOfANeedWantIsACriterion(t *testing.T) {
	m := materialOf("Data",
		askOf(Ask{ID: "a", Statement: "Update data automatically", Whys: Lines{"It is done by hand"}, Need: "Show what holds", Value: "Trust"},
			heardBy("rina", Call, AskNote, "x"), heardBy("maya", Call, AskNote, "y")),
		askOf(Ask{ID: "b", Statement: "Let schools update their own data", Whys: Lines{"It is done by hand"}, Need: "Ask who knows"},
			heardBy("budi", Call, AskNote, "z")),
		askOf(Ask{ID: "c", Statement: "update data automatically", Whys: Lines{"It is done by hand"}}, heardBy("budi", Call, AskNote, "z")))
	r := DraftPRDFrom(m, Discretion{}).Requirements[0]
	if want := (Lines{"Let schools update their own data"}); !slices.Equal(r.Criteria, want) {
		t.Errorf("criteria: %q", r.Criteria)
	}
	if !strings.HasPrefix(r.Rationale, "**Need:** Show what holds. Ask who knows.") {
		t.Errorf("its own need isn't first: %s", r.Rationale)
	}
}

func TestWhatRestsOnOnePersonSaysSo(t *testing.T) {
	m := materialOf("T", askOf(Ask{ID: "a", Statement: "Alpha", Decision: Accepted}, heardBy("rina", Call, AskNote, "x")),
		askOf(Ask{ID: "b", Statement: "Beta"}, heardBy("rina", Call, AskNote, "y")))
	got := bodies(DraftPRDFrom(m, Discretion{}))[RisksSection]
	if !strings.HasPrefix(got, "- All of this rests on one person") || strings.Contains(got, "is a must") {
		t.Errorf("risks: %s", got)
	}
}

func TestOnlyLimitsThatWereAskedForBecomeCriteria(t *testing.T) {
	for text, want := range map[string]bool{
		"Answer within two days": true, "Reply in less than 3 hours": true, "at most 5 clicks": true,
		"paling lama 2 hari": true, "within 2% of the total": true, "fast": false, "after 24 hours": false,
		"Look at the 9 invoices out of 40": false, "within a reasonable time": false,
	} {
		m := materialOf("T", askOf(Ask{ID: "a", Statement: "Answer them", Need: text}))
		if got := DraftPRDFrom(m, Discretion{}).Requirements[0].Criteria; (len(got) > 0) != want {
			t.Errorf("%q: %v", text, got)
		}
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
		"6.50 euros each":  "6.50 euros each",
	} {
		if got := EscapeMarkdown(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
