package themes

import (
	"context"
	"math"
	"slices"
)

const (
	joinShare = 0.5 // of what its neighbours weigh must be in the theme that an ask falls into
	joinNear  = 0.6 // and it is at least so near to the theme's centre as its asks are on average
	joinTwin  = 0.6 // or so near to one of them: few asks of one theme may have little else in common
)

// around finds the nearest asks of each of those that are free. Where those are many, it looks for those of all, which are
// kept.
func (ix *Index) around(ctx context.Context, free []int, told Progress) (map[int][]neighbour, error) {
	found := make(map[int][]neighbour, len(free))
	if 2*len(free) > len(ix.asks) {
		all, err := ix.neighbours(ctx, told)
		for _, i := range free {
			if err == nil {
				found[i] = all[i]
			}
		}
		return found, err
	}
	of, _ := ix.pick(free)
	near, err := nearest(ctx, of, ix.vectors, min(neighbourCount(len(ix.asks)), len(ix.asks)-1), free, told)
	for k, i := range free {
		found[i] = near[k]
	}
	return found, err
}

// join lets sets of asks without a theme fall into those of the themes that are there that may take them. A set goes where
// most of its neighbours are, each counted by its likeness squared, if it is about as near to that theme's centre as the
// asks in it, or says about the same as one of them. Those that are settled stay alone.
func (ix *Index) join(r *rules, near map[int][]neighbour, settled map[int]bool, takes func(theme string) bool) {
	themed := ix.themed(r, takes)
	free := slices.DeleteFunc(ix.free(r), func(i int) bool { return settled[i] })
	if len(themed) == 0 || len(free) == 0 {
		return
	}
	sets := gather(free, rootsOf(free, r))
	falls := make([]int, len(sets)) // the root that each set falls to, -1 for none
	for s, set := range sets {
		falls[s] = -1
		root, share := votes(set, near, r)
		if root < 0 || share < joinShare || themed[root].n == 0 {
			continue
		}
		var like float64
		for _, i := range set {
			like += float64(dot(ix.vectors.row(i), themed[root].row)) / float64(len(set))
		}
		if like >= joinNear*themed[root].likeness || nearestIn(root, set, near, r) >= joinTwin {
			falls[s] = root
		}
	}
	for s, set := range sets { // only now, so that none is drawn in by one that has just come itself
		if falls[s] >= 0 && r.refuses(falls[s], set[0]) == "" {
			r.join(falls[s], set[0])
		}
	}
}

// nearestIn gives how near a set's nearest neighbour among the asks of a theme is.
func nearestIn(root int, set []int, near map[int][]neighbour, r *rules) (most float64) {
	for _, i := range set {
		for _, n := range near[i] {
			if r.root(int(n.ask)) == root {
				most = max(most, float64(n.cos))
			}
		}
	}
	return most
}

func rootsOf(asks []int, r *rules) []int {
	roots := make([]int, len(asks))
	for k, i := range asks {
		roots[k] = r.root(i)
	}
	return roots
}

// centre is the middle of a theme.
type centre struct {
	row      []float32 // of length 1
	length   float64   // of the sum of its asks' vectors
	n        int
	likeness float64 // of its asks to it, on average
}

// to is the mean likeness of a vector to the asks of the theme, and others the same to those besides itself.
func (c centre) to(row []float32) float64 { return float64(dot(row, c.row)) * c.length / float64(c.n) }

func (c centre) others(row []float32) float64 {
	if c.n < 2 {
		return 0
	}
	return (float64(dot(row, c.row))*c.length - 1) / float64(c.n-1)
}

// themed finds the centres of themes that are there, by the roots of their sets.
func (ix *Index) themed(r *rules, wanted func(theme string) bool) map[int]centre {
	members := map[int][]int{}
	for i := range ix.asks {
		if root := r.root(i); r.theme[root] != "" && wanted(r.theme[root]) {
			members[root] = append(members[root], i)
		}
	}
	centres := make(map[int]centre, len(members))
	for root, list := range members {
		centres[root] = ix.centreOf(list)
	}
	return centres
}

func (ix *Index) centreOf(members []int) centre {
	c := centre{row: make([]float32, ix.vectors.size), n: len(members)}
	for _, i := range members {
		add(c.row, ix.vectors.row(i))
	}
	c.length = math.Sqrt(float64(dot(c.row, c.row)))
	normalise(c.row)
	for _, i := range members {
		c.likeness += float64(dot(c.row, ix.vectors.row(i))) / float64(len(members))
	}
	return c
}

// votes gives the theme, by the root of its set, that most of a set's neighbours are in, and their share.
func votes(set []int, near map[int][]neighbour, r *rules) (root int, share float64) {
	own := r.root(set[0])
	votes := map[int]float64{}
	var all float64
	for _, i := range set {
		for _, n := range near[i] {
			to := r.root(int(n.ask))
			if n.cos <= 0 || to == own {
				continue
			}
			w := float64(n.cos) * float64(n.cos)
			all += w
			if r.theme[to] != "" {
				votes[to] += w
			}
		}
	}
	root = -1
	var most float64
	for to, w := range votes {
		if w > most || w == most && to < root {
			root, most = to, w
		}
	}
	return root, most / max(all, 1e-9)
}
