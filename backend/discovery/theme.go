package discovery

import (
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

// BoardColumn is a ThemeColumn as the board shows it.
type BoardColumn struct {
	ThemeHead
	Asks []AskCard `json:"asks"`
}

// AskCard is what the board shows of an ask, and no more: it holds thousands of them.
type AskCard struct {
	ID        string     `json:"id"`
	ThemeID   *string    `json:"themeId,omitempty"`
	Statement string     `json:"statement"`
	Decision  Decision   `json:"decision"`
	Voices    VoiceCount `json:"voices"`
	PersonIDs []string   `json:"personIds"`
	Channels  []Channel  `json:"channels"`
	Private   bool       `json:"private"`
}

// Cards gives the column as the board shows it.
func (c *ThemeColumn) Cards() BoardColumn {
	cards := make([]AskCard, len(c.Asks))
	for i, a := range c.Asks {
		cards[i] = AskCard{a.ID, a.ThemeID, a.Statement, a.Decision, a.Voices, a.PersonIDs, a.Channels, a.Private}
	}
	return BoardColumn{c.ThemeHead, cards}
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
	heard := make([][]Voice, len(columns))
	for _, a := range asks {
		i := 0
		if a.ThemeID != nil {
			i = at[*a.ThemeID]
		}
		columns[i].Asks = append(columns[i].Asks, a)
		heard[i] = append(heard[i], voices[a.ID]...)
	}
	for i := range columns {
		columns[i].OwnVoices = CountVoices(heard[i], people)
	}
	for i := range columns {
		if columns[i].ParentID != nil {
			whole := at[*columns[i].ParentID]
			columns[i].PartOf = columns[whole].Name
			heard[whole] = append(heard[whole], heard[i]...)
		}
	}
	for i := range columns {
		columns[i].Voices = CountVoices(heard[i], people)
	}
	return columns
}
