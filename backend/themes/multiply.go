package themes

// multiply fills out, rows of tile, with the inner products of a[from:to] and b[start:end], at most tile of each.
func multiply(out []float32, a vectors, from, to int, b vectors, start, end int) {
	for i := from; i < to; i++ {
		x := a.row(i)
		line := out[(i-from)*tile:]
		j := start
		for ; j+4 <= end; j += 4 {
			line[j-start], line[j-start+1], line[j-start+2], line[j-start+3] = dotFour(x, b.row(j), b.row(j+1), b.row(j+2), b.row(j+3))
		}
		for ; j < end; j++ {
			line[j-start] = dot(x, b.row(j))
		}
	}
}

// dotFour is four inner products with x, which is then read once.
func dotFour(x, a, b, c, d []float32) (s0, s1, s2, s3 float32) {
	a, b, c, d = a[:len(x)], b[:len(x)], c[:len(x)], d[:len(x)]
	for i, v := range x {
		s0 += v * a[i]
		s1 += v * b[i]
		s2 += v * c[i]
		s3 += v * d[i]
	}
	return s0, s1, s2, s3
}
