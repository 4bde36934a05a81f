package discovery

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// What has become of an ask, in the order in which a letter says so.
const (
	planned = iota
	considered
	forLater
	refused
	undecided
)

// ErrNothingAsked is why there is no letter to someone who has asked for nothing that is on the record.
var ErrNothingAsked = errors.New("nothing on the record")

// letter writes to one person what became of what they said. It holds their own words, and of others neither words nor
// names.
func (e *Edited) letter() error {
	prd, _ := e.source.Discretion.PRD(e.source.PRD.spelt())
	person := e.source.person()
	if person.ID == "" {
		return InvalidField("personId", "Choose whom the letter is for.")
	}
	w := letterWriter{person: person, names: e.source.others(), met: newNamed(), source: e.source, prd: prd, words: prd.Words()}
	w.asks = slices.DeleteFunc(slices.Clone(e.source.Asks), func(a AskDetail) bool { return len(w.own(a)) == 0 })
	w.others = Discretion{fold: e.source.Discretion.folding()}
	e.Document = Document{
		Title: w.words.Letter.Title, Product: prd.ProductName, Kind: w.words.Letter.Kind, Language: string(prd.WrittenIn()),
		Date: prd.UpdatedAt, Bare: true,
	}
	w.hearOthers()
	var parts [undecided + 1][]AskDetail
	var said []time.Time
	total, silent, private := 0, 0, 0
	for _, ask := range w.inOrder() {
		all := len(w.own(ask))
		ask, ok := e.source.Discretion.Ask(ask)
		own := w.own(ask)
		private += all - len(own)
		if !ok || len(own) == 0 {
			continue
		}
		outcome := became(ask, w.resting(ask))
		parts[outcome] = append(parts[outcome], ask)
		total++
		if outcome == refused && ask.Reason == "" {
			silent++
		}
		for _, v := range own {
			said = append(said, v.At)
		}
	}
	if private > 0 {
		e.warn("What %s said off the record stays out of the letter (%d).", person.Name, private)
	}
	if total == 0 {
		return Errorf(Invalid, "%s has asked for nothing in %s that is on the record: there is no letter to write.",
			person.Name, prd.ProductName).Because(ErrNothingAsked)
	}
	if silent > 0 {
		e.warn("No reason is written down for what you will not do (%d). Write it down before you send this.", silent)
	}
	e.Document.Sections = w.sections(parts, said, total)
	e.met = w.met
	return nil
}

// person is who a letter is for.
func (s EditionSource) person() Stakeholder {
	if p, ok := s.Today[s.PersonID]; ok {
		return p
	}
	return s.People[s.PersonID]
}

type letterWriter struct {
	person Stakeholder
	source EditionSource
	asks   []AskDetail // that the person stands behind
	prd    PRDDetail
	words  *Words
	names  naming     // of everybody else
	met    *named     // whom of them the letter would have named
	where  string     // the quote before was heard, and when
	others Discretion // holds what everybody else said
	spoken []Evidence // by the person
}

// own gives what the person said of an ask.
func (w *letterWriter) own(ask AskDetail) []Evidence {
	var own []Evidence
	for _, e := range ask.Evidence {
		if e.StakeholderID != nil && *e.StakeholderID == w.person.ID {
			own = append(own, e)
		}
	}
	return own
}

// inOrder gives the asks that the person stands behind, the first heard from them first.
func (w *letterWriter) inOrder() []AskDetail {
	asks := slices.Clone(w.asks)
	slices.SortStableFunc(asks, func(a, b AskDetail) int { return w.own(a)[0].At.Compare(w.own(b)[0].At) })
	return asks
}

// hearOthers takes in all that others said of what the letter may speak of, so that none of it is passed on.
func (w *letterWriter) hearOthers() {
	asks := slices.Clone(w.asks)
	for _, r := range w.prd.Requirements {
		asks = append(asks, r.Asks...)
	}
	for _, ask := range asks {
		w.spoken = append(w.spoken, w.own(ask)...)
		for _, e := range ask.Evidence {
			if e.StakeholderID == nil || *e.StakeholderID != w.person.ID {
				w.others.hold(e.Words)
			}
		}
	}
}

// ours gives what the PM wrote, on one line, as it may stand in the letter; "" where it is what someone else said.
func (w *letterWriter) ours(text string) string {
	text = CleanLine(text)
	if w.others.repeats(text) && !w.others.says(w.spoken, text) {
		return ""
	}
	text, _ = w.source.Discretion.Text(text)
	return EscapeMarkdown(w.names.hide(text, w.met))
}

// answer gives what the person said of an ask, and what is to be said of it beside what became of it.
func (w *letterWriter) answer(ask AskDetail, outcome int) string {
	var b strings.Builder
	own := w.own(ask)
	for _, e := range own {
		b.WriteString(w.quote(e, ask))
	}
	says := []string{}
	if outcome != considered && outcome != undecided {
		says = append(says, w.because(ask))
	}
	says = append(says, w.company(ask)...)
	if outcome == planned || outcome == considered {
		for _, r := range w.resting(ask) {
			says = append(says, w.behind(r, outcome))
		}
	} else if len(says) == 0 || says[0] == "" {
		says = append(says, w.understood(ask, own))
	}
	says = slices.DeleteFunc(says, func(s string) bool { return s == "" })
	return strings.TrimSpace(b.String() + strings.Join(says, " "))
}

// became says what has become of an ask. A requirement that is proposed promises nothing: only what was accepted or agreed is
// planned.
func became(ask AskDetail, requirements []RequirementDetail) int {
	open := slices.DeleteFunc(slices.Clone(requirements), func(r RequirementDetail) bool {
		return r.Priority == Wont || r.State == Dropped
	})
	switch {
	case ask.Decision == Declined:
		return refused
	case ask.Decision == Later:
		return forLater
	case ask.Decision == Accepted:
		return planned
	case len(open) == 0:
		return undecided
	case slices.ContainsFunc(open, func(r RequirementDetail) bool { return r.State != Proposed }):
		return planned
	}
	return considered
}

func (w *letterWriter) because(ask AskDetail) string {
	return sentence(capital(w.ours(ask.Reason)))
}

// quote gives the first sentences of what was said once, and where and on which day, unless that is as it was before.
func (w *letterWriter) quote(e Evidence, ask AskDetail) string {
	words := CleanText(e.Words)
	if words == "" {
		if words = w.ours(ask.Statement); words == "" {
			words = w.words.Letter.NoWords
		}
	} else {
		lines := strings.Split(firstSentences(words), "\n")
		for i, line := range lines {
			lines[i] = EscapeMarkdown(CleanLine(line))
		}
		words = "“" + strings.Join(lines, "  \n> ") + "”"
	}
	where := Word(w.words.ChannelNames, e.Channel)
	if e.SessionTitle != "" {
		where = EscapeMarkdown(w.names.hide(CleanLine(e.SessionTitle), w.met))
	}
	where = fmt.Sprintf(">\n> %s, %s\n", where, w.words.Long(e.At))
	if where == w.where {
		return fmt.Sprintf("> %s\n\n", words)
	}
	w.where = where
	return fmt.Sprintf("> %s\n%s\n", words, where)
}

// How many sentences of what someone said a letter repeats, and how many letters together; the first may have more.
const mostSentences, mostSaid, mostFirst = 3, 240, 400

// firstSentences cuts what someone said at length after its first sentences, and says so by an ellipsis.
func firstSentences(words string) string {
	if utf8.RuneCountInString(words) <= mostSaid {
		return words
	}
	kept := ""
	for i, s := range sentences(words) {
		if i == mostSentences || i > 0 && utf8.RuneCountInString(kept+s) > mostSaid {
			return kept + " …"
		}
		kept = cutWords(strings.TrimSpace(kept+" "+s), mostFirst)
	}
	return kept
}

// company says how many others asked for the same, and what the ask is called since, without saying who or in whose words.
func (w *letterWriter) company(ask AskDetail) []string {
	others := len(slices.DeleteFunc(slices.Clone(ask.PersonIDs), func(id string) bool { return id == w.person.ID }))
	says := []string{}
	if others > 0 {
		says = append(says, w.words.Letter.AlsoAsked.Of(others))
	}
	if slices.ContainsFunc(w.own(ask), func(e Evidence) bool { return e.AskID != ask.ID }) {
		if statement := w.ours(ask.Statement); statement != "" {
			says = append(says, fmt.Sprintf(w.words.Letter.KeptAs, statement))
		}
	}
	return says
}

// understood says as what the person's words were written down, where that says something else.
func (w *letterWriter) understood(ask AskDetail, own []Evidence) string {
	if w.others.says(own, ask.Statement) || !slices.ContainsFunc(own, func(e Evidence) bool { return e.Words != "" }) {
		return ""
	}
	if statement := w.ours(ask.Statement); statement != "" {
		return sentence(fmt.Sprintf(w.words.Letter.Understood, strings.TrimRight(statement, ".")))
	}
	return ""
}

// resting gives the requirements that an ask, or what was merged into it, stands behind.
func (w *letterWriter) resting(ask AskDetail) []RequirementDetail {
	ids := map[string]bool{ask.ID: true}
	for _, m := range ask.Merged {
		ids[m.ID] = true
	}
	var resting []RequirementDetail
	for _, r := range w.prd.Requirements {
		if slices.ContainsFunc(r.Asks, func(a AskDetail) bool { return ids[a.ID] }) {
			resting = append(resting, r)
		}
	}
	return resting
}

// behind says which requirement stands for an ask, and, of one that is planned, how much it weighs and how far it is.
func (w *letterWriter) behind(r RequirementDetail, outcome int) string {
	say, weight, progress, statement := w.words.Letter, "", "", ""
	if outcome == planned {
		weight = ", " + say.Weights[r.Priority]
		if r.Priority != Wont && say.Progress[r.State] != "" {
			progress = " " + say.Progress[r.State]
		}
	}
	if s := w.ours(r.Statement); s != "" {
		statement = ": " + strings.TrimRight(s, ".")
	}
	return fmt.Sprintf(say.Behind, r.Ref(), weight, statement) + progress
}

// sections gives the letter: a greeting with how much there is, what became of each thing, and a close.
func (w *letterWriter) sections(parts [undecided + 1][]AskDetail, said []time.Time, total int) []DocumentSection {
	say := w.words.Letter
	var counts []string
	var answers []DocumentSection
	for i, part := range parts {
		if len(part) == 0 {
			continue
		}
		counts = append(counts, say.Became[i].Of(len(part)))
		texts := []string{say.Answers[i].Of(len(part))}
		for _, ask := range part {
			texts = append(texts, w.answer(ask, i))
		}
		answers = append(answers, letterPart(say.Titles[i], strings.Join(texts, "\n\n")))
	}
	slices.SortFunc(said, time.Time.Compare)
	first, last := w.words.Long(said[0]), w.words.Long(said[len(said)-1])
	when := fmt.Sprintf(say.On, first)
	if last != first {
		when = fmt.Sprintf(say.Between, first, last)
	}
	opening := fmt.Sprintf(say.Opening, capital(when), say.Things.Of(total),
		EscapeMarkdown(w.names.hide(w.prd.ProductName, w.met)), say.listed(counts))
	sections := append([]DocumentSection{letterPart(fmt.Sprintf(say.Dear, firstName(w.person.Name)), opening)}, answers...)
	return append(sections, letterPart(say.Wrong, say.TellUs))
}

func letterPart(title, body string) DocumentSection {
	return DocumentSection{Kind: TextSection, Title: title, Body: body}
}

// listed joins parts as a sentence does.
func (l LetterWords) listed(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " " + l.And + " " + parts[len(parts)-1]
}
