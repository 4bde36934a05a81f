package discovery

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// closing is the matrix of a PRD over four themes: "close" with its part "late", "pay", in which nothing is wanted any
// more, and "stock", which it does not draw on.
func closing() TraceMaterial {
	gone := time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)
	ask := func(id, theme string, decision Decision) Ask {
		a := Ask{ID: id, Statement: "ask " + id, Decision: decision}
		if theme != "" {
			a.ThemeID = &theme
		}
		return a
	}
	asks := []Ask{
		ask("loose", "", Undecided), ask("shown", "late", Accepted), ask("other", "late", Undecided), ask("no", "pay", Declined),
		ask("never", "pay", Declined), ask("count", "stock", Accepted), ask("gone", "stock", Undecided), ask("hush", "stock", Undecided),
	}
	asks[6].DeletedAt = &gone
	cites := func(requirement, id string) Citation {
		i := slices.IndexFunc(asks, func(a Ask) bool { return a.ID == id })
		return Citation{RequirementID: requirement, AskID: id, Cited: asks[i].Cite()}
	}
	m := TraceMaterial{
		PRD: PRDSummary{PRD: PRD{ID: "prd"}},
		Requirements: []Requirement{
			{ID: "r1", Number: 1, State: Proposed},
			{ID: "r2", Number: 2, State: Proposed},
			{ID: "r3", Number: 3, State: Agreed},
			{ID: "r4", Number: 4, State: Dropped},
			{ID: "r5", Number: 5, State: Proposed},
		},
		Themes: []Theme{{ID: "close", Name: "Close"}, {ID: "late", Name: "Late", ParentID: new("close")}, {ID: "pay"}, {ID: "stock"}},
		Asks:   asks,
		Citations: []Citation{
			cites("r1", "shown"), cites("r1", "no"), cites("r2", "gone"), cites("r4", "count"), cites("r5", "hush"), cites("r5", "shown"),
		},
		Private: map[string]bool{"hush": true}, Elsewhere: map[string]int{"loose": 2},
	}
	m.Citations[5].Cited.Need = "another need"
	return m
}

func flagged(names map[string]bool) string {
	found := []string{}
	for name, is := range names {
		if is {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return strings.Join(found, " ")
}

func requirementFlags(r TraceRequirement) string {
	return flagged(map[string]bool{"no evidence": r.NoEvidence, "suspect": r.Suspect, "declined": r.Declined, "private": r.Private})
}

func askFlags(a TraceAsk) string {
	return flagged(map[string]bool{
		"drawn": a.Drawn, "unused": a.Unused, "nowhere": a.Nowhere, "suspect": a.Suspect, "declined": a.Declined, "private": a.Private,
	})
}

func TestTheMatrixSaysWhatToLookAt(t *testing.T) {
	trace := closing().LayOut()
	for ref, want := range map[string]string{
		"REQ-001": "declined",
		"REQ-002": "no evidence", // what it rested on was deleted
		"REQ-003": "no evidence",
		"REQ-004": "", // dropped, it needs none
		"REQ-005": "suspect",
	} {
		i := slices.IndexFunc(trace.Requirements, func(r TraceRequirement) bool { return r.Ref == ref })
		if got := requirementFlags(trace.Requirements[i]); got != want {
			t.Errorf("%s is %q, want %q", ref, got, want)
		}
	}
	want := []string{ // in the order of the themes
		"shown: drawn suspect", "other: drawn nowhere", "no: declined drawn", "never: drawn", "count: drawn nowhere unused",
		"gone: drawn", "hush: drawn private", "loose: ",
	}
	got := []string{}
	for _, a := range trace.Asks {
		got = append(got, a.ID+": "+askFlags(a))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestARequirementOnPrivateAsksAloneSaysSo(t *testing.T) {
	m := closing()
	m.Citations = []Citation{{RequirementID: "r5", AskID: "hush"}}
	if got := requirementFlags(m.LayOut().Requirements[4]); !strings.Contains(got, "private") {
		t.Errorf("it rests on what is off the record, and is %q", got)
	}
}

func TestCoverageCountsWhatIsThereAndNamesWhatIsNot(t *testing.T) {
	got := closing().LayOut().Coverage
	want := Coverage{
		Evidence: Share{2, 4, []string{"r2", "r3"}},
		Accepted: Share{1, 2, []string{"count"}},
		Themes:   Share{4, 4, []string{}}, // the whole by its part, "stock" by what is off the record
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	m := closing()
	m.Citations = m.Citations[:1]
	if got := m.LayOut().Coverage.Themes; fmt.Sprint(got) != fmt.Sprint(Share{2, 3, []string{"stock"}}) {
		t.Errorf("themes: %+v", got)
	}
	if got := (TraceMaterial{}).LayOut().Coverage; got.Evidence.Of+got.Accepted.Of+got.Themes.Of != 0 {
		t.Errorf("of nothing: %+v", got)
	}
}

func TestAsksThatWereMergedAreOneCell(t *testing.T) {
	m := closing()
	m.Citations = []Citation{m.Citations[0], m.Citations[5]}
	m.Citations[1].RequirementID = "r1"
	for _, a := range m.LayOut().Asks {
		if a.ID == "shown" && (len(a.Cells) != 1 || !a.Cells[0].Suspect) {
			t.Errorf("got %+v", a.Cells)
		}
	}
}

// FuzzTrace lays random citations out: each of an ask and a requirement that are there makes one cell, and what the
// coverage counts is what the flags say.
func FuzzTrace(f *testing.F) {
	f.Add(uint64(1), 10, 10, 40)
	f.Add(uint64(2), 0, 3, 5)
	f.Fuzz(func(t *testing.T, seed uint64, asks, requirements, citations int) {
		r := rand.New(rand.NewPCG(seed, 0))
		m := TraceMaterial{Private: map[string]bool{}, Themes: []Theme{{ID: "t0"}, {ID: "t1", ParentID: new("t0")}, {ID: "t2", ParentID: new("astray")}}}
		for i := range clamp(asks, 200) {
			a := Ask{ID: fmt.Sprint("a", i), Decision: Decisions[r.IntN(4)].Value}
			if r.IntN(3) > 0 {
				a.ThemeID = new(fmt.Sprint("t", r.IntN(5)))
			}
			if r.IntN(9) == 0 {
				a.DeletedAt = &time.Time{}
			}
			m.Private[a.ID] = r.IntN(9) == 0
			m.Asks = append(m.Asks, a)
		}
		for i := range clamp(requirements, 200) {
			m.Requirements = append(m.Requirements, Requirement{ID: fmt.Sprint("r", i), State: RequirementStates[r.IntN(5)].Value})
		}
		pairs := map[[2]string]bool{}
		for range clamp(citations, 2000) {
			c := Citation{RequirementID: fmt.Sprint("r", r.IntN(220)), AskID: fmt.Sprint("a", r.IntN(220))}
			m.Citations = append(m.Citations, c)
			var requirement, ask int
			_, _ = fmt.Sscanf(c.RequirementID+" "+c.AskID, "r%d a%d", &requirement, &ask)
			if requirement < len(m.Requirements) && ask < len(m.Asks) {
				pairs[[2]string{c.RequirementID, c.AskID}] = true
			}
		}
		trace := m.LayOut()
		cells, unused, bare := 0, 0, 0
		for _, a := range trace.Asks {
			cells += len(a.Cells)
			unused += truth(a.Unused)
		}
		for _, r := range trace.Requirements {
			bare += truth(r.NoEvidence)
		}
		c := trace.Coverage
		if cells != len(pairs) || len(c.Accepted.Missing) != unused || len(c.Evidence.Missing) != bare {
			t.Fatalf("%d cells of %d citations, %d unused, %d without evidence: %+v", cells, len(pairs), unused, bare, c)
		}
		for _, s := range []Share{c.Evidence, c.Accepted, c.Themes} {
			if s.Met+len(s.Missing) != s.Of {
				t.Fatalf("%+v", s)
			}
		}
	})
}

func clamp(n, most int) int { return max(0, min(n, most)) }

func BenchmarkTrace(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	m := TraceMaterial{}
	for i := range 5_000 {
		m.Asks = append(m.Asks, Ask{ID: fmt.Sprint("a", i)})
	}
	for i := range 500 {
		m.Requirements = append(m.Requirements, Requirement{ID: fmt.Sprint("r", i)})
		for range 10 {
			m.Citations = append(m.Citations, Citation{RequirementID: m.Requirements[i].ID, AskID: m.Asks[r.IntN(5_000)].ID})
		}
	}
	for range b.N {
		m.LayOut()
	}
}
