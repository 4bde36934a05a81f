package themes

import "fmt"

// Ask is one ask as the engine sees it.
type Ask struct {
	ID      string // names it in pairs and results; no two asks share one
	Text    string
	Theme   string // the theme it has, by id, in which it stays; "" where it is still to be placed
	Private bool   // its words are for nobody else: they help to place it, but no name and no term is taken from them
}

// Pair is two asks, by id.
type Pair struct {
	A string `json:"a"`
	B string `json:"b"`
}

// Options says how to group.
type Options struct {
	Together []Pair   // always in one theme
	Apart    []Pair   // never in one theme; wins over Together
	Locked   []string // themes or groups that are kept, by id, that take no further asks
	Kept     []Group  // groups that a person has changed: only pairs are stronger, and Finer leaves them as they are
	Shown    Grouping // what was suggested before: it stays, as far as the above lets it
	Finer    int      // steps finer: groups are split; negative is coarser: they are merged
	Progress Progress // may be nil
}

// Group is asks that somebody put together, but that are no theme yet.
type Group struct {
	ID   string   // by which it comes back as a Theme; that of a theme adds to it
	Asks []string // of two that must not be together the first stays
}

// Grouping is what asks without a theme fell into, before it was made coarser or finer; those that were not placed are alone.
type Grouping [][]string

// Theme is a group of asks.
type Theme struct {
	ID         string   // of the theme or the kept group its asks had before; "" for a new one
	Name       string   // a short phrase taken from the asks
	Members    []string // ids; those that were there before come first, then in the order of their texts
	Added      []string // those of Members that were not in it before
	Typical    []string // up to three of Members that say best what it is about, the best first; open ones, if there are
	Terms      []string // words and phrases that set it apart
	Confidence float64  // 0 to 1: how much nearer its asks are to each other than to the next theme
}

// Conflict is something that was asked for and could not be done, because something stronger stood against it.
type Conflict struct {
	Pair
	Why string
}

// Result is a whole grouping.
type Result struct {
	Themes    []Theme    // the largest first
	Unplaced  []string   // asks that are like no other, and those of Loose
	Loose     []string   // asks that are like others, but too little to make a theme
	Conflicts []Conflict // pairs that could not be obeyed
	Grouping  Grouping   // to be handed in as Shown the next time
}

// Stage is a part of the work.
type Stage string

// The stages, in their order.
const (
	Reading    Stage = "reading"
	Encoding   Stage = "encoding"
	Comparing  Stage = "comparing"
	Clustering Stage = "clustering"
	Naming     Stage = "naming"
)

// Progress is told how far a stage has come. It is called from one goroutine at a time.
type Progress func(stage Stage, done, total int)

func (p Progress) tell(stage Stage, done, total int) {
	if p != nil {
		p(stage, done, total)
	}
}

// WordsModel is the Model of a result that no Encoder had a part in.
const WordsModel = "words"

// checkAsks refuses asks that can't be told apart.
func checkAsks(asks []Ask) error {
	seen := make(map[string]bool, len(asks))
	for _, a := range asks {
		if seen[a.ID] {
			return fmt.Errorf("two asks have the id %q", a.ID)
		}
		seen[a.ID] = true
	}
	return nil
}
