//go:build !amd64 && !arm64

package kernel

func tile(sums *[Rows * Cols]int32, a []int16, stride int, values []int16, k int) {
	portableTile(sums, a, stride, values, k)
}
