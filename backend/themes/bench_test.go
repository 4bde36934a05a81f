package themes

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// clouds makes n vectors of the length that the sentence model has, in n/40 clouds.
func clouds(n int) vectors {
	random := rand.New(rand.NewPCG(1, 2))
	middles := newVectors(max(n/40, 1), 384)
	for i := range middles.data {
		middles.data[i] = float32(random.NormFloat64())
	}
	v := newVectors(n, 384)
	for i := range n {
		copy(v.row(i), middles.row(i%middles.len()))
		for j := range v.row(i) {
			v.row(i)[j] += 1.5 * float32(random.NormFloat64())
		}
		normalise(v.row(i))
	}
	return v
}

// BenchmarkNeighbours finds the nearest of each of 10,000; the floor is as many bare inner products.
func BenchmarkNeighbours(b *testing.B) {
	v := clouds(10_000)
	self := places(v.len())
	b.Run("nearest", func(b *testing.B) {
		for b.Loop() {
			if _, err := nearest(b.Context(), v, v, 15, self, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			var sum float32
			for i := range v.len() / 100 { // a hundredth: the whole takes too long
				for j := range v.len() {
					sum += dot(v.row(i), v.row(j))
				}
			}
			b.ReportMetric(float64(sum), "sum")
		}
	})
}

// BenchmarkCommunities splits a graph of 10,000.
func BenchmarkCommunities(b *testing.B) {
	v := clouds(10_000)
	near, err := nearest(b.Context(), v, v, 15, places(v.len()), nil)
	if err != nil {
		b.Fatal(err)
	}
	g := tie(near, make([]sparse, v.len()))
	for b.Loop() {
		communities(g, 2, nil)
	}
}

// BenchmarkSimilar looks for what is like a text among 50,000, without encoding it; the floor is 50,000 bare inner products.
func BenchmarkSimilar(b *testing.B) {
	const n = 50_000
	asks, _ := sample(n)
	v := clouds(n)
	ix := &Index{asks: readEntries(asks), at: map[string]int{}, encoder: fixed{v.row(7)}, vectors: v, middle: make([]float32, 384)}
	stems := make([][]string, n)
	for i, a := range ix.asks {
		stems[i] = a.stems()
	}
	ix.lex = readWords(stems)
	b.Run("similar", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if hits, err := ix.Similar(b.Context(), fmt.Sprint("count the warehouse stock ", i), 8); err != nil || len(hits) == 0 {
				b.Fatal(hits, err)
			}
		}
	})
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			var sum float32
			for i := range n {
				sum += dot(v.row(7), v.row(i))
			}
			b.ReportMetric(float64(sum), "sum")
		}
	})
}
