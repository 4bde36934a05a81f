package discovery

import (
	"strings"
	"testing"
)

func TestADocumentSaysWhichVersionItIs(t *testing.T) {
	versions := []PRDVersion{
		{ID: "b", Label: "1.1", Note: "For the audit", Fingerprint: "bbbb", PublishedAt: two},
		{ID: "a", Label: "1.0", Fingerprint: "aaaa"},
	}
	for _, test := range []struct {
		version, name, fingerprint string
		revisions                  int
	}{
		{"", "Draft after v1.1", "", 2},
		{"b", "v1.1", "bbbb", 2},
		{"a", "v1.0", "aaaa", 1},
	} {
		var d Document
		d.Revise(versions, test.version, Discretion{})
		if d.Version != test.name || d.Fingerprint != test.fingerprint || len(d.Revisions) != test.revisions {
			t.Errorf("%q: %+v", test.version, d)
		}
	}
	var d Document
	if d.Revise(nil, "", Discretion{}); d.Version != "" {
		t.Errorf("nothing has been published, and yet it is %q", d.Version)
	}
}

func TestADocumentSaysWhatChangedSinceAVersion(t *testing.T) {
	long := strings.Repeat("The close takes long. ", 40)
	before := closeBook(func(p *PRDDetail) { p.Sections[0].Body = long + "Nine days." + long })
	after := closeBook(func(p *PRDDetail) {
		p.Sections[0].Body = long + "Six days." + long
		p.Sections[1].Title = "Aims"
		p.Requirements[0].Priority = Should
		p.Requirements[0].Asks[0].Decision = Later
		p.Requirements = append(p.Requirements[:1], RequirementDetail{
			Requirement: Requirement{ID: "r3", Number: 3, Statement: "New."}, Asks: p.Requirements[0].Asks,
		})
	})
	changes := english.ChangesSince(PRDVersion{Label: "1.0"}, before, after)
	var got strings.Builder
	for _, p := range changes.Parts {
		got.WriteString(p.Title + "\n")
		for _, l := range p.Lines {
			got.WriteString("  " + l.Name + ": " + marked(l.Spans) + "\n")
		}
	}
	want := `Section “Problem” changed
  : …takes long. The close takes long. The close takes long. The close takes long. [-Nine-]{+Six+} days.The close takes long. The close takes long. The close takes long. The…
Section “Aims” changed
  Title: [-Goals-]{+Aims+}
REQ-001 changed
  : The app lists late entities.
  Priority: [-Must-]{+Should+}
  Decision of “Show who is late”: [-accepted-]{+later+}
REQ-002 removed
  : [-The app sends reminders.-]
REQ-003 added
  : {+New.+}
  Source: {+Show who is late+}
`
	if got.String() != want || changes.Since != "v1.0" || changes.Summary == "" {
		t.Errorf("got %s\nwant %s", got.String(), want)
	}
}

func TestLongStretchesAreCutToTheWordsAroundAChange(t *testing.T) {
	words := strings.Repeat("word ", 100)
	for _, test := range []struct{ before, after string }{
		{words, words + "new"},
		{words + "old " + words, words + words},
		{"old " + words, words},
		{strings.Repeat("字", 500), strings.Repeat("字", 500) + "新"},
	} {
		for _, s := range aroundChanges(Differences(test.before, test.after)) {
			if n := len([]rune(s.Text)); n > 2*around+2 || s.Text == "" {
				t.Errorf("%d letters are left of %q", n, s.Text)
			}
		}
	}
	if got := marked(aroundChanges(Differences("short", "short and new"))); got != "short{+ and new+}" {
		t.Errorf("what is short is cut: %q", got)
	}
}
