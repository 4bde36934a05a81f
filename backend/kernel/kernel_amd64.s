#include "textflag.h"

// Places in ·constants.
#define EXPFLOOR 0
#define LOG2E 4
#define ROUNDER 8
#define LN2HIGH 12
#define LN2LOW 16
#define EXP0 20
#define EXP1 24
#define EXP2 28
#define EXP3 32
#define EXP4 36
#define EXP5 40
#define ONE 44
#define SQRTHALF 48
#define ERFP 52
#define ERF1 56
#define ERF2 60
#define ERF3 64
#define ERF4 68
#define ERF5 72
#define HALF 76

// One row of six: its pair of numbers against two registers of columns.
#define MADD6(AT, LOW, HIGH) \
	VPBROADCASTD AT, Y14        \
	VPMADDWD     Y12, Y14, Y15  \
	VPADDD       Y15, LOW, LOW  \
	VPMADDWD     Y13, Y14, Y15  \
	VPADDD       Y15, HIGH, HIGH

#define STORE6(LOW, HIGH) \
	VMOVDQU LOW, (DI)     \
	VMOVDQU HIGH, 32(DI)  \
	ADDQ    $128, DI

// func tileAVX2(sums *int32, a *int16, strideBytes int, values *int16, pairs int)
// Six rows by one panel. R8 and R9 go along rows 0 and 3, DX is from one row to the next.
TEXT ·tileAVX2(SB), NOSPLIT, $0-40
	MOVQ  sums+0(FP), DI
	MOVQ  a+8(FP), R8
	MOVQ  strideBytes+16(FP), DX
	MOVQ  values+24(FP), BX
	MOVQ  pairs+32(FP), CX
	LEAQ  (R8)(DX*2), R9
	ADDQ  DX, R9
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	VPXOR Y8, Y8, Y8
	VPXOR Y9, Y9, Y9
	VPXOR Y10, Y10, Y10
	VPXOR Y11, Y11, Y11

pairs2:
	VMOVDQU (BX), Y12
	VMOVDQU 32(BX), Y13
	MADD6((R8), Y0, Y1)
	MADD6((R8)(DX*1), Y2, Y3)
	MADD6((R8)(DX*2), Y4, Y5)
	MADD6((R9), Y6, Y7)
	MADD6((R9)(DX*1), Y8, Y9)
	MADD6((R9)(DX*2), Y10, Y11)
	ADDQ $64, BX
	ADDQ $4, R8
	ADDQ $4, R9
	DECQ CX
	JNZ  pairs2

	STORE6(Y0, Y1)
	STORE6(Y2, Y3)
	STORE6(Y4, Y5)
	STORE6(Y6, Y7)
	STORE6(Y8, Y9)
	STORE6(Y10, Y11)
	VZEROUPPER
	RET

// One row of twelve against two panels.
#define DOT12(AT, LOW, HIGH) \
	VPBROADCASTD AT, Z26        \
	VPDPWSSD     Z24, Z26, LOW  \
	VPDPWSSD     Z25, Z26, HIGH

#define STORE12(LOW, HIGH) \
	VMOVDQU32 LOW, (DI)    \
	VMOVDQU32 HIGH, 64(DI) \
	ADDQ      $128, DI

#define ZERO(LOW, HIGH) \
	VPXORD LOW, LOW, LOW    \
	VPXORD HIGH, HIGH, HIGH

// func tileAVX512(sums *int32, a *int16, strideBytes int, values *int16, pairs int)
// Twelve rows by two panels, which are pairs·64 bytes apart. R8 to R11 go along rows 0, 3, 6 and 9.
TEXT ·tileAVX512(SB), NOSPLIT, $0-40
	MOVQ sums+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ strideBytes+16(FP), DX
	MOVQ values+24(FP), BX
	MOVQ pairs+32(FP), CX
	MOVQ CX, SI
	SHLQ $6, SI
	LEAQ (DX)(DX*2), AX
	LEAQ (R8)(AX*1), R9
	LEAQ (R9)(AX*1), R10
	LEAQ (R10)(AX*1), R11
	ZERO(Z0, Z1)
	ZERO(Z2, Z3)
	ZERO(Z4, Z5)
	ZERO(Z6, Z7)
	ZERO(Z8, Z9)
	ZERO(Z10, Z11)
	ZERO(Z12, Z13)
	ZERO(Z14, Z15)
	ZERO(Z16, Z17)
	ZERO(Z18, Z19)
	ZERO(Z20, Z21)
	ZERO(Z22, Z23)

pairs2:
	VMOVDQU32 (BX), Z24
	VMOVDQU32 (BX)(SI*1), Z25
	DOT12((R8), Z0, Z1)
	DOT12((R8)(DX*1), Z2, Z3)
	DOT12((R8)(DX*2), Z4, Z5)
	DOT12((R9), Z6, Z7)
	DOT12((R9)(DX*1), Z8, Z9)
	DOT12((R9)(DX*2), Z10, Z11)
	DOT12((R10), Z12, Z13)
	DOT12((R10)(DX*1), Z14, Z15)
	DOT12((R10)(DX*2), Z16, Z17)
	DOT12((R11), Z18, Z19)
	DOT12((R11)(DX*1), Z20, Z21)
	DOT12((R11)(DX*2), Z22, Z23)
	ADDQ $64, BX
	ADDQ $4, R8
	ADDQ $4, R9
	ADDQ $4, R10
	ADDQ $4, R11
	DECQ CX
	JNZ  pairs2

	STORE12(Z0, Z1)
	STORE12(Z2, Z3)
	STORE12(Z4, Z5)
	STORE12(Z6, Z7)
	STORE12(Z8, Z9)
	STORE12(Z10, Z11)
	STORE12(Z12, Z13)
	STORE12(Z14, Z15)
	STORE12(Z16, Z17)
	STORE12(Z18, Z19)
	STORE12(Z20, Z21)
	STORE12(Z22, Z23)
	VZEROUPPER
	RET

// Eight sums: as floats, times the column's scale, times the row's, plus the bias.
#define RESCALE8(AT, SCALE, BIAS) \
	VCVTDQ2PS AT(DI), Y9        \
	VMULPS    SCALE, Y9, Y9     \
	VMULPS    Y8, Y9, Y9        \
	VADDPS    BIAS, Y9, Y9      \
	VMOVUPS   Y9, AT(R10)

// func rescaleAVX2(sums *int32, rows, cols, bias, out *float32, strideBytes int)
TEXT ·rescaleAVX2(SB), NOSPLIT, $0-48
	MOVQ    sums+0(FP), DI
	MOVQ    rows+8(FP), SI
	MOVQ    cols+16(FP), R8
	MOVQ    bias+24(FP), R9
	MOVQ    out+32(FP), R10
	MOVQ    strideBytes+40(FP), DX
	MOVQ    $12, CX
	VMOVUPS (R8), Y0
	VMOVUPS 32(R8), Y1
	VMOVUPS 64(R8), Y2
	VMOVUPS 96(R8), Y3
	VMOVUPS (R9), Y4
	VMOVUPS 32(R9), Y5
	VMOVUPS 64(R9), Y6
	VMOVUPS 96(R9), Y7

nextrow:
	VBROADCASTSS (SI), Y8
	RESCALE8(0, Y0, Y4)
	RESCALE8(32, Y1, Y5)
	RESCALE8(64, Y2, Y6)
	RESCALE8(96, Y3, Y7)
	ADDQ $4, SI
	ADDQ $128, DI
	ADDQ DX, R10
	DECQ CX
	JNZ  nextrow
	VZEROUPPER
	RET

// func peakAVX2(row *float32, n int) float32
TEXT ·peakAVX2(SB), NOSPLIT, $0-20
	MOVQ     row+0(FP), DI
	MOVQ     n+8(FP), CX
	VPCMPEQD Y2, Y2, Y2
	VPSRLD   $1, Y2, Y2
	VXORPS   Y0, Y0, Y0

next8:
	VANDPS (DI), Y2, Y1
	VMAXPS Y1, Y0, Y0
	ADDQ   $32, DI
	SUBQ   $8, CX
	JNZ    next8

	VEXTRACTF128 $1, Y0, X1
	VMAXPS       X1, X0, X0
	VPSHUFD      $0x4E, X0, X1
	VMAXPS       X1, X0, X0
	VPSHUFD      $0xB1, X0, X1
	VMAXPS       X1, X0, X0
	VMOVSS       X0, ret+16(FP)
	VZEROUPPER
	RET

// func roundAVX2(out *int16, row *float32, n int, factor float32)
TEXT ·roundAVX2(SB), NOSPLIT, $0-28
	MOVQ         out+0(FP), DI
	MOVQ         row+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS factor+24(FP), Y2

next8:
	VMULPS       (SI), Y2, Y0
	VCVTPS2DQ    Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSDW    X1, X0, X0
	VMOVDQU      X0, (DI)
	ADDQ         $32, SI
	ADDQ         $16, DI
	SUBQ         $8, CX
	JNZ          next8
	VZEROUPPER
	RET

#define CONSTANT(NAME, REG) VBROADCASTSS NAME(BX), REG

// Y0 becomes Y0·Y4 + constant.
#define STEP(NAME) \
	VMULPS Y4, Y0, Y0  \
	CONSTANT(NAME, Y1) \
	VADDPS Y1, Y0, Y0

// Y0 becomes e^Y0. Y1 to Y4 are used; Y15 holds 127 as whole numbers, BX the constants.
#define EXP8 \
	CONSTANT(EXPFLOOR, Y1) \
	VMAXPS Y1, Y0, Y0      \
	CONSTANT(LOG2E, Y1)    \
	VMULPS Y1, Y0, Y3      \
	CONSTANT(ROUNDER, Y1)  \
	VADDPS Y1, Y3, Y3      \
	VSUBPS Y1, Y3, Y2      \
	VPADDD Y15, Y3, Y3     \
	VPSLLD $23, Y3, Y3     \
	CONSTANT(LN2HIGH, Y1)  \
	VMULPS Y1, Y2, Y1      \
	VSUBPS Y1, Y0, Y4      \
	CONSTANT(LN2LOW, Y1)   \
	VMULPS Y1, Y2, Y1      \
	VSUBPS Y1, Y4, Y4      \
	CONSTANT(EXP0, Y0)     \
	STEP(EXP1)             \
	STEP(EXP2)             \
	STEP(EXP3)             \
	STEP(EXP4)             \
	STEP(EXP5)             \
	VMULPS Y4, Y0, Y0      \
	VMULPS Y4, Y0, Y0      \
	VADDPS Y4, Y0, Y0      \
	CONSTANT(ONE, Y1)      \
	VADDPS Y1, Y0, Y0      \
	VMULPS Y3, Y0, Y0

#define PREPAREEXP \
	LEAQ         ·constants(SB), BX \
	MOVL         $127, AX           \
	VMOVD        AX, X15            \
	VPBROADCASTD X15, Y15

// func expAVX2(row *float32, n int, highest float32)
TEXT ·expAVX2(SB), NOSPLIT, $0-20
	MOVQ         row+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS highest+16(FP), Y14
	PREPAREEXP

next8:
	VMOVUPS (DI), Y0
	VSUBPS  Y14, Y0, Y0
	EXP8
	VMOVUPS Y0, (DI)
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     next8
	VZEROUPPER
	RET

// func geluAVX2(row *float32, n int)
// Y5 is x, Y6 the sign of z, Y7 |z|, Y8 what erf's polynomial gives.
TEXT ·geluAVX2(SB), NOSPLIT, $0-16
	MOVQ     row+0(FP), DI
	MOVQ     n+8(FP), CX
	PREPAREEXP
	VPCMPEQD Y13, Y13, Y13
	VPSLLD   $31, Y13, Y13

next8:
	VMOVUPS (DI), Y5
	CONSTANT(SQRTHALF, Y1)
	VMULPS  Y1, Y5, Y0
	VANDPS  Y13, Y0, Y6
	VANDNPS Y0, Y13, Y7
	CONSTANT(ERFP, Y1)
	VMULPS  Y1, Y7, Y4
	CONSTANT(ONE, Y1)
	VADDPS  Y1, Y4, Y4
	VDIVPS  Y4, Y1, Y4
	CONSTANT(ERF1, Y0)
	STEP(ERF2)
	STEP(ERF3)
	STEP(ERF4)
	STEP(ERF5)
	VMULPS  Y4, Y0, Y8
	VMULPS  Y7, Y7, Y0
	VXORPS  Y13, Y0, Y0
	EXP8
	VMULPS  Y0, Y8, Y8
	CONSTANT(ONE, Y1)
	VSUBPS  Y8, Y1, Y8
	VORPS   Y6, Y8, Y8
	VADDPS  Y1, Y8, Y8
	CONSTANT(HALF, Y0)
	VMULPS  Y0, Y5, Y5
	VMULPS  Y8, Y5, Y5
	VMOVUPS Y5, (DI)
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     next8
	VZEROUPPER
	RET
