package themes

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

const (
	typicalAsks  = 3  // shown with a theme
	shortQuote   = 4  // words; a quote shorter or longer than these says little or is not read
	longQuote    = 20 //
	quotePenalty = 0.05
)

// describe makes themes of parts. A theme that was there before has a name already, and is given one only where it got
// something new.
func (ix *Index) describe(ctx context.Context, parts []part, told Progress) ([]Theme, error) {
	themes := make([]Theme, len(parts))
	centres := make([]centre, len(parts))
	var changed [][]int
	for t, p := range parts {
		centres[t] = ix.centreOf(p.members)
		themes[t] = ix.outline(p)
		if p.theme == "" || len(themes[t].Added) > 0 {
			changed = append(changed, p.members)
		}
	}
	naming := ix.newNamer(changed)
	if err := naming.look(ctx, changed); err != nil {
		return nil, err
	}
	secret := 0
	for t, p := range parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		told.tell(Naming, t, len(parts))
		if p.theme != "" && len(themes[t].Added) == 0 {
			continue
		}
		themes[t].Typical = ix.typical(p.members, centres[t])
		themes[t].Confidence = ix.confidence(p.members, centres, t)
		themes[t].Name, themes[t].Terms = naming.name(p.members)
		if themes[t].Name == "" {
			themes[t].Name = ix.excerpt(themes[t])
		}
		if themes[t].Name == offRecord {
			if secret++; secret > 1 { // or accepting the second would put its asks into the first
				themes[t].Name = fmt.Sprintf("%s %d", offRecord, secret)
			}
		}
	}
	return themes, nil
}

// outline is a theme with its asks only.
func (ix *Index) outline(p part) Theme {
	had := slices.DeleteFunc(slices.Clone(p.members), func(i int) bool {
		_, added := slices.BinarySearch(p.added, i)
		return added
	})
	t := Theme{ID: p.theme, Members: ix.ids(had), Added: ix.ids(p.added), Typical: []string{}, Terms: []string{}}
	t.Members = append(t.Members, t.Added...)
	return t
}

// typical picks the asks nearest to the middle, no two with the same words, those of a length that reads well first. A
// private ask is none while there is another.
func (ix *Index) typical(members []int, c centre) []string {
	near := func(i int) float64 {
		like := float64(dot(ix.vectors.row(i), c.row))
		if n := len(strings.Fields(ix.asks[i].Text)); n < shortQuote || n > longQuote {
			like -= quotePenalty
		}
		return like
	}
	order := slices.DeleteFunc(slices.Clone(members), func(i int) bool { return ix.asks[i].Private })
	if len(order) == 0 {
		order = slices.Clone(members)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(near(b), near(a)) })
	ids, texts := []string{}, map[string]bool{}
	for _, i := range order {
		if text := strings.ToLower(ix.asks[i].Text); len(ids) < typicalAsks && !texts[text] {
			texts[text] = true
			ids = append(ids, ix.asks[i].ID)
		}
	}
	return ids
}

const (
	halfSure = 0.12 // how much nearer asks are to each other than to the next theme where confidence is a half
	luck     = 0.16 // of it that two asks have by being the nearest of many pairs; n of them have 1/(n-1) of that
)

// confidence says how sure it is that asks belong together, from 0 to 1: by how much nearer they are to each other than to
// those of the next theme, on average, less what few asks owe to luck, against halfSure. It grows with the one and, where
// that is the same, with the number of asks.
//
// It was fitted to 2,700 groups found in the labelled sets and in small parts of them: of two asks of a group, whatever
// its size, as many have one theme as
//
//	confidence   up to .3   .35   .45   .55   .65   .75   .85
//	of pairs        .48     .59   .70   .79   .87   .94  1.00
func (ix *Index) confidence(members []int, centres []centre, own int) float64 {
	next := rivals(centres, own)
	var margin float64
	for _, i := range members {
		row := ix.vectors.row(i)
		other := 0.0
		for _, t := range next {
			other = max(other, centres[t].to(row))
		}
		margin += max(centres[own].others(row)-other, 0) / float64(len(members))
	}
	margin = max(margin-luck/float64(max(len(members)-1, 1)), 0)
	return margin / (margin + halfSure)
}

// mostRivals is how many other themes an ask is compared with; the next one is hardly ever farther.
const mostRivals = 5

// rivals lists the themes whose centres are nearest to that of one.
func rivals(centres []centre, own int) []int {
	var near []neighbour
	for t, c := range centres {
		if t != own {
			near = insert(near, neighbour{int32(t), dot(c.row, centres[own].row)}, mostRivals)
		}
	}
	list := make([]int, len(near))
	for k, n := range near {
		list[k] = int(n.ask)
	}
	return list
}

// offRecord names a theme all of whose asks are private.
const offRecord = "Off the record"

const longestExcerpt = 6 // words

// excerpt names a theme whose asks have no noun that could: by the first words of the most typical one that is not private.
func (ix *Index) excerpt(t Theme) string {
	first := ix.asks[ix.at[t.Typical[0]]]
	if first.Private {
		return offRecord
	}
	words := strings.Fields(strings.TrimRight(first.Text, ".,;:!?"))
	for len(words) > 1 && filler[strings.ToLower(strings.Trim(words[0], ".,"))] {
		words = words[1:]
	}
	return capital(strings.TrimRight(strings.Join(words[:min(len(words), longestExcerpt)], " "), ".,;:!?"))
}
