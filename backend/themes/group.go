package themes

import (
	"cmp"
	"context"
	"slices"
)

// Group splits the asks of an index into themes. Asks that have a theme stay in it; others fall into a theme that is
// there, where they are as much at home as those in it, and the rest form themes of their own.
func (ix *Index) Group(ctx context.Context, opt Options) (*Result, error) {
	r := ix.rule(opt)
	if err := ix.join(ctx, r, opt.Progress); err != nil {
		return nil, err
	}
	free := ix.free(r)
	group, err := ix.split(ctx, free, r, opt)
	if err != nil {
		return nil, err
	}
	result := &Result{Conflicts: r.conflicts, Unplaced: []string{}, Themes: []Theme{}}
	found := map[string][]int{}
	for i := range ix.asks {
		if theme := r.theme[r.root(i)]; theme != "" {
			found[theme] = append(found[theme], i)
		}
	}
	var parts []part
	for id, members := range found {
		parts = append(parts, part{id, members})
	}
	for _, members := range gather(free, group) {
		if len(members) > 1 {
			parts = append(parts, part{"", members})
		} else {
			result.Unplaced = append(result.Unplaced, ix.asks[members[0]].ID)
		}
	}
	slices.SortFunc(parts, func(a, b part) int {
		return cmp.Or(len(b.members)-len(a.members), a.members[0]-b.members[0])
	})
	result.Themes, err = ix.describe(ctx, parts, opt.Progress)
	return result, err
}

// part is the asks of one theme, by rising place.
type part struct {
	theme   string
	members []int
}

// gather lists the members of each group, in the order of their first ones.
func gather(asks, group []int) [][]int {
	var lists [][]int
	at := map[int]int{}
	for i, ask := range asks {
		k, known := at[group[i]]
		if !known {
			k = len(lists)
			at[group[i]] = k
			lists = append(lists, nil)
		}
		lists[k] = append(lists[k], ask)
	}
	return lists
}

// free lists the asks that have no theme.
func (ix *Index) free(r *rules) []int {
	var free []int
	for i := range ix.asks {
		if r.theme[r.root(i)] == "" {
			free = append(free, i)
		}
	}
	return free
}

// split finds themes among some of the asks; it gives a number for each of them.
func (ix *Index) split(ctx context.Context, asks []int, r *rules, opt Options) ([]int, error) {
	if len(asks) == 0 {
		return nil, nil
	}
	v, words := ix.pick(asks)
	near, err := ix.among(ctx, asks, v, opt.Progress)
	if err != nil {
		return nil, err
	}
	return r.communities(ctx, asks, v, tie(near, words), opt)
}

// communities splits the graph of some asks so that the rules hold.
func (r *rules) communities(ctx context.Context, asks []int, v vectors, g *graph, opt Options) ([]int, error) {
	node, n := number(rootsOf(asks, r))
	place := map[int]int{}
	for k, i := range asks {
		place[r.root(i)] = node[k]
	}
	p := &problem{graph: g.contract(node, n), node: node, vectors: v}
	for _, pair := range r.apart {
		a, okA := place[r.root(pair[0])]
		b, okB := place[r.root(pair[1])]
		if okA && okB {
			p.apart = append(p.apart, [2]int{a, b})
		}
	}
	group, err := p.choose(ctx, opt.Finer, opt.Progress)
	if err != nil {
		return nil, err
	}
	whole := make([]int, len(asks))
	for k := range asks {
		whole[k] = group[node[k]]
	}
	return whole, nil
}

// among finds the nearest of each of some asks among themselves.
func (ix *Index) among(ctx context.Context, asks []int, v vectors, told Progress) ([][]neighbour, error) {
	if len(asks) == len(ix.asks) {
		return ix.neighbours(ctx, told)
	}
	return nearest(ctx, v, v, min(neighbourCount(len(asks)), len(asks)-1), places(len(asks)), told)
}

// pick gives the vectors and words of some of the asks.
func (ix *Index) pick(asks []int) (v vectors, words []sparse) {
	v = newVectors(len(asks), ix.vectors.size)
	words = make([]sparse, len(asks))
	for k, i := range asks {
		copy(v.row(k), ix.vectors.row(i))
		words[k] = ix.lex.rows[i]
	}
	return v, words
}

// places counts from 0 to n-1.
func places(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
