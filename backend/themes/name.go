package themes

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A theme is named by a phrase that its own asks use: one that many of them share and few others use, that stands whole
// (not "garage" where all say "garage door"), and whose asks lie in the middle of the theme.

const (
	likelyPhrases = 40   // of a theme are looked at
	lengthBonus   = 0.35 // for each word more, up to three: "garage door" says more than "door"
	leastNoun     = 0.15 // what is left of the score of a phrase that ends with a verb
	coverPower    = 0.7
	enoughCover   = 0.6  // of a theme's asks must use its name, or a second phrase is taken along
	secondCover   = 0.15 // which must bring so many more
	secondNoun    = 0.6  // and be a noun
	secondScore   = 0.35 // of the first's score is the least that it has
	sameMiddle    = 0.85 // likeness of the asks that use two phrases from which on they say the same
	doubtful      = 0.4  // what is left of the score of a single word that few use, or of a phrase that says too much
	fewUse        = 0.34 // of a theme's asks
	narrowPart    = 2.5  // times as many use a part of a phrase that says too much
	fewPhrases    = 3    // that several asks share, and those of single asks are looked at as well
	longestName   = 5    // words, with "and"
	pluralWins    = 3
	topTerms      = 6 // phrases that are shown to set a theme apart
)

// usage is how the asks of an index use a phrase.
type usage struct {
	asks     int // that use it
	last     int // the place of the last of them, so that each counts once
	uses     int
	whole    int            // uses in which no further word belongs to it
	surfaces map[string]int // how it is written
	words    []word
	sum      []float32 // of the vectors of the asks that use it
}

// candidate is a phrase that may name a theme.
type candidate struct {
	*usage
	key   string
	in    int // how many of the theme's asks use it
	score float64
}

// namer names themes, no two alike.
type namer struct {
	ix    *Index
	words grammar
	found map[string]*usage // what is known of the phrases that may name one
	taken []map[string]bool // the stems of each name given
}

// newNamer looks up in all asks what the themes' own ones use most.
func (ix *Index) newNamer(parts [][]int) *namer {
	n := &namer{ix: ix, words: learn(ix.asks), found: map[string]*usage{}}
	for _, members := range parts {
		for _, key := range ix.likely(members) {
			n.found[key] = &usage{last: -1, surfaces: map[string]int{}, sum: make([]float32, ix.vectors.size)}
		}
	}
	for i, ask := range ix.asks {
		ask.phrases(func(p phrase) {
			u := n.found[p.key]
			if u == nil {
				return
			}
			if u.last != i {
				u.last = i
				u.asks++
				add(u.sum, ix.vectors.row(i))
			}
			u.uses++
			if p.whole {
				u.whole++
			}
			u.words = p.words
			u.surfaces[p.written()]++
		})
	}
	return n
}

// uses counts how many of some asks use each phrase.
func (ix *Index) uses(members []int) map[string]int {
	counts, last := map[string]int{}, map[string]int{}
	for _, i := range members {
		ix.asks[i].phrases(func(p phrase) {
			if before, seen := last[p.key]; !seen || before != i {
				last[p.key] = i
				counts[p.key]++
			}
		})
	}
	return counts
}

// likely lists the phrases that most of some asks use, longer ones counting for more.
func (ix *Index) likely(members []int) []string {
	counts := ix.uses(members)
	var keys []string
	for least := 2; least > 0 && len(keys) < fewPhrases; least-- {
		for key, n := range counts {
			if n == least || n > least && least == 2 {
				keys = append(keys, key)
			}
		}
	}
	weight := func(key string) float64 {
		return math.Sqrt(float64(counts[key])) * longer(strings.Count(key, " ")+1) * rarer(ix.lex, key)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(weight(b), weight(a)), cmp.Compare(a, b)) })
	return keys[:min(len(keys), likelyPhrases)]
}

// longer is the bonus of a phrase of so many words.
func longer(words int) float64 { return 1 + lengthBonus*float64(min(words, 3)-1) }

// rarer is the mean idf of a phrase's words.
func rarer(lex *lexicon, key string) float64 {
	var sum, n float64
	for stem := range strings.FieldsSeq(key) {
		if id, known := lex.ids[stem]; known {
			sum += lex.idf(id)
			n++
		}
	}
	return sum / max(n, 1)
}

// candidates ranks the phrases that may name a theme, by
//
//	coverage^coverPower · ln(lift) · length · wholeness · likeness to the middle of the theme · how much of a noun it is
//
// where lift is how much more often the theme's asks use the phrase than the others.
func (n *namer) candidates(members []int, middle []float32) []candidate {
	counts := n.ix.uses(members)
	inside, outside := float64(len(members)), float64(len(n.ix.asks)-len(members))
	var list []candidate
	for _, key := range n.ix.likely(members) {
		u := n.found[key]
		in := float64(counts[key])
		lift := math.Log((in / inside) / ((float64(u.asks) - in + 0.5) / max(outside, 1)))
		if outside == 0 {
			lift = 1
		}
		if lift <= 0 {
			continue
		}
		mean := slices.Clone(u.sum)
		normalise(mean)
		score := math.Pow(in/inside, coverPower) * lift * longer(len(u.words)) * (0.2 + 0.8*float64(u.whole)/float64(u.uses)) *
			max(float64(dot(mean, middle)), 0.05)
		if len(u.words) == 1 && in/inside < fewUse || narrow(key, counts) {
			score *= doubtful
		}
		list = append(list, candidate{u, key, counts[key], score * n.nominal(u.words)})
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key, b.key))
	})
	return list
}

// narrow reports whether many more of a theme's asks use a part of a phrase than the whole: "self cleaning litter box" where
// most are about cleaning.
func narrow(key string, counts map[string]int) bool {
	words := strings.Fields(key)
	for a := range words {
		for b := a + 1; b <= len(words); b++ {
			if part := strings.Join(words[a:b], " "); float64(counts[part]) > narrowPart*float64(counts[key]) {
				return true
			}
		}
	}
	return false
}

// nominal is how much of a noun a phrase is: its last word counts whole, its first, where that is another, half.
func (n *namer) nominal(words []word) float64 {
	score := leastNoun + (1-leastNoun)*n.words.noun(words[len(words)-1])
	if len(words) > 1 {
		score *= 0.5 + 0.5*n.words.noun(words[0])
	}
	return score
}

// name gives a theme its name, unlike any given before, and the phrases that set it apart.
func (n *namer) name(members []int, middle []float32) (name string, terms []string) {
	list := n.candidates(members, middle)
	for _, c := range list {
		told := slices.ContainsFunc(terms, func(t string) bool { return overlap(t, c.surface()) })
		if len(terms) < topTerms && !told && (c.in > 1 || len(members) <= fewPhrases) {
			terms = append(terms, c.surface())
		}
	}
	for i, first := range list {
		if n.covers(members, first.key) < enoughCover {
			if second := n.second(members, list, i); second != nil && n.free(first.key+" "+second.key) {
				n.take(first.key + " " + second.key)
				return capital(first.surface() + " and " + second.surface()), terms
			}
		}
		if n.free(first.key) {
			n.take(first.key)
			return capital(first.surface()), terms
		}
	}
	return "", terms
}

// second finds the phrase that goes with the one at place i: it is good and brings asks that the first has not.
func (n *namer) second(members []int, list []candidate, i int) *candidate {
	first := list[i]
	has := n.having(members, first.key)
	var best *candidate
	most := 0.0
	for k := range list {
		c := &list[k]
		if k == i || overlap(c.key, first.key) || len(c.words)+len(first.words)+1 > longestName ||
			n.words.noun(c.words[len(c.words)-1]) < secondNoun || sameThing(first.sum, c.sum) {
			continue
		}
		more := 0
		for ask := range n.having(members, c.key) {
			if !has[ask] {
				more++
			}
		}
		share := float64(more) / float64(len(members))
		if score := c.score * (0.3 + share); share >= secondCover && c.score >= secondScore*first.score && score > most {
			best, most = c, score
		}
	}
	return best
}

// sameThing reports whether the asks that use two phrases lie so near each other that one of them says it all: "TV and
// television".
func sameThing(a, b []float32) bool {
	return float64(dot(a, b)) > sameMiddle*math.Sqrt(float64(dot(a, a))*float64(dot(b, b)))
}

// having lists those of some asks that use a phrase.
func (n *namer) having(members []int, key string) map[int]bool {
	has := map[int]bool{}
	for _, i := range members {
		n.ix.asks[i].phrases(func(p phrase) {
			if p.key == key {
				has[i] = true
			}
		})
	}
	return has
}

func (n *namer) covers(members []int, key string) float64 {
	return float64(len(n.having(members, key))) / float64(len(members))
}

// free reports whether no name given says the same: all words of the one are in the other.
func (n *namer) free(key string) bool {
	own := set(key)
	for _, other := range n.taken {
		shared := 0
		for stem := range own {
			if other[stem] {
				shared++
			}
		}
		if shared == min(len(own), len(other)) {
			return false
		}
	}
	return true
}

func (n *namer) take(key string) { n.taken = append(n.taken, set(key)) }

// surface is how the phrase is written most often. The plural of a single word and capitals (TV) win over what is written
// up to pluralWins times as often: themes are about doors, not about the door.
func (u *usage) surface() string {
	best, most := "", 0
	for s, count := range u.surfaces {
		if letters := strings.ToUpper(s) == s && len(s) > 1; letters || len(u.words) == 1 && strings.HasSuffix(s, "s") {
			count *= pluralWins
		}
		if best == "" || cmp.Or(most-count, len(s)-len(best), strings.Compare(s, best)) < 0 {
			best, most = s, count
		}
	}
	return best
}

func overlap(a, b string) bool {
	words := set(a)
	for w := range strings.FieldsSeq(b) {
		if words[w] {
			return true
		}
	}
	return false
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
