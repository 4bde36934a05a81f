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
		Priority:  a.priority(r.Priority),
		State:     a.state(r.State),
		News:      a.news(r.ID),
		Statement: a.plain(r.Statement),
		Rationale: a.part(a.reasons(r)),
		Criteria:  a.part(a.criteria(r)),
		Grounds:   strings.ToUpper(a.words.Sources),
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
		Head:    []layout.Cell{cell(a.words.Number), cell(a.words.Requirement), cell(a.words.AskedForBy)},
	}
	for _, r := range requirements {
		ref := prose.CleanLine(r.Ref)
		row := []layout.Cell{cell(ref), cell(r.Statement), cell(a.words.Voices(r.Heard))}
		if row[0].Anchor = a.requirements[r.ID]; row[0].Anchor == "" {
			row[0].Anchor = a.anchors.Unique(ref)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// reasons say why a requirement is there, and who answers for it.
func (a *assembler) reasons(r discovery.DocumentRequirement) string {
	if r.Owner == "" {
		return r.Rationale
	}
	return strings.TrimSpace(r.Rationale + "\n\n" + a.words.Owner + ": " + discovery.EscapeMarkdown(r.Owner))
}

// criteria say how one sees that a requirement holds.
func (a *assembler) criteria(r discovery.DocumentRequirement) string {
	if len(r.Criteria) == 0 {
		return ""
	}
	list := []string{"**" + a.words.AcceptedWhen + "**\n"}
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
		saying := layout.Saying{Words: words, Lang: string(a.source.Foreign(words)), Speaker: prose.CleanLine(a.plain(q.Speaker))}
		if a.inRegister(q.Source) {
			saying.Speaker = joined(saying.Speaker, a.words.Short(a.source.Sources[q.Source-1].At))
			saying.Label, saying.Anchor = fmt.Sprintf("[%d]", q.Source), sourceAnchor(q.Source)
		}
		s.Quotes = append(s.Quotes, saying)
	}
	return s
}

// priorities are the colours of priorities, as on the screen.
var priorities = map[discovery.Priority]layout.Tone{
	discovery.Must: layout.Blue, discovery.Should: layout.Green, discovery.Could: layout.Amber, discovery.Wont: layout.Grey,
}

func (a *assembler) priority(p string) layout.Label {
	p = clip(prose.CleanLine(p), 30)
	if label, known := a.priorityOf(p); known {
		return label
	}
	return layout.Label{Text: capitalise(p), Tone: layout.Grey}
}

// priorityOf reads the words that are labels wherever they stand alone, in the document's language or in English.
func (a *assembler) priorityOf(word string) (label layout.Label, known bool) {
	word = strings.ReplaceAll(strings.ToLower(word), "'", "’")
	for p, tone := range priorities {
		said := a.words.Priorities[p]
		if word == string(p) || word == strings.ToLower(said) || word == strings.ToLower(p.Label()) {
			return layout.Label{Text: said, Tone: tone}, true
		}
	}
	return layout.Label{}, false
}

// states are the colours of how far a requirement has come, as on the screen.
var states = map[discovery.RequirementState]layout.Tone{
	discovery.Agreed: layout.Blue, discovery.Building: layout.Amber, discovery.Done: layout.Green, discovery.Dropped: layout.Red,
}

func (a *assembler) state(s string) layout.Label {
	state := discovery.RequirementState(clip(prose.CleanLine(s), 30))
	return layout.Label{Text: capitalise(discovery.Word(a.words.States, state)), Tone: states[state]}
}
