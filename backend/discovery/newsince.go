package discovery

import (
	"cmp"
	"strings"
)

// OfferKind says what is offered to a PRD that was drafted before.
type OfferKind string

// The kinds of offer.
const (
	OfferRequirement OfferKind = "requirement" // a need that the PRD doesn't know
	OfferSource      OfferKind = "source"      // a further ask behind one of its requirements
	OfferLine        OfferKind = "line"        // something for the end of a section
)

// OfferKinds lists every OfferKind, for the window's types.
var OfferKinds = []struct {
	Value  OfferKind
	TSName string
}{
	{OfferRequirement, "Requirement"},
	{OfferSource, "Source"},
	{OfferLine, "Line"},
}

// Offer is something that is new since a PRD was drafted.
type Offer struct {
	ID            string      `json:"id"` // of the first ask, note or metric that it was made from
	Kind          OfferKind   `json:"kind"`
	Text          string      `json:"text"` // a statement, what was asked, or a line of Markdown
	Priority      Priority    `json:"priority"`
	Section       SectionKind `json:"section"` // of a line
	SectionID     string      `json:"sectionId"`
	SectionTitle  string      `json:"sectionTitle"`
	RequirementID string      `json:"requirementId"` // of a source
	Ref           string      `json:"ref"`
	Sources       []string    `json:"sources"`

	Requirement DraftRequirement `json:"-"` // in full
}

// NewSince gives what the material holds that a PRD was neither drafted from nor offered before (known), nor cites, nor
// says. A PRD of which nobody knows what it was drafted from is offered nothing.
func NewSince(prd PRDDetail, known map[string]bool, m Material, discretion Discretion) []Offer {
	if len(known) == 0 {
		return []Offer{}
	}
	m.Template = TemplateOf(prd, "", "")
	d := newDrafting(discretion.Material(m))
	for _, s := range prd.Sections {
		d.hear(s.Body)
	}
	cited := map[string]RequirementDetail{}
	for _, r := range prd.Requirements {
		d.hear(strings.Join(append([]string{r.Statement, r.Rationale}, r.Criteria...), "\n"))
		for _, a := range r.Asks {
			cited[a.ID] = r
			for _, merged := range a.Merged {
				cited[merged.ID] = r
			}
		}
	}
	hasWorkarounds := d.has[WorkaroundsSection]
	d.has[WorkaroundsSection] = false // that of a new ask comes with its requirement
	offers := d.newNeeds(known, cited)
	d.has[WorkaroundsSection] = hasWorkarounds
	return append(offers, d.newLines(prd, known)...)
}

// newNeeds offers the asks that are new: to the requirement that answers their need, or as a requirement of their own.
func (d *drafting) newNeeds(known map[string]bool, cited map[string]RequirementDetail) []Offer {
	offers := []Offer{}
	for _, n := range d.needs {
		fresh := need{theme: n.theme}
		var answers *RequirementDetail
		for _, a := range n.asks {
			r, isCited := cited[a.ID]
			old := isCited || known[a.ID]
			for _, merged := range a.Merged {
				if by, ok := cited[merged.ID]; ok && !isCited {
					r, isCited = by, true
				}
				old = old || isCited || known[merged.ID]
			}
			if isCited {
				answers = &r
			}
			if !old {
				fresh.asks = append(fresh.asks, a)
			}
		}
		switch {
		case len(fresh.asks) == 0:
		case answers != nil:
			for _, a := range fresh.asks {
				offers = append(offers, Offer{
					ID: a.ID, Kind: OfferSource, Text: CleanLine(a.Statement), RequirementID: answers.ID, Ref: answers.Ref(),
					Sources: []string{a.ID},
				})
			}
		default:
			offers = append(offers, d.newRequirement(fresh))
		}
	}
	return offers
}

func (d *drafting) newRequirement(n need) Offer {
	n.voices = d.voicesBehind([]need{n})
	r := d.requirement(n)
	r.Criteria = d.criteria(n)
	r.Rationale = d.rationale(n)
	return Offer{
		ID: r.AskIDs[0], Kind: OfferRequirement, Text: r.Statement, Priority: r.Priority, Sources: r.AskIDs, Requirement: r,
	}
}

// newLines offers what is new to the sections that the PRD has for it.
func (d *drafting) newLines(prd PRDDetail, known map[string]bool) []Offer {
	offers := []Offer{}
	for _, of := range []struct {
		kind  SectionKind
		parts []part
	}{
		{ProblemSection, append(d.otherPains(), d.costs()...)},
		{GoalsSection, d.measures()},
		{NonGoalsSection, d.nonGoals()},
		{WorkaroundsSection, d.workarounds()},
		{QuestionsSection, d.notes(QuestionNote)},
		{DecisionsSection, d.notes(DecisionNote)},
		{PromisesSection, d.promises()},
	} {
		section := firstOfKind(prd.Sections, of.kind)
		if section == nil {
			continue
		}
		for _, p := range of.parts {
			if !known[p.sources[0]] {
				offers = append(offers, Offer{
					ID: p.sources[0] + " " + string(of.kind), Kind: OfferLine, Text: p.text, Section: of.kind,
					SectionID: section.ID, SectionTitle: cmp.Or(section.Title, "Untitled"), Sources: p.sources,
				})
			}
		}
	}
	return offers
}

func firstOfKind(sections []PRDSection, kind SectionKind) *PRDSection {
	for i := range sections {
		if sections[i].Kind == kind {
			return &sections[i]
		}
	}
	return nil
}

// WithLine gives a text with a line of a list at its end. What stands there stays as it is.
func WithLine(body, text string) string {
	body = strings.TrimRight(body, " \n")
	last := body[strings.LastIndex(body, "\n")+1:]
	switch {
	case body == "":
		return "- " + text
	case strings.HasPrefix(last, "- "):
		return body + "\n- " + text
	default:
		return body + "\n\n- " + text
	}
}
