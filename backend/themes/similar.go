package themes

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
)

// Hit is an ask that is like a text.
type Hit struct {
	ID      string
	Score   float64     // 0 to 1
	Words   []string    // of the ask, that the text has as well, in whatever form
	Related [][2]string // words of the text and of the ask that stand in like asks, where they are not the same
}

const (
	leastScore   = 0.2  // what is less alike is not worth a look
	leastRelated = 0.35 // likeness of two words that are told as related
	mostRelated  = 3
)

// Similar finds up to n asks that are like a text, the likest first, by meaning and by words. It compares with every ask.
func (ix *Index) Similar(ctx context.Context, text string, n int) ([]Hit, error) {
	e := reader{}.read(Ask{Text: text})
	if len(e.clauses) == 0 || len(ix.asks) == 0 || n <= 0 {
		return []Hit{}, nil
	}
	words := ix.lex.row(ix.corrected(e.stems()))
	meaning, err := ix.place(ctx, e, words)
	if err != nil {
		return nil, err
	}
	var near []neighbour
	for i, score := range ix.scores(meaning, words) {
		near = insert(near, neighbour{int32(i), score}, n)
	}
	hits := []Hit{}
	for _, found := range near {
		score := float64(found.cos) / (1 + wordShare)
		if score < leastScore {
			break
		}
		hit := Hit{ID: ix.asks[found.ask].ID, Score: min(score, 1)}
		hit.Words, hit.Related = ix.why(e, ix.asks[found.ask])
		hits = append(hits, hit)
	}
	return hits, nil
}

// scores says how like each ask is to what lies there and has those words, on all cores.
func (ix *Index) scores(meaning []float32, words sparse) []float32 {
	scores := make([]float32, len(ix.asks))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w * len(scores) / workers; i < (w+1)*len(scores)/workers; i++ {
				scores[i] = dot(meaning, ix.vectors.row(i)) + wordShare*words.dot(ix.lex.rows[i])
			}
		})
	}
	wait.Wait()
	return scores
}

// place is where an ask that is not in the index lies among its asks.
func (ix *Index) place(ctx context.Context, e entry, words sparse) ([]float32, error) {
	v := newVectors(1, ix.vectors.size)
	if ix.encoder == nil {
		ix.plane.project(v.row(0), words)
	} else {
		rows, err := ix.encoder.Encode(ctx, []string{e.meaning}, ix.fading)
		if err != nil {
			return nil, fmt.Errorf("encode a text: %w", err)
		}
		copy(v.row(0), rows[0])
	}
	v.centre(ix.middle)
	return v.row(0), nil
}

// row is the TF-IDF vector of words; what the lexicon does not have is left out.
func (lex *lexicon) row(stems []string) sparse {
	counts := map[int32]int32{}
	for _, s := range stems {
		if id, known := lex.ids[s]; known {
			counts[id]++
		}
	}
	row := sparse{}
	for id := range counts {
		row.index = append(row.index, id)
	}
	slices.Sort(row.index)
	times := make([]int32, len(row.index))
	for k, id := range row.index {
		times[k] = counts[id]
	}
	row.weight = lex.weigh(row.index, times)
	return row
}

// corrected puts in the place of each word that no ask has one that differs by a slip of one key, the commonest of them.
func (ix *Index) corrected(stems []string) []string {
	fixed := slices.Clone(stems)
	for k, s := range fixed {
		if _, known := ix.lex.ids[s]; known || len(s) < leastSlip {
			continue
		}
		best := -1
		for id, term := range ix.lex.terms {
			if slip(s, term) && (best < 0 || ix.lex.df[id] > ix.lex.df[best]) {
				best = id
			}
		}
		if best >= 0 {
			fixed[k] = ix.lex.terms[best]
		}
	}
	return fixed
}

// leastSlip is how long a word must be for a near one to be taken for it.
const leastSlip = 4

// slip reports whether one letter more, one less, another one, or two changed places make b of a.
func slip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) || a[i+1:] == b[i+1:] {
		return i < len(a)
	}
	return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// both gives the words of an ask that a text has as well, in whatever form, and what else the two say.
func both(text, ask entry) (shared []string, rest, others []word) {
	has := map[string]bool{}
	for w := range text.contents() {
		if !has[w.stem] {
			has[w.stem] = true
			rest = append(rest, w)
		}
	}
	shared = []string{}
	said := map[string]bool{}
	for w := range ask.contents() {
		switch {
		case said[w.stem]:
		case has[w.stem]:
			shared = append(shared, w.raw)
		default:
			others = append(others, w)
		}
		said[w.stem] = true
	}
	return shared, slices.DeleteFunc(rest, func(w word) bool { return said[w.stem] }), others
}

// why gives the words that an ask shares with a text, and those that are related: words that stand in asks that lie near
// each other.
func (ix *Index) why(text, ask entry) (shared []string, related [][2]string) {
	shared, rest, others := both(text, ask)
	related = [][2]string{}
	type pair struct {
		words [2]string
		like  float32
	}
	var pairs []pair
	for _, a := range rest {
		for _, b := range others {
			if like := ix.wordLikeness(a.stem, b.stem); like >= leastRelated {
				pairs = append(pairs, pair{[2]string{a.raw, b.raw}, like})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.like, a.like) })
	for _, p := range pairs {
		if len(related) < mostRelated && !slices.ContainsFunc(related, func(r [2]string) bool {
			return r[0] == p.words[0] || r[1] == p.words[1]
		}) {
			related = append(related, p.words)
		}
	}
	return shared, related
}
