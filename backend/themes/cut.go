package themes

import (
	"context"
	"math"
)

// Coarser and finer are cuts through one tree, in which what was found is one cut: coarser merges whole groups and finer
// parts them, so that nobody loses sight of a group while the slider moves, and coming back gives what was there. Which
// two are merged next is as in Bonald, Charpentier, Galland and Hollocou, "Hierarchical graph clustering using node pair
// sampling" (2018): those whose tie is the strongest beside what chance would tie. The leaves, from which finer is built,
// are communities inside the groups.

const (
	finerStep = 1.3 // times as many groups
	mostFiner = 4   // steps to either side
	leafRoom  = 1.5 // times as many leaves as the finest cut has groups, so that it has a choice
)

// cut merges or parts groups until there are as many as so many steps coarser or finer make. Sets are what nothing parts.
func (ix *Index) cut(ctx context.Context, groups [][]int, sets []int, apart [][2]int, opt Options) ([][]int, error) {
	finer := min(max(opt.Finer, -mostFiner), mostFiner)
	if finer == 0 || len(groups) == 0 {
		return groups, nil
	}
	in := make([]int, len(ix.asks))
	for k, members := range groups {
		for _, i := range members {
			in[i] = k + 1
		}
	}
	var asks, group, roots []int
	for i, k := range in {
		if k > 0 {
			asks, group, roots = append(asks, i), append(group, k-1), append(roots, sets[i])
		}
	}
	v, words := ix.pick(asks)
	near, err := ix.among(ctx, asks, v, opt.Progress)
	if err != nil {
		return nil, err
	}
	node, n := number(roots)
	t := &tree{graph: tie(near, words).contract(node, n), apart: meet(apart, asks, node)}
	parent := make([]int, n)
	for k, c := range node {
		parent[c] = group[k]
	}
	want := steps(len(groups), finer)
	leaf := parent
	if finer > 0 {
		leaf = t.leaves(parent, int(leafRoom*float64(steps(len(groups), mostFiner))))
	} else {
		parent = make([]int, n)
	}
	leaf = t.merge(leaf, parent, node, want)
	whole := make([]int, len(asks))
	for k := range asks {
		whole[k] = leaf[node[k]]
	}
	return gather(asks, whole), nil
}

// steps is how many groups there are so many steps finer than n; each step makes a difference.
func steps(n, finer int) int {
	there := int(math.Round(float64(n) * math.Pow(finerStep, float64(finer))))
	if finer > 0 {
		return max(there, n+finer)
	}
	return max(min(there, n+finer), 1)
}

// meet turns pairs of asks into pairs of the nodes that hold them.
func meet(pairs [][2]int, asks, node []int) [][2]int {
	at := make(map[int]int, len(asks))
	for k, i := range asks {
		at[i] = node[k]
	}
	var found [][2]int
	for _, p := range pairs {
		a, okA := at[p[0]]
		b, okB := at[p[1]]
		if okA && okB {
			found = append(found, [2]int{a, b})
		}
	}
	return found
}

// tree is a graph whose nodes are merged step by step.
type tree struct {
	*graph
	apart [][2]int
}

// leaves parts groups into communities of their own, at the first resolution that gives enough of them.
func (t *tree) leaves(group []int, enough int) []int {
	inside := t.within(group)
	leaf := group
	for _, resolution := range resolutions {
		leaf = communities(inside, resolution, t.apart)
		if _, n := number(leaf); n >= enough {
			break
		}
	}
	return leaf
}

// within is the graph without the edges between groups. Their weight stays with the nodes, so that what holds a group
// together is measured against the whole graph still.
func (g *graph) within(group []int) *graph {
	inside := &graph{edges: make([][]edge, g.len()), self: make([]float64, g.len())}
	copy(inside.self, g.self)
	for i, list := range g.edges {
		for _, e := range list {
			if group[e.to] == group[i] {
				inside.edges[i] = append(inside.edges[i], e)
			} else {
				inside.self[i] += float64(e.weight)
			}
		}
	}
	return inside
}

// merge merges leaves that share a parent until there are as many as wanted and none is a single ask where it has others
// beside it; node says where each ask is.
func (t *tree) merge(leaf, parent, node []int, want int) []int {
	leaf, n := number(leaf)
	m := newMerger(t.contract(leaf, n), meet(t.apart, places(len(leaf)), leaf))
	for i, l := range leaf {
		m.parent[l] = parent[i]
	}
	for _, c := range node {
		m.size[leaf[c]]++
	}
	into := places(n)
	for left := n; ; left-- {
		a, b := m.next(left > want)
		if a < 0 {
			break
		}
		m.join(a, b)
		for l, to := range into {
			if to == b {
				into[l] = a
			}
		}
	}
	merged := make([]int, len(leaf))
	for i, l := range leaf {
		merged[i] = into[l]
	}
	return merged
}
