package text

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/segmenter"

	"throughline/backend/prose"
)

// paragraph is the text of spans with what the Unicode algorithms say of it, by rune.
type paragraph struct {
	runes  []rune
	pieces []piece
	after  []opportunity
	levels []bidi.Level // nil when all text runs from left to right
	emoji  map[int]int  // start of an emoji to its end
	thin   map[int]bool // spaces within a number
}

// piece is the runes of one span.
type piece struct {
	start, end int
	style      *Style
}

// paragraph gives the text of spans, until the next is asked for.
func (s *Shaper) paragraph(spans []Span) *paragraph {
	p := &s.text
	*p = paragraph{runes: p.runes[:0], pieces: p.pieces[:0], after: p.after[:0]}
	for _, span := range spans {
		start := len(p.runes)
		for _, r := range printable(span.Text) {
			p.runes = append(p.runes, r)
		}
		if len(p.runes) > start {
			p.pieces = append(p.pieces, piece{start, len(p.runes), span.Style})
		}
	}
	if len(p.runes) == 0 {
		return nil
	}
	p.findBreaks(&s.segmenter)
	p.findEmoji(&s.segmenter)
	p.findLevels(&s.bidi)
	return p
}

func (p *paragraph) findBreaks(seg *segmenter.Segmenter) {
	n := len(p.runes)
	p.findLineEnds(seg)
	for i := range n - 1 { // Korean reads better, and can be searched, where its words stay whole; UAX #14 leaves that open
		if p.after[i] == mayBreak && unicode.Is(unicode.Hangul, p.runes[i]) && unicode.Is(unicode.Hangul, p.runes[i+1]) {
			p.after[i] = noBreak
		}
	}
	p.keepNumbers()
	p.keepUnits()
	p.keepInitials()
	p.after[n-1] = noBreak
	for i, r := range p.runes {
		if r == '\n' {
			p.after[i] = mustBreak
		}
	}
}

func (p *paragraph) digit(i int) bool {
	return i >= 0 && i < len(p.runes) && p.runes[i] >= '0' && p.runes[i] <= '9'
}

// keepNumbers lets no line end in "€ 480 000", whose second space is thin, or before the sign of "5 %".
func (p *paragraph) keepNumbers() {
	for i, r := range p.runes {
		if r != ' ' || i+1 >= len(p.runes) {
			continue
		}
		sign := p.digit(i-1) && (p.runes[i+1] == '%' || p.runes[i+1] == '‰')
		price := p.digit(i+1) && i > 0 && unicode.Is(unicode.Sc, p.runes[i-1])
		if sign || price {
			p.after[i] = noBreak
		}
		if p.groups(i) {
			p.after[i] = noBreak
			if p.thin == nil {
				p.thin = map[int]bool{}
			}
			p.thin[i] = true
		}
	}
}

// groups tells whether a space stands before three more digits of a number. Four digits before it are a year.
func (p *paragraph) groups(i int) bool {
	fourBefore := p.digit(i-2) && p.digit(i-3) && p.digit(i-4)
	return !fourBefore && p.digit(i-1) && p.digit(i+1) && p.digit(i+2) && p.digit(i+3) && !p.digit(i+4)
}

// units are those that stand behind numbers in running text.
var units = strings.Fields("s ms min h d m mm cm km g kg t l ml B kB KB MB GB TB k pp px pt Hz kHz MHz GHz V W °C EUR USD")

// keepUnits lets no line end before the unit of "20 ms".
func (p *paragraph) keepUnits() {
	for i := 1; i+1 < len(p.runes); i++ {
		if p.runes[i] == ' ' && unicode.IsDigit(p.runes[i-1]) && slices.Contains(units, p.word(i+1)) {
			p.after[i] = noBreak
		}
	}
}

// word gives the letters from i on, if they are few enough for a unit.
func (p *paragraph) word(i int) string {
	const most = 3
	end := i
	for end < len(p.runes) && (unicode.IsLetter(p.runes[end]) || p.runes[end] == '°') {
		if end++; end-i > most {
			return ""
		}
	}
	return string(p.runes[i:end])
}

// keepInitials lets no line end in "L. Nguyễn".
func (p *paragraph) keepInitials() {
	for i := 2; i+1 < len(p.runes); i++ {
		alone := i == 2 || !unicode.IsLetter(p.runes[i-3]) && !unicode.IsDigit(p.runes[i-3])
		if p.runes[i] == ' ' && p.runes[i-1] == '.' && unicode.IsUpper(p.runes[i-2]) && alone && unicode.IsUpper(p.runes[i+1]) {
			p.after[i] = noBreak
		}
	}
}

func (p *paragraph) findEmoji(seg *segmenter.Segmenter) {
	if !slices.ContainsFunc(p.runes, mayBeEmoji) {
		return
	}
	p.emoji = map[int]int{}
	seg.Init(p.runes)
	for clusters := seg.GraphemeIterator(); clusters.Next(); {
		if g := clusters.Grapheme(); isEmoji(g.Text) {
			p.emoji[g.Offset] = g.Offset + len(g.Text)
		}
	}
}

func (p *paragraph) level(i int) bidi.Level {
	if p.levels == nil {
		return 0
	}
	return p.levels[i]
}

// printable is a text as it is drawn: clean, whoever it comes from, and with spaces for tabs.
func printable(s string) string { return strings.ReplaceAll(prose.Clean(s), "\t", "    ") }
