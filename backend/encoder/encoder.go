package encoder

import (
	"context"
	"embed"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"throughline/backend/encoder/internal/weights"
	"throughline/backend/encoder/internal/wordpiece"
)

// Dimensions is how many numbers a vector has.
const Dimensions = weights.Width

// The marks at both ends of a text, as the model was trained, and how much they count beside a word piece.
const (
	markBegin  = 101
	markEnd    = 102
	markWeight = 0.001
)

// batchPieces is how many word pieces go through the model together: enough to make use of each weight that is loaded,
// few enough to stay in the processor's cache.
const batchPieces = 160

//go:embed all:weights
var files embed.FS

// Encoder is the sentence model. It may be used by several goroutines.
type Encoder struct {
	model *weights.Model
	words *wordpiece.Vocabulary
}

var opened = sync.OnceValue(func() *Encoder {
	file, err := files.ReadFile("weights/minilm.bin")
	if err != nil {
		return nil
	}
	e, err := read(file)
	if err != nil {
		return nil
	}
	return e
})

// Open gives the encoder, and false where this build has no weights.
func Open() (*Encoder, bool) {
	e := opened()
	return e, e != nil
}

func read(file []byte) (*Encoder, error) {
	model, err := weights.Read(file)
	if err != nil {
		return nil, err
	}
	words, err := wordpiece.New(model.Words)
	if err != nil {
		return nil, err
	}
	return &Encoder{model, words}, nil
}

// Model names the model and its version. Vectors of another one can't be compared with these.
func (e *Encoder) Model() string { return fmt.Sprintf("all-MiniLM-L6-v2/1-%08x", e.model.Checksum) }

// Pieces gives the ids of the word pieces of text that Encode looks at, in order.
func (e *Encoder) Pieces(text string) []int32 { return e.words.Pieces(text, weights.Positions-2) }

// Encode gives a vector of length 1 for each text. fade says how much a word piece counts where the pieces of a text are
// put together; one that is not in it counts 1. A text's vector depends on nothing but the text and what its own pieces
// count. Encode uses all cores; it fails only when the context ends, and then soon.
func (e *Encoder) Encode(ctx context.Context, texts []string, fade map[int32]float32) ([][]float32, error) {
	pieces := make([][]int32, len(texts))
	total := 0
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		pieces[i] = append(append([]int32{markBegin}, e.Pieces(text)...), markEnd)
		total += len(pieces[i])
	}
	workers := runtime.GOMAXPROCS(0)
	batches := batch(pieces, min(batchPieces, total/workers+1))
	vectors := make([][]float32, len(texts))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(workers, len(batches)) {
		wait.Go(func() {
			run := &forward{model: e.model}
			for ctx.Err() == nil {
				at := int(next.Add(1)) - 1
				if at >= len(batches) {
					return
				}
				run.encode(ctx, pieces, batches[at], fade, vectors)
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return vectors, nil
}

// batch puts texts of about the same length together, the longest first, each batch of about so many pieces.
func batch(pieces [][]int32, room int) [][]int {
	order := make([]int, len(pieces))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(pieces[b]) - len(pieces[a]) })
	var batches [][]int
	for start := 0; start < len(order); {
		end, size := start, 0
		for end < len(order) && (end == start || size+len(pieces[order[end]]) <= room) {
			size += len(pieces[order[end]])
			end++
		}
		batches = append(batches, order[start:end])
		start = end
	}
	return batches
}

// pool puts the vectors of a text's pieces together into one of length 1.
func pool(ids []int32, rows []float32, fade map[int32]float32) []float32 {
	vector := make([]float32, Dimensions)
	for i, id := range ids {
		weight := float32(1)
		if i == 0 || i == len(ids)-1 {
			weight = markWeight
		} else if w, faded := fade[id]; faded {
			weight = w
		}
		for j, x := range rows[i*Dimensions : (i+1)*Dimensions] {
			vector[j] += float32(weight * x)
		}
	}
	var square float64
	for _, x := range vector {
		square += float64(float64(x) * float64(x))
	}
	for j := range vector {
		vector[j] = float32(float64(vector[j]) / math.Sqrt(square))
	}
	return vector
}
