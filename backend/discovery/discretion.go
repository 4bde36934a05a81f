package discovery

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Discretion keeps what was said off the record inside the workspace: private notes, and the words and name of everyone
// who declined in the session in which they took part. All that leaves a workspace goes through it, but for a dump, which
// is its lossless backup. Its zero value holds nothing back.
type Discretion struct {
	fold     func(string) string // what counts as the same name or word
	people   map[string]Stakeholder
	declined map[string]naming  // who declined, by session
	refused  map[[2]string]bool // session and person
	private  map[string]bool    // notes by id
	absent   naming             // those who declined wherever they took part
	gone     map[string]bool    // the same by id
	held     []string           // words that were said off the record, as plain returns them
}

// aParticipant stands where the name of someone who declined stood.
const aParticipant = "a participant"

func participant(Stakeholder) string { return aParticipant }

// NewDiscretion makes the Discretion of a product: from the participants of its sessions, and from the notes and voices
// that are, or may be, off the record. What is on the record among them does no harm. Names and words are the same when fold
// makes them the same: without case and accents.
func NewDiscretion(
	participants []Participant, notes []Note, voices []Voice, people map[string]Stakeholder, fold func(string) string,
) Discretion {
	d := Discretion{
		fold: fold, people: people, declined: map[string]naming{}, refused: map[[2]string]bool{}, private: map[string]bool{},
		gone: map[string]bool{},
	}
	elsewhere, declined := map[string]bool{}, map[string][]Stakeholder{}
	for _, p := range participants {
		if p.Consent != Refused {
			elsewhere[p.StakeholderID] = true
			continue
		}
		d.refused[[2]string{p.SessionID, p.StakeholderID}] = true
		declined[p.SessionID] = append(declined[p.SessionID], people[p.StakeholderID])
	}
	var absent []Stakeholder
	for _, p := range participants {
		if p.Consent == Refused && !elsewhere[p.StakeholderID] {
			absent = append(absent, people[p.StakeholderID])
			d.gone[p.StakeholderID] = true
		}
	}
	d.absent = newNaming(fold, absent, participant, aParticipant)
	for session, who := range declined {
		d.declined[session] = newNaming(fold, who, participant, aParticipant)
	}
	for _, n := range notes {
		d.private[n.ID] = n.Private
		if n.Private || d.isRefused(&n.SessionID, n.SpeakerID) {
			d.hold(n.Text, n.Words())
		}
	}
	for _, v := range voices {
		if d.holds(v) {
			d.hold(v.Words)
		}
	}
	return d
}

// in gives the same discretion that speaks of those who declined in the words of a document.
func (d Discretion) in(w *Words) Discretion {
	d.absent.unnamed, d.declined = w.AParticipant, maps.Clone(d.declined)
	for session, names := range d.declined {
		names.unnamed = w.AParticipant
		d.declined[session] = names
	}
	return d
}

// Knowing gives the same discretion that knows those who declined by other names they have had as well.
func (d Discretion) Knowing(people map[string]Stakeholder) Discretion {
	for who := range d.refused {
		if p, ok := people[who[1]]; ok {
			d.declined[who[0]].add(p, aParticipant, aParticipant)
		}
	}
	for id := range d.gone {
		if p, ok := people[id]; ok {
			d.absent.add(p, aParticipant, aParticipant)
		}
	}
	return d
}

// folding is what counts as the same name or word.
func (d Discretion) folding() func(string) string {
	if d.fold == nil {
		return strings.ToLower
	}
	return d.fold
}

func (d *Discretion) hold(words ...string) {
	for _, w := range words {
		if w = plain(w, d.fold); w != "" && !slices.Contains(d.held, w) {
			d.held = append(d.held, w)
		}
	}
}

func (d Discretion) isRefused(sessionID, personID *string) bool {
	return sessionID != nil && personID != nil && d.refused[[2]string{*sessionID, *personID}]
}

// holds tells whether a voice is off the record.
func (d Discretion) holds(v Voice) bool {
	return v.NoteID != nil && d.private[*v.NoteID] || d.isRefused(v.SessionID, v.StakeholderID)
}

// Note gives a note as it may leave the workspace; false when it may not.
func (d Discretion) Note(n Note) (Note, bool) {
	if n.Private || d.isRefused(&n.SessionID, n.SpeakerID) {
		return Note{}, false
	}
	declined := d.declined[n.SessionID]
	n.Text = declined.hide(n.Text, nil)
	n.Tags = slices.DeleteFunc(slices.Clone(n.Tags), func(tag string) bool { return declined.hide(tag, nil) != tag })
	if d.isRefused(&n.SessionID, n.ConfirmedBy) {
		n.ConfirmedBy = nil
	}
	if d.isRefused(&n.SessionID, n.OwedTo) {
		n.OwedTo = nil
	}
	return n, true
}

// Quote gives what someone said as it may leave the workspace; false when it may not.
func (d Discretion) Quote(q Quote) (Quote, bool) {
	if d.holds(Voice{NoteID: q.NoteID, SessionID: q.SessionID, StakeholderID: q.StakeholderID}) {
		return Quote{}, false
	}
	if q.SessionID != nil {
		q.Words = d.declined[*q.SessionID].hide(q.Words, nil)
		q.SessionTitle = d.Title(*q.SessionID, q.SessionTitle)
	}
	return q, true
}

// Title gives the title of a session without the names of those who declined in it.
func (d Discretion) Title(sessionID, title string) string {
	return d.declined[sessionID].hide(title, nil)
}

// Declined tells whether someone has declined wherever they took part.
func (d Discretion) Declined(personID string) bool { return d.gone[personID] }

// MayName tells whether a participant's name may leave together with what was said in a session.
func (d Discretion) MayName(sessionID, personID string) bool {
	return !d.isRefused(&sessionID, &personID)
}

// Text gives what the PM wrote as it may leave the workspace: without the lines that repeat what was said off the
// record, which are counted, and without the names of those who declined wherever they took part.
func (d Discretion) Text(text string) (left string, dropped int) {
	lines := strings.Split(text, "\n")
	kept := slices.DeleteFunc(slices.Clone(lines), d.repeats)
	return d.absent.hide(strings.Join(kept, "\n"), nil), len(lines) - len(kept)
}

// Ask gives an ask with the voices that may leave the workspace; false when none may, or when nobody on the record has
// said what it says. The words of someone on the record stand in for a statement that may not leave.
func (d Discretion) Ask(a AskDetail) (AskDetail, bool) {
	if len(d.held) == 0 && len(d.refused) == 0 {
		return a, true
	}
	var kept, held []Evidence
	var names []naming // of those who declined in the sessions of its voices
	for _, e := range a.Evidence {
		if d.holds(e.Voice) {
			held = append(held, e)
			continue
		}
		if e.SessionID != nil {
			names = append(names, d.declined[*e.SessionID])
			e.Words = d.declined[*e.SessionID].hide(e.Words, nil)
			e.SessionTitle = d.Title(*e.SessionID, e.SessionTitle)
		}
		kept = append(kept, e)
	}
	if len(kept) == 0 && len(held) > 0 {
		return AskDetail{}, false
	}
	a.Merged = d.merged(a)
	a.Evidence = kept
	if d.repeats(a.Statement) && !d.says(kept, a.Statement) {
		i := slices.IndexFunc(kept, func(e Evidence) bool { return e.Words != "" })
		if i < 0 {
			return AskDetail{}, false
		}
		a.Statement = kept[i].Words
	}
	a.Statement = d.unname(a.Statement, names)
	for _, text := range []*string{&a.Need, &a.Reason, &a.Workaround, &a.WorkaroundCost, &a.Enables, &a.Value} {
		*text, _ = d.Text(d.unname(*text, names))
	}
	a.Whys, a.Solutions = d.lines(a.Whys, names), d.lines(a.Solutions, names)
	voices := make([]Voice, len(kept))
	for i, e := range kept {
		voices[i] = e.Voice
	}
	a.Hear(voices, d.people)
	return a, true
}

// lines gives those of the lines that may leave the workspace, without the given names.
func (d Discretion) lines(all Lines, names []naming) Lines {
	kept := Lines{}
	for _, line := range all {
		if text, dropped := d.Text(d.unname(line, names)); dropped == 0 {
			kept = append(kept, text)
		}
	}
	return kept
}

// OffTheRecord tells whether an ask says what was said off the record only: nobody spoke for it elsewhere, or its words are
// those of a private note, one of the given ones, and nobody else's. Words are the same as with NewDiscretion.
func OffTheRecord(statement string, voices []Voice, private map[string]bool, fold func(string) string) bool {
	var open, held, repeated bool
	statement = plain(statement, fold)
	for _, v := range voices {
		says := plain(v.Words, fold) == statement
		switch {
		case v.NoteID == nil || !private[*v.NoteID]:
			open = true
			if says {
				return false
			}
		default:
			held, repeated = true, repeated || says
		}
	}
	return held && (repeated || !open)
}

// Mark says of what was published which asks and words are off the record by now.
func (d Discretion) Mark(requirements []RequirementDetail) {
	for _, r := range requirements {
		for i, a := range r.Asks {
			voices := make([]Voice, len(a.Evidence))
			for j, e := range a.Evidence {
				voices[j] = e.Voice
				if e.Note != nil {
					e.Note.Private = d.private[e.Note.ID]
				}
			}
			r.Asks[i].Private = a.Private || OffTheRecord(a.Statement, voices, d.private, d.folding())
		}
	}
}

// merged gives what was merged into an ask as far as it may leave the workspace, each on its own voices.
func (d Discretion) merged(a AskDetail) []AskSummary {
	left := []AskSummary{}
	for _, m := range a.Merged {
		own := AskDetail{AskSummary: m}
		for _, e := range a.Evidence {
			if e.AskID == m.ID {
				own.Evidence = append(own.Evidence, e)
			}
		}
		if kept, ok := d.Ask(own); ok {
			left = append(left, kept.AskSummary)
		}
	}
	return left
}

func (d Discretion) says(evidence []Evidence, statement string) bool {
	statement = plain(statement, d.fold)
	return slices.ContainsFunc(evidence, func(e Evidence) bool { return plain(e.Words, d.fold) == statement })
}

// PRD gives a PRD as it may leave the workspace, and says what was left out. A requirement goes with all that it rests
// on, or when it says itself what was said off the record.
func (d Discretion) PRD(prd PRDDetail) (left PRDDetail, leftOut []string) {
	d = d.in(prd.Words())
	title, _ := d.Text(prd.Title)
	if prd.Title = title; title == "" {
		prd.Title = prd.ProductName
	}
	sections := make([]PRDSection, len(prd.Sections))
	for i, s := range prd.Sections {
		var dropped int
		if s.Body, dropped = d.Text(s.Body); dropped > 0 {
			leftOut = append(leftOut, fmt.Sprintf("%s: %s said off the record left out.", s.Title, lines(dropped)))
		}
		sections[i] = s
	}
	requirements := []RequirementDetail{}
	for _, r := range prd.Requirements {
		kept, ok := d.requirement(r)
		if !ok {
			leftOut = append(leftOut, r.Ref()+" is left out: it rests on what was said off the record.")
			continue
		}
		if n := len(r.Asks) - len(kept.Asks); n > 0 {
			leftOut = append(leftOut, r.Ref()+": a source that is off the record is left out.")
		}
		requirements = append(requirements, kept)
	}
	prd.Sections, prd.Requirements, prd.Charts = sections, requirements, d.charts(prd.Charts)
	prd.Quotes = d.quotes(prd.Quotes)
	return prd, leftOut
}

func (d Discretion) requirement(r RequirementDetail) (RequirementDetail, bool) {
	asks := []AskDetail{}
	for _, ask := range r.Asks {
		if kept, ok := d.Ask(ask); ok {
			asks = append(asks, kept)
		}
	}
	said := func(a AskDetail) bool { return d.says(a.Evidence, r.Statement) }
	if len(r.Asks) > 0 && len(asks) == 0 || d.repeats(r.Statement) && !slices.ContainsFunc(asks, said) {
		return r, false
	}
	r.Asks = asks
	r.Statement = d.absent.hide(r.Statement, nil)
	r.Rationale, _ = d.Text(r.Rationale)
	r.Criteria = d.lines(r.Criteria, nil)
	if r.OwnerID != nil {
		if name := d.people[*r.OwnerID].Name; d.absent.hide(name, nil) != name {
			r.OwnerID = nil
		}
	}
	return r, true
}

// Material gives what a PRD is drafted from, as far as it may leave the workspace.
func (d Discretion) Material(m Material) Material {
	if len(d.held) == 0 && len(d.refused) == 0 {
		return m
	}
	byID := map[string]AskDetail{}
	heard := []AskDetail{}
	for _, a := range m.Voices {
		if kept, ok := d.Ask(a); ok {
			byID[a.ID], heard = kept, append(heard, kept)
		}
	}
	themes := make([]ThemeColumn, len(m.Themes))
	for i, theme := range m.Themes {
		var voices []Voice
		kept := []AskSummary{}
		for _, a := range theme.Asks {
			ask, ok := byID[a.ID]
			if !ok {
				continue
			}
			kept = append(kept, ask.AskSummary)
			for _, e := range ask.Evidence {
				voices = append(voices, e.Voice)
			}
		}
		theme.Asks, theme.OwnVoices = kept, CountVoices(voices, m.People)
		theme.Name, _ = d.Text(theme.Name)
		theme.PartOf, _ = d.Text(theme.PartOf)
		theme.Description, _ = d.Text(theme.Description)
		themes[i] = theme
	}
	notes := []SessionNote{}
	for _, n := range m.Notes {
		if kept, ok := d.Note(n.Note); ok {
			notes = append(notes, SessionNote{kept, d.Title(n.SessionID, n.SessionTitle)})
		}
	}
	m.Title, _ = d.Text(m.Title)
	m.Themes, m.Notes, m.Voices, m.Metrics = themes, notes, heard, d.metrics(m.Metrics)
	return m
}

// metrics gives those whose name may leave the workspace.
func (d Discretion) metrics(all []Metric) []Metric {
	kept := []Metric{}
	for _, m := range all {
		m.Name, _ = d.Text(m.Name)
		m.Unit, _ = d.Text(m.Unit)
		m.Source, _ = d.Text(m.Source)
		if m.Name != "" {
			kept = append(kept, m)
		}
	}
	return kept
}

// telling is how many letters of held words must stand together in a longer line for it to repeat them: "yes" says nothing
// of its own.
const telling = 10

// repeats tells whether one line of text repeats what was said off the record.
func (d Discretion) repeats(line string) bool {
	if len(d.held) == 0 {
		return false
	}
	core := strings.TrimSpace(line)
	if i := strings.LastIndex(core, " ("); i > 0 && strings.HasSuffix(core, ")") {
		core = core[:i] // who said it and where, as a draft writes it
	}
	core, whole := plain(core, d.fold), plain(line, d.fold)
	return slices.ContainsFunc(d.held, func(words string) bool {
		return words == core || words == whole ||
			utf8.RuneCountInString(words) >= telling && strings.Contains(whole, words)
	})
}

// plain makes two writings of the same words the same: folded, and nothing but letters, digits and pictures, so that neither
// white space nor punctuation nor the marks of Markdown tell them apart.
func plain(s string, fold func(string) string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || unicode.Is(unicode.So, r) {
			return r
		}
		return -1
	}, fold(s))
}

// unname puts aParticipant in the place of names.
func (d Discretion) unname(text string, names []naming) string {
	for _, known := range names {
		text = known.hide(text, nil)
	}
	return text
}

func lines(n int) string {
	if n == 1 {
		return "1 line"
	}
	return fmt.Sprintf("%d lines", n)
}
