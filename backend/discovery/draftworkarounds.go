package discovery

import "cmp"

// workarounds are how people cope today, with what that costs and the requirement that ends it.
func (d *drafting) workarounds() []part {
	rows := []part{}
	ends := map[string]string{} // by the note that tells of it
	add := func(how, cost, ref, source string) {
		if how = d.fresh(how); how == "" {
			return
		}
		rows = append(rows, part{
			text: line(how), sources: []string{source},
			cells: []string{EscapeMarkdown(how), cmp.Or(EscapeMarkdown(d.fresh(cost)), "–"), cmp.Or(ref, "–")},
		})
	}
	for _, n := range d.needs {
		for _, a := range n.asks {
			add(a.Workaround, a.WorkaroundCost, d.refs[a.ID], a.ID)
			for _, e := range a.Evidence {
				if e.Note != nil {
					ends[e.Note.ID] = d.refs[a.ID]
				}
			}
		}
	}
	for _, n := range d.Notes {
		if n.Kind == WorkaroundNote && d.belongs(n) {
			add(n.Words(), "", ends[n.ID], n.ID)
		}
	}
	return rows
}
