package kernel

// smallest is the peak below which a row counts as zeros, as Limit divided by it might not be a number any more.
const smallest = 1e-30

// Quantise writes a row as whole numbers of at most Limit into out and gives what 1 of them stands for.
func Quantise(out []int16, row []float32) float32 {
	return QuantiseTo(out, row, Peak(row))
}

// QuantiseTo is Quantise for a row that shares its scale with others, whose peak is the highest of them all.
func QuantiseTo(out []int16, row []float32, peak float32) float32 {
	if peak < smallest {
		clear(out[:len(row)])
		return 0
	}
	Round(out, row, Limit/peak)
	return peak / Limit
}

// Peak is the largest magnitude in a row.
func Peak(row []float32) float32 { return peakOf(row) }

// Round writes each number times the factor into out, rounded. The products must stay below 32,768.
func Round(out []int16, row []float32, factor float32) { round(out[:len(row)], row, factor) }

// Exp replaces each number of a row by e^(number − highest), where none is above highest.
func Exp(row []float32, highest float32) { expRow(row, highest) }

// GELU replaces each number x of a row by x·Φ(x), the activation that the model was trained with.
func GELU(row []float32) { gelu(row) }
