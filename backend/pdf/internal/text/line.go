package text

import (
	"slices"

	"github.com/go-text/typesetting/bidi"
)

// Line is the clusters of one line in reading order.
type Line struct {
	Clusters []Cluster
	Width    float64 // points, without the white space at its end
	Last     bool    // of its paragraph, or before a forced break
	// RightLeft is set when the paragraph reads from right to left.
	RightLeft bool
}

// Notes gives the numbers of the footnotes that are marked in the line.
func (l Line) Notes() []int {
	var notes []int
	for i := range l.Clusters {
		if n := l.Clusters[i].Style.Note; n > 0 && !slices.Contains(notes, n) {
			notes = append(notes, n)
		}
	}
	return notes
}

// Visual gives the clusters from left to right (UAX #9, rule L2), without the white space that hangs at the end. Of a line
// that goes on, one space stays, which copying and searching need though nobody sees it.
func (l Line) Visual() []Cluster {
	clusters := l.shown()
	var highest bidi.Level
	for i := range clusters {
		highest = max(highest, clusters[i].level)
	}
	space, hangs := l.hangingSpace(len(clusters))
	if highest == 0 && hangs && space.Style == l.Clusters[len(clusters)].Style {
		return l.Clusters[:len(clusters)+1]
	}
	if highest > 0 {
		clusters = reordered(clusters, highest)
	}
	if hangs {
		clusters = append(slices.Clip(clusters), space)
	}
	return clusters
}

func (l Line) shown() []Cluster {
	clusters := l.Clusters
	for len(clusters) > 0 {
		last := &clusters[len(clusters)-1]
		if !last.Space && len(last.Glyphs) > 0 {
			break
		}
		clusters = clusters[:len(clusters)-1]
	}
	return clusters
}

func reordered(clusters []Cluster, highest bidi.Level) []Cluster {
	clusters = slices.Clone(clusters)
	for level := highest; level > 0; level-- {
		for i := 0; i < len(clusters); {
			j := i
			for j < len(clusters) && clusters[j].level >= level {
				j++
			}
			slices.Reverse(clusters[i:j])
			i = j + 1
		}
	}
	return clusters
}

// hangingSpace gives the space behind so many clusters that are shown. It is neither link nor chip.
func (l Line) hangingSpace(shown int) (Cluster, bool) {
	if l.Last || shown == 0 || shown == len(l.Clusters) {
		return Cluster{}, false
	}
	c := l.Clusters[shown]
	if !c.Space || len(c.Glyphs) != 1 || c.level != 0 {
		return Cluster{}, false
	}
	if s := c.Style; s.URL != "" || s.Anchor != "" || s.Strike || s.Chip != nil {
		bare := *s
		bare.URL, bare.Anchor, bare.Chip, bare.Strike = "", "", nil, false
		c.Style, c.Opens, c.Closes = &bare, false, false
	}
	return c, true
}
