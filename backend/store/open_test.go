package store

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

func TestOpenRefusesWhatIsNoWorkspace(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(folder, "foreign"+Extension)
	db := must[*sql.DB](t)(openPool(foreign, "", nil), nil)
	if _, err := db.Exec("CREATE TABLE t (x)"); err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	s, _ := newStore(t)
	newer := filepath.Join(folder, "newer"+Extension)
	if _, err := s.pools[0].Exec("VACUUM INTO ?", newer); err != nil {
		t.Fatal(err)
	}
	db = openPool(newer, "", nil)
	if _, err := db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)"); err != nil {
		t.Fatal(err)
	}
	_ = db.Close()

	for _, test := range []struct {
		name, path string
		create     bool
		code       discovery.Code
		says       string
	}{
		{"missing", filepath.Join(folder, "none"+Extension), false, discovery.NotFound, "no workspace"},
		{"empty", write("empty"+Extension, nil), false, discovery.Invalid, "empty file"},
		{"text", write("text"+Extension, []byte("hello")), false, discovery.Invalid, "not a Throughline workspace"},
		{"truncated", write("cut"+Extension, []byte("SQLite format 3\x00")), false, discovery.Invalid, "not a Throughline"},
		{"another program's", foreign, false, discovery.Invalid, "not a Throughline workspace"},
		{"a newer version's", newer, false, discovery.Invalid, "newer Throughline"},
		{"made over another", newer, true, discovery.Conflict, "is there already"},
		{"folder missing", filepath.Join(folder, "none", "x"+Extension), true, discovery.Unavailable, "folder"},
		{"held elsewhere", s.Path(), false, discovery.Locked, "another Throughline"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, _ := os.ReadFile(test.path)
			opened, err := Open(test.path, Options{Create: test.create})
			if err == nil {
				_ = opened.Close()
			}
			if discovery.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) {
				t.Fatalf("got %q %v", discovery.CodeOf(err), err)
			}
			if after, _ := os.ReadFile(test.path); !bytes.Equal(before, after) {
				t.Fatal("the file was changed")
			}
		})
	}
}

func TestAnOlderWorkspaceIsCopiedThenBroughtUpToDate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old"+Extension)
	makeSchemaOne(t, path)
	s := must[*Store](t)(Open(path, Options{Now: (&clock{start}).now}))
	defer s.Close() //nolint:errcheck // only a test
	found := must[discovery.SearchResult](t)(s.Search(discovery.SearchQuery{Text: "kept"}))
	if len(found.Hits) != 1 {
		t.Fatalf("the note of before can't be found: %+v", found)
	}
	copies := backupsOf(t, path)
	if len(copies) != 1 || copies[0].Reason != discovery.UpgradeBackup {
		t.Fatalf("copies: %v", copies)
	}
	if version := must[int64](t)(schemaVersion(copies[0].Path)); version != 1 {
		t.Fatalf("the copy has schema %d", version)
	}
}

// makeSchemaOne makes a workspace as the first schema had it, with one note.
func makeSchemaOne(t *testing.T, path string) {
	t.Helper()
	db := openPool(path, "_foreign_keys=on", nil)
	defer db.Close() //nolint:errcheck // only a test
	first, err := migrations.ReadFile("migrations/0001_workspace.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		string(first),
		`CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL,
			is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))`,
		"INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1)",
		`INSERT INTO products (id, name, kind, created_at, updated_at)
			VALUES ('p', 'ERP', 'internal', '2026-11-03 14:00:00+00:00', '2026-11-03 14:00:00+00:00')`,
		`INSERT INTO sessions (id, product_id, title, channel, planned_at, created_at, updated_at) VALUES
			('s', 'p', 'Close', 'call', '2026-11-03 14:00:00+00:00', '2026-11-03 14:00:00+00:00', '2026-11-03 14:00:00+00:00')`,
		`INSERT INTO notes (id, session_id, offset_ms, kind, text, created_at, updated_at) VALUES
			('n', 's', 0, 'note', 'it is kept', '2026-11-03 14:00:00+00:00', '2026-11-03 14:00:00+00:00')`,
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLoadIsExact(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Post accruals 😀 from the purchase order")
	f.note(t, discovery.QuoteNote, "供应商")
	must[discovery.Theme](t)(f.CreateTheme(discovery.Theme{ProductID: f.product.ID, Name: "No re-keying"}))
	must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	must[[]discovery.GuideQuestion](t)(f.UseGuide(f.session.ID, discovery.ShippedGuides()[0].ID))
	must[discovery.Guide](t)(f.KeepGuide(f.session.ID, "My own"))
	if err := f.DeleteNote(f.note(t, discovery.PlainNote, "gone").ID); err != nil {
		t.Fatal(err)
	}
	before := contents(t, f.Store)
	s, _ := newStore(t)
	if err := s.Load(before); err != nil {
		t.Fatal(err)
	}
	if after := contents(t, s); diff(before, after) != "" || len(after.Notes) != 3 {
		t.Fatal(diff(before, after))
	}
	if err := s.Load(before); discovery.CodeOf(err) != discovery.Conflict {
		t.Fatalf("a second load: %v", err)
	}
	broken := before
	broken.Products = nil
	empty, _ := newStore(t)
	if err := empty.Load(broken); discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("rows that lead nowhere: %v", err)
	}
	if got := must[discovery.Counts](t)(empty.Counts()); got != (discovery.Counts{}) {
		t.Fatalf("half of it was kept: %+v", got)
	}
}
