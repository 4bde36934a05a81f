package themes

import (
	"cmp"
	"context"
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
		themes[t].Name, themes[t].Terms = naming.name(p.members, centres[t].row)
		if themes[t].Name == "" {
			themes[t].Name = ix.shortest(p.members)
		}
	}
	return themes, nil
}

// outline is a theme with its asks only.
func (ix *Index) outline(p part) Theme {
	t := Theme{ID: p.theme, Members: make([]string, 0, len(p.members)), Added: []string{}, Typical: []string{}, Terms: []string{}}
	for _, i := range p.members {
		if p.theme != "" && ix.asks[i].Theme == "" {
			t.Added = append(t.Added, ix.asks[i].ID)
		} else {
			t.Members = append(t.Members, ix.asks[i].ID)
		}
	}
	t.Members = append(t.Members, t.Added...)
	return t
}

// typical picks the asks nearest to the middle, no two with the same words, those of a length that reads well first.
func (ix *Index) typical(members []int, c centre) []string {
	near := func(i int) float64 {
		like := float64(dot(ix.vectors.row(i), c.row))
		if n := len(strings.Fields(ix.asks[i].Text)); n < shortQuote || n > longQuote {
			like -= quotePenalty
		}
		return like
	}
	order := slices.Clone(members)
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

// confidence is the share of likeness that a theme's asks have to their own middle, against the nearest other theme: the
// mean of (own − next) / own, between 0 and 1.
func (ix *Index) confidence(members []int, centres []centre, own int) float64 {
	var sum float64
	for _, i := range members {
		row := ix.vectors.row(i)
		to := float64(dot(row, centres[own].row))
		next := 0.0
		for t := range centres {
			if t != own {
				next = max(next, float64(dot(row, centres[t].row)))
			}
		}
		if to > next {
			sum += (to - next) / to
		}
	}
	return sum / float64(len(members))
}

// shortest is the shortest text of some asks, cut at a word: the name of a theme whose asks share no phrase.
func (ix *Index) shortest(members []int) string {
	best := ix.asks[members[0]].Text
	for _, i := range members {
		if text := ix.asks[i].Text; text != "" && len(text) < len(best) {
			best = text
		}
	}
	words := strings.Fields(best)
	return capital(strings.Join(words[:min(len(words), longestName)], " "))
}
