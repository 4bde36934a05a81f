package kernel

import "golang.org/x/sys/cpu"

// What the processor can do, each including those before.
const (
	plain = iota
	avx2
	avx512
)

var level = detect()

func detect() int {
	switch x := cpu.X86; {
	case x.HasAVX2 && x.HasAVX512F && x.HasAVX512BW && x.HasAVX512VL && x.HasAVX512VNNI:
		return avx512
	case x.HasAVX2:
		return avx2
	}
	return plain
}

// constants are what the assembly reads; their places in it are the names in kernel_amd64.s.
var constants = [...]float32{ //nolint:unused // the assembly reads it
	expFloor, log2e, rounder, ln2High, ln2Low, exp0, exp1, exp2, exp3, exp4, exp5, 1,
	sqrtHalf, erfP, erf1, erf2, erf3, erf4, erf5, 0.5,
}

// lanes is how many numbers the assembly takes at a time; what is left of a row is for the Go code.
const lanes = 8

//go:noescape
func tileAVX2(sums *int32, a *int16, strideBytes int, values *int16, pairs int)

//go:noescape
func tileAVX512(sums *int32, a *int16, strideBytes int, values *int16, pairs int)

//go:noescape
func rescaleAVX2(sums *int32, rows, cols, bias, out *float32, strideBytes int)

//go:noescape
func peakAVX2(row *float32, n int) float32

//go:noescape
func roundAVX2(out *int16, row *float32, n int, factor float32)

//go:noescape
func expAVX2(row *float32, n int, highest float32)

//go:noescape
func geluAVX2(row *float32, n int)

func tile(sums *[Rows * Cols]int32, a []int16, stride int, values []int16, k int) {
	switch level {
	case avx512:
		tileAVX512(&sums[0], &a[0], stride*2, &values[0], k/2)
	case avx2:
		for row := 0; row < Rows; row += 6 {
			for part := 0; part < Cols; part += panel {
				tileAVX2(&sums[row*Cols+part], &a[row*stride], stride*2, &values[part*k], k/2)
			}
		}
	default:
		portableTile(sums, a, stride, values, k)
	}
}

func rescale(sums *[Rows * Cols]int32, rows, cols, bias, out []float32, stride int) {
	if level == plain {
		portableRescale(sums, rows, cols, bias, out, stride)
		return
	}
	rescaleAVX2(&sums[0], &rows[0], &cols[0], &bias[0], &out[0], stride*4)
}

func peakOf(row []float32) float32 {
	n := fast(row)
	if n == 0 {
		return portablePeak(row)
	}
	return max(peakAVX2(&row[0], n), portablePeak(row[n:]))
}

func round(out []int16, row []float32, factor float32) {
	n := fast(row)
	if n > 0 {
		roundAVX2(&out[0], &row[0], n, factor)
	}
	portableRound(out[n:], row[n:], factor)
}

func expRow(row []float32, highest float32) {
	n := fast(row)
	if n > 0 {
		expAVX2(&row[0], n, highest)
	}
	portableExp(row[n:], highest)
}

func gelu(row []float32) {
	n := fast(row)
	if n > 0 {
		geluAVX2(&row[0], n)
	}
	portableGELU(row[n:])
}

// fast is how many numbers of a row the assembly takes.
func fast(row []float32) int {
	if level == plain {
		return 0
	}
	return len(row) / lanes * lanes
}
