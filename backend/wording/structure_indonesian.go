package wording

import (
	"fmt"
	"strings"
)

// asksIndonesian are words with which an Indonesian sentence asks before anybody was named.
var asksIndonesian = set(`harus wajib mesti perlu bisa dapat mampu harap mohon tolong minta`)

// ableIndonesian say no more than that something can be done.
var ableIndonesian = set(`dapat bisa mampu`)

// notPassive begin with di- and are no verbs.
var notPassive = set(`dinas direktur digital diskon disiplin divisi distribusi dimensi diagram dialog dibanding
		dibandingkan disebut dinamis direktorat dimana dilarang diri`)

func isPassiveIndonesian(w string) bool {
	return strings.HasPrefix(w, "di") && len(w) > 5 && !notPassive[w]
}

func (t text) missingActorIndonesian(s sentence, start, modal int, begin string) (Finding, bool) {
	first := t.at(start)
	_, byProduct := indonesianProductVerbs[first]
	_, byPerson := indonesianPersonVerbs[first]
	why := fmt.Sprintf("It doesn't say who or what does it (“%s”). ", t.slice(start, start))
	if asksIndonesian[first] || (byProduct || byPerson) && modal < 0 {
		return t.finding(Actor, start, start, why+begin, actorOrigin), true
	}
	if modal < 0 {
		return Finding{}, false
	}
	verb := modal + 1
	for ableIndonesian[t.at(verb)] || adverbs[t.at(verb)] {
		verb++
	}
	if verb >= s.hi || !isPassiveIndonesian(t.at(verb)) {
		return Finding{}, false
	}
	for i := verb + 1; i < s.hi; i++ {
		if t.at(i) == "oleh" {
			return Finding{}, false
		}
	}
	why = fmt.Sprintf("It doesn't say who or what does it (“%s”). ", t.slice(modal, verb))
	return t.finding(Actor, modal, verb, why+begin, actorOrigin), true
}

// rewriteIndonesian is rewrite for an Indonesian sentence.
func (t text) rewriteIndonesian(s sentence) (Finding, bool) {
	start, modal := t.main(s)
	d := draft{from: -1}
	var from int
	var ok bool
	if _, open := conditions[t.at(start)]; open {
		return Finding{}, false
	}
	if modal > start {
		from, ok = t.requiredIndonesian(start, modal, &d)
	} else {
		from, ok = t.askedIndonesian(s, start, &d)
	}
	if !ok || from >= s.hi {
		return Finding{}, false
	}
	if start > s.lo {
		d.when, d.condition = t.ledIndonesian(s, start)
		d.deed = join(d.deed, t.rest(from, s))
	} else if !t.trailingIndonesian(s, from, &d) {
		d.deed = join(d.deed, t.rest(from, s))
	}
	if d.from < 0 || d.speaksOfUs() {
		return Finding{}, false
	}
	f := t.finding(Pattern, d.from, d.to, d.why, d.origin)
	f.Rewrite = d.sentence(" harus ", t.stop(s))
	return f, f.Rewrite != t.raw
}

// requiredIndonesian reads "sistem harus dapat menampilkan".
func (t text) requiredIndonesian(start, modal int, d *draft) (int, bool) {
	d.actor = t.lowered(start, modal-1)
	after := modal + 1
	if !ableIndonesian[t.at(after)] {
		return after, true
	}
	switch t.actorKind(start, start) {
	case product:
	case person:
		d.deed = "memungkinkan " + d.actor
		d.actor = theProduct(t.product, indonesian)
	default:
		return 0, false
	}
	if isPassiveIndonesian(t.at(after + 1)) {
		return 0, false
	}
	d.blame(after, after, fmt.Sprintf(ableWhy, t.slice(after, after)), "EARS; INCOSE R10")
	return after + 1, true
}

// askedIndonesian reads what is asked without saying of whom: "Harus bisa lihat stok", "Tampilkan stok", "Kami ingin melihat".
func (t text) askedIndonesian(s sentence, start int, d *draft) (int, bool) {
	role, began := t.story(s)
	if role != "" {
		start = began
	} else {
		role = "pengguna"
	}
	verb := start
	for asksIndonesian[t.at(verb)] {
		verb++
	}
	wants := 0
	if usIndonesian[t.at(verb)] {
		for wants = verb + 1; wantsIndonesian[t.at(wants)] || ableIndonesian[t.at(wants)]; wants++ {
		}
		if wants == verb+1 {
			return 0, false
		}
		verb = wants
	}
	d.actor = theProduct(t.product, indonesian)
	word := t.at(verb)
	if active, ok := indonesianProductVerbs[word]; ok && wants == 0 {
		d.deed = active
	} else if active, ok := indonesianPersonVerbs[word]; ok {
		d.deed = "memungkinkan " + role + " " + active
	} else if wants > 0 && (strings.HasPrefix(word, "me") || word == "login" || word == "masuk") {
		d.deed = "memungkinkan " + role + " " + t.slice(verb, verb)
	} else {
		return 0, false
	}
	d.blame(start, max(start, wants-1), wantWhy,
		"EARS ubiquitous; INCOSE R1")
	return verb + 1, true
}

var (
	usIndonesian    = set(`saya kami kita aku gue gw`)
	wantsIndonesian = set(`ingin mau butuh perlu pengen pingin berharap`)
)

func (d draft) speaksOfUs() bool {
	for _, w := range read(join(d.condition, d.actor, d.deed, d.tail)) {
		if usIndonesian[w.text] {
			return true
		}
	}
	return false
}

func (t text) ledIndonesian(s sentence, start int) (pattern, string) {
	from, last := s.lo+1, start-1
	if t.is(s.lo, "pada", "saat") {
		from++
	}
	if t.at(last) == "maka" {
		last--
	}
	when := conditions[t.at(from-1)]
	return when, t.slice(from, last)
}

func (t text) trailingIndonesian(s sentence, from int, d *draft) bool {
	at := t.behindIndonesian(s, from)
	if at < from+1 || s.hi-at < 3 || t.broken(at+1, s.hi) || escapes[t.at(at+1)] || isNumber(t.at(at+1)) {
		return false
	}
	last := at - 1
	if t.at(last) == "pada" {
		last--
	}
	d.when, d.condition = conditions[t.at(at)], t.rest(at+1, s)
	d.deed = join(d.deed, t.slice(from, last))
	d.blame(at, s.hi-1, orderWhy, "EARS "+d.when.name+"; INCOSE R11")
	return true
}

// behindIndonesian finds the one condition that stands behind what happens, -1 where there is none or it isn't certain.
func (t text) behindIndonesian(s sentence, from int) int {
	at := -1
	for i := from + 1; i < s.hi-1; i++ {
		_, known := conditions[t.at(i)]
		switch {
		case at < 0 && (t.comma(i) || t.at(i) == "yang" || t.at(i) == "dan" && strings.HasPrefix(t.at(i+1), "me")):
			return -1
		case !known || notWhenIndonesian[t.at(i-1)]:
		case at >= 0:
			return -1
		default:
			at = i
		}
	}
	return at
}

var (
	notWhenIndonesian = set(`setiap tiap hanya dan atau sampai hingga sejak`)
	escapes           = set(`perlu diperlukan dibutuhkan memungkinkan bisa sempat itu ini`)
)
