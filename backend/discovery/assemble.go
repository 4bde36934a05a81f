package discovery

import "time"

// Assemble makes the document that exporters render: the PRD's sections with its requirements, each with the asks and
// words it rests on, and the evidence register that the words lead to. Metrics are written out. What is off the record is
// not in it; leftOut says so to the PM.
func Assemble(prd PRDDetail, people map[string]Stakeholder, discretion Discretion) (doc Document, leftOut []string) {
	prd.Language = prd.WrittenIn()
	prd, leftOut = discretion.PRD(prd.spelt())
	return assemble(prd, people), leftOut
}

func assemble(prd PRDDetail, people map[string]Stakeholder) Document {
	doc := Document{
		ID: prd.ID, Title: prd.Title, Product: prd.ProductName, Status: string(prd.Status), Language: string(prd.WrittenIn()),
		Date: prd.UpdatedAt, Charts: map[string]Chart{}, Limit: prd.PageLimit, Bare: prd.PageLimit == 1,
	}
	for _, chart := range prd.Charts {
		doc.Charts[chart.Name] = chart
	}
	words := doc.Words()
	register := register{people: people, words: words, numbers: map[moment]int{}}
	requirements := make([]DocumentRequirement, len(prd.Requirements))
	for i, r := range prd.Requirements {
		requirements[i] = DocumentRequirement{
			ID: r.ID, Ref: r.Ref(), Priority: string(r.Priority), Statement: r.Statement, Rationale: r.Rationale,
			Criteria: r.Criteria, Heard: r.heard(people),
		}
		if prd.PageLimit == 1 { // a page has room for what must be true and how many want it
			requirements[i].Rationale, requirements[i].Criteria = "", nil
			if people := requirements[i].Heard.People; people > 0 {
				requirements[i].Heard = VoiceCount{People: people}
			}
			continue
		}
		if r.OwnerID != nil {
			requirements[i].Owner = people[*r.OwnerID].Label()
		}
		for _, ask := range r.Asks {
			if ask.DeletedAt != nil {
				continue
			}
			requirements[i].Asks = append(requirements[i].Asks, register.cite(ask, r.Statement))
		}
	}
	for _, e := range prd.Quotes {
		if prd.PageLimit != 1 { // a page has no room for a register
			register.number(e)
		}
	}
	placed := false
	for _, s := range prd.Sections {
		section := DocumentSection{ID: s.ID, Kind: s.Kind, Title: s.Title, Body: s.Body}
		if s.Kind == GlossarySection {
			section.Body = GlossaryText(s.Body)
		}
		if s.Kind == RequirementsSection && !placed {
			section.Requirements, placed = requirements, true
		}
		if section.Body == "" && len(section.Requirements) == 0 {
			continue // a heading over nothing tells the reader nothing
		}
		doc.Sections = append(doc.Sections, section)
	}
	if !placed && len(requirements) > 0 {
		doc.Sections = append(doc.Sections, DocumentSection{
			Kind: RequirementsSection, Title: words.Requirements, Requirements: requirements,
		})
	}
	doc.Sources = register.sources
	return doc
}

// heard counts who stands behind a requirement, each once.
func (r RequirementDetail) heard(people map[string]Stakeholder) VoiceCount {
	var voices []Voice
	for _, ask := range r.Asks {
		for _, e := range ask.Evidence {
			voices = append(voices, e.Voice)
		}
	}
	return CountVoices(voices, people)
}

// register numbers the moments in which something was said, each once, in the order in which they are first cited.
type register struct {
	people  map[string]Stakeholder
	words   *Words
	numbers map[moment]int
	sources []DocumentSource
}

// moment is what one voice said at one time: the same words may stand in several notes.
type moment struct {
	id             string // of the voice or its note, "" where what follows tells
	session, words string
	speaker        string
	offset         int64
}

func momentOf(e Evidence) moment {
	switch {
	case e.Note != nil && e.SessionID != nil && e.StakeholderID != nil && e.Words != "":
		return moment{session: *e.SessionID, words: e.Words, speaker: *e.StakeholderID, offset: e.Note.OffsetMS}
	case e.NoteID != nil:
		return moment{id: *e.NoteID}
	}
	return moment{id: e.ID}
}

// cite gives an ask with what each voice behind it said. A statement that a quote or the requirement says already is
// left out.
func (r *register) cite(ask AskDetail, requirement string) DocumentAsk {
	cited := DocumentAsk{ID: ask.ID, Statement: ask.Statement, Voices: r.words.Voices(ask.Voices.alone())}
	said := says(requirement, ask.Statement)
	for _, e := range ask.Evidence {
		cited.Quotes = append(cited.Quotes, DocumentQuote{Words: e.Words, Speaker: r.speaker(e.Voice), Source: r.number(e)})
		said = said || e.Words == ask.Statement
	}
	if said {
		cited.Statement = ""
	}
	return cited
}

func (r *register) speaker(v Voice) string {
	if v.StakeholderID != nil {
		if p, ok := r.people[*v.StakeholderID]; ok {
			return p.Label()
		}
	}
	return r.words.NoSpeaker
}

func (r *register) number(e Evidence) int {
	at := momentOf(e)
	if n, ok := r.numbers[at]; ok {
		return n
	}
	source := DocumentSource{
		Title: e.SessionTitle, Speaker: r.speaker(e.Voice), Channel: Word(r.words.ChannelNames, e.Channel), At: e.At, Offset: -1,
	}
	if source.Title == "" {
		source.Title = r.words.NoSession
	}
	if e.NoteID != nil {
		source.NoteID = *e.NoteID
	}
	if e.Note != nil {
		source.Offset = time.Duration(e.Note.OffsetMS) * time.Millisecond
	}
	r.sources = append(r.sources, source)
	r.numbers[at] = len(r.sources)
	return len(r.sources)
}
