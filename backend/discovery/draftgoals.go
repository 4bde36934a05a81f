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

// goals says what the product is measured by and what each theme is worth: the value of the ask with the most voices. Where
// nobody has said what that is but it is known what hurts, what people could do without that is the goal. Where neither is
// known the section says nothing: a need taken at random is no goal.
func (d *drafting) goals() string {
	measures, worth, could := d.measures(), []part{}, []part{}
	for _, theme := range d.themes() {
		needs := theme.byVoices()
		if said := d.first(needs, func(n need) string { return n.lead().Value }); said != "" {
			worth = append(worth, part{text: line(d.short(said))})
			continue
		}
		said := d.first(needs, func(n need) string {
			if !n.hurts() {
				return ""
			}
			return n.lead().Need
		})
		if said != "" {
			could = append(could, part{text: line(d.short(said))})
		}
	}
	if d.brief() {
		measures = measures[:min(len(measures), aFew)]
		worth = worth[:min(len(worth), aFew-len(measures))]
		could = could[:min(len(could), aFew-len(measures)-len(worth))]
	}
	lead := ""
	if len(could) > 0 && !d.brief() {
		lead = "What people could do then, and can't today:"
	}
	if lead == "" {
		return list(slices.Concat(measures, worth, could))
	}
	return joinBlocks(list(append(measures, worth...)), lead, list(could))
}

// first gives the first of what is said of the needs that the document doesn't say yet.
func (d *drafting) first(needs []need, of func(need) string) string {
	for _, n := range needs {
		if said := d.fresh(of(n)); said != "" {
			return said
		}
	}
	return ""
}
