package discovery

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// rina is who spoke for the asks of closeBook.
var rina = Stakeholder{ID: "rina", Name: "Rina", Role: "Controller", Team: "Finance"}

// closeBook is a PRD of three sections and two requirements, changed as said.
func closeBook(changes ...func(p *PRDDetail)) Frozen {
	said := Evidence{
		Voice:        Voice{ID: "v1", AskID: "late", StakeholderID: &rina.ID, Channel: Interview, Words: "Show who is late", At: two},
		SessionTitle: "Close", Note: &Note{ID: "n1", OffsetMS: 754_000, Revision: 3, Text: "@rina Show who is late"},
	}
	p := PRDDetail{
		PRDSummary: PRDSummary{
			PRD:         PRD{ID: "prd", ProductID: "erp", Title: "Close the books", UpdatedAt: two, Revision: 4, LastNumber: 9},
			ProductName: "ERP",
		},
		Metrics: []MetricText{{"m1", "Days to close: 9 d"}},
		Charts: []Chart{{
			Name: "m1", Kind: LineChart, Title: "Days to close", Labels: []string{"1 Jan"}, Series: []ChartSeries{{Values: []float64{0}}},
			Target: new(0.0), Aim: "Target 0",
		}},
		Sections: []PRDSection{
			{ID: "s1", Kind: ProblemSection, Title: "Problem", Body: "The close takes nine days.", Position: 1, Hint: "From the roots"},
			{ID: "s2", Kind: GoalsSection, Title: "Goals", Position: 2, Required: true},
			{ID: "s3", Kind: RequirementsSection, Title: "Requirements", Position: 3},
		},
		Requirements: []RequirementDetail{
			{
				Requirement: Requirement{
					ID: "r1", Number: 1, Statement: "The app lists late entities.", Priority: Must, State: Proposed,
					Criteria: Lines{"Within 1 s"}, OwnerID: &rina.ID, Position: 1, Revision: 2,
				},
				Asks: []AskDetail{{
					AskSummary: AskSummary{Ask: Ask{ID: "late", Statement: "Show who is late", Decision: Accepted, Revision: 5}},
					Evidence:   []Evidence{said},
				}},
			},
			{Requirement: Requirement{ID: "r2", Number: 2, Statement: "The app sends reminders.", Priority: Should, Position: 2}},
		},
	}
	for _, change := range changes {
		change(&p)
	}
	return Freeze(p, map[string]Stakeholder{rina.ID: rina, "budi": {ID: "budi", Name: "Budi"}})
}

// told writes a comparison as lines, leaving out what is the same.
func told(c Comparison) string {
	lines := []string{}
	say := func(fate Fate, moved bool, name string, changes ...string) {
		if fate == PartSame {
			return
		}
		if moved && fate != PartMoved {
			name += " (moved)"
		}
		lines = append(lines, strings.Join(append([]string{string(fate) + " " + name}, changes...), "; "))
	}
	for _, f := range c.Head {
		lines = append(lines, f.What+": "+marked(f.Spans))
	}
	for _, s := range c.Sections {
		if len(s.Body) > 0 {
			say(s.Fate, s.Moved, marked(s.Title), marked(s.Body))
		} else {
			say(s.Fate, s.Moved, marked(s.Title))
		}
	}
	for _, r := range c.Requirements {
		changes := []string{}
		for _, f := range r.Fields {
			changes = append(changes, f.What+": "+marked(f.Spans))
		}
		for _, s := range r.Sources {
			changes = append(changes, fmt.Sprintf("%s source %q", s.Fate, s.Statement))
			for _, change := range s.Changes {
				changes = append(changes, fmt.Sprintf("%s %q → %q", change.What, change.Was, change.Is))
			}
		}
		say(r.Fate, r.Moved, r.Ref+" "+marked(r.Statement), changes...)
	}
	return strings.Join(lines, "\n")
}

func TestWhatChangedFromOneVersionToTheNext(t *testing.T) {
	quoted := func(p *PRDDetail) *AskDetail { return &p.Requirements[0].Asks[0] }
	for _, test := range []struct {
		name          string
		change        func(p *PRDDetail)
		want, summary string
	}{
		{"nothing", func(*PRDDetail) {}, "", ""},
		{
			"what no reader sees",
			func(p *PRDDetail) {
				p.Revision, p.LastNumber, p.Status, p.UpdatedAt = 9, 12, ApprovedPRD, two.Add(time.Hour)
				p.Sections[0].Hint, p.Sections[1].Required, p.Sections[2].Position = "", false, 77
				p.Requirements[0].State, p.Requirements[0].Revision = Building, 8
				p.Requirements[0].Suspect = []Change{{}}
				quoted(p).Revision, quoted(p).ThemeName, quoted(p).Evidence[0].Note.Text = 6, "Closing", "edited"
			},
			"", "",
		},
		{"the title", func(p *PRDDetail) { p.Title = "Close the month" }, "Title: Close the [-books-]{+month+}", "title changed"},
		{
			"what it is measured by",
			func(p *PRDDetail) {
				p.Metrics[0].Text = "Days to close: 7 d"
				p.Charts[0].Series = []ChartSeries{{Values: []float64{7}}}
			},
			"Metric: Days to close: [-9-]{+7+} d\nChart: Days to close\n1 Jan: [-0-]{+7+}\nTarget 0", "metric changed, chart changed",
		},
		{
			"words of a section",
			func(p *PRDDetail) { p.Sections[0].Body = "The close takes ten days." },
			"changed Problem; The close takes [-nine-]{+ten+} days.", "1 section changed",
		},
		{
			"the name of a section", func(p *PRDDetail) { p.Sections[1].Title = "Aims" },
			"changed [-Goals-]{+Aims+}", "1 section changed",
		},
		{
			"sections come and go",
			func(p *PRDDetail) {
				p.Sections = []PRDSection{p.Sections[0], {ID: "s4", Title: "Risks", Body: "None."}, p.Sections[2]}
			},
			"removed [-Goals-]\nadded {+Risks+}; {+None.+}", "1 section added, 1 section removed",
		},
		{
			"a section is put elsewhere",
			func(p *PRDDetail) { p.Sections = append(p.Sections[1:], p.Sections[0]) },
			"moved Problem", "1 section moved",
		},
		{
			"a requirement is reworded and becomes more",
			func(p *PRDDetail) {
				r := &p.Requirements[0]
				r.Statement, r.Priority, r.Rationale, r.OwnerID = "The app lists late companies.", Should, "Audit asks.", nil
				r.Criteria = Lines{"Within 2 s", "In order of size"}
			},
			"changed REQ-001 The app lists late [-entities-]{+companies+}.; Rationale: {+Audit asks.+}; " +
				"Acceptance criteria: Within [-1-]{+2+} s{+\nIn order of size+}; Priority: [-Must-]{+Should+}; Owner: [-Rina, Controller-]",
			"1 requirement changed",
		},
		{
			"a requirement is dropped",
			func(p *PRDDetail) { p.Requirements[1].State = Dropped },
			"changed REQ-002 The app sends reminders.; State: {+Dropped+}", "1 requirement changed",
		},
		{
			"requirements come, go and change places",
			func(p *PRDDetail) {
				p.Requirements = []RequirementDetail{
					{Requirement: Requirement{ID: "r3", Number: 3, Statement: "New."}, Asks: p.Requirements[0].Asks}, p.Requirements[1],
				}
			},
			"removed REQ-001 [-The app lists late entities.-]; Acceptance criteria: [-Within 1 s-]; Priority: [-Must-]; " +
				"Owner: [-Rina, Controller-]\nadded REQ-003 {+New.+}; added source \"Show who is late\"",
			"1 requirement added, 1 requirement removed",
		},
		{
			"requirements change places", func(p *PRDDetail) { slices.Reverse(p.Requirements) },
			"moved REQ-002 The app sends reminders.", "1 requirement moved",
		},
		{
			"a source is taken away, another cited",
			func(p *PRDDetail) { quoted(p).ID, quoted(p).Statement = "other", "List the late" },
			"changed REQ-001 The app lists late entities.; removed source \"Show who is late\"; added source \"List the late\"",
			"1 requirement changed",
		},
		{
			"a source is deleted", func(p *PRDDetail) { quoted(p).DeletedAt = &two },
			"changed REQ-001 The app lists late entities.; removed source \"Show who is late\"", "1 requirement changed",
		},
		{
			"what it rests on is decided otherwise, and more is heard",
			func(p *PRDDetail) {
				a := quoted(p)
				a.Decision, a.Reason, a.Need = Later, "After the audit", "Chase them"
				a.Evidence = append(a.Evidence, Evidence{Voice: Voice{ID: "v2", AskID: "late", Channel: Ticket, Words: "Who is late?", At: two}})
			},
			"evidence REQ-001 The app lists late entities.; changed source \"Show who is late\"; Need \"\" → \"Chase them\"; " +
				"Decision \"accepted\" → \"later\"; Reason \"\" → \"After the audit\"; " +
				"Voices \"1 person, 1 team, 1 channel\" → \"1 person, 1 team, 2 channels\"; Quote \"\" → \"Who is late?\"",
			"1 requirement with other evidence",
		},
		{
			"what it rests on was merged into another",
			func(p *PRDDetail) {
				a := quoted(p)
				a.Merged = []AskSummary{a.AskSummary}
				a.ID, a.Statement = "root", "See all that is late"
			},
			"evidence REQ-001 The app lists late entities.; changed source \"See all that is late\"; " +
				"Merged \"Show who is late\" → \"See all that is late\"",
			"1 requirement with other evidence",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := Compare(closeBook(), closeBook(test.change))
			if got := told(c); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
			if c.Summary != test.summary || (c.Total == 0) != (test.summary == "") {
				t.Errorf("it is summed up as %q (%d), not as %q", c.Summary, c.Total, test.summary)
			}
			// What is compared and what is named by a fingerprint are the same.
			if same := fingerprint(t, closeBook()) == fingerprint(t, closeBook(test.change)); same != (c.Total == 0) {
				t.Errorf("the fingerprint stays (%t) though %d parts changed", same, c.Total)
			}
		})
	}
}

func TestAQuoteIsThatOfItsSpeakerAsTheyWereThen(t *testing.T) {
	before, after := closeBook(), closeBook()
	rina := after.People["rina"]
	rina.Role = "CFO"
	after.People["rina"] = rina
	want := "changed REQ-001 The app lists late entities.; Owner: Rina, [-Controller-]{+CFO+}; changed source \"Show who is late\"; " +
		"Quote \"“Show who is late” (Rina, Controller)\" → \"“Show who is late” (Rina, CFO)\""
	if got := told(Compare(before, after)); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func fingerprint(t *testing.T, f Frozen) string {
	t.Helper()
	file, err := f.File()
	if err != nil {
		t.Fatal(err)
	}
	return file.Hash
}

func TestAFrozenPRDIsReadAsItWasWritten(t *testing.T) {
	written := closeBook()
	file, err := written.File()
	if err != nil {
		t.Fatal(err)
	}
	read, err := Thaw(file)
	if err != nil {
		t.Fatal(err)
	}
	if c := Compare(written, read); c.Total != 0 {
		t.Errorf("it reads otherwise: %s", told(c))
	}
	if fingerprint(t, read) != file.Hash {
		t.Error("the same document has another fingerprint once it was read")
	}
	ask := read.PRD.Requirements[0].Asks[0]
	if ask.Voices.String() != "1 person, 1 team, 1 channel" || ask.Evidence[0].Note.OffsetMS != 754_000 || ask.Merged == nil {
		t.Errorf("the evidence is not what it was: %+v", ask)
	}
	if chart := read.PRD.Charts[0]; chart.Target == nil || len(chart.Series[0].Values) != 1 || len(read.PRD.Metrics) != 1 {
		t.Errorf("the figures are not what they were: %+v", read.PRD.Charts)
	}
	if len(read.People) != 1 || read.People["rina"].Label() != "Rina, Controller" {
		t.Errorf("the people are not those who appear: %+v", read.People)
	}
	if strings.Contains(string(file.Bytes), "@rina") || strings.Contains(string(file.Bytes), "deletedAt") {
		t.Errorf("more is kept than what a reader sees: %s", file.Bytes)
	}
	file.Bytes = []byte(strings.Replace(string(file.Bytes), "late", "fast", 1))
	if _, err := Thaw(file); CodeOf(err) != Invalid {
		t.Errorf("a version that was changed on disk is read: %v", err)
	}
}
