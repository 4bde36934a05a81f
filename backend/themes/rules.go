package themes

import "slices"

// rules are what holds whatever asks look like: which of them are one set that nothing tears apart, which theme a set is
// in, and which asks must not meet. Asks are named by their places in the index.
type rules struct {
	up     []int    // the set of an ask, as a tree (Tarjan's disjoint sets): the smallest of it is its root
	theme  []string // of a root; "" where the set is still to be placed
	had    []bool   // asks that were in their theme or their kept group before
	apart  [][2]int
	locked []string

	conflicts []Conflict
}

// The reasons why a pair could not be obeyed.
const (
	inTwoThemes = "They are in two themes already."
	inOneTheme  = "They are in one theme already."
	saidApart   = "They, or asks that belong to them, are said to be apart."
	isLocked    = "The theme of one of them is locked."
)

// rule reads what holds: asks that have a theme stay in it; asks said to be apart are; those said to be together are,
// so are equal texts, and groups that are kept. What contradicts something before it in this order is left out, and told
// where a person said it.
func (ix *Index) rule(opt Options) *rules {
	n := len(ix.asks)
	r := &rules{up: make([]int, n), theme: make([]string, n), had: make([]bool, n), locked: opt.Locked}
	first := map[string]int{}
	for i, a := range ix.asks {
		r.up[i], r.theme[i], r.had[i] = i, a.Theme, a.Theme != ""
		if at, known := first[a.Theme]; known {
			r.join(at, i)
		} else if a.Theme != "" {
			first[a.Theme] = i
		}
	}
	for _, p := range ix.places(opt.Apart) {
		if r.root(p[0]) == r.root(p[1]) {
			r.conflicts = append(r.conflicts, Conflict{ix.pair(p), inOneTheme})
		} else {
			r.apart = append(r.apart, p)
		}
	}
	for _, p := range ix.places(opt.Together) {
		if why := r.refuses(p[0], p[1]); why != "" {
			r.conflicts = append(r.conflicts, Conflict{ix.pair(p), why})
		} else {
			r.join(p[0], p[1])
		}
	}
	same := map[string]int{}
	for i, a := range ix.asks {
		if at, known := same[a.Text]; !known {
			same[a.Text] = i
		} else if r.refuses(at, i) == "" {
			r.join(at, i)
		}
	}
	for _, g := range opt.Kept {
		var asks []int
		for _, id := range g.Asks {
			if i, there := ix.at[id]; there {
				asks = append(asks, i)
			}
		}
		for _, i := range r.hold(asks, g.ID) {
			r.had[i] = true
		}
	}
	return r
}

// hold makes one set of asks, those that have no theme, as far as nothing stands against it: later ones stay out. It gives
// those that are in.
func (r *rules) hold(asks []int, theme string) []int {
	var held []int
	first := slices.Index(r.theme, theme) // the place of a set's root
	for _, i := range asks {
		root := r.root(i)
		if r.theme[root] == "" && first < 0 {
			r.theme[root], first = theme, root
		}
		if r.theme[root] == theme || r.theme[root] == "" && r.refuses(first, root) == "" {
			r.join(first, root)
			held = append(held, i)
		}
	}
	return held
}

func (r *rules) root(i int) int {
	for r.up[i] != i {
		r.up[i] = r.up[r.up[i]]
		i = r.up[i]
	}
	return i
}

func (r *rules) join(a, b int) {
	a, b = r.root(a), r.root(b)
	if a > b {
		a, b = b, a
	}
	r.up[b] = a
	if r.theme[a] == "" {
		r.theme[a] = r.theme[b]
	}
}

// refuses says why the sets of two asks can't be one; "" where they can.
func (r *rules) refuses(a, b int) string {
	a, b = r.root(a), r.root(b)
	ofA, ofB := r.theme[a], r.theme[b]
	switch {
	case a == b:
		return ""
	case ofA != "" && ofB != "" && ofA != ofB:
		return inTwoThemes
	case ofA != ofB && slices.Contains(r.locked, ofA+ofB): // one of them has a theme
		return isLocked
	}
	for _, p := range r.apart {
		x, y := r.root(p[0]), r.root(p[1])
		if x == a && y == b || x == b && y == a {
			return saidApart
		}
	}
	return ""
}

// places turns pairs of ids into pairs of places, in a fixed order; a pair with an ask that is not there says nothing.
func (ix *Index) places(pairs []Pair) [][2]int {
	var found [][2]int
	for _, p := range pairs {
		a, okA := ix.at[p.A]
		b, okB := ix.at[p.B]
		if okA && okB && a != b {
			found = append(found, [2]int{min(a, b), max(a, b)})
		}
	}
	slices.SortFunc(found, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(found)
}

func (ix *Index) pair(p [2]int) Pair {
	return Pair{ix.asks[p[0]].ID, ix.asks[p[1]].ID}
}
