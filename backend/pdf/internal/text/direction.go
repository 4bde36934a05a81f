package text

import (
	"slices"

	"github.com/go-text/typesetting/bidi"
	ucd "golang.org/x/text/unicode/bidi"
)

// findLevels resolves the direction of every rune (UAX #9). Text that reads from left to right throughout has none.
func (p *paragraph) findLevels(b *bidi.Paragraph) {
	if !slices.ContainsFunc(p.runes, mayBeRightToLeft) {
		return
	}
	p.levels = make([]bidi.Level, len(p.runes))
	runs := b.Segment(p.runes, bidi.Neutral)
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		for k := run.Start; k < run.End; k++ {
			p.levels[k] = run.Level
		}
	}
	if p.baseIsLeftToRight() {
		for i := range runs.NumRuns() {
			p.splitNumbers(runs.Run(i))
		}
	}
}

// RightToLeft tells whether a text reads from right to left, by its first letter; otherwise of one without letters.
func RightToLeft(s string, otherwise bool) bool {
	for _, r := range s {
		switch class(r) {
		case ucd.L:
			return false
		case ucd.R, ucd.AL:
			return true
		default:
		}
	}
	return otherwise
}

func (p *paragraph) baseIsLeftToRight() bool {
	for _, r := range p.runes {
		if c := class(r); c == ucd.L || c == ucd.R || c == ucd.AL {
			return c == ucd.L
		}
	}
	return true
}

// splitNumbers undoes what the runs of the bidi package hide: they are cut where the direction changes, so that a
// number in right-to-left text (level 2) and the left-to-right text after it (level 0) come as one run of level 2.
func (p *paragraph) splitNumbers(run bidi.Run) {
	if run.Level&1 == 1 {
		return
	}
	end := run.Start
	if run.Level > 0 {
		end = p.numberEnd(run)
	}
	for k := end; k < run.End; k++ {
		p.levels[k] = 0
	}
	if run.End == len(p.runes) {
		return
	}
	// Arabic digits before right-to-left text belong to it, whatever they follow.
	for k := run.End - 1; k >= end && class(p.runes[k]) == ucd.AN; k-- {
		p.levels[k] = 2
	}
}

// numberEnd gives the end of the number at the start of a run that follows right-to-left text.
func (p *paragraph) numberEnd(run bidi.Run) int {
	afterHebrew := run.Start > 0 && p.lastStrong(run.Start) == ucd.R
	end := run.Start
	for k := run.Start; k < run.End; k++ {
		switch class(p.runes[k]) {
		case ucd.EN, ucd.AN:
			end = k + 1
		case ucd.ET: // signs such as % are part of the number, but not in Arabic
			if afterHebrew {
				end = k + 1
			}
		case ucd.ES, ucd.CS: // only between digits
		default:
			return end
		}
	}
	return end
}

func (p *paragraph) lastStrong(before int) ucd.Class {
	for k := before - 1; k >= 0; k-- {
		if c := class(p.runes[k]); c == ucd.L || c == ucd.R || c == ucd.AL {
			return c
		}
	}
	return ucd.L
}

func class(r rune) ucd.Class {
	properties, _ := ucd.LookupRune(r)
	return properties.Class()
}

// mayBeRightToLeft is true for the blocks of right-to-left scripts and for the marks that set a direction.
func mayBeRightToLeft(r rune) bool {
	switch {
	case r >= 0x590 && r <= 0x8ff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfefc:
		return true
	case r >= 0x10800 && r <= 0x10fff, r >= 0x1e800 && r <= 0x1efff:
		return true
	}
	return r == 0x200f
}
