package themes

import "throughline/backend/kernel"

// Vectors are compared as whole numbers: of unit vectors times unit, the inner product is at most unit², which fits into
// 32 bits, and it is off by less than 1 in 10,000. Whole numbers add up to the same in any order, and so on any processor.
const unit = 16384

// A block of rows is compared with a block of columns at a time: together with their products they stay in the cache.
const (
	rowBlock = 4 * kernel.Rows
	colBlock = 32 * kernel.Cols
)

// columns are vectors made ready to be multiplied with.
type columns struct {
	size   int // of a vector, made even
	n      int
	blocks []*kernel.Matrix
}

func newColumns(v vectors) *columns {
	c := &columns{size: (v.size + 1) / 2 * 2, n: v.len()}
	whole := make([]int16, c.size)
	for start := 0; start < c.n; start += colBlock {
		end := min(start+colBlock, c.n)
		m := kernel.NewMatrix(c.size, kernel.PadCols(end-start))
		for j := start; j < end; j++ {
			kernel.Round(whole, v.row(j), unit)
			for i, x := range whole {
				m.Values[m.At(i, j-start)] = x
			}
			m.Scales[j-start] = 1.0 / unit
		}
		c.blocks = append(c.blocks, m)
	}
	return c
}

// products multiplies one block of rows after another with one block of columns after another.
type products struct {
	*columns
	rows   []int16
	scales []float32
	out    []float32
}

func (c *columns) newProducts() *products {
	p := &products{
		columns: c, rows: make([]int16, rowBlock*c.size), scales: make([]float32, rowBlock), out: make([]float32, rowBlock*colBlock),
	}
	for i := range p.scales {
		p.scales[i] = 1.0 / unit
	}
	return p
}

// of multiplies the rows of v from one place to another, at most rowBlock, with all columns. It tells the products of each
// row, by its place in v, with the columns from start on.
func (p *products) of(v vectors, from, to int, told func(row, start int, line []float32)) {
	for i := from; i < to; i++ {
		kernel.Round(p.rows[(i-from)*p.size:], v.row(i), unit)
	}
	for b, m := range p.blocks {
		start := b * colBlock
		m.Multiply(p.rows, p.size, p.scales, to-from, p.out, colBlock)
		for i := from; i < to; i++ {
			told(i, start, p.out[(i-from)*colBlock:][:min(colBlock, p.n-start)])
		}
	}
}
