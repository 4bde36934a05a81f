package themes

import "math"

// vectors are n rows of one length, one after the other.
type vectors struct {
	size int
	data []float32
}

func newVectors(n, size int) vectors {
	return vectors{size, make([]float32, n*size)}
}

func (v vectors) len() int {
	if v.size == 0 {
		return 0
	}
	return len(v.data) / v.size
}

func (v vectors) row(i int) []float32 {
	return v.data[i*v.size : (i+1)*v.size : (i+1)*v.size]
}

// dot is the inner product of two rows of one length. Four sums run beside each other, which is what a processor can do
// at once.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

// add adds b to a.
func add(a, b []float32) {
	for i, x := range b {
		a[i] += x
	}
}

// normalise gives row the length 1; a row of zeros stays.
func normalise(row []float32) {
	var square float64
	for _, x := range row {
		square += float64(x) * float64(x)
	}
	if square == 0 {
		return
	}
	scale := float32(1 / math.Sqrt(square))
	for i := range row {
		row[i] *= scale
	}
}

// mean is the middle of all rows.
func (v vectors) mean() []float32 {
	sum := make([]float64, v.size)
	for i := range v.len() {
		for j, x := range v.row(i) {
			sum[j] += float64(x)
		}
	}
	middle := make([]float32, v.size)
	for j, s := range sum {
		middle[j] = float32(s / float64(max(v.len(), 1)))
	}
	return middle
}

// centre takes from each row what all have in common, their mean, and brings it back to length 1. Sentence vectors lie in
// a narrow cone; without its axis the angles between them tell more (Mu and Viswanath, "All-but-the-Top", 2018).
func (v vectors) centre(middle []float32) {
	for i := range v.len() {
		row := v.row(i)
		for j := range row {
			row[j] -= middle[j]
		}
		normalise(row)
	}
}
