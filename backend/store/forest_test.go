package store

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

// forest is asks that hang below each other, kept beside the store in the plainest way: who was merged into whom, and who
// stands behind each.
type forest struct {
	fixture
	t      *testing.T
	rand   *rand.Rand
	ids    []string
	above  map[string]string
	theme  map[string]string
	voices map[string][]discovery.Voice
	people map[string]discovery.Stakeholder
}

// plant makes asks of one to four voices each, in themes or in none: the same few people again and again, some without a
// team, some of a team that is written another way, some voices without a name.
func plant(t *testing.T, seed uint64) *forest {
	t.Helper()
	f := &forest{
		fixture: newFixture(t), t: t, rand: rand.New(rand.NewPCG(seed, 5)),
		above: map[string]string{}, theme: map[string]string{}, voices: map[string][]discovery.Voice{},
		people: map[string]discovery.Stakeholder{},
	}
	who := []string{""}
	for i, team := range []string{"Accounting", "accounting", "Warehouse", "Warehouse", "", "Sales"} {
		p := must[discovery.Stakeholder](t)(f.CreateStakeholder(discovery.Stakeholder{Name: fmt.Sprintf("Person %d", i), Team: team}))
		f.people[p.ID], who = p, append(who, p.ID)
	}
	themes := []string{""}
	for _, name := range []string{"Speed", "Trust"} {
		themes = append(themes, must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: name})).ID)
	}
	voice := func() discovery.Voice {
		person, _ := pick(f.rand, who)
		channel, _ := pick(f.rand, []discovery.Channel{discovery.Call, discovery.Chat, discovery.Ticket, discovery.Survey})
		v := discovery.Voice{Channel: channel, Importance: f.rand.IntN(4), Words: "verbatim"}
		if person != "" {
			v.StakeholderID = &person
		}
		return v
	}
	for i := range 16 {
		first := voice()
		ask := must[discovery.AskDetail](t)(f.CreateAsk(
			discovery.Ask{ProductID: f.product.ID, Statement: fmt.Sprintf("ask %d", i)}, first))
		f.ids, f.voices[ask.ID] = append(f.ids, ask.ID), []discovery.Voice{first}
		for range f.rand.IntN(4) {
			more := voice()
			must[discovery.AskDetail](t)(f.AddVoice(ask.ID, more))
			f.voices[ask.ID] = append(f.voices[ask.ID], more)
		}
		theme, _ := pick(f.rand, themes)
		f.theme[ask.ID] = theme
		done(t, f.MoveAsks(discovery.AskMove{IDs: []string{ask.ID}, ThemeID: theme}))
	}
	return f
}

func (f *forest) root(id string) string {
	for f.above[id] != "" {
		id = f.above[id]
	}
	return id
}

// merge puts up to three asks under another, in the store and beside it.
func (f *forest) merge() {
	into, _ := pick(f.rand, f.ids)
	ids := []string{}
	for range 1 + f.rand.IntN(3) {
		id, _ := pick(f.rand, f.ids)
		ids = append(ids, id)
	}
	root := f.root(into)
	if got := must[discovery.AskDetail](f.t)(f.MergeAsks(into, ids)); got.ID != root {
		f.t.Fatalf("merged into %q, not into its root", got.Statement)
	}
	for _, id := range ids {
		if top := f.root(id); top != root {
			f.above[top] = root
		}
	}
}

// split takes one of the merged asks off, if there is one.
func (f *forest) split() bool {
	merged := []string{}
	for _, id := range f.ids {
		if f.above[id] != "" {
			merged = append(merged, id)
		}
	}
	id, some := pick(f.rand, merged)
	if some {
		delete(f.above, id)
		if got := must[discovery.AskDetail](f.t)(f.SplitAsk(id)); got.ID != id {
			f.t.Fatalf("split gave %q", got.Statement)
		}
	}
	return some
}

// counted counts who stands behind the asks whose root meets the condition, each person, team and channel once, and gives
// how much it matters to each person at most.
func (f *forest) counted(of func(root string) bool) (discovery.VoiceCount, map[string]int, int) {
	people, teams, channels, times := map[string]int{}, map[string]bool{}, map[discovery.Channel]bool{}, 0
	for _, id := range f.ids {
		if !of(f.root(id)) {
			continue
		}
		for _, v := range f.voices[id] {
			times++
			channels[v.Channel] = true
			if v.StakeholderID == nil {
				continue
			}
			people[*v.StakeholderID] = max(people[*v.StakeholderID], v.Importance)
			if team := f.people[*v.StakeholderID].Team; team != "" {
				teams[strings.ToLower(team)] = true
			}
		}
	}
	return discovery.VoiceCount{People: len(people), Teams: len(teams), Channels: len(channels)}, people, times
}

// check compares what the store says of every root, of each theme and of the product with what was counted beside it.
func (f *forest) check() {
	f.t.Helper()
	stands := func(what string, q discovery.VoicesQuery, of func(root string) bool) {
		f.t.Helper()
		want, people, times := f.counted(of)
		got := must[discovery.Standing](f.t)(f.Standing(q))
		if got.Voices != want || got.Times != times || len(got.People) != len(people) {
			f.t.Fatalf("%s: %v in %d voices, want %v in %d", what, got.Voices, got.Times, want, times)
		}
		for _, p := range got.People {
			if p.Importance != people[p.StakeholderID] {
				f.t.Fatalf("%s: it matters %d to %s, want %d", what, p.Importance, p.StakeholderID, people[p.StakeholderID])
			}
		}
	}
	roots := map[string]bool{}
	for _, id := range f.ids {
		roots[f.root(id)] = true
	}
	listed := must[[]discovery.AskSummary](f.t)(f.Asks(discovery.AskFilter{}))
	if len(listed) != len(roots) {
		f.t.Fatalf("%d asks listed, of %d roots", len(listed), len(roots))
	}
	for _, ask := range listed {
		own := func(root string) bool { return root == ask.ID }
		want, _, times := f.counted(own)
		detail := must[discovery.AskDetail](f.t)(f.Ask(ask.ID))
		if !roots[ask.ID] || ask.Voices != want || detail.Voices != want || len(detail.Evidence) != times {
			f.t.Fatalf("%s: %v listed, %v on its card, want %v", ask.Statement, ask.Voices, detail.Voices, want)
		}
		stands(ask.Statement, discovery.VoicesQuery{AskID: ask.ID}, own)
	}
	for _, theme := range f.theme {
		query := discovery.VoicesQuery{ProductID: f.product.ID, ThemeID: theme}
		if theme == "" {
			query.ThemeID = discovery.NoTheme
		}
		stands("theme "+theme, query, func(root string) bool { return f.theme[root] == theme })
	}
	stands("product", discovery.VoicesQuery{ProductID: f.product.ID}, func(string) bool { return true })
}

// TestVoicesAreNeverCountedTwice merges and splits at random, several at once and in any order: whatever hangs below
// whatever, people, teams and channels count once for an ask, a theme and the product, and nobody's importance is added to
// itself. All split off in another order again, and all undone, the workspace is to the byte what it was.
func TestVoicesAreNeverCountedTwice(t *testing.T) {
	for seed := range uint64(4) {
		f := plant(t, seed)
		begun := bytesOf(t, f.Store)
		before := *must[discovery.History](t)(f.History()).Undo
		f.check()
		for range 25 {
			if f.rand.IntN(4) > 0 || !f.split() {
				f.merge()
			}
			f.check()
		}
		ended := bytesOf(t, f.Store)
		for f.split() {
			f.check()
		}
		if bytesOf(t, f.Store) != begun {
			t.Fatalf("seed %d: splitting all off did not give back what was merged", seed)
		}
		steps := 0
		for must[discovery.History](t)(f.History()).Undo.ID != before.ID {
			must[discovery.Step](t)(f.Undo())
			steps++
		}
		if stripped(bytesOf(t, f.Store)) != stripped(begun) {
			t.Fatalf("seed %d: undo left a difference", seed)
		}
		for range steps {
			must[discovery.Step](t)(f.Redo())
		}
		if stripped(bytesOf(t, f.Store)) != stripped(begun) || ended == begun {
			t.Fatalf("seed %d: redo left a difference", seed)
		}
	}
}
