package discovery

import (
	"cmp"
	"slices"
)

// themeNeeds is a theme with what its asks come down to.
type themeNeeds struct {
	ThemeColumn
	needs []need
}

// themes gives the themes that have needs; a page has room for those with the most voices, and for no asks without one.
func (d *drafting) themes() []themeNeeds {
	var all []themeNeeds
	for _, theme := range d.Themes {
		t := themeNeeds{ThemeColumn: theme}
		for _, n := range d.needs {
			if n.theme == theme.Path() {
				t.needs = append(t.needs, n)
			}
		}
		if len(t.needs) > 0 {
			all = append(all, t)
		}
	}
	if d.brief() && len(all) > aFew {
		slices.SortStableFunc(all, func(a, b themeNeeds) int {
			return cmp.Or(truth(a.ID == "")-truth(b.ID == ""), compareVoices(b.OwnVoices, a.OwnVoices))
		})
		all = all[:aFew]
	}
	return all
}

// byVoices gives the needs of a theme, those that most people, teams and channels are behind first.
func (t themeNeeds) byVoices() []need {
	needs := slices.Clone(t.needs)
	slices.SortStableFunc(needs, func(a, b need) int { return compareVoices(b.voices, a.voices) })
	return needs
}

// name is how a document calls the theme.
func (t themeNeeds) name() string { return cmp.Or(t.Path(), "Not in a theme yet") }
