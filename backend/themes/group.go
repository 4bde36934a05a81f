package themes

import (
	"cmp"
	"context"
	"slices"
)

// Group splits the asks of an index into themes. Asks that have a theme stay in it, and those that were in a group together
// stay together; others fall into a theme or a group that is there, where they are as much at home as those in it, and the
// rest form groups of their own.
func (ix *Index) Group(ctx context.Context, opt Options) (*Result, error) {
	r := ix.rule(opt)
	near, err := ix.around(ctx, ix.free(r), opt.Progress)
	if err != nil {
		return nil, err
	}
	own := map[string]bool{}
	for _, a := range ix.asks {
		own[a.Theme] = true
	}
	ix.join(r, near, nil, func(theme string) bool { return own[theme] })
	said := rootsOf(places(len(ix.asks)), r)
	seen := ix.show(r, opt.Shown)
	ix.join(r, near, seen, func(theme string) bool { return !own[theme] })

	found, err := ix.anew(ctx, ix.free(r), seen, r, opt)
	if err != nil {
		return nil, err
	}
	themed, groups := ix.gatherThemes(r)
	groups, single := several(groups)
	fresh, alone := several(found)
	alone = append(alone, single...)
	firm, loose := ix.sift(themed, groups, fresh, said)
	groups = append(groups, firm...)
	result := &Result{Conflicts: r.conflicts, Unplaced: []string{}, Loose: ix.ids(loose)}
	for _, i := range loose {
		alone = append(alone, []int{i})
	}
	for _, members := range alone {
		result.Unplaced = append(result.Unplaced, ix.asks[members[0]].ID)
	}
	result.Grouping = ix.grouping(r, groups, alone, opt)
	if groups, err = ix.cut(ctx, groups, said, r.apart, opt); err != nil {
		return nil, err
	}
	parts := themed
	for _, members := range groups {
		parts = append(parts, part{members: members})
	}
	slices.SortFunc(parts, func(a, b part) int {
		return cmp.Or(len(b.members)-len(a.members), a.members[0]-b.members[0])
	})
	result.Themes, err = ix.describe(ctx, parts, opt.Progress)
	return result, err
}

// several parts lists of more than one ask from the others.
func several(lists [][]int) (several, single [][]int) {
	for _, members := range lists {
		if len(members) > 1 {
			several = append(several, members)
		} else {
			single = append(single, members)
		}
	}
	return several, single
}

// part is the asks of one theme, by rising place.
type part struct {
	theme   string
	members []int
	added   []int // those of them that were not in the theme before
}

// gatherThemes lists the themes that are there, and the groups that were shown.
func (ix *Index) gatherThemes(r *rules) (themed []part, groups [][]int) {
	at := map[string]int{}
	var all []part
	for i := range ix.asks {
		theme := r.theme[r.root(i)]
		if theme == "" {
			continue
		}
		k, known := at[theme]
		if !known {
			k = len(all)
			at[theme] = k
			all = append(all, part{theme: theme})
		}
		all[k].members = append(all[k].members, i)
		if !r.had[i] {
			all[k].added = append(all[k].added, i)
		}
	}
	for _, p := range all {
		if isShown(p.theme) {
			groups = append(groups, p.members)
		} else {
			themed = append(themed, p)
		}
	}
	return themed, groups
}

// leastConfidence is what a few asks that were found together need to be offered as a theme. Of the pairs among those below
// it, in small parts of sets of asks whose themes are known, .63 belong together in groups of two asks, .53 in those of three,
// .51 of four and .41 of five: hardly more than one in two, and whoever looks at so few reads them as fast one by one. Many
// asks are offered however loose they are: to part them or to go through them is better than a long list of asks without a
// place.
const (
	leastConfidence = 0.2
	fewAsks         = 5
)

// sift takes out of groups that were found those that are too loose to be offered, and gives their asks. Groups of which
// some are one set never are.
func (ix *Index) sift(themed []part, groups, fresh [][]int, sets []int) (firm [][]int, loose []int) {
	var centres []centre
	for _, members := range slices.Concat(fresh, groups) {
		centres = append(centres, ix.centreOf(members))
	}
	for _, p := range themed {
		centres = append(centres, ix.centreOf(p.members))
	}
	for k, members := range fresh {
		roots := map[int]bool{}
		for _, i := range members {
			roots[sets[i]] = true
		}
		if len(members) <= fewAsks && len(roots) == len(members) && ix.confidence(members, centres, k) < leastConfidence {
			loose = append(loose, members...)
		} else {
			firm = append(firm, members)
		}
	}
	slices.Sort(loose)
	return firm, loose
}

// ids names asks.
func (ix *Index) ids(asks []int) []string {
	ids := make([]string, len(asks))
	for k, i := range asks {
		ids[k] = ix.asks[i].ID
	}
	return ids
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
	group, err := p.choose(ctx, opt.Progress)
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
