package layout

import (
	"math"

	"throughline/backend/pdf/internal/text"
)

// columnWidths divides the width of a table between its columns, padding included. Every column gets at least its
// longest word; what is left goes to those whose text would like more, and then where it makes rows lower.
func columnWidths(rows [][][]text.Cluster, t Table, n int, total float64) []float64 {
	inner := total - float64(n)*2*cellSide
	least, natural := make([]float64, n), make([]float64, n)
	for _, row := range rows {
		for k, clusters := range row {
			word, line := text.Widths(clusters)
			if t.column(k).Firm {
				word = line
			}
			const widestWord = 0.32 // of the table; a longer one is broken
			least[k] = max(least[k], min(word, inner*widestWord))
			natural[k] = max(natural[k], line)
		}
	}
	widths := share(least, natural, inner)
	if sum(least) < inner && inner < sum(natural) {
		newBalance(rows, least, widths).settle()
	}
	for k := range widths {
		widths[k] += 2 * cellSide
	}
	return widths
}

func share(least, natural []float64, total float64) []float64 {
	sumLeast, sumNatural := sum(least), sum(natural)
	n := float64(len(least))
	widths := make([]float64, len(least))
	switch {
	case sumLeast >= total: // even the words don't fit
		for k := range widths {
			widths[k] = total * least[k] / sumLeast
		}
		return atLeast(widths, total/n/3)
	case sumNatural <= total: // everything fits on one line
		spare := total - sumNatural
		for k := range widths {
			part := 1 / n // the spare room goes partly to all, partly by what is in the columns
			if sumNatural > 0 {
				part = 0.4/n + 0.6*natural[k]/sumNatural
			}
			widths[k] = natural[k] + spare*part
		}
		return widths
	}
	copy(widths, least)
	grow(widths, natural, total-sumLeast)
	return widths
}

// grow hands out rest by how much each column still wants. The power below one keeps a column of prose from starving
// the short ones.
func grow(widths, natural []float64, rest float64) {
	const fairness, rounds = 0.75, 4
	for range rounds {
		wants := make([]float64, len(widths))
		for k := range widths {
			wants[k] = math.Pow(max(0, natural[k]-widths[k]), fairness)
		}
		all := sum(wants)
		if rest < 0.01 || all == 0 {
			break
		}
		given := 0.0
		for k := range widths {
			more := min(rest*wants[k]/all, max(0, natural[k]-widths[k]))
			widths[k] += more
			given += more
		}
		rest -= given
	}
	for k := range widths {
		widths[k] += max(0, rest) / float64(len(widths))
	}
}

// atLeast raises widths to a minimum at the cost of the wider ones.
func atLeast(widths []float64, minimum float64) []float64 {
	raised, over := 0.0, 0.0
	for _, w := range widths {
		raised += max(0, minimum-w)
		over += max(0, w-minimum)
	}
	for k, w := range widths {
		if w < minimum {
			widths[k] = minimum
		} else if over > 0 {
			widths[k] = w - raised*(w-minimum)/over
		}
	}
	return widths
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}
