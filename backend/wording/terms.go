package wording

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// group is a kind of words that are looked at for one reason.
type group struct {
	rule   Rule
	origin string
	why    string // %s are the words
	// limited words are fine in a sentence that says how much: "quickly, within 2 seconds".
	limited bool
	// terms stand on a line each or between commas: words, of which # is any number; then >word for each word that must not
	// follow, and <word for each that must not stand before.
	terms string
}

// term is one entry of a group.
type term struct {
	words             []string
	joint             string // what must stand in the gaps; "" for a space or hyphen
	notNext, notPrior []string
	of                *group
}

// lexicon finds terms by their first word.
type lexicon map[string][]term

func lexiconOf(groups []group) lexicon {
	l := lexicon{}
	for i := range groups {
		entries := strings.FieldsFunc(groups[i].terms, func(r rune) bool { return r == '\n' || r == ',' })
		for _, entry := range entries {
			t := term{of: &groups[i]}
			for w := range strings.FieldsSeq(entry) {
				switch {
				case w[0] == '>':
					t.notNext = append(t.notNext, w[1:])
				case w[0] == '<':
					t.notPrior = append(t.notPrior, w[1:])
				case strings.Contains(w, "/"):
					t.joint = "/"
					t.words = append(t.words, strings.Split(w, "/")...)
				default:
					t.words = append(t.words, w)
				}
			}
			if len(t.words) > 0 {
				l[t.words[0]] = append(l[t.words[0]], t)
			}
		}
	}
	return l
}

var lexicons = [...]lexicon{english: lexiconOf(englishTerms), indonesian: lexiconOf(append(indonesianTerms, englishTerms...))}

// terms gives the words of the tables that stand in the text.
func (t text) terms(l language) []Finding {
	found := t.blanks()
	measured := t.proven()
	for i := 0; i < len(t.words); {
		best := term{}
		for _, entry := range lexicons[l][t.words[i].text] {
			if len(entry.words) > len(best.words) && t.holds(entry, i) {
				best = entry
			}
		}
		n := len(best.words)
		if n == 0 {
			i++
			continue
		}
		purpose := t.forWhat(i) && best.of.rule != Placeholder
		limited := best.of.limited && measured[t.words[i].sentence]
		if !purpose && !limited {
			f := t.finding(best.of.rule, i, i+n-1, "", best.of.origin)
			f.Why = fmt.Sprintf(best.of.why, "“"+f.Words+"”")
			found = append(found, f)
		}
		i += n
	}
	return found
}

// forWhat reports whether a word stands in what the requirement is good for: "so that I always have milk" asks for nothing.
func (t text) forWhat(at int) bool {
	for i := at; i >= 0 && t.words[i].sentence == t.words[at].sentence; i-- {
		switch t.at(i) {
		case "so":
			if next := t.at(i + 1); next == "that" || firstPersons[next] || pronouns[next] {
				return true
			}
		case "order":
			if t.is(i-1, "in", "order", "to") {
				return true
			}
		case "agar", "supaya", "sehingga":
			return true
		}
	}
	return false
}

// holds reports whether a term stands at a word.
func (t text) holds(entry term, at int) bool {
	end := at + len(entry.words)
	if end > len(t.words) || t.words[at].quoted {
		return false
	}
	for i, w := range entry.words {
		here := t.words[at+i]
		if !here.means(w) {
			return false
		}
		if i > 0 && !glued(here.gap, entry.joint) {
			return false
		}
	}
	for _, w := range entry.notNext {
		if end < len(t.words) && t.words[end].means(w) && !strings.ContainsAny(t.words[end].gap, ".;,") {
			return false
		}
	}
	for _, w := range entry.notPrior {
		if at > 0 && t.words[at-1].text == w {
			return false
		}
	}
	return true
}

// means reports whether a word is the one that a term has: # is any number.
func (w word) means(entry string) bool {
	return w.text == entry || entry == "#" && isNumber(w.text)
}

// glued reports whether a gap holds two words of a term together.
func glued(gap, joint string) bool {
	if joint != "" {
		return strings.TrimSpace(gap) == joint
	}
	return strings.Trim(gap, " -‐‑–\u00A0") == ""
}

func isNumber(w string) bool {
	return w != "" && unicode.IsDigit(rune(w[0])) || numberWords[w]
}

var numberWords = set(`one two three four five six seven eight nine ten twelve fifteen twenty thirty sixty ninety
		hundred thousand million half satu dua tiga empat lima enam tujuh delapan sembilan sepuluh seratus seribu juta`)

// units are what stands behind a number that limits something.
var units = set(`second seconds sec secs s ms millisecond milliseconds minute minutes min mins hour hours hr hrs h day
		days week weeks month months year years percent per click clicks step steps page pages mb kb gb tb euro euros eur usd
		dollars px pixel pixels feet foot metres meters m km mm cm mile miles user users people characters times am pm o'clock
		detik menit jam hari minggu pekan bulan tahun persen klik langkah halaman rupiah juta orang pengguna karakter kali`)

// measured tells of each sentence whether it says how much: a number with a unit or a percentage.
func (t text) measured() map[int]bool {
	found := map[int]bool{}
	for i, w := range t.words {
		if !isNumber(w.text) {
			continue
		}
		after := t.raw[w.end:min(w.end+1, len(t.raw))]
		next := ""
		if i+1 < len(t.words) {
			next = t.words[i+1].text
		}
		money := strings.ContainsAny(w.gap, "$€£")
		if after == "%" || money || units[next] || units[strings.TrimLeft(w.text, "0123456789.,:")] {
			found[w.sentence] = true
		}
	}
	return found
}

// proven tells of each sentence whether it says how much, or the one behind it how it is measured.
func (t text) proven() map[int]bool {
	found, all := t.measured(), t.sentences()
	for i := 1; i < len(all); i++ {
		if t.proves(all[i], found) {
			found[t.words[all[i-1].lo].sentence] = true
		}
	}
	return found
}

// blanks gives what was left to be filled in with marks: ??? and ____.
func (t text) blanks() []Finding {
	var found []Finding
	unit, run, first, start := 0, 0, rune(0), 0
	end := func(at int) {
		if run > 1 && (first == '?' || run > 2) {
			words := strings.Repeat(string(first), run)
			found = append(found, Finding{
				Rule: Placeholder, From: start, To: at, Words: words,
				Why: fmt.Sprintf(undecided, "“"+words+"”"), Origin: undecidedOrigin,
			})
		}
		run = 0
	}
	for _, r := range t.raw {
		if run > 0 && r != first {
			end(unit)
		}
		if r == '?' || r == '_' {
			if run == 0 {
				first, start = r, unit
			}
			run++
		}
		unit += utf16.RuneLen(r)
	}
	end(unit)
	return found
}
