package discovery

import (
	"slices"
	"strings"
)

// problem tells what lies at the root of the asks, theme by theme, and what it costs.
func (d *drafting) problem() string {
	var blocks []string
	if len(d.needs) > 0 {
		blocks = append(blocks, d.basis())
	}
	for _, theme := range d.themes() {
		blocks = append(blocks, d.themeProblem(theme))
	}
	if d.brief() {
		return joinBlocks(blocks...)
	}
	if pains := d.otherPains(); len(pains) > 0 {
		blocks = append(blocks, "What else hurts:", list(pains))
	}
	if costs := d.costs(); len(costs) > 0 {
		blocks = append(blocks, "What it costs today:", list(costs))
	}
	return joinBlocks(blocks...)
}

// otherPains lists what hurts and stands behind no ask: what stands behind one is its evidence.
func (d *drafting) otherPains() []part {
	return slices.DeleteFunc(d.notes(PainNote), func(p part) bool { return d.related.evidence[p.sources[0]] })
}

// basis says on how much the draft rests.
func (d *drafting) basis() string {
	asks, voices := 0, []Voice{}
	for _, n := range d.needs {
		asks += len(n.asks)
		for _, e := range n.evidence() {
			voices = append(voices, e.Voice)
		}
	}
	words := "This rests on " + counted(asks, "ask", "asks")
	if count := CountVoices(voices, d.People); count != (VoiceCount{}) {
		words += " from " + count.String()
	}
	if len(d.needs) < asks {
		words += "; they come down to " + counted(len(d.needs), "need", "needs")
	}
	return words + "."
}

// mostCauses is how many root causes of a theme the problem tells; those of the others stand with their requirements.
const mostCauses = 5

func (d *drafting) themeProblem(theme themeNeeds) string {
	head := "**" + EscapeMarkdown(theme.name()) + "**"
	if voices := theme.OwnVoices.String(); voices != "" {
		head += " (" + voices + ")"
	}
	needs := slices.Clone(theme.needs)
	slices.SortStableFunc(needs, func(a, b need) int { return compareVoices(b.voices, a.voices) })
	causes := d.causes(needs)
	if d.brief() {
		if len(causes) > 0 {
			return head + ": " + causes[0].text
		}
		return joinBlocks(head+": "+line(d.fresh(theme.Description)), d.quote(needs))
	}
	if len(causes) == 0 {
		head += ". " + line(d.fresh(theme.Description))
	}
	return joinBlocks(strings.TrimSpace(head), list(causes), d.quote(needs))
}

// causes tells what lies at the root of each need or, where nobody knows, what hurts.
func (d *drafting) causes(needs []need) []part {
	most := mostCauses
	if d.brief() {
		most = 1
	}
	causes := []part{}
	for _, n := range needs {
		if len(causes) == most {
			break
		}
		said := d.fresh(n.rootCause())
		for _, e := range n.evidence() {
			if said == "" && e.Note != nil && e.Note.Kind == PainNote {
				said = d.fresh(e.Note.Words())
			}
		}
		if said == "" {
			continue
		}
		text := line(said)
		if voices := n.voices.inShort(); voices != "" && len(needs) > 1 {
			text = strings.TrimSuffix(text, ".") + " (" + voices + ")."
		}
		causes = append(causes, part{text: text})
	}
	return causes
}

// inShort leaves out of a count what goes without saying: the team of one person, the one channel.
func (c VoiceCount) inShort() string {
	if c.People == 1 {
		c.Teams = 0
	}
	if c.Channels == 1 && c.People > 0 {
		c.Channels = 0
	}
	return c.String()
}
