package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func numbers(rng *rand.Rand, n int, spread float64) []float32 {
	row := make([]float32, n)
	for i := range row {
		row[i] = float32(rng.NormFloat64() * spread)
	}
	return row
}

func TestMultiplyIsThePlainSum(t *testing.T) {
	for kernel := range levels() {
		rng := rand.New(rand.NewPCG(1, 2))
		for _, size := range []struct{ t, k, n int }{{1, 2, 32}, {7, 32, 64}, {12, 384, 96}, {25, 1536, 32}, {60, 30, 64}} {
			m := NewMatrix(size.k, size.n)
			a := make([]int16, PadRows(size.t)*size.k)
			for i := range a {
				a[i] = int16(rng.IntN(2*Limit+1) - Limit)
			}
			for i := range m.Values {
				m.Values[i] = int16(rng.IntN(255) - 127)
			}
			m.Scales, m.Bias = numbers(rng, size.n, .01), numbers(rng, size.n, 1)
			scales := numbers(rng, PadRows(size.t), .01)
			out := make([]float32, PadRows(size.t)*size.n)
			m.Multiply(a, size.k, scales, size.t, out, size.n)
			for row := range size.t {
				for col := range size.n {
					var sum int64
					for k := range size.k {
						sum += int64(a[row*size.k+k]) * int64(m.Values[m.At(k, col)])
					}
					want := float32(float32(float32(int32(sum))*m.Scales[col])*scales[row]) + m.Bias[col]
					if got := out[row*size.n+col]; got != want {
						t.Fatalf("%s: %d×%d×%d at %d, %d: %v, want %v", kernel, size.t, size.k, size.n, row, col, got, want)
					}
				}
			}
		}
	}
}

// TestTheLargestSumsFit multiplies the largest numbers that the doc comment of Limit speaks of.
func TestTheLargestSumsFit(t *testing.T) {
	for kernel := range levels() {
		for _, size := range []struct{ k, weight int }{{1536, 127}, {32, Limit}} {
			for _, sign := range []int{1, -1} {
				m := NewMatrix(size.k, Cols)
				a := make([]int16, Rows*size.k)
				for i := range a {
					a[i] = Limit
				}
				for i := range m.Values {
					m.Values[i] = int16(sign * size.weight)
				}
				for i := range m.Scales {
					m.Scales[i] = 1
				}
				out := make([]float32, Rows*Cols)
				m.Multiply(a, size.k, slices.Repeat([]float32{1}, Rows), 1, out, Cols)
				if want := float32(sign * size.weight * Limit * size.k); out[0] != want || out[Cols-1] != want {
					t.Errorf("%s: %d × %d: %v, want %v", kernel, size.k, size.weight, out[0], want)
				}
			}
		}
	}
}

// TestEveryKernelGivesTheSameBits holds the assembly to the Go code, with lengths that leave a rest.
func TestEveryKernelGivesTheSameBits(t *testing.T) {
	type result struct {
		Peak     float32
		Scale    float32
		Whole    []int16
		Exp, Act []float32
	}
	compute := func() []result {
		rng := rand.New(rand.NewPCG(3, 4))
		var all []result
		for n := range 70 {
			for _, spread := range []float64{1e-6, .5, 4, 60} {
				row := numbers(rng, n, spread)
				var r result
				r.Peak, r.Whole = Peak(row), make([]int16, n)
				r.Scale = Quantise(r.Whole, row)
				r.Exp, r.Act = slices.Clone(row), slices.Clone(row)
				Exp(r.Exp, r.Peak)
				GELU(r.Act)
				all = append(all, r)
			}
		}
		return all
	}
	var want []result
	for kernel := range levels() {
		got := compute()
		if want == nil {
			want = got
		}
		for i := range want {
			w, g := want[i], got[i]
			if w.Peak != g.Peak || w.Scale != g.Scale || !slices.Equal(w.Whole, g.Whole) ||
				!slices.Equal(w.Exp, g.Exp) || !slices.Equal(w.Act, g.Act) {
				t.Fatalf("%s: row %d differs:\n%v\n%v", kernel, i, w, g)
			}
		}
	}
}

func TestExpAndGELUAreWhatTheyAreCalled(t *testing.T) {
	for x := -30.0; x <= 0; x += .0137 {
		row := []float32{float32(x)}
		Exp(row, 0)
		if want := math.Exp(float64(float32(x))); math.Abs(float64(row[0])-want) > 3e-7*want {
			t.Fatalf("exp %v: %v, want %v", x, row[0], want)
		}
	}
	for x := -12.0; x <= 12; x += .0137 {
		row := []float32{float32(x)}
		GELU(row)
		if want := x * .5 * math.Erfc(-x/math.Sqrt2); math.Abs(float64(row[0])-want) > 2e-6 {
			t.Fatalf("gelu %v: %v, want %v", x, row[0], want)
		}
	}
}

func TestQuantise(t *testing.T) {
	out := make([]int16, 3)
	if scale := Quantise(out, []float32{0, 0, 0}); scale != 0 || !slices.Equal(out, []int16{0, 0, 0}) {
		t.Errorf("zeros: %v, %v", scale, out)
	}
	if scale := Quantise(out, []float32{0, 1e-42, 0}); scale != 0 || !slices.Equal(out, []int16{0, 0, 0}) {
		t.Errorf("next to nothing: %v, %v", scale, out)
	}
	scale := Quantise(out, []float32{-2, 1, .5})
	if !slices.Equal(out, []int16{-Limit, 4096, 2048}) || math.Abs(float64(scale)*Limit-2) > 1e-6 {
		t.Errorf("%v, %v", scale, out)
	}
}

// BenchmarkMultiply is one of the model's multiplications, with each kernel.
func BenchmarkMultiply(b *testing.B) {
	const rows, k, n = 120, 384, 1536
	m := NewMatrix(k, n)
	a, scales, out := make([]int16, rows*k), make([]float32, rows), make([]float32, rows*n)
	for kernel := range levels() {
		b.Run(kernel, func(b *testing.B) {
			for b.Loop() {
				m.Multiply(a, k, scales, rows, out, n)
			}
			b.ReportMetric(float64(rows*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gproducts/s")
		})
	}
}
