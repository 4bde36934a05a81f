package discovery

import (
	"fmt"
	"slices"
	"strings"
)

// Fate says what became of a part of a PRD from one version to a later one.
type Fate string

// The fates.
const (
	PartSame     Fate = "same"
	PartAdded    Fate = "added"
	PartRemoved  Fate = "removed"
	PartChanged  Fate = "changed"
	PartMoved    Fate = "moved"    // and else the same
	PartRestated Fate = "evidence" // reads the same, but what it rests on reads otherwise
)

// Fates lists every Fate, for the window's types.
var Fates = []struct {
	Value  Fate
	TSName string
}{
	{PartSame, "Same"},
	{PartAdded, "Added"},
	{PartRemoved, "Removed"},
	{PartChanged, "Changed"},
	{PartMoved, "Moved"},
	{PartRestated, "Evidence"},
}

// Comparison says what changed from one version of a PRD to a later one.
type Comparison struct {
	Head         []FieldChange       `json:"head"`         // title, product, language, metrics and charts, where they changed
	Sections     []SectionChange     `json:"sections"`     // all, in their later order; who is gone stands where it stood
	Requirements []RequirementChange `json:"requirements"` // those that changed, likewise
	Unchanged    int                 `json:"unchanged"`    // requirements
	Total        int                 `json:"total"`        // of what changed: parts, not words
	Summary      string              `json:"summary"`      // "1 section changed, 2 requirements added", "" for nothing
}

// FieldChange is what changed in one field of a part.
type FieldChange struct {
	What  string `json:"what"` // "Rationale"
	Spans []Span `json:"spans"`
}

// SectionChange is what became of a section.
type SectionChange struct {
	ID    string `json:"id"`
	Fate  Fate   `json:"fate"`
	Moved bool   `json:"moved"` // to another place among those that stayed
	Title []Span `json:"title"`
	Body  []Span `json:"body"` // of Markdown; none where it is the same
}

// RequirementChange is what became of a requirement.
type RequirementChange struct {
	ID        string         `json:"id"`
	Ref       string         `json:"ref"`
	Fate      Fate           `json:"fate"`
	Moved     bool           `json:"moved"`
	Statement []Span         `json:"statement"`
	Fields    []FieldChange  `json:"fields"`  // the others that changed
	Sources   []SourceChange `json:"sources"` // why: the asks that came, went, or read otherwise
}

// SourceChange is what became of an ask that a requirement rests on.
type SourceChange struct {
	AskID     string   `json:"askId"`
	Statement string   `json:"statement"`
	Private   bool     `json:"private"` // what it says was said off the record only
	Fate      Fate     `json:"fate"`    // added, removed or changed
	Changes   []Change `json:"changes"` // of what it says, who says it, and what was decided
}

// Compare says what changed from one version of a PRD to a later one. Parts are the same by their ids.
func Compare(before, after Frozen) Comparison { return english.compare(before, after) }

// compare is Compare in the words of a document.
func (w *Words) compare(before, after Frozen) Comparison {
	c := comparer{words: w, before: before, after: after, differ: differ{steps: maxSteps}}
	out := Comparison{
		Head:         []FieldChange{},
		Sections:     c.sections(),
		Requirements: []RequirementChange{},
	}
	c.field(&out.Head, "Title", before.PRD.Title, after.PRD.Title)
	c.field(&out.Head, "Product", before.PRD.ProductName, after.PRD.ProductName)
	c.field(&out.Head, "Language", before.PRD.Language.Label(), after.PRD.Language.Label())
	c.figures(&out.Head)
	for _, r := range c.requirements() {
		if r.Fate == PartSame {
			out.Unchanged++
			continue
		}
		out.Requirements = append(out.Requirements, r)
	}
	out.sumUp(w)
	return out
}

// figures says which metrics and charts that stand in both versions read otherwise.
func (c *comparer) figures(changes *[]FieldChange) {
	for _, was := range c.before.PRD.Metrics {
		for _, is := range c.after.PRD.Metrics {
			if was.ID == is.ID {
				c.field(changes, "Metric", was.Text, is.Text)
			}
		}
	}
	for _, was := range c.before.PRD.Charts {
		for _, is := range c.after.PRD.Charts {
			if was.Name == is.Name {
				c.field(changes, "Chart", was.String(), is.String())
			}
		}
	}
}

// comparer is one comparison.
type comparer struct {
	differ
	words         *Words
	before, after Frozen
}

func (c *comparer) field(changes *[]FieldChange, what, before, after string) {
	if before != after {
		*changes = append(*changes, FieldChange{c.words.Fields[what], c.texts(before, after)})
	}
}

func (c *comparer) sections() []SectionChange {
	was := keyed(c.before.PRD.Sections, func(s PRDSection) string { return s.ID })
	is := keyed(c.after.PRD.Sections, func(s PRDSection) string { return s.ID })
	changes := []SectionChange{}
	for _, p := range pairUp(was.order, is.order) {
		a, b := was.byID[p.id], is.byID[p.id]
		change := SectionChange{
			ID: p.id, Moved: p.moved, Title: c.texts(a.Title, b.Title), Body: []Span{},
		}
		if a.Body != b.Body {
			change.Body = c.texts(a.Body, b.Body)
		}
		change.Fate = p.become(a.Title != b.Title || a.Body != b.Body, false)
		changes = append(changes, change)
	}
	return changes
}

func (c *comparer) requirements() []RequirementChange {
	was := keyed(c.before.PRD.Requirements, func(r RequirementDetail) string { return r.ID })
	is := keyed(c.after.PRD.Requirements, func(r RequirementDetail) string { return r.ID })
	changes := []RequirementChange{}
	for _, p := range pairUp(was.order, is.order) {
		a, b := was.byID[p.id], is.byID[p.id]
		change := RequirementChange{
			ID: p.id, Ref: a.Ref(), Moved: p.moved, Statement: c.texts(a.Statement, b.Statement), Fields: []FieldChange{},
			Sources: []SourceChange{},
		}
		if p.fate != PartRemoved {
			change.Ref = b.Ref()
			change.Sources = c.sources(a.Asks, b.Asks)
		}
		c.field(&change.Fields, "Rationale", a.Rationale, b.Rationale)
		c.field(&change.Fields, "Acceptance criteria", strings.Join(a.Criteria, "\n"), strings.Join(b.Criteria, "\n"))
		c.field(&change.Fields, "Priority", Word(c.words.Priorities, a.Priority), Word(c.words.Priorities, b.Priority))
		c.field(&change.Fields, "Owner", c.before.label(a.OwnerID), c.after.label(b.OwnerID))
		c.field(&change.Fields, "State", c.frozenState(a), c.frozenState(b))
		cites := slices.ContainsFunc(change.Sources, func(s SourceChange) bool { return s.Fate != PartChanged })
		reads := a.Statement != b.Statement || len(change.Fields) > 0 || cites
		change.Fate = p.become(reads, len(change.Sources) > 0)
		changes = append(changes, change)
	}
	return changes
}

func (f Frozen) label(id *string) string {
	if id == nil {
		return ""
	}
	return f.People[*id].Label()
}

// frozenState is what a version keeps of the requirement's state, in words.
func (c *comparer) frozenState(r RequirementDetail) string {
	if r.State == Dropped {
		return c.words.States[Dropped]
	}
	return ""
}

// sources says which asks came, went, or read otherwise. One that was merged into another goes on as that.
func (c *comparer) sources(before, after []AskDetail) []SourceChange {
	changes := []SourceChange{}
	continued := map[string]bool{}
	for _, a := range before {
		i := slices.IndexFunc(after, func(b AskDetail) bool { return b.ID == a.ID })
		if i < 0 {
			i = slices.IndexFunc(after, func(b AskDetail) bool {
				return slices.ContainsFunc(b.Merged, func(m AskSummary) bool { return m.ID == a.ID })
			})
		}
		if i < 0 {
			changes = append(changes, SourceChange{a.ID, a.Statement, a.Private, PartRemoved, []Change{}})
			continue
		}
		b := after[i]
		continued[b.ID] = true
		if became := c.becameOf(a, b); len(became) > 0 {
			changes = append(changes, SourceChange{b.ID, b.Statement, a.Private || b.Private, PartChanged, became})
		}
	}
	for _, b := range after {
		if !continued[b.ID] {
			changes = append(changes, SourceChange{b.ID, b.Statement, b.Private, PartAdded, []Change{}})
		}
	}
	return changes
}

// becameOf says what about an ask reads otherwise, with what was heard since.
func (c *comparer) becameOf(a, b AskDetail) []Change {
	changes := a.Cite().ChangesTo(b.Cite())
	for i := range changes {
		changes[i].What = c.words.Fields[changes[i].What]
	}
	if a.Reason != b.Reason {
		changes = append(changes, Change{b.ID, c.words.Fields["Reason"], a.Reason, b.Reason})
	}
	if was, is := c.words.Voices(a.Voices), c.words.Voices(b.Voices); was != is {
		changes = append(changes, Change{b.ID, c.words.Fields["Voices"], was, is})
	}
	was := keyed(a.Evidence, func(e Evidence) string { return e.ID })
	is := keyed(b.Evidence, func(e Evidence) string { return e.ID })
	for _, p := range pairUp(was.order, is.order) {
		said, says := c.before.quote(was.byID[p.id]), c.after.quote(is.byID[p.id])
		if said != says {
			changes = append(changes, Change{b.ID, c.words.Fields["Quote"], said, says})
		}
	}
	return changes
}

// quote is what someone said, with who they are; "" of a voice that is not there.
func (f Frozen) quote(e Evidence) string {
	switch speaker := f.label(e.StakeholderID); {
	case speaker == "":
		return e.Words
	case e.Words == "":
		return speaker
	default:
		return fmt.Sprintf("“%s” (%s)", e.Words, speaker)
	}
}

// keyedRows are rows by their ids, with the order in which they stand.
type keyedRows[T any] struct {
	order []string
	byID  map[string]T
}

func keyed[T any](rows []T, key func(T) string) keyedRows[T] {
	k := keyedRows[T]{make([]string, 0, len(rows)), make(map[string]T, len(rows))}
	for _, row := range rows {
		if _, again := k.byID[key(row)]; !again {
			k.order = append(k.order, key(row))
		}
		k.byID[key(row)] = row
	}
	return k
}

// pair is a part that stands in one of two versions, or in both.
type pair struct {
	id    string
	fate  Fate // added or removed, or same for in both
	moved bool
}

// become gives the fate of a part, by whether it reads otherwise itself, or what it rests on does.
func (p pair) become(reads, rests bool) Fate {
	switch {
	case p.fate != PartSame:
		return p.fate
	case reads:
		return PartChanged
	case p.moved:
		return PartMoved
	case rests:
		return PartRestated
	}
	return PartSame
}

// pairUp puts the ids of two versions in one order: the later one, with what was removed after what it stood behind. The
// fewest that can have moved, have.
func pairUp(before, after []string) []pair {
	was := make(map[string]int, len(before))
	for i, id := range before {
		was[id] = i
	}
	both, places := []string{}, []int{}
	is := make(map[string]bool, len(after))
	for _, id := range after {
		is[id] = true
		if at, ok := was[id]; ok {
			both, places = append(both, id), append(places, at)
		}
	}
	stayed := map[string]bool{}
	for _, k := range rising(places) {
		stayed[both[k]] = true
	}
	removed := func(pairs []pair, from int) []pair {
		for _, id := range before[from:] {
			if is[id] {
				break
			}
			pairs = append(pairs, pair{id: id, fate: PartRemoved})
		}
		return pairs
	}
	pairs := removed([]pair{}, 0)
	for _, id := range after {
		at, there := was[id]
		if !there {
			pairs = append(pairs, pair{id: id, fate: PartAdded})
			continue
		}
		pairs = removed(append(pairs, pair{id: id, fate: PartSame, moved: !stayed[id]}), at+1)
	}
	return pairs
}

// Own counts what changed in the PRD itself, and not in what it rests on.
func (c Comparison) Own() int {
	own := 0
	for _, f := range c.Head {
		if f.What == "Title" || f.What == "Language" {
			own++
		}
	}
	return own + len(c.Differing())
}

// Differing gives the ids of the sections and requirements whose own texts are not the same.
func (c Comparison) Differing() []string {
	ids := []string{}
	for _, s := range c.Sections {
		if s.Fate != PartSame {
			ids = append(ids, s.ID)
		}
	}
	for _, r := range c.Requirements {
		if r.Fate != PartRestated {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// sumUp counts what changed, and says it.
func (c *Comparison) sumUp(w *Words) {
	sections, requirements := map[Fate]int{}, map[Fate]int{}
	for _, s := range c.Sections {
		sections[s.Fate]++
	}
	for _, r := range c.Requirements {
		requirements[r.Fate]++
	}
	parts := []string{}
	for _, f := range c.Head {
		if said := strings.ToLower(f.What) + " " + w.Fates[PartChanged]; !slices.Contains(parts, said) {
			parts = append(parts, said)
		}
	}
	c.Total = len(c.Head)
	for _, of := range []struct {
		noun  Counted
		fates map[Fate]int
	}{{w.SectionsThat, sections}, {w.RequirementsThat, requirements}} {
		for _, fate := range []Fate{PartAdded, PartChanged, PartRemoved, PartMoved, PartRestated} {
			if n := of.fates[fate]; n > 0 {
				parts = append(parts, of.noun.Of(n)+" "+w.Fates[fate])
			}
			c.Total += of.fates[fate]
		}
	}
	c.Summary = strings.Join(parts, ", ")
}
