// Package kernel multiplies matrices of small whole numbers, and does the arithmetic that stands between two
// multiplications, as fast as the processor can.
//
//	float32 rows ─ Quantise ─► int16 rows ─ Multiply by a Matrix ─► int32 sums ─► float32 rows ─ GELU, Exp
//
// What is multiplied are whole numbers, and their sums fit into 32 bits, so that no order of adding them changes the
// result. The rest takes each operation of IEEE 754 by itself, in one order, and never fuses two. So every kernel gives the
// same bits: assembly with AVX-512 or AVX2, and the Go code that any other processor runs.
//
// It must never look at what the numbers mean.
package kernel
