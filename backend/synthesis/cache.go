package synthesis

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"slices"

	"throughline/backend/store"
	"throughline/backend/themes"
)

// A text's vector depends on the text and on how much its own word pieces count, so that is what it is kept by: a text
// none of whose pieces changed is never encoded again, and the cache holds what several products need side by side.

// vectorsPerAsk and vectorsMore say how much the cache holds: so many vectors for each ask of the workspace, and so many
// more. Beyond that goes what other models made, then all that the asks just read do not need.
const (
	vectorsPerAsk = 4
	vectorsMore   = 2000
)

// cached is an encoder that remembers, in the workspace, what it was asked while it is keeping.
type cached struct {
	themes.Encoder
	store   *store.Store
	keeping bool            // what is typed to look for something like it is not worth keeping
	used    map[string]bool // digests, while keeping
}

// Encode takes the vectors that the workspace holds, and has the rest made.
func (c *cached) Encode(ctx context.Context, texts []string, fade map[int32]float32) ([][]float32, error) {
	if !c.keeping {
		return c.Encoder.Encode(ctx, texts, fade)
	}
	digests := make([][]byte, len(texts))
	for i, text := range texts {
		digests[i] = digest(text, c.Pieces(text), fade)
		c.used[string(digests[i])] = true
	}
	found, err := c.store.Vectors(c.Model(), digests)
	if err != nil {
		return nil, err
	}
	vectors := make([][]float32, len(texts))
	var missing []int
	var unknown []string
	for i, d := range digests {
		if vectors[i] = found[string(d)]; vectors[i] == nil {
			missing, unknown = append(missing, i), append(unknown, texts[i])
		}
	}
	if len(missing) == 0 {
		return vectors, nil
	}
	made, err := c.Encoder.Encode(ctx, unknown, fade)
	if err != nil {
		return nil, err
	}
	fresh := make([][]byte, len(missing))
	for k, i := range missing {
		vectors[i], fresh[k] = made[k], digests[i]
	}
	return vectors, c.store.KeepVectors(c.Model(), fresh, made)
}

// digest names a text with the fading of those of its own pieces that are faded.
func digest(text string, pieces []int32, fade map[int32]float32) []byte {
	own := slices.Clone(pieces)
	slices.Sort(own)
	hash := sha256.New()
	hash.Write([]byte(text))
	for _, piece := range slices.Compact(own) {
		if level, faded := fade[piece]; faded {
			var raw [9]byte // the zero at its begin parts it from the text
			binary.LittleEndian.PutUint32(raw[1:], uint32(piece))
			binary.LittleEndian.PutUint32(raw[5:], math.Float32bits(level))
			hash.Write(raw[:])
		}
	}
	return hash.Sum(nil)
}

// fadingModel is what the last fading of a product is kept under, as pairs of a piece and its level.
func (c *cached) fadingModel() string { return c.Model() + " fading" }

func (c *cached) lastFading(productID string) (themes.Fading, error) {
	key := digest(productID, nil, nil)
	found, err := c.store.Vectors(c.fadingModel(), [][]byte{key})
	fading := themes.Fading{}
	for pair := range slices.Chunk(found[string(key)], 2) {
		if len(pair) == 2 {
			fading[int32(pair[0])] = pair[1]
		}
	}
	return fading, err
}

func (c *cached) keepFading(productID string, fading themes.Fading) error {
	pairs := make([]float32, 0, 2*len(fading))
	for piece, level := range fading {
		pairs = append(pairs, float32(piece), level)
	}
	return c.store.KeepVectors(c.fadingModel(), [][]byte{digest(productID, nil, nil)}, [][]float32{pairs})
}

// read makes an index of asks of a product.
func (c *cached) read(
	ctx context.Context, productID string, asks []themes.Ask, told themes.Progress,
) (*themes.Index, error) {
	before, err := c.lastFading(productID)
	if err != nil {
		return nil, err
	}
	c.keep()
	defer c.rest()
	ix, err := themes.Read(ctx, asks, themes.Means{Encoder: c, Fading: before, Progress: told})
	if err != nil {
		return nil, err
	}
	if err := c.keepFading(productID, ix.Fading()); err != nil {
		return nil, err
	}
	return ix, c.store.PruneVectors([]string{c.Model(), c.fadingModel(), shownModel}, c.used, vectorsPerAsk, vectorsMore)
}

func (c *cached) keep() { c.keeping, c.used = true, map[string]bool{} }
func (c *cached) rest() { c.keeping, c.used = false, nil }
