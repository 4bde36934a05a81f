package pdf

import (
	"fmt"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

func (a *assembler) requirement(r discovery.DocumentRequirement) layout.Requirement {
	ref := clip(prose.CleanLine(r.Ref), 60)
	block := layout.Requirement{
		Anchor:    a.requirements[r.ID],
		Ref:       ref,
		Priority:  priority(r.Priority),
		State:     state(r.State),
		News:      a.news(r.ID),
		Statement: a.plain(r.Statement),
		Rationale: a.part(reasons(r)),
		Criteria:  a.part(criteria(r)),
	}
	if block.Anchor == "" {
		block.Anchor = a.anchors.Unique(ref)
	}
	a.begins(r.ID, block.Anchor)
	for _, ask := range r.Asks {
		block.Sources = append(block.Sources, a.ask(ask))
	}
	return block
}

// placeRequirements gives every requirement its place before any text can lead to it.
func (a *assembler) placeRequirements() {
	for _, s := range a.source.Sections {
		for _, r := range s.Requirements {
			if r.ID != "" {
				a.requirements[r.ID] = a.anchors.Unique(clip(prose.CleanLine(r.Ref), 60))
			}
		}
	}
}

// detailed tells whether there is more to a requirement than a row of a table holds.
func detailed(r discovery.DocumentRequirement) bool {
	return len(r.Asks) > 0 || len(r.Criteria) > 0 || r.Rationale != "" || r.Owner != "" || r.Heard == discovery.VoiceCount{}
}

// requirementTable has a row for each requirement, of those of which a page says no more.
func (a *assembler) requirementTable(requirements []discovery.DocumentRequirement) layout.Table {
	style := layout.Body()
	cell := func(words string) layout.Cell {
		return layout.Cell{Spans: []text.Span{{Text: a.plain(words), Style: &style}}}
	}
	table := layout.Table{
		Columns: []layout.Column{{Firm: true}, {}, {Firm: true}},
		Head:    []layout.Cell{cell("No."), cell("Requirement"), cell("Asked for by")},
	}
	for _, r := range requirements {
		ref := prose.CleanLine(r.Ref)
		row := []layout.Cell{cell(ref), cell(r.Statement), cell(r.Heard.String())}
		if row[0].Anchor = a.requirements[r.ID]; row[0].Anchor == "" {
			row[0].Anchor = a.anchors.Unique(ref)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// reasons say why a requirement is there, and who answers for it.
func reasons(r discovery.DocumentRequirement) string {
	if r.Owner == "" {
		return r.Rationale
	}
	return strings.TrimSpace(r.Rationale + "\n\nOwner: " + discovery.EscapeMarkdown(r.Owner))
}

// criteria say how one sees that a requirement holds.
func criteria(r discovery.DocumentRequirement) string {
	if len(r.Criteria) == 0 {
		return ""
	}
	list := []string{"**Accepted when**\n"}
	for _, c := range r.Criteria {
		list = append(list, "- "+discovery.EscapeMarkdown(c))
	}
	return strings.Join(list, "\n")
}

func (a *assembler) ask(ask discovery.DocumentAsk) layout.Source {
	s := layout.Source{Statement: a.plain(ask.Statement), Voices: a.plain(ask.Voices)}
	for _, q := range ask.Quotes {
		words := prose.Bare(a.plain(q.Words))
		if words == "" {
			continue
		}
		saying := layout.Saying{Words: words, Speaker: prose.CleanLine(a.plain(q.Speaker))}
		if a.inRegister(q.Source) {
			saying.Speaker = joined(saying.Speaker, day(a.source.Sources[q.Source-1].At))
			saying.Label, saying.Anchor = fmt.Sprintf("[%d]", q.Source), sourceAnchor(q.Source)
		}
		s.Quotes = append(s.Quotes, saying)
	}
	return s
}

// priorities are the words that are labels wherever they stand alone, in the colours that they have on the screen.
var priorities = map[string]layout.Label{
	"must":   {Text: "Must", Tone: layout.Blue},
	"should": {Text: "Should", Tone: layout.Green},
	"could":  {Text: "Could", Tone: layout.Amber},
	"wont":   {Text: "Won’t", Tone: layout.Grey},
	"won’t":  {Text: "Won’t", Tone: layout.Grey},
	"won't":  {Text: "Won’t", Tone: layout.Grey},
}

func priority(p string) layout.Label {
	p = clip(prose.CleanLine(p), 30)
	if label, known := priorities[strings.ToLower(p)]; known {
		return label
	}
	return layout.Label{Text: capitalise(p), Tone: layout.Grey}
}

// states are the colours of how far a requirement has come, as on the screen.
var states = map[discovery.RequirementState]layout.Tone{
	discovery.Agreed: layout.Blue, discovery.Building: layout.Amber, discovery.Done: layout.Green, discovery.Dropped: layout.Red,
}

func state(s string) layout.Label {
	return layout.Label{Text: capitalise(clip(prose.CleanLine(s), 30)), Tone: states[discovery.RequirementState(s)]}
}
