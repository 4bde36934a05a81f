package themes

import (
	"context"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

// neighbour is another ask and how near it is.
type neighbour struct {
	ask int32
	cos float32
}

// neighboursPerRoot was chosen on small parts of the sets: with fewer neighbours chance ties a few dozen asks, with more
// nothing is gained.
const neighboursPerRoot = 1.4

// neighbourCount is how many neighbours each of n asks is given: so many for each of √n, which keeps a small set from
// becoming one lump, between 3 and 15.
func neighbourCount(n int) int {
	return min(max(int(math.Round(neighboursPerRoot*math.Sqrt(float64(n)))), 3), 15)
}

// nearest finds for each row of of its k nearest in v, the nearest first, by comparing it with every one. The row of v at the
// place that self gives for it is left out. Equal ones go by their place.
func nearest(ctx context.Context, of, v vectors, k int, self []int, told Progress) ([][]neighbour, error) {
	found := make([][]neighbour, of.len())
	all := newColumns(v)
	var next atomic.Int64
	var wait sync.WaitGroup
	var mutex sync.Mutex
	done := 0
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			p := all.newProducts()
			for ctx.Err() == nil {
				from := int(next.Add(rowBlock)) - rowBlock
				if from >= of.len() {
					return
				}
				to := min(from+rowBlock, of.len())
				p.of(of, from, to, func(row, start int, line []float32) {
					found[row] = keepNearest(found[row], line, start, self[row], k)
				})
				mutex.Lock()
				done += to - from
				told.tell(Comparing, done, of.len())
				mutex.Unlock()
			}
		})
	}
	wait.Wait()
	return found, ctx.Err()
}

// keepNearest puts those of a line, whose first is the ask at start, that are among the k nearest into the list.
func keepNearest(list []neighbour, line []float32, start, self, k int) []neighbour {
	far := float32(math.Inf(-1))
	if len(list) == k && k > 0 {
		far = list[k-1].cos
	}
	for j, cos := range line {
		if cos > far && start+j != self {
			list = insert(list, neighbour{int32(start + j), cos}, k)
			if len(list) == k && k > 0 {
				far = list[k-1].cos
			}
		}
	}
	return list
}

// insert puts one into a list of at most k, the nearest first; one that is no nearer than the last has no place.
func insert(list []neighbour, one neighbour, k int) []neighbour {
	switch {
	case k == 0:
		return list
	case len(list) == k:
		if one.cos <= list[k-1].cos {
			return list
		}
		list[k-1] = one
	case list == nil:
		list = append(make([]neighbour, 0, k), one)
	default:
		list = append(list, one)
	}
	for i := len(list) - 1; i > 0 && list[i-1].cos < one.cos; i-- {
		list[i-1], list[i] = list[i], list[i-1]
	}
	return list
}
