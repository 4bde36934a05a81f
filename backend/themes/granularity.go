package themes

import (
	"context"
	"math"
	"runtime"
	"sync"
)

// How coarse or fine themes are is the resolution of the communities. It is chosen from a grid as the one whose themes
// are both stable (they come back when a fifth of the asks is missing) and apart from each other (silhouette). From there
// on a person makes them coarser or finer; see cut.go.

// resolutions are what is tried, each about half as much again as the one before.
var resolutions = []float64{0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32}

const (
	manyAsks       = 4000 // from here on fewer samples do: large sets differ less between them
	fewSamples     = 2
	manySamples    = 4
	silhouetteAsks = 2000 // as many are looked at for the silhouette
	tolerance      = 0.05 // of two that are about as good, the coarser is taken
	manyThemes     = 1.5  // themes per √n above which a person loses the overview, and the score its height
)

// problem is what is to be split into themes: a graph whose nodes may each stand for several asks.
type problem struct {
	*graph
	apart   [][2]int
	node    []int // which node each ask is in
	vectors vectors
}

// choice is one way to split.
type choice struct {
	resolution float64
	group      []int // of each node
	n          int   // how many groups
	score      float64
}

// choose splits at the resolution that suits best.
func (p *problem) choose(ctx context.Context, told Progress) ([]int, error) {
	samples := manySamples
	if p.len() > manyAsks {
		samples = fewSamples
	}
	thinned := make([]*graph, samples)
	kept := make([][]int, samples)
	for s := range thinned {
		thinned[s], kept[s] = p.keep(func(i int) bool { return !dropped(i, s) })
	}
	tried := make([]choice, len(resolutions))
	var wait sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for r := range resolutions {
		room <- struct{}{}
		wait.Go(func() {
			defer func() { <-room }()
			if ctx.Err() == nil {
				tried[r] = p.try(resolutions[r], thinned, kept)
			}
		})
		told.tell(Clustering, r, len(resolutions))
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return best(tried).group, nil
}

// dropped picks a fifth of the nodes, another fifth for each sample, by a multiplicative hash (Knuth).
func dropped(node, sample int) bool {
	const golden, step = 2654435761, 40503 << 16
	return (uint32(node)*golden+uint32(sample)*step)>>16%5 == 0
}

// try splits at one resolution and scores what comes out.
func (p *problem) try(resolution float64, thinned []*graph, kept [][]int) choice {
	c := choice{resolution: resolution, group: communities(p.graph, resolution, p.apart)}
	var stable float64
	for s, part := range thinned {
		again := communities(part, resolution*0.8, nil) // as many edges fewer
		before := make([]int, len(again))
		for i, was := range kept[s] {
			before[i] = c.group[was]
		}
		stable += agreement(before, again)
	}
	asks := make([]int, len(p.node))
	for i, node := range p.node {
		asks[i] = c.group[node]
	}
	_, c.n = number(asks)
	c.score = stable / float64(len(thinned)) * silhouette(p.vectors, asks, c.n)
	if limit := manyThemes * math.Sqrt(float64(len(asks))); float64(c.n) > limit {
		c.score *= math.Sqrt(limit / float64(c.n))
	}
	return c
}

// best is the coarsest of those that come near the highest score.
func best(tried []choice) choice {
	highest := math.Inf(-1)
	for _, c := range tried {
		if c.n > 1 {
			highest = max(highest, c.score)
		}
	}
	for _, c := range tried {
		if c.n > 1 && c.score >= highest-math.Abs(highest)*tolerance {
			return c
		}
	}
	return tried[0]
}

// agreement is the adjusted Rand index of two partitions (Hubert and Arabie, 1985): 1 when they are the same, about 0
// when they have no more in common than chance.
func agreement(a, b []int) float64 {
	type cell struct{ a, b int }
	both, inA, inB := map[cell]int{}, map[int]int{}, map[int]int{}
	for i := range a {
		both[cell{a[i], b[i]}]++
		inA[a[i]]++
		inB[b[i]]++
	}
	// Whole numbers, so that the order of the maps changes nothing.
	pairs, pairsA, pairsB := pairsIn(both), float64(pairsIn(inA)), float64(pairsIn(inB))
	all := float64(len(a)) * float64(len(a)-1) / 2
	if all == 0 {
		return 1
	}
	chance, most := pairsA*pairsB/all, (pairsA+pairsB)/2
	if most == chance {
		return 1
	}
	return (float64(pairs) - chance) / (most - chance)
}

func pairsIn[K comparable](counts map[K]int) (sum int) {
	for _, n := range counts {
		sum += n * (n - 1) / 2
	}
	return sum
}

// silhouette says how much nearer asks are to their own theme than to the next one, from -1 to 1, by the mean likeness
// to each (Rousseeuw, 1987, in the simplified form that compares with centres).
func silhouette(v vectors, group []int, n int) float64 {
	sums := newVectors(n, v.size)
	size := make([]float64, n)
	for i, c := range group {
		add(sums.row(c), v.row(i))
		size[c]++
	}
	step := max(1, len(group)/silhouetteAsks)
	var sum, count float64
	for i := 0; i < len(group); i += step {
		own, other := likeness(v.row(i), sums, size, group[i])
		count++
		if size[group[i]] > 1 {
			sum += (own - other) / max(1-own, 1-other, 1e-9)
		}
	}
	return sum / max(count, 1)
}

// likeness is the mean cosine of x, which is one of group own, to the others of its group, and to the nearest group.
func likeness(x []float32, sums vectors, size []float64, own int) (to, next float64) {
	next = math.Inf(-1)
	for c := range size {
		s := float64(dot(x, sums.row(c)))
		if c == own {
			to = (s - 1) / max(size[c]-1, 1)
		} else {
			next = max(next, s/size[c])
		}
	}
	return to, next
}
