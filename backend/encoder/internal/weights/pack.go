package weights

import (
	"fmt"
	"math"

	"throughline/backend/kernel"
)

// Tensor gives the numbers of a tensor of the published model, row by row; a vector is one row.
type Tensor func(name string, rows, width int) ([]float32, error)

// Pack makes a model from the published one and its word pieces.
func Pack(words []string, tensor Tensor) (*Model, error) {
	if len(words) != Pieces {
		return nil, fmt.Errorf("the model has %d word pieces; %d were expected", len(words), Pieces)
	}
	p := &packer{tensor: tensor}
	m := newModel()
	m.Words = words
	embedding := p.get("embeddings.word_embeddings.weight", Pieces, Width)
	for id := range Pieces {
		at := id * Width
		m.Scales[id] = squeeze(m.Embedding[at:at+Width], embedding[at:])
	}
	copy(m.Positions, p.get("embeddings.position_embeddings.weight", Positions, Width))
	// A text is always the first of a pair that has no second: what marks the first is added once for all.
	first := p.get("embeddings.token_type_embeddings.weight", 1, Width)
	for i := range m.Positions {
		m.Positions[i] += first[i%Width]
	}
	p.norm(m.Norm, "embeddings.LayerNorm")
	for i := range m.Layers {
		layer, name := &m.Layers[i], fmt.Sprintf("encoder.layer.%d.", i)
		for part, kind := range []string{"query", "key", "value"} {
			p.matrix(layer.Attention, part*Width, Width, name+"attention.self."+kind)
		}
		p.matrix(layer.Out, 0, Width, name+"attention.output.dense")
		p.matrix(layer.Up, 0, Inner, name+"intermediate.dense")
		p.matrix(layer.Down, 0, Width, name+"output.dense")
		p.norm(layer.AfterAttention, name+"attention.output.LayerNorm")
		p.norm(layer.AfterAll, name+"output.LayerNorm")
	}
	return m, p.err
}

// packer keeps the first error, so that the list above stays one.
type packer struct {
	tensor Tensor
	err    error
}

func (p *packer) get(name string, rows, width int) []float32 {
	numbers, err := p.tensor(name, rows, width)
	if err != nil {
		if p.err == nil {
			p.err = err
		}
		return make([]float32, rows*width)
	}
	return numbers
}

func (p *packer) norm(n Norm, name string) {
	copy(n.Gain, p.get(name+".weight", 1, Width))
	copy(n.Shift, p.get(name+".bias", 1, Width))
}

// matrix fills columns of m, from first on, with the rows of a published one.
func (p *packer) matrix(m *kernel.Matrix, first, count int, name string) {
	numbers := p.get(name+".weight", count, m.K)
	whole := make([]int8, m.K)
	for row := range count {
		col := first + row
		m.Scales[col] = squeeze(whole, numbers[row*m.K:])
		for i, value := range whole {
			m.Values[m.At(i, col)] = int16(value)
		}
	}
	copy(m.Bias[first:], p.get(name+".bias", 1, count))
}

// squeeze fills whole with a row of numbers as whole ones of 8 bits and gives what 1 stands for.
func squeeze(whole []int8, row []float32) float32 {
	row = row[:len(whole)]
	var peak float64
	for _, x := range row {
		peak = max(peak, math.Abs(float64(x)))
	}
	if peak == 0 {
		clear(whole)
		return 0
	}
	for i, x := range row {
		whole[i] = int8(math.RoundToEven(float64(x) / peak * 127))
	}
	return float32(peak / 127)
}
