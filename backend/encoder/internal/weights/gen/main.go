// Command gen packs the sentence model, as its makers publish it, into the file that the app embeds:
//
//	go run ./backend/encoder/internal/weights/gen MODEL.safetensors TOKENIZER.json OUT
//
// The same model gives the same bytes.
package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"throughline/backend/encoder/internal/weights"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: gen MODEL.safetensors TOKENIZER.json OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "The sentence model could not be packed:", err)
		os.Exit(1)
	}
}

func run(model, tokenizer, out string) error {
	source, err := open(model)
	if err != nil {
		return err
	}
	words, err := vocabulary(tokenizer)
	if err != nil {
		return err
	}
	packed, err := weights.Pack(words, source.tensor)
	if err != nil {
		return err
	}
	// Under another name first, so that an interrupted run leaves no half of a file.
	file, err := os.CreateTemp(filepath.Dir(out), ".packing-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) //nolint:errcheck // it is gone when all went well
	if err := errors.Join(packed.Write(file), file.Chmod(0o644), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), out)
}

// vocabulary gives the word pieces in the order of their ids.
func vocabulary(path string) ([]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file struct {
		Model struct {
			Vocab map[string]int `json:"vocab"`
		} `json:"model"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	words := make([]string, len(file.Model.Vocab))
	for word, id := range file.Model.Vocab {
		if id < 0 || id >= len(words) {
			return nil, fmt.Errorf("%s: the id of %q is out of bounds", path, word)
		}
		words[id] = word
	}
	return words, nil
}

// safetensors is an open file of that format: a length, a JSON header of that length, the numbers.
type safetensors struct {
	header map[string]struct {
		Kind  string `json:"dtype"`
		Shape []int  `json:"shape"`
		Place []int  `json:"data_offsets"`
	}
	numbers []byte
}

func open(path string) (*safetensors, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if len(data) < 8 || binary.LittleEndian.Uint64(data) > uint64(len(data)-8) {
		return nil, fmt.Errorf("%s is no safetensors file", path)
	}
	length := binary.LittleEndian.Uint64(data)
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data[8:8+length], &raw); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	delete(raw, "__metadata__")
	header, err := json.Marshal(raw)
	if err != nil {
		return nil, err
	}
	file := &safetensors{numbers: data[8+length:]}
	return file, json.Unmarshal(header, &file.header)
}

// tensor gives the numbers of one, row by row.
func (s *safetensors) tensor(name string, rows, width int) ([]float32, error) {
	entry, ok := s.header[name]
	if !ok || entry.Kind != "F16" || len(entry.Place) != 2 {
		return nil, fmt.Errorf("the model has no %s of 16-bit floats", name)
	}
	from, to := entry.Place[0], entry.Place[1]
	if from < 0 || to > len(s.numbers) || to-from < 2*rows*width {
		return nil, fmt.Errorf("the model's %s has %v numbers, not %d × %d", name, entry.Shape, rows, width)
	}
	numbers := make([]float32, rows*width)
	for i := range numbers {
		numbers[i] = half(binary.LittleEndian.Uint16(s.numbers[from+2*i:]))
	}
	return numbers, nil
}

// half reads a float of 16 bits.
func half(bits uint16) float32 {
	sign, exponent, fraction := float64(1), int(bits>>10&31), float64(bits&1023)
	if bits>>15 == 1 {
		sign = -1
	}
	switch exponent {
	case 0:
		return float32(sign * math.Ldexp(fraction, -24))
	case 31:
		return float32(math.NaN())
	}
	return float32(sign * math.Ldexp(1024+fraction, exponent-25))
}
