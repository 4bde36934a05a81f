package encoder

import (
	"context"
	"testing"

	"throughline/backend/encoder/internal/weights"
	"throughline/backend/kernel"
)

// BenchmarkEncode: 200 texts at once, on all cores; their bare multiplications, on one; one text, as it is typed; and what
// it takes to take 200 texts apart.
func BenchmarkEncode(b *testing.B) {
	e := open(b)
	all := texts(b, 200)
	pieces := 0
	for _, text := range all {
		pieces += len(e.Pieces(text)) + 2
	}
	b.Run("texts", func(b *testing.B) {
		for b.Loop() {
			encode(b, e, all, nil)
		}
		b.ReportMetric(float64(200*b.N)/b.Elapsed().Seconds(), "texts/s")
	})
	b.Run("floor", func(b *testing.B) {
		room := kernel.PadRows(batchPieces)
		whole, scales, out := make([]int16, room*weights.Inner), make([]float32, room), make([]float32, room*weights.Inner)
		for b.Loop() {
			for done := 0; done < pieces; done += batchPieces {
				for i := range e.model.Layers {
					l := &e.model.Layers[i]
					for _, m := range []*kernel.Matrix{l.Attention, l.Out, l.Up, l.Down} {
						m.Multiply(whole, m.K, scales, min(batchPieces, pieces-done), out, m.N)
					}
				}
			}
		}
	})
	b.Run("one", func(b *testing.B) {
		one := []string{"The supplier must be able to see why an invoice was rejected."}
		for b.Loop() {
			if _, err := e.Encode(context.Background(), one, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("pieces", func(b *testing.B) {
		for b.Loop() {
			for _, text := range all {
				e.Pieces(text)
			}
		}
	})
}
