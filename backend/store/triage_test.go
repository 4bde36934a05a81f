package store

import (
	"slices"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// wish adds an ask with one voice and gives its id.
func (f fixture) wish(t testing.TB, statement string, change ...func(*discovery.Ask)) string {
	t.Helper()
	f.clock.at = f.clock.at.Add(time.Minute)
	a := discovery.Ask{ProductID: f.product.ID, Statement: statement}
	for _, c := range change {
		c(&a)
	}
	v := discovery.Voice{StakeholderID: &f.rina.ID, Channel: discovery.Chat, Words: "said: " + statement}
	return must[discovery.AskDetail](t)(f.CreateAsk(a, v, "")).ID
}

// statements gives the statements that a filter finds, in its order.
func (f fixture) statements(t testing.TB, filter discovery.AskFilter) []string {
	t.Helper()
	list := []string{}
	for _, a := range must[[]discovery.AskSummary](t)(f.Asks(filter)) {
		list = append(list, a.Statement)
	}
	return list
}

func expect[T comparable](t testing.TB, what string, got, want []T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheInboxHoldsWhatIsStillToBeLookedAt(t *testing.T) {
	f := newFixture(t)
	theme := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Close"}))
	f.wish(t, "new")
	f.wish(t, "themed", func(a *discovery.Ask) { a.ThemeID = &theme.ID })
	f.wish(t, "rooted", func(a *discovery.Ask) { a.Decision, a.Whys = discovery.Accepted, discovery.Lines{"because"} })
	later := f.wish(t, "later")
	ok(t, f.DecideAsks([]string{later}, discovery.Later, "next year"))
	asleep := f.wish(t, "asleep")
	ok(t, f.SnoozeAsks([]string{asleep}, "2026-12-01"))
	merged := f.wish(t, "merged")
	ok(t, f.write.Exec("UPDATE asks SET merged_into = ? WHERE id = ?", later, merged).Error)

	filters := []discovery.AskFilter{
		{Place: discovery.Inbox},
		{},
		{Decision: discovery.Accepted},
		{Place: discovery.Waiting},
		{Place: discovery.Rootless},
		{Asleep: true},
		{NoRoot: true, ThemeID: theme.ID},
	}
	want := [][]string{
		{"new"},
		{"asleep", "later", "rooted", "themed", "new"},
		{"rooted"},
		{"asleep", "later"},
		{"asleep", "later", "themed", "new"},
		{"asleep"},
		{"themed"},
	}
	counts := must[[]int](t)(f.CountAsks(filters))
	for i, filter := range filters {
		got := f.statements(t, filter)
		slices.Sort(got)
		slices.Sort(want[i])
		expect(t, string(filter.Place), got, want[i])
		if counts[i] != len(want[i]) {
			t.Errorf("%+v counts %d", filter, counts[i])
		}
	}
}

func TestAnAskWakesOnItsDay(t *testing.T) {
	f := newFixture(t)
	id := f.wish(t, "one")
	ok(t, f.SnoozeAsks([]string{id}, "2026-11-05"))
	expect(t, "asleep", f.statements(t, discovery.AskFilter{Place: discovery.Inbox}), []string{})
	f.clock.at = f.clock.at.AddDate(0, 0, 1)
	expect(t, "the day before", f.statements(t, discovery.AskFilter{Place: discovery.Inbox}), []string{})
	f.clock.at = f.clock.at.AddDate(0, 0, 1)
	expect(t, "on its day", f.statements(t, discovery.AskFilter{Place: discovery.Inbox}), []string{"one"})
	for _, day := range []string{"2026-11-05", "2020-01-01", "soon"} {
		if err := f.SnoozeAsks([]string{id}, day); discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("it can sleep until %s: %v", day, err)
		}
	}
}

func TestManyAsksAreDecidedAsOneStep(t *testing.T) {
	f := newFixture(t)
	a, b := f.wish(t, "a"), f.wish(t, "b")
	ok(t, f.SnoozeAsks([]string{a}, "2026-12-01"))
	before := must[[]discovery.AskSummary](t)(f.AskRows([]string{a, b}))
	ok(t, f.DecideAsks([]string{a, b}, discovery.Declined, " not ours "))
	for _, row := range must[[]discovery.AskSummary](t)(f.AskRows([]string{a, b})) {
		if row.Decision != discovery.Declined || row.Reason != "not ours" || row.SnoozedUntil != "" {
			t.Errorf("got %+v", row.Ask)
		}
	}
	step := must[discovery.Step](t)(f.Undo())
	if step.Label != "Decline 2 asks" {
		t.Errorf("the step is called %q", step.Label)
	}
	for i, row := range must[[]discovery.AskSummary](t)(f.AskRows([]string{a, b})) {
		if row.Decision != discovery.Undecided || row.Reason != "" || row.SnoozedUntil != before[i].SnoozedUntil {
			t.Errorf("undo left %+v", row.Ask)
		}
	}
	ok(t, f.DecideAsks([]string{b}, discovery.Undecided, ""))
	if h := must[discovery.History](t)(f.History()); h.Undo.Label != "Snooze ask" {
		t.Errorf("deciding what is decided makes a step: %q", h.Undo.Label)
	}
}

func TestManyAsksAreDeletedAsOneStepAndRestoredOneByOne(t *testing.T) {
	f := newFixture(t)
	a, b, under, stays := f.wish(t, "a"), f.wish(t, "b"), f.wish(t, "under b"), f.wish(t, "stays")
	f.merge(t, b, under)
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "Close", []string{""}))
	before := contents(t, f.Store)
	gone := must[discovery.AskRemoval](t)(f.DeleteAsks([]string{a, b, under}))
	if gone.Merged != 1 || gone.Cited != 2 || len(prd.Requirements) != 3 {
		t.Errorf("gone: %+v of %d requirements", gone, len(prd.Requirements))
	}
	expect(t, "left", f.statements(t, discovery.AskFilter{}), []string{"stays"})
	if step := must[discovery.Step](t)(f.Undo()); step.Label != "Delete 3 asks" {
		t.Errorf("the step is called %q", step.Label)
	}
	if d := diff(before, contents(t, f.Store)); d != "" {
		t.Fatal(d)
	}
	must[discovery.Step](t)(f.Redo())
	for _, item := range must[discovery.TrashList](t)(f.Trash("")).Items {
		if item.Title == "b" {
			if item.Asks != 1 {
				t.Errorf("%d asks went with b", item.Asks)
			}
			must[discovery.TrashItem](t)(f.Recover(item.ID))
		}
	}
	expect(t, "restored", f.statements(t, discovery.AskFilter{}), []string{"stays", "b"})
	if d := must[discovery.AskDetail](t)(f.Ask(b)); len(d.Merged) != 1 {
		t.Errorf("b came back with %d", len(d.Merged))
	}
	if _, err := f.DeleteAsks([]string{stays, a}); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("what is gone is deleted again: %v", err)
	}
}

func TestManyAsksGoToANewThemeAsOneStep(t *testing.T) {
	f := newFixture(t)
	a, b := f.wish(t, "a"), f.wish(t, "b")
	ok(t, f.MoveAsks(discovery.AskMove{IDs: []string{b, a}, NewTheme: "Faster close"}))
	ok(t, f.MoveAsks(discovery.AskMove{IDs: []string{f.wish(t, "c")}, NewTheme: "faster  CLOSE"}))
	board := must[[]discovery.ThemeColumn](t)(f.ThemeColumns(f.product.ID))
	if len(board) != 2 {
		t.Fatalf("got %d columns", len(board))
	}
	order := []string{}
	for _, ask := range board[1].Asks {
		order = append(order, ask.Statement)
	}
	expect(t, "the theme", order, []string{"b", "a", "c"})
	for range 3 { // the theme of c, c itself, and the theme of a and b
		must[discovery.Step](t)(f.Undo())
	}
	if board = must[[]discovery.ThemeColumn](t)(f.ThemeColumns(f.product.ID)); len(board) != 1 || len(board[0].Asks) != 2 {
		t.Errorf("undo left %d columns", len(board))
	}
	other := must[discovery.Product](t)(f.CreateProduct(discovery.Product{Name: "Sellers", Kind: discovery.ExternalProduct}))
	elsewhere := f.wish(t, "elsewhere", func(a *discovery.Ask) { a.ProductID = other.ID })
	if err := f.MoveAsks(discovery.AskMove{IDs: []string{a, elsewhere}, NewTheme: "Both"}); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("asks of two products share a theme: %v", err)
	}
}

func TestAListOfAsksIsNarrowedAndSorted(t *testing.T) {
	f := newFixture(t)
	f.wish(t, "Zebra crossing", func(a *discovery.Ask) { a.Whys = discovery.Lines{"kids get hurt", "drivers hurry"} })
	f.wish(t, "äpfel list", func(a *discovery.Ask) { a.Solutions = discovery.Lines{"a spreadsheet"} })
	f.wish(t, "Mango export", func(a *discovery.Ask) { a.Decision = discovery.Accepted })
	for name, test := range map[string]struct {
		filter discovery.AskFilter
		want   []string
	}{
		"latest first":      {discovery.AskFilter{}, []string{"Mango export", "äpfel list", "Zebra crossing"}},
		"reversed":          {discovery.AskFilter{Reverse: true}, []string{"Zebra crossing", "äpfel list", "Mango export"}},
		"by statement":      {discovery.AskFilter{Sort: discovery.ByStatement}, []string{"äpfel list", "Mango export", "Zebra crossing"}},
		"by decision":       {discovery.AskFilter{Sort: discovery.ByDecision, Reverse: true}, []string{"Mango export", "Zebra crossing", "äpfel list"}},
		"words in any part": {discovery.AskFilter{Text: "HURRY zeb"}, []string{"Zebra crossing"}},
		"a solution":        {discovery.AskFilter{Text: "spreadsheet"}, []string{"äpfel list"}},
		"without accents":   {discovery.AskFilter{Text: "apfel"}, []string{"äpfel list"}},
		"a team":            {discovery.AskFilter{Team: "Accounting", Text: "mango"}, []string{"Mango export"}},
		"no such team":      {discovery.AskFilter{Team: "Warehouse"}, []string{}},
		"a channel":         {discovery.AskFilter{Channel: discovery.Survey}, []string{}},
	} {
		expect(t, name, f.statements(t, test.filter), test.want)
	}
	if _, err := f.FindAsks(discovery.AskFilter{Sort: "; DROP"}); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("an unknown order is taken: %v", err)
	}
}

func TestARootIsFoundByTheVoicesOfWhatWasMergedIntoIt(t *testing.T) {
	f := newFixture(t)
	root, middle := f.wish(t, "root"), f.wish(t, "middle")
	f.wish(t, "newer")
	f.rina = must[discovery.Stakeholder](t)(f.CreateStakeholder(discovery.Stakeholder{Name: "Budi", Team: "Warehouse"}))
	leaf := f.wish(t, "leaf")
	for child, parent := range map[string]string{middle: root, leaf: middle} {
		ok(t, f.write.Exec("UPDATE asks SET merged_into = ? WHERE id = ?", parent, child).Error)
	}
	expect(t, "the team of a leaf", f.statements(t, discovery.AskFilter{Team: "Warehouse"}), []string{"root"})
	expect(t, "heard last through its leaf", f.statements(t, discovery.AskFilter{}), []string{"root", "newer"})
	expect(t, "by the most people", f.statements(t, discovery.AskFilter{Sort: discovery.ByVoices}), []string{"root", "newer"})
}

func TestTheFilterFindsWhatVoicesSaid(t *testing.T) {
	f := newFixture(t)
	root, under := f.wish(t, "Reminders"), f.wish(t, "Nudges")
	said := func(words string) discovery.Voice { return discovery.Voice{Channel: discovery.Chat, Words: words} }
	must[discovery.AskDetail](t)(f.AddVoice(root, said("Müller chases the accruals")))
	detail := must[discovery.AskDetail](t)(f.AddVoice(under, said("nobody told the warehouse")))
	find := func(text string) []string {
		t.Helper()
		return f.statements(t, discovery.AskFilter{Text: text})
	}
	expect(t, "by a voice", find("muller accruals"), []string{"Reminders"})
	expect(t, "by the ask and a voice", find("remind chases"), []string{"Reminders"})
	expect(t, "by a voice of another", find("muller warehouse"), []string{})
	f.merge(t, root, under)
	expect(t, "by a voice of what was merged into it", find("WAREHOUSE"), []string{"Reminders"})
	for _, e := range detail.Evidence {
		if e.Words == "nobody told the warehouse" {
			must[discovery.AskDetail](t)(f.RemoveVoice(e.ID))
		}
	}
	expect(t, "a voice that was taken away", find("warehouse"), []string{})
	must[discovery.Step](t)(f.Undo())
	expect(t, "and put back", find("warehouse"), []string{"Reminders"})
	note := f.note(t, discovery.AskNote, "Shout when postd")
	note.Text = "Shout when posted"
	must[discovery.Note](t)(f.EditNote(note))
	expect(t, "a corrected line", find("posted"), []string{"Shout when posted"})
	archive := must[discovery.Archive](t)(f.Dump())
	f.Store, _ = newStore(t)
	ok(t, f.Load(archive))
	expect(t, "in a loaded workspace", find("chases"), []string{"Reminders"})
}

func TestTheWholeLadderIsFoundByTheSearch(t *testing.T) {
	f := newFixture(t)
	id := f.wish(t, "Export the journal")
	ask := must[discovery.AskDetail](t)(f.Ask(id)).Ask
	ask.Whys, ask.Workaround = discovery.Lines{"auditors want a trail"}, "screenshots"
	must[discovery.AskDetail](t)(f.UpdateAsk(ask))
	for _, text := range []string{"auditors", "screenshots", "journal"} {
		hits := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: text})).Hits
		if len(hits) != 1 || hits[0].ID != id || !slices.ContainsFunc(hits[0].Fragments, func(f discovery.Fragment) bool { return f.Match }) {
			t.Errorf("%s finds %+v", text, hits)
		}
	}
	must[discovery.Step](t)(f.Undo())
	if hits := must[discovery.SearchResult](t)(f.Search(discovery.SearchQuery{Text: "auditors"})).Hits; len(hits) != 0 {
		t.Errorf("what was taken back is found: %+v", hits)
	}
	expect(t, "nor by the filter", f.statements(t, discovery.AskFilter{Text: "auditors"}), []string{})
}

func TestViewsAreKeptAndTakenBack(t *testing.T) {
	f := newFixture(t)
	names := func() []string {
		list := []string{}
		for _, v := range must[[]discovery.AskView](t)(f.AskViews()) {
			list = append(list, v.Name)
		}
		return list
	}
	first := must[discovery.AskView](t)(f.SaveAskView(discovery.AskView{
		Name: " Finance  chats ", Filter: discovery.AskFilter{Channel: discovery.Chat, NoRoot: true},
	}))
	second := must[discovery.AskView](t)(f.SaveAskView(discovery.AskView{Name: "Sellers"}))
	ok(t, f.MoveAskView(second.ID, first.ID))
	expect(t, "moved", names(), []string{"Sellers", "Finance chats"})
	first.Name = "Chats"
	must[discovery.AskView](t)(f.SaveAskView(first))
	ok(t, f.DeleteAskView(second.ID))
	views := must[[]discovery.AskView](t)(f.AskViews())
	if len(views) != 1 || views[0].Name != "Chats" || !views[0].Filter.NoRoot || views[0].Filter.Channel != discovery.Chat {
		t.Errorf("got %+v", views)
	}
	for _, want := range [][]string{{"Sellers", "Chats"}, {"Sellers", "Finance chats"}, {"Finance chats", "Sellers"}, {"Finance chats"}, {}} {
		must[discovery.Step](t)(f.Undo())
		expect(t, "undone", names(), want)
	}
	if _, err := f.SaveAskView(discovery.AskView{Name: " "}); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("a view without a name is kept: %v", err)
	}
	if err := f.DeleteAskView("none"); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("deleting nothing says %v", err)
	}
}
