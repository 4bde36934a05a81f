package discovery

import (
	"cmp"
	"slices"
	"strings"
)

// promises are what is owed and open, on both sides, the first due first and those without a day last.
func (d *drafting) promises() []part {
	const (
		me          = "Product manager"
		never       = "9999-12-31"           // after every day
		unbrokenDay = "2\u00a0Jan\u00a02006" // on one line
	)
	name := func(id *string, otherwise string) string {
		if id == nil {
			return otherwise
		}
		return cmp.Or(EscapeMarkdown(d.People[*id].Name), otherwise)
	}
	rows := []part{}
	notes := slices.Clone(d.Notes)
	slices.SortStableFunc(notes, func(a, b SessionNote) int {
		return cmp.Compare(cmp.Or(a.Due, never), cmp.Or(b.Due, never))
	})
	for _, n := range notes {
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
		due := ""
		if day := midnight(n.Due); !day.IsZero() {
			due = day.Format(unbrokenDay)
		}
		rows = append(rows, part{
			text: strings.TrimSpace(who + ": " + line(what) + " " + due), sources: []string{n.ID},
			cells: []string{who, EscapeMarkdown(what), whom, cmp.Or(due, "–")},
		})
	}
	return rows
}
