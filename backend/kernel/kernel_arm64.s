#include "textflag.h"

// The assembler has no names for these two: products of 16-bit numbers in the low, and in the high, half of a register N
// with one number of M, the first (0) or second (1), added to the 32-bit sums in D.
#define SMLAL(D, N, M, AT) WORD $(0x0F402000 | (AT)<<20 | (M)<<16 | (N)<<5 | (D))
#define SMLAL2(D, N, M, AT) WORD $(0x4F402000 | (AT)<<20 | (M)<<16 | (N)<<5 | (D))

// One row of four: its pair of numbers in M against sixteen columns, in V4 to V7.
#define ROW(M, D0, D1, D2, D3) \
	SMLAL(D0, 4, M, 0)  \
	SMLAL2(D1, 4, M, 0) \
	SMLAL(D2, 6, M, 0)  \
	SMLAL2(D3, 6, M, 0) \
	SMLAL(D0, 5, M, 1)  \
	SMLAL2(D1, 5, M, 1) \
	SMLAL(D2, 7, M, 1)  \
	SMLAL2(D3, 7, M, 1)

#define ZERO(A, B, C, D) \
	VEOR A.B16, A.B16, A.B16 \
	VEOR B.B16, B.B16, B.B16 \
	VEOR C.B16, C.B16, C.B16 \
	VEOR D.B16, D.B16, D.B16

// func tileNEON(sums *int32, a *int16, strideBytes int, values *int16, pairs int)
// Four rows by one panel. R1, R5, R6 and R7 go along the rows; sums of a row lie in four registers from V16 on.
TEXT ·tileNEON(SB), NOSPLIT, $0-40
	MOVD sums+0(FP), R0
	MOVD a+8(FP), R1
	MOVD strideBytes+16(FP), R2
	MOVD values+24(FP), R3
	MOVD pairs+32(FP), R4
	ADD  R2, R1, R5
	ADD  R2, R5, R6
	ADD  R2, R6, R7
	ZERO(V16, V17, V18, V19)
	ZERO(V20, V21, V22, V23)
	ZERO(V24, V25, V26, V27)
	ZERO(V28, V29, V30, V31)

pair:
	// The first numbers of the pairs of columns 0 to 7 come to be in V4, the second in V5; V6 and V7 are for 8 to 15.
	VLD2.P  32(R3), [V4.H8, V5.H8]
	VLD2.P  32(R3), [V6.H8, V7.H8]
	FMOVS.P 4(R1), F0
	FMOVS.P 4(R5), F1
	FMOVS.P 4(R6), F2
	FMOVS.P 4(R7), F3
	ROW(0, 16, 17, 18, 19)
	ROW(1, 20, 21, 22, 23)
	ROW(2, 24, 25, 26, 27)
	ROW(3, 28, 29, 30, 31)
	SUB     $1, R4
	CBNZ    R4, pair

	// A row of sums is 128 bytes, of which this panel is half.
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R0)
	ADD  $128, R0
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R0)
	ADD  $128, R0
	VST1 [V24.S4, V25.S4, V26.S4, V27.S4], (R0)
	ADD  $128, R0
	VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R0)
	RET
