package text

import (
	"slices"

	"github.com/go-text/typesetting/segmenter"
)

// findLineEnds finds where lines may end (UAX #14).
func (p *paragraph) findLineEnds(seg *segmenter.Segmenter) {
	p.after = slices.Grow(p.after, len(p.runes))[:len(p.runes)]
	clear(p.after)
	for start := 0; start < len(p.runes); {
		end, plain := p.stretch(start)
		if !plain {
			seg.Init(p.runes[start:end])
			for lines := seg.LineIterator(); lines.Next(); {
				line := lines.Line()
				p.after[start+line.Offset+len(line.Text)-1] = mayBreak
			}
		}
		p.after[end-1] = mayBreak
		start = end
	}
}

// stretch gives where a line may end next whatever stands around it: behind the spaces between a plain word, perhaps with a
// comma or a full stop, and another (UAX #14, rules 13 and 18; no rule looks from there across the spaces). In a plain
// stretch it may end nowhere else.
func (p *paragraph) stretch(start int) (end int, plain bool) {
	plain = isAlphanumeric(p.runes[start])
	for i := start + 1; i < len(p.runes); i++ {
		c, before := p.runes[i], p.runes[i-1]
		if before == ' ' && isAlphanumeric(c) && breaksPlainly(p.lastBefore(i, start)) {
			return i, plain
		}
		plain = plain && (c == ' ' || before != ' ' && breaksPlainly(c))
	}
	return len(p.runes), plain
}

// lastBefore gives the last character between start and i that is no space.
func (p *paragraph) lastBefore(i, start int) rune {
	for i--; i > start && p.runes[i] == ' '; i-- {
	}
	return p.runes[i]
}

func breaksPlainly(r rune) bool { return isAlphanumeric(r) || r == ',' || r == '.' }

func isAlphanumeric(r rune) bool { return isLatinLetter(r) || r >= '0' && r <= '9' }
