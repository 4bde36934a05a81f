package themes

import (
	"cmp"
	"context"
	"slices"
)

// Corrections stay local: what these two offer is about the asks of one theme, and nothing else moves.

// SplitTheme looks for themes inside of one, given by its members. It gives nothing where they belong together.
func (ix *Index) SplitTheme(ctx context.Context, members []string, opt Options) ([]Theme, error) {
	asks := ix.known(members)
	if len(asks) < 2 {
		return []Theme{}, nil
	}
	r := ix.rule(Options{Together: opt.Together, Apart: opt.Apart})
	v, words := ix.pick(asks)
	v.centre(v.mean()) // what all of a theme have in common tells its parts from each other least
	near, err := nearest(ctx, v, v, min(neighbourCount(len(asks)), len(asks)-1), places(len(asks)), opt.Progress)
	if err != nil {
		return nil, err
	}
	group, err := r.communities(ctx, asks, v, tie(near, words), opt)
	if err != nil {
		return nil, err
	}
	lists := gather(asks, group)
	if len(lists) < 2 {
		return []Theme{}, nil
	}
	slices.SortStableFunc(lists, func(a, b []int) int { return len(b) - len(a) })
	parts := make([]part, len(lists))
	for i, list := range lists {
		parts[i] = part{members: list}
	}
	return ix.describe(ctx, parts, opt.Progress)
}

const (
	moveRounds = 4   // after which the list hardly changes
	mostMoved  = 0.5 // of a theme's asks, or it is the others that should move
)

// MoveSimilar lists the members of a theme that are more like the seeds, which are to leave it, than like those that stay:
// a list to tick, the likest first. About half of it is right.
func (ix *Index) MoveSimilar(members, seeds []string) []string {
	leaving := ix.known(seeds)
	staying := slices.DeleteFunc(ix.known(members), func(i int) bool { return slices.Contains(leaving, i) })
	if len(leaving) == 0 || len(staying) == 0 {
		return []string{}
	}
	moved := []int{}
	for range moveRounds {
		to := ix.centreOf(slices.Concat(leaving, moved)).row
		rest := slices.DeleteFunc(slices.Clone(staying), func(i int) bool { return slices.Contains(moved, i) })
		from := ix.centreOf(rest).row
		gain := func(i int) float32 { return dot(ix.vectors.row(i), to) - dot(ix.vectors.row(i), from) }
		next := slices.DeleteFunc(slices.Clone(staying), func(i int) bool { return gain(i) <= 0 })
		slices.SortStableFunc(next, func(a, b int) int { return cmp.Compare(gain(b), gain(a)) })
		next = next[:min(len(next), int(mostMoved*float64(len(staying))))]
		if slices.Equal(next, moved) {
			break
		}
		moved = next
	}
	return ix.ids(moved)
}

// known gives the places of asks, in order, each once; those that are not there are left out.
func (ix *Index) known(ids []string) []int {
	var found []int
	for _, id := range ids {
		if i, there := ix.at[id]; there {
			found = append(found, i)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
