package themes

import (
	"slices"
	"strings"
	"unicode"
)

// phrase is what may name something: a noun with what stands before it ("close dates", "proof of payment"), or what is
// done to it, turned to a noun ("invoice approval").
type phrase struct {
	key      string   // its concepts, so that "approve an invoice" and "approval of invoices" are one
	concepts []string // the stems of its words
	head     string   // that which says what kind of thing it is
	text     string
	beside   []string // the words that stand before it and after it in the run that it is part of
	made     bool     // nobody said it in these words
	counted  bool     // its noun is one of many
	part     bool     // another noun follows
}

const maxAtoms = 4 // of a phrase

// phrases gives what of an ask may name something. Why it is wanted, and by whom, does not, nor does a
// private ask.
func (e entry) phrases(each func(phrase)) {
	if e.Private {
		return
	}
	for _, clause := range e.wanted() {
		list := atoms(clause)
		tag(list)
		for i := range list {
			list[i].settle()
		}
		for a := 0; a < len(list); {
			if deed := list[a].deed(); deed != "" {
				own := concept(deed)
				each(phrase{key: own, concepts: []string{own}, head: own, text: deed, made: true})
			}
			b := nounEnd(list, a)
			if b == a {
				a++
				continue
			}
			list[b-1].counted = counted(list, a, b)
			spans(list[a:b], each)
			linked(list, b, each)
			done(list, a, b, each)
			a = b
		}
	}
}

// nounEnd is where the nouns and adjectives end that begin at a place; a where none does.
func nounEnd(list []atom, a int) int {
	b, last := a, a
	for ; b < len(list); b++ {
		u := list[b]
		if u.class != noun && u.class != adjective || idle[strings.TrimSuffix(u.plain, "'s")] {
			break
		}
		if u.class == noun {
			last = b + 1
		}
	}
	return last
}

// counted reports whether the nouns that end at b are one of many.
func counted(list []atom, a, b int) bool {
	last, before := list[b-1], ""
	if a > 0 {
		before = list[a-1].plain
	}
	ends := func(ending string) bool { return strings.HasSuffix(last.plain, ending) }
	switch {
	case last.foreign || mass[last.plain]:
		return false
	case isPlural(last.plain) || many[before]:
		return true
	}
	return (before == "a" || before == "an") && !slices.ContainsFunc(abstract, ends)
}

// spans gives the parts of a run of nouns and adjectives that may stand for themselves.
func spans(run []atom, each func(phrase)) {
	for a := range run {
		if plainAdjectives[run[a].plain] || !names(run[a]) {
			continue
		}
		for b := a + 1; b <= min(len(run), a+maxAtoms); b++ {
			last := run[b-1]
			if last.class != noun || !names(last) || possessive(last.plain) || repeats(run[a:b]) {
				continue
			}
			each(phraseOf(run, a, b))
		}
	}
}

// names reports whether an atom may begin or end a name.
func names(u atom) bool {
	return len(u.plain) > 1 && strings.IndexFunc(u.plain, unicode.IsLetter) >= 0 &&
		(!strings.Contains(u.plain, "'") || possessive(u.plain))
}

// phraseOf is a part of a run.
func phraseOf(whole []atom, a, b int) phrase {
	run := whole[a:b]
	p := phrase{concepts: conceptsOf(run), text: textOf(run)}
	if a > 0 && !plainAdjectives[whole[a-1].plain] {
		p.beside = append(p.beside, "<"+whole[a-1].stem)
	}
	if p.part = b < len(whole); p.part {
		p.beside = append(p.beside, ">"+whole[b].stem)
	}
	p.key = strings.Join(p.concepts, " ")
	p.head = p.concepts[len(run)-1]
	if run[0].foreign {
		p.head = p.concepts[0]
	}
	p.counted = run[len(run)-1].counted
	return p
}

// linked gives "proof of payment" where the first noun ends at b, and "batch size" for "the size of the batch".
func linked(list []atom, b int, each func(phrase)) {
	if b >= len(list)-1 || list[b].plain != "of" || list[b-1].class != noun || lone[list[b-1].plain] {
		return
	}
	from := b + 1
	if from < len(list) && articles[list[from].plain] {
		from++
	}
	to := nounEnd(list, from)
	if to == from || to-from > 2 || plainAdjectives[list[from].plain] {
		return
	}
	head, rest := list[b-1:b], list[from:to]
	concepts := append(conceptsOf(rest), conceptsOf(head)...)
	text, made := textOf(head)+" of "+textOf(rest), false
	if from > b+1 {
		text, made = singular(textOf(rest))+" "+textOf(head), true
	}
	each(phrase{key: strings.Join(concepts, " "), concepts: concepts, head: head[0].stem, text: text, made: made})
}

// done gives what is done to the nouns between a and b: before them ("approve an invoice"), or after them ("the invoice must be
// approved").
func done(list []atom, a, b int, each func(phrase)) {
	object := list[a:b]
	for len(object) > 1 && (plainAdjectives[object[0].plain] || len(object) > 2) {
		object = object[1:]
	}
	k := a - 1
	for k >= 0 && (list[k].class == determiner || list[k].class == adverb) {
		k--
	}
	if k >= 0 && list[k].deed() != "" {
		nominal(object, list[k].deed(), each)
		return
	}
	k, asked := suffered(list, a, b)
	if k < 0 {
		return
	}
	switch said := list[k]; {
	case states[said.plain]:
		concepts := append([]string{said.stem}, conceptsOf(object)...)
		each(phrase{
			key: strings.Join(concepts, " "), concepts: concepts, head: concepts[len(concepts)-1],
			text: said.text + " " + plural(textOf(object)), made: true,
		})
	case said.deed() != "" && asked && strings.HasSuffix(said.plain, "ed"):
		nominal(object, said.deed(), each)
	}
}

// suffered finds the verb that ends what is said of the nouns between a and b, -1 where there is none or it is denied, and
// whether an auxiliary makes it passive.
func suffered(list []atom, a, b int) (at int, passive bool) {
	passive = a > 0 && list[a-1].class == auxiliary || a > 1 && list[a-2].class == auxiliary
	at = b
	for ; at < len(list) && (list[at].class == auxiliary || list[at].class == adverb); at++ {
		if denials[list[at].plain] {
			return -1, false
		}
		passive = true
	}
	if at == len(list) || list[at].class != verb || at+1 < len(list) && strings.IndexByte("dsnj", list[at+1].class) >= 0 {
		return -1, false
	}
	return at, passive
}

// nominal gives the noun for what is done to an object.
func nominal(object []atom, deed string, each func(phrase)) {
	own := concept(deed)
	for i := range object {
		concepts := append(conceptsOf(object[i:]), own)
		if !slices.Contains(concepts[:len(concepts)-1], own) {
			each(phrase{
				key: strings.Join(concepts, " "), concepts: concepts, head: own,
				text: singular(textOf(object[i:])) + " " + deed, made: true,
			})
		}
	}
}

// deed is the noun that names what a verb says is done, "" where there is none.
func (u atom) deed() string {
	if u.class != verb || u.foreign {
		return ""
	}
	return deeds[u.stem]
}

// settle writes a verb with what belongs to it that stands as a noun as the noun: "my top up" is a top-up.
func (u *atom) settle() {
	if deed := deeds[u.stem]; u.class == noun && deed != "" && strings.Contains(u.stem, " ") {
		u.text, u.stem = deed, concept(deed)
	}
}

// concept is what a noun and the verb that it is made of have in common.
func concept(noun string) string {
	parts := strings.Split(noun, "-")
	for i, p := range parts {
		parts[i] = stem(p)
	}
	return strings.Join(parts, "-")
}

func conceptsOf(run []atom) []string {
	list := make([]string, len(run))
	for i, u := range run {
		list[i] = u.stem
	}
	return list
}

func textOf(run []atom) string {
	words := make([]string, len(run))
	for i, u := range run {
		words[i] = u.text
	}
	return strings.Join(words, " ")
}

// repeats reports whether a word comes twice.
func repeats(run []atom) bool {
	for i, u := range run {
		for _, other := range run[:i] {
			if other.stem == u.stem {
				return true
			}
		}
	}
	return false
}

func possessive(plain string) bool {
	return strings.HasSuffix(plain, "'s") || strings.HasSuffix(plain, "s'")
}

// reasons begin what an ask is for; from there on it is not what is wanted.
var reasons = set(`because karena supaya agar`)

// leastWish is how many words of what an ask wants come before its reason, if that is to be one.
const leastWish = 3

// wanted are the clauses of what an ask wants, without who wants it and why, which may be all of it.
func (e entry) wanted() [][]word {
	var kept [][]word
	count := 0
	for _, clause := range e.clauses {
		if len(clause) > 1 && clause[0].plain == "as" && (clause[1].plain == "a" || clause[1].plain == "an") {
			clause = clause[1+slices.IndexFunc(clause, func(w word) bool { return w.plain == "i" || w.plain == "we" }):]
		}
		for i, w := range clause {
			next := ""
			if i+1 < len(clause) {
				next = clause[i+1].plain
			}
			reason := reasons[w.plain] || w.plain == "so" && (next == "that" || next == "i" || next == "we")
			if reason && count+i >= leastWish {
				return append(kept, clause[:i])
			}
		}
		count += len(clause)
		kept = append(kept, clause)
	}
	return kept
}
