package wording

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pattern is one of EARS: with what it begins.
type pattern struct{ keyword, then, name string }

var (
	event    = pattern{"When", "", "event-driven"}
	state    = pattern{"While", "", "state-driven"}
	unwanted = pattern{"If", "then ", "unwanted behaviour"}

	peristiwa = pattern{"Ketika", "", "event-driven"}
	keadaan   = pattern{"Selama", "", "state-driven"}
	andaikan  = pattern{"Jika", "maka ", "unwanted behaviour"}
)

// conditions are the words that begin what sets a requirement off, each with its pattern. "Where" (optional feature) leads
// too, but a "where" behind is a place more often, and stays.
var conditions = map[string]pattern{
	"when": event, "whenever": event, "once": event, "while": state, "if": unwanted, "where": {},
	"ketika": peristiwa, "saat": peristiwa, "begitu": peristiwa, "selama": keadaan,
	"jika": andaikan, "apabila": andaikan, "bila": andaikan, "kalau": andaikan,
}

// maxRewritten is how many words a sentence may have for a rewrite to be offered: a longer one is better cut.
const maxRewritten = 60

// draft is a sentence on its way to a pattern.
type draft struct {
	when                   pattern
	condition, actor, deed string
	tail                   string // what for
	why, origin            string
	from, to               int // the words at fault
}

// rewrite offers a sentence in the pattern of EARS that it fits, with "shall": priority is no matter of its words. There is
// none where it fits already, and none where a machine can't be sure.
func (t text) rewrite(s sentence, l language) (Finding, bool) {
	if s.hi-s.lo > maxRewritten || strings.ContainsAny(t.raw, "\n•;") {
		return Finding{}, false
	}
	if l == indonesian {
		return t.rewriteIndonesian(s)
	}
	start, modal := t.main(s)
	d := draft{from: -1}
	var from int
	var ok bool
	if _, open := conditions[t.at(start)]; open {
		return Finding{}, false // it isn't clear where the condition ends
	}
	switch {
	case modal >= start && modal >= 0:
		from, ok = t.required(s, start, modal, &d)
	case t.order(start) != 0:
		from, ok = start, t.assign(start, &d)
		d.blame(start, start, "", "")
	default:
		from, ok = t.wanted(s, start, &d)
	}
	if !ok || from >= s.hi {
		return Finding{}, false
	}
	if start > s.lo {
		d.when, d.condition = t.led(s, start)
		d.deed = join(d.deed, t.rest(from, s))
	} else if !t.trailing(s, from, &d) {
		d.deed = join(d.deed, uncapital(t.rest(from, s)))
	}
	d.speakOfTheUser()
	if d.from < 0 || d.firstPerson() {
		return Finding{}, false
	}
	f := t.finding(Pattern, d.from, d.to, d.why, d.origin)
	f.Rewrite = d.sentence(" shall ", t.stop(s))
	return f, f.Rewrite != t.raw
}

// sentence puts the parts together.
func (d draft) sentence(modal, stop string) string {
	var b strings.Builder
	actor := d.actor
	if d.condition != "" {
		b.WriteString(d.when.keyword + " " + d.condition + ", " + d.when.then)
	}
	b.WriteString(actor + modal + join(d.deed, d.tail) + stop)
	return capital(b.String())
}

// rest gives a sentence from one of its words on, with the marks at its end but without its full stop.
func (t text) rest(from int, s sentence) string {
	if from >= s.hi {
		return ""
	}
	return strings.TrimRight(t.raw[t.words[from].start:], " .")
}

// stop is the full stop at the end of a sentence, if it has one.
func (t text) stop(s sentence) string {
	if strings.HasSuffix(strings.TrimSpace(t.raw[t.words[s.hi-1].end:]), ".") {
		return "."
	}
	return ""
}

// required reads "the user must be able to see": who, and from which word on what.
func (t text) required(s sentence, start, modal int, d *draft) (int, bool) {
	after := modal + t.binding(modal)
	if modal == start { // "Must show …"
		verb := t.skipAdverbs(after)
		if t.is(verb, "be", "able", "to") {
			verb += 3
		}
		d.blame(modal, modal, "", "")
		return verb, t.assign(verb, d)
	}
	if firstPersons[t.at(start)] {
		return t.wanted(s, start, d) // "we need to see"
	}
	if pronouns[t.at(start)] {
		return 0, false
	}
	d.actor = t.lowered(start, modal-1)
	if participle, ok := t.passive(s, modal); ok && !t.byWhom(s, participle) {
		return t.turned(start, modal, participle, d)
	}
	if n := t.ability(after); n > 0 {
		able := after + n
		if t.at(able) == "be" {
			return 0, false
		}
		switch t.actorKind(start, modal-1) {
		case product:
		case person:
			d.deed = "let " + d.actor
			d.actor = theProduct(t.product, english)
		default:
			return 0, false
		}
		d.blame(after, able-1, fmt.Sprintf(ableWhy, t.slice(after, able-1)),
			"EARS; INCOSE R10")
		return able, true
	}
	return after, true
}

// ability gives how many words say no more than that something can be done.
func (t text) ability(i int) int {
	switch {
	case t.is(i, "be", "able", "to"), t.is(i, "be", "allowed", "to"), t.is(i, "be", "permitted", "to"):
		return 3
	case t.is(i, "have", "the", "ability", "to"), t.is(i, "have", "the", "option", "to"):
		return 4
	}
	return 0
}

// turned makes the product do what is done to something, where only the product can: "the file must be stored".
func (t text) turned(start, modal, participle int, d *draft) (int, bool) {
	base, _ := participleBase(t.at(participle))
	next := t.at(participle + 1)
	if t.actorKind(start, modal-1) == product || next == "and" || next == "or" || !t.plain(start, modal) {
		return 0, false
	}
	if !productVerbs[base] || personVerbs[base] || participle != modal+t.binding(modal)+1 || base == "notify" {
		return 0, false
	}
	d.deed = base + " " + t.lowered(start, modal-1)
	d.actor = theProduct(t.product, english)
	d.blame(modal, participle, "", "")
	return participle + 1, true
}

// plain reports whether words are a noun with what belongs to it, and can stand elsewhere in the sentence as they are.
func (t text) plain(from, to int) bool {
	for i := from; i < to; i++ {
		if w := t.at(i); w == "is" || w == "are" || subordinators[w] || t.comma(i) && i > from {
			return false
		}
	}
	return dets[t.at(from)] || !t.words[from].proper
}

// assign makes the product do what a verb says, or let a person do it; false where nothing tells which.
func (t text) assign(verb int, d *draft) bool {
	d.actor = theProduct(t.product, english)
	who := doerOf(t.at(verb))
	if qualities[t.at(verb)] {
		who = t.order(verb)
	}
	switch {
	case who == person:
		d.deed = "let the user"
	case who != product:
		return false
	}
	return true
}

// wanted reads an ask: "Accountants want to see".
func (t text) wanted(s sentence, start int, d *draft) (int, bool) {
	role, began := t.story(s)
	if role != "" {
		start = began
	}
	for i := start; i < min(start+6, s.hi); i++ {
		n := 0
		switch t.at(i) {
		case "want", "wants", "need", "needs", "wish", "wishes":
			n = 1
		case "would", "like":
			if t.is(i, "would", "like") {
				n = 2
			}
		case "i'd", "we'd":
			if t.at(i+1) == "like" {
				n = 2
			}
		}
		if n == 0 || t.at(i+n) != "to" || !isVerb(t.at(i+n+1)) && !t.is(i+n+1, "be", "able", "to") {
			continue
		}
		from := i + n + 1
		if t.is(from, "be", "able", "to") {
			from += 3
		}
		who := "the user"
		if i > start && !firstPersons[t.at(start)] {
			if t.actorKind(start, i-1) != person && !t.words[start].proper {
				return 0, false
			}
			who = t.lowered(start, i-1)
		}
		if role != "" {
			who = "the " + role
		}
		d.actor, d.deed = theProduct(t.product, english), "let "+who
		d.blame(start, from-1, wantWhy, "EARS ubiquitous; INCOSE R1")
		return from, true
	}
	return 0, false
}

// tellers tell a user story, also where no comma stands before them.
var tellers = set(`i we saya kami`)

// story reads the beginning of a user story: "As an accountant, I". It gives the role, and the word behind it.
func (t text) story(s sentence) (role string, next int) {
	from := s.lo + 1
	switch {
	case t.at(s.lo) == "as" && (t.at(from) == "a" || t.at(from) == "an" || t.at(from) == "the"):
		from++
	case t.at(s.lo) == "sebagai":
	default:
		return "", 0
	}
	for i := from + 1; i < min(from+8, s.hi); i++ {
		if t.comma(i) && (firstPersons[t.at(i)] || usIndonesian[t.at(i)]) || tellers[t.at(i)] {
			return t.slice(from, i-1), i
		}
	}
	return "", 0
}

// blame says which words are at fault and why; the first to be blamed stay.
func (d *draft) blame(from, to int, why, origin string) {
	if d.from < 0 {
		d.from, d.to, d.why, d.origin = from, to, why, origin
	}
}

// led gives the condition that a sentence begins with.
func (t text) led(s sentence, start int) (pattern, string) {
	from := s.lo + 1
	when := conditions[t.at(s.lo)]
	if t.is(s.lo, "as", "soon", "as") {
		from, when = s.lo+3, event
	}
	if t.at(s.lo) == "where" {
		when.keyword = "Where"
	}
	last := start - 1
	if t.at(last) == "then" || t.at(last) == "maka" {
		last--
	}
	return when, t.slice(from, last)
}

// notWhen are words before "when" and "if" that make a question or a restriction of what follows, not a condition.
var notWhen = set(`see check know determine verify ask indicate decide detect specify choose define set tell show say
		even only and or except than as of date time case cases day days to learn find mean means notice confirm select
		understand because but just for about on from to until till since at by in with of`)

// behind finds the one condition that stands behind what happens: its word, how many words that is, and its pattern.
func (t text) behind(s sentence, from int) (at, size int, when pattern, ok bool) {
	at = -1
	for i := from + 1; i < s.hi-2; i++ {
		found, known := conditions[t.at(i)]
		n := 1
		if t.is(i, "as", "soon", "as") {
			found, known, n = event, true, 3
		}
		switch {
		case relatives[t.at(i)]:
			return 0, 0, found, false // what follows hangs on something else
		case !known:
		case at >= 0 || t.at(i) == "once" || notWhen[t.at(i-1)] || t.comma(i):
			return 0, 0, found, false
		default:
			at, size, when = i, n, found
			i = t.purpose(i+n, s.hi) - 1
		}
	}
	return at, size, when, at-from >= 2 && !t.addsAnother(from, at)
}

// purpose gives where words begin to say what for, or the end.
func (t text) purpose(from, end int) int {
	for i := from + 2; i < end; i++ {
		if t.is(i, "so", "that") || t.is(i, "in", "order", "to") || t.is(i, "to", "avoid") || t.is(i, "to", "prevent") {
			return i
		}
	}
	return end
}

// trailing moves a condition that stands behind what happens before it.
func (t text) trailing(s sentence, from int, d *draft) bool {
	at, size, when, ok := t.behind(s, from)
	if !ok {
		return false
	}
	begin := at + size
	end := t.purpose(begin, s.hi)
	if end-begin < 2 || t.refersBack(begin, end) || t.broken(begin, end) || t.dangles(from, at, begin) {
		return false
	}
	d.when, d.condition, d.tail = when, t.slice(begin, end-1), t.rest(end, s)
	if end == s.hi {
		d.condition = t.rest(begin, s)
	}
	d.deed = join(d.deed, uncapital(t.slice(from, at-1)))
	d.blame(at, end-1, orderWhy, "EARS "+d.when.name+"; INCOSE R11")
	return true
}

// refersBack reports whether a condition can't stand first, as it speaks of what stands before it: "when a game they follow is
// moved".
func (t text) refersBack(begin, end int) bool {
	if pronouns[t.at(begin)] || possessive[t.at(begin)] {
		return true
	}
	return slices.ContainsFunc(t.words[begin:end], func(w word) bool { return w.text == "they" || w.text == "them" })
}

// dangles reports whether a condition without an actor of its own ("while scheduling classes") is about a person who stands
// before it: moved to the front, it would be about the product.
func (t text) dangles(from, at, begin int) bool {
	if !strings.HasSuffix(t.at(begin), "ing") {
		return false
	}
	return slices.ContainsFunc(t.words[from:at], func(w word) bool { return personNouns[w.text] })
}

const (
	orderWhy = "What sets it off stands behind what happens. Put it first: who reads it then knows at once when it holds."
	ableWhy  = "“%s” is met by a mere ability. Write what the product does."
	wantWhy  = "It says what somebody wants. A requirement says what the product does about it."
)

// addsAnother reports whether words tell of a second thing that happens: the condition behind may be of that one alone.
func (t text) addsAnother(from, to int) bool {
	for i := from; i < to; i++ {
		joined := t.at(i) == "and" || t.at(i) == "or"
		if joined && !dets[t.at(i+1)] && !t.words[i+1].proper || i > from && t.comma(i) {
			return true
		}
	}
	return false
}

var relatives = set(`that which who whose where unless until because so yang`)

var possessive = set(`their its his her him them`)

// broken reports whether words are more than one condition: they hold a comma, or a requirement of their own.
func (t text) broken(from, to int) bool {
	for i := from; i < to; i++ {
		if t.binding(i) > 0 || i > from && t.comma(i) {
			return true
		}
	}
	return false
}

// actorKind tells whether those who act are the product or people.
func (t text) actorKind(from, to int) doer {
	head := to
	for i := from + 1; i <= to; i++ {
		switch t.at(i) {
		case "of", "in", "for", "with", "at", "on", "from", "who", "that", "which", "to", "without":
			head = i - 1
		default:
			continue
		}
		break
	}
	w := t.at(head)
	switch {
	case productNouns[w] || acts(t.product) && inName(w, t.product):
		return product
	case personNouns[w]:
		return person
	}
	for _, ending := range []string{"ist", "ists", "ant", "ants", "ian", "ians", "ee", "ees"} {
		if len(w) > 5 && strings.HasSuffix(w, ending) {
			return person
		}
	}
	return 0
}

func inName(w, name string) bool {
	for _, part := range read(name) {
		if part.text == w {
			return true
		}
	}
	return false
}

// lowered gives words as they stand within a sentence: a determiner or role that began it has no capital there.
func (t text) lowered(from, to int) string {
	s := t.slice(from, to)
	first := t.at(from)
	named := from < to && t.words[from+1].proper // "Program Administrators"
	if dets[first] || (productNouns[first] || personNouns[first]) && !named {
		return uncapital(s)
	}
	return s
}

// uncapital is for a verb that began a sentence.
func uncapital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(second) || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// capital is for what begins a sentence; a name like iOS stays as it is.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(second) || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// join puts what isn't empty together.
func join(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, " ")
}
