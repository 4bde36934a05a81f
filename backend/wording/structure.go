package wording

import (
	"fmt"
	"strings"
)

const (
	actorOrigin   = "INCOSE R2, R3"
	severalOrigin = "INCOSE R18, R19; ISO/IEC/IEEE 29148, 5.2.5"
)

// structure gives what the sentences themselves are looked at for: who acts, how much they ask for, and in which order.
func (t text) structure(l language) []Finding {
	all := t.sentences()
	var found []Finding
	actor, missing := t.missingActor(all[0], l)
	if several, ok := t.several(all, l); ok {
		found = append(found, several)
	}
	if len(all) == 1 {
		rewritten, ok := t.rewrite(all[0], l)
		switch {
		case ok && missing:
			actor.Rewrite = rewritten.Rewrite
		case ok:
			found = append(found, rewritten)
		}
	}
	if missing {
		found = append(found, actor)
	}
	return found
}

// pronouns stand for what only the sentence before could tell.
var pronouns = set(`it they this these that those he she`)

// missingActor looks at whether a sentence says who or what does what it asks for.
func (t text) missingActor(s sentence, l language) (Finding, bool) {
	start, modal := t.main(s)
	name := theProduct(t.product, l)
	begin := fmt.Sprintf("Begin with that: “%s …”, or with the role that does it.", capital(name))
	if l == indonesian {
		return t.missingActorIndonesian(s, start, modal, begin)
	}
	switch {
	case modal < 0 && t.order(start) != 0:
		why := "It doesn't say who or what is to " + t.at(start) + ". "
		return t.finding(Actor, start, start, why+begin, actorOrigin), true
	case modal < 0:
		return Finding{}, false
	case modal == start:
		return t.finding(Actor, modal, modal, "It doesn't say who or what must. "+begin, actorOrigin), true
	case modal == start+1 && start == s.lo && pronouns[t.at(start)]:
		why := fmt.Sprintf("“%s” can mean anything named before. Name it: a requirement is read alone.", t.slice(start, start))
		return t.finding(Actor, start, start, why, "INCOSE R24; "+standard), true
	}
	at, ok := t.passive(s, modal)
	byMaker := made[t.at(at)] && t.actorKind(start, modal-1) == product
	if ok && !byMaker && !t.byWhom(s, at) {
		why := fmt.Sprintf("It doesn't say who or what does it (“%s”). ", t.slice(modal, at))
		return t.finding(Actor, modal, at, why+begin, actorOrigin), true
	}
	return Finding{}, false
}

// made are participles of what is done to a product as a whole: who does it is whoever makes it.
var made = set(`built designed developed implemented made written constructed programmed updated upgraded released maintained`)

// order tells who is to do what an order begins with: "Remind the owner", 0 where a word is no order.
func (t text) order(i int) doer {
	verb, next := t.at(i), t.at(i+1)
	who := doerOf(verb)
	if qualities[verb] && next != "" && !smallWords[next] && next != "up" && !t.words[i+1].proper {
		return product // "Look fashionable"
	}
	if qualities[verb] && next == "at" {
		return person
	}
	if who == 0 || next == "" || t.comma(i+1) && nounVerbs[verb] {
		return 0
	}
	if nounVerbs[verb] && !dets[next] && !t.orders(i) {
		return 0
	}
	return who
}

// pairs are words that make a verb of a word that is a noun as often, when they stand behind it.
var pairs = map[string]map[string]bool{
	"search": set("for without"), "sort": set("by"), "filter": set("by"), "group": set("by"), "log": set("in out"),
	"sign": set("in out up"), "export": set("to"), "import": set("from"), "run": set("on in"),
	"show": set("on in when whether which who what how where why"),
}

// orders reports whether a sentence begins with a verb that is a noun as often and yet has what it is done to behind it, in
// the plural, with one word between them at most: "Sort schools by price". "Sort options" and "Sort order" are titles.
func (t text) orders(i int) bool {
	verb := t.at(i)
	if pairs[verb][t.at(i+1)] {
		return true
	}
	for k := i + 1; takesMany[verb] && k <= i+2 && !t.comma(k) && !smallWords[t.at(k)]; k++ {
		if next := t.at(k + 1); plural(t.at(k)) && !titled[t.at(k)] {
			return !toBe[next] && !smallWords[next] || prepositions[next]
		}
	}
	return false
}

// plural reports whether a word looks like a noun of which there are many.
func plural(w string) bool {
	if w == "data" || w == "people" || w == "information" {
		return true
	}
	n := len(w)
	return n > 3 && w[n-1] == 's' && !strings.ContainsRune("sui", rune(w[n-2]))
}

// passive gives where the participle stands when what follows a modal is in the passive voice: must be stored.
func (t text) passive(s sentence, modal int) (int, bool) {
	i := t.skipAdverbs(modal + t.binding(modal))
	if t.at(i) != "be" {
		return 0, false
	}
	i = t.skipAdverbs(i + 1)
	if i >= s.hi || adjectival[t.at(i)] {
		return 0, false
	}
	_, ok := participleBase(t.at(i))
	return i, ok
}

// times and means are what stands behind "by" when it names nobody.
var timesAndMeans = set(`default means mail email e-mail phone chat hand using clicking noon midnight monday tuesday
		wednesday thursday friday saturday sunday january february march april may june july august september october november
		december end day`)

// byWhom reports whether the words behind a participle say by whom.
func (t text) byWhom(s sentence, participle int) bool {
	for i := participle + 1; i < s.hi; i++ {
		if t.at(i) != "by" {
			continue
		}
		next := t.at(i + 1)
		if dets[next] {
			next = t.at(i + 2)
		}
		if !timesAndMeans[next] && !isNumber(next) && !strings.HasSuffix(next, "ing") {
			return true
		}
	}
	return false
}

// several looks for more than one requirement in one: two sentences that each ask for something, two clauses that do, or
// two things to do.
func (t text) several(all []sentence, l language) (Finding, bool) {
	asked, measured := 0, t.measured()
	for _, s := range all {
		start, modal := t.main(s)
		example := t.is(s.lo, "for", "example") || t.is(s.lo, "for", "instance") || t.at(s.lo) == "misalnya"
		if modal < 0 || example || pronouns[t.at(start)] && t.at(modal) == "will" {
			continue
		}
		if asked++; asked > 1 && t.proves(s, measured) {
			why := "This sentence says how what stands before it is measured. Make it a criterion: there it is tested by itself."
			return t.finding(Several, start, modal, why, "INCOSE R34"), true
		}
		if asked > 1 {
			why := "This sentence asks for something of its own. Make it a requirement with a number, or a criterion of the first."
			return t.finding(Several, start, modal, why, severalOrigin), true
		}
	}
	for _, s := range all {
		if f, ok := t.severalIn(s, l); ok {
			return f, true
		}
	}
	return Finding{}, false
}

// testers are those, and what they try, of whom a share tells whether something that can't be measured otherwise is met.
var testers = set(`user users customer customers tester testers people participants respondents callers clerks employees
		students adjusters realtors visitors players tasks responses attempts pengguna pelanggan orang responden peserta karyawan`)

// proves reports whether a sentence measures what was asked before it: by a share of people who succeed ("90% of new users
// shall …"), or by how long they or an answer take ("The response time shall be …").
func (t text) proves(s sentence, measured map[int]bool) bool {
	if !measured[t.words[s.lo].sentence] {
		return false
	}
	share, people := false, false
	for i := s.lo; i < s.hi; i++ {
		w := t.at(i)
		after := t.raw[t.words[i].end:min(t.words[i].end+1, len(t.raw))]
		share = share || isNumber(w) && (after == "%" || percents[t.at(i+1)] || t.is(i+1, "out", "of") || t.is(i+1, "dari"))
		people = people || testers[w]
		if t.is(i, "response", "time") || t.is(i, "waktu", "respons") || people && t.binding(i) > 0 && t.at(i+1) == "learn" {
			return true
		}
	}
	return share && people
}

var percents = set(`percent persen per`)

// orders are the modals that only a requirement has: another one of them is another requirement, wherever it stands.
var orders = set(`shall harus wajib`)

func (t text) severalIn(s sentence, l language) (Finding, bool) {
	_, modal := t.main(s)
	if modal < 0 {
		return Finding{}, false
	}
	joined, verb := -1, isVerb(t.at(t.skipAdverbs(modal+t.binding(modal))))
	for i := modal + 1; i < s.hi; i++ {
		switch word := t.at(i); {
		case word == "and" || word == "dan":
			joined = i
			next := t.skipAdverbs(i + 1)
			if !verb || l == indonesian || !t.deed(next) || t.at(s.hi-1) == "accordingly" {
				continue
			}
			why := fmt.Sprintf("It asks for two things (“%s”). If one can be done without the other, make two requirements of it.",
				t.slice(i, next))
			return t.finding(Several, i, next, why, severalOrigin), true
		case t.binding(i) > 0 && t.near(joined, i):
			return t.another(joined, i), true
		case subordinators[word]:
			return t.orderBehind(s, i, t.at(modal))
		}
	}
	return Finding{}, false
}

// orderBehind looks behind a clause that hangs on another for one that is a requirement of its own.
func (t text) orderBehind(s sentence, from int, modal string) (Finding, bool) {
	joined := -1
	for i := from; i < s.hi && orders[modal]; i++ {
		switch word := t.at(i); {
		case word == "and" || word == "dan":
			joined = i
		case word == modal && t.near(joined, i):
			return t.another(joined, i), true
		}
	}
	return Finding{}, false
}

// near tells whether a modal stands so close behind an "and" that it belongs to what that joins.
func (t text) near(and, modal int) bool { return and >= 0 && modal-and <= 6 }

// another finds fault with what is joined from one word to the modal of another requirement.
func (t text) another(joined, modal int) Finding {
	why := fmt.Sprintf("It asks for two things (“%s”). Make two requirements of it: each is met, tested and put off by itself.",
		t.slice(joined, modal))
	return t.finding(Several, joined, modal, why, severalOrigin)
}

// deed reports whether a word is a verb here: not a noun, and no part of a word with a hyphen.
func (t text) deed(i int) bool {
	return isVerb(t.at(i)) && (!nounVerbs[t.at(i)] || dets[t.at(i+1)]) && !t.tied(i)
}

// tied reports whether a hyphen ties a word to the one behind it.
func (t text) tied(i int) bool {
	return i+1 < len(t.words) && t.words[i+1].gap == "-"
}
