// Package weights reads and writes the file that holds the sentence model: all-MiniLM-L6-v2, its matrices as whole
// numbers of 8 bits, each row with a scale of its own.
//
// A file is a mark, a checksum and a body, whose length follows from the model's shape. A damaged one is an error, never a
// panic.
package weights

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"strings"

	"throughline/backend/kernel"
)

// The shape of the model.
const (
	Width     = 384  // numbers per word piece, and of a sentence's vector
	Inner     = 1536 // numbers between the two halves of a layer
	Layers    = 6
	Positions = 128 // word pieces of the longest text it was trained on
	Pieces    = 30522
)

// mark begins every file; its last letter is the version of the format.
const mark = "TLminilmA"

// Model is the sentence model, ready for use.
type Model struct {
	Checksum  uint32
	Words     []string  // the word pieces, by id
	Embedding []int8    // Width numbers for each of them
	Scales    []float32 // what 1 stands for in each
	Positions []float32 // Width numbers for each place in a text
	Norm      Norm
	Layers    [Layers]Layer
}

// Layer is one of the model's: attention, then two matrices with an activation between them.
type Layer struct {
	Attention, Out, Up, Down *kernel.Matrix // query, key and value stand side by side in Attention
	AfterAttention, AfterAll Norm
}

// Norm scales and shifts what was brought to mean 0 and variance 1.
type Norm struct{ Gain, Shift []float32 }

// newModel makes one of the right shape with zeros in it.
func newModel() *Model {
	norm := func() Norm { return Norm{make([]float32, Width), make([]float32, Width)} }
	m := &Model{
		Words: make([]string, Pieces), Embedding: make([]int8, Pieces*Width), Scales: make([]float32, Pieces),
		Positions: make([]float32, Positions*Width), Norm: norm(),
	}
	for i := range m.Layers {
		m.Layers[i] = Layer{
			Attention: kernel.NewMatrix(Width, 3*Width), Out: kernel.NewMatrix(Width, Width),
			Up: kernel.NewMatrix(Width, Inner), Down: kernel.NewMatrix(Inner, Width),
			AfterAttention: norm(), AfterAll: norm(),
		}
	}
	return m
}

// floats are all numbers of 32 bits, in the order of the file.
func (m *Model) floats() [][]float32 {
	all := [][]float32{m.Scales, m.Positions, m.Norm.Gain, m.Norm.Shift}
	for i := range m.Layers {
		layer := &m.Layers[i]
		for _, matrix := range layer.matrices() {
			all = append(all, matrix.Scales, matrix.Bias)
		}
		all = append(all, layer.AfterAttention.Gain, layer.AfterAttention.Shift, layer.AfterAll.Gain, layer.AfterAll.Shift)
	}
	return all
}

func (l *Layer) matrices() []*kernel.Matrix {
	return []*kernel.Matrix{l.Attention, l.Out, l.Up, l.Down}
}

// Write writes the model as a file.
func (m *Model) Write(w io.Writer) error {
	var body bytes.Buffer
	words := strings.Join(m.Words, "\n")
	_ = binary.Write(&body, binary.LittleEndian, uint32(len(words)))
	body.WriteString(words)
	for _, row := range m.floats() {
		_ = binary.Write(&body, binary.LittleEndian, row)
	}
	_ = binary.Write(&body, binary.LittleEndian, m.Embedding)
	for i := range m.Layers {
		for _, matrix := range m.Layers[i].matrices() {
			for _, value := range matrix.Values {
				body.WriteByte(byte(int8(value)))
			}
		}
	}
	head := binary.LittleEndian.AppendUint32([]byte(mark), crc32.ChecksumIEEE(body.Bytes()))
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err := w.Write(body.Bytes())
	return err
}

// Read reads a file.
func Read(file []byte) (*Model, error) {
	body, ok := bytes.CutPrefix(file, []byte(mark))
	if !ok || len(body) < 8 {
		return nil, errors.New("not a file of weights of this version")
	}
	m := newModel()
	m.Checksum, body = binary.LittleEndian.Uint32(body), body[4:]
	if crc32.ChecksumIEEE(body) != m.Checksum {
		return nil, errors.New("the weights are damaged: their checksum is another")
	}
	length := int64(binary.LittleEndian.Uint32(body))
	body = body[4:]
	if length > int64(len(body)) {
		return nil, errors.New("the weights are damaged: they end early")
	}
	m.Words, body = strings.Split(string(body[:length]), "\n"), body[length:]
	if len(m.Words) != Pieces {
		return nil, fmt.Errorf("the weights are for %d word pieces; %d were expected", len(m.Words), Pieces)
	}
	if err := m.fill(body); err != nil {
		return nil, err
	}
	return m, nil
}

// fill takes all numbers from what follows the words.
func (m *Model) fill(body []byte) error {
	want := len(m.Embedding)
	for _, row := range m.floats() {
		want += 4 * len(row)
	}
	for i := range m.Layers {
		for _, matrix := range m.Layers[i].matrices() {
			want += len(matrix.Values)
		}
	}
	if len(body) != want {
		return fmt.Errorf("the weights have %d bytes of numbers; %d were expected", len(body), want)
	}
	for _, row := range m.floats() {
		for i := range row {
			row[i] = math.Float32frombits(binary.LittleEndian.Uint32(body[4*i:]))
			if !(math.Abs(float64(row[i])) < 1e6) {
				return errors.New("the weights are damaged: one is out of all bounds")
			}
		}
		body = body[4*len(row):]
	}
	for i := range m.Embedding {
		m.Embedding[i] = int8(body[i])
	}
	body = body[len(m.Embedding):]
	for i := range m.Layers {
		for _, matrix := range m.Layers[i].matrices() {
			for j := range matrix.Values {
				matrix.Values[j] = int16(int8(body[j]))
			}
			body = body[len(matrix.Values):]
		}
	}
	return nil
}
