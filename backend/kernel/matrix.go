package kernel

// A tile is what one step of a multiplication gives: Rows × Cols sums.
const (
	Rows = 12
	Cols = 32
)

// Limit is the largest magnitude that Quantise gives: 1,536 products of it and a weight of 8 bits fit into 32 bits, and
// so do 32 products of two such numbers.
const Limit = 8191

// panel is how many columns of a Matrix lie beside each other: what one register of 512 bits holds.
const panel = 16

// Matrix is the right side of a multiplication: K rows, N columns. Columns lie in panels of 16, and in each panel the
// rows in pairs, so that one instruction takes two of them.
type Matrix struct {
	K, N   int
	Values []int16   // (k/2, column, k%2) of each panel
	Scales []float32 // what 1 in a column stands for
	Bias   []float32
}

// NewMatrix makes one of zeros. k must be even and n a multiple of Cols.
func NewMatrix(k, n int) *Matrix {
	return &Matrix{K: k, N: n, Values: make([]int16, k*n), Scales: make([]float32, n), Bias: make([]float32, n)}
}

// Reshape makes it one of k rows and n columns, whose values are whatever was there.
func (m *Matrix) Reshape(k, n int) {
	m.K, m.N = k, n
	m.Values = Grow(m.Values, k*n)
	m.Scales, m.Bias = Grow(m.Scales, n), Grow(m.Bias, n)
}

// At says where in Values the number of a row and a column lies.
func (m *Matrix) At(row, col int) int {
	return col/panel*panel*m.K + row/2*2*panel + col%panel*2 + row%2
}

// PadRows is how many rows room must be made for, for t of them to be multiplied.
func PadRows(t int) int { return (t + Rows - 1) / Rows * Rows }

// PadCols is the same for columns.
func PadCols(n int) int { return (n + Cols - 1) / Cols * Cols }

// Multiply gives out = a·m·scales + bias for t rows of a, which stand strideA numbers apart, as those of out do strideOut.
// a, scales and out have room for PadRows(t) rows; what is in those above t is no matter.
func (m *Matrix) Multiply(a []int16, strideA int, scales []float32, t int, out []float32, strideOut int) {
	t = PadRows(t)
	if t == 0 {
		return
	}
	// The kernels go by pointers: these are the bounds that they rely on.
	_, _, _ = a[(t-1)*strideA+m.K-1], scales[t-1], out[(t-1)*strideOut+m.N-1]
	var sums [Rows * Cols]int32
	for col := 0; col < m.N; col += Cols {
		values, colScales, bias := m.Values[col*m.K:(col+Cols)*m.K], m.Scales[col:col+Cols], m.Bias[col:col+Cols]
		for row := 0; row < t; row += Rows {
			tile(&sums, a[row*strideA:], strideA, values, m.K)
			rescale(&sums, scales[row:row+Rows], colScales, bias, out[row*strideOut+col:], strideOut)
		}
	}
}

// Grow gives a slice of n numbers, in the memory of s where that is enough.
func Grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
