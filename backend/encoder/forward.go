package encoder

import (
	"context"
	"math"

	"throughline/backend/encoder/internal/weights"
	"throughline/backend/kernel"
)

// What the model's attention is made of.
const (
	heads    = 12
	headSize = weights.Width / heads
)

// What a row of attention is rounded to: its largest number, and about what its numbers may add up to. Both keep the sums
// of their products with values of at most kernel.Limit within 32 bits.
const (
	largestShare = math.MaxInt16
	sumOfShares  = 1 << 17
)

// forward runs the model; its slices are the memory that is used again for each batch. Rows of numbers stand one below
// the other, one for each word piece.
type forward struct {
	model *weights.Model

	rows   []float32 // Width numbers each: where a piece's vector comes to be
	mixed  []float32 // what attention, or a matrix, gives
	wide   []float32 // query, key and value
	inner  []float32
	whole  []int16 // rows as whole numbers, and what 1 stands for in each
	scales []float32

	attention attention
}

// attention is the memory for the attention of one text.
type attention struct {
	queries, keys, values  []int16
	queryScales, keyScales []float32
	keyMatrix, valueMatrix kernel.Matrix
	scores, shareScales    []float32
	shares                 []int16
	valueScale             float32
}

// encode sets the vectors of the texts in a batch, or leaves some out when the context ends.
func (f *forward) encode(ctx context.Context, pieces [][]int32, batch []int, fade map[int32]float32, vectors [][]float32) {
	count := 0
	for _, text := range batch {
		count += len(pieces[text])
	}
	f.embed(pieces, batch, count)
	for i := range f.model.Layers {
		if ctx.Err() != nil {
			return
		}
		f.layer(&f.model.Layers[i], pieces, batch, count)
	}
	at := 0
	for _, text := range batch {
		ids := pieces[text]
		vectors[text] = pool(ids, f.rows[at*weights.Width:], fade)
		at += len(ids)
	}
}

// embed begins each row with what the model knows of its piece and place.
func (f *forward) embed(pieces [][]int32, batch []int, count int) {
	room := kernel.PadRows(count)
	f.rows = kernel.Grow(f.rows, room*weights.Width)
	f.mixed = kernel.Grow(f.mixed, (room+kernel.Rows)*weights.Width)
	f.wide = kernel.Grow(f.wide, room*3*weights.Width)
	f.inner = kernel.Grow(f.inner, room*weights.Inner)
	f.whole = kernel.Grow(f.whole, room*weights.Inner)
	f.scales = kernel.Grow(f.scales, room)
	at := 0
	for _, text := range batch {
		for place, id := range pieces[text] {
			row := f.row(at)
			from := f.model.Embedding[int(id)*weights.Width:][:len(row)]
			position := f.model.Positions[place*weights.Width:][:len(row)]
			scale := f.model.Scales[id]
			for j := range row {
				row[j] = float32(float32(from[j])*scale) + position[j]
			}
			normalise(row, f.model.Norm)
			at++
		}
	}
}

func (f *forward) row(i int) []float32 { return f.rows[i*weights.Width : (i+1)*weights.Width] }

func (f *forward) layer(l *weights.Layer, pieces [][]int32, batch []int, count int) {
	f.multiply(l.Attention, f.rows, count, f.wide)
	at := 0
	for _, text := range batch {
		n := len(pieces[text])
		// A text's last rows may be written beyond its end. That is where the next text's will be.
		f.attention.mix(f.wide[at*3*weights.Width:], n, f.mixed[at*weights.Width:])
		at += n
	}
	sum := f.wide[:len(f.rows)]
	f.multiply(l.Out, f.mixed, count, sum)
	f.add(sum, l.AfterAttention, count)

	f.multiply(l.Up, f.rows, count, f.inner)
	kernel.GELU(f.inner[:count*weights.Inner])
	f.multiply(l.Down, f.inner, count, f.mixed)
	f.add(f.mixed, l.AfterAll, count)
}

// multiply gives out = in·m for count rows.
func (f *forward) multiply(m *kernel.Matrix, in []float32, count int, out []float32) {
	for i := range count {
		f.scales[i] = kernel.Quantise(f.whole[i*m.K:], in[i*m.K:(i+1)*m.K])
	}
	m.Multiply(f.whole, m.K, f.scales, count, out, m.N)
}

// add adds what a half of a layer gave to the rows it was given.
func (f *forward) add(sum []float32, norm weights.Norm, count int) {
	for i := range count {
		row := f.row(i)
		for j, x := range sum[i*weights.Width : (i+1)*weights.Width] {
			row[j] += x
		}
		normalise(row, norm)
	}
}

// normalise brings a row to mean 0 and variance 1, then scales and shifts it.
func normalise(row []float32, norm weights.Norm) {
	gain, shift := norm.Gain[:len(row)], norm.Shift[:len(row)]
	var s0, s1, s2, s3 float32
	for j := 0; j+3 < len(row); j += 4 {
		s0 += row[j]
		s1 += row[j+1]
		s2 += row[j+2]
		s3 += row[j+3]
	}
	mean := (s0 + s1 + s2 + s3) / weights.Width
	s0, s1, s2, s3 = 0, 0, 0, 0
	for j := 0; j+3 < len(row); j += 4 {
		a, b, c, d := row[j]-mean, row[j+1]-mean, row[j+2]-mean, row[j+3]-mean
		s0 += float32(a * a)
		s1 += float32(b * b)
		s2 += float32(c * c)
		s3 += float32(d * d)
	}
	variance := (s0 + s1 + s2 + s3) / weights.Width
	factor := float32(1 / math.Sqrt(float64(variance)+1e-12))
	for j, x := range row {
		row[j] = float32(float32((x-mean)*factor)*gain[j]) + shift[j]
	}
}

// mix gives each of a text's n pieces a mixture of the values of all, by how its query meets their keys. wide has the
// queries, keys and values; out gets rows of Width numbers.
func (a *attention) mix(wide []float32, n int, out []float32) {
	a.take(wide, n)
	width := kernel.PadCols(n)
	a.scores = kernel.Grow(a.scores, kernel.PadRows(n)*width)
	a.shares = kernel.Grow(a.shares, kernel.PadRows(n)*width)
	a.shareScales = kernel.Grow(a.shareScales, kernel.PadRows(n))
	for head := range heads {
		at := head * headSize
		a.setKeys(at, n, width)
		a.keyMatrix.Multiply(a.queries[at:], weights.Width, a.queryScales, n, a.scores, width)
		for i := range n {
			a.shareScales[i] = share(a.shares[i*width:(i+1)*width], a.scores[i*width:i*width+n])
		}
		a.setValues(at, n)
		a.valueMatrix.Multiply(a.shares, width, a.shareScales, n, out[at:], weights.Width)
	}
}

// take makes whole numbers of a text's queries, keys and values. The values share one scale, as they are added up.
func (a *attention) take(wide []float32, n int) {
	room := kernel.PadRows(n)
	a.queries = kernel.Grow(a.queries, room*weights.Width)
	a.keys = kernel.Grow(a.keys, n*weights.Width)
	a.values = kernel.Grow(a.values, n*weights.Width)
	a.queryScales = kernel.Grow(a.queryScales, room)
	a.keyScales = kernel.Grow(a.keyScales, n)
	part := func(i, which int) []float32 {
		return wide[(3*i+which)*weights.Width : (3*i+which+1)*weights.Width]
	}
	var peak float32
	for i := range n {
		a.queryScales[i] = kernel.Quantise(a.queries[i*weights.Width:], part(i, 0))
		a.keyScales[i] = kernel.Quantise(a.keys[i*weights.Width:], part(i, 1))
		peak = max(peak, kernel.Peak(part(i, 2)))
	}
	for i := range n {
		a.valueScale = kernel.QuantiseTo(a.values[i*weights.Width:], part(i, 2), peak)
	}
}

// setKeys makes a matrix of one head's keys: a column for each piece.
func (a *attention) setKeys(at, n, width int) {
	m := &a.keyMatrix
	m.Reshape(headSize, width)
	clear(m.Values)
	clear(m.Scales)
	clear(m.Bias)
	step := m.At(2, 0) - m.At(0, 0)
	for col := range n {
		m.Scales[col] = a.keyScales[col] / math.Sqrt2 / 4 // by √headSize
		to := m.At(0, col)
		key := a.keys[col*weights.Width+at:][:headSize]
		for k := 0; k+1 < len(key); k += 2 {
			m.Values[to], m.Values[to+1] = key[k], key[k+1]
			to += step
		}
	}
}

// setValues makes a matrix of one head's values: a row for each piece.
func (a *attention) setValues(at, n int) {
	m := &a.valueMatrix
	m.Reshape((n+1)/2*2, headSize)
	clear(m.Bias)
	for col := range m.Scales {
		m.Scales[col] = a.valueScale
	}
	if n%2 == 1 {
		clear(m.Values)
	}
	half, step := m.At(0, headSize/2), m.At(0, 1)-m.At(0, 0)
	for row := range n {
		to := m.At(row, 0)
		value := a.values[row*weights.Width+at:][:headSize]
		for col := range headSize / 2 {
			m.Values[to], m.Values[to+half] = value[col], value[col+headSize/2]
			to += step
		}
	}
}

// share makes whole numbers of how much each piece has to say, and gives what 1 of them stands for.
func share(shares []int16, scores []float32) float32 {
	highest := scores[0]
	for _, x := range scores {
		if x > highest {
			highest = x
		}
	}
	kernel.Exp(scores, highest)
	var sum float32
	for _, x := range scores {
		sum += x
	}
	factor := min(largestShare, sumOfShares/sum)
	kernel.Round(shares, scores, factor)
	clear(shares[len(scores):])
	return 1 / float32(sum*factor)
}
