package discovery

import (
	"slices"
	"strings"
)

// problem tells what lies at the root of the asks, theme by theme, and what it costs.
func (d *drafting) problem() string {
	themes := d.themes()
	switch {
	case d.brief():
		return list(d.inShort(themes))
	case d.has[HeadlineSection]:
		return d.asFelt(themes)
	}
	blocks, unexplained := []string{d.basis()}, []string{}
	for _, theme := range themes {
		if theme.hurts() || !slices.ContainsFunc(themes, themeNeeds.hurts) {
			blocks = append(blocks, d.themeProblem(theme))
		} else {
			unexplained = append(unexplained, theme.head())
		}
	}
	if len(unexplained) > 0 {
		blocks = append(blocks, "Asked for as well, though nobody has said why: "+strings.Join(unexplained, ", ")+".")
	}
	if pains := d.otherPains(); len(pains) > 0 {
		blocks = append(blocks, "What else hurts:", list(pains))
	}
	if costs := d.costs(); len(costs) > 0 {
		blocks = append(blocks, "What it costs today:", list(costs))
	}
	return joinBlocks(blocks...)
}

// asFelt tells the problem as a press release does: what lies behind the asks, and one who felt it; no counts, no names of
// themes.
func (d *drafting) asFelt(themes []themeNeeds) string {
	var blocks []string
	for _, theme := range themes {
		if theme.hurts() {
			blocks = append(blocks, d.behind(theme), d.quote(theme.byVoices()))
		}
	}
	return joinBlocks(blocks...)
}

// otherPains lists what hurts and stands behind no ask: what stands behind one is its evidence.
func (d *drafting) otherPains() []part {
	return slices.DeleteFunc(d.notes(PainNote), func(p part) bool { return d.related.evidence[p.sources[0]] })
}

// basis says on how much the draft rests.
func (d *drafting) basis() string {
	if len(d.needs) == 0 {
		return ""
	}
	words := "This rests on " + d.heard()
	if asks := d.asks(); len(d.needs) < asks {
		words += "; they come down to " + counted(len(d.needs), "need", "needs")
	}
	return words + "."
}

// asks counts the asks behind all needs.
func (d *drafting) asks() int {
	n := 0
	for _, each := range d.needs {
		n += len(each.asks)
	}
	return n
}

// heard says how many asks there are, and from how many.
func (d *drafting) heard() string {
	words := counted(d.asks(), "ask", "asks")
	if count := d.voicesBehind(d.needs); count != (VoiceCount{}) {
		words += " from " + count.alone().String()
	}
	return words
}

// mostCauses is how many root causes of a theme the problem tells; those of the others stand with their requirements.
const mostCauses = 4

// themeProblem tells in a paragraph what is behind the asks of a theme, and lets one of those who ask speak.
func (d *drafting) themeProblem(theme themeNeeds) string {
	return joinBlocks(theme.head()+". "+d.behind(theme), d.quote(theme.byVoices()))
}

// behind tells what lies behind the asks of a theme or, where nobody knows, what the theme is about.
func (d *drafting) behind(theme themeNeeds) string {
	if causes := d.causes(theme); len(causes) > 0 {
		return strings.Join(causes, " ")
	}
	return line(d.short(d.fresh(theme.Description)))
}

// inShort tells in a line each what is behind the themes.
func (d *drafting) inShort(themes []themeNeeds) []part {
	parts := make([]part, len(themes))
	for i, theme := range themes {
		parts[i].text = strings.TrimSpace("**" + EscapeMarkdown(theme.name()) + ".** " + d.behind(theme))
	}
	return parts
}

// causes tells in a sentence each what lies at the root of the needs or, where nobody knows, what hurts; of each whom, where
// that is neither a single person nor all of the theme.
func (d *drafting) causes(theme themeNeeds) []string {
	most := mostCauses
	if d.brief() {
		most = 1
	}
	causes := []string{}
	for _, n := range theme.byVoices() {
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
		text := line(d.short(said))
		if n.voices.People > 1 && n.voices.People < theme.voices.People && !d.brief() {
			text = strings.TrimSuffix(text, ".") + " (" + n.voices.alone().String() + ")."
		}
		causes = append(causes, text)
	}
	return causes
}
