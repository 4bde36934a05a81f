package themes

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// What makes a phrase a good name: how many of the theme's asks it tells of, how few others, and how well it stands by itself.
const (
	smallTheme  = 12   // asks; what one of them says may name it
	coverPower  = 0.75 // how much it counts how many a phrase tells of
	nounShare   = 0.25 // what an ask counts that has only the noun of a phrase,
	nounFew     = 0.4  // in a small theme,
	partShare   = 0.2  // and one that has another word of it
	halfLift    = 4    // rarity, as a logarithm, that is worth half; beyond it little is gained
	madeShare   = 0.85 // what is left of the score of a phrase that nobody said in these words,
	partLoss    = 0.7  // what is lost of one that is always part of the same larger one ("garage" where all say "garage door"),
	bareShare   = 0.6  // what is left of a single word,
	loneShare   = 0.25 // which says nothing by itself
	mostlyOne   = 4    // in one of so many uses a noun is counted, or stands in the plural, that is put in the plural
	saidWeight  = 3    // how much more how it is said counts for how it is written than how it was made
	longestName = 4    // words that say more than fewer do
)

// lengths is how much a phrase of so many words says.
var lengths = [longestName + 1]float64{0, 1, 1.5, 1.65, 1.5}

// candidate is a phrase that may name a theme.
type candidate struct {
	phrase
	asks     map[int]bool   // that use it
	about    map[int]bool   // or its noun
	uses     int            //
	said     int            // that nobody made
	beside   map[string]int // how often each word stands before or after it
	surfaces map[string]int // how it is written
	score    float64
}

// nouns is how often each noun is used, and how often as one of many.
type nouns struct{ used, counted map[string]int }

// candidates ranks the phrases of a theme by all but what they mean, and takes the first ones.
func (ix *Index) candidates(members []int) ([]candidate, nouns) {
	found, having := map[string]*candidate{}, map[string]map[int]bool{}
	seen := nouns{map[string]int{}, map[string]int{}}
	for _, i := range members {
		ix.asks[i].phrases(func(p phrase) {
			c := found[p.key]
			if c == nil {
				c = &candidate{phrase: p, asks: map[int]bool{}, surfaces: map[string]int{}, beside: map[string]int{}}
				found[p.key] = c
			}
			c.take(i, p)
			seen.take(p)
			for _, word := range p.concepts {
				if having[word] == nil {
					having[word] = map[int]bool{}
				}
				having[word][i] = true
			}
		})
	}
	least, share := 2, nounShare
	if len(members) <= smallTheme {
		least, share = 1, nounFew
	}
	inside, n := ix.counts(members), float64(len(members))
	var list []candidate
	for _, c := range found {
		if len(c.asks) < least {
			continue
		}
		c.about = having[c.head]
		c.score = math.Pow(c.cover(having, share)/n, coverPower) * ix.lift(c.concepts, inside, n) * c.quality(n)
		if part := float64(len(c.about)) / fair(n); part < 1 {
			c.score *= math.Sqrt(part)
		}
		list = append(list, *c)
	}
	rank(list)
	return list[:min(len(list), mostLook)], seen
}

// fair is how many of so many asks should be about what the theme is named by.
func fair(members float64) float64 { return min(members-1, max(2, members/4)) }

func rank(list []candidate) {
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key, b.key))
	})
}

func (c *candidate) take(ask int, p phrase) {
	c.asks[ask] = true
	c.uses++
	for _, word := range p.beside {
		c.beside[word]++
	}
	weight := 1
	if !p.made {
		c.said++
		weight = saidWeight
	}
	c.surfaces[strings.ToLower(p.text)] += weight
}

func (s nouns) take(p phrase) {
	if len(p.concepts) > 1 || p.made || p.part {
		return
	}
	s.used[p.key]++
	if p.counted {
		s.counted[p.key]++
	}
}

// many reports whether a noun is put in the plural. Themes are about doors, not about the door.
func (s nouns) many(concept string) bool {
	return s.counted[concept] > 0 && s.counted[concept]*mostlyOne >= s.used[concept]
}

// cover is how many asks a phrase tells of; those that have only a part of it count in part.
func (c *candidate) cover(having map[string]map[int]bool, nounShare float64) float64 {
	sum := float64(len(c.asks))
	for i := range c.about {
		if !c.asks[i] {
			sum += nounShare
		}
	}
	for i := range having[c.concepts[0]] {
		if !c.asks[i] && !c.about[i] {
			sum += partShare
		}
	}
	return sum
}

// quality is how well a phrase stands by itself.
func (c *candidate) quality(members float64) float64 {
	part := 0
	for _, n := range c.beside {
		if n > 1 || c.uses == 1 {
			part = max(part, n)
		}
	}
	q := lengths[min(len(c.concepts), longestName)] * (1 - partLoss*float64(part)/float64(c.uses))
	switch {
	case len(c.concepts) == 1 && (lone[c.text] || c.said == 0):
		return q * loneShare
	case len(c.concepts) == 1:
		return q * min(bareShare+float64(len(c.asks))/members, 1)
	case c.said == 0:
		return q * madeShare
	}
	return q
}

// counts is how many of some asks have each term.
func (ix *Index) counts(members []int) map[int32]float64 {
	counts := map[int32]float64{}
	for _, i := range members {
		for _, id := range ix.lex.rows[i].index {
			counts[id]++
		}
	}
	return counts
}

// lift is how much more often a theme's asks use the words of a phrase than the others do, from 0 to 1. The words that more
// of them use count for more.
func (ix *Index) lift(concepts []string, inside map[int32]float64, members float64) float64 {
	const unused = 0.5 // for nothing is impossible
	outside := float64(len(ix.asks)) - members
	if outside == 0 {
		return 1
	}
	var sum, weights float64
	for _, c := range concepts {
		for word := range strings.SplitSeq(c, "-") {
			id, known := ix.lex.ids[word]
			if !known {
				continue
			}
			in, out := max(inside[id], unused), float64(ix.lex.df[id])-inside[id]+unused
			weight := math.Sqrt(in)
			sum += weight * max(math.Log(in/members/(out/outside)), 0)
			weights += weight
		}
	}
	lift := sum / max(weights, unused)
	return lift / (lift + halfLift)
}
