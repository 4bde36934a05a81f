package discovery

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// risks says in a sentence each what in the material makes the document less sure than it looks.
func (d *drafting) risks() []part {
	said := []string{
		d.singleVoices(), d.unknownCauses(), d.unnamed(), d.oneSided(), d.unheard(), d.overdue(),
	}
	said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
	parts := make([]part, len(said))
	for i, s := range said {
		parts[i] = part{text: s}
	}
	return parts
}

// refsOf names the requirements of the needs that meet a condition; of more than a few only how many there are.
func (d *drafting) refsOf(meets func(need) bool) (named string, n int) {
	var refs []string
	for _, each := range d.needs {
		if ref := d.refs[each.asks[0].ID]; ref != "" && meets(each) {
			refs = append(refs, ref)
		}
	}
	slices.Sort(refs)
	switch n = len(refs); {
	case n == 0:
		return "", 0
	case n == 1:
		return refs[0], 1
	case n > d.mostRefs() && n == len(d.refsInOrder()):
		return "any of the requirements", 1
	case n > d.mostRefs():
		return fmt.Sprintf("%d of the %d requirements", n, len(d.refsInOrder())), n
	}
	return strings.Join(refs[:n-1], ", ") + " and " + refs[n-1], n
}

// mostRefs is how many requirements a risk names.
func (d *drafting) mostRefs() int {
	if d.brief() {
		return 2
	}
	return 6
}

func (d *drafting) refsInOrder() []string {
	refs := []string{}
	for _, ref := range d.refs {
		refs = append(refs, ref)
	}
	slices.Sort(refs)
	return slices.Compact(refs)
}

// verb agrees with how many do it.
func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func (d *drafting) singleVoices() string {
	if len(d.needs) > 1 && d.voicesBehind(d.needs).People == 1 {
		return "All of this rests on one person: hear others before it is built."
	}
	refs, n := d.refsOf(func(n need) bool { return n.priority() == Must && n.voices.People == 1 })
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s on one person%s: hear a second one before it is built.",
		capital(refs)+verb(n, " is a must that rests", " are musts that rest"), verb(n, "", " each"))
}

func (d *drafting) unknownCauses() string {
	refs, n := d.refsOf(func(n need) bool { return n.rootCause() == "" })
	if n == 0 {
		return ""
	}
	said := fmt.Sprintf("Nobody has asked yet why %s %s wanted", refs, verb(n, "is", "are"))
	if d.brief() {
		return said + "."
	}
	return said + ", so what is asked for may not be what helps."
}

func (d *drafting) unnamed() string {
	refs, n := d.refsOf(func(n need) bool { return n.voices.People == 0 && n.voices.Channels > 0 })
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Nobody is known by name behind %s.", refs)
}

// oneSided is for a product of people outside that only colleagues have spoken about.
func (d *drafting) oneSided() string {
	if d.Product.Kind != ExternalProduct {
		return ""
	}
	teams := d.teams()
	for _, t := range teams {
		if t.side == string(Outside) {
			return ""
		}
	}
	if len(teams) == 0 {
		return ""
	}
	return "Nobody from outside the company is among those who were heard, though the product is for them."
}

// unheard are the teams that the product serves and that stand behind none of the asks.
func (d *drafting) unheard() string {
	heard := map[string]bool{}
	for _, t := range d.teams() {
		heard[d.fold(t.name)] = true
	}
	var silent []string
	for _, team := range d.Product.Teams {
		if !heard[d.fold(team)] {
			silent = append(silent, EscapeMarkdown(team))
		}
	}
	if len(silent) == 0 || len(heard) == 0 {
		return ""
	}
	names := silent[len(silent)-1]
	if len(silent) > 1 {
		names = strings.Join(silent[:len(silent)-1], ", ") + " and " + names
	}
	return fmt.Sprintf("%s %s served by the product and behind none of this.", names, verb(len(silent), "is", "are"))
}

// overdue names the promise that is overdue, of several the one that is so for longest; a page has only room to count them.
func (d *drafting) overdue() string {
	var late []SessionNote
	for _, note := range d.Notes {
		if note.Kind == ActionNote && note.Outcome == PromiseOpen && d.belongs(note) && note.Due != "" && note.Due < d.Today {
			late = append(late, note)
		}
	}
	switch {
	case len(late) == 0:
		return ""
	case d.brief():
		return counted(len(late), "promise is", "promises are") + " overdue."
	}
	oldest := slices.MinFunc(late, func(a, b SessionNote) int { return cmp.Compare(a.Due, b.Due) })
	words := "“" + EscapeMarkdown(CleanLine(oldest.Words())) + "”"
	if len(late) == 1 {
		return "The promise " + words + " is overdue."
	}
	return fmt.Sprintf("%d promises are overdue, the oldest is %s.", len(late), words)
}
