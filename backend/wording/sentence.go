package wording

import "strings"

// sentence is one sentence of a text: its words from lo up to hi.
type sentence struct{ lo, hi int }

func (t text) sentences() []sentence {
	var all []sentence
	for i, w := range t.words {
		if i == 0 || w.sentence != t.words[i-1].sentence {
			all = append(all, sentence{i, i})
		}
		all[len(all)-1].hi = i + 1
	}
	return all
}

// at gives a word, "" where there is none.
func (t text) at(i int) string {
	if i < 0 || i >= len(t.words) {
		return ""
	}
	return t.words[i].text
}

// is reports whether these words stand at a place.
func (t text) is(at int, words ...string) bool {
	for i, w := range words {
		if t.at(at+i) != w {
			return false
		}
	}
	return true
}

// comma reports whether a comma, colon or dash stands before a word.
func (t text) comma(i int) bool {
	return i < len(t.words) && strings.ContainsAny(t.words[i].gap, ",:()–—")
}

// binding gives how many words make a requirement of what follows them: shall, must, has to; 0 for none.
func (t text) binding(i int) int {
	switch t.at(i) {
	case "shall", "must", "should", "will", "harus", "wajib", "mesti":
		return 1
	case "has", "have", "needs", "need", "ought":
		if t.at(i+1) == "to" {
			return 2
		}
	}
	return 0
}

// Words that open a clause within a sentence.
var subordinators = set(`that which who whom whose where when whenever if while because unless until before after once
		so as than whether how what why yang ketika saat jika apabila bila kalau selama agar supaya karena sehingga sebelum
		setelah`)

// subordinate reports whether a word stands in a clause that hangs on another: one that opens between the last comma and it.
func (t text) subordinate(s sentence, i int) bool {
	for k := i; k >= s.lo; k-- {
		if k < i && subordinators[t.at(k)] {
			return true
		}
		if t.comma(k) {
			return false
		}
	}
	return false
}

// main gives where the main clause of a sentence begins, behind a condition that stands first, and where it is made a
// requirement, -1 where it isn't.
func (t text) main(s sentence) (start, modal int) {
	start = s.lo
	if _, leads := conditions[t.at(s.lo)]; leads || t.is(s.lo, "as", "soon", "as") || t.is(s.lo, "pada", "saat") {
		for i := s.lo + 2; i < s.hi; i++ {
			if t.comma(i) || t.at(i) == "then" || t.at(i) == "maka" {
				start = i
				break
			}
		}
		if start > s.lo && (t.at(start) == "then" || t.at(start) == "maka") {
			start++
		}
	}
	for i := start; i < s.hi; i++ {
		if t.binding(i) > 0 && !t.subordinate(sentence{start, s.hi}, i) {
			return start, i
		}
	}
	return start, -1
}

// adverbs may stand between a modal and its verb.
var adverbs = set(`not also only always never then first automatically immediately clearly still easily both either
		juga tidak selalu hanya otomatis`)

func (t text) skipAdverbs(i int) int {
	for adverbs[t.at(i)] || strings.HasSuffix(t.at(i), "ly") && !isVerb(t.at(i)) && t.at(i) != "supply" {
		i++
	}
	return i
}
