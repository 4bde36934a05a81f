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

// neighbourCount is how many neighbours each of n asks is given: √n, which keeps a small set from becoming one lump,
// between 3 and 15.
func neighbourCount(n int) int {
	return min(max(int(math.Round(math.Sqrt(float64(n)))), 3), 15)
}

// tile is how many rows are compared with how many at a time: both fit into the fastest cache.
const tile = 32

// nearest finds for each row of of its k nearest in v, the nearest first, by comparing it with every one. Rows of v at
// the places given by self are left out for it; self may be nil. Equal ones go by their place.
func nearest(ctx context.Context, of, v vectors, k int, self []int, told Progress) ([][]neighbour, error) {
	found := make([][]neighbour, of.len())
	blocks := (of.len() + tile - 1) / tile
	var next atomic.Int64
	var wait sync.WaitGroup
	var mutex sync.Mutex
	done := 0
	for range min(runtime.GOMAXPROCS(0), max(blocks, 1)) {
		wait.Go(func() {
			for ctx.Err() == nil {
				block := int(next.Add(1)) - 1
				if block >= blocks {
					return
				}
				from, to := block*tile, min((block+1)*tile, of.len())
				nearestOfBlock(found, of, v, from, to, k, self)
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

// nearestOfBlock fills found[from:to].
func nearestOfBlock(found [][]neighbour, of, v vectors, from, to, k int, self []int) {
	products := make([]float32, tile*tile)
	for start := 0; start < v.len(); start += tile {
		end := min(start+tile, v.len())
		multiply(products, of, from, to, v, start, end)
		for i := from; i < to; i++ {
			for j, cos := range products[(i-from)*tile : (i-from)*tile+end-start] {
				if self == nil || self[i] != start+j {
					found[i] = insert(found[i], neighbour{int32(start + j), cos}, k)
				}
			}
		}
	}
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
