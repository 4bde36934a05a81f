package themes

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
)

var encoders = map[string]Encoder{"meaning": meaningless{}, "words": nil}

func TestGroupFindsWhatAsksAreAbout(t *testing.T) {
	for name, encoder := range encoders {
		t.Run(name, func(t *testing.T) {
			asks, about := sample(120)
			r := group(t, read(t, asks, encoder), Options{})
			strays := 0
			for _, theme := range r.Themes {
				kinds, most := map[string]int{}, 0
				for _, id := range theme.Members {
					kinds[about[id]]++
					most = max(most, kinds[about[id]])
				}
				strays += len(theme.Members) - most
			}
			// Each topic is four sentences, which may as well be themes.
			if strays > 6 || len(r.Themes) < len(topics) || len(r.Themes) > 4*len(topics) {
				t.Errorf("%d themes of %d topics, %d strays", len(r.Themes), len(topics), strays)
			}
		})
	}
}

// TestEveryAskIsSomewhereOnce holds for any number of asks.
func TestEveryAskIsSomewhereOnce(t *testing.T) {
	for name, encoder := range encoders {
		for _, n := range []int{0, 1, 2, 3, 5, 20, 61} {
			t.Run(fmt.Sprint(name, n), func(t *testing.T) {
				asks, _ := sample(n)
				r := group(t, read(t, asks, encoder), Options{})
				seen := slices.Clone(r.Unplaced)
				for _, theme := range r.Themes {
					seen = append(seen, theme.Members...)
					if theme.Name == "" || len(theme.Typical) == 0 {
						t.Errorf("a theme without a name or an example: %+v", theme)
					}
				}
				slices.Sort(seen)
				var want []string
				for _, a := range asks {
					want = append(want, a.ID)
				}
				if !slices.Equal(seen, want) {
					t.Errorf("asks %v came back as %v", want, seen)
				}
			})
		}
	}
}

func TestSameAsksSameBytes(t *testing.T) {
	for name, encoder := range encoders {
		t.Run(name, func(t *testing.T) {
			asks, _ := sample(150)
			opt := Options{Together: []Pair{{"ask-001", "ask-002"}, {"ask-005", "ask-009"}}, Apart: []Pair{{"ask-000", "ask-006"}}}
			var first []byte
			for run, cores := range []int{1, 2, 4, 2} {
				before := runtime.GOMAXPROCS(cores)
				rand.New(rand.NewPCG(uint64(run), 0)).Shuffle(len(asks), func(i, j int) { asks[i], asks[j] = asks[j], asks[i] })
				ix := read(t, asks, encoder)
				r := group(t, ix, opt)
				twins, err := ix.Duplicates(t.Context(), nil, nil)
				runtime.GOMAXPROCS(before)
				if err != nil {
					t.Fatal(err)
				}
				bytes, err := json.Marshal([]any{r, twins})
				if err != nil {
					t.Fatal(err)
				}
				if first == nil {
					first = bytes
				} else if string(first) != string(bytes) {
					t.Fatalf("run %d on %d cores differs:\n%s\n%s", run, cores, first, bytes)
				}
			}
		})
	}
}

// TestWhatAPersonSaidHolds draws pairs at random, also ones that contradict each other: what is apart is apart, what is
// together is together unless it was reported, and asks with a theme stay in it.
func TestWhatAPersonSaidHolds(t *testing.T) {
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 3))
		asks, _ := sample(60)
		pick := func() string { return asks[random.IntN(len(asks))].ID }
		opt := Options{Finer: random.IntN(7) - 3, Locked: []string{"theme-2"}}
		for range random.IntN(12) {
			opt.Together = append(opt.Together, Pair{pick(), pick()})
			opt.Apart = append(opt.Apart, Pair{pick(), pick()})
		}
		for i := range random.IntN(20) {
			asks[random.IntN(len(asks))].Theme = fmt.Sprintf("theme-%d", i%3)
		}
		r := group(t, read(t, asks, meaningless{}), opt)
		at := where(r)
		reported := map[Pair]bool{}
		for _, c := range r.Conflicts {
			reported[c.Pair] = true
			reported[Pair{c.B, c.A}] = true
		}
		together := func(p Pair) bool {
			a, okA := at[p.A]
			b, okB := at[p.B]
			return p.A == p.B || okA && okB && a == b
		}
		for _, p := range opt.Apart {
			if p.A != p.B && together(p) && !reported[p] {
				t.Errorf("seed %d: %v are together", seed, p)
			}
		}
		for _, p := range opt.Together {
			if !together(p) && !reported[p] {
				t.Errorf("seed %d: %v are apart", seed, p)
			}
		}
		checkFrozen(t, asks, r)
	}
}

// checkFrozen holds that asks with a theme are in it, and that a locked one got nothing.
func checkFrozen(t *testing.T, asks []Ask, r *Result) {
	t.Helper()
	at := where(r)
	for _, a := range asks {
		if a.Theme != "" && r.Themes[at[a.ID]].ID != a.Theme {
			t.Errorf("%s left %s", a.ID, a.Theme)
		}
	}
	for _, theme := range r.Themes {
		if theme.ID == "theme-2" && len(theme.Added) > 0 {
			t.Errorf("the locked theme got %v", theme.Added)
		}
	}
}

// TestFewNewAsksMoveNothing adds one in twenty: what was together stays, and most of the new ones fall into the themes
// that are there.
func TestFewNewAsksMoveNothing(t *testing.T) {
	asks, about := sample(210)
	old, fresh := slices.Clone(asks[:200]), asks[200:]
	at := where(group(t, read(t, old, meaningless{}), Options{}))
	for i, a := range old {
		old[i].Theme = fmt.Sprint("theme ", at[a.ID])
	}
	r := group(t, read(t, slices.Concat(old, fresh), meaningless{}), Options{})
	now := where(r)
	for _, a := range old {
		for _, b := range old {
			if at[a.ID] == at[b.ID] && now[a.ID] != now[b.ID] {
				t.Fatalf("%s and %s were parted", a.ID, b.ID)
			}
		}
	}
	joined, wrong := 0, 0
	for _, theme := range r.Themes {
		for _, id := range theme.Added {
			joined++
			if about[id] != about[theme.Members[0]] {
				wrong++
			}
		}
	}
	if joined < len(fresh)*8/10 || wrong > 1 {
		t.Errorf("%d of %d new asks found a theme, %d a wrong one", joined, len(fresh), wrong)
	}
}

// TestWhatIsSaidAgainFallsIntoTheThemeOfTheFirst has a theme of asks that have little in common but their place.
func TestWhatIsSaidAgainFallsIntoTheThemeOfTheFirst(t *testing.T) {
	var asks []Ask
	for k, text := range []string{
		"export the report to PDF", "approve an invoice on the phone", "see the warehouse stock",
		"sellers wait for the payout", "reset my password", "request annual leave",
	} {
		asks = append(asks, Ask{ID: fmt.Sprint("a", k), Text: text, Theme: "mixed"})
	}
	asks = append(asks, Ask{ID: "new", Text: "approve the invoice on my phone"})
	r := group(t, read(t, asks, meaningless{}), Options{})
	if len(r.Themes) != 1 || !slices.Equal(r.Themes[0].Added, []string{"new"}) {
		t.Errorf("themes %+v, unplaced %v", r.Themes, r.Unplaced)
	}
}

// TestUnthemedAsksAreStable groups from nothing with and without one ask in twenty.
func TestUnthemedAsksAreStable(t *testing.T) {
	asks, _ := sample(210)
	before := where(group(t, read(t, asks[:200], meaningless{}), Options{}))
	after := where(group(t, read(t, asks, meaningless{}), Options{}))
	kept, all := 0, 0
	for a := range before {
		for b := range before {
			if before[a] == before[b] {
				all++
				if after[a] == after[b] {
					kept++
				}
			}
		}
	}
	if float64(kept) < 0.95*float64(all) {
		t.Errorf("%d of %d pairs stayed together", kept, all)
	}
}

// TestFinerPartsAndCoarserMerges moves the slider through all its steps: each has more groups than the one before, which
// are its groups parted, and no ask loses its place.
func TestFinerPartsAndCoarserMerges(t *testing.T) {
	asks, _ := sample(200)
	ix := read(t, asks, meaningless{})
	opt := Options{Apart: []Pair{{"ask-000", "ask-001"}}, Together: []Pair{{"ask-002", "ask-009"}}}
	var coarser *Result
	for finer := -4; finer <= 4; finer++ {
		opt.Finer = finer
		r := group(t, ix, opt)
		at := where(r)
		if at["ask-000"] == at["ask-001"] || at["ask-002"] != at["ask-009"] {
			t.Errorf("%d steps finer, the pairs don't hold", finer)
		}
		if coarser != nil {
			if len(r.Themes) <= len(coarser.Themes) || len(r.Unplaced) != len(coarser.Unplaced) {
				t.Errorf("%d steps finer there are %d themes and %d unplaced, and before %d and %d",
					finer, len(r.Themes), len(r.Unplaced), len(coarser.Themes), len(coarser.Unplaced))
			}
			was := where(coarser)
			for _, theme := range r.Themes {
				for _, id := range theme.Members {
					if was[id] != was[theme.Members[0]] {
						t.Fatalf("%d steps finer, %s has come to %s from elsewhere", finer, id, theme.Members[0])
					}
				}
			}
		}
		coarser = r
	}
}

// TestWhatWasShownStays groups again: with nothing new the same comes out, and what a person changed about it stays as it
// is, whatever else is merged or parted.
func TestWhatWasShownStays(t *testing.T) {
	for name, encoder := range encoders {
		t.Run(name, func(t *testing.T) {
			asks, _ := sample(120)
			ix := read(t, asks, encoder)
			first := group(t, ix, Options{})
			again := group(t, ix, Options{Shown: first.Grouping})
			if !reflect.DeepEqual(first.Themes, again.Themes) || !sameAsks(first.Unplaced, again.Unplaced) {
				t.Fatalf("with nothing new:\n%v %v\n%v %v", first.Themes, first.Unplaced, again.Themes, again.Unplaced)
			}
			one, other := first.Themes[0].Members, first.Themes[1].Members
			opt := Options{
				Shown: first.Grouping, Locked: []string{"out"},
				Kept: []Group{{"mine", slices.Concat(one[1:], other)}, {"out", one[:1]}},
			}
			for _, opt.Finer = range []int{0, -3, 3} {
				r := group(t, ix, opt)
				checkKept(t, r, opt.Kept)
				rest := first.Themes[2:]
				if opt.Finer == 0 && !slices.EqualFunc(rest, unnamed(r), func(a, b Theme) bool { return sameAsks(a.Members, b.Members) }) {
					t.Errorf("what was not touched is %v, was %v", unnamed(r), rest)
				}
			}
			opt.Finer, opt.Kept = 0, nil
			opt.Shown = group(t, ix, Options{Shown: first.Grouping, Kept: []Group{{"mine", one}}}).Grouping
			if back := group(t, ix, opt); !reflect.DeepEqual(first.Themes, back.Themes) {
				t.Errorf("once the change is taken back, there is %v, was %v", back.Themes, first.Themes)
			}
		})
	}
}

// checkKept holds that each kept group is there with its asks, and with nothing else where nothing is new.
func checkKept(t *testing.T, r *Result, kept []Group) {
	t.Helper()
	for _, k := range kept {
		at := slices.IndexFunc(r.Themes, func(theme Theme) bool { return theme.ID == k.ID })
		if at < 0 || !sameAsks(r.Themes[at].Members, k.Asks) || len(r.Themes[at].Added) > 0 {
			t.Errorf("%s was %v: %v", k.ID, k.Asks, r.Themes)
		}
	}
}

func sameAsks(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// unnamed are the themes that are neither themes of before nor kept.
func unnamed(r *Result) []Theme {
	return slices.DeleteFunc(slices.Clone(r.Themes), func(theme Theme) bool { return theme.ID != "" })
}

// TestNewAsksFallIntoWhatWasShown adds one in twenty to suggestions that nobody accepted, in any order.
func TestNewAsksFallIntoWhatWasShown(t *testing.T) {
	asks, about := sample(210)
	first := group(t, read(t, asks[:200], meaningless{}), Options{})
	want := group(t, read(t, asks, meaningless{}), Options{Shown: first.Grouping})
	was, now := where(first), where(want)
	for a := range was {
		for b := range was {
			if was[a] == was[b] && now[a] != now[b] {
				t.Fatalf("%s and %s were parted", a, b)
			}
		}
	}
	placed := 0
	for _, a := range asks[200:] {
		if k, found := now[a.ID]; found && about[want.Themes[k].Members[0]] == about[a.ID] {
			placed++
		}
	}
	if placed < 8 {
		t.Errorf("%d of 10 new asks came to their likes", placed)
	}
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 0))
		random.Shuffle(len(asks), func(i, j int) { asks[i], asks[j] = asks[j], asks[i] })
		for _, ids := range first.Grouping {
			random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		}
		if got := group(t, read(t, asks, meaningless{}), Options{Shown: first.Grouping}); !reflect.DeepEqual(got, want) {
			t.Errorf("in another order:\n%v\n%v", got, want)
		}
	}
}

// TestPairsAreStrongerThanWhatWasShown parts two asks of a group and ties two of different ones.
func TestPairsAreStrongerThanWhatWasShown(t *testing.T) {
	asks, _ := sample(120)
	ix := read(t, asks, meaningless{})
	first := group(t, ix, Options{})
	one, other := first.Themes[0].Members, first.Themes[1].Members
	r := group(t, ix, Options{
		Shown: first.Grouping, Apart: []Pair{{one[0], one[1]}}, Together: []Pair{{one[2], other[2]}},
		Kept: []Group{{"kept", []string{one[0], one[1], one[3]}}},
	})
	at := where(r)
	if a, placed := at[one[0]]; placed && a == at[one[1]] {
		t.Error("what is apart is together")
	}
	if at[one[2]] != at[other[2]] {
		t.Error("what belongs together is apart")
	}
	if at[other[0]] != at[other[1]] {
		t.Error("others were parted as well")
	}
}

// TestLooseAsksAreNoTheme: a few asks that have hardly anything in common are not placed, and it is said that they are alike
// but little; a pair that a person put together is offered all the same.
func TestLooseAsksAreNoTheme(t *testing.T) {
	asks, _ := sample(60)
	stray := []string{
		"weather widget beside a clock", "clock rings for birthdays", "birthdays of pets remembered", "pets need a diary",
	}
	for i, text := range stray {
		asks = append(asks, Ask{ID: fmt.Sprint("stray-", i), Text: text})
	}
	ix := read(t, asks, meaningless{})
	r := group(t, ix, Options{})
	for _, theme := range r.Themes {
		if len(theme.Members) <= fewAsks && theme.Confidence < leastConfidence {
			t.Errorf("%v is offered at %.2f", theme.Members, theme.Confidence)
		}
	}
	for _, id := range r.Loose {
		if !slices.Contains(r.Unplaced, id) {
			t.Errorf("%s is loose, and placed", id)
		}
	}
	said := group(t, ix, Options{Together: []Pair{{"stray-0", "stray-3"}}})
	if at := where(said); at["stray-0"] != at["stray-3"] {
		t.Error("what a person put together is not offered")
	}
}

// TestConfidenceIsHonestAboutFew: as near to each other, more asks are surer, and nearer ones are surer than others.
func TestConfidenceIsHonestAboutFew(t *testing.T) {
	sure := func(n int, spread float64) float64 {
		ix := &Index{vectors: newVectors(2*n, 64)}
		random := rand.New(rand.NewPCG(5, 5))
		for i := range 2 * n {
			row := ix.vectors.row(i)
			row[i/n] = 1
			row[2+random.IntN(60)] += float32(spread)
			normalise(row)
		}
		centres := []centre{ix.centreOf(places(2 * n)[:n]), ix.centreOf(places(2 * n)[n:])}
		return ix.confidence(places(n), centres, 0)
	}
	before := 0.0
	for _, n := range []int{2, 3, 4, 5, 10, 40} {
		now := sure(n, 0.5)
		if now <= before {
			t.Errorf("%d asks are no surer than fewer: %.3f, %.3f", n, now, before)
		}
		before = now
	}
	if near, far := sure(5, 0.5), sure(5, 1.5); near <= far {
		t.Errorf("near ones are at %.3f, others at %.3f", near, far)
	}
}

func TestGroupCanBeCancelled(t *testing.T) {
	asks, _ := sample(100)
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := Read(ctx, asks, Means{Encoder: meaningless{}, Progress: func(stage Stage, _, _ int) {
		if stage == Encoding {
			cancel()
		}
	}}); !errors.Is(err, context.Canceled) {
		t.Errorf("reading went on: %v", err)
	}
	if _, err := read(t, asks, nil).Group(ctx, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("grouping went on: %v", err)
	}
}

func TestProgressIsToldInOrder(t *testing.T) {
	asks, _ := sample(60)
	var stages []Stage
	told := func(stage Stage, done, total int) {
		if done > total {
			t.Errorf("%s: %d of %d", stage, done, total)
		}
		if len(stages) == 0 || stages[len(stages)-1] != stage {
			stages = append(stages, stage)
		}
	}
	ix, err := Read(t.Context(), asks, Means{Encoder: meaningless{}, Progress: told})
	if err != nil {
		t.Fatal(err)
	}
	group(t, ix, Options{Progress: told})
	if want := []Stage{Reading, Encoding, Comparing, Clustering, Naming}; !slices.Equal(stages, want) {
		t.Errorf("stages %v", stages)
	}
}

// TestAddingIsAsReadingAll compares an index that asks were added to, changed in and removed from with one read at once.
func TestAddingIsAsReadingAll(t *testing.T) {
	asks, _ := sample(80)
	ix := read(t, asks[:60], nil)
	changed := asks[3]
	changed.Text = "see the warehouse stock"
	asks[3] = changed
	if err := ix.Add(t.Context(), append(slices.Clone(asks[60:]), changed)...); err != nil {
		t.Fatal(err)
	}
	ix.Remove("ask-004", "nobody")
	if ix.Len() != 79 {
		t.Fatalf("%d asks", ix.Len())
	}
	at := where(group(t, ix, Options{}))
	if _, there := at["ask-004"]; there {
		t.Error("a removed ask is in a theme")
	}
	hits, err := ix.Similar(t.Context(), "warehouse stock", 3)
	if err != nil || len(hits) != 3 || !strings.Contains(ix.asks[ix.at[hits[0].ID]].Text, "warehouse stock") {
		t.Errorf("%v, %v", hits, err)
	}
}

func TestTwoAsksOfOneIDAreRefused(t *testing.T) {
	if _, err := Read(t.Context(), []Ask{{ID: "a"}, {ID: "a"}}, Means{}); err == nil {
		t.Error("they were read")
	}
}

func TestCorrectionsAreLocal(t *testing.T) {
	asks, about := sample(120)
	ix := read(t, asks, meaningless{})
	var both, seeds []string
	for _, a := range asks {
		if about[a.ID] == "stock" || about[a.ID] == "payout" {
			both = append(both, a.ID)
		}
	}
	for _, id := range both {
		if about[id] == "payout" && len(seeds) < 2 {
			seeds = append(seeds, id)
		}
	}
	moved := ix.MoveSimilar(both, seeds)
	for _, id := range moved {
		if about[id] != "payout" || slices.Contains(seeds, id) {
			t.Errorf("%s, about %s, would move along", id, about[id])
		}
	}
	if len(moved) < 10 {
		t.Errorf("only %d would move along", len(moved))
	}
	parts, err := ix.SplitTheme(t.Context(), both, Options{})
	if err != nil || len(parts) < 2 {
		t.Fatalf("%d parts, %v", len(parts), err)
	}
	var all []string
	for _, p := range parts {
		all = append(all, p.Members...)
		for _, id := range p.Members {
			if about[id] != about[p.Members[0]] {
				t.Errorf("a part mixes %s and %s", about[id], about[p.Members[0]])
			}
		}
	}
	slices.Sort(all)
	slices.Sort(both)
	if !reflect.DeepEqual(all, both) {
		t.Errorf("the parts hold %v", all)
	}
}
