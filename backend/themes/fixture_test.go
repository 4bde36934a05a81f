package themes

import (
	"context"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// meaningless is an Encoder for tests: a word is a fixed random vector, a text the sum of its words. It knows no meaning,
// but obeys the contract.
type meaningless struct{ calls *int }

func (meaningless) Model() string { return "test" }

func (meaningless) Pieces(text string) []int32 {
	var pieces []int32
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		h := fnv.New32a()
		h.Write([]byte(stem(strings.Trim(w, ".,;!?"))))
		pieces = append(pieces, int32(h.Sum32()>>1))
	}
	return pieces
}

func (m meaningless) Encode(ctx context.Context, texts []string, fade map[int32]float32) ([][]float32, error) {
	if m.calls != nil {
		*m.calls++
	}
	rows := make([][]float32, len(texts))
	for i, text := range texts {
		rows[i] = make([]float32, 64)
		rows[i][0] = 0.01
		for _, piece := range m.Pieces(text) {
			weight := float32(1)
			if w, faded := fade[piece]; faded {
				weight = w
			}
			random := rand.New(rand.NewPCG(uint64(piece), 1))
			for j := range rows[i] {
				rows[i][j] += weight * float32(random.NormFloat64())
			}
		}
		normalise(rows[i])
	}
	return rows, ctx.Err()
}

// topics are what the asks of the tests are about: sentences with words to choose from.
var topics = map[string][]string{
	"export":   {"export the report to PDF", "PDF export of the monthly report", "download the report as PDF", "send the PDF report by mail"},
	"approval": {"approve an invoice on the phone", "invoice approval takes too long", "remind the manager of invoice approval", "invoice approval by two people"},
	"stock":    {"see the warehouse stock", "warehouse stock is wrong after a return", "alert when warehouse stock is low", "count warehouse stock with the scanner"},
	"payout":   {"sellers wait for the payout", "payout date for sellers", "show sellers why a payout is late", "weekly payout for new sellers"},
	"login":    {"reset my password", "password rules are too strict", "log in without a password", "password expires every month"},
	"leave":    {"request annual leave", "annual leave balance of my team", "approve annual leave in the calendar", "carry annual leave into next year"},
}

var openings = []string{"I want to ", "Please let us ", "It should be possible to ", "We need to ", "Could the app ", ""}

// sample makes n asks of all topics, none with a theme, and says what each is about.
func sample(n int) (asks []Ask, about map[string]string) {
	random := rand.New(rand.NewPCG(7, 7))
	about = map[string]string{}
	names := slices.Sorted(func(yield func(string) bool) {
		for name := range topics {
			if !yield(name) {
				return
			}
		}
	})
	for i := range n {
		topic := names[i%len(names)]
		text := openings[random.IntN(len(openings))] + topics[topic][random.IntN(4)]
		if random.IntN(2) == 0 {
			text += fmt.Sprintf(" for %s", []string{"finance", "the branch", "Surabaya", "our partners", "everyone"}[random.IntN(5)])
		}
		id := fmt.Sprintf("ask-%03d", i)
		asks = append(asks, Ask{ID: id, Text: text})
		about[id] = topic
	}
	return asks, about
}

func read(t testing.TB, asks []Ask, encoder Encoder) *Index {
	t.Helper()
	ix, err := Read(t.Context(), asks, Means{Encoder: encoder})
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

func group(t testing.TB, ix *Index, opt Options) *Result {
	t.Helper()
	result, err := ix.Group(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// where says which theme each ask is in, by the theme's place; unplaced ones are in none.
func where(r *Result) map[string]int {
	at := map[string]int{}
	for i, theme := range r.Themes {
		for _, id := range theme.Members {
			at[id] = i
		}
	}
	return at
}

// fixed is an Encoder that gives one vector for everything.
type fixed struct{ row []float32 }

func (fixed) Model() string         { return "fixed" }
func (fixed) Pieces(string) []int32 { return nil }

func (f fixed) Encode(_ context.Context, texts []string, _ map[int32]float32) ([][]float32, error) {
	rows := make([][]float32, len(texts))
	for i := range rows {
		rows[i] = f.row
	}
	return rows, nil
}
