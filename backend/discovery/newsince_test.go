package discovery

import (
	"strings"
	"testing"
)

func TestWhatIsNewSinceADraft(t *testing.T) {
	old := askOf(Ask{ID: "old", Statement: "Show who has posted", Need: "Know who is late"}, heardBy("rina", Call, AskNote, "x"))
	note := func(id string, kind NoteKind, text string) SessionNote {
		return SessionNote{Note{ID: id, SessionID: "s", Kind: kind, Text: text}, "Close"}
	}
	merged := askOf(Ask{ID: "root", Statement: "One page of all", Need: "Another need"})
	merged.Merged = []AskSummary{{Ask: Ask{ID: "old"}}}
	for name, c := range map[string]struct {
		asks    []AskDetail
		notes   []SessionNote
		metrics []Metric
		want    string // kind, what and where, of each
	}{
		"nothing": {},
		"a new need": {
			asks: []AskDetail{askOf(Ask{ID: "n", Statement: "Pay on Fridays", Need: "Plan wages"})},
			want: "requirement n: The ERP shall pay on fridays.",
		},
		"a further source of the same need": {
			asks: []AskDetail{askOf(Ask{ID: "n", Statement: "List who is late", Need: "know who is late."})},
			want: "source n: List who is late (REQ-003)",
		},
		"an ask into which a known one was merged": {asks: []AskDetail{merged}},
		"an ask that was declined": {
			asks: []AskDetail{askOf(Ask{ID: "n", Statement: "Dark mode", Decision: Declined, Reason: "One voice"})},
			want: "line n declined nongoals: **Dark mode.** One voice. (Non-goals)",
		},
		"a question, and one that was answered": {
			notes: []SessionNote{note("q", QuestionNote, "Who may see it?"), {Note{
				ID: "r", SessionID: "s", Kind: QuestionNote, Text: "When?", Outcome: PromiseDone,
			}, "Close"}},
			want: "line q questions: Who may see it? (Close) (Open questions)",
		},
		"what the PM wrote down already": {notes: []SessionNote{note("d", DecisionNote, "We begin with the two smallest entities")}},
		"for a section that is gone":     {notes: []SessionNote{note("p", ActionNote, "Send the sheet")}},
		"a metric": {
			metrics: []Metric{{ID: "m", Name: "Days"}}, want: "line m goals: [Days](metric:m) (Goals)",
		},
		"what was offered before": {
			asks:  []AskDetail{askOf(Ask{ID: "left", Statement: "Something else"})},
			notes: []SessionNote{note("left-too", QuestionNote, "Or what?")},
		},
	} {
		m := materialOf("Close", append([]AskDetail{old}, c.asks...)...)
		m.Notes, m.Metrics = c.notes, c.metrics
		m.Rewrite = func(product, ask string) string { return "The " + product + " shall " + strings.ToLower(ask) }
		prd := PRDDetail{Requirements: []RequirementDetail{{
			Requirement: Requirement{ID: "r", Number: 3, Statement: "Mine"}, Asks: []AskDetail{old},
		}}}
		for _, s := range BuiltInTemplates()[0].Sections {
			section := PRDSection{ID: "s-" + string(s.Kind), Kind: s.Kind, Title: s.Title}
			if s.Kind == DecisionsSection {
				section.Body = "By hand: *we begin* with the two smallest entities."
			}
			if s.Kind != PromisesSection {
				prd.Sections = append(prd.Sections, section)
			}
		}
		known := map[string]bool{"old": true, "left": true, "left-too": true}
		var got []string
		m.Template = TemplateOf(prd, "", "")
		for _, o := range (News{PRD: prd, Known: known, Material: m}).Offers() {
			line := string(o.Kind) + " " + o.ID + ": " + o.Text
			if where := o.Ref + o.SectionTitle; where != "" {
				line += " (" + where + ")"
			}
			got = append(got, line)
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if got := (News{PRD: prd, Material: m}).Offers(); len(got) != 0 {
			t.Errorf("%s: a PRD from before is offered %+v", name, got)
		}
	}
}

func TestALineGoesToTheEnd(t *testing.T) {
	for body, want := range map[string]string{
		"":               "- new",
		"- one\n- two\n": "- one\n- two\n- new",
		"By hand.":       "By hand.\n\n- new",
		"| a |\n|---|":   "| a |\n|---|\n\n- new",
		"- one\n\nMore.": "- one\n\nMore.\n\n- new",
	} {
		if got := WithLine(body, "new"); got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}
