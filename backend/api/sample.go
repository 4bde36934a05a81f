package api

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

//go:embed sample
var sampleFiles embed.FS

// sample is what sample.json holds: all of the sample workspace but the past sessions, which are notes files beside it.
// Everything is referred to as a reader would: products, people and themes by name, an ask by what was said without its
// tags, a note by how its text begins.
type sample struct {
	Products []discovery.Product
	People   []discovery.Stakeholder
	Metrics  []sampleMetric
	Prepared map[string]samplePrep // what was prepared for a session, by its title
	Planned  []samplePlan
	Outside  []sampleOutside
	Themes   []sampleTheme
	Unplaced []sampleAsk // what the PM wrote on asks that are in no theme
	Merges   []sampleMerge
	PRDs     []samplePRD
	Promises []samplePromise // those that are settled
}

// sampleMetric is what a product is measured by, with what was read.
type sampleMetric struct {
	discovery.Metric
	Product, Owner string
	Readings       []struct {
		On, Note string
		Value    float64
	}
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
	Product, Name, Description, Excludes, Example string
	Colour, Symbol                                string
	PartOf                                        string // the theme that it is a part of, which comes before it

	Asks []sampleAsk // in the order of the board
}

// sampleAsk is what the PM made of an ask: the ladder to its root, the decision, and further notes that stand behind it.
type sampleAsk struct {
	Ask, Need, Reason          string
	Whys, Solutions            discovery.Lines
	Workaround, WorkaroundCost string
	Enables, Value             string // of an ask of colleagues
	Decision                   discovery.Decision
	Voices                     []string
}

// sampleMerge is asks that say the same as another, which stands for all.
type sampleMerge struct {
	Into string
	Asks []string
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
		Kind  discovery.SectionKind
		Title string   // in place of the kind, of which there may be several
		Body  []string // its lines
	}
	Requirements []struct {
		Ask, Statement, Rationale string
		Priority                  discovery.Priority
		Criteria                  discovery.Lines
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
		asks: map[string]discovery.Ask{}, metrics: map[string]string{},
	}
	for _, step := range []func() error{
		f.read, f.addProducts, f.addPeople, f.addSessions, f.addOutside, f.findAsks, f.addThemes, f.mergeAsks,
		f.addMetrics, f.addPRDs, f.plan, f.settlePromises, st.ForgetHistory,
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
	metrics  map[string]string
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
