package discovery

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// requirement makes a need a requirement, without its criteria and what says why.
func (d *drafting) requirement(n need) DraftRequirement {
	lead := n.lead()
	r := DraftRequirement{Requirement: Requirement{Statement: d.shall(lead.Statement), Priority: n.priority()}}
	d.hear(r.Statement)
	d.hear(lead.Statement)
	for _, a := range n.asks {
		r.AskIDs = append(r.AskIDs, a.ID)
	}
	return r
}

// shall puts what someone asks into the words of a requirement, as far as that goes without a person.
func (d *drafting) shall(ask string) string {
	ask = CleanLine(ask)
	if d.Rewrite == nil {
		return ask
	}
	return sentence(cmp.Or(CleanLine(d.Rewrite(d.Product.Name, ask)), capital(ask)))
}

// priority is a start for the PM to correct. What was accepted must be, and what was put off could be. Of the rest, what
// several teams ask for through several channels must be, unless it matters little to all of them; what matters little to a
// single person could be. Neither how often something was asked nor by whom counts.
func (n need) priority() Priority {
	accepted, later, importance := false, 0, 0
	for _, a := range n.asks {
		accepted = accepted || a.Decision == Accepted
		later += truth(a.Decision == Later)
	}
	for _, e := range n.evidence() {
		importance = max(importance, e.Importance)
	}
	switch {
	case accepted:
		return Must
	case later == len(n.asks):
		return Could
	case n.voices.Teams > 1 && n.voices.Channels > 1 && importance != 1:
		return Must
	case n.voices.People <= 1 && importance == 1:
		return Could
	default:
		return Should
	}
}

// explain says why each requirement is there, as far as nothing said so before.
func (d *drafting) explain(needs []need, requirements []DraftRequirement) {
	for i, n := range needs {
		requirements[i].Rationale = d.rationale(n)
	}
}

func (d *drafting) rationale(n need) string {
	var needed, whys, coped, worth []string
	for _, a := range n.asks {
		needed = append(needed, d.fresh(cmp.Or(a.Need, a.Enables)))
		if !d.brief() {
			for _, why := range a.Whys {
				whys = append(whys, d.fresh(why))
			}
			worth = append(worth, d.fresh(a.Value))
		}
		if !d.brief() && !d.has[WorkaroundsSection] {
			coped = append(coped, d.fresh(a.Workaround), d.fresh(a.WorkaroundCost))
		}
	}
	who := ""
	if words := n.voices.String(); len(n.asks) > 1 && words != "" {
		who = "Behind it: " + counted(len(n.asks), "ask", "asks") + " from " + words + "."
	}
	return joinBlocks(
		labelled("Need", needed), labelled("Why", whys), labelled("Today", coped), labelled("Worth", worth), who,
	)
}

// labelled makes a paragraph of sentences, "" where there are none.
func labelled(label string, said []string) string {
	said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
	for i := range said {
		said[i] = line(said[i])
	}
	if len(said) == 0 {
		return ""
	}
	return "**" + label + ":** " + strings.Join(said, " ")
}

const number = `(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|` +
	`satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)`

// bound is what somebody can test: a limit with its number and unit, in English or Indonesian.
var bound = regexp.MustCompile(`(?i)\b(?:within|in (?:less than|under)|(?:at|no|not) (?:most|least|more than|later than)|` +
	`up to|fewer than|less than|paling (?:lama|lambat|banyak)|maksimal|minimal|kurang dari|dalam(?: waktu)?)\s+` + number +
	`\s*(?:%|(?:per ?cent|percent|persen|(?:working |hari )?(?:seconds?|minutes?|hours?|days?|weeks?|months?)|detik|menit|` +
	`jam|hari|minggu|bulan|km|kilomet(?:er|re)s?|euros?|clicks?|steps?)\b)`)

// criteria gives what must be true beside the statement itself: what the other asks of the need want, and the limits that
// were set.
func (d *drafting) criteria(n need) Lines {
	lead, criteria := n.lead(), Lines{}
	add := func(text string) {
		if text = d.fresh(text); text != "" {
			criteria = append(criteria, text)
		}
	}
	addLimit := func(text string) {
		if limit := bound.FindString(text); limit != "" && !strings.Contains(d.fold(lead.Statement), d.fold(limit)) {
			add(CleanLine(text))
		}
	}
	for i, a := range n.asks {
		if i > 0 {
			add(strings.TrimSuffix(d.shall(a.Statement), "."))
		}
		for _, m := range a.Merged {
			addLimit(m.Statement)
		}
		addLimit(a.Need)
	}
	return criteria
}
