package discovery

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// relation says which notes of a product belong to the chosen asks.
type relation struct {
	evidence map[string]bool // notes that stand behind the asks
	sessions map[string]bool // in which they were heard; nil for every session
	tags     map[string]bool // of what was said for them
}

func (d *drafting) relate() relation {
	r := relation{evidence: map[string]bool{}, tags: map[string]bool{}}
	for _, a := range d.Voices {
		for _, e := range a.Evidence {
			if e.SessionID != nil {
				if r.sessions == nil {
					r.sessions = map[string]bool{}
				}
				r.sessions[*e.SessionID] = true
			}
			if e.Note == nil {
				continue
			}
			r.evidence[e.Note.ID] = true
			for _, tag := range e.Note.Tags {
				r.tags[d.fold(tag)] = true
			}
		}
	}
	return r
}

// belongs tells whether a note is about the chosen asks: it stands behind one of them; or it was said in a session in which
// they were, and its tags, where it has some, are not those of other asks alone.
func (d *drafting) belongs(n SessionNote) bool {
	switch {
	case d.related.evidence[n.ID]:
		return true
	case d.Elsewhere[n.ID] || d.related.sessions != nil && !d.related.sessions[n.SessionID]:
		return false
	}
	return len(n.Tags) == 0 || len(d.related.tags) == 0 ||
		slices.ContainsFunc(n.Tags, func(tag string) bool { return d.related.tags[d.fold(tag)] })
}

// notes lists what was noted of a kind and is still open, with who said it and where.
func (d *drafting) notes(kind NoteKind) []part {
	parts := []part{}
	for _, n := range d.Notes {
		if n.Kind != kind || n.Answered() || !d.belongs(n) {
			continue
		}
		if words := d.fresh(n.Words()); words != "" {
			parts = append(parts, part{text: d.attributed(words, n), sources: []string{n.ID}})
		}
	}
	return parts
}

func (d *drafting) attributed(words string, n SessionNote) string {
	source := n.SessionTitle
	if n.SpeakerID != nil {
		if p, ok := d.People[*n.SpeakerID]; ok {
			source = p.Name + ", " + source
		}
	}
	return fmt.Sprintf("%s (%s)", EscapeMarkdown(words), EscapeMarkdown(source))
}

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

// themeNeeds is a theme with what its asks come down to.
type themeNeeds struct {
	ThemeColumn
	needs []need
}

// themes gives the themes that have needs; a page has room for those with the most voices, and for no asks without one.
func (d *drafting) themes() []themeNeeds {
	var all []themeNeeds
	for _, theme := range d.Themes {
		t := themeNeeds{ThemeColumn: theme}
		for _, n := range d.needs {
			if n.theme == theme.Path() {
				t.needs = append(t.needs, n)
			}
		}
		if len(t.needs) > 0 {
			all = append(all, t)
		}
	}
	if d.brief() && len(all) > aFew {
		slices.SortStableFunc(all, func(a, b themeNeeds) int {
			return cmp.Or(truth(a.ID == "")-truth(b.ID == ""), compareVoices(b.OwnVoices, a.OwnVoices))
		})
		all = all[:aFew]
	}
	return all
}

// name is how a document calls the theme.
func (t themeNeeds) name() string { return cmp.Or(t.Path(), "Not in a theme yet") }

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

// How long a telling quote is, in characters.
const (
	leastQuote = 25
	mostQuote  = 220
)

// quote gives one telling sentence of those who stand behind the needs, of the first for which there is one.
func (d *drafting) quote(needs []need) string {
	for _, marked := range []bool{true, false} { // what the PM marked as a quote goes before what was said in passing
		for _, n := range needs {
			for _, e := range n.evidence() {
				isQuote := e.Note == nil || e.Note.Kind == QuoteNote
				size := utf8.RuneCountInString(e.Words)
				if isQuote != marked || !marked && !wholeSentence(e.Words) || e.StakeholderID == nil ||
					size < leastQuote || size > mostQuote {
					continue
				}
				speaker, known := d.People[*e.StakeholderID]
				if words := CleanLine(e.Words); known && d.fresh(words) == words {
					return "> “" + EscapeMarkdown(words) + "” — " + EscapeMarkdown(speaker.Label())
				}
			}
		}
	}
	return ""
}

// hesitation is in speech that does not read well.
var hesitation = regexp.MustCompile(`(?i)\b(?:um+|uh+|er+m?|hmm+|eh)\b`)

// wholeSentence tells whether what was said in passing can be read without what was said around it.
func wholeSentence(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	return !unicode.IsLower(first) && strings.ContainsAny(words[max(0, len(words)-1):], ".!?") && !hesitation.MatchString(words)
}

// costs lists what was said to cost something, but for what the workarounds say of it, in these or other words.
func (d *drafting) costs() []part {
	var known []saying
	for _, n := range d.needs {
		for _, a := range n.asks {
			if d.has[WorkaroundsSection] {
				known = append(known, d.read(a.WorkaroundCost))
			}
		}
	}
	parts := []part{}
	for _, n := range d.Notes {
		said := d.read(n.Words())
		if n.Kind != CostNote || !d.belongs(n) || slices.ContainsFunc(known, said.sameCost) {
			continue
		}
		if words := d.fresh(n.Words()); words != "" {
			parts = append(parts, part{text: d.attributed(words, n), sources: []string{n.ID}})
		}
	}
	return parts
}

// sameCost tells whether two sayings put the same numbers on something, or say the same.
func (s saying) sameCost(other saying) bool {
	shared := 0
	for w := range s.words {
		shared += truth(other.words[w])
	}
	sameNumbers := len(s.numbers) > 0 && !slices.ContainsFunc(s.numbers, func(n string) bool { return !other.words[n] })
	return sameNumbers || len(other.words) > 0 && s.same(other, shared)
}

// affected counts who asks, team by team.
func (d *drafting) affected() string {
	teams := d.teams()
	if d.brief() {
		named := make([]string, 0, len(teams))
		for _, t := range teams {
			if len(t.people) > 0 {
				named = append(named, EscapeMarkdown(t.name)+" ("+counted(len(t.people), "person", "people")+")")
			}
		}
		return sentence(strings.Join(named, ", "))
	}
	sides := map[string]bool{}
	for _, t := range teams {
		sides[t.side] = true
	}
	head := []string{"Who", "People", "Heard through", "Asks"}
	if sides[string(Inside)] && sides[string(Outside)] {
		head = slices.Insert(head, 1, "Side")
	}
	rows := make([]part, len(teams))
	for i, t := range teams {
		cells := []string{EscapeMarkdown(t.name), strconv.Itoa(len(t.people)), t.through(), strconv.Itoa(len(t.asks))}
		if len(head) > len(cells) {
			cells = slices.Insert(cells, 1, cmp.Or(t.side, "–"))
		}
		if len(t.people) == 0 {
			cells[len(cells)-3] = "–"
		}
		rows[i] = part{cells: cells}
	}
	said := table(head, rows)
	if said == "" {
		return ""
	}
	return joinBlocks(said, "Whoever asked more than once is counted once.")
}

// askingTeam is a team, or an organisation outside, with who of it asks and how.
type askingTeam struct {
	name, side   string
	people, asks map[string]bool
	channels     map[Channel]bool
}

func (t askingTeam) through() string {
	var names []string
	for _, c := range Channels {
		if t.channels[c.Value] {
			names = append(names, lowerFirst(c.Value.Label()))
		}
	}
	return strings.Join(names, ", ")
}

// lowerFirst is for a label within a sentence: an abbreviation stays as it is.
func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// teams gives who stands behind the asks that are not declined: the largest first, those without a name last.
func (d *drafting) teams() []askingTeam {
	var teams []askingTeam
	at := map[string]int{}
	for _, n := range d.needs {
		for _, a := range n.asks {
			for _, e := range a.Evidence {
				team, person := d.teamOf(e.Voice)
				key := d.fold(team.side + "\x00" + team.name)
				i, there := at[key]
				if !there {
					i, at[key] = len(teams), len(teams)
					team.people, team.asks, team.channels = map[string]bool{}, map[string]bool{}, map[Channel]bool{}
					teams = append(teams, team)
				}
				if person != "" {
					teams[i].people[person] = true
				}
				teams[i].asks[a.ID], teams[i].channels[e.Channel] = true, true
			}
		}
	}
	slices.SortStableFunc(teams, func(a, b askingTeam) int {
		return cmp.Or(cmp.Compare(len(b.people), len(a.people)), cmp.Compare(len(b.asks), len(a.asks)),
			strings.Compare(a.name, b.name))
	})
	return teams
}

func (d *drafting) teamOf(v Voice) (team askingTeam, person string) {
	if v.StakeholderID == nil {
		return askingTeam{name: "Without a name"}, ""
	}
	p, known := d.People[*v.StakeholderID]
	if !known {
		return askingTeam{name: "Without a name"}, ""
	}
	name := p.Team
	if p.Side == Outside && p.Organisation != "" || name == "" {
		name = cmp.Or(p.Organisation, name, "No team noted")
	}
	return askingTeam{name: name, side: string(cmp.Or(p.Side, Inside))}, p.ID
}

// measures lists what the product is measured by; what the numbers are, each reference says when it is read.
func (d *drafting) measures() []part {
	parts := make([]part, len(d.Metrics))
	for i, m := range d.Metrics {
		parts[i] = part{text: m.Link(), sources: []string{m.ID}}
	}
	return parts
}

// goals says what each theme is worth: the value of the ask with the most voices. Where nobody has said what that is, the
// section says nothing: a need taken at random is no goal.
func (d *drafting) goals() []part {
	goals := []part{}
	for _, theme := range d.themes() {
		needs := slices.Clone(theme.needs)
		slices.SortStableFunc(needs, func(a, b need) int { return compareVoices(b.voices, a.voices) })
		for _, n := range needs {
			if said := d.fresh(n.lead().Value); said != "" {
				goals = append(goals, part{text: line(said)})
				break
			}
		}
	}
	return goals
}

// leftOut says what a page has no room for, theme by theme.
func (d *drafting) leftOut(rest []need) string {
	if len(rest) == 0 {
		return ""
	}
	count := map[string]int{}
	for _, n := range rest {
		count[n.theme]++
	}
	var left []string
	for _, theme := range d.Themes {
		if n := count[theme.Path()]; n > 0 {
			left = append(left, fmt.Sprintf("%d in %s", n, EscapeMarkdown(cmp.Or(theme.Path(), "no theme"))))
		}
	}
	return fmt.Sprintf("These matter most. %d more are left out here: %s.", len(rest), strings.Join(left, ", "))
}

// nonGoals are what was declined, with the reason.
func (d *drafting) nonGoals() []part {
	return d.declined(func(asked, reason string) string {
		return strings.TrimSpace("**" + line(asked) + "** " + line(reason))
	})
}

// declined lists what was declined, in the words that say makes of it and of the reason.
func (d *drafting) declined(say func(asked, reason string) string) []part {
	parts := []part{}
	for _, theme := range d.Themes {
		for _, a := range theme.Asks {
			if a.Decision != Declined {
				continue
			}
			if asked := d.fresh(a.Statement); asked != "" {
				parts = append(parts, part{text: say(asked, d.fresh(a.Reason)), sources: []string{a.ID}})
			}
		}
	}
	return parts
}

// answers are the questions that people will have: what was declined, and what nobody has answered yet.
func (d *drafting) answers() string {
	parts := d.declined(func(asked, reason string) string {
		return strings.TrimSpace("**“" + EscapeMarkdown(asked) + "”?** Not now. " + line(reason))
	})
	for _, n := range d.Notes {
		if n.Kind != QuestionNote || n.Answered() || !d.belongs(n) {
			continue
		}
		if words := d.fresh(n.Words()); words != "" {
			parts = append(parts, part{text: "**" + line(words) + "** No answer yet."})
		}
	}
	return list(parts)
}

// workarounds are how people cope today, with what that costs and the requirement that ends it.
func (d *drafting) workarounds() []part {
	rows := []part{}
	ends := map[string]string{} // by the note that tells of it
	add := func(how, cost, ref, source string) {
		if how = d.fresh(how); how == "" {
			return
		}
		rows = append(rows, part{
			text: line(how), sources: []string{source},
			cells: []string{EscapeMarkdown(how), cmp.Or(EscapeMarkdown(d.fresh(cost)), "–"), cmp.Or(ref, "–")},
		})
	}
	for _, n := range d.needs {
		for _, a := range n.asks {
			add(a.Workaround, a.WorkaroundCost, d.refs[a.ID], a.ID)
			for _, e := range a.Evidence {
				if e.Note != nil {
					ends[e.Note.ID] = d.refs[a.ID]
				}
			}
		}
	}
	for _, n := range d.Notes {
		if n.Kind == WorkaroundNote && d.belongs(n) {
			add(n.Words(), "", ends[n.ID], n.ID)
		}
	}
	return rows
}

// decided are the PM's decisions on the asks, with their reasons.
func (d *drafting) decided() []part {
	words := map[Decision]string{Accepted: "is accepted", Later: "waits"}
	parts := []part{}
	for _, n := range d.needs {
		for _, a := range n.asks {
			if words[a.Decision] == "" || d.refs[a.ID] == "" {
				continue
			}
			if reason := d.fresh(a.Reason); reason != "" {
				parts = append(parts, part{text: d.refs[a.ID] + " " + words[a.Decision] + ": " + line(reason)})
			}
		}
	}
	return parts
}

// promises are what is owed and open, on both sides.
func (d *drafting) promises() []part {
	const me = "Product manager"
	name := func(id *string, otherwise string) string {
		if id == nil {
			return otherwise
		}
		return cmp.Or(EscapeMarkdown(d.People[*id].Name), otherwise)
	}
	rows := []part{}
	for _, n := range d.Notes {
		if n.Kind != ActionNote || n.Outcome != PromiseOpen || !d.belongs(n) {
			continue
		}
		what := d.fresh(n.Words())
		if what == "" {
			continue
		}
		who, whom := name(n.SpeakerID, me), name(n.OwedTo, "–")
		if n.SpeakerID != nil {
			whom = me
		}
		rows = append(rows, part{
			text: strings.TrimSpace(who + ": " + line(what) + " " + n.Due), sources: []string{n.ID},
			cells: []string{who, EscapeMarkdown(what), whom, cmp.Or(n.Due, "–")},
		})
	}
	return rows
}
