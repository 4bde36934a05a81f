package api_test

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// noon is a day on which somebody starts Throughline for the first time.
var noon = time.Date(2027, 3, 18, 12, 0, 0, 0, time.Local)

// newSample fills a workspace in a real file.
func newSample(t *testing.T, now time.Time) *store.Store {
	t.Helper()
	clock := func() time.Time { return now }
	st, err := store.Open(filepath.Join(t.TempDir(), "sample"+store.Extension), store.Options{Create: true, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	if err := api.FillSample(st, now); err != nil {
		t.Fatal(err)
	}
	return st
}

func dumped(t *testing.T, st *store.Store) discovery.Archive {
	t.Helper()
	archive, err := st.Dump()
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func TestSample(t *testing.T) {
	st := newSample(t, noon)
	t.Run("is as rich as it says", func(t *testing.T) { checkRichness(t, dumped(t, st)) })
	t.Run("has a voice behind every ask", func(t *testing.T) { checkVoices(t, st) })
	t.Run("leads a third of its asks to a root", func(t *testing.T) { checkLadders(t, st) })
	t.Run("has a PRD that rests on asks", func(t *testing.T) { checkPRD(t, st) })
	t.Run("has promises of every sort", func(t *testing.T) { checkPromises(t, st) })
	t.Run("is measured", func(t *testing.T) { checkMeasured(t, st) })
	t.Run("is prepared for its sessions", func(t *testing.T) { checkPrepared(t, st) })
	t.Run("begins without history", func(t *testing.T) {
		if history, err := st.History(); err != nil || history != (discovery.History{}) {
			t.Errorf("the sample can be undone: %+v, %v", history, err)
		}
	})
	t.Run("is sound", func(t *testing.T) {
		if findings, err := st.Check(); err != nil || len(findings) > 0 {
			t.Errorf("the sample is damaged: %v, %v", findings, err)
		}
	})
}

// unread is a mark that should have become a field of its note.
var unread = regexp.MustCompile(`@|(^| )[!^]\S`)

func checkRichness(t *testing.T, a discovery.Archive) {
	t.Helper()
	got := discovery.Counts{
		Sessions: len(a.Sessions), Notes: len(a.Notes), Asks: len(a.Asks), Themes: len(a.Themes), PRDs: len(a.PRDs),
		Stakeholders: len(a.Stakeholders), Products: len(a.Products),
	}
	want := discovery.Counts{Sessions: 13, Notes: 275, Asks: 70, Themes: 11, PRDs: 1, Stakeholders: 20, Products: 2}
	if got != want {
		t.Errorf("the sample holds %+v, want %+v", got, want)
	}
	kinds, channels, decisions := map[discovery.NoteKind]int{}, map[discovery.Channel]int{}, map[discovery.Decision]int{}
	for _, n := range a.Notes {
		kinds[n.Kind]++
		if unread.MatchString(n.Text) {
			t.Errorf("a mark was not understood: %s", n.Text)
		}
	}
	for _, v := range a.Voices {
		channels[v.Channel]++
	}
	parts := 0
	for _, theme := range a.Themes {
		if theme.ParentID != nil {
			parts++
		}
		if theme.Description == "" || theme.Excludes == "" || theme.Example == "" || theme.Symbol == "" {
			t.Errorf("a theme does not say what belongs: %+v", theme)
		}
	}
	if parts == 0 {
		t.Error("no theme has a part")
	}
	unplaced := 0
	for _, ask := range a.Asks {
		decisions[ask.Decision]++
		if ask.ThemeID == nil {
			unplaced++
		}
	}
	if len(kinds) != len(discovery.NoteKinds) || len(channels) != len(discovery.Channels) ||
		len(decisions) != len(discovery.Decisions) || unplaced == 0 {
		t.Errorf("not everything occurs: %v, %v, %v, %d asks without a theme", kinds, channels, decisions, unplaced)
	}
}

func checkVoices(t *testing.T, st *store.Store) {
	t.Helper()
	asks, err := st.Asks(discovery.AskFilter{})
	if err != nil {
		t.Fatal(err)
	}
	wide := 0
	for _, a := range asks {
		if len(a.Channels) == 0 {
			t.Errorf("nobody asks for %q", a.Statement)
		}
		if a.Voices.Channels >= 3 && a.Voices.People >= 3 {
			wide++
		}
		if a.LastHeardAt.After(noon) {
			t.Errorf("%q was heard after now", a.Statement)
		}
	}
	if wide < 2 {
		t.Errorf("%d asks are heard from three people through three channels", wide)
	}
}

func checkLadders(t *testing.T, st *store.Store) {
	t.Helper()
	asks, err := st.Asks(discovery.AskFilter{})
	if err != nil {
		t.Fatal(err)
	}
	internal := map[string]bool{}
	products, err := st.Products()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range products {
		internal[p.ID] = p.Kind == discovery.InternalProduct
	}
	rooted, merged := 0, 0
	for _, a := range asks {
		detail, err := st.Ask(a.ID)
		if err != nil {
			t.Fatal(err)
		}
		merged += len(detail.Merged)
		if len(a.Whys) == 0 {
			continue
		}
		rooted++
		whole := len(a.Whys) >= 2 && len(a.Solutions) > 0 && a.Need != "" && a.Workaround != "" && a.WorkaroundCost != ""
		if !whole || internal[a.ProductID] != (a.Enables != "" && a.Value != "") {
			t.Errorf("a rung is missing: %+v", a.Ask)
		}
	}
	if rooted*3 < len(asks) || merged != 7 {
		t.Errorf("%d of %d asks have a root, %d are merged", rooted, len(asks), merged)
	}
}

func checkPromises(t *testing.T, st *store.Store) {
	t.Helper()
	found := map[string]int{}
	for _, settled := range []bool{false, true} {
		promises, err := st.Promises(discovery.PromiseFilter{Settled: settled})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range promises {
			debtor, due := "theirs", "ahead"
			if p.SpeakerID == nil {
				debtor = "mine"
			}
			switch {
			case p.Due == "":
				due = "without a day"
			case p.Due < noon.Format(time.DateOnly):
				due = "overdue"
			}
			found[string(p.Outcome)]++
			if !settled {
				found[debtor+" "+due]++
			}
		}
	}
	for _, want := range []string{"", "done", "dropped", "mine overdue", "mine ahead", "mine without a day", "theirs overdue"} {
		if found[want] == 0 {
			t.Errorf("no promise is %q: %v", want, found)
		}
	}
}

func checkMeasured(t *testing.T, st *store.Store) {
	t.Helper()
	metrics, err := st.Metrics("")
	if err != nil {
		t.Fatal(err)
	}
	products, states := map[string]bool{}, map[discovery.MetricState]bool{}
	for _, m := range metrics {
		products[m.ProductID], states[m.State] = true, true
		if len(m.Readings) < 2 || m.Target == nil || m.OwnerName == "" {
			t.Errorf("%s has too little to it: %+v", m.Name, m)
		}
	}
	if len(products) != 2 || !states[discovery.OnTrack] || !states[discovery.Behind] {
		t.Errorf("measured are %v, and they are %v", products, states)
	}
	prds, err := st.PRDs("")
	if err != nil {
		t.Fatal(err)
	}
	prd, err := st.PRD(prds[0].ID)
	if err != nil || len(prd.Metrics) != 3 {
		t.Errorf("the PRD refers to %+v, %v", prd.Metrics, err)
	}
}

func checkPrepared(t *testing.T, st *store.Store) {
	t.Helper()
	sessions, err := st.Sessions(discovery.SessionFilter{})
	if err != nil {
		t.Fatal(err)
	}
	asked, unasked, answers := 0, 0, map[discovery.Consent]int{}
	for _, s := range sessions {
		questions, err := st.Questions(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range questions {
			switch {
			case q.AskedMS == nil:
				unasked++
			case s.EndedAt == nil || *q.AskedMS > s.EndedAt.Sub(*s.StartedAt).Milliseconds():
				t.Errorf("%s: %q was asked after the end", s.Title, q.Text)
			default:
				asked++
			}
		}
		for _, p := range s.Participants {
			answers[p.Consent]++
		}
	}
	if asked < 20 || unasked < 10 || len(answers) != len(discovery.Consents) {
		t.Errorf("%d questions asked, %d not; consent: %v", asked, unasked, answers)
	}
	planned := sessions[0]
	last, err := st.LastTime(discovery.LastTimeQuery{SessionID: planned.ID, StakeholderIDs: planned.ParticipantIDs})
	if err != nil || len(last) != 3 || len(last[0].Unasked) == 0 || len(last[0].Asks) == 0 || len(last[1].TheyOwe) == 0 {
		t.Errorf("before the planned session there is nothing to know: %+v, %v", last, err)
	}
}

func checkPRD(t *testing.T, st *store.Store) {
	t.Helper()
	prds, err := st.PRDs("")
	if err != nil || len(prds) != 1 {
		t.Fatalf("got %d PRDs, %v", len(prds), err)
	}
	prd, err := st.PRD(prds[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	edited, shared := 0, 0
	for _, r := range prd.Requirements {
		if len(r.Asks) == 0 {
			t.Fatalf("%s rests on nothing", r.Label)
		}
		if r.Statement != r.Asks[0].Statement {
			edited++
		}
		if len(r.Asks) > 1 {
			shared++
		}
	}
	if len(prd.Requirements) < 20 || edited < 10 || shared < 3 {
		t.Errorf("of %d requirements %d are edited and %d answer several asks", len(prd.Requirements), edited, shared)
	}
	for _, s := range prd.Sections {
		if s.Body == "" && s.Kind != discovery.RequirementsSection {
			t.Errorf("the section %q is empty", s.Title)
		}
	}
}

func TestTheSampleIsRecentOnAnyDay(t *testing.T) {
	file := time.Date(2026, 11, 10, 10, 39, 0, 0, time.Local) // when the latest notes file ends, to the minute
	for name, now := range map[string]time.Time{
		"as the session ends": file.Add(5 * time.Second), "before it ends": file.Add(-time.Minute),
		"in summer": time.Date(2027, 7, 1, 3, 0, 0, 0, time.Local),
		"years ago": time.Date(2001, 1, 1, 0, 0, 0, 0, time.Local),
	} {
		t.Run(name, func(t *testing.T) {
			sessions, err := newSample(t, now).Sessions(discovery.SessionFilter{})
			if err != nil {
				t.Fatal(err)
			}
			planned, latest := sessions[0], sessions[1]
			if latest.EndedAt == nil || latest.EndedAt.After(now) || now.Sub(*latest.EndedAt) > 7*24*time.Hour+time.Hour {
				t.Errorf("now it is %v, the latest session ended %v", now, latest.EndedAt)
			}
			if local := latest.StartedAt.Local(); local.Weekday() != time.Tuesday || local.Hour() != 10 {
				t.Errorf("the latest session began %v", local)
			}
			ahead := planned.PlannedAt.Sub(now)
			if planned.StartedAt != nil || len(planned.ParticipantIDs) != 3 || ahead <= 0 || ahead > 8*24*time.Hour {
				t.Errorf("now it is %v, planned is %+v", now, planned)
			}
		})
	}
}

func TestTheSampleIsTheSameEachTime(t *testing.T) {
	// Behind the id of a section may stand what its text, with ids in it, comes to.
	ids := regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}( [0-9a-f]{16})?`)
	write := func() string {
		archive, err := json.Marshal(dumped(t, newSample(t, noon)))
		if err != nil {
			t.Fatal(err)
		}
		return ids.ReplaceAllString(string(archive), "id")
	}
	if first, second := write(), write(); first != second {
		t.Error("two samples of the same day differ")
	}
}
