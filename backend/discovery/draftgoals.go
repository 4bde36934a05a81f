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

// goals says what the product is measured by and what each theme is worth: the value of the need with the most voices. Where
// nobody has said what anything is worth but it is known what hurts, what people could do without that is the goal; on a page,
// where requirements don't say what they are for, also beside the others. Where neither is known the section says nothing: a
// need taken at random is no goal.
func (d *drafting) goals() string {
	measures, worth := d.measures(), []part{}
	var without []themeNeeds
	for _, theme := range d.themes() {
		if said := d.first(theme.byVoices(), need.value); said != "" {
			worth = append(worth, part{text: line(d.short(said))})
		} else {
			without = append(without, theme)
		}
	}
	if d.brief() {
		measures = measures[:min(len(measures), aFew)]
		worth = worth[:min(len(worth), aFew-len(measures))]
		could := d.couldDo(without)
		return list(slices.Concat(measures, worth, could[:min(len(could), aFew-len(measures)-len(worth))]))
	}
	if len(measures)+len(worth) > 0 {
		return list(append(measures, worth...))
	}
	could := d.couldDo(without)
	if len(could) == 0 {
		return ""
	}
	return joinBlocks("What people could do then, and can't today:", list(could))
}

// couldDo says what people could do without what hurts in each theme.
func (d *drafting) couldDo(themes []themeNeeds) []part {
	var parts []part
	for _, theme := range themes {
		said := d.first(theme.byVoices(), func(n need) string {
			if !n.hurts() {
				return ""
			}
			return n.lead().Need
		})
		if said != "" {
			parts = append(parts, part{text: line(d.short(said))})
		}
	}
	return parts
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
