package themes

import (
	"cmp"
	"context"
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
	sameSense     = 0.55 // and likeness of the phrases themselves
	doubtful      = 0.4  // what is left of the score of a single word that few use, or of a phrase that says too much
	fewUse        = 0.33 // of a theme's asks
	narrowPart    = 2.5  // times as many use a part of a phrase that says too much
	fewPhrases    = 3    // that several asks share, and those of single asks are looked at as well
	longestName   = 5    // words, with "and"
	pluralWins    = 3
	countable     = 2    // a word that is one of many in half of its uses is
	smallTheme    = 12   // asks; a phrase of one of them may name it, if its words are those of others too
	headShare     = 0.5  // what an ask counts that uses only the most used word of a phrase
	bareNoun      = 0.5  // what is left of the score of a single word that names a small theme
	nearlyAll     = 0.75 // of the asks of a theme use each of two words that name it together
	narrower      = 0.5  // what is left of a phrase that begins with an adjective: "heavier parcels" are not all parcels
	sureSense     = 0.5  // likeness to the middle from which on a phrase of one ask says it all
	closeLook     = 1000 // asks up to which phrases are looked at for what they mean by themselves
	topTerms      = 6    // phrases that are shown to set a theme apart
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
	about int // how many use it or its most used word
	score float64
}

// namer names themes, no two alike.
type namer struct {
	ix    *Index
	words grammar
	found map[string]*usage    // what is known of the phrases that may name one
	taken []map[string]bool    // the stems of each name given
	sense map[string][]float32 // what phrases mean by themselves; empty where there are too many asks to look
}

// newNamer looks up in all asks what the themes' own ones use most.
func (ix *Index) newNamer(parts [][]int) *namer {
	n := &namer{ix: ix, words: learn(ix.asks), found: map[string]*usage{}, sense: map[string][]float32{}}
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
	for least := 2; least > 0 && (len(keys) < fewPhrases || len(members) <= smallTheme); least-- {
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
		c := candidate{u, key, counts[key], mostUsed(key, counts), 0}
		c.score = lift * longer(min(len(u.words), 1+counts[key])) * (0.2 + 0.8*float64(u.whole)/float64(u.uses)) *
			n.likeness(c, middle) * n.nominal(u.words)
		if len(members) <= smallTheme {
			c.score *= math.Pow((in+headShare*(float64(c.about)-in))/inside, coverPower)
		} else {
			c.score *= math.Pow(in/inside, coverPower)
		}
		switch {
		case len(u.words) == 1 && len(members) <= smallTheme && in/inside < enoughCover:
			c.score *= bareNoun
		case len(u.words) > 1 && len(members) <= smallTheme && modifies(u.words[0]):
			c.score *= narrower
		case len(u.words) == 1 && (in/inside < fewUse || lone[u.words[0].plain]), len(members) > smallTheme && narrow(key, counts):
			c.score *= doubtful
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key, b.key))
	})
	return list
}

// mostUsed is how many of a theme's asks use that word of a phrase which most use.
func mostUsed(key string, counts map[string]int) int {
	most := counts[key]
	for word := range strings.FieldsSeq(key) {
		most = max(most, counts[word])
	}
	return most
}

// likeness is how near a phrase is to the middle of a theme: by what it means itself where that was looked up, else by the
// asks that use it.
func (n *namer) likeness(c candidate, middle []float32) float64 {
	row := n.sense[c.key]
	if row == nil {
		row = slices.Clone(c.sum)
		normalise(row)
	}
	return max(float64(dot(row, middle)), 0.05)
}

// look finds out what the phrases mean by themselves that are most likely to name themes.
func (n *namer) look(ctx context.Context, parts [][]int) error {
	if len(n.ix.asks) > closeLook {
		return nil
	}
	var asks []Ask
	for _, members := range parts {
		for _, key := range n.ix.likely(members) {
			if u := n.found[key]; u.uses > 0 && n.sense[key] == nil {
				n.sense[key] = []float32{}
				asks = append(asks, Ask{ID: key, Text: n.written(u)})
			}
		}
	}
	v, err := n.ix.vectorsOf(ctx, readEntries(asks), nil)
	if err != nil {
		return err
	}
	v.centre(n.ix.middle)
	for i, ask := range asks {
		n.sense[ask.ID] = v.row(i)
	}
	return nil
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
	if len(words) > 1 && !strings.HasSuffix(words[0].plain, "ed") {
		score *= 0.5 + 0.5*n.words.noun(words[0])
	}
	return score
}

// name gives a theme its name, unlike any given before, and the phrases that set it apart. The name is "" where no phrase
// says what the theme is about.
func (n *namer) name(members []int, middle []float32) (name string, terms []string) {
	list := n.candidates(members, middle)
	terms = n.terms(list, members)
	for i, first := range list {
		if n.chance(first, members, middle) {
			continue
		}
		if float64(first.about)/float64(len(members)) < enoughCover || len(first.words) == 1 && len(members) <= smallTheme {
			if second := n.second(members, list, i); second != nil && n.free(first.key+" "+second.key) {
				n.take(first.key + " " + second.key)
				return capital(n.written(first.usage) + " and " + n.written(second.usage)), terms
			}
		}
		if n.free(first.key) {
			n.take(first.key)
			return capital(n.written(first.usage)), terms
		}
	}
	return "", terms
}

// fair is how many asks of a small theme must use a word that names it.
func fair(members []int) int { return max(2, (len(members)+3)/4) }

// terms lists the best phrases that several asks share, and of a small theme some of single ones where few are shared.
func (n *namer) terms(list []candidate, members []int) []string {
	terms := []string{}
	for least := 2; least > 0; least-- {
		for _, c := range list {
			text := n.written(c.usage)
			told := slices.ContainsFunc(terms, func(t string) bool { return overlap(t, text) })
			room := len(terms) < topTerms && c.in > 1 || len(terms) < fewPhrases && len(members) <= smallTheme
			if room && !told && c.in >= least {
				terms = append(terms, text)
			}
		}
	}
	return terms
}

// chance reports whether a phrase names a theme only by chance: its words are those of one ask, and it is not what the
// others are about either.
func (n *namer) chance(c candidate, members []int, middle []float32) bool {
	if len(members) > smallTheme {
		return false
	}
	if len(c.words) == 1 && (lone[c.words[0].plain] || c.in < fair(members)) {
		return true
	}
	return c.about < fair(members) && n.likeness(c, middle) < sureSense
}

// second finds the phrase that goes with the one at place i: it is good and brings asks that the first has not.
func (n *namer) second(members []int, list []candidate, i int) *candidate {
	first := list[i]
	has := n.having(members, first.key)
	enough, least := 1, int(math.Ceil(secondCover*float64(len(members))))
	if len(members) > fewPhrases && len(members) <= smallTheme {
		enough, least = fair(members), max(least, 2)
	}
	if len(has) < enough {
		return nil
	}
	var best *candidate
	most := 0.0
	for k := range list {
		c := &list[k]
		if k == i || c.in < enough || c.score < secondScore*first.score || !n.fits(first, *c) {
			continue
		}
		more := 0
		for ask := range n.having(members, c.key) {
			if !has[ask] {
				more++
			}
		}
		if len(first.words)+len(c.words) == 2 && float64(c.in) >= nearlyAll*float64(len(members)) {
			more = c.in // "owner" where all say "step": it says what about steps
		}
		if score := c.score * (0.3 + float64(more)/float64(len(members))); more >= least && score > most {
			best, most = c, score
		}
	}
	return best
}

// fits reports whether two phrases may stand beside each other in a name.
func (n *namer) fits(first, second candidate) bool {
	last := second.words[len(second.words)-1]
	return (len(second.words) > 1 || second.in > 1) && len(first.words)+len(second.words) < longestName &&
		!overlap(second.key, first.key) && n.words.noun(last) >= secondNoun && !n.sameThing(first, second)
}

// sameThing reports whether one of two phrases says it all: what they mean lies near each other ("TV" and "television"), or,
// where that was not looked up, the asks that use them.
func (n *namer) sameThing(a, b candidate) bool {
	if x, y := n.sense[a.key], n.sense[b.key]; x != nil && y != nil {
		return dot(x, y) > sameSense
	}
	return float64(dot(a.sum, b.sum)) > sameMiddle*math.Sqrt(float64(dot(a.sum, a.sum))*float64(dot(b.sum, b.sum)))
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

// written is how a phrase stands in a name: in the plural where its noun was counted ("each stock adjustment").
func (n *namer) written(u *usage) string {
	text, last := u.surface(), u.words[len(u.words)-1]
	linked := slices.ContainsFunc(u.words, func(w word) bool { return !w.content })
	if !linked && (n.words.counted(last) || len(u.words) > 1 && n.words.several(last)) {
		return plural(text)
	}
	return text
}

// surface is how the phrase is written most often. The plural of a single word and capitals (TV) win over what is written
// up to pluralWins times as often: themes are about doors, not about the door.
func (u *usage) surface() string {
	best, most := "", 0
	for s, count := range u.surfaces {
		if letters := strings.ToUpper(s) == s && len(s) > 1; letters || strings.HasSuffix(s, "s") {
			count *= pluralWins
		}
		if best == "" || cmp.Or(most-count, len(s)-len(best), strings.Compare(s, best)) < 0 {
			best, most = s, count
		}
	}
	return best
}

// plural of a noun that was counted: "each stock adjustment" is about stock adjustments.
func plural(s string) string {
	const vowels = "aeiou"
	n := len(s)
	for one, many := range map[string]string{"child": "children", "person": "people", "woman": "women", "man": "men"} {
		if strings.HasSuffix(strings.ToLower(s), one) {
			return s[:n-len(one)] + many
		}
	}
	switch {
	case n < 3 || s[n-1] == 's' || s[n-1] < 'a' || s[n-1] > 'z':
		return s
	case s[n-1] == 'y' && !strings.ContainsRune(vowels, rune(s[n-2])):
		return s[:n-1] + "ies"
	case strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"), strings.HasSuffix(s, "x"):
		return s + "es"
	}
	return s + "s"
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
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
