package themes

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"
)

// Asks in Indonesian, or in Indonesian mixed with English, are put into English word by word before they are encoded: the
// sentence model knows English only. It makes poor English, but the model needs little more than the words. Without it
// Indonesian asks are grouped worse than by words alone.
//
// The dictionary is FreeDict's of English and Indonesian, turned round; build/licenses/freedict-eng-ind.txt. Of several
// English words it keeps the commonest; make-glossary.mjs makes it.

//go:embed glossary.tsv.gz
var glossaryFile []byte

// commonIndonesian are the words that it has not, or has wrong.
//
//go:embed indonesian.txt
var commonIndonesian string

// dictionary leads from Indonesian to English.
type dictionary struct {
	english map[string]string // of words and pairs of words; "" for what has none
	native  map[string]bool   // the words of English that it knows
}

// bothLanguages are words that stand in English texts as well.
var bothLanguages = set(`app info motor service staff toilet wc km bus ok oke ac tv min mas no g h lo hp menu promo transfer
	internet wifi bank data resto restaurant breakfast shower thanks thx si sang is pas pun bis sore ide fail tut api modem`)

// glossary is read when it is first needed.
var glossary = sync.OnceValue(func() *dictionary {
	d := &dictionary{english: map[string]string{}, native: map[string]bool{}}
	unpacked, err := gzip.NewReader(bytes.NewReader(glossaryFile))
	if err != nil {
		panic("the embedded glossary is damaged: " + err.Error())
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		panic("the embedded glossary is damaged: " + err.Error())
	}
	for line := range strings.Lines(string(text)) {
		word, english, _ := strings.Cut(strings.TrimSpace(line), "\t")
		d.english[word] = english
		for w := range strings.FieldsSeq(english) {
			d.native[w] = true
		}
	}
	for word := range stopEnglish {
		d.native[word] = true
	}
	for word := range bothLanguages {
		d.native[word] = true
	}
	for line := range strings.Lines(commonIndonesian) {
		words, english, is := strings.Cut(line, "=")
		if !is || strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.SplitSeq(words, ",") {
			d.english[strings.TrimSpace(word)] = strings.TrimSpace(english)
		}
	}
	return d
})

// The endings and beginnings of Indonesian words. Those that a stem's first letter melts into give it back.
var (
	particles = []string{"nya", "lah", "kah", "pun", "ku", "mu"}
	suffixes  = []string{"kan", "an", "i"}
	prefixes  = []struct {
		prefix string
		gives  []string
	}{
		{"meng", []string{"", "k"}},
		{"meny", []string{"s"}},
		{"mem", []string{"", "p"}},
		{"men", []string{"", "t"}},
		{"me", []string{""}},
		{"peng", []string{"", "k"}},
		{"peny", []string{"s"}},
		{"pem", []string{"", "p"}},
		{"pen", []string{"", "t"}},
		{"pe", []string{""}},
		{"ber", []string{""}},
		{"be", []string{""}},
		{"ter", []string{""}},
		{"di", []string{""}},
		{"ke", []string{""}},
		{"se", []string{""}},
		{"ng", []string{"", "k"}},
		{"ny", []string{"s"}},
	}
)

const leastStem = 3 // letters that must be left

// forms are a word and what is left of it without its endings and beginnings, the longest first.
func forms(word string) []string {
	found := []string{word}
	for _, endings := range [][]string{particles, suffixes} {
		for _, form := range slices.Clone(found) {
			for _, ending := range endings {
				if rest, cut := strings.CutSuffix(form, ending); cut && len(rest) >= leastStem {
					found = append(found, rest)
				}
			}
		}
	}
	for _, form := range slices.Clone(found) {
		for _, p := range prefixes {
			if rest, cut := strings.CutPrefix(form, p.prefix); cut && len(rest) >= leastStem {
				for _, letter := range p.gives {
					found = append(found, letter+rest)
				}
			}
		}
	}
	return found
}

// lookUp finds the English of a word, itself or without its endings and beginnings.
func (d *dictionary) lookUp(word string) (english string, found bool) {
	once := squeeze(word)
	for _, w := range []string{word, once} {
		for _, form := range forms(w) {
			if english, found = d.english[form]; found {
				return english, true
			}
		}
	}
	if half, _, doubled := strings.Cut(word, "-"); doubled { // the plural: kue-kue
		return d.lookUp(half)
	}
	return "", false
}

// squeeze makes one letter of letters drawn out: "bangettt".
func squeeze(word string) string {
	var b strings.Builder
	var last rune
	for _, r := range word {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// tongue is the language of an ask.
type tongue int

const (
	notIndonesian tongue = iota
	mixed                // words that can only be Indonesian stand among English ones
	indonesian
)

const (
	fewForeign   = 2 // so many words of another language are no name
	foreignShare = 4 // and at least one word in so many
)

// tongueOf tells the language by the words that only one of the two has.
func (d *dictionary) tongueOf(words []word) tongue {
	english, foreign := 0, 0
	for _, w := range words {
		_, is := d.english[w.plain]
		switch native := d.native[w.plain]; {
		case is && !native && stopIndonesian[w.plain]:
			foreign += fewForeign // no sentence of another language has it
		case is && !native:
			foreign++
		case native && !is:
			english++
		}
	}
	switch {
	case foreign > english:
		return indonesian
	case foreign >= fewForeign && foreign*foreignShare >= english:
		return mixed
	}
	return notIndonesian
}

// gloss puts words into English, each as far as the dictionary has it, and says what it made of them.
func (d *dictionary) gloss(words []word, of tongue) string {
	var out []string
	for i := 0; i < len(words); i++ {
		w := &words[i]
		if i+1 < len(words) {
			if english, found := d.english[w.plain+" "+words[i+1].plain]; found {
				out = append(out, english)
				w.put(english)
				words[i+1].put(english)
				i++
				continue
			}
		}
		english, found := "", false
		if of == indonesian && !stopEnglish[w.plain] || !d.native[w.plain] {
			english, found = d.lookUp(w.plain)
		}
		if !found {
			english = w.plain
		} else if english != "" {
			w.put(english)
		}
		if english != "" {
			out = append(out, english)
		}
	}
	return strings.Join(out, " ")
}

// put gives a word its English, and the stem of it, so that both languages share their terms.
func (w *word) put(english string) {
	w.english = english
	if w.content {
		w.stem = stem(english)
	}
}
