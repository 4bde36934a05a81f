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
	listen enjoy hear plug plugged invade invading replace taken deliver contact withdraw transfer exchange log`)

// nominal words stand before nouns, verbal ones before verbs.
var (
	nominal = set(`a an the my our your his her its their this that these those each every any some no of in with for from
		another new more two many all`)
	verbal = set(`to i you we they he she it can could will would should shall may might must not don't didn't doesn't
		automatically please and who that which`)
)

// What shows that a word is a verb where it stands.
var (
	subjects = set(`i we they you he she it can could will would should shall may might must don't didn't doesn't can't won't
		who i'd we'd i'll we'll let's please`)
	objects    = set(`it them him me us you itself myself themselves`)
	being      = set(`is are was were be been being am isn't aren't wasn't weren't has have had gets get got`)
	particular = set(`a an the my our your his her its their this that these those each every all any how what who which where
		when whether if`)
	commands = set(`show let tell keep send give list print close post reverse match make add allow put take warn copy compare
		upload download replace write join split pass say know start stop refund contest name answer ask map book
		estimate import export show create display enable open remove delete move merge pay see find use mark remind notify
		fix explain connect hide restore pick assign confirm stay provide ensure support include tampilkan kirim kirimkan
		lihat tambahkan tambah hapus simpan ubah ingatkan izinkan buatkan beri sediakan batalkan unduh unggah cari pilih`)
)

// acts reports whether the word at a place of a clause is a verb there.
func acts(clause []word, i int) bool {
	w, before, after := clause[i].plain, "", ""
	if tied(clause, i) {
		return false
	}
	if i > 0 {
		before = clause[i-1].plain
	}
	if i+1 < len(clause) {
		after = clause[i+1].plain
	}
	switch {
	case subjects[before], objects[after], before == "to" && !strings.HasSuffix(w, "s"):
		return true
	case i == 0:
		return commands[w] || verbs[w] && particular[after]
	case particular[after] && (verbs[w] || commands[w] || moves[w]):
		return true
	case strings.HasSuffix(w, "ed"):
		return being[before] || particular[after]
	}
	return strings.HasSuffix(w, "ing") && being[before] || moves[w]
}

// moves are verbs that hardly ever are nouns.
var moves = set(`reaches reach stands fails fail waits ends differs differ arrives agreed comes becomes goes
	went knows knew gives
	gave takes took makes sees saw keeps needs wants sends sent says tells told finds found happens asks lets belongs
	shown seems seem gets holds held brings brought believes believe expect expects suppose refer
	referring decide decides deciding compare explain define adjust specify satisfy propose appoint consider
	understand continue mention select maintain avoid prefer worry throw lose incorporate incorporating involve
	involved pointing thinking trying saying looking getting having being handle handled insert confirm appear allocate
	explicate override facilitate enable notify receive provide include included`)

// grammar is how words stood in the asks.
type grammar map[string]*standing

// standing is how often a word stood as a noun, as a verb, and as one of many ("each step").
type standing struct{ noun, verb, one int }

// learn reads the asks.
func learn(asks []entry) grammar {
	g := grammar{}
	for _, ask := range asks {
		for _, clause := range ask.clauses {
			g.count(clause)
			for i := 1; i < len(clause); i++ {
				noun, verb := nominal[clause[i-1].plain], verbal[clause[i-1].plain]
				if !clause[i].content || noun == verb {
					continue
				}
				if noun {
					g.of(clause[i]).noun++
				} else {
					g.of(clause[i]).verb++
				}
			}
		}
	}
	return g
}

// count takes note of the nouns of a clause that are one of many: the last words of content after "a" or "each".
func (g grammar) count(clause []word) {
	one, sure := false, false
	for i, w := range clause {
		if w.content {
			g.of(w)
		}
		switch {
		case singular[w.plain]:
			one, sure = true, w.plain == "each" || w.plain == "every"
		case !w.content || acts(clause, i):
			one = false
		case i == len(clause)-1 || (!clause[i+1].content || acts(clause, i+1)) && !tied(clause, i):
			if one {
				g.of(w).one++
			}
			if one && sure {
				g.of(w).one++
			}
			one = false
		}
	}
}

// of is what is known of a word.
func (g grammar) of(w word) *standing {
	seen := g[w.plain]
	if seen == nil {
		seen = &standing{}
		g[w.plain] = seen
	}
	return seen
}

// singular words stand before one of a kind that can be counted.
var singular = set(`a an each every another one`)

// counted reports whether a word is a noun that was counted often enough.
func (g grammar) counted(w word) bool {
	seen := g[w.plain]
	return seen != nil && !mass[w.plain] && seen.one > 0 && seen.one*mostlyOne >= seen.noun && !verbs[w.plain] &&
		!strings.HasSuffix(w.plain, "ing")
}

// several reports whether the asks speak of more than one of what a word names.
func (g grammar) several(w word) bool {
	return g[w.plain+"s"] != nil && !verbs[w.plain] && !mass[w.plain]
}

// mass nouns are not counted, whatever stands before them.
var mass = set(`weather health temperature weight monoxide dust sleep power water smoke music food air heat mail money stock
	information data time traffic support payroll staff budget access security`)

// mostlyOne is in how many uses of a noun one of them counts it.
const mostlyOne = 3

// noun is how likely a word is a noun, from 0 to 1: what was counted, on top of a guess by list and ending.
func (g grammar) noun(w word) float64 {
	nouns, verbs := 2.0, guess(w.plain)
	if seen := g[w.plain]; seen != nil {
		nouns, verbs = nouns+float64(seen.noun), verbs+float64(seen.verb)
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
