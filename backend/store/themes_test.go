package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

func (f fixture) theme(t testing.TB, name string) discovery.Theme {
	t.Helper()
	return must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: name}))
}

func (f fixture) partOf(t testing.TB, whole discovery.Theme, name string) discovery.Theme {
	t.Helper()
	return must[discovery.Theme](t)(f.CreateTheme(
		discovery.Theme{ProductID: f.product.ID, Name: name, ParentID: &whole.ID}))
}

// themed adds an ask of someone and puts it into a theme.
func (f fixture) themed(t testing.TB, theme discovery.Theme, statement, who string) string {
	t.Helper()
	id := f.ask(t, statement, who, discovery.Call).ID
	if err := f.MoveAsks(discovery.AskMove{IDs: []string{id}, ThemeID: theme.ID}); err != nil {
		t.Fatal(err)
	}
	return id
}

// shape is the board in a line: "(loose) Close[Early] Rekey"; asks follow a colon.
func (f fixture) shape(t testing.TB) string {
	t.Helper()
	var said []string
	for _, c := range must[[]discovery.ThemeColumn](t)(f.ThemeColumns(f.product.ID)) {
		name := c.Path()
		for i, a := range c.Asks {
			name += []string{":", ","}[min(i, 1)] + a.Statement
		}
		said = append(said, name)
	}
	return strings.TrimSpace(strings.Join(said, " | "))
}

func TestThemesNestOneLevelDeep(t *testing.T) {
	f := newFixture(t)
	other := must[discovery.Product](t)(f.CreateProduct(discovery.Product{Name: "CRM", Kind: discovery.InternalProduct}))
	closing, early, rekey := f.theme(t, "Close"), f.theme(t, "Early"), f.theme(t, "Rekey")
	foreign := must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: other.ID, Name: "Leads"}))
	if err := f.MoveTheme(early.ID, closing.ID, ""); err != nil {
		t.Fatal(err)
	}
	if got := f.shape(t); got != "| Close | Close › Early | Rekey" {
		t.Fatalf("the board: %s", got)
	}
	for _, refused := range []struct {
		theme, whole discovery.Theme
		says         string
	}{
		{rekey, rekey, "part of itself"},
		{rekey, early, "“Early” is a part itself"},
		{closing, rekey, "“Close” has parts of its own"},
		{rekey, foreign, "different products"},
		{rekey, discovery.Theme{ID: "gone"}, "not there"},
	} {
		err := f.MoveTheme(refused.theme.ID, refused.whole.ID, "")
		if err == nil || !strings.Contains(err.Error(), refused.says) {
			t.Errorf("%s into %s: %v, not %q", refused.theme.Name, refused.whole.Name, err, refused.says)
		}
	}
	if _, err := f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "Deep", ParentID: &early.ID}); err == nil {
		t.Error("a part of a part was made")
	}
	if err := f.MoveTheme(early.ID, "", closing.ID); err != nil {
		t.Fatal(err)
	}
	if got := f.shape(t); got != "| Early | Close | Rekey" {
		t.Fatalf("taken out: %s", got)
	}
	must[discovery.Step](t)(f.Undo())
	if got := f.shape(t); got != "| Close | Close › Early | Rekey" {
		t.Fatalf("undone: %s", got)
	}
}

func TestAThemeCountsTheVoicesOfItsPartsOnce(t *testing.T) {
	f := newFixture(t)
	whole := f.theme(t, "Close")
	part := f.partOf(t, whole, "Early")
	f.themed(t, whole, "one", "Rina")
	f.themed(t, part, "two", "Rina")
	f.themed(t, part, "three", "Budi")
	board := must[[]discovery.ThemeColumn](t)(f.ThemeColumns(f.product.ID))
	if w, p := board[1], board[2]; w.Voices.People != 2 || w.OwnVoices.People != 1 || p.Voices.People != 2 {
		t.Fatalf("whole %v, own %v, part %v", w.Voices, w.OwnVoices, p.Voices)
	}
	counted := must[discovery.BoardVoices](t)(f.BoardVoices(f.product.ID))
	for i, column := range must[[]discovery.BoardColumn](t)(f.Board(f.product.ID)) {
		own := discovery.ThemeVoices{ThemeID: column.ID, Voices: board[i].Voices, OwnVoices: board[i].OwnVoices}
		if len(column.AskIDs) != len(board[i].Asks) || column.PartOf != board[i].PartOf || counted.Themes[i] != own {
			t.Errorf("the column %+v, counted %+v", column, counted.Themes[i])
		}
	}
	if counted.Voices.People != 2 || len(counted.PersonIDs) != 2 || len(counted.Channels) == 0 {
		t.Errorf("behind the board: %+v", counted)
	}
	for _, a := range must[[]discovery.AskSummary](t)(f.Asks(discovery.AskFilter{Text: "two"})) {
		if a.ThemeName != "Close › Early" {
			t.Errorf("the ask says its theme is %q", a.ThemeName)
		}
	}
	detail := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{whole.ID, part.ID}))
	body := detail.Sections[0].Body
	for _, says := range []string{"**Close** (1 person", "**Close › Early** (2 people"} {
		if !strings.Contains(body, says) {
			t.Errorf("the draft does not say %q: %s", says, body)
		}
	}
}

func TestWhatBecomesOfThePartsOfAThemeThatGoes(t *testing.T) {
	const begun = "| Before | Close:a | Close › Early:b | Close › Late | Other:c | Other › Deep:d"
	for name, test := range map[string]struct {
		act  func(f fixture, id map[string]string) error
		want string
	}{
		"deleted": {
			func(f fixture, id map[string]string) error { return f.DeleteTheme(id["Close"]) },
			":a | Before | Early:b | Late | Other:c | Other › Deep:d",
		},
		"merged into another": {
			func(f fixture, id map[string]string) error { return f.MergeThemes(id["Other"], id["Close"]) },
			"| Before | Other:c,a | Other › Deep:d | Other › Early:b | Other › Late",
		},
		"merged into a part of another": {
			func(f fixture, id map[string]string) error { return f.MergeThemes(id["Deep"], id["Close"]) },
			"| Before | Other:c | Other › Deep:d,a | Other › Early:b | Other › Late",
		},
		"merged into its own part": {
			func(f fixture, id map[string]string) error { return f.MergeThemes(id["Early"], id["Close"]) },
			"| Before | Early:b,a | Early › Late | Other:c | Other › Deep:d",
		},
		"a part deleted": {
			func(f fixture, id map[string]string) error { return f.DeleteTheme(id["Early"]) },
			":b | Before | Close:a | Close › Late | Other:c | Other › Deep:d",
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t)
			before, closing := f.theme(t, "Before"), f.theme(t, "Close")
			early, late := f.partOf(t, closing, "Early"), f.partOf(t, closing, "Late")
			other := f.theme(t, "Other")
			deep := f.partOf(t, other, "Deep")
			for i, theme := range []discovery.Theme{closing, early, other, deep} {
				f.themed(t, theme, string(rune('a'+i)), "")
			}
			if got := f.shape(t); got != begun {
				t.Fatalf("begun: %s", got)
			}
			dump, id := stripped(bytesOf(t, f.Store)), map[string]string{}
			for _, theme := range []discovery.Theme{before, closing, early, late, other, deep} {
				id[theme.Name] = theme.ID
			}
			if err := test.act(f, id); err != nil {
				t.Fatal(err)
			}
			if got := f.shape(t); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			must[discovery.Step](t)(f.Undo())
			if stripped(bytesOf(t, f.Store)) != dump {
				t.Errorf("undo left a difference: %s", f.shape(t))
			}
		})
	}
}

func TestARecoveredThemeFindsNoPlaceTwoLevelsDeep(t *testing.T) {
	f := newFixture(t)
	whole := f.theme(t, "Whole")
	part := f.partOf(t, whole, "Part")
	if err := f.DeleteTheme(whole.ID); err != nil {
		t.Fatal(err)
	}
	f.partOf(t, part, "Grown since")
	must[discovery.TrashItem](t)(f.Recover(must[discovery.TrashList](t)(f.Trash("")).Items[0].ID))
	if got := f.shape(t); got != "| Part | Part › Grown since | Whole" && got != "| Whole | Part | Part › Grown since" {
		t.Errorf("the board: %s", got)
	}
}

func TestADefinitionIsKeptAndFound(t *testing.T) {
	f := newFixture(t)
	theme := f.theme(t, "Close")
	theme.Description, theme.Excludes, theme.Example = "posting order", "payroll runs", "the accrual that waits"
	theme.Colour, theme.Symbol, theme.Locked = "teal", "ring", true
	theme = must[discovery.Theme](t)(f.UpdateTheme(theme))
	if kept := must[[]discovery.Theme](t)(f.Themes(f.product.ID))[0]; kept != theme {
		t.Errorf("kept %+v", kept)
	}
	for _, word := range []string{"posting", "payroll", "accrual"} {
		hits := f.found(t, discovery.SearchQuery{Text: word})
		if len(hits) != 1 || hits[0].Kind != discovery.ThemeHit {
			t.Errorf("%s finds %+v", word, hits)
		}
	}
	for _, wrong := range []discovery.Theme{{Colour: "#f00"}, {Symbol: "skull"}} {
		wrong.ProductID, wrong.Name = f.product.ID, "Wrong"
		if _, err := f.CreateTheme(wrong); discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
}

func TestSeveralAsksMoveToAPlaceInTheirOrder(t *testing.T) {
	f := newFixture(t)
	theme, other := f.theme(t, "Close"), f.theme(t, "Bank")
	a, b, c := f.themed(t, theme, "a", ""), f.themed(t, theme, "b", ""), f.themed(t, theme, "c", "")
	d, e := f.themed(t, other, "d", ""), f.themed(t, other, "e", "")
	order := func() []string {
		t.Helper()
		said := []string{}
		for _, column := range must[[]discovery.ThemeColumn](t)(f.ThemeColumns(f.product.ID))[1:] {
			said = append(said, column.Name+":")
			for _, ask := range column.Asks {
				said = append(said, ask.Statement)
			}
		}
		return said
	}
	for _, step := range []struct {
		ids    []string
		theme  string
		before string
		want   []string
	}{
		{[]string{e, d}, theme.ID, b, []string{"Close:", "a", "e", "d", "b", "c", "Bank:"}},
		{[]string{c, e}, theme.ID, a, []string{"Close:", "c", "e", "a", "d", "b", "Bank:"}},
		{[]string{c, d}, theme.ID, "", []string{"Close:", "e", "a", "b", "c", "d", "Bank:"}},
		{[]string{b, a}, other.ID, "", []string{"Close:", "e", "c", "d", "Bank:", "b", "a"}},
	} {
		before := order()
		ok(t, f.MoveAsks(discovery.AskMove{IDs: step.ids, ThemeID: step.theme, BeforeID: step.before}))
		expect(t, "moved", order(), step.want)
		must[discovery.Step](t)(f.Undo())
		expect(t, "undone", order(), before)
		must[discovery.Step](t)(f.Redo())
	}
	ok(t, f.MoveAsks(discovery.AskMove{IDs: []string{a}, ThemeID: other.ID}))
	if h := must[discovery.History](t)(f.History()); h.Undo.Label != "Move 2 asks" {
		t.Errorf("moving what is there already is a step: %q", h.Undo.Label)
	}
}

// TestAPlaceBetweenTwoIsAlwaysFound puts cards between the same two until halving leaves no room.
func TestAPlaceBetweenTwoIsAlwaysFound(t *testing.T) {
	f := newFixture(t)
	theme := f.theme(t, "Close")
	last := f.themed(t, theme, "last", "")
	want := []string{"last"}
	for i := range 60 {
		statement := fmt.Sprintf("ask %d", i)
		id := f.ask(t, statement, "", discovery.Call).ID
		if err := f.MoveAsks(discovery.AskMove{IDs: []string{id}, ThemeID: theme.ID, BeforeID: last}); err != nil {
			t.Fatal(err)
		}
		want = slices.Insert(want, len(want)-1, statement)
	}
	var got []string
	for _, a := range must[[]discovery.ThemeColumn](t)(f.ThemeColumns(f.product.ID))[1].Asks {
		got = append(got, a.Statement)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}
