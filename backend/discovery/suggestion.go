package discovery

import (
	"slices"
	"strings"
	"time"
)

// AskText is an ask as far as grouping goes by it.
type AskText struct {
	ID        string  `json:"id"`
	Statement string  `json:"statement"`
	ThemeID   *string `json:"themeId,omitempty"`
	Private   bool    `json:"private"` // it says what was said off the record only
}

// ThemePart are asks that go into a theme together: into one that is there or, by a name, into a new one.
type ThemePart struct {
	ProductID string   `json:"productId"`
	ThemeID   string   `json:"themeId"` // "" for a new theme
	Name      string   `json:"name"`    // of the new theme
	FromID    string   `json:"fromId"`  // the theme that they are taken from; "" takes those that have none
	AskIDs    []string `json:"askIds"`
}

// Dismissal is a suggested group of asks that the PM did not want.
type Dismissal struct {
	ID          string    `json:"id"`
	ProductID   string    `json:"productId"`
	ThemeID     *string   `json:"themeId,omitempty"` // into which the asks were to fall; nil where they were to be a new theme
	AskIDs      Lines     `json:"askIds"      ts_type:"string[]"`
	DismissedAt time.Time `json:"dismissedAt" ts_type:"string"`
}

// sameGroup is the share of the asks of two groups together that both must have to count as the same group.
const sameGroup = 0.6

// Covers reports whether a suggested new theme is the one that was dismissed: for about the same asks. A part of it, or
// a far larger group, is another suggestion.
func (d Dismissal) Covers(askIDs []string) bool {
	dismissed := make(map[string]bool, len(d.AskIDs))
	for _, id := range d.AskIDs {
		dismissed[id] = true
	}
	both := 0
	for _, id := range askIDs {
		if dismissed[id] {
			both++
		}
	}
	all := len(dismissed) + len(askIDs) - both
	return d.ThemeID == nil && all > 0 && float64(both) >= sameGroup*float64(all)
}

// PartDismissed parts the asks that could fall into a theme from those of which the PM has said that they don't.
func PartDismissed(dismissed []Dismissal, themeID string, askIDs []string) (wanted, refused []string) {
	said := map[string]bool{}
	for _, d := range dismissed {
		if d.ThemeID != nil && *d.ThemeID == themeID {
			for _, id := range d.AskIDs {
				said[id] = true
			}
		}
	}
	for _, id := range askIDs {
		if said[id] {
			refused = append(refused, id)
		} else {
			wanted = append(wanted, id)
		}
	}
	return wanted, refused
}

// PairOf is what the PM said of two asks, whichever is named first.
func PairOf(a, b string, together bool) AskPair {
	return AskPair{AskID: min(a, b), OtherID: max(a, b), Together: together}
}

// Suggestion is a group of asks that could be a theme, or that would fall into one that is there.
type Suggestion struct {
	ThemeID    string     `json:"themeId"` // "" where it is a new one
	Name       string     `json:"name"`
	AskIDs     []string   `json:"askIds"`     // that have no theme yet
	Held       int        `json:"held"`       // asks that the theme has already
	Typical    []string   `json:"typical"`    // asks that say best what it is about
	Terms      []string   `json:"terms"`      // words that set it apart
	Confidence float64    `json:"confidence"` // 0 to 1
	Voices     VoiceCount `json:"voices"`     // behind AskIDs, each once
}

// Suggestions are what the asks of a product fall into.
type Suggestions struct {
	Cancelled bool         `json:"cancelled"`
	ByWords   bool         `json:"byWords"` // without the sentence model
	Themes    []Suggestion `json:"themes"`
	Unplaced  []string     `json:"unplaced"` // asks that are in none of them
	Loose     []string     `json:"loose"`    // those of them that are like others, but too little to make a theme
	Texts     []AskText    `json:"texts"`    // of every ask that is named
	Dismissed int          `json:"dismissed"`
	Conflicts []string     `json:"conflicts"` // why pairs could not be obeyed
}

// NoSuggestions is what is found when the search is given up.
func NoSuggestions() Suggestions {
	return Suggestions{
		Cancelled: true, Themes: []Suggestion{}, Unplaced: []string{}, Loose: []string{}, Texts: []AskText{}, Conflicts: []string{},
	}
}

// AskMatch is an ask that is like a text.
type AskMatch struct {
	AskSummary
	Score   float64     `json:"score"`   // 0 to 1
	Words   []string    `json:"words"`   // of the statement, that the text has too in whatever form
	Related []WordMatch `json:"related"` // words that stand in like asks
	Differ  []string    `json:"differ"`  // what speaks against their being the same, where two asks were compared
}

// AskedBefore says who asked for the same as an ask that a note was just made into.
type AskedBefore struct {
	AskID   string     `json:"askId"`   // the new ask; "" where the note is none, or none that stands alone
	Matches []AskMatch `json:"matches"` // roots that were there before it, the surest first
}

// WordMatch is a word of a text and one of an ask that mean something alike.
type WordMatch struct {
	Typed string `json:"typed"`
	Word  string `json:"word"`
}

// Why puts into words what the text and the ask have in common.
func (m AskMatch) Why() string {
	parts := slices.Clone(m.Words)
	for _, r := range m.Related {
		parts = append(parts, r.Typed+" ~ "+r.Word)
	}
	if len(parts) == 0 {
		return "by meaning"
	}
	return strings.Join(parts, ", ")
}

// Twins are two asks that seem to say the same thing.
type Twins struct {
	AskID   string   `json:"askId"`
	OtherID string   `json:"otherId"`
	Score   float64  `json:"score"`  // 0 to 1
	Sure    bool     `json:"sure"`   // else each is but the nearest to the other
	Words   []string `json:"words"`  // that both have
	Differ  []string `json:"differ"` // what speaks against it
}

// Duplicates are the asks of a product that seem to say the same thing, the surest first.
type Duplicates struct {
	Cancelled bool         `json:"cancelled"`
	ByWords   bool         `json:"byWords"`
	Pairs     []Twins      `json:"pairs"`
	Asks      []AskSummary `json:"asks"` // all that are named
}

// Progress is how far something that takes long has come.
type Progress struct {
	Stage string `json:"stage"` // "" when nothing is under way
	Done  int    `json:"done"`
	Total int    `json:"total"`
}
