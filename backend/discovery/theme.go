package discovery

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Theme is a named group of asks of one product.
type Theme struct {
	ID          string     `json:"id"`
	ProductID   string     `json:"productId"`
	Name        string     `json:"name"`
	Description string     `json:"description"` // what belongs
	Excludes    string     `json:"excludes"`    // what does not
	Example     string     `json:"example"`
	ParentID    *string    `json:"parentId,omitempty"` // the theme it is a part of; that one is part of none
	Colour      string     `json:"colour"`             // a name of the board's, "" for that of its place
	Symbol      string     `json:"symbol"`             // likewise
	Locked      bool       `json:"locked"`             // no suggestion touches its asks
	Position    float64    `json:"position"`           // order on the board, smallest first
	CreatedAt   time.Time  `json:"createdAt"           ts_type:"string"`
	UpdatedAt   time.Time  `json:"updatedAt"           ts_type:"string"`
	DeletedAt   *time.Time `json:"deletedAt,omitempty" ts_type:"string"`
	Revision    int        `json:"revision"`
}

// Clean makes the theme's texts safe and says what is wrong with it.
func (t *Theme) Clean() error {
	t.Name, t.Description = CleanLine(t.Name), CleanText(t.Description)
	t.Excludes, t.Example = CleanText(t.Excludes), CleanText(t.Example)
	t.Colour, t.Symbol = CleanLine(t.Colour), CleanLine(t.Symbol)
	if t.ProductID == "" {
		return InvalidField("productId", "A theme belongs to a product. Choose one.")
	}
	if err := checkName("name", t.Name); err != nil {
		return err
	}
	for field, text := range map[string]string{
		"description": t.Description, "excludes": t.Excludes, "example": t.Example, "colour": t.Colour, "symbol": t.Symbol,
	} {
		if err := checkLength(field, text, MaxLine); err != nil {
			return err
		}
	}
	if t.Colour != "" && !slices.Contains(ThemeColours, t.Colour) {
		return InvalidField("colour", "%q is no colour of the board.", t.Colour)
	}
	if t.Symbol != "" && !slices.Contains(ThemeSymbols, t.Symbol) {
		return InvalidField("symbol", "%q is no symbol of the board.", t.Symbol)
	}
	return nil
}

// What a theme can be marked with.
var (
	ThemeColours = []string{"blue", "orange", "green", "violet", "teal", "red", "amber", "olive"}
	ThemeSymbols = []string{"square", "circle", "diamond", "triangle", "ring", "cross", "star"}
)

// CheckPart says why a theme, which may have parts of its own, can't be a part of another: themes nest one level deep.
func (t *Theme) CheckPart(whole Theme, hasParts bool) error {
	switch {
	case t.ID == whole.ID:
		return InvalidField("parentId", "A theme can't be a part of itself.")
	case t.ProductID != whole.ProductID:
		return InvalidField("parentId", "These themes belong to different products.")
	case whole.ParentID != nil:
		return InvalidField("parentId",
			"“%s” is a part itself, and themes nest one level deep. Choose a theme that stands on its own.", whole.Name)
	case hasParts:
		return InvalidField("parentId",
			"“%s” has parts of its own, and themes nest one level deep. Take its parts out first.", t.Name)
	}
	return nil
}

// ThemePath names a theme by the theme it is a part of as well, "" for none: "Close › See who is late".
func ThemePath(whole, name string) string {
	if whole == "" {
		return name
	}
	return whole + " › " + name
}

// ThemeHead is a theme with what is counted of it.
type ThemeHead struct {
	Theme
	PartOf    string     `json:"partOf"`    // the name of the theme it is a part of
	Voices    VoiceCount `json:"voices"`    // behind its asks and those of its parts, each once
	OwnVoices VoiceCount `json:"ownVoices"` // behind its own asks alone
}

// Path is the theme's name after that of the theme it is a part of.
func (h *ThemeHead) Path() string { return ThemePath(h.PartOf, h.Name) }

// ThemeColumn is a theme with its asks in order. The column of asks without a theme has an empty theme id.
type ThemeColumn struct {
	ThemeHead
	Asks []AskSummary `json:"asks"`
}

// AskMove puts asks of one product, in the order given, into a theme of it ("" for none) before another ask ("" for the
// end).
type AskMove struct {
	IDs      []string `json:"ids"`
	ThemeID  string   `json:"themeId"`
	NewTheme string   `json:"newTheme"` // a name, in place of the theme's id: of that one, which is made if there is none
	BeforeID string   `json:"beforeId"`
}

// BoardColumn is a theme as the board holds it: with the asks that are in it, in order, by their ids alone, for there may be
// very many. The column of asks without a theme has an empty theme id.
type BoardColumn struct {
	Theme
	PartOf string   `json:"partOf"` // the name of the theme it is a part of
	AskIDs []string `json:"askIds"`
}

// AskCard is what the board shows of an ask, and no more.
type AskCard struct {
	ID        string     `json:"id"`
	Statement string     `json:"statement"`
	Decision  Decision   `json:"decision"`
	Voices    VoiceCount `json:"voices"`
	PersonIDs []string   `json:"personIds"`
	Channels  []Channel  `json:"channels"`
	Private   bool       `json:"private"`
}

// Card gives the ask as the board shows it.
func (a *AskSummary) Card() AskCard {
	return AskCard{a.ID, a.Statement, a.Decision, a.Voices, a.PersonIDs, a.Channels, a.Private}
}

// BoardVoices says who stands behind the asks of a board.
type BoardVoices struct {
	Voices    VoiceCount    `json:"voices"` // behind all of them
	Themes    []ThemeVoices `json:"themes"` // in the order of the columns
	PersonIDs []string      `json:"personIds"`
	Channels  []Channel     `json:"channels"`
}

// ThemeVoices counts the voices behind a theme, "" for the asks without one.
type ThemeVoices struct {
	ThemeID   string     `json:"themeId"`
	Voices    VoiceCount `json:"voices"`    // behind its asks and those of its parts, each once
	OwnVoices VoiceCount `json:"ownVoices"` // behind its own asks alone
}

// CountBoard counts the voices of a board from those heard in each theme ("" for no theme).
func CountBoard(themes []Theme, heard map[string][]Voice, people map[string]Stakeholder) BoardVoices {
	persons, channels := map[string]bool{}, map[Channel]bool{}
	var all []Voice
	for _, voices := range heard {
		all = append(all, voices...)
		for _, v := range voices {
			channels[v.Channel] = true
			if v.StakeholderID != nil {
				persons[*v.StakeholderID] = true
			}
		}
	}
	return BoardVoices{
		Voices: CountVoices(all, people), Themes: CountThemes(themes, heard, people),
		PersonIDs: sortedKeys(persons), Channels: sortedKeys(channels),
	}
}

// sortedKeys gives the keys in order, in a slice that is never nil.
func sortedKeys[K cmp.Ordered](set map[K]bool) []K {
	return slices.AppendSeq([]K{}, slices.Values(slices.Sorted(maps.Keys(set))))
}

// CountThemes counts the independent voices behind the asks without a theme, and behind each theme, from those heard in
// each ("" for no theme).
func CountThemes(themes []Theme, heard map[string][]Voice, people map[string]Stakeholder) []ThemeVoices {
	counted := make([]ThemeVoices, 1, len(themes)+1)
	counted[0].OwnVoices = CountVoices(heard[""], people)
	counted[0].Voices = counted[0].OwnVoices
	parts := map[string][]Voice{}
	for _, t := range themes {
		if t.ParentID != nil {
			parts[*t.ParentID] = append(parts[*t.ParentID], heard[t.ID]...)
		}
	}
	for _, t := range themes {
		counted = append(counted, ThemeVoices{
			t.ID, CountVoices(slices.Concat(heard[t.ID], parts[t.ID]), people), CountVoices(heard[t.ID], people),
		})
	}
	return counted
}

// ArrangeBoard puts the roots of a product, in their order, into the columns of its themes, and counts the independent
// voices of each column from those behind each root. The first column holds the roots without a theme; the parts of a
// theme follow it.
func ArrangeBoard(
	productID string, themes []Theme, asks []AskSummary, voices map[string][]Voice, people map[string]Stakeholder,
) []ThemeColumn {
	columns := make([]ThemeColumn, 1, len(themes)+1)
	column := func(t Theme) ThemeColumn { return ThemeColumn{ThemeHead{Theme: t}, []AskSummary{}} }
	columns[0] = column(Theme{ProductID: productID})
	at := map[string]int{}
	for _, t := range themes {
		at[t.ID] = len(columns)
		columns = append(columns, column(t))
	}
	heard := map[string][]Voice{}
	for _, a := range asks {
		i := 0
		if a.ThemeID != nil {
			i = at[*a.ThemeID]
		}
		columns[i].Asks = append(columns[i].Asks, a)
		heard[columns[i].ID] = append(heard[columns[i].ID], voices[a.ID]...)
	}
	for i, counted := range CountThemes(themes, heard, people) {
		columns[i].Voices, columns[i].OwnVoices = counted.Voices, counted.OwnVoices
		if columns[i].ParentID != nil {
			columns[i].PartOf = columns[at[*columns[i].ParentID]].Name
		}
	}
	return columns
}
