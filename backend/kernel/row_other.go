//go:build !amd64

package kernel

func rescale(sums *[Rows * Cols]int32, rows, cols, bias, out []float32, stride int) {
	portableRescale(sums, rows, cols, bias, out, stride)
}

func peakOf(row []float32) float32                     { return portablePeak(row) }
func round(out []int16, row []float32, factor float32) { portableRound(out, row, factor) }
func expRow(row []float32, highest float32)            { portableExp(row, highest) }
func gelu(row []float32)                               { portableGELU(row) }
