package discovery

import "time"

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
	Symbol      string     `json:"symbol"`
	Locked      bool       `json:"locked"`   // no suggestion touches its asks
	Position    float64    `json:"position"` // order on the board, smallest first
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
	return nil
}

// ThemeColumn is a theme as the board shows it, with its asks in order. The column of asks without a theme has an
// empty theme id.
type ThemeColumn struct {
	Theme
	Voices VoiceCount   `json:"voices"`
	Asks   []AskSummary `json:"asks"`
}

// ArrangeBoard puts the roots of a product, in their order, into the columns of its themes, and counts the independent
// voices of each column from those behind each root. The first column holds the roots without a theme.
func ArrangeBoard(
	productID string, themes []Theme, asks []AskSummary, voices map[string][]Voice, people map[string]Stakeholder,
) []ThemeColumn {
	columns := make([]ThemeColumn, 1, len(themes)+1)
	columns[0] = ThemeColumn{Theme: Theme{ProductID: productID}, Asks: []AskSummary{}}
	at := map[string]int{}
	for _, t := range themes {
		at[t.ID] = len(columns)
		columns = append(columns, ThemeColumn{Theme: t, Asks: []AskSummary{}})
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
		columns[i].Voices = CountVoices(heard[i], people)
	}
	return columns
}
