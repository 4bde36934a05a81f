package themes

import "strings"

// The head of an ask is what it wants, cut to a name: "Show late postings before the close" of "I'd like you to show late
// postings before the close, at the latest by noon, because …".

const (
	longestHead = 6 // words
	fairHead    = 3 // words; a shorter one may be a cut in the wrong place
)

// joints are words before which a text may be cut.
var joints = set(`that which who when where while before after so and or but because without until unless if
	with for from to in
	on at by of as than into over under between during instead via about like since even only yang untuk dari di ke
	pada dengan
	dan atau kalau saat agar supaya karena sebelum setelah tanpa sampai`)

// filler is what people say before they know what to say.
var filler = set(`to uh um uhm erm hmm mm mhm yeah yep yes no okay ok kay well so and but or because like just actually
	basically 	maybe perhaps really also then oh right sorry hello hi thanks please now honestly obviously
	tolong mohon jadi dong sih ya deh nih eh`)

// approaches are how people begin to say what they want, the longer ones first.
var approaches = []string{
	"do you want us to", "it should be possible to", "it would be nice to", "would it be possible to",
	"is it possible to", "i would like you to",
	"we would like you to", "i would like to have", "we would like to have", "would like to have",
	"should have the ability to",
	"i would like to", "we would like to", "you would like to", "i would like", "we would like", "you would like",
	"i'd like to",
	"we'd like to", "i'd like", "we'd like", "i want to", "we want to", "you want to", "they want to", "i want", "we want",
	"you want", "they want", "i need to", "we need to", "you need to", "they need to", "do we need to", "do you want to",
	"do we need", "do you want", "do you prefer", "i need", "we need", "you need", "they need", "there should be",
	"it should have", "it should", "should we", "could we", "can we", "could you", "can you",
	"we should be able to", "we should", "we could", "so we could",
	"you should", "they should be able to", "they should", "i should", "we must", "we have to", "you have to", "i have to",
	"i wish", "i mean", "i guess", "i think", "i believe", "would you like to", "saya ingin", "saya mau",
	"kami ingin", "kami mau", "kami butuh", "saya butuh", "bisa tidak", "bisakah",
}

// head gives the words of an ask's head; a private ask has none.
func (e entry) head() []word {
	if e.Private {
		return nil
	}
	var best []word
	for _, clause := range pauses(reader{}.clauses(wish(e.Text))) {
		if head := cut(begin(clause)); told(head) > told(best) {
			best = head
		}
		if told(best) > 1 {
			break
		}
	}
	return best
}

// begin leaves out of a clause what was said before it came to the point, and what was said twice.
func begin(clause []word) []word {
	var kept []word
	for i, w := range clause {
		noise := len(kept) == 0 && (filler[w.plain] || articles[w.plain]) || spoken[w.plain]
		if !noise && (i == 0 || w.plain != clause[i-1].plain) {
			kept = append(kept, w)
		}
	}
	var plain strings.Builder
	for _, w := range kept {
		plain.WriteString(w.plain + " ")
	}
	for _, o := range approaches {
		if n := strings.Count(o, " ") + 1; strings.HasPrefix(plain.String(), o+" ") {
			return begin(kept[n:])
		}
	}
	return kept
}

// articles are no beginning of a name.
var articles = set(`the a an some my our your their its his her`)

// spoken words are noise wherever they stand.
var spoken = set(`uh um uhm erm hmm mm mhm yeah kay`)

// cut shortens words to what fits into a name: at the last joint, else after the last word that may end one.
func cut(words []word) []word {
	best := 0
	for n := 1; n <= min(len(words), longestHead); n++ {
		ends := mayEnd(words, n-1)
		switch {
		case !ends && n < len(words), !words[n-1].content:
		case n == len(words), joints[words[n].plain] && !particle(words[:n]):
			best = n
		case best < fairHead && !words[n].content:
			best = n
		}
	}
	return words[:best]
}

// particle reports whether the word after these may belong to a verb: "log in", unlike "a log in two languages".
func particle(words []word) bool {
	n := len(words)
	return verbs[words[n-1].plain] && (n == 1 || !particular[words[n-2].plain])
}

// told is how much the words of a head say: how many have content, at most three, and none if it begins with a word that
// leaves open what is spoken of.
func told(words []word) int {
	n := 0
	for _, w := range words {
		if w.content && !weak[w.plain] {
			n++
		}
	}
	if len(words) < 2 || n < 2 || open(words[0].plain) {
		return min(n, 1)
	}
	return min(n, 3)
}

// open reports whether a word, as the first, says nothing by itself.
func open(first string) bool {
	stem, _, _ := strings.Cut(first, "'")
	return vague[stem] || joints[first] || strings.HasSuffix(first, "ed")
}

// vague words begin what only its hearers understand.
var vague = set(`that this these those it they them he she we you i there what how why who where which do does
	did is are was be
	been have has had would will can could should if when than things something anything everything here there
	everybody nobody us me`)

func written(words []word) string {
	return phrase{words: words, start: true}.written()
}
