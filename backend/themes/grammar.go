package themes

import "strings"

// A name names a thing, so it ends with a noun and hardly ever begins with a verb. Which of the two a word is, is read off
// what stands before it in the asks themselves: "the alert", but "to alert".

// verbs are words that mostly ask for something to be done; they need more evidence to count as nouns.
var verbs = set(`alert alerts notify notifies inform informs warn warns remind reminds turn turns turned turning open opens
	opened opening close closes closed shut shuts lock locks locked unlock unlocks check checks monitor monitors control
	controls adjust adjusts detect detects track tracks send sends sent receive receives received read reads write play plays
	start starts stop stops run runs running enter enters create creates created delete deletes remove removes update edit
	save saves find finds search choose select view display enable include access accept require understand call walk
	walks leave leaves buy buys pay pays sell return bring move moves clean cleans cook cooks wash wake wakes protect
	prevent prevents avoid wait waiting respond responds learn learns follow fix hold handle implement convert compare
	pass load appear arrive arrives activate activates deactivate suggest become becomes cause
	causes identify verify cancel approve merge split export import download upload print fill submit watch watching
	listen enjoy hear plug plugged invade invading replace taken deliver contact withdraw transfer exchange`)

// nominal words stand before nouns, verbal ones before verbs.
var (
	nominal = set(`a an the my our your his her its their this that these those each every any some no of in with for from
		another new more two many all`)
	verbal = set(`to i you we they he she it can could will would should shall may might must not don't didn't doesn't
		automatically please and who that which`)
)

// grammar counts how often a word stood as a noun and as a verb.
type grammar map[string]*[2]int

// learn reads the asks.
func learn(asks []entry) grammar {
	g := grammar{}
	for _, ask := range asks {
		for _, clause := range ask.clauses {
			for i := 1; i < len(clause); i++ {
				noun, verb := nominal[clause[i-1].plain], verbal[clause[i-1].plain]
				if !clause[i].content || noun == verb {
					continue
				}
				seen := g[clause[i].plain]
				if seen == nil {
					seen = &[2]int{}
					g[clause[i].plain] = seen
				}
				if noun {
					seen[0]++
				} else {
					seen[1]++
				}
			}
		}
	}
	return g
}

// noun is how likely a word is a noun, from 0 to 1: what was counted, on top of a guess by list and ending.
func (g grammar) noun(w word) float64 {
	nouns, verbs := 2.0, guess(w.plain)
	if seen := g[w.plain]; seen != nil {
		nouns, verbs = nouns+float64(seen[0]), verbs+float64(seen[1])
	}
	return nouns / (nouns + verbs)
}

// guess is how often a word is taken to have stood as a verb, to two times as a noun, before any evidence.
func guess(plain string) float64 {
	switch {
	case verbs[plain]:
		return 6
	case strings.HasSuffix(plain, "ed"), strings.HasSuffix(plain, "n't"):
		return 4
	case strings.HasSuffix(plain, "ing"), strings.HasSuffix(plain, "ize"), strings.HasSuffix(plain, "able"):
		return 2
	}
	return 0.5
}
