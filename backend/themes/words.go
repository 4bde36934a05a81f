package themes

import (
	"cmp"
	"math"
	"slices"
)

// sparse is a vector of which only the entries above zero are kept, by rising index.
type sparse struct {
	index  []int32
	weight []float32
}

// dot is the inner product.
func (a sparse) dot(b sparse) float32 {
	var sum float32
	for i, j := 0, 0; i < len(a.index) && j < len(b.index); {
		switch cmp.Compare(a.index[i], b.index[j]) {
		case 0:
			sum += a.weight[i] * b.weight[j]
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	return sum
}

// lexicon is what the words of all asks have to say: a TF-IDF vector of length 1 for each ask, over the stems of its
// content words.
type lexicon struct {
	terms []string
	ids   map[string]int32
	df    []int     // how many asks hold the term
	using [][]int32 // and which
	rows  []sparse
}

// readWords makes the lexicon of asks given as their stems. The weight of a term is (1 + ln tf) · (ln((1+n)/(1+df)) + 1),
// the smoothed form that scikit-learn calls sublinear_tf.
func readWords(stems [][]string) *lexicon {
	lex := &lexicon{ids: map[string]int32{}, rows: make([]sparse, len(stems))}
	counts := make([][]int32, len(stems))
	for i, words := range stems {
		lex.rows[i].index, counts[i] = lex.count(words)
	}
	lex.recount()
	for i := range lex.rows {
		lex.rows[i].weight = lex.weigh(lex.rows[i].index, counts[i])
	}
	return lex
}

// recount says anew which asks hold each term.
func (lex *lexicon) recount() {
	clear(lex.df)
	for id := range lex.using {
		lex.using[id] = lex.using[id][:0]
	}
	for i, row := range lex.rows {
		lex.note(i, row)
	}
}

func (lex *lexicon) note(ask int, row sparse) {
	for _, id := range row.index {
		lex.df[id]++
		lex.using[id] = append(lex.using[id], int32(ask))
	}
}

// add takes in one more ask, given as its stems.
func (lex *lexicon) add(stems []string) {
	index, counts := lex.count(stems)
	row := sparse{index: index}
	lex.rows = append(lex.rows, row)
	lex.note(len(lex.rows)-1, row)
	lex.rows[len(lex.rows)-1].weight = lex.weigh(index, counts)
}

// count gives the terms of words by rising id, new ones added, and how often each stands there.
func (lex *lexicon) count(words []string) (index, counts []int32) {
	for _, word := range words {
		id, known := lex.ids[word]
		if !known {
			id = int32(len(lex.terms))
			lex.ids[word] = id
			lex.terms = append(lex.terms, word)
			lex.df, lex.using = append(lex.df, 0), append(lex.using, nil)
		}
		index = append(index, id)
	}
	slices.Sort(index)
	kept := index[:0]
	for _, id := range index {
		if len(kept) > 0 && kept[len(kept)-1] == id {
			counts[len(counts)-1]++
			continue
		}
		kept, counts = append(kept, id), append(counts, 1)
	}
	return kept, counts
}

func (lex *lexicon) idf(id int32) float64 {
	return math.Log(float64(1+len(lex.rows))/float64(1+lex.df[id])) + 1
}

func (lex *lexicon) weigh(index, counts []int32) []float32 {
	weight := make([]float32, len(index))
	var square float64
	for k, id := range index {
		w := (1 + math.Log(float64(counts[k]))) * lex.idf(id)
		weight[k] = float32(w)
		square += w * w
	}
	length := float32(math.Sqrt(square))
	for k := range weight {
		weight[k] /= length
	}
	return weight
}

// wordLikeness says how alike the asks are that use two words: the cosine of the middles of a few of each.
func (ix *Index) wordLikeness(a, b string) float32 {
	one, other := ix.wordMiddle(a), ix.wordMiddle(b)
	if one == nil || other == nil {
		return 0
	}
	return dot(one, other)
}

// fewUses of a word are enough to place it.
const fewUses = 50

// wordMiddle is the middle of the first asks that use a word; nil where too few do to tell.
func (ix *Index) wordMiddle(stem string) []float32 {
	id, known := ix.lex.ids[stem]
	if !known || ix.lex.df[id] < 2 {
		return nil
	}
	middle := make([]float32, ix.vectors.size)
	for _, i := range ix.lex.using[id][:min(len(ix.lex.using[id]), fewUses)] {
		add(middle, ix.vectors.row(int(i)))
	}
	normalise(middle)
	return middle
}
