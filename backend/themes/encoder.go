package themes

import (
	"context"
	"math"
	"runtime"
	"sync"
)

// Encoder turns texts into vectors of meaning, all of one length.
type Encoder interface {
	// Model names the model and its version.
	Model() string
	// Pieces gives the word pieces of a text, by number, as the model sees them.
	Pieces(text string) []int32
	// Encode gives a vector for each text, in which each word piece counts as much as fade says, or whole where it says
	// nothing. The vector depends on nothing but the text and the fading of its own pieces.
	Encode(ctx context.Context, texts []string, fade map[int32]float32) ([][]float32, error)
}

// Fading says how much each of the word pieces counts that nearly all asks have in common ("I want my phone to …"); one
// that is not named counts whole.
type Fading map[int32]float32

// Means are what asks are compared by.
type Means struct {
	Encoder  Encoder  // nil compares by words alone
	Fading   Fading   // that of last time, so that a few new asks change it, and with it the vectors, only where they must
	Progress Progress // may be nil
}

const (
	commonShare = 20   // a piece that one ask in so many has still counts whole
	fadeLevels  = 4    // as exact as is needed, and coarse enough to stay the same when asks are added
	fadeFloor   = 0.05 // what counts nothing would leave no vector
)

// fade finds the fading of texts: a piece that df of n texts have counts ln(n/df)/ln 20, at most 1, in steps. A piece
// keeps the level that it had before until it is a whole step away.
func fade(encoder Encoder, texts []string, before Fading) Fading {
	df := count(encoder, texts)
	found := Fading{}
	for piece, n := range df {
		exact := math.Log(float64(len(texts))/float64(n)) / math.Log(commonShare)
		exact = min(max(exact, 0), 1)
		level := math.Round(exact*fadeLevels) / fadeLevels
		if was, had := before[piece]; had && math.Abs(exact-float64(was)) < 1.0/fadeLevels {
			level = float64(was)
		}
		if level < 1 {
			found[piece] = float32(max(level, fadeFloor))
		}
	}
	return found
}

// count says how many of the texts hold each piece.
func count(encoder Encoder, texts []string) map[int32]int {
	workers := runtime.GOMAXPROCS(0)
	parts := make([]map[int32]int, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			parts[w] = map[int32]int{}
			for i := w; i < len(texts); i += workers {
				seen := map[int32]bool{}
				for _, piece := range encoder.Pieces(texts[i]) {
					if !seen[piece] {
						seen[piece] = true
						parts[w][piece]++
					}
				}
			}
		})
	}
	wait.Wait()
	df := parts[0]
	for _, part := range parts[1:] {
		for piece, n := range part {
			df[piece] += n
		}
	}
	return df
}
