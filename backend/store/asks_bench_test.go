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

// BenchmarkAsks opens and narrows a list of 50,000 asks with 100,000 voices.
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
			must[[]string](b)(scan[string](f.read, "SELECT id FROM asks"))
		}
	})
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
