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
	Sure   bool     // the score is at least LeastTwins; else each is but the nearest to the other
	Words  []string // that both have
	Differ []string // what speaks against it: other numbers, one denies what the other says, one says little
}

// LeastTwins is the score from which on two asks are surely worth showing as duplicates: of pairs labelled by hand, four in
// five above it were.
const LeastTwins = 0.7

// leastNearest is the score from which on two asks are worth showing of which each is the nearest to the other. That says
// more than the score: of sentences in two languages, nine in ten of such pairs between 0.4 and 0.7 were the same sentence,
// and one in ten of the others.
const leastNearest = LeastTwins / 2

// mostLooked is how many pairs are looked at, the nearest: more than anybody goes through.
const mostLooked = 5000

const (
	otherNumbers = 0.8  // what is left of the score where numbers of one unit differ
	oneDenies    = 0.85 // where one denies
	saysLittle   = 0.85 // and where one says hardly more than what it is about
	sameWords    = 0.6  // of the words of what two want must be shared for the first two to count: else they say it differently
)

// Duplicates ranks the pairs of asks that seem to say the same thing, the surest first; apart holds pairs that were said
// not to. Two asks are as alike as their texts are, and as what they want is without who wants it and why.
func (ix *Index) Duplicates(ctx context.Context, apart []Pair, told Progress) ([]Twins, error) {
	if len(ix.asks) < 2 {
		return []Twins{}, nil
	}
	near, err := ix.neighbours(ctx, told)
	if err != nil {
		return nil, err
	}
	likely := ix.likelyPairs(near, apart)
	pairs := make([][2]int, len(likely))
	for k, c := range likely {
		pairs[k] = c.pair
	}
	wants, err := ix.wants(ctx, pairs)
	if err != nil {
		return nil, err
	}
	found := []Twins{}
	for _, c := range likely {
		if t := ix.twins(c.pair, wants); t.Score >= c.least {
			found = append(found, t)
		}
	}
	slices.SortStableFunc(found, func(a, b Twins) int { return cmp.Compare(b.Score, a.Score) })
	return found, nil
}

// likelyTwins are two asks, by their places, that may say the same thing, and the score from which on they are shown.
type likelyTwins struct {
	pair  [2]int
	cos   float32
	least float64
}

// wishRoom is how much a pair may gain when it is looked at without who and why.
const wishRoom = 0.1

// likelyPairs lists the pairs that are worth a look, the nearest first.
func (ix *Index) likelyPairs(near [][]neighbour, apart []Pair) []likelyTwins {
	seen := map[[2]int]bool{}
	for _, p := range ix.places(apart) {
		seen[p] = true
	}
	var pairs []likelyTwins
	for i, list := range near {
		for k, n := range list {
			p := likelyTwins{[2]int{min(i, int(n.ask)), max(i, int(n.ask))}, n.cos, LeastTwins}
			if k == 0 && int(near[n.ask][0].ask) == i {
				p.least = leastNearest
			}
			if float64(n.cos) >= p.least-wishRoom && !seen[p.pair] {
				seen[p.pair] = true
				pairs = append(pairs, p)
			}
		}
	}
	slices.SortFunc(pairs, func(a, b likelyTwins) int {
		return cmp.Or(cmp.Compare(b.cos, a.cos), slices.Compare(a.pair[:], b.pair[:]))
	})
	return pairs[:min(len(pairs), mostLooked)]
}

// Compare says how sure it is that two asks say the same thing, and why. It gives nothing where one is not there.
func (ix *Index) Compare(ctx context.Context, a, b string) (t Twins, found bool, err error) {
	pairs := ix.places([]Pair{{a, b}})
	if len(pairs) == 0 {
		return Twins{}, false, nil
	}
	wants, err := ix.wants(ctx, pairs)
	if err != nil {
		return Twins{}, false, err
	}
	return ix.twins(pairs[0], wants), true, nil
}

// fewWords of content are too few to tell what is wanted: "a smart fridge", of "a smart fridge so that I know what to buy".
const fewWords = 2

// want is what an ask wants, without who wants it and why.
type want struct {
	words []word
	row   []float32 // that of the whole ask, where few words are left
}

// wants reads what the asks of pairs want, and places it among the asks.
func (ix *Index) wants(ctx context.Context, pairs [][2]int) (map[int]want, error) {
	var asks []int
	for _, p := range pairs {
		asks = append(asks, p[0], p[1])
	}
	slices.Sort(asks)
	asks = slices.Compact(asks)
	found := make(map[int]want, len(asks))
	seen := reader{}
	var which []int
	var entries []entry
	for _, i := range asks {
		short := wish(ix.asks[i].Text)
		e := seen.read(Ask{Text: short})
		found[i] = want{slices.Concat(e.clauses...), ix.vectors.row(i)}
		if short != ix.asks[i].Text && !e.saysLittle() {
			which, entries = append(which, i), append(entries, e)
		}
	}
	v, err := ix.vectorsOf(ctx, entries, nil)
	if err != nil {
		return nil, err
	}
	v.centre(ix.middle)
	for k, i := range which {
		found[i] = want{found[i].words, v.row(k)}
	}
	return found, nil
}

func (e entry) saysLittle() bool {
	stems := e.stems()
	slices.Sort(stems)
	return len(slices.Compact(stems)) <= fewWords
}

// twins scores one pair.
func (ix *Index) twins(p [2]int, wants map[int]want) Twins {
	a, b := ix.asks[p[0]], ix.asks[p[1]]
	one, another := wants[p[0]], wants[p[1]]
	score := float64(dot(ix.vectors.row(p[0]), ix.vectors.row(p[1]))+dot(one.row, another.row)) / 2
	t := Twins{Pair: ix.pair(p), Differ: []string{}}
	if sharedWords(one.words, another.words) >= sameWords {
		own, other := cuesOf(one.words), cuesOf(another.words)
		if mine, its := own.otherNumber(other); mine != "" {
			score *= otherNumbers
			t.Differ = append(t.Differ, mine+" / "+its)
		}
		if own.denied != other.denied {
			score *= oneDenies
			t.Differ = append(t.Differ, "one denies what the other says")
		}
	}
	shared, rest, others := both(a, b)
	if (a.saysLittle() || b.saysLittle()) && len(rest)+len(others) > 0 {
		score *= saysLittle
		t.Differ = append(t.Differ, "too few words to be sure")
	}
	t.Words = shared
	t.Score = min(max(score, 0), 1)
	t.Sure = t.Score >= LeastTwins
	return t
}

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
