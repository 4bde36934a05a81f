package discovery

import "slices"

// costs lists what was said to cost something, but for what the workarounds say of it, in these or other words.
func (d *drafting) costs() []part {
	var known []saying
	for _, n := range d.needs {
		for _, a := range n.asks {
			if d.has[WorkaroundsSection] {
				known = append(known, d.read(a.WorkaroundCost))
			}
		}
	}
	parts := []part{}
	for _, n := range d.Notes {
		said := d.read(n.Words())
		if n.Kind != CostNote || !d.belongs(n) || slices.ContainsFunc(known, said.sameCost) {
			continue
		}
		if words := d.fresh(n.Words()); words != "" {
			parts = append(parts, part{text: d.attributed(words, n), sources: []string{n.ID}})
		}
	}
	return parts
}

// sameCost tells whether two sayings put the same numbers on something, or say the same.
func (s saying) sameCost(other saying) bool {
	shared := 0
	for w := range s.words {
		shared += truth(other.words[w])
	}
	sameNumbers := len(s.numbers) > 0 && !slices.ContainsFunc(s.numbers, func(n string) bool { return !other.words[n] })
	return sameNumbers || len(other.words) > 0 && s.same(other, shared)
}
