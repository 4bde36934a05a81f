package store

import (
	"slices"
	"testing"

	"throughline/backend/discovery"
)

// askIDs adds asks and gives their ids.
func (f fixture) askIDs(t testing.TB, statements ...string) []string {
	t.Helper()
	ids := make([]string, len(statements))
	for i, s := range statements {
		ids[i] = f.ask(t, s, "", discovery.Ticket).ID
	}
	return ids
}

// placed gives what each theme of the board holds, by its name.
func (f fixture) placed(t testing.TB) map[string][]string {
	t.Helper()
	themes := map[string][]string{}
	for _, column := range must[[]discovery.ThemeColumn](t)(f.ThemeColumns(f.product.ID)) {
		for _, a := range column.Asks {
			themes[column.Name] = append(themes[column.Name], a.Statement)
		}
	}
	return themes
}

func TestAcceptThemeIsOneStep(t *testing.T) {
	f := newFixture(t)
	ids := f.askIDs(t, "csv export", "excel export", "dark mode", "pdf export")
	before := bytesOf(t, f.Store)
	theme := must[discovery.Theme](t)(f.AcceptTheme(discovery.ThemePart{
		ProductID: f.product.ID, Name: "Exports", AskIDs: ids[:2],
	}))
	must[discovery.Theme](t)(f.AcceptTheme(discovery.ThemePart{
		ProductID: f.product.ID, Name: "Look", AskIDs: ids[1:3], // the second has gone to the exports since
	}))
	must[discovery.Theme](t)(f.AcceptTheme(discovery.ThemePart{
		ProductID: f.product.ID, ThemeID: theme.ID, AskIDs: ids[3:],
	}))
	want := map[string][]string{"Exports": {"csv export", "excel export", "pdf export"}, "Look": {"dark mode"}}
	if got := f.placed(t); !slices.Equal(got["Exports"], want["Exports"]) || !slices.Equal(got["Look"], want["Look"]) {
		t.Errorf("placed %v", got)
	}
	must[discovery.Theme](t)(f.AcceptTheme(discovery.ThemePart{
		ProductID: f.product.ID, Name: "PDF", FromID: theme.ID, AskIDs: []string{ids[3], ids[2]},
	}))
	if got := f.placed(t); !slices.Equal(got["PDF"], []string{"pdf export"}) || len(got["Look"]) != 1 {
		t.Errorf("after splitting %v", got)
	}
	for range 4 {
		must[discovery.Step](t)(f.Undo())
	}
	if stripped(bytesOf(t, f.Store)) != stripped(before) {
		t.Error("undo did not give back what was")
	}
}

func TestAcceptThemeSaysWhatIsWrong(t *testing.T) {
	f := newFixture(t)
	ids := f.askIDs(t, "csv export")
	for _, test := range []struct {
		part discovery.ThemePart
		code discovery.Code
	}{
		{discovery.ThemePart{ProductID: f.product.ID, Name: "Exports"}, discovery.Invalid},
		{discovery.ThemePart{ProductID: f.product.ID, Name: " ", AskIDs: ids}, discovery.Invalid},
		{discovery.ThemePart{ProductID: f.product.ID, ThemeID: "none", AskIDs: ids}, discovery.NotFound},
		{discovery.ThemePart{ProductID: "none", Name: "Exports", AskIDs: ids}, discovery.NotFound},
	} {
		if _, err := f.AcceptTheme(test.part); discovery.CodeOf(err) != test.code {
			t.Errorf("%+v: %v", test.part, err)
		}
	}
}

func TestDismissedSuggestionsAreRememberedAndBroughtBack(t *testing.T) {
	f := newFixture(t)
	ids := f.askIDs(t, "csv export", "excel export")
	done(t, f.DismissTheme(discovery.ThemePart{ProductID: f.product.ID, AskIDs: ids}))
	got := must[[]discovery.Dismissal](t)(f.Dismissals(f.product.ID))
	if len(got) != 1 || !slices.Equal(got[0].AskIDs, ids) || !got[0].Covers(ids) {
		t.Fatalf("dismissed %+v", got)
	}
	done(t, f.RestoreDismissals(f.product.ID))
	if left := must[[]discovery.Dismissal](t)(f.Dismissals(f.product.ID)); len(left) != 0 {
		t.Errorf("brought back, %+v is left", left)
	}
	must[discovery.Step](t)(f.Undo())
	if left := must[[]discovery.Dismissal](t)(f.Dismissals(f.product.ID)); len(left) != 1 {
		t.Errorf("after undo %+v", left)
	}
	must[discovery.Step](t)(f.Undo())
	if left := must[[]discovery.Dismissal](t)(f.Dismissals(f.product.ID)); len(left) != 0 {
		t.Errorf("after two undos %+v", left)
	}
}

func TestPairsHoldForEver(t *testing.T) {
	f := newFixture(t)
	ids := f.askIDs(t, "a", "b", "c", "d")
	pairs := func() []discovery.AskPair { return must[[]discovery.AskPair](t)(f.AskPairs(f.product.ID)) }
	done(t, f.PairAsks(ids[:3], "", false))
	if got := pairs(); len(got) != 3 || got[0].Together {
		t.Fatalf("three apart make %+v", got)
	}
	done(t, f.PairAsks([]string{ids[2], ids[0], ids[1]}, "", true))
	if got := pairs(); len(got) != 2 || !got[0].Together || !got[1].Together {
		t.Errorf("what was said last does not hold: %+v", got)
	}
	done(t, f.PairAsks(ids[:2], ids[3], false))
	if got := pairs(); len(got) != 4 || got[3].Together {
		t.Errorf("each from another: %+v", got)
	}
	must[discovery.Step](t)(f.Undo())
	f.merge(t, ids[3], ids[2]) // now the root says what its ask said
	if got := pairs(); len(got) != 2 || got[0].OtherID != ids[3] && got[1].OtherID != ids[3] {
		t.Errorf("a merged ask is not named by its root: %+v", got)
	}
	f.merge(t, ids[3], ids[0], ids[1])
	if got := pairs(); len(got) != 0 {
		t.Errorf("of merged asks nothing more is said: %+v", got)
	}
	for range 3 {
		must[discovery.Step](t)(f.Undo())
	}
	if got := pairs(); len(got) != 3 || got[0].Together {
		t.Errorf("after undo %+v", got)
	}
	for _, few := range [][]string{{}, ids[:1], {ids[0], ids[0]}} {
		if err := f.PairAsks(few, "", true); discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("%v: %v", few, err)
		}
	}
}

func TestVoicesOfGroupsAreCountedOnce(t *testing.T) {
	f := newFixture(t)
	a := f.ask(t, "csv export", "Priya", discovery.Call)
	b := f.ask(t, "excel export", "Priya", discovery.Ticket)
	c := f.ask(t, "dark mode", "Tom", discovery.Ticket)
	d := f.ask(t, "spreadsheet export", "Kim", discovery.Chat)
	f.merge(t, b.ID, d.ID)
	counts := must[[]discovery.VoiceCount](t)(f.CountGroups(f.product.ID, [][]string{{a.ID, b.ID}, {c.ID}, {}}))
	if counts[0].People != 2 || counts[0].Channels != 3 || counts[1].People != 1 || counts[2].People != 0 {
		t.Errorf("counted %+v", counts)
	}
}

func TestAddVoicePutsWordsBehindAnAsk(t *testing.T) {
	f := newFixture(t)
	a := f.ask(t, "csv export", "Priya", discovery.Call)
	got := must[discovery.AskDetail](t)(f.AddVoice(a.ID, discovery.Voice{
		Channel: discovery.Chat, At: f.clock.at, Words: "where is the export?",
	}, "Tom"))
	if got.Voices.People != 2 || got.Voices.Channels != 2 || len(got.Evidence) != 2 {
		t.Errorf("behind it stand %+v", got.Voices)
	}
	must[discovery.Step](t)(f.Undo())
	if got := must[discovery.AskDetail](t)(f.Ask(a.ID)); got.Voices.People != 1 {
		t.Errorf("after undo %+v", got.Voices)
	}
}
