package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// BenchmarkCommit compares a note on disk, as the composer saves it, with the least that the disk can do: one row, one
// prepared statement, one durable commit.
func BenchmarkCommit(b *testing.B) {
	b.Run("note", func(b *testing.B) {
		f := newFixture(b)
		b.ResetTimer()
		for i := range b.N {
			f.clock.at = f.clock.at.Add(time.Second)
			f.note(b, discovery.PlainNote, fmt.Sprintf("line %d: accruals are re-keyed by hand", i))
		}
	})
	b.Run("floor", func(b *testing.B) {
		db := openPool(filepath.Join(b.TempDir(), "floor.db"), "_journal_mode=WAL&_synchronous=FULL", nil)
		defer db.Close() //nolint:errcheck // only a test
		db.SetMaxOpenConns(1)
		if _, err := db.Exec("CREATE TABLE notes (id TEXT PRIMARY KEY, text TEXT)"); err != nil {
			b.Fatal(err)
		}
		insert := must[*sql.Stmt](b)(db.PrepareContext(context.Background(), "INSERT INTO notes VALUES (?, ?)"))
		defer insert.Close() //nolint:errcheck // only a test
		b.ResetTimer()
		for i := range b.N {
			if _, err := insert.Exec(newID(), fmt.Sprintf("line %d: accruals are re-keyed by hand", i)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkSession reads a session of 5,000 notes, as opening it does, beside the same rows read by plain database/sql.
func BenchmarkSession(b *testing.B) {
	f := newFixture(b)
	session := fill(b, f, 5_000)
	b.Run("open", func(b *testing.B) {
		for range b.N {
			if notes := must[[]discovery.Note](b)(f.Notes(session)); len(notes) != 5_000 {
				b.Fatal(len(notes))
			}
		}
	})
	b.Run("floor", func(b *testing.B) {
		for range b.N {
			if n := readPlainly(b, f, session); n != 5_000 {
				b.Fatal(n)
			}
		}
	})
}

func readPlainly(b *testing.B, f fixture, session string) (n int) {
	b.Helper()
	rows, err := f.pools[1].Query("SELECT id, text FROM notes WHERE session_id = ? ORDER BY offset_ms, id", session)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // Err is read below
	var id, text string
	for rows.Next() {
		if err := rows.Scan(&id, &text); err != nil {
			b.Fatal(err)
		}
		n++
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return n
}

// BenchmarkSearch searches 100,000 notes as one types, from a rare word to one that a tenth of the notes have, beside
// reading every note for it (LIKE).
func BenchmarkSearch(b *testing.B) {
	f := newFixture(b)
	fill(b, f, 100_000)
	for _, query := range []string{"a", "ac", "accr", "accruals", "accruals war", "needle", "supplier invoice approval"} {
		b.Run(strings.ReplaceAll(query, " ", "_"), func(b *testing.B) {
			for range b.N {
				must[discovery.SearchResult](b)(f.Search(discovery.SearchQuery{Text: query}))
			}
		})
	}
	b.Run("peer_like", func(b *testing.B) {
		for range b.N {
			must[[]string](b)(scan[string](f.read, "SELECT id FROM notes WHERE text LIKE '%needle%' LIMIT 50"))
		}
	})
}

// vocabulary is that of a small business.
var vocabulary = strings.Fields(`accruals invoice supplier warehouse payroll close ledger variance approval owner
	spreadsheet deadline controller entity posting purchase order cost centre report audit tax month stock count
	delivery customer ticket seller payout refund forecast budget bank statement reconcile manual copy paste wait
	email chat call meeting nobody knows who is late until someone asks again and the numbers change after that`)

// fill adds a past session of n notes made of a small business vocabulary, with one "needle" per thousand.
func fill(b *testing.B, f fixture, n int) string {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	in := ImportedSession{Session: discovery.Session{ProductID: f.product.ID, Title: "Large"}}
	for i := range n {
		words := strings.Fields(sentence(r))
		if i%1000 == 7 {
			words[3] = "needle"
		}
		in.Notes = append(in.Notes, ImportedNote{Note: discovery.Note{
			Kind: discovery.NoteKinds[i%2*4].Value, Text: strings.Join(words, " "), OffsetMS: int64(i) * 1000,
			CreatedAt: start.Add(time.Duration(i) * time.Second),
		}})
	}
	return must[discovery.SessionSummary](b)(f.ImportSession(in)).ID
}
