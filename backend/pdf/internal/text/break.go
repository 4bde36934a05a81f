package text

import (
	"math"
	"slices"
)

// Break fits clusters into lines of the given width. It picks the breaks that leave the lines most alike in length,
// among those that UAX #14 allows; a word that is wider than a line is broken where it must be.
func (s *Shaper) Break(clusters []Cluster, width float64) []Line {
	var lines []Line
	for start := 0; start < len(clusters); {
		end := start
		for end < len(clusters) && clusters[end].after != mustBreak {
			end++
		}
		end = min(end+1, len(clusters))
		first := len(lines)
		lines = s.fit(lines, clusters[start:end], width)
		for i := range lines[first:] {
			lines[first+i].RightLeft = rightToLeft(clusters[start:end])
		}
		start = end
	}
	return lines
}

// rightToLeft reports whether a paragraph reads from right to left: then even the numbers and foreign words in it are
// on a level above the base.
func rightToLeft(clusters []Cluster) bool {
	for i := range clusters {
		if clusters[i].level == 0 {
			return false
		}
	}
	return true
}

// Single gives spans as one line, however long.
func (s *Shaper) Single(spans ...Span) Line {
	lines := s.Break(s.Shape(spans), math.Inf(1))
	if len(lines) == 0 {
		return Line{Last: true}
	}
	return lines[0]
}

// Fit gives text as one line no wider than width, cut short with an ellipsis if need be.
func (s *Shaper) Fit(text string, style *Style, width float64) Line {
	line := s.Single(Span{text, style})
	if line.Width <= width {
		return line
	}
	clusters := line.Clusters
	ellipsis := s.Shape([]Span{{"…", style}})
	room := width - widthOf(ellipsis)
	n, used := 0, 0.0
	for n < len(clusters) && used+clusters[n].Width <= room {
		used += clusters[n].Width
		n++
	}
	if word := lastSpace(clusters[:n]); word > n/2 && !clusters[n].Space { // a word is cut only where it is a long one
		n = word
	}
	kept := append(slices.Clone(clusters[:n]), ellipsis...)
	return Line{Clusters: kept, Width: widthOf(kept), Last: true}
}

// lastSpace finds where the words before the last one end.
func lastSpace(clusters []Cluster) int {
	for i := len(clusters) - 1; i > 0; i-- {
		if clusters[i].Space {
			return i
		}
	}
	return 0
}

func widthOf(clusters []Cluster) float64 {
	w := 0.0
	for i := range clusters {
		w += clusters[i].Width
	}
	return w
}

// measure answers how wide any stretch of clusters is.
type measure struct {
	clusters []Cluster
	upTo     []float64 // width of all clusters before i
}

// newMeasure measures clusters, in the given room.
func newMeasure(room []float64, clusters []Cluster) measure {
	m := measure{clusters, slices.Grow(room[:0], len(clusters)+1)[:len(clusters)+1]}
	m.upTo[0] = 0
	for i := range clusters {
		m.upTo[i+1] = m.upTo[i] + clusters[i].Width
	}
	return m
}

// visible is the width from a to b without the white space before b.
func (m measure) visible(a, b int) float64 {
	for b > a && m.clusters[b-1].Space {
		b--
	}
	return m.upTo[b] - m.upTo[a]
}

func (s *Shaper) fit(lines []Line, clusters []Cluster, width float64) []Line {
	m := newMeasure(s.upTo, clusters)
	s.upTo = m.upTo
	if m.visible(0, len(clusters)) <= width {
		return append(lines, Line{Clusters: clusters, Width: m.visible(0, len(clusters)), Last: true})
	}
	words := m.words(width)
	for _, span := range m.bestLines(words, width) {
		last := span.end == len(clusters)
		line := Line{Clusters: clusters[span.start:span.end], Width: m.visible(span.start, span.end), Last: last}
		if !last && clusters[span.end-1].softHyphen {
			line = s.hyphenate(line)
		}
		lines = append(lines, line)
	}
	return lines
}

// words gives the ends of the pieces that lines are made of: where a break is allowed, and inside over-long words.
func (m measure) words(width float64) []int {
	var ends []int
	start := 0
	for i := range m.clusters {
		if m.clusters[i].after == noBreak && i < len(m.clusters)-1 {
			continue
		}
		if m.visible(start, i+1) > width {
			ends = m.chop(ends, start, i+1, width)
		}
		start = i + 1
		ends = append(ends, start)
	}
	return ends
}

// chop cuts a word that is wider than a line, after punctuation if there is some in the second half of the line.
func (m measure) chop(ends []int, start, end int, width float64) []int {
	better := -1
	for k := start; k < end; k++ {
		if k > start && m.upTo[k+1]-m.upTo[start] > width && m.clusters[k].Width > 0 {
			start = k
			if better > 0 {
				start, better = better, -1
			}
			ends = append(ends, start)
		}
		if m.clusters[k].punctuation && m.upTo[k+1]-m.upTo[start] > width/2 {
			better = k + 1
		}
	}
	return ends
}

type stretch struct{ start, end int }

const (
	// mostWords bounds the search back from the end of a line; no line of visible words is longer.
	mostWords = 400
	// runtPenalty keeps a short word from standing alone on the last line.
	runtPenalty, runtWidth = 4, 0.18
	// linePenalty prefers fewer lines when all else is equal.
	linePenalty = 0.05
)

// bestLines chooses among the words' ends so that the sum of the cubes of the gaps at the line ends is smallest.
func (m measure) bestLines(ends []int, width float64) []stretch {
	n := len(ends)
	startOf := func(word int) int {
		if word == 0 {
			return 0
		}
		return ends[word-1]
	}
	cost, previous := make([]float64, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		cost[j] = math.Inf(1)
		for i := j - 1; i >= 0 && j-i <= mostWords; i-- {
			w := m.visible(startOf(i), ends[j-1])
			if w > width && i < j-1 {
				break
			}
			if c := cost[i] + lineCost(w, width, j == n, i > 0); c < cost[j] {
				cost[j], previous[j] = c, i
			}
		}
	}
	var lines []stretch
	for j := n; j > 0; j = previous[j] {
		lines = append(lines, stretch{startOf(previous[j]), ends[j-1]})
	}
	slices.Reverse(lines)
	return lines
}

func lineCost(w, width float64, last, follows bool) float64 {
	if last {
		if follows && w < width*runtWidth {
			return linePenalty + runtPenalty
		}
		return linePenalty
	}
	gap := max(0, (width-w)/width)
	return linePenalty + gap*gap*gap*100
}

// hyphenate shows the soft hyphen at which a line ends.
func (s *Shaper) hyphenate(l Line) Line {
	end := l.Clusters[len(l.Clusters)-1]
	face := s.fonts.Face(end.Style.Family, end.Style.Weight, end.Style.Italic)
	sub, code := s.fonts.Encode(face, face.Glyph('-'), string(rune(softHyphen)))
	width := sub.Advance(code) * end.Style.Size / 1000
	hyphen := Cluster{
		Style: end.Style, Width: width, level: end.level,
		Glyphs: []Glyph{{Subset: sub, Code: code, Advance: width}},
	}
	l.Clusters = append(slices.Clone(l.Clusters), hyphen)
	l.Width += width
	return l
}

// Widths gives the widest word of a paragraph and its widest line if it is broken only where it must be.
func Widths(clusters []Cluster) (word, line float64) {
	m := newMeasure(nil, clusters)
	wordStart, lineStart := 0, 0
	for i := range clusters {
		end := i == len(clusters)-1
		if end || clusters[i].after != noBreak {
			word = max(word, m.visible(wordStart, i+1))
			wordStart = i + 1
		}
		if end || clusters[i].after == mustBreak {
			line = max(line, m.visible(lineStart, i+1))
			lineStart = i + 1
		}
	}
	return word, line
}

// Piece is a stretch of text that a line can't end in.
type Piece struct {
	Visible, Full float64 // width without and with the white space at its end
	Ends          bool    // a line ends behind it
}

// Pieces gives the pieces of clusters.
func Pieces(clusters []Cluster) []Piece {
	m := newMeasure(nil, clusters)
	var pieces []Piece
	start := 0
	for i := range clusters {
		last := i == len(clusters)-1
		if !last && clusters[i].after == noBreak {
			continue
		}
		pieces = append(pieces, Piece{m.visible(start, i+1), m.upTo[i+1] - m.upTo[start], clusters[i].after == mustBreak && !last})
		start = i + 1
	}
	return pieces
}

// Count gives how many lines pieces fill, about: Break may shape them otherwise, and breaks pieces that are too wide.
func Count(pieces []Piece, width float64) int {
	lines, used := 1, 0.0
	for _, p := range pieces {
		if used > 0 && used+p.Visible > width {
			lines, used = lines+1, 0
		}
		if used += p.Full; p.Ends {
			lines, used = lines+1, 0
		}
	}
	return lines
}
