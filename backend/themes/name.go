package themes

import (
	"cmp"
	"context"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A theme is named by a noun phrase of its own asks: one that many of them share and few others use, and that means by
// itself what the middle of the theme means. Where that is only half of what the theme is about, a second goes with it.

const (
	closeLook   = 600 // phrases, of all themes, are looked at for what they mean by themselves
	leastLook   = 6   // of each theme
	mostLook    = 30
	leastSense  = 0.05
	enoughCover = 0.6     // of a theme's asks are told of by its name, or a second phrase goes along:
	secondCover = 1.0 / 3 // it tells of so many, as the first does,
	secondNew   = 0.2     // brings so many more,
	secondScore = 0.3     // is so good beside the first
	sameSense   = 0.55    // and means something else
	nearlyAll   = 0.75    // of the asks use each of two single words that name a theme together
	handful     = 5       // of which what one says may be the second phrase
	topTerms    = 6       // phrases that set a theme apart
)

// namer names themes, no two alike.
type namer struct {
	ix    *Index
	nouns nouns
	spell map[string]string    // how words are written
	found map[int][]candidate  // by the first ask of a theme
	sense map[string][]float32 // what phrases mean by themselves
	taken []map[string]bool    // the concepts of each name given
}

// newNamer reads what the asks of the themes that need a name say.
func (ix *Index) newNamer(parts [][]int) *namer {
	n := &namer{
		ix: ix, nouns: nouns{map[string]int{}, map[string]int{}}, spell: ix.spelling(parts),
		found: map[int][]candidate{}, sense: map[string][]float32{},
	}
	found, seen := make([][]candidate, len(parts)), make([]nouns, len(parts))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for k := w; k < len(parts); k += workers {
				found[k], seen[k] = ix.candidates(parts[k])
			}
		})
	}
	wait.Wait()
	for k, members := range parts {
		n.found[members[0]] = found[k]
		for noun, uses := range seen[k].used {
			n.nouns.used[noun] += uses
			n.nouns.counted[noun] += seen[k].counted[noun]
		}
	}
	return n
}

// look finds out what the likeliest phrases mean by themselves, and ranks them by it.
func (n *namer) look(ctx context.Context, parts [][]int) error {
	each := min(max(closeLook/max(len(parts), 1), leastLook), mostLook)
	var asks []Ask
	for _, members := range parts {
		list := n.found[members[0]]
		n.found[members[0]] = list[:min(len(list), each)]
		for _, c := range n.found[members[0]] {
			if n.sense[c.key] == nil {
				n.sense[c.key] = []float32{}
				asks = append(asks, Ask{ID: c.key, Text: n.written(c)})
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
	for _, members := range parts {
		list, middle := n.found[members[0]], n.ix.centreOf(members).row
		for k := range list {
			list[k].score *= max(float64(dot(n.sense[list[k].key], middle)), leastSense)
		}
		rank(list)
	}
	return nil
}

// name gives a theme its name, unlike any given before, and the phrases that set it apart. The name is "" where no phrase
// says what the theme is about.
func (n *namer) name(members []int) (name string, terms []string) {
	list := n.found[members[0]]
	terms = n.terms(list)
	for i, first := range list {
		if second := n.second(members, list, i); second != nil && n.take(first, *second) {
			return capital(n.written(first) + " and " + n.written(*second)), terms
		}
		if n.take(first) {
			return capital(n.written(first)), terms
		}
	}
	for _, other := range list[min(len(list), 1):] {
		if !overlap(list[0], other) && n.take(list[0], other) {
			return capital(n.written(list[0]) + " and " + n.written(other)), terms
		}
	}
	return "", terms
}

// second finds the phrase that goes with the one at a place: it tells of asks that the first does not, or says what of it
// is meant. It is nil where the first says enough.
func (n *namer) second(members []int, list []candidate, at int) *candidate {
	first, all := list[at], float64(len(members))
	told := float64(len(first.about)) / all
	small := len(first.concepts) == 1 && len(members) <= smallTheme
	if told < secondCover || told >= enoughCover && !small {
		return nil
	}
	var best *candidate
	most := 0.0
	for k := range list {
		c := &list[k]
		if k == at || c.score < secondScore*first.score || overlap(first, *c) || !n.mayFollow(*c, members) ||
			dot(n.sense[first.key], n.sense[c.key]) > sameSense {
			continue
		}
		fresh := 0.0
		for i := range c.about {
			if !first.about[i] {
				fresh++
			}
		}
		if len(first.concepts)+len(c.concepts) == 2 && float64(len(c.about)) >= nearlyAll*all {
			fresh = float64(len(c.about)) // "owners" where all say "steps": it says what about steps
		}
		if score := c.score * fresh; fresh >= secondNew*all && score > most {
			best, most = c, score
		}
	}
	return best
}

// mayFollow reports whether a phrase tells of enough asks to go with another.
func (n *namer) mayFollow(c candidate, members []int) bool {
	about, all := float64(len(c.about)), float64(len(members))
	switch {
	case about < secondCover*all, len(members) > 2 && about < 2, len(members) > handful && len(c.asks) < 2:
		return false
	}
	return len(c.concepts) > 1 || c.said > 0 && (about >= nearlyAll*all || !lone[n.written(c)])
}

// overlap reports whether two phrases have a word in common.
func overlap(a, b candidate) bool {
	return slices.ContainsFunc(a.concepts, func(c string) bool { return slices.Contains(b.concepts, c) })
}

// terms lists the best phrases, no two with a word in common.
func (n *namer) terms(list []candidate) []string {
	var best []candidate
	terms := []string{}
	for _, c := range list {
		if len(c.concepts) == 1 && (c.said == 0 || lone[c.text]) && len(best) > 0 {
			continue
		}
		if len(best) < topTerms && !slices.ContainsFunc(best, func(b candidate) bool { return overlap(b, c) }) {
			best, terms = append(best, c), append(terms, n.written(c))
		}
	}
	return terms
}

// take reports whether no name given yet is of the same words, and gives it.
func (n *namer) take(phrases ...candidate) bool {
	own := map[string]bool{}
	for _, p := range phrases {
		for _, c := range p.concepts {
			own[c] = true
		}
	}
	if slices.ContainsFunc(n.taken, func(other map[string]bool) bool { return maps.Equal(own, other) }) {
		return false
	}
	n.taken = append(n.taken, own)
	return true
}

// written is how a phrase stands in a name: as it is said most often, in the plural where its noun can be counted.
func (n *namer) written(c candidate) string {
	text, most := "", 0
	for s, count := range c.surfaces {
		if text == "" || cmp.Or(most-count, len(text)-len(s), strings.Compare(s, text)) < 0 {
			text, most = s, count
		}
	}
	var b strings.Builder
	start := 0
	for i, r := range text + " " {
		if r != ' ' && r != '-' {
			continue
		}
		word := text[start:i]
		b.WriteString(cmp.Or(n.spell[word], word))
		b.WriteRune(r)
		start = i + 1
	}
	text = strings.TrimSpace(b.String())
	if c.said > 0 && n.nouns.many(c.head) && !strings.Contains(text, " of ") {
		return plural(text)
	}
	return text
}

const (
	longestCapitals = 5 // letters; a longer word in capitals is only loud
	capitalsWin     = 3 // over what is written up to so many times as often: TV
)

// spelling finds how words are written most often where no clause begins.
func (ix *Index) spelling(parts [][]int) map[string]string {
	counts := map[string]map[string]int{}
	for _, i := range slices.Concat(parts...) {
		if ix.asks[i].Private {
			continue
		}
		for _, clause := range ix.asks[i].clauses {
			for k, w := range clause {
				loud := len(w.raw) > 1 && w.raw == strings.ToUpper(w.raw)
				if k == 0 && !loud || loud && len(w.raw) > longestCapitals {
					continue
				}
				lower := strings.ToLower(w.raw)
				if counts[lower] == nil {
					counts[lower] = map[string]int{}
				}
				if counts[lower][w.raw]++; loud {
					counts[lower][w.raw] += capitalsWin - 1
				}
			}
		}
	}
	spell := make(map[string]string, len(counts))
	for lower, raws := range counts {
		best := lower
		for raw, n := range raws {
			if cmp.Or(n-raws[best], strings.Compare(best, raw)) > 0 {
				best = raw
			}
		}
		spell[lower] = best
	}
	return spell
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
