package themes

import "slices"

// edge leads to another node.
type edge struct {
	to     int32
	weight float32
}

// graph is undirected: each edge stands with both its nodes, ordered by where it leads.
type graph struct {
	edges [][]edge
	self  []float64 // twice the weight inside a node that stands for several
}

// wordShare is how much the likeness of words adds to that of meaning. It was chosen on CrowdRE.
const wordShare = 0.15

// tie makes the graph of neighbours. Its weight (cos + wordShare · TF-IDF cos)² lets near ones count for much more than
// far ones; an edge that only one of the two has among its nearest counts half.
func tie(near [][]neighbour, words []sparse) *graph {
	g := &graph{edges: make([][]edge, len(near)), self: make([]float64, len(near))}
	for i, list := range near {
		for _, n := range list {
			j := int(n.ask)
			mutual := slices.ContainsFunc(near[j], func(m neighbour) bool { return int(m.ask) == i })
			if n.cos <= 0 || mutual && j < i {
				continue
			}
			s := n.cos + wordShare*words[i].dot(words[j])
			weight := s * s
			if !mutual {
				weight /= 2
			}
			g.edges[i] = append(g.edges[i], edge{int32(j), weight})
			g.edges[j] = append(g.edges[j], edge{int32(i), weight})
		}
	}
	for _, list := range g.edges {
		slices.SortFunc(list, func(a, b edge) int { return int(a.to - b.to) })
	}
	return g
}

func (g *graph) len() int { return len(g.edges) }

// strength is the weight of all that each node is tied to, itself included.
func (g *graph) strength() []float64 {
	sum := slices.Clone(g.self)
	for i, list := range g.edges {
		for _, e := range list {
			sum[i] += float64(e.weight)
		}
	}
	return sum
}

// contract makes one node of all those that share a number in group, which counts from 0 to n-1.
func (g *graph) contract(group []int, n int) *graph {
	members := make([][]int, n)
	for i, c := range group {
		members[c] = append(members[c], i)
	}
	small := &graph{edges: make([][]edge, n), self: make([]float64, n)}
	sums := make([]float32, n)
	var touched []int
	for c, nodes := range members {
		touched = touched[:0]
		for _, i := range nodes {
			small.self[c] += g.self[i]
			for _, e := range g.edges[i] {
				to := group[e.to]
				switch {
				case to == c:
					small.self[c] += float64(e.weight)
					continue
				case sums[to] == 0:
					touched = append(touched, to)
				}
				sums[to] += e.weight
			}
		}
		slices.Sort(touched)
		for _, to := range touched {
			small.edges[c] = append(small.edges[c], edge{int32(to), sums[to]})
			sums[to] = 0
		}
	}
	return small
}

// keep is the part of g between the nodes for which kept is true, and which node each of its nodes was.
func (g *graph) keep(kept func(int) bool) (part *graph, was []int) {
	place := make([]int32, g.len())
	for i := range place {
		place[i] = -1
		if kept(i) {
			place[i] = int32(len(was))
			was = append(was, i)
		}
	}
	part = &graph{edges: make([][]edge, len(was)), self: make([]float64, len(was))}
	for k, i := range was {
		part.self[k] = g.self[i]
		for _, e := range g.edges[i] {
			if place[e.to] >= 0 {
				part.edges[k] = append(part.edges[k], edge{place[e.to], e.weight})
			}
		}
	}
	return part, was
}

// number counts the groups of a partition from 0, in the order in which they first appear, and says how many there are.
func number(group []int) (numbered []int, n int) {
	first := map[int]int{}
	numbered = make([]int, len(group))
	for i, c := range group {
		k, known := first[c]
		if !known {
			k = len(first)
			first[c] = k
		}
		numbered[i] = k
	}
	return numbered, len(first)
}
