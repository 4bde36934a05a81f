package themes

// merger merges nodes of a graph two by two.
type merger struct {
	tie      []map[int]float64 // of each node to others
	strength []float64
	apart    []map[int]bool
	parent   []int // only those with one parent are merged
	size     []int // asks in each; 0 once it is merged into another
}

func newMerger(g *graph, apart [][2]int) *merger {
	n := g.len()
	m := &merger{
		tie: make([]map[int]float64, n), strength: g.strength(), apart: make([]map[int]bool, n),
		parent: make([]int, n), size: make([]int, n),
	}
	for i, list := range g.edges {
		m.tie[i], m.apart[i] = map[int]float64{}, map[int]bool{}
		for _, e := range list {
			m.tie[i][int(e.to)] = float64(e.weight)
		}
	}
	for _, p := range apart {
		m.apart[p[0]][p[1]], m.apart[p[1]][p[0]] = true, true
	}
	return m
}

// next finds the two to be merged, -1 where there are none: first those of which one is a single ask, then, if more is
// wanted, the two with the strongest tie beside what chance would tie.
func (m *merger) next(more bool) (a, b int) {
	a, b = -1, -1
	lone, most := false, 0.0
	siblings := map[int][]int{}
	for i := range m.size {
		if m.size[i] == 0 {
			continue
		}
		for _, j := range siblings[m.parent[i]] {
			single := m.size[i] == 1 || m.size[j] == 1
			w := m.tie[i][j] / max(m.strength[i]*m.strength[j], noticeable)
			if m.apart[i][j] || !single && (!more || w == 0) || lone && !single {
				continue
			}
			if a < 0 || single && !lone || w > most {
				a, b, lone, most = j, i, single, w
			}
		}
		siblings[m.parent[i]] = append(siblings[m.parent[i]], i)
	}
	return a, b
}

// join merges b into a.
func (m *merger) join(a, b int) {
	for c, w := range m.tie[b] {
		delete(m.tie[c], b)
		if c != a {
			m.tie[a][c] += w
			m.tie[c][a] += w
		}
	}
	for c := range m.apart[b] {
		delete(m.apart[c], b)
		m.apart[a][c], m.apart[c][a] = true, true
	}
	m.strength[a] += m.strength[b]
	m.size[a] += m.size[b]
	m.size[b] = 0
}
