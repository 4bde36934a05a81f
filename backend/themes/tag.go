package themes

import (
	_ "embed"
	"math"
	"strings"
)

// A name is built of nouns, so what each word of an ask is must be told: by what it can be, and by what goes before it and
// after it (a hidden Markov model, and the likeliest course through it).

// atom is what counts as one word in a name: a word, words tied by a hyphen ("cut-off"), or a verb with what belongs to it
// ("top up").
type atom struct {
	text    string // as it is written
	plain   string
	stem    string
	class   byte
	classes string
	foreign bool // Indonesian: what says more of a noun stands after it
	counted bool // "each" stands before it, or "a", or it is plural
}

const (
	order  = "nvjrdpsmce" // of the rows and columns of follows; e is the edge of a clause
	likely = 0.7          // what a word is most often, if it can be something else
)

// follows is how often, of a hundred, what stands in the columns comes after what stands in the rows. Asks begin with
// verbs more often than other English does.
var follows = [len(order)][len(order)]float64{
	// n  v  j   r   d   p   s   m  c  e
	{22, 9, 3, 4, 3, 24, 4, 10, 9, 12}, // noun
	{20, 4, 10, 7, 26, 14, 8, 3, 6, 8}, // verb
	{66, 2, 8, 1, 1, 8, 1, 3, 5, 7},    // adjective
	{8, 28, 22, 8, 8, 9, 5, 4, 4, 6},   // adverb
	{60, 3, 27, 3, 4, 1, 1, 1, 1, 1},   // determiner
	{36, 8, 14, 2, 30, 2, 6, 1, 2, 1},  // preposition
	{3, 44, 4, 8, 3, 5, 2, 26, 3, 4},   // pronoun
	{5, 50, 8, 10, 14, 4, 6, 8, 1, 1},  // auxiliary
	{16, 16, 9, 6, 14, 5, 22, 8, 4, 1}, // connective
	{20, 38, 8, 5, 13, 6, 12, 4, 2, 1}, // edge
}

// common is how often, of a hundred words, each is met.
var common = [len(order)]float64{28, 15, 8, 5, 10, 11, 7, 7, 6, 1}

// place is where a class stands in order.
func place(class byte) int { return strings.IndexByte(order, class) }

// tag tells what each atom of a clause is.
func tag(atoms []atom) {
	const edge = 'e'
	type step struct {
		class byte
		score float64
		from  int
	}
	before := []step{{edge, 0, 0}}
	courses := make([][]step, len(atoms))
	for i, u := range atoms {
		for k := range u.classes {
			share := 1.0
			if len(u.classes) > 1 {
				share = likely
				if k > 0 {
					share = (1 - likely) / float64(len(u.classes)-1)
				}
			}
			s := step{u.classes[k], math.Inf(-1), 0}
			to := place(s.class)
			for f, b := range before {
				if score := b.score + math.Log(follows[place(b.class)][to]*share/common[to]); score > s.score {
					s.score, s.from = score, f
				}
			}
			courses[i] = append(courses[i], s)
		}
		before = courses[i]
	}
	best, most := 0, math.Inf(-1)
	for k, b := range before {
		if score := b.score + math.Log(follows[place(b.class)][place(edge)]); score > most {
			best, most = k, score
		}
	}
	for i := len(atoms) - 1; i >= 0; i-- {
		atoms[i].class = courses[i][best].class
		best = courses[i][best].from
	}
}

// atoms joins the words of a clause to what counts as one, without what is said before one knows what to say.
func atoms(clause []word) []atom {
	var list []atom
	for i := 0; i < len(clause); i++ {
		w := clause[i]
		if spoken[w.plain] || i > 0 && w.plain == clause[i-1].plain {
			continue
		}
		u := atomOf(w)
		if i > 0 && w.raw != w.plain && strings.ContainsAny(u.classes, "nvj") && !w.pause {
			u.classes = "n" + strings.ReplaceAll(u.classes, "n", "") // a proper name
		}
		for ; w.tied && i+1 < len(clause); i++ {
			w = clause[i+1]
			next := atomOf(w)
			u.text, u.plain, u.stem = u.text+"-"+next.text, u.plain+"-"+next.plain, u.stem+"-"+next.stem
			if u.classes = next.classes; strings.ContainsAny(next.classes, "pr") {
				u.classes = "n" // a sign-off
			}
		}
		for i+1 < len(clause) && u.foreign && clause[i+1].english == w.english {
			i++
			u.text, u.plain = u.text+" "+clause[i].raw, u.plain+" "+clause[i].plain // "kamar mandi", a bathroom
		}
		if i+1 < len(clause) && adjuncts[clause[i+1].plain] && deeds[stem(w.plain)+" "+clause[i+1].plain] != "" {
			u.stem += " " + clause[i+1].plain
			u.text, u.plain, u.classes = u.text+" "+clause[i+1].raw, u.plain+" "+clause[i+1].plain, "vn"
			i++
		}
		list = append(list, u)
	}
	return list
}

func atomOf(w word) atom {
	u := atom{text: w.raw, plain: w.plain, stem: w.stem, foreign: w.english != ""}
	if u.foreign {
		words := strings.Fields(w.english)
		u.classes = classesOf(words[len(words)-1])
		switch {
		case u.classes[0] == adjective:
			u.classes = "j" // "cold" is a noun in English only
		case strings.HasSuffix(w.plain, "kan") && strings.Contains(u.classes, "v"):
			u.classes = "v"
		}
	} else {
		u.classes = classesOf(w.plain)
	}
	if !w.content && u.classes[0] == noun {
		u.classes = "s"
	}
	if w.plain == "children" {
		u.stem = "child"
	}
	return u
}

//go:embed deeds.txt
var deedsFile string

// deeds lead from what is done, by its stem and what belongs to the verb, to the noun that names it.
var deeds = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(deedsFile) {
		if verb, noun, is := strings.Cut(strings.TrimSpace(line), " = "); is && verb[0] != '#' {
			word, rest, _ := strings.Cut(verb, " ")
			m[strings.TrimSpace(stem(word)+" "+rest)] = noun
		}
	}
	return m
}()

// adjuncts belong to the verbs of the deeds before them.
var adjuncts = set(`up in out on off`)

// spoken words are noise wherever they stand.
var spoken = set(`uh um uhm erm hmm mm mhm yeah kay`)
