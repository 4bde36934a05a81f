package themes

import (
	"cmp"
	"slices"
)

// Communities are found by the Leiden algorithm (Traag, Waltman and van Eck, "From Louvain to Leiden", 2019) for
// modularity with a resolution γ: a node v gains
//
//	w(v, C) − γ · k(v) · k(C) / 2m
//
// by being in community C, where w is the weight of v's edges into C, k the strength and 2m the strength of all nodes.
// Here nodes are taken in a fixed order instead of a random one and the best move is always made, so that one graph has
// one answer. Pairs that must not meet are never put together; those that must are one node before it begins.

// leiden is the state of one level: a graph, and which community each node is in.
type leiden struct {
	*graph
	resolution float64
	total      float64 // 2m
	strengths  []float64
	apart      [][]int // for each node those it must not be with; nil where there are none
	group      []int
	weight     []float64 // of each community
	size       []int     // of each community
	empty      []int     // communities without a node
	sums       []float64 // room to count in, all zeros between two nodes
	touched    []int     // and which of them are not
}

const (
	leidenRounds = 30    // far more than is ever needed
	leidenMoves  = 200   // per node; a guard against rounding that goes in circles
	noticeable   = 1e-12 // a gain below it is rounding
)

// communities finds the communities of g; apart holds pairs of its nodes.
func communities(g *graph, resolution float64, apart [][2]int) []int {
	top := make([]int, g.len()) // which node of the present level each node of g is in
	group := make([]int, g.len())
	for i := range top {
		top[i], group[i] = i, i
	}
	forbidden := listApart(g.len(), apart)
	for round := range leidenRounds {
		level := newLeiden(g, resolution, forbidden, group)
		moved := level.move()
		var n int
		group, n = number(level.group)
		if n == g.len() || !moved && round > 0 {
			break
		}
		level.group = group
		fine, m := number(level.refine())
		if m == g.len() { // nothing inside the communities held together: take them whole
			fine, m = group, n
		}
		coarse := make([]int, m)
		for i, c := range fine {
			coarse[c] = group[i]
		}
		forbidden = lift(forbidden, fine, m)
		g, group = g.contract(fine, m), coarse
		for i := range top {
			top[i] = fine[top[i]]
		}
	}
	whole := make([]int, len(top))
	for i, node := range top {
		whole[i] = group[node]
	}
	numbered, _ := number(whole)
	return numbered
}

func newLeiden(g *graph, resolution float64, apart [][]int, group []int) *leiden {
	l := &leiden{
		graph: g, resolution: resolution, apart: apart, strengths: g.strength(), group: group,
		weight: make([]float64, g.len()), size: make([]int, g.len()), sums: make([]float64, g.len()),
	}
	for i, c := range group {
		l.weight[c] += l.strengths[i]
		l.size[c]++
		l.total += l.strengths[i]
	}
	for c := g.len() - 1; c >= 0; c-- {
		if l.size[c] == 0 {
			l.empty = append(l.empty, c)
		}
	}
	return l
}

// listApart gives for each node those that it must not be with.
func listApart(n int, pairs [][2]int) [][]int {
	if len(pairs) == 0 {
		return nil
	}
	lists := make([][]int, n)
	for _, p := range pairs {
		lists[p[0]] = append(lists[p[0]], p[1])
		lists[p[1]] = append(lists[p[1]], p[0])
	}
	return lists
}

// lift takes lists of forbidden nodes to the level above.
func lift(apart [][]int, group []int, n int) [][]int {
	if apart == nil {
		return nil
	}
	lists := make([][]int, n)
	for i, list := range apart {
		for _, j := range list {
			lists[group[i]] = append(lists[group[i]], group[j])
		}
	}
	for i := range lists {
		slices.Sort(lists[i])
		lists[i] = slices.Compact(lists[i])
	}
	return lists
}

// forbids reports whether v must not be in a community with that number, going by group.
func (l *leiden) forbids(v, community int, group []int) bool {
	return l.apart != nil && slices.ContainsFunc(l.apart[v], func(u int) bool { return group[u] == community })
}

// cost is what v pays for being in a community of that weight.
func (l *leiden) cost(v int, weight float64) float64 {
	if l.total == 0 {
		return 0
	}
	return l.resolution * l.strengths[v] * weight / l.total
}

// ties sums v's edges by the community that they lead to, going by group, in sums; it lists those in touched, in the order
// of v's edges. Nodes that are not in the community within are left out; -1 takes all.
func (l *leiden) ties(v int, group []int, within int) {
	l.touched = l.touched[:0]
	for _, e := range l.edges[v] {
		if within >= 0 && l.group[e.to] != within {
			continue
		}
		c := group[e.to]
		if l.sums[c] == 0 {
			l.touched = append(l.touched, c)
		}
		l.sums[c] += float64(e.weight)
	}
}

// move takes one node after the other to where it gains most, those with the fewest ties first, and comes back to the
// neighbours of each that moved, until none wants to.
func (l *leiden) move() (moved bool) {
	n := l.len()
	queue := places(n)
	queued := make([]bool, n)
	for i := range queued {
		queued[i] = true
	}
	slices.SortStableFunc(queue, func(a, b int) int { return cmp.Compare(l.strengths[a], l.strengths[b]) })
	for steps := 0; len(queue) > 0 && steps < leidenMoves*n; steps++ {
		v := queue[0]
		queue = queue[1:]
		queued[v] = false
		to := l.best(v)
		if to == l.group[v] {
			continue
		}
		l.put(v, to)
		moved = true
		for _, e := range l.edges[v] {
			if !queued[e.to] && l.group[e.to] != to {
				queued[e.to] = true
				queue = append(queue, int(e.to))
			}
		}
	}
	return moved
}

// best is the community in which v gains most.
func (l *leiden) best(v int) int {
	own := l.group[v]
	l.ties(v, l.group, -1)
	to, most := own, l.sums[own]-l.cost(v, l.weight[own]-l.strengths[v])
	for _, c := range l.touched {
		gain := l.sums[c] - l.cost(v, l.weight[c])
		if c != own && gain > most+noticeable && !l.forbids(v, c, l.group) {
			to, most = c, gain
		}
		l.sums[c] = 0
	}
	if most < -noticeable && l.size[own] > 1 && len(l.empty) > 0 {
		to = l.empty[len(l.empty)-1] // better alone
	}
	return to
}

// put moves v into another community.
func (l *leiden) put(v, to int) {
	own := l.group[v]
	if l.size[to] == 0 {
		l.empty = l.empty[:len(l.empty)-1]
	}
	l.weight[own] -= l.strengths[v]
	l.size[own]--
	l.weight[to] += l.strengths[v]
	l.size[to]++
	l.group[v] = to
	if l.size[own] == 0 {
		l.empty = append(l.empty, own)
	}
}

// refine splits each community into parts that hold together: every node begins alone and joins, once, the part of its
// community that it gains most from. A node that is only loosely tied to its community stays alone.
func (l *leiden) refine() []int {
	n := l.len()
	part := make([]int, n)
	weight := slices.Clone(l.strengths)
	size := make([]int, n)
	for i := range part {
		part[i], size[i] = i, 1
	}
	whole := make([]float64, n)
	for i, c := range l.group {
		whole[c] += l.strengths[i]
	}
	for v := range n {
		if size[part[v]] > 1 {
			continue
		}
		c := l.group[v]
		l.ties(v, part, c)
		var inside float64
		for _, p := range l.touched {
			inside += l.sums[p]
		}
		to, most := -1, 0.0
		for _, p := range l.touched {
			gain := l.sums[p] - l.cost(v, weight[p])
			if p != part[v] && gain > most+noticeable && !l.forbids(v, p, part) {
				to, most = p, gain
			}
			l.sums[p] = 0
		}
		if to >= 0 && inside >= l.cost(v, whole[c]-l.strengths[v]) {
			weight[to] += l.strengths[v]
			size[to]++
			weight[part[v]] -= l.strengths[v]
			size[part[v]]--
			part[v] = to
		}
	}
	return part
}
