package kernel

// Every ARM64 processor has NEON, so that only tests look at this.
const (
	plain = iota
	neon
)

var level = neon

//go:noescape
func tileNEON(sums *int32, a *int16, strideBytes int, values *int16, pairs int)

func tile(sums *[Rows * Cols]int32, a []int16, stride int, values []int16, k int) {
	if level == plain {
		portableTile(sums, a, stride, values, k)
		return
	}
	for row := 0; row < Rows; row += 4 {
		for part := 0; part < Cols; part += panel {
			tileNEON(&sums[row*Cols+part], &a[row*stride], stride*2, &values[part*k], k/2)
		}
	}
}
