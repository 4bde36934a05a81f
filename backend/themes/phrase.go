package themes

import (
	"slices"
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
	uh um uhm erm hmm mm mhm yeah yep yes okay mean guess basically actually literally honestly obviously well gonna
	wanna gotta
	stuff maybe probably whatever whoever somehow quite rather pretty back around anyway talk talking said saying thought
	point course example case end part place sense default side area area whole sudden
	different now here there straight once anymore else perhaps though either overnight
	ones another exactly right today tomorrow yesterday ago oh ah um kay wel gosh fact moment somewhere far plus extra
	mentioned discussed came done kept left taken gone else actual per se top looks although spot app apps
	application applications inside outside later sooner earlier perspective follows followed following telling guys
	nobody everybody whether
	first second last next current specific certain various multiple single many much several whole able full
	don doesn didn won isn kind sort type bit lets tells knowing leave left long whenever wherever
	bagus baik kurang tolong hari orang semua sekarang kali terlalu cukup agak begitu buat kasih terima`)

// unending words may begin a name ("late postings") but not end it.
var unending = set(`late early easy hard easier harder simple important main basic big small long short high low
	fast slow quick
	clear exact open close closer available ready real own external internal automatic manual aware existing total new old
	whole like big bigger smaller cheap expensive optional habitual complicated specific technical granular
	mandatory random physical smart overall full annual weekly monthly daily yearly`)

// lone words name nothing without another word beside them.
var lone = set(`month months night nights day days hour hours week weeks year years minute minutes morning
	evening euro euros data
	process processes information feature features functionality functionalities function functions list lists page pages
	screen screens file files entry entries number numbers name names order orders row rows column columns idea ideas issues
	step steps device devices document documents result results option options parameter parameters line lines piece pieces
	total cut photo photos text texts message messages requirement requirements service services
	location locations percentage top moment status type types form forms record records value values
	proses informasi fitur halaman layar nomor nama data tanggal bulan malam pagi`)

// phrases tells of each phrase of an ask that may name something: it begins and ends with a word of content that is not
// too general and no verb where it stands, and has at most one linking word inside. What a hyphen ties is one word. A
// private ask has none.
func (e entry) phrases(each func(phrase)) {
	if e.Private {
		return
	}
	for _, clause := range e.clauses {
		for a := range clause {
			if !mayBegin(clause, a) {
				continue
			}
			links := 0
			for b := a; b < len(clause) && b < a+maxWords; b++ {
				switch {
				case acts(clause, b), repeats(clause[a:b], clause[b]), numerals[clause[b].plain] != "":
					links = maxWords
				case !clause[b].content && !tied(clause, b):
					if links++; !linking[clause[b].plain] {
						links = maxWords
					}
				case mayEnd(clause, b):
					each(phrase{
						key: keyOf(clause[a : b+1]), words: clause[a : b+1], start: a == 0,
						whole: (a == 0 || !clause[a-1].content) && (b == len(clause)-1 || !clause[b+1].content),
					})
				}
				if links > 1 {
					break
				}
			}
		}
	}
}

// repeats reports whether some words have a further one among them already.
func repeats(words []word, w word) bool {
	return slices.ContainsFunc(words, func(other word) bool { return w.content && other.plain == w.plain })
}

// modifies reports whether a word says which of the things that are named after it is meant.
func modifies(w word) bool {
	return unending[w.plain] || strings.HasSuffix(w.plain, "ed")
}

// tied reports whether a hyphen ties the word at a place to another.
func tied(clause []word, i int) bool { return clause[i].tied || i > 0 && clause[i-1].tied }

// mayBegin reports whether a name may begin at a place of a clause.
func mayBegin(clause []word, i int) bool {
	w := clause[i]
	return (mayBorder(w) || w.tied && w.content) && (i == 0 || !clause[i-1].tied) && !acts(clause, i) &&
		numerals[w.plain] == "" && !strings.HasSuffix(w.plain, "ier") // "three sizes" and "heavier parcels" are of one ask
}

// mayEnd reports whether a name may end there.
func mayEnd(clause []word, i int) bool {
	w := clause[i]
	return (mayBorder(w) || i > 0 && clause[i-1].tied && w.content) && !w.tied && !unending[w.plain] && !possessive(w) &&
		(!strings.HasSuffix(w.plain, "ed") || nouns[w.plain])
}

// mayBorder reports whether a name may begin or end with w.
func mayBorder(w word) bool {
	return w.content && !weak[w.plain] && strings.IndexFunc(w.plain, unicode.IsLetter) >= 0 &&
		!strings.HasSuffix(w.plain, "ly")
}

// nouns that look like a past tense.
var nouns = set(`feed newsfeed speed seed need bed shed red led embed breed`)

func possessive(w word) bool {
	return strings.HasSuffix(w.plain, "'s") || strings.HasSuffix(w.plain, "s'")
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
		switch {
		case i > 0 && p.words[i-1].tied:
			b.WriteByte('-')
		case i > 0:
			b.WriteByte(' ')
		}
		switch {
		case i == 0 && p.start && isTitle(w.raw), len(w.raw) > 5 && w.raw == strings.ToUpper(w.raw):
			b.WriteString(strings.ToLower(w.raw))
		default:
			b.WriteString(w.raw)
		}
	}
	return b.String()
}

// isTitle reports whether only the first letter of s is a capital.
func isTitle(s string) bool {
	return s[1:] == strings.ToLower(s[1:])
}
