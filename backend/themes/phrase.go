package themes

import (
	"strings"
	"unicode"
)

// phrase is up to maxWords words that stand beside each other, named by their stems.
type phrase struct {
	key   string // the stems
	words []word
	start bool // it begins its clause
	whole bool // no further word belongs to it: beside it stands the end of a clause or a word without content
}

const maxWords = 4

// linking words may stand inside a phrase ("proof of payment").
var linking = set(`of for in per dari untuk`)

// weak words have content, but are too general to begin or end a name.
var weak = set(`know tell let go going come see look keep put set give take new good better best help think feel sure time
	times day days lot automatically automatic able user users system systems product products shall provide allow allows
	ensure based show shows add change changed make makes making work works working try tried trying happen happens happened
	ask asks asked said say says start stop happy nice great bad easily quickly manually always never often sometimes ever
	currently again still already yet hello hi thanks thank sorry question issue problem wrong right possible instead
	uh um uhm erm hmm mm mhm yeah yep yes okay mean guess basically actually literally honestly obviously well gonna wanna gotta
	stuff maybe probably whatever whoever somehow quite rather pretty back around anyway talk talking said saying thought
	point course example case end part place sense default side area area whole sudden
	different first second last next current specific certain various multiple single many much several whole able full
	don doesn didn won isn kind sort type bit lets tells knowing leave left long whenever wherever
	bagus baik kurang tolong hari orang semua sekarang kali terlalu cukup agak begitu buat kasih terima`)

// phrases tells of each phrase of an ask that may name something: it begins and ends with a word of content that is not
// too general, and has at most one linking word inside.
func (e entry) phrases(each func(phrase)) {
	for _, clause := range e.clauses {
		for a := range clause {
			if !mayBorder(clause[a]) {
				continue
			}
			links := 0
			for b := a; b < len(clause) && b < a+maxWords; b++ {
				if !clause[b].content {
					if links++; links > 1 || !linking[clause[b].plain] {
						break
					}
					continue
				}
				if mayBorder(clause[b]) {
					each(phrase{
						key: keyOf(clause[a : b+1]), words: clause[a : b+1], start: a == 0,
						whole: (a == 0 || !clause[a-1].content) && (b == len(clause)-1 || !clause[b+1].content),
					})
				}
			}
		}
	}
}

// mayBorder reports whether a name may begin or end with w.
func mayBorder(w word) bool {
	return w.content && !weak[w.plain] && strings.IndexFunc(w.plain, unicode.IsLetter) >= 0 && !strings.HasSuffix(w.plain, "ly")
}

func keyOf(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.stem)
	}
	return b.String()
}

// written is the phrase as it stands in the ask. A capital at the start of a clause is no part of it.
func (p phrase) written() string {
	var b strings.Builder
	for i, w := range p.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case i == 0 && p.start && isTitle(w.raw), len(w.raw) > 5 && w.raw == strings.ToUpper(w.raw):
			b.WriteString(strings.ToLower(w.raw))
		default:
			b.WriteString(w.raw)
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(b.String(), "'s"), "’s")
}

// isTitle reports whether only the first letter of s is a capital.
func isTitle(s string) bool {
	return s[1:] == strings.ToLower(s[1:])
}
