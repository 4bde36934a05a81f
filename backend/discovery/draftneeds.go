package discovery

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// need is what asks come down to: they share what they would let someone do, or their root cause.
type need struct {
	theme  string // its path, "" for none
	asks   []AskDetail
	voices VoiceCount
}

// lead is the ask that stands for the others: the one that most people, teams and channels are behind.
func (n need) lead() AskDetail {
	return slices.MaxFunc(n.asks, func(a, b AskDetail) int { return compareVoices(a.Voices, b.Voices) })
}

func compareVoices(a, b VoiceCount) int {
	return cmp.Or(cmp.Compare(a.People, b.People), cmp.Compare(a.Teams, b.Teams), cmp.Compare(a.Channels, b.Channels))
}

// rootCause is the last of the whys, "" where nobody has asked for them.
func (n need) rootCause() string {
	for _, a := range n.asks {
		if len(a.Whys) > 0 {
			return a.Whys[len(a.Whys)-1]
		}
	}
	return ""
}

// hurts tells whether it is known what hurts those who need it: the root cause, or a pain that was noted.
func (n need) hurts() bool {
	return n.rootCause() != "" ||
		slices.ContainsFunc(n.evidence(), func(e Evidence) bool { return e.Note != nil && e.Note.Kind == PainNote })
}

func (n need) evidence() []Evidence {
	var all []Evidence
	for _, a := range n.asks {
		all = append(all, a.Evidence...)
	}
	return all
}

// findNeeds gives what the asks that are not declined come down to, in the order of the themes.
func (d *drafting) findNeeds() []need {
	byID := make(map[string]AskDetail, len(d.Voices))
	for _, a := range d.Voices {
		byID[a.ID] = a
	}
	var needs []need
	at := map[string]int{} // where what an ask comes down to is
	for _, theme := range d.Themes {
		for _, summary := range theme.Asks {
			if summary.Decision == Declined {
				continue
			}
			ask, known := byID[summary.ID]
			if !known {
				ask = AskDetail{AskSummary: summary}
			}
			keys, i := d.roots(ask.Ask), len(needs)
			for _, key := range keys {
				if before, ok := at[key]; ok {
					i = min(i, before)
				}
			}
			if i == len(needs) {
				needs = append(needs, need{theme: theme.Path()})
			}
			needs[i].asks = append(needs[i].asks, ask)
			for _, key := range keys {
				at[key] = i
			}
		}
	}
	for i := range needs {
		needs[i].voices = d.countAll(needs[i])
	}
	return needs
}

// roots gives what an ask comes down to, as it is compared: its need and its root cause, or its own words where nobody has
// asked what is behind them.
func (d *drafting) roots(a Ask) []string {
	same := func(text string) string { return strings.Join(d.plainWords(text), " ") }
	var keys []string
	if words := same(a.Need); words != "" {
		keys = append(keys, "need "+words)
	}
	if n := len(a.Whys); n > 0 {
		keys = append(keys, "root "+same(a.Whys[n-1]))
	}
	if words := same(a.Statement); words != "" {
		return append(keys, "says "+words)
	}
	return append(keys, "ask "+a.ID)
}

// countAll counts the independent voices behind all asks of a need.
func (d *drafting) countAll(n need) VoiceCount {
	if len(n.asks) == 1 {
		return n.asks[0].Voices
	}
	var voices []Voice
	for _, e := range n.evidence() {
		voices = append(voices, e.Voice)
	}
	if len(voices) == 0 {
		return n.lead().Voices
	}
	return CountVoices(voices, d.People)
}

// onAPage is how many requirements a page has room for.
const onAPage = 4

// chosen gives the needs that become requirements, and those that a page has no room for: it holds what matters most.
func (d *drafting) chosen() (chosen, rest []need) {
	if !d.brief() || len(d.needs) <= onAPage {
		return d.needs, nil
	}
	rank := map[Priority]int{Must: 0, Should: 1, Could: 2}
	sorted := slices.Clone(d.needs)
	slices.SortStableFunc(sorted, func(a, b need) int {
		return cmp.Or(cmp.Compare(rank[a.priority()], rank[b.priority()]), compareVoices(b.voices, a.voices))
	})
	return sorted[:onAPage], sorted[onAPage:]
}

// leftOut says how much a page has no room for.
func (d *drafting) leftOut(rest []need) string {
	if len(rest) == 0 {
		return ""
	}
	return fmt.Sprintf("The %d that matter most, of %s; %s left out here.", onAPage, d.heard(),
		counted(len(rest), "need is", "needs are"))
}

// requirement makes a need a requirement, without its criteria and what says why.
func (d *drafting) requirement(n need) DraftRequirement {
	lead := n.lead()
	r := DraftRequirement{Requirement: Requirement{
		Statement: CleanLine(lead.Statement), Priority: n.priority(),
	}}
	if d.Rewrite != nil {
		if rewritten := CleanLine(d.Rewrite(d.Product.Name, r.Statement)); rewritten != "" {
			r.Statement = sentence(rewritten)
		}
	}
	d.hear(r.Statement)
	d.hear(lead.Statement)
	for _, a := range n.asks {
		r.AskIDs = append(r.AskIDs, a.ID)
	}
	return r
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

// criteria gives what can be tested of what was asked beside the statement itself: the other asks that set a limit.
func (d *drafting) criteria(n need) Lines {
	lead, criteria := n.lead(), Lines{}
	add := func(text string) {
		text = CleanLine(text)
		limit := bound.FindString(text)
		if limit == "" || strings.Contains(d.fold(lead.Statement), d.fold(limit)) {
			return
		}
		if text = d.fresh(text); text != "" {
			criteria = append(criteria, text)
		}
	}
	for _, a := range n.asks {
		if a.ID != lead.ID {
			add(a.Statement)
		}
		for _, m := range a.Merged {
			add(m.Statement)
		}
		add(a.Need)
	}
	return criteria
}
