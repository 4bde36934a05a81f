package discovery

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SpanKind says what became of a stretch of text.
type SpanKind string

// The kinds of span.
const (
	SameSpan    SpanKind = "same"
	AddedSpan   SpanKind = "added"
	RemovedSpan SpanKind = "removed"
)

// SpanKinds lists every SpanKind, for the window's types.
var SpanKinds = []struct {
	Value  SpanKind
	TSName string
}{
	{SameSpan, "Same"},
	{AddedSpan, "Added"},
	{RemovedSpan, "Removed"},
}

// Span is a stretch of a text that was compared with an earlier one. Those that are not added make up the earlier text,
// those that are not removed the later.
type Span struct {
	Kind SpanKind `json:"kind"`
	Text string   `json:"text"`
}

// Differences compares two texts word by word. What is removed comes before what is added in its place.
func Differences(before, after string) []Span {
	return new(differ{steps: maxSteps}).texts(before, after)
}

const (
	// maxSteps bounds the work of one comparison, however long its texts are: where it is done, lines are compared whole.
	maxSteps = 40_000_000
	// maxEdits is how many words may differ between two texts for them still to be compared word by word: where more do,
	// one was written in the other's place.
	maxEdits = 1200
)

// differ compares texts until its steps are used up.
type differ struct{ steps int }

// texts finds the lines that stand in both texts, and the words that stand in both of what lies between.
func (d *differ) texts(before, after string) []Span {
	var s spans
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	i, j := 0, 0
	for _, at := range slices.Concat([][2]int{{}}, anchors(a, b), [][2]int{{len(a), len(b)}}) {
		if at[0] < i {
			continue // it is among those that followed the anchor before
		}
		for at[0] > i && at[1] > j && a[at[0]-1] == b[at[1]-1] {
			at[0], at[1] = at[0]-1, at[1]-1
		}
		d.words(&s, strings.Join(a[i:at[0]], ""), strings.Join(b[j:at[1]], ""))
		i, j = at[0], at[1]
		for i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
		}
		s.add(SameSpan, strings.Join(a[at[0]:i], ""))
	}
	return s.readable()
}

// anchors gives the places of lines that stand in both texts once and in the same order.
func anchors(a, b []string) [][2]int {
	once := func(lines []string) map[string]int {
		at := make(map[string]int, len(lines))
		for i, line := range lines {
			if _, again := at[line]; again {
				i = -1
			}
			at[line] = i
		}
		return at
	}
	inA, inB := once(a), once(b)
	pairs, places := [][2]int{}, []int{}
	for i, line := range a {
		if j, ok := inB[line]; ok && j >= 0 && inA[line] >= 0 {
			pairs, places = append(pairs, [2]int{i, j}), append(places, j)
		}
	}
	kept := make([][2]int, 0, len(pairs))
	for _, k := range rising(places) {
		kept = append(kept, pairs[k])
	}
	return kept
}

// rising gives the places of a longest row of numbers, each larger than the one before it.
func rising(numbers []int) []int {
	ends := []int{} // the place of the smallest number with which a row of each length ends
	before := make([]int, len(numbers))
	for i, n := range numbers {
		length, _ := slices.BinarySearchFunc(ends, n, func(at, n int) int { return numbers[at] - n })
		before[i] = -1
		if length > 0 {
			before[i] = ends[length-1]
		}
		if length == len(ends) {
			ends = append(ends, i)
		}
		ends[length] = i
	}
	row := make([]int, len(ends))
	if len(ends) > 0 {
		for i, at := len(ends)-1, ends[len(ends)-1]; i >= 0; i, at = i-1, before[at] {
			row[i] = at
		}
	}
	return row
}

// words adds what the words of two texts have in common, and what not.
func (d *differ) words(s *spans, before, after string) {
	a, b := wordsOf(before), wordsOf(after)
	pairs := append(d.common(a, b), [2]int{len(a), len(b)})
	i, j := 0, 0 // how far both have been added
	for len(pairs) > 0 {
		at, together := pairs[0], 1
		for together < len(pairs) && pairs[together] == [2]int{at[0] + together, at[1] + together} {
			together++
		}
		s.add(RemovedSpan, strings.Join(a[i:at[0]], ""))
		s.add(AddedSpan, strings.Join(b[j:at[1]], ""))
		i, j = min(at[0]+together, len(a)), min(at[1]+together, len(b))
		s.add(SameSpan, strings.Join(a[at[0]:i], ""))
		pairs = pairs[together:]
	}
}

// common gives the places of a longest row of words that stand in both texts, by the greedy algorithm of E. W. Myers. It
// gives up where too much differs.
func (d *differ) common(a, b []string) [][2]int {
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	n, m := len(a), len(b)
	for n > start && m > start && a[n-1] == b[m-1] {
		n, m = n-1, m-1
	}
	pairs := make([][2]int, 0, start+len(a)-n)
	for i := range start {
		pairs = append(pairs, [2]int{i, i})
	}
	for _, p := range d.between(a[start:n], b[start:m]) {
		pairs = append(pairs, [2]int{start + p[0], start + p[1]})
	}
	for i := n; i < len(a); i++ {
		pairs = append(pairs, [2]int{i, m + i - n})
	}
	return pairs
}

// between finds the shortest way from the start of both texts to their ends: reach[e][e+k] is how far into a the way of e
// edits leads that has taken k more words from a than from b.
func (d *differ) between(a, b []string) [][2]int {
	n, m := len(a), len(b)
	if n == 0 || m == 0 {
		return nil
	}
	reach := [][]int32{}
	for e := 0; e <= min(n+m, maxEdits) && d.steps > 0; e++ {
		row := make([]int32, 2*e+1)
		for k := -e; k <= e; k += 2 {
			x := 0
			if e > 0 {
				x = step(reach[e-1], e-1, k)
			}
			y := x - k
			from := x
			for x < n && y < m && a[x] == b[y] {
				x, y = x+1, y+1
			}
			d.steps -= x - from + 1
			row[k+e] = int32(x)
			if x >= n && y >= m {
				return back(append(reach, row), n, m)
			}
		}
		reach = append(reach, row)
	}
	return nil
}

// step gives how far the better of the two ways onto diagonal k leads, from a row of the ways with e edits.
func step(row []int32, e, k int) int {
	down, right := -1, -1
	if k+1 <= e {
		down = int(row[k+1+e])
	}
	if k-1 >= -e {
		right = int(row[k-1+e]) + 1
	}
	return max(down, right)
}

// back walks the shortest way from its end, and gives the places at which both texts say the same.
func back(reach [][]int32, x, y int) [][2]int {
	pairs := [][2]int{}
	for e := range slices.Backward(reach) {
		k, start := x-y, 0
		if e > 0 {
			start = step(reach[e-1], e-1, k)
		}
		for x > start {
			x, y = x-1, y-1
			pairs = append(pairs, [2]int{x, y})
		}
		if e > 0 && (k-1 < -(e-1) || k+1 <= e-1 && int(reach[e-1][k+1+e-1]) == start) {
			y-- // the edit was a word of b
		} else {
			x--
		}
	}
	slices.Reverse(pairs)
	return pairs
}

// wordsOf parts a text into words, runs of white space, and signs. A script without spaces between words is parted into
// its letters, each with the marks on it.
func wordsOf(text string) []string {
	words := []string{}
	for len(text) > 0 {
		first, end := utf8.DecodeRuneInString(text)
		kind := classOf(first)
		for end < len(text) {
			next, size := utf8.DecodeRuneInString(text[end:])
			last, _ := utf8.DecodeLastRuneInString(text[:end])
			joined := kind != signClass && classOf(next) == kind || belongs(next) || last == joiner
			if !joined {
				break
			}
			end += size
		}
		words, text = append(words, text[:end]), text[end:]
	}
	return words
}

// joiner ties two pictures into one.
const joiner = '\u200d'

type runeClass int

const (
	signClass runeClass = iota
	spaceClass
	wordClass
	flagClass // two letters of them make a flag
)

func classOf(r rune) runeClass {
	switch {
	case unicode.IsSpace(r):
		return spaceClass
	case spaced(r) || r == '_':
		return wordClass
	case r >= 0x1F1E6 && r <= 0x1F1FF:
		return flagClass
	}
	return signClass
}

// belongs tells whether a rune is part of the one before it: an accent, a vowel sign, a colour of skin.
func belongs(r rune) bool {
	return unicode.IsMark(r) || r == joiner || r >= 0x1F3FB && r <= 0x1F3FF
}

// spans are stretches in the order of the texts.
type spans []Span

// add puts a stretch at the end; between two stretches that are the same, what is removed comes first.
func (s *spans) add(kind SpanKind, text string) {
	if text == "" {
		return
	}
	at := len(*s)
	for at > 0 && (*s)[at-1].Kind != kind && kind != SameSpan && (*s)[at-1].Kind != SameSpan {
		at--
	}
	switch {
	case at > 0 && (*s)[at-1].Kind == kind:
		(*s)[at-1].Text += text
	case kind == RemovedSpan:
		*s = slices.Insert(*s, at, Span{kind, text})
	default:
		*s = append(*s, Span{kind, text})
	}
}

// readable makes one change of changes between which no more than a space, a sign or a short word stayed, as long as that is
// less than what changed on both sides.
func (s spans) readable() []Span {
	joined := spans{}
	for i, span := range s {
		if span.Kind == SameSpan && i > 0 && i < len(s)-1 && trifling(span.Text, changedBefore(s[:i]), changedAfter(s[i+1:])) {
			joined.add(RemovedSpan, span.Text)
			joined.add(AddedSpan, span.Text)
			continue
		}
		joined.add(span.Kind, span.Text)
	}
	return joined
}

func changedBefore(s spans) int {
	n := 0
	for i := len(s) - 1; i >= 0 && s[i].Kind != SameSpan; i-- {
		n = max(n, utf8.RuneCountInString(s[i].Text))
	}
	return n
}

func changedAfter(s spans) int {
	n := 0
	for i := 0; i < len(s) && s[i].Kind != SameSpan; i++ {
		n = max(n, utf8.RuneCountInString(s[i].Text))
	}
	return n
}

// trifling tells whether words that stayed are too few to be read as such between changes of so many letters.
func trifling(text string, before, after int) bool {
	letters := 0
	for _, r := range text {
		switch {
		case r == '\n' || unicode.IsLetter(r) && !spaced(r):
			return false
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			letters++
		}
	}
	return letters == 0 || letters <= 3 && letters < min(before, after)
}
