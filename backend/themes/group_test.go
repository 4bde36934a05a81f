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
				twins, err := ix.Duplicates(t.Context(), 0.5, nil, nil)
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

func TestFinerIsFiner(t *testing.T) {
	asks, _ := sample(200)
	ix := read(t, asks, meaningless{})
	var counts []int
	for finer := -4; finer <= 4; finer++ {
		r := group(t, ix, Options{Finer: finer})
		counts = append(counts, len(r.Themes)+len(r.Unplaced))
	}
	if !slices.IsSorted(counts) || counts[0] == counts[len(counts)-1] {
		t.Errorf("themes from coarse to fine: %v", counts)
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
