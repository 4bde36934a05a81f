package api

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/store"
	"throughline/backend/transcript"
)

//go:embed sample
var sampleFiles embed.FS

// sample is what sample.json holds: all of the sample workspace but the past sessions, which are notes files beside it.
// Everything is referred to as a reader would: products, people and themes by name, an ask by what was said without its
// tags, a note by how its text begins.
type sample struct {
	Products []discovery.Product
	People   []discovery.Stakeholder
	Prepared map[string]samplePrep // what was prepared for a session, by its title
	Planned  []samplePlan
	Outside  []sampleOutside
	Themes   []sampleTheme
	Unplaced []sampleAsk // what the PM wrote on asks that are in no theme
	PRDs     []samplePRD
	Promises []samplePromise // those that are settled
}

// samplePlan is a session that is still to come.
type samplePlan struct {
	Product, Title, Goal string
	Channel              discovery.Channel
	At                   sampleTime
	Participants         []string
}

// samplePrep is what was prepared for a session, with what came of it in one that is past.
type samplePrep struct {
	Minutes   int
	Consent   map[string]discovery.Consent // by the name of the person
	Questions []struct {
		Text  string
		Asked string // when, like 12:30; "" for not at all
		Digs  []string
		Must  bool
	}
}

// sampleOutside is an ask that came from outside a session. Nobody is known by name where Person is empty.
type sampleOutside struct {
	Product, Person, Statement, Words string
	Channel                           discovery.Channel
	At                                sampleTime
	Importance                        int
}

type sampleTheme struct {
	Product, Name, Description string
	Asks                       []sampleAsk // in the order of the board
}

// sampleAsk is what the PM made of an ask: the need, the decision, and further notes that stand behind it.
type sampleAsk struct {
	Ask, Need, Reason string
	Decision          discovery.Decision
	Voices            []string
}

// samplePromise is what became of a promise; the note is told by how it begins.
type samplePromise struct {
	Note    string
	Outcome discovery.Outcome
}

// samplePRD is a PRD drafted from themes and then edited.
type samplePRD struct {
	Product, Title string
	Themes         []string
	Sections       []struct {
		Kind discovery.SectionKind
		Body []string // its lines
	}
	Requirements []struct {
		Ask, Statement, Rationale string
		Priority                  discovery.Priority
		Also                      []string // further asks that it answers
	}
}

// sampleTime is a time on the clock of this machine, written like 2026-11-03 14:00.
type sampleTime time.Time

// UnmarshalText implements encoding.TextUnmarshaler.
func (t *sampleTime) UnmarshalText(text []byte) error {
	at, err := time.ParseInLocation("2006-01-02 15:04", string(text), time.Local)
	*t = sampleTime(at)
	return err
}

// FillSample fills an empty workspace with the sample that a new user explores. Its dates are moved by whole weeks, so
// that the latest session ended in the week before now and the planned one is still to come. None of it can be undone.
func FillSample(st *store.Store, now time.Time) error {
	f := sampleFiller{
		st: st, now: now, products: map[string]string{}, people: map[string]string{}, themes: map[string]string{},
		asks: map[string]discovery.Ask{},
	}
	for _, step := range []func() error{
		f.read, f.addProducts, f.addPeople, f.addSessions, f.addOutside, f.findAsks, f.addThemes, f.addPRDs, f.plan,
		f.settlePromises, st.ForgetHistory,
	} {
		if err := step(); err != nil {
			return fmt.Errorf("fill the sample workspace: %w", err)
		}
	}
	return nil
}

// sampleFiller carries what has been made so far, by the names that sample.json uses.
type sampleFiller struct {
	sample
	st       *store.Store
	now      time.Time
	days     int // that every date is moved by
	products map[string]string
	people   map[string]string
	known    []discovery.Stakeholder
	themes   map[string]string
	asks     map[string]discovery.Ask
	notes    []discovery.Note
}

func (f *sampleFiller) read() error {
	b, err := sampleFiles.ReadFile("sample/sample.json")
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	return d.Decode(&f.sample)
}

// named looks up what sample.json refers to.
func named[T any](made map[string]T, what, name string) (T, error) {
	v, ok := made[name]
	if !ok {
		return v, fmt.Errorf("there is no %s %q", what, name)
	}
	return v, nil
}

func allNamed[T any](made map[string]T, what string, names []string) ([]T, error) {
	all := make([]T, len(names))
	for i, name := range names {
		var err error
		if all[i], err = named(made, what, name); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (f *sampleFiller) addProducts() error {
	for _, p := range f.Products {
		made, err := f.st.CreateProduct(p)
		if err != nil {
			return err
		}
		f.products[made.Name] = made.ID
	}
	return nil
}

func (f *sampleFiller) addPeople() error {
	for _, p := range f.People {
		made, err := f.st.CreateStakeholder(p)
		if err != nil {
			return err
		}
		f.people[made.Name], f.known = made.ID, append(f.known, made)
	}
	return nil
}

// shift moves a time by whole days on the wall clock, so that a session at two stays at two.
func (f *sampleFiller) shift(at time.Time) time.Time {
	return at.In(time.Local).AddDate(0, 0, f.days).UTC()
}

// addSessions imports the notes files as a user would, and finds by how much the sample has to be moved.
func (f *sampleFiller) addSessions() error {
	files, err := fs.Glob(sampleFiles, "sample/sessions/*.md")
	if err != nil {
		return err
	}
	sessions := make([]store.ImportedSession, len(files))
	var latest time.Time
	for i, file := range files {
		if sessions[i], err = f.readSession(file); err != nil {
			return fmt.Errorf("%s: %w", path.Base(file), err)
		}
		if ended := *sessions[i].Session.EndedAt; ended.After(latest) {
			latest = ended
		}
	}
	f.days = int(f.now.Sub(latest).Hours()) / 24 / 7 * 7
	for f.shift(latest).After(f.now) {
		f.days -= 7
	}
	for _, s := range sessions {
		if err := f.addSession(s); err != nil {
			return fmt.Errorf("%s: %w", s.Session.Title, err)
		}
	}
	return nil
}

func (f *sampleFiller) readSession(file string) (store.ImportedSession, error) {
	b, err := sampleFiles.ReadFile(file)
	if err != nil {
		return store.ImportedSession{}, err
	}
	t, err := transcript.Parse(path.Base(file), bytes.NewReader(b))
	if err != nil {
		return store.ImportedSession{}, err
	}
	product, err := named(f.products, "product", t.Product)
	if err != nil {
		return store.ImportedSession{}, err
	}
	s := SessionOf(t, f.known, ImportOptions{ProductID: product})
	for _, p := range s.People {
		if _, err := named(f.people, "person", p.Name); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (f *sampleFiller) addSession(in store.ImportedSession) error {
	began, ended := f.shift(*in.Session.StartedAt), f.shift(*in.Session.EndedAt)
	in.Session.PlannedAt, in.Session.StartedAt, in.Session.EndedAt = began, &began, &ended
	for i := range in.Notes {
		n := &in.Notes[i]
		n.CreatedAt = f.shift(n.CreatedAt)
		if n.Due == "" {
			continue
		}
		due, err := time.Parse(time.DateOnly, n.Due)
		if err != nil {
			return err
		}
		n.Due = due.AddDate(0, 0, f.days).Format(time.DateOnly)
	}
	var err error
	if in.Questions, err = f.questions(in.Session.Title); err != nil {
		return err
	}
	in.Session.PlannedMinutes = f.Prepared[in.Session.Title].Minutes
	made, err := f.st.ImportSession(in)
	if err != nil {
		return err
	}
	if err := f.answer(made, began); err != nil {
		return err
	}
	notes, err := f.st.Notes(made.ID)
	f.notes = append(f.notes, notes...)
	return err
}

// questions gives what was prepared for a session.
func (f *sampleFiller) questions(title string) ([]discovery.Question, error) {
	prepared := f.Prepared[title].Questions
	questions := make([]discovery.Question, len(prepared))
	for i, p := range prepared {
		questions[i].Prompt = discovery.Prompt{Text: p.Text, Digs: strings.Join(p.Digs, "\n"), MustAsk: p.Must}
		if p.Asked == "" {
			continue
		}
		asked, err := time.ParseDuration(strings.Replace(p.Asked, ":", "m", 1) + "s")
		if err != nil {
			return nil, err
		}
		ms := asked.Milliseconds()
		questions[i].AskedMS = &ms
	}
	return questions, nil
}

// answer says what the participants of a session answered when it began.
func (f *sampleFiller) answer(session discovery.SessionSummary, at time.Time) error {
	answers := make([]discovery.Participant, 0, len(session.Participants))
	for name, consent := range f.Prepared[session.Title].Consent {
		person, err := named(f.people, "person", name)
		if err != nil {
			return err
		}
		answers = append(answers, discovery.Participant{StakeholderID: person, Consent: consent, ConsentAt: &at})
	}
	_, err := f.st.SetConsent(session.ID, answers)
	return err
}

func (f *sampleFiller) addOutside() error {
	for _, o := range f.Outside {
		product, err := named(f.products, "product", o.Product)
		if err != nil {
			return err
		}
		voice := discovery.Voice{Channel: o.Channel, At: f.shift(time.Time(o.At)), Words: o.Words, Importance: o.Importance}
		if o.Person != "" {
			person, err := named(f.people, "person", o.Person)
			if err != nil {
				return err
			}
			voice.StakeholderID = &person
		}
		if _, err := f.st.CreateAsk(discovery.Ask{ProductID: product, Statement: o.Statement}, voice, ""); err != nil {
			return err
		}
	}
	return nil
}

// untagged is a text without its tags.
func untagged(s string) string {
	words := slices.DeleteFunc(strings.Fields(s), func(w string) bool { return strings.HasPrefix(w, "#") })
	return strings.Join(words, " ")
}

func (f *sampleFiller) findAsks() error {
	asks, err := f.st.Asks(discovery.AskFilter{})
	if err != nil {
		return err
	}
	for _, a := range asks {
		said := untagged(a.Statement)
		if _, twice := f.asks[said]; twice {
			return fmt.Errorf("two asks say %q", said)
		}
		f.asks[said] = a.Ask
	}
	return nil
}

func (f *sampleFiller) addThemes() error {
	for _, t := range f.Themes {
		product, err := named(f.products, "product", t.Product)
		if err != nil {
			return err
		}
		made, err := f.st.CreateTheme(discovery.Theme{ProductID: product, Name: t.Name, Description: t.Description})
		if err != nil {
			return err
		}
		f.themes[made.Name] = made.ID
		for _, ask := range t.Asks {
			if err := f.refine(ask, made.ID); err != nil {
				return err
			}
		}
	}
	for _, ask := range f.Unplaced {
		if err := f.refine(ask, ""); err != nil {
			return err
		}
	}
	return nil
}

// refine does what the PM did with an ask after the session: words without tags, the need, the decision, its theme
// and the other voices behind it.
func (f *sampleFiller) refine(s sampleAsk, themeID string) error {
	ask, err := named(f.asks, "ask", s.Ask)
	if err != nil {
		return err
	}
	refined := ask
	refined.Statement, refined.Need, refined.Reason = s.Ask, s.Need, s.Reason
	if s.Decision != "" {
		refined.Decision = s.Decision
	}
	if refined != ask {
		if _, err := f.st.UpdateAsk(refined); err != nil {
			return err
		}
	}
	if themeID != "" {
		if err := f.st.MoveAsk(ask.ID, themeID, ""); err != nil {
			return err
		}
	}
	for _, words := range s.Voices {
		note, err := f.noteThatBegins(words)
		if err != nil {
			return err
		}
		if _, err := f.st.Attach(note, ask.ID); err != nil {
			return err
		}
	}
	return nil
}

func (f *sampleFiller) noteThatBegins(words string) (string, error) {
	var found []string
	for _, n := range f.notes {
		if strings.HasPrefix(n.Text, words) {
			found = append(found, n.ID)
		}
	}
	if len(found) != 1 {
		return "", fmt.Errorf("%d notes begin with %q, not one", len(found), words)
	}
	return found[0], nil
}

func (f *sampleFiller) addPRDs() error {
	for _, p := range f.PRDs {
		product, err := named(f.products, "product", p.Product)
		if err != nil {
			return err
		}
		themes, err := allNamed(f.themes, "theme", p.Themes)
		if err != nil {
			return err
		}
		draft, err := f.st.DraftPRD(product, p.Title, themes)
		if err != nil {
			return err
		}
		if err := f.editPRD(p, draft); err != nil {
			return fmt.Errorf("%s: %w", p.Title, err)
		}
	}
	return nil
}

func (f *sampleFiller) editPRD(p samplePRD, draft discovery.PRDDetail) error {
	sections, requirements := map[string]discovery.PRDSection{}, map[string]discovery.Requirement{}
	for _, s := range draft.Sections {
		sections[string(s.Kind)] = s
	}
	for _, r := range draft.Requirements {
		requirements[r.Asks[0].Statement] = r.Requirement
	}
	for _, edited := range p.Sections {
		section, err := named(sections, "section", string(edited.Kind))
		if err != nil {
			return err
		}
		section.Body = strings.Join(edited.Body, "\n")
		if _, err := f.st.UpdateSection(section); err != nil {
			return err
		}
	}
	for _, edited := range p.Requirements {
		requirement, err := named(requirements, "requirement for", edited.Ask)
		if err != nil {
			return err
		}
		requirement.Statement, requirement.Rationale = edited.Statement, edited.Rationale
		requirement.Priority = edited.Priority
		if _, err := f.st.UpdateRequirement(requirement); err != nil {
			return err
		}
		for _, said := range edited.Also {
			ask, err := named(f.asks, "ask", said)
			if err != nil {
				return err
			}
			if _, err := f.st.Cite(requirement.ID, ask.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *sampleFiller) plan() error {
	for _, p := range f.Planned {
		product, err := named(f.products, "product", p.Product)
		if err != nil {
			return err
		}
		people, err := allNamed(f.people, "person", p.Participants)
		if err != nil {
			return err
		}
		made, err := f.st.CreateSession(discovery.Session{
			ProductID: product, Title: p.Title, Goal: p.Goal, Channel: p.Channel, PlannedAt: f.shift(time.Time(p.At)),
			PlannedMinutes: f.Prepared[p.Title].Minutes,
		}, people)
		if err != nil {
			return err
		}
		questions, err := f.questions(p.Title)
		if err != nil {
			return err
		}
		for _, q := range questions {
			if _, err := f.st.AddQuestion(made.ID, q.Prompt); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *sampleFiller) settlePromises() error {
	for _, p := range f.Promises {
		id, err := f.noteThatBegins(p.Note)
		if err != nil {
			return err
		}
		note, err := f.st.Note(id)
		if err != nil {
			return err
		}
		if _, err := f.st.SettlePromise(id, p.Outcome, note.Revision); err != nil {
			return err
		}
	}
	return nil
}
