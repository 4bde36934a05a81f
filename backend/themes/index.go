package themes

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Index is a set of asks made ready to be compared. It is not safe for use by several goroutines at a time while one of
// them adds or removes; otherwise it is.
type Index struct {
	encoder Encoder // nil where words alone decide
	fading  Fading
	asks    []entry
	at      map[string]int // by id
	lex     *lexicon
	middle  []float32 // of the vectors, before they were centred
	plane   *plane    // of words; nil where an encoder tells the meaning
	vectors vectors   // of length 1, about their middle

	mutex sync.Mutex
	near  [][]neighbour // of all asks, once they were looked for
}

// entry is one ask of an index.
type entry struct {
	Ask
	meaning string   // what is encoded: the text, in English as far as a dictionary takes it
	clauses [][]word // its words
}

// Read makes the index of asks. It takes as long as encoding them does.
func Read(ctx context.Context, asks []Ask, by Means) (*Index, error) {
	if err := checkAsks(asks); err != nil {
		return nil, err
	}
	ix := &Index{asks: readEntries(asks), at: map[string]int{}, encoder: by.Encoder}
	slices.SortFunc(ix.asks, compareEntries)
	stems := make([][]string, len(ix.asks))
	for i, a := range ix.asks {
		ix.at[a.ID] = i
		stems[i] = a.stems()
	}
	by.Progress.tell(Reading, len(asks), len(asks))
	ix.lex = readWords(stems)
	if ix.encoder == nil {
		ix.plane = findPlane(ix.lex)
	} else {
		ix.fading = fade(ix.encoder, meanings(ix.asks), by.Fading)
	}
	var err error
	if ix.vectors, err = ix.vectorsOf(ctx, ix.asks, by.Progress); err != nil {
		return nil, err
	}
	ix.middle = ix.vectors.mean()
	ix.vectors.centre(ix.middle)
	return ix, nil
}

// readEntries reads asks, on all cores.
func readEntries(asks []Ask) []entry {
	entries := make([]entry, len(asks))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			seen := reader{}
			for i := w; i < len(asks); i += workers {
				entries[i] = seen.read(asks[i])
			}
		})
	}
	wait.Wait()
	return entries
}

func (seen reader) read(ask Ask) entry {
	ask.Text = tidy(ask.Text)
	e := entry{Ask: ask, meaning: ask.Text, clauses: seen.clauses(ask.Text)}
	d := glossary()
	if language := d.tongueOf(slices.Concat(e.clauses...)); language != notIndonesian {
		glosses := make([]string, len(e.clauses))
		for i, clause := range e.clauses {
			glosses[i] = d.gloss(clause, language)
		}
		e.meaning = strings.Join(glosses, ", ")
	}
	e.clauses = pauses(e.clauses)
	return e
}

// contents are the words that say what the ask is about.
func (e entry) contents() iter.Seq[word] {
	return func(yield func(word) bool) {
		for _, clause := range e.clauses {
			for _, w := range clause {
				if w.content && !yield(w) {
					return
				}
			}
		}
	}
}

// stems are those of its contents.
func (e entry) stems() []string {
	var stems []string
	for w := range e.contents() {
		stems = append(stems, w.stem)
	}
	return stems
}

// encodeBatch is how many texts are encoded at a time: few enough that progress is seen and cancelling felt.
const encodeBatch = 256

// vectorsOf makes the vectors of entries, not yet centred.
func (ix *Index) vectorsOf(ctx context.Context, entries []entry, told Progress) (vectors, error) {
	n := len(entries)
	if ix.encoder == nil {
		v := newVectors(n, ix.plane.size)
		for i, e := range entries {
			ix.plane.project(v.row(i), ix.lex.row(e.stems()))
		}
		return v, nil
	}
	texts := meanings(entries)
	var v vectors
	for start := 0; start < n; start += encodeBatch {
		told.tell(Encoding, start, n)
		batch := texts[start:min(start+encodeBatch, n)]
		rows, err := ix.encoder.Encode(ctx, batch, ix.fading)
		if err != nil {
			return v, fmt.Errorf("encode asks: %w", err)
		}
		for k, row := range rows {
			if v.size == 0 {
				v = newVectors(n, len(row))
			}
			if len(row) != v.size || len(rows) != len(batch) {
				return v, fmt.Errorf("%s gave %d vectors of %d numbers for %d texts", ix.encoder.Model(), len(rows), len(row), len(batch))
			}
			copy(v.row(start+k), row)
		}
	}
	told.tell(Encoding, n, n)
	return v, ctx.Err()
}

// meanings are what is encoded of entries.
func meanings(entries []entry) []string {
	texts := make([]string, len(entries))
	for i, e := range entries {
		texts[i] = e.meaning
	}
	return texts
}

// Model says what the asks are compared by.
func (ix *Index) Model() string {
	if ix.encoder == nil {
		return WordsModel
	}
	return ix.encoder.Model()
}

// Fading is that of the asks the index was read from, to be handed to the next Read of nearly the same.
func (ix *Index) Fading() Fading { return ix.fading }

// neighbours finds the nearest asks of each; they are looked for once.
func (ix *Index) neighbours(ctx context.Context, told Progress) ([][]neighbour, error) {
	ix.mutex.Lock()
	defer ix.mutex.Unlock()
	if ix.near == nil {
		n := len(ix.asks)
		near, err := nearest(ctx, ix.vectors, ix.vectors, min(neighbourCount(n), n-1), places(n), told)
		if err != nil {
			return nil, err
		}
		ix.near = near
	}
	return ix.near, nil
}

// Add takes in further asks. One whose id is there already takes the place of the old one.
func (ix *Index) Add(ctx context.Context, asks ...Ask) error {
	if err := checkAsks(asks); err != nil {
		return err
	}
	entries := readEntries(asks)
	v, err := ix.vectorsOf(ctx, entries, nil)
	if err != nil {
		return err
	}
	ids := make([]string, len(asks))
	for i, a := range asks {
		ids[i] = a.ID
	}
	ix.Remove(ids...)
	if ix.vectors.size == 0 { // the first asks of an empty index
		ix.vectors.size, ix.middle = v.size, make([]float32, v.size)
	}
	v.centre(ix.middle)
	ix.vectors.data = append(ix.vectors.data, v.data...)
	for i, e := range entries {
		place := len(ix.asks)
		ix.asks = append(ix.asks, e)
		ix.at[ids[i]] = place
		ix.lex.add(e.stems())
	}
	ix.arrange(places(len(ix.asks)))
	return nil
}

// Remove takes asks out. Those that are not there are no matter.
func (ix *Index) Remove(ids ...string) {
	gone := map[int]bool{}
	for _, id := range ids {
		if i, there := ix.at[id]; there {
			gone[i] = true
		}
	}
	if len(gone) > 0 {
		ix.arrange(slices.DeleteFunc(places(len(ix.asks)), func(i int) bool { return gone[i] }))
	}
}

// arrange keeps the asks at some places, in the order that results do not depend on.
func (ix *Index) arrange(kept []int) {
	slices.SortFunc(kept, func(a, b int) int { return compareEntries(ix.asks[a], ix.asks[b]) })
	asks := make([]entry, len(kept))
	ix.vectors, ix.lex.rows = ix.pick(kept)
	clear(ix.at)
	for k, i := range kept {
		asks[k] = ix.asks[i]
		ix.at[asks[k].ID] = k
	}
	ix.asks, ix.near = asks, nil
	ix.lex.recount()
}

// compareEntries gives asks one order for ever, whatever the order in which they came.
func compareEntries(a, b entry) int {
	return cmp.Or(strings.Compare(a.Text, b.Text), strings.Compare(a.Theme, b.Theme), strings.Compare(a.ID, b.ID))
}

// Len is how many asks there are.
func (ix *Index) Len() int { return len(ix.asks) }
