package discovery

import "slices"

// measures lists what the product is measured by; what the numbers are, each reference says when it is read.
func (d *drafting) measures() []part {
	parts := make([]part, len(d.Metrics))
	for i, m := range d.Metrics {
		parts[i] = part{text: m.Link(), sources: []string{m.ID}}
	}
	return parts
}

// goals says what each theme is worth: the value of the ask with the most voices. Where nobody has said what that is, the
// section says nothing: a need taken at random is no goal.
func (d *drafting) goals() []part {
	goals := []part{}
	for _, theme := range d.themes() {
		needs := slices.Clone(theme.needs)
		slices.SortStableFunc(needs, func(a, b need) int { return compareVoices(b.voices, a.voices) })
		for _, n := range needs {
			if said := d.fresh(n.lead().Value); said != "" {
				goals = append(goals, part{text: line(said)})
				break
			}
		}
	}
	return goals
}
