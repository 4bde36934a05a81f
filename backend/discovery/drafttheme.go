package discovery

import (
	"cmp"
	"slices"
)

// themeNeeds is a theme with what its asks come down to.
type themeNeeds struct {
	ThemeColumn
	needs  []need
	voices VoiceCount // behind the needs: those of what was declined don't count
}

// themes gives the themes that have needs; a page has room for those of which it is known what hurts and that have the most
// voices, and for asks without a theme last.
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
			t.voices = d.voicesBehind(t.needs)
			all = append(all, t)
		}
	}
	if d.brief() && len(all) > aFew {
		slices.SortStableFunc(all, func(a, b themeNeeds) int {
			return cmp.Or(truth(a.ID == "")-truth(b.ID == ""), truth(b.hurts())-truth(a.hurts()),
				compareVoices(b.voices, a.voices))
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

// head names the theme with how many stand behind it.
func (t themeNeeds) head() string {
	head := "**" + EscapeMarkdown(t.name()) + "**"
	if voices := t.voices.alone().String(); voices != "" {
		head += " (" + voices + ")"
	}
	return head
}

// hurts tells whether it is known of one of its needs what hurts.
func (t themeNeeds) hurts() bool { return slices.ContainsFunc(t.needs, need.hurts) }
