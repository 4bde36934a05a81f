package text

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// speller divides the text of clusters between the codes that stand for them, so that programs that read the file give it
// back as it was typed. They agree on this much: codes are read from left to right, whatever the script; each stands for
// one character; and one whose text ends in a joiner is skipped (by pdf.js), so that a joiner goes with what follows it.
type speller struct {
	rightToLeft bool
	joiners     []rune // that wait for what follows
}

// skip takes what nothing is drawn for.
func (s *speller) skip(runes []rune) {
	for _, r := range runes {
		if isJoiner(r) {
			s.joiners = append(s.joiners, r)
		}
	}
}

// single tells whether a cluster of these runes has one code that stands for just them.
func (s *speller) single(runes []rune) bool { return len(runes) == 1 && len(s.joiners) == 0 }

// out gives what the codes of the next cluster, from left to right, stand for: one at least.
func (s *speller) out(runes []rune) []string {
	if s.single(runes) {
		return []string{string(runes)}
	}
	if s.rightToLeft {
		runes = slices.Clone(runes)
		slices.Reverse(runes)
	}
	var says []string
	for _, r := range runes {
		if isJoiner(r) {
			s.joiners = append(s.joiners, r)
			continue
		}
		says = append(says, string(append(s.joiners, r)))
		s.joiners = nil
	}
	if says == nil {
		says, s.joiners = []string{string(s.joiners)}, nil
	}
	return says
}

// markShare is the part of a cluster's width that the code of a mark takes: next to nothing, as readers expect of marks, but
// not nothing, or they would not know whether it stands before or behind what follows.
const markShare = 0.02

// shares tells how much of a cluster's width each of its codes takes.
func shares(says []string) []float64 {
	shares := make([]float64, len(says))
	wide, rest := 0.0, 1.0
	for i, words := range says {
		if last, _ := utf8.DecodeLastRuneInString(words); unicode.Is(unicode.Mn, last) {
			shares[i] = markShare
			rest -= markShare
		} else {
			wide++
		}
	}
	for i := range shares {
		switch {
		case wide == 0 || rest <= 0:
			shares[i] = 1 / float64(len(says))
		case shares[i] == 0:
			shares[i] = rest / wide
		}
	}
	return shares
}
