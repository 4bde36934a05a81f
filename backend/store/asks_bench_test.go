package store

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// BenchmarkAsks opens and narrows a list of 50,000 asks with 100,000 voices; one in ten is merged into another.
func BenchmarkAsks(b *testing.B) {
	f := newFixture(b)
	fillAsks(b, f, 50_000)
	for name, filter := range map[string]discovery.AskFilter{
		"all":       {},
		"inbox":     {Place: discovery.Inbox},
		"typed_a":   {Text: "a"},
		"typed_two": {Text: "invoice wait"},
		"person":    {StakeholderID: f.rina.ID},
		"team":      {Team: "Accounting"},
		"channel":   {Channel: discovery.Chat},
		"statement": {Sort: discovery.ByStatement},
		"theme":     {Sort: discovery.ByTheme},
		"voices":    {Sort: discovery.ByVoices},
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				must[[]string](b)(f.FindAsks(filter))
			}
		})
	}
	b.Run("floor", func(b *testing.B) {
		for range b.N {
			must[[]string](b)(column(f.read, "SELECT id FROM asks"))
		}
	})
}

// BenchmarkBoard opens the board of those asks, counts who stands behind its themes and reads the cards of one screen,
// beside reading the ids in the same order.
func BenchmarkBoard(b *testing.B) {
	f := newFixture(b)
	fillAsks(b, f, 50_000)
	ids := must[[]string](b)(f.FindAsks(discovery.AskFilter{}))[:200]
	for name, work := range map[string]func(){
		"columns": func() { must[[]discovery.BoardColumn](b)(f.Board(f.product.ID)) },
		"voices":  func() { must[discovery.BoardVoices](b)(f.BoardVoices(f.product.ID)) },
		"cards":   func() { must[[]discovery.AskSummary](b)(f.AskRows(ids)) },
		"floor": func() {
			must[[]string](b)(scan[string](f.read, "SELECT a.id FROM asks a WHERE "+rootsOfProduct+
				" ORDER BY a.theme_id, a.position, a.id", f.product.ID))
		},
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				work()
			}
		})
	}
}

// BenchmarkOverlap lays those asks out as channels by roots, for the screen and for a file, looks for the teams that were
// never heard and for the people behind everything, beside reading what is counted.
func BenchmarkOverlap(b *testing.B) {
	f := newFixture(b)
	fillAsks(b, f, 50_000)
	all := discovery.VoicesQuery{ProductID: f.product.ID}
	for name, work := range map[string]func(){
		"screen":  func() { must[discovery.Overlap](b)(f.Overlap(all)) },
		"file":    func() { must[discovery.OverlapTable](b)(f.TellableOverlap(all)) },
		"unheard": func() { must[discovery.Hearing](b)(f.Hearing(all)) },
		"people":  func() { must[discovery.Standing](b)(f.Standing(all)) },
		"floor": func() {
			err := each(f.read, func(scan func(...any) error) error {
				var v discovery.Voice
				return scan(&v.AskID, &v.StakeholderID, &v.Channel)
			}, "SELECT ask_id, stakeholder_id, channel FROM voices")
			if err != nil {
				b.Fatal(err)
			}
		},
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				work()
			}
		})
	}
}

// fillAsks adds asks by 500 people in 20 teams, two voices each, half of them in 40 themes.
func fillAsks(b *testing.B, f fixture, n int) {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	people := make([]discovery.Stakeholder, 500)
	for i := range people {
		people[i] = discovery.Stakeholder{
			ID: newID(), Name: fmt.Sprintf("Person %d", i), Team: fmt.Sprintf("Team %d", i%20), CreatedAt: start, UpdatedAt: start, Revision: 1,
		}
	}
	themes := make([]discovery.Theme, 40)
	for i := range themes {
		themes[i] = discovery.Theme{
			ID: newID(), ProductID: f.product.ID, Name: fmt.Sprintf("Theme %d", i), CreatedAt: start, UpdatedAt: start, Revision: 1,
		}
	}
	asks, voices := make([]discovery.Ask, n), make([]discovery.Voice, 0, 2*n)
	for i := range asks {
		at := start.Add(-time.Duration(r.IntN(500*24)) * time.Hour)
		asks[i] = discovery.Ask{
			ID: newID(), ProductID: f.product.ID, Statement: sentence(r), Need: sentence(r), Decision: discovery.Decisions[r.IntN(4)].Value,
			CreatedAt: at, UpdatedAt: at, Revision: 1,
		}
		if i%10 == 9 {
			asks[i].MergedInto = &asks[i-1-r.IntN(8)].ID
		}
		if r.IntN(2) == 0 {
			asks[i].ThemeID = &themes[r.IntN(len(themes))].ID
		}
		for range 2 {
			voices = append(voices, discovery.Voice{
				ID: newID(), AskID: asks[i].ID, StakeholderID: &people[r.IntN(len(people))].ID,
				Channel: discovery.Channels[r.IntN(len(discovery.Channels))].Value, At: at, Words: sentence(r),
			})
		}
	}
	err := f.commit(func(tx *gorm.DB) error {
		for _, rows := range []any{people, themes, asks, voices} {
			if err := tx.CreateInBatches(rows, 500).Error; err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

func sentence(r *rand.Rand) string {
	words := make([]string, 8+r.IntN(12))
	for k := range words {
		words[k] = vocabulary[int(float64(len(vocabulary))*r.Float64()*r.Float64())]
	}
	return strings.Join(words, " ")
}
