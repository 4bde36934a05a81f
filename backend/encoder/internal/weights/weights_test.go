package weights

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"sync"
	"testing"
)

// pattern is enough numbers for any tensor.
var pattern = sync.OnceValue(func() []float32 {
	numbers := make([]float32, Pieces*Width)
	for i := range numbers {
		numbers[i] = float32(i%251-125) / 125
	}
	return numbers
})

// tensor gives the same pattern for any name.
func tensor(_ string, rows, width int) ([]float32, error) { return pattern()[:rows*width], nil }

func words() []string {
	all := make([]string, Pieces)
	for i := range all {
		all[i] = fmt.Sprint("w", i)
	}
	return all
}

// packed is a file with that pattern in it.
var packed = sync.OnceValue(func() []byte {
	m, err := Pack(words(), tensor)
	var file bytes.Buffer
	if err := errors.Join(err, m.Write(&file)); err != nil {
		panic(err)
	}
	return file.Bytes()
})

func TestWhatWasPackedIsRead(t *testing.T) {
	file := packed()
	m, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(m.Words, words()) {
		t.Error("other words")
	}
	numbers, _ := tensor("", Inner, Width)
	up := m.Layers[3].Up
	for _, at := range [][2]int{{0, 0}, {1, 0}, {383, 1535}, {200, 17}} {
		got := float32(up.Values[up.At(at[0], at[1])]) * up.Scales[at[1]]
		if want := numbers[at[1]*Width+at[0]]; math.Abs(float64(got-want)) > .005 {
			t.Errorf("row %d, column %d: %v, want %v", at[0], at[1], got, want)
		}
	}
	var again bytes.Buffer
	if err := m.Write(&again); err != nil || !bytes.Equal(again.Bytes(), file) {
		t.Errorf("written again it differs (%v)", err)
	}
}

func TestPackWantsTheWholeModel(t *testing.T) {
	if _, err := Pack([]string{"a"}, tensor); err == nil {
		t.Error("a short vocabulary was taken")
	}
	missing := errors.New("missing")
	_, err := Pack(words(), func(name string, rows, width int) ([]float32, error) {
		if name == "encoder.layer.5.output.dense.weight" {
			return nil, missing
		}
		return tensor(name, rows, width)
	})
	if !errors.Is(err, missing) {
		t.Errorf("a missing tensor: %v", err)
	}
}

// sealed puts a right checksum before a body.
func sealed(body []byte) []byte {
	return append(binary.LittleEndian.AppendUint32([]byte(mark), crc32.ChecksumIEEE(body)), body...)
}

func TestNumbersOutOfBoundsAreRefused(t *testing.T) {
	body := slices.Clone(packed()[len(mark)+4:])
	first := 4 + int(binary.LittleEndian.Uint32(body))
	for _, number := range []float64{math.NaN(), math.Inf(1), 1e30} {
		binary.LittleEndian.PutUint32(body[first:], math.Float32bits(float32(number)))
		if _, err := Read(sealed(body)); err == nil {
			t.Errorf("%v was read", number)
		}
	}
}

// FuzzRead: no file makes it panic, also none whose checksum is right.
func FuzzRead(f *testing.F) {
	for _, body := range [][]byte{{}, {1, 0, 0, 0, 'a'}, {255, 255, 255, 255, 0}, bytes.Repeat([]byte{'\n'}, Pieces+3)} {
		f.Add(sealed(body), true)
		f.Add(body, true)
	}
	f.Add([]byte(mark), false)
	f.Fuzz(func(t *testing.T, file []byte, seal bool) {
		if seal {
			file = sealed(file)
		}
		if m, err := Read(file); (m == nil) == (err == nil) {
			t.Errorf("%v, %v", m, err)
		}
	})
}
