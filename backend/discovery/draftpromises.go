package discovery

import (
	"cmp"
	"strings"
)

// promises are what is owed and open, on both sides.
func (d *drafting) promises() []part {
	const me = "Product manager"
	name := func(id *string, otherwise string) string {
		if id == nil {
			return otherwise
		}
		return cmp.Or(EscapeMarkdown(d.People[*id].Name), otherwise)
	}
	rows := []part{}
	for _, n := range d.Notes {
		if n.Kind != ActionNote || n.Outcome != PromiseOpen || !d.belongs(n) {
			continue
		}
		what := d.fresh(n.Words())
		if what == "" {
			continue
		}
		who, whom := name(n.SpeakerID, me), name(n.OwedTo, "–")
		if n.SpeakerID != nil {
			whom = me
		}
		rows = append(rows, part{
			text: strings.TrimSpace(who + ": " + line(what) + " " + n.Due), sources: []string{n.ID},
			cells: []string{who, EscapeMarkdown(what), whom, cmp.Or(n.Due, "–")},
		})
	}
	return rows
}
