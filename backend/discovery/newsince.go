package discovery

import (
	"cmp"
	"slices"
	"strings"
)

// OfferKind says what is offered to a PRD that was drafted before.
type OfferKind string

// The kinds of offer.
const (
	OfferRequirement OfferKind = "requirement" // a need that the PRD doesn't know
	OfferSource      OfferKind = "source"      // a further ask behind one of its requirements
	OfferLine        OfferKind = "line"        // something for the end of a section
	OfferSection     OfferKind = "section"     // a section that says what was drafted, drafted anew
)

// OfferKinds lists every OfferKind, for the window's types.
var OfferKinds = []struct {
	Value  OfferKind
	TSName string
}{
	{OfferRequirement, "Requirement"},
	{OfferSource, "Source"},
	{OfferLine, "Line"},
	{OfferSection, "Section"},
}

// Offer is something that is new since a PRD was drafted.
type Offer struct {
	ID            string      `json:"id"` // of the first ask, note or metric that it was made from
	Kind          OfferKind   `json:"kind"`
	Text          string      `json:"text"`  // a statement, what was asked, or Markdown
	Spans         []Span      `json:"spans"` // of a section: what would be other in it
	Priority      Priority    `json:"priority"`
	Section       SectionKind `json:"section"` // of a line
	SectionID     string      `json:"sectionId"`
	SectionTitle  string      `json:"sectionTitle"`
	RequirementID string      `json:"requirementId"` // of a source
	Ref           string      `json:"ref"`
	Sources       []string    `json:"sources"`

	Requirement DraftRequirement `json:"-"` // in full
}

// News is a PRD that was drafted before, beside what it could be drafted from now.
type News struct {
	PRD        PRDDetail
	LastNumber int             // of a requirement of it
	Known      map[string]bool // what it was drafted from and offered before
	Material   Material        // nothing of it off the record
}

// Offers gives what the material holds that the PRD was neither drafted from nor offered before, nor cites, nor says. What
// is still as it was drafted is offered as it would be drafted now. A PRD of which nobody knows what it was drafted from is
// offered nothing.
func (n News) Offers() []Offer {
	if len(n.Known) == 0 {
		return []Offer{}
	}
	d := newDrafting(n.Material)
	for _, s := range n.PRD.Sections {
		d.hear(s.Body)
	}
	nonGoals := d.nonGoals() // before the requirements are heard: one of them may say what was declined since
	cited := map[string]RequirementDetail{}
	for _, r := range n.PRD.Requirements {
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
	offers := d.newNeeds(n.Known, cited)
	d.has[WorkaroundsSection] = hasWorkarounds
	lines := d.newLines(n.PRD, n.Known, nonGoals)
	for _, section := range n.draftedAnew(n.refs(offers)) {
		inIt := func(o Offer) bool { return o.SectionID == section.SectionID }
		for _, o := range lines {
			if inIt(o) {
				section.Sources = append(section.Sources, o.Sources...)
			}
		}
		lines = append(slices.DeleteFunc(lines, inIt), section)
	}
	return append(offers, lines...)
}

// Offered gives the offers with these ids.
func (n News) Offered(ids []string) []Offer {
	return slices.DeleteFunc(n.Offers(), func(o Offer) bool { return !slices.Contains(ids, o.ID) })
}

// Taken gives the offers with these ids as they go into the PRD: its sections speak of those requirements that come with them.
func (n News) Taken(ids []string) []Offer {
	chosen := n.Offered(ids)
	anew := n.draftedAnew(n.refs(chosen))
	var taken []Offer
	for _, o := range chosen {
		if o.Kind == OfferSection {
			i := slices.IndexFunc(anew, func(section Offer) bool { return section.ID == o.ID })
			if i < 0 {
				continue // without those requirements it stays as it is
			}
			anew[i].Sources = append(anew[i].Sources, o.Sources...)
			o = anew[i]
		}
		taken = append(taken, o)
	}
	return taken
}

// toldWhole are the sections that are about all of the material: one more ask makes other sentences of them, not one more line.
var toldWhole = []SectionKind{
	ProblemSection, AffectedSection, GoalsSection, RequirementsSection, RisksSection, FAQSection,
}

// refs names the requirements that cite asks, by ask: those of the PRD, and those that the offers taken would make.
func (n News) refs(taken []Offer) map[string]string {
	refs, number := map[string]string{}, n.LastNumber
	for _, r := range n.PRD.Requirements {
		for _, a := range r.Asks {
			refs[a.ID] = r.Ref()
		}
	}
	for _, o := range taken {
		ref := o.Ref
		if o.Kind == OfferRequirement {
			number++
			ref = Requirement{Number: number}.Ref()
		}
		if ref != "" {
			for _, ask := range o.Sources {
				refs[ask] = ref
			}
		}
	}
	return refs
}

// draftedAnew offers the sections that say what was drafted and would say something else now; refs are the requirements by ask.
func (n News) draftedAnew(refs map[string]string) []Offer {
	d := newDrafting(n.Material)
	d.refs = refs
	offers, written := []Offer{}, d.write(d.chosen()).Sections
	for _, kind := range toldWhole {
		section, anew := firstOfKind(n.PRD.Sections, kind), firstOfKind(written, kind)
		if section == nil || anew == nil || anew.Body == section.Body || anew.Body == "" || !n.Known[section.AsDrafted()] {
			continue
		}
		if source := section.as(anew.Body); !n.Known[source] {
			offers = append(offers, Offer{
				ID: section.ID, Kind: OfferSection, Text: anew.Body, Spans: Differences(section.Body, anew.Body), Section: kind,
				SectionID: section.ID, SectionTitle: cmp.Or(section.Title, "Untitled"), Sources: []string{source},
			})
		}
	}
	return offers
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
func (d *drafting) newLines(prd PRDDetail, known map[string]bool, nonGoals []part) []Offer {
	offers := []Offer{}
	for _, of := range []struct {
		kind  SectionKind
		parts []part
	}{
		{ProblemSection, append(d.otherPains(), d.costs()...)},
		{GoalsSection, d.measures()},
		{NonGoalsSection, nonGoals},
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
