package discovery

import (
	"fmt"
	"slices"
	"strings"
)

// Edition is a PRD as one sort of reader gets it, made from it by rules: nobody keeps copies.
type Edition string

// The editions.
const (
	WholeEdition       Edition = "whole" // everything on the record
	EngineeringEdition Edition = "engineering"
	LeadershipEdition  Edition = "leadership"
	AskerEdition       Edition = "asker" // a letter to one person who asked
	PublicEdition      Edition = "public"
)

// Editions lists every Edition, for the window's types.
var Editions = []struct {
	Value  Edition
	TSName string
}{
	{WholeEdition, "Whole"},
	{EngineeringEdition, "Engineering"},
	{LeadershipEdition, "Leadership"},
	{AskerEdition, "Asker"},
	{PublicEdition, "Public"},
}

// ParseEdition takes an edition by its name, "" for the whole.
func ParseEdition(name string) (Edition, error) {
	if name == "" {
		return WholeEdition, nil
	}
	for _, e := range Editions {
		if string(e.Value) == strings.ToLower(name) {
			return e.Value, nil
		}
	}
	return "", InvalidField("edition", "%q is no edition: there are whole, engineering, leadership, asker and public.", name)
}

// Holds tells whether the edition can be written in a format: a letter is no list of requirements.
func (e Edition) Holds(format ExportFormat) bool { return e != AskerEdition || !format.List }

// share is how much of a section an edition has.
type share int

const (
	none share = iota
	brief
	all
)

// shares says how much of the sections of each kind the editions have that are made of sections. The whole has all of all,
// and a letter to someone who asked has none: it speaks of what they said.
var shares = map[SectionKind]map[Edition]share{
	ProblemSection:      {EngineeringEdition: all, LeadershipEdition: brief, PublicEdition: all},
	AffectedSection:     {EngineeringEdition: all, LeadershipEdition: none, PublicEdition: none},
	GoalsSection:        {EngineeringEdition: all, LeadershipEdition: brief, PublicEdition: all},
	RequirementsSection: {EngineeringEdition: all, LeadershipEdition: brief, PublicEdition: all},
	NonGoalsSection:     {EngineeringEdition: all, LeadershipEdition: brief, PublicEdition: all},
	WorkaroundsSection:  {EngineeringEdition: all, LeadershipEdition: none, PublicEdition: none},
	QuestionsSection:    {EngineeringEdition: all, LeadershipEdition: brief, PublicEdition: none},
	RisksSection:        {EngineeringEdition: all, LeadershipEdition: none, PublicEdition: none},
	DecisionsSection:    {EngineeringEdition: all, LeadershipEdition: none, PublicEdition: none},
	PromisesSection:     {EngineeringEdition: none, LeadershipEdition: none, PublicEdition: none},
	HeadlineSection:     {EngineeringEdition: all, LeadershipEdition: brief, PublicEdition: all},
	PraiseSection:       {EngineeringEdition: none, LeadershipEdition: none, PublicEdition: all},
	FAQSection:          {EngineeringEdition: all, LeadershipEdition: none, PublicEdition: all},
	GlossarySection:     {EngineeringEdition: all, LeadershipEdition: none, PublicEdition: none},
	// Of what the PM added nobody has said that it is for all.
	TextSection: {EngineeringEdition: all, LeadershipEdition: none, PublicEdition: none},
}

// EditionSource is what editions of a PRD are made from.
type EditionSource struct {
	PRD        PRDDetail
	People     map[string]Stakeholder // as the PRD calls them
	Today      map[string]Stakeholder // everybody, as they are called today; nil where that is the same
	Discretion Discretion
	Agreed     Discretion  // holds back as well what those said who have not agreed to be noted
	PersonID   string      // who a letter is for
	Asks       []AskDetail // that this person stands behind, with or without those that others do
	Brevity    int         // of the page for leadership: 0 to Briefest
}

// Edited is an edition of a PRD as exporters get it, with what the PM should know of it.
type Edited struct {
	Document Document
	LeftOut  LeftOut
	Warnings []string

	edition Edition
	source  EditionSource
	met     *named // while its sections were written; nil where they are looked through when it is finished
}

// LeftOut says what of a PRD an edition does not have.
type LeftOut struct {
	Sections     []string `json:"sections"`     // by their titles
	Requirements int      `json:"requirements"` // how many
	Quotes       int      `json:"quotes"`
	Names        int      `json:"names"`  // people who are named in the PRD and not here
	Places       int      `json:"places"` // of the text in which something else stands for a name
}

// Edit makes an edition. What is off the record is in none of them.
func (s EditionSource) Edit(edition Edition) (Edited, error) {
	s.PRD.Language = s.PRD.WrittenIn() // one for all that is made of it
	if edition == AskerEdition {
		e := Edited{edition: edition, source: s, LeftOut: LeftOut{Sections: []string{}}}
		return e, e.letter()
	}
	whole, warnings := Assemble(s.PRD, s.People, s.Discretion)
	e := Edited{Document: whole, Warnings: warnings, edition: edition, source: s, LeftOut: LeftOut{Sections: []string{}}}
	e.LeftOut.Requirements, e.LeftOut.Quotes = whole.count()
	for _, section := range whole.Sections {
		if shares[section.Kind][edition] == none {
			e.LeftOut.Sections = append(e.LeftOut.Sections, section.Title)
		}
	}
	switch edition {
	case WholeEdition:
		e.LeftOut = LeftOut{Sections: []string{}}
		return e, nil
	case EngineeringEdition:
		e.Document = e.chosen(whole)
		e.forEngineering()
	case LeadershipEdition:
		e.Document = e.onePage(whole)
	case PublicEdition:
		e.Document = e.chosen(assemble(s.unattributed(), s.byRole()))
		e.forAll()
	default:
		return e, InvalidField("edition", "%q is no edition.", edition)
	}
	e.Document.Edition = whole.Words().Editions[edition]
	e.Document.keepCited()
	kept, said := e.Document.count()
	e.LeftOut.Requirements, e.LeftOut.Quotes = e.LeftOut.Requirements-kept, e.LeftOut.Quotes-said
	return e, nil
}

// Fit takes note of what a format has no place for: issues are requirements and nothing else.
func (e *Edited) Fit(format ExportFormat) {
	if format.ID != JiraFormat && format.ID != LinearFormat {
		return
	}
	for _, s := range e.Document.Sections {
		if s.Kind != RequirementsSection {
			e.LeftOut.Sections = append(e.LeftOut.Sections, s.Title)
		}
	}
}

// warn adds what the PM should know.
func (e *Edited) warn(format string, args ...any) {
	e.Warnings = append(e.Warnings, fmt.Sprintf(format, args...))
}

// chosen gives a document with the sections that the edition has, as they are.
func (e *Edited) chosen(doc Document) Document {
	doc.Sections = slices.DeleteFunc(slices.Clone(doc.Sections), func(s DocumentSection) bool {
		return shares[s.Kind][e.edition] != all
	})
	return doc
}

// Chosen gives a PRD without the sections that an edition does not have.
func (e Edition) Chosen(prd PRDDetail) PRDDetail {
	if e != WholeEdition {
		prd.Sections = slices.DeleteFunc(slices.Clone(prd.Sections), func(s PRDSection) bool { return shares[s.Kind][e] == none })
	}
	return prd
}

// shortQuote is how many letters of what someone said engineers read.
const shortQuote = 160

// forEngineering says how far each requirement is, and keeps of what was said a short quote for each ask; who else said it
// is found in the register.
func (e *Edited) forEngineering() {
	states := map[string]RequirementState{}
	for _, r := range e.source.PRD.Requirements {
		states[r.Ref()] = r.State
	}
	for i := range e.Document.Sections {
		for j := range e.Document.Sections[i].Requirements {
			r := &e.Document.Sections[i].Requirements[j]
			r.State = string(states[r.Ref])
			for k := range r.Asks {
				r.Asks[k].shorten()
			}
		}
	}
}

// shorten keeps of the quotes the words of the first that has any, cut to shortQuote.
func (a *DocumentAsk) shorten() {
	quoted := false
	for i := range a.Quotes {
		if quoted {
			a.Quotes[i].Words = ""
			continue
		}
		a.Quotes[i].Words = cutWords(CleanLine(a.Quotes[i].Words), shortQuote)
		quoted = a.Quotes[i].Words != ""
	}
}

// keepCited keeps of the register the entries that are cited, and numbers them anew.
func (doc *Document) keepCited() {
	numbers, kept := map[int]int{}, []DocumentSource{}
	for i := range doc.Sections {
		for j := range doc.Sections[i].Requirements {
			for k := range doc.Sections[i].Requirements[j].Asks {
				quotes := doc.Sections[i].Requirements[j].Asks[k].Quotes
				for q := range quotes {
					was := quotes[q].Source
					if was < 1 || was > len(doc.Sources) {
						continue
					}
					if numbers[was] == 0 {
						kept = append(kept, doc.Sources[was-1])
						numbers[was] = len(kept)
					}
					quotes[q].Source = numbers[was]
				}
			}
		}
	}
	if !doc.Bare {
		for i, s := range doc.Sources {
			if numbers[i+1] == 0 && slices.Contains(doc.quotedNotes(), s.NoteID) {
				kept = append(kept, s)
			}
		}
	}
	doc.Sources = kept
}

// quotedNotes names the notes that the document's texts quote.
func (doc *Document) quotedNotes() []string { return shown(noteOf, doc.texts()) }

// count gives how many requirements and quotes with words a document has.
func (doc *Document) count() (requirements, quotes int) {
	for _, s := range doc.Sections {
		requirements += len(s.Requirements)
		for _, r := range s.Requirements {
			for _, a := range r.Asks {
				for _, q := range a.Quotes {
					if q.Words != "" {
						quotes++
					}
				}
			}
		}
	}
	return requirements, quotes
}

// Finish takes out of a document to which more was added since what its readers may not have, and names nobody in it whom
// they may not know of.
func (e *Edited) Finish() {
	doc := &e.Document
	switch e.edition {
	case LeadershipEdition:
		doc.signOffs()
		doc.Revisions, doc.Changes, doc.SignOffs = nil, nil, nil
	case AskerEdition:
		doc.Version, doc.Fingerprint, doc.Revisions, doc.Changes, doc.SignOffs = "", "", nil, nil, nil
		// What the person said stays as they said it; all else in the sections names nobody already.
		sections := doc.Sections
		doc.Sections = nil
		e.hide(e.source.others(), doc)
		doc.Sections = sections
	case PublicEdition:
		doc.Fingerprint, doc.Revisions, doc.Changes, doc.SignOffs = "", nil, nil, nil
		e.hide(e.source.everybody(), doc)
	case EngineeringEdition:
		doc.SignOffs = nil
	case WholeEdition:
	}
}

// FileName is what a file of the edition may be called, without an extension. It tells no more than the document.
func (e *Edited) FileName() string {
	switch e.edition {
	case AskerEdition:
		return fmt.Sprintf(e.Document.Words().Letter.File, e.source.person().Name)
	case WholeEdition:
		return e.Document.Title
	case EngineeringEdition, LeadershipEdition, PublicEdition:
	}
	return fmt.Sprintf("%s – %s", e.Document.Title, strings.ToLower(e.Document.Edition))
}

// cutWords cuts a text after a whole word, and says so by an ellipsis, when it is longer than so many letters.
func cutWords(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := string(runes[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}
