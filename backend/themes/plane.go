package themes

import "math"

// Without an encoder, likeness of meaning is read off the asks themselves: words that stand in the same asks mean
// something alike. This is latent semantic analysis (Deerwester et al., 1990): TF-IDF vectors are projected onto the
// few directions in which they differ most, found by a randomised range finder with power iterations (Halko, Martinsson
// and Tropp, 2011), whose random numbers come from a fixed seed.

const (
	planeSize   = 100 // directions kept
	planeSpare  = 10  // and looked for besides, which makes the last of those kept exact
	planeRounds = 4   // power iterations
)

// plane is the directions: for each term its place along each of them.
type plane struct {
	size  int
	terms vectors
}

// findPlane finds the directions of a lexicon's rows.
func findPlane(lex *lexicon) *plane {
	width := min(planeSize+planeSpare, len(lex.rows), len(lex.terms))
	if width == 0 {
		return &plane{size: 1, terms: newVectors(len(lex.terms), 1)}
	}
	right := newVectors(len(lex.terms), width)
	state := uint64(1)
	for i := range right.data {
		right.data[i] = random(&state)
	}
	for range planeRounds {
		orthonormalise(right)
		left := lex.times(right)
		right = lex.transposedTimes(left)
	}
	orthonormalise(right)
	return &plane{size: min(width, planeSize), terms: rotate(right, lex.times(right), min(width, planeSize))}
}

// random is the next number between -1 and 1 of a xorshift generator (Marsaglia, 2003).
func random(state *uint64) float32 {
	*state ^= *state << 13
	*state ^= *state >> 7
	*state ^= *state << 17
	return float32(int64(*state)) / (1 << 63)
}

// times multiplies the rows of the lexicon with a matrix of terms.
func (lex *lexicon) times(terms vectors) vectors {
	out := newVectors(len(lex.rows), terms.size)
	for i, row := range lex.rows {
		for k, id := range row.index {
			addTimes(out.row(i), terms.row(int(id)), row.weight[k])
		}
	}
	return out
}

// transposedTimes multiplies the transposed rows with a matrix of asks.
func (lex *lexicon) transposedTimes(asks vectors) vectors {
	out := newVectors(len(lex.terms), asks.size)
	for i, row := range lex.rows {
		for k, id := range row.index {
			addTimes(out.row(int(id)), asks.row(i), row.weight[k])
		}
	}
	return out
}

func addTimes(to, from []float32, factor float32) {
	for j, x := range from {
		to[j] += factor * x
	}
}

// orthonormalise makes the columns of m perpendicular and of length 1 (modified Gram-Schmidt, done twice for accuracy).
func orthonormalise(m vectors) {
	columns := transpose(m)
	for c := range columns.len() {
		for range 2 {
			for before := range c {
				addTimes(columns.row(c), columns.row(before), -dot(columns.row(c), columns.row(before)))
			}
		}
		normalise(columns.row(c))
	}
	copy(m.data, transpose(columns).data)
}

func transpose(m vectors) vectors {
	out := newVectors(m.size, m.len())
	for i := range m.len() {
		for j, x := range m.row(i) {
			out.data[j*out.size+i] = x
		}
	}
	return out
}

// rotate turns an orthonormal basis into the singular directions of the rows, whose images under it are given, and keeps
// the n that tell most.
func rotate(basis, images vectors, n int) vectors {
	columns := transpose(images)
	gram := make([][]float64, columns.len())
	for i := range gram {
		gram[i] = make([]float64, columns.len())
		for j := range gram[i] {
			for k, x := range columns.row(i) {
				gram[i][j] += float64(x) * float64(columns.row(j)[k])
			}
		}
	}
	directions := eigenvectors(gram)
	out := newVectors(basis.len(), n)
	for i := range basis.len() {
		for c := range n {
			var sum float64
			for k, x := range basis.row(i) {
				sum += float64(x) * directions[c][k]
			}
			out.row(i)[c] = float32(sum)
		}
	}
	return out
}

// project writes the place of a TF-IDF vector on the plane, as a vector of length 1.
func (p *plane) project(to []float32, row sparse) {
	for k, id := range row.index {
		if int(id) < p.terms.len() { // a word that came later has no place
			addTimes(to, p.terms.row(int(id)), row.weight[k])
		}
	}
	normalise(to)
}

// eigenvectors of a symmetric matrix, that of the largest eigenvalue first, by Jacobi's rotations.
func eigenvectors(m [][]float64) [][]float64 {
	n := len(m)
	v := make([][]float64, n)
	for i := range v {
		v[i] = make([]float64, n)
		v[i][i] = 1
	}
	for range 30 { // sweeps; ten are enough for a hundred rows
		var off, diagonal float64
		for i := range n {
			diagonal += m[i][i] * m[i][i]
			for j := range i {
				off += m[i][j] * m[i][j]
			}
		}
		if off <= 1e-20*diagonal {
			break
		}
		for i := range n {
			for j := range i {
				turn(m, v, j, i)
			}
		}
	}
	return sortedBy(v, m)
}

// turn makes m[p][q] zero by one rotation, which the rows of v follow.
func turn(m, v [][]float64, p, q int) {
	if m[p][q] == 0 {
		return
	}
	theta := (m[q][q] - m[p][p]) / (2 * m[p][q])
	t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
	if theta < 0 {
		t = -t
	}
	c := 1 / math.Sqrt(t*t+1)
	s := t * c
	for k := range m {
		m[k][p], m[k][q] = c*m[k][p]-s*m[k][q], s*m[k][p]+c*m[k][q]
	}
	for k := range m {
		m[p][k], m[q][k] = c*m[p][k]-s*m[q][k], s*m[p][k]+c*m[q][k]
		v[p][k], v[q][k] = c*v[p][k]-s*v[q][k], s*v[p][k]+c*v[q][k]
	}
}

// sortedBy orders the rows of v by the diagonal of m, the largest first.
func sortedBy(v, m [][]float64) [][]float64 {
	for i := range v {
		largest := i
		for j := i + 1; j < len(v); j++ {
			if m[j][j] > m[largest][largest] {
				largest = j
			}
		}
		v[i], v[largest] = v[largest], v[i]
		m[i][i], m[largest][largest] = m[largest][largest], m[i][i]
	}
	return v
}
