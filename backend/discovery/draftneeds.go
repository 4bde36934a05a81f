package discovery

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// need is what asks come down to: they share what they would let someone do, or their root cause.
type need struct {
	theme  string      // its path, "" for none
	asks   []AskDetail // those that most people, teams and channels are behind first
	voices VoiceCount
	turn   int // how many of its theme come before it, where not all have room
}

// lead is the ask that stands for the others.
func (n need) lead() AskDetail { return n.asks[0] }

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

// value is what it is worth, as the first said who said it.
func (n need) value() string {
	for _, a := range n.asks {
		if a.Value != "" {
			return a.Value
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
	for i, n := range needs {
		needs[i].voices = d.voicesBehind(needs[i : i+1])
		slices.SortStableFunc(n.asks, func(a, b AskDetail) int { return compareVoices(b.Voices, a.Voices) })
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

// voicesBehind counts the independent voices behind all asks of some needs.
func (d *drafting) voicesBehind(needs []need) VoiceCount {
	var voices []Voice
	for _, n := range needs {
		for _, e := range n.evidence() {
			voices = append(voices, e.Voice)
		}
	}
	return CountVoices(voices, d.People)
}

// onAPage is how many requirements a page has room for.
const onAPage = 4

// chosen gives the needs that become requirements, and those that a page has no room for. It holds what matters most; of what
// matters alike, the first of each theme comes before the second of any, so that a page speaks of all that was heard; in a
// theme, that of which it is known what hurts comes first.
func (d *drafting) chosen() (chosen, rest []need) {
	if !d.brief() || len(d.needs) <= onAPage {
		return d.needs, nil
	}
	rank := map[Priority]int{Must: 0, Should: 1, Could: 2}
	weigh := func(a, b need) int {
		return cmp.Or(cmp.Compare(rank[a.priority()], rank[b.priority()]), compareVoices(b.voices, a.voices))
	}
	known := func(a, b need) int { return truth(b.hurts()) - truth(a.hurts()) }
	sorted := slices.SortedStableFunc(slices.Values(d.needs), func(a, b need) int { return cmp.Or(weigh(a, b), known(a, b)) })
	before := map[string]int{} // how many needs of a theme came before
	for i := range sorted {
		sorted[i].turn = before[sorted[i].theme]
		before[sorted[i].theme]++
	}
	slices.SortStableFunc(sorted, func(a, b need) int { return cmp.Or(weigh(a, b), cmp.Compare(a.turn, b.turn), known(a, b)) })
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
