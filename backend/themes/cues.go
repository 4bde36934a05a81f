package themes

import (
	"slices"
	"strings"
	"unicode"
)

// cues are what makes two texts with nearly the same words say different things: numbers with their units, and what is
// denied.
type cues struct {
	numbers []string // "2 day", "10 %", in order
	denied  bool     // an odd number of denials
}

var (
	numerals = map[string]string{
		"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
		"ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "sixty": "60",
		"hundred": "100", "thousand": "1000", "twice": "2", "half": "0.5", "dua": "2", "tiga": "3", "empat": "4", "lima": "5",
		"enam": "6", "tujuh": "7", "delapan": "8", "sembilan": "9", "sepuluh": "10",
	}
	units = map[string]string{
		"s": "second", "sec": "second", "secs": "second", "seconds": "second", "detik": "second", "min": "minute",
		"mins": "minute", "minutes": "minute", "menit": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "hours": "hour",
		"jam": "hour", "days": "day", "hari": "day", "weeks": "week", "minggu": "week", "months": "month",
		"bulan": "month", "years": "year", "tahun": "year", "percent": "%", "persen": "%", "pct": "%", "dollars": "$",
		"usd": "$", "rp": "rp", "rupiah": "rp", "idr": "rp", "degrees": "degree", "kb": "kb", "mb": "mb", "gb": "gb",
		"second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year",
	}
	denials = set(`not no never without nor neither cannot can't don't doesn't didn't won't wouldn't shouldn't isn't aren't wasn't
		weren't hasn't haven't hadn't cant dont doesnt didnt wont isnt unable tidak tak nggak gak ga bukan jangan tanpa tdk`)
)

// cuesOf reads the cues of a text.
func cuesOf(words []word) cues {
	c := cues{}
	for i, w := range words {
		if denials[w.plain] {
			c.denied = !c.denied
		}
		number, unit := amount(w.plain)
		if number == "" {
			continue
		}
		if unit == "" && i+1 < len(words) {
			unit = units[words[i+1].plain]
		}
		c.numbers = append(c.numbers, strings.TrimSpace(number+" "+unit))
	}
	slices.Sort(c.numbers)
	c.numbers = slices.Compact(c.numbers)
	return c
}

// otherNumber finds a number that the other has not, while it has another of the same unit: "2 day" beside "5 day".
func (c cues) otherNumber(other cues) (own, its string) {
	for _, mine := range c.numbers {
		for _, theirs := range other.numbers {
			if unitOf(mine) == unitOf(theirs) && !slices.Contains(other.numbers, mine) && !slices.Contains(c.numbers, theirs) {
				return mine, theirs
			}
		}
	}
	return "", ""
}

func unitOf(number string) string {
	_, unit, _ := strings.Cut(number, " ")
	return unit
}

// amount takes a number apart from a unit that is written to it ("10gb"). A word that is none gives "".
func amount(word string) (number, unit string) {
	if n, is := numerals[word]; is {
		return n, ""
	}
	end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' })
	switch {
	case end < 0:
		return strings.ReplaceAll(word, ",", ""), ""
	case end == 0:
		return "", ""
	}
	if unit, known := units[word[end:]]; known {
		return strings.ReplaceAll(word[:end], ",", ""), unit
	}
	return "", "" // "3d", "2nd": a name
}
