package layout

import "throughline/backend/pdf/internal/text"

// balance moves width between the columns of a table as long as that makes its rows lower.
type balance struct {
	rows   [][][]text.Piece // by row and column
	brief  [][]bool         // cells that read as one thing
	least  []float64
	widths []float64
	lines  []map[float64][]int // of each row, by column and its width
}

const (
	// mostWeighed bounds the rows that are looked at: those that follow are mostly like them.
	mostWeighed = 60
	// briefCell is the width up to which a cell is rather a figure or a name than prose.
	briefCell = 112.0
)

func newBalance(rows [][][]text.Cluster, least, widths []float64) *balance {
	b := &balance{least: least, widths: widths, lines: make([]map[float64][]int, len(widths))}
	for k := range b.lines {
		b.lines[k] = map[float64][]int{}
	}
	for _, row := range rows[:min(len(rows), mostWeighed)] {
		pieces, brief := make([][]text.Piece, len(row)), make([]bool, len(row))
		for k, clusters := range row {
			pieces[k] = text.Pieces(clusters)
			brief[k] = text.Count(pieces[k], briefCell) == 1
		}
		b.rows, b.brief = append(b.rows, pieces), append(b.brief, brief)
	}
	return b
}

// settle changes the widths.
func (b *balance) settle() {
	const rounds = 24
	best := b.cost()
	for range rounds {
		from, to, by := -1, -1, 0.0
		for k := range b.widths {
			for other := range b.widths {
				for _, step := range []float64{6, 12, 18, 30, 48} {
					if k == other || b.widths[k]-step < b.least[k] {
						continue
					}
					b.move(k, other, step)
					if cost := b.cost(); cost < best {
						best, from, to, by = cost, k, other, step
					}
					b.move(other, k, step)
				}
			}
		}
		if from < 0 {
			return
		}
		b.move(from, to, by)
	}
}

func (b *balance) move(from, to int, by float64) {
	b.widths[from] -= by
	b.widths[to] += by
}

// cost is the height of all rows in lines; of equal ones that is better in which no row is much higher than the others, and
// in which fewer cells are broken, above all brief ones.
func (b *balance) cost() float64 {
	const broken, brief, high = 0.01, 0.3, 0.06
	total := 0.0
	counts := make([][]int, len(b.widths))
	for k := range b.widths {
		counts[k] = b.column(k)
	}
	for i := range b.rows {
		highest := 1
		for k := range counts {
			highest = max(highest, counts[k][i])
			total += broken * float64(counts[k][i])
			if counts[k][i] > 1 && b.brief[i][k] {
				total += brief
			}
		}
		total += float64(highest) + high*float64(highest*highest)
	}
	return total
}

// column counts the lines that the cells of a column have at its width.
func (b *balance) column(k int) []int {
	width := b.widths[k]
	counts, known := b.lines[k][width]
	if !known {
		counts = make([]int, len(b.rows))
		for i, row := range b.rows {
			counts[i] = text.Count(row[k], width)
		}
		b.lines[k][width] = counts
	}
	return counts
}
