package themes

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
)

// What was suggested once stays as it was, though it was not accepted: who comes back to it finds it again. So asks that
// are new fall into the groups that were shown as they fall into themes, and only what falls into none is grouped anew.

// shownID is a theme that a shown group has while new asks look for their place; no id of a theme begins like it.
const shownID = "\x00"

func isShown(theme string) bool { return strings.HasPrefix(theme, shownID) }

// show makes sets of the groups that were shown, and says which asks were seen and in none of them. Of a group of which some
// must not be together now, those in its middle stay.
func (ix *Index) show(r *rules, shown Grouping) (seen map[int]bool) {
	seen = map[int]bool{}
	for k, ids := range shown {
		asks := slices.DeleteFunc(ix.known(ids), func(i int) bool { return r.theme[r.root(i)] != "" })
		if len(asks) == 1 {
			seen[asks[0]] = true
			continue
		}
		middle := ix.centreOf(asks).row
		slices.SortStableFunc(asks, func(a, b int) int {
			return cmp.Compare(dot(ix.vectors.row(b), middle), dot(ix.vectors.row(a), middle))
		})
		r.hold(asks, shownID+strconv.Itoa(k))
	}
	return seen
}

// anew groups asks that fell into nothing. Where all were seen before, that was done then, and they stay alone.
func (ix *Index) anew(ctx context.Context, free []int, seen map[int]bool, r *rules, opt Options) ([][]int, error) {
	group := places(len(free))
	if slices.ContainsFunc(free, func(i int) bool { return !seen[i] }) {
		var err error
		if group, err = ix.split(ctx, free, r, opt); err != nil {
			return nil, err
		}
	}
	return gather(free, group), nil
}

// grouping is what is to be shown the next time: the groups before they were made coarser or finer. Asks that are kept
// elsewhere for now come back to the group in which they were.
func (ix *Index) grouping(r *rules, groups, alone [][]int, opt Options) Grouping {
	found := Grouping{}
	at := map[string]int{}
	for k, ids := range opt.Shown {
		var masked []string
		for _, i := range ix.known(ids) {
			if theme := r.theme[r.root(i)]; ix.asks[i].Theme == "" && isKept(theme, opt) {
				masked = append(masked, ix.asks[i].ID)
			}
		}
		if len(masked) > 0 {
			at[shownID+strconv.Itoa(k)] = len(found)
			found = append(found, masked)
		}
	}
	for _, members := range slices.Concat(groups, alone) {
		if k, known := at[r.theme[r.root(members[0])]]; known {
			found[k] = append(found[k], ix.ids(members)...)
		} else {
			found = append(found, ix.ids(members))
		}
	}
	return found
}

func isKept(theme string, opt Options) bool {
	return slices.ContainsFunc(opt.Kept, func(g Group) bool { return g.ID == theme })
}
