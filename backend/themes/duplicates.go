package themes

import (
	"cmp"
	"context"
	"slices"
)

// Twins are two asks that seem to say the same thing.
type Twins struct {
	Pair
	Score  float64  // 0 to 1
	Words  []string // that both have
	Differ []string // what speaks against it: other numbers, or one denies what the other says
}

// LeastTwins is the score from which on two asks are worth showing as duplicates: of pairs labelled by hand, four in five
// above it were.
const LeastTwins = 0.7

const (
	otherNumbers = 0.8  // what is left of the score where numbers of one unit differ
	oneDenies    = 0.85 // and where one denies
	sameWords    = 0.6  // of the words of what two want must be shared for such a cue to count: else they say it differently
)

// Duplicates ranks the pairs of asks that seem to say the same thing, the surest first; apart holds pairs that were said
// not to. Two asks are as alike as their texts are, and as what they want is without who wants it and why.
func (ix *Index) Duplicates(ctx context.Context, least float64, apart []Pair, told Progress) ([]Twins, error) {
	if len(ix.asks) < 2 {
		return []Twins{}, nil
	}
	near, err := ix.neighbours(ctx, told)
	if err != nil {
		return nil, err
	}
	said := map[[2]int]bool{}
	for _, p := range ix.places(apart) {
		said[p] = true
	}
	var pairs [][2]int
	for i, list := range near {
		for _, n := range list {
			p := [2]int{min(i, int(n.ask)), max(i, int(n.ask))}
			if float64(n.cos) >= least-wishRoom && !said[p] {
				pairs = append(pairs, p)
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	pairs = slices.Compact(pairs)
	wishes, err := ix.wishes(ctx, pairs)
	if err != nil {
		return nil, err
	}
	found := []Twins{}
	for _, p := range pairs {
		if t := ix.twins(p, wishes); t.Score >= least {
			found = append(found, t)
		}
	}
	slices.SortStableFunc(found, func(a, b Twins) int { return cmp.Compare(b.Score, a.Score) })
	return found, nil
}

// Compare says how sure it is that two asks say the same thing, and why. It gives nothing where one is not there.
func (ix *Index) Compare(ctx context.Context, a, b string) (t Twins, found bool, err error) {
	pairs := ix.places([]Pair{{a, b}})
	if len(pairs) == 0 {
		return Twins{}, false, nil
	}
	wishes, err := ix.wishes(ctx, pairs)
	if err != nil {
		return Twins{}, false, err
	}
	return ix.twins(pairs[0], wishes), true, nil
}

// wishRoom is how much a pair may gain when it is looked at without who and why.
const wishRoom = 0.1

// wishes places what the asks of pairs want among the asks, where that is not their whole text.
func (ix *Index) wishes(ctx context.Context, pairs [][2]int) (map[int][]float32, error) {
	var asks []int
	for _, p := range pairs {
		asks = append(asks, p[0], p[1])
	}
	slices.Sort(asks)
	seen := reader{}
	var which []int
	var entries []entry
	for _, i := range slices.Compact(asks) {
		if short := wish(ix.asks[i].Text); short != ix.asks[i].Text {
			which = append(which, i)
			entries = append(entries, seen.read(Ask{Text: short}))
		}
	}
	v, err := ix.vectorsOf(ctx, entries, nil)
	if err != nil {
		return nil, err
	}
	v.centre(ix.middle)
	found := make(map[int][]float32, len(which))
	for k, i := range which {
		found[i] = v.row(k)
	}
	return found, nil
}

// twins scores one pair.
func (ix *Index) twins(p [2]int, wishes map[int][]float32) Twins {
	a, b := ix.asks[p[0]], ix.asks[p[1]]
	whole := [2][]float32{ix.vectors.row(p[0]), ix.vectors.row(p[1])}
	wanted := whole
	for k, i := range p {
		if short, differs := wishes[i]; differs {
			wanted[k] = short
		}
	}
	score := float64(dot(whole[0], whole[1])+dot(wanted[0], wanted[1])) / 2
	t := Twins{Pair: ix.pair(p), Differ: []string{}}
	if wishA, wishB := wishWords(a.Text), wishWords(b.Text); sharedWords(wishA, wishB) >= sameWords {
		own, other := cuesOf(wishA), cuesOf(wishB)
		if one, another := own.otherNumber(other); one != "" {
			score *= otherNumbers
			t.Differ = append(t.Differ, one+" / "+another)
		}
		if own.denied != other.denied {
			score *= oneDenies
			t.Differ = append(t.Differ, "one denies what the other says")
		}
	}
	t.Score = min(max(score, 0), 1)
	t.Words, _ = ix.why(a, b)
	return t
}

func wishWords(text string) []word { return reader{}.words(wish(text)) }

// sharedWords is the share of the words of content that two texts have in common.
func sharedWords(a, b []word) float64 {
	in := map[string]int{} // 1 in a, 2 in b, 3 in both
	for side, words := range [][]word{a, b} {
		for _, w := range words {
			if w.content && !denials[w.plain] {
				in[w.stem] |= side + 1
			}
		}
	}
	both := 0
	for _, sides := range in {
		if sides == 3 {
			both++
		}
	}
	return float64(both) / float64(max(len(in), 1))
}

// DuplicateGroups puts pairs together that share an ask, the largest group first.
func DuplicateGroups(pairs []Twins) [][]string {
	at := map[string]int{}
	var ids []string
	place := func(id string) int {
		k, known := at[id]
		if !known {
			k = len(ids)
			at[id] = k
			ids = append(ids, id)
		}
		return k
	}
	var ties [][2]int
	for _, p := range pairs {
		ties = append(ties, [2]int{place(p.A), place(p.B)})
	}
	sets := &rules{up: places(len(ids)), theme: make([]string, len(ids))}
	for _, t := range ties {
		sets.join(t[0], t[1])
	}
	groups := [][]string{}
	for _, members := range gather(places(len(ids)), rootsOf(places(len(ids)), sets)) {
		group := make([]string, len(members))
		for k, m := range members {
			group[k] = ids[m]
		}
		groups = append(groups, group)
	}
	slices.SortStableFunc(groups, func(a, b []string) int { return len(b) - len(a) })
	return groups
}
