package kernel

import "math"

// Adding and taking away this rounds a number below 2^22 to a whole one, half to even, as the processors do.
const (
	rounder     = 3 << 22
	rounderBits = 0x4B400000
)

// What Exp and GELU compute by: a reduced range and a polynomial (Cephes' expf), and Abramowitz and Stegun 7.1.26.
const (
	expFloor = -87
	log2e    = 1.4426950408889634
	ln2High  = 0.693359375
	ln2Low   = -2.12194440e-4
	exp0     = 1.9875691500e-4
	exp1     = 1.3981999507e-3
	exp2     = 8.3334519073e-3
	exp3     = 4.1665795894e-2
	exp4     = 1.6666665459e-1
	exp5     = 5.0000001201e-1

	sqrtHalf = 0.70710678118
	erfP     = 0.3275911
	erf1     = 1.061405429
	erf2     = -1.453152027
	erf3     = 1.421413741
	erf4     = -0.284496736
	erf5     = 0.254829592
)

func portableTile(sums *[Rows * Cols]int32, a []int16, stride int, values []int16, k int) {
	for row := range Rows {
		left := a[row*stride : row*stride+k]
		for part := 0; part < Cols; part += panel {
			right := values[part*k : (part+panel)*k]
			for col := 0; col < panel; col += 4 {
				var s0, s1, s2, s3 int32
				at := 2 * col
				for i := 0; i+1 < len(left); i += 2 {
					x, y := int32(left[i]), int32(left[i+1])
					w := right[at : at+8 : at+8]
					s0 += x*int32(w[0]) + y*int32(w[1])
					s1 += x*int32(w[2]) + y*int32(w[3])
					s2 += x*int32(w[4]) + y*int32(w[5])
					s3 += x*int32(w[6]) + y*int32(w[7])
					at += 2 * panel
				}
				to := sums[row*Cols+part+col:][:4:4]
				to[0], to[1], to[2], to[3] = s0, s1, s2, s3
			}
		}
	}
}

func portableRescale(sums *[Rows * Cols]int32, rows, cols, bias, out []float32, stride int) {
	cols, bias = cols[:Cols:Cols], bias[:Cols:Cols]
	for row, scale := range rows[:Rows] {
		from, to := sums[row*Cols:][:Cols:Cols], out[row*stride:][:Cols:Cols]
		for c := range to {
			// The conversions keep a compiler from fusing the operations, which would round otherwise.
			to[c] = float32(float32(float32(from[c])*cols[c])*scale) + bias[c]
		}
	}
}

func portablePeak(row []float32) float32 {
	var peak float32
	for _, x := range row {
		peak = max(peak, math.Float32frombits(math.Float32bits(x)&^(1<<31)))
	}
	return peak
}

func portableRound(out []int16, row []float32, factor float32) {
	out = out[:len(row)]
	for i, x := range row {
		out[i] = int16(int32(math.Float32bits(float32(x*factor)+rounder)) - rounderBits)
	}
}

func portableExp(row []float32, highest float32) {
	for i, x := range row {
		row[i] = exp(x - highest)
	}
}

func exp(x float32) float32 {
	x = max(x, expFloor)
	whole := float32(x*log2e) + rounder
	bits := math.Float32bits(whole)
	n := whole - rounder
	r := x - float32(n*ln2High)
	r -= float32(n * ln2Low)
	p := float32(float32(exp0)*r) + exp1
	p = float32(p*r) + exp2
	p = float32(p*r) + exp3
	p = float32(p*r) + exp4
	p = float32(p*r) + exp5
	p = float32(float32(p*r)*r) + r
	p++
	return p * math.Float32frombits((bits+127)<<23)
}

func portableGELU(row []float32) {
	for i, x := range row {
		z := float32(x * sqrtHalf)
		a := math.Float32frombits(math.Float32bits(z) &^ (1 << 31))
		t := 1 / (1 + float32(a*erfP))
		y := float32(float32(erf1)*t) + erf2
		y = float32(y*t) + erf3
		y = float32(y*t) + erf4
		y = float32(y*t) + erf5
		y = float32(y * t)
		e := 1 - float32(y*exp(-float32(a*a)))
		e = math.Float32frombits(math.Float32bits(e) | math.Float32bits(z)&(1<<31))
		row[i] = float32(x*0.5) * (1 + e)
	}
}
