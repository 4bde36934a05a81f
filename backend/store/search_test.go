package store

import (
	"context"
	"database/sql"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"

	"github.com/pressly/goose/v3"
)

// hits says what a search finds: "metric Days to close (place)".
func hits(t testing.TB, s *Store, q discovery.SearchQuery) []string {
	t.Helper()
	found := []string{}
	for _, h := range must[discovery.SearchResult](t)(s.Search(q)).Hits {
		var text strings.Builder
		for _, f := range h.Fragments {
			text.WriteString(f.Text)
		}
		found = append(found, string(h.Kind)+" "+strings.ReplaceAll(text.String(), "\n", ", ")+" ("+h.Place+")")
	}
	return found
}

func wantHits(t testing.TB, s *Store, q discovery.SearchQuery, want ...string) {
	t.Helper()
	if got := hits(t, s, q); !slices.Equal(got, want) && len(got)+len(want) > 0 {
		t.Errorf("%+v finds\n%q, want\n%q", q, got, want)
	}
}

func TestMetricsAreFound(t *testing.T) {
	f := newFixture(t)
	m := f.metric(t, "Days to the close")
	find := func(text string) discovery.SearchQuery { return discovery.SearchQuery{Text: text} }
	wantHits(t, f.Store, find("close day"), "metric Days to the close, days ()")
	hit := must[discovery.SearchResult](t)(f.Search(find("close days"))).Hits[0]
	if hit.ID != m.ID || hit.PersonID != f.rina.ID || hit.ProductName != "ERP finance" || !hit.At.Equal(start) || !m.CreatedAt.Equal(start) {
		t.Errorf("it leads to %+v, set up %v", hit, m.CreatedAt)
	}

	noted := discovery.Reading{MetricID: m.ID, ReadOn: "2026-10-02", Value: 5, Note: "without the Surabaya plant"}
	m = must[discovery.MetricSummary](t)(f.Record(noted, false))
	wantHits(t, f.Store, find("surab"), "metric without the Surabaya plant (Days to the close)")
	wantHits(t, f.Store, discovery.SearchQuery{Text: "surabaya", From: "2026-10-02", To: "2026-10-02"},
		"metric without the Surabaya plant (Days to the close)")
	wantHits(t, f.Store, discovery.SearchQuery{Text: "surabaya", From: "2026-10-03"})
	wantHits(t, f.Store, discovery.SearchQuery{Text: "surabaya", Kind: discovery.NoteHit})

	edited := m.Metric
	edited.Source = "The general ledger"
	must[discovery.MetricSummary](t)(f.UpdateMetric(edited))
	wantHits(t, f.Store, find("ledger"), "metric Days to the close, days, The general ledger ()")
	done(t, f.DeleteMetric(m.ID))
	wantHits(t, f.Store, find("ledger"))
	wantHits(t, f.Store, find("surabaya"))
	must[discovery.TrashItem](t)(f.Recover(must[discovery.TrashList](t)(f.Trash("")).Items[0].ID))
	wantHits(t, f.Store, discovery.SearchQuery{Text: "ledger", Kind: discovery.MetricHit},
		"metric Days to the close, days, The general ledger ()")
	wantHits(t, f.Store, find("surabaya"), "metric without the Surabaya plant (Days to the close)")

	must[discovery.MetricSummary](t)(f.DeleteReading(m.Readings[0].ID))
	wantHits(t, f.Store, find("surabaya"))
	must[discovery.Step](t)(f.Undo())
	wantHits(t, f.Store, find("surabaya"), "metric without the Surabaya plant (Days to the close)")
	done(t, f.DeleteProduct(f.product.ID))
	wantHits(t, f.Store, find("surabaya"))
}

func TestCommentsAreFound(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	section, requirement := prd.Sections[0], prd.Requirements[0].ID
	f.remark(t, discovery.Comment{PRDID: prd.ID, Text: "The treasury decides"}, "")
	f.remark(t, discovery.Comment{PRDID: prd.ID, SectionID: &section.ID, Text: "Ask the treasury"}, "")
	last := f.remark(t, discovery.Comment{PRDID: prd.ID, RequirementID: &requirement, Text: "By when, treasury?", AuthorID: &f.rina.ID}, "")
	find := discovery.SearchQuery{Text: "treasury"}
	byWhen, ask := "comment By when, treasury? ("+prd.Title+" · REQ-001)", "comment Ask the treasury ("+prd.Title+" · "+section.Title+")"
	decides := "comment The treasury decides (" + prd.Title + ")"
	wantHits(t, f.Store, find, byWhen, ask, decides)
	hit := must[discovery.SearchResult](t)(f.Search(find)).Hits[0]
	if hit.ID != last.ID || hit.PRDID != prd.ID || hit.PersonID != f.rina.ID || hit.ProductID != f.product.ID {
		t.Errorf("it leads to %+v", hit)
	}
	wantHits(t, f.Store, discovery.SearchQuery{Text: "treasury", StakeholderID: f.rina.ID}, byWhen)
	wantHits(t, f.Store, discovery.SearchQuery{Text: "treasury", Kind: discovery.PRDHit})

	must[discovery.Comment](t)(f.ResolveComment(last.ID, true))
	wantHits(t, f.Store, find, byWhen, ask, decides)
	done(t, f.DeleteSection(section.ID))
	wantHits(t, f.Store, find, byWhen, decides)
	done(t, f.DeletePRD(prd.ID))
	wantHits(t, f.Store, find)
	must[discovery.Step](t)(f.Undo())
	wantHits(t, f.Store, find, byWhen, decides)
}

func TestAPRDIsFoundByWhatIsReadInIt(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances")
	prd := f.draft(t)
	section := prd.Sections[0]
	section.Title, section.Body = "Goals", "| Measure | Now |\n|---|--:|\n| [Nights worked](metric:01a21754-052c) | **9** |"
	must[discovery.PRDSection](t)(f.UpdateSection(section))
	wantHits(t, f.Store, discovery.SearchQuery{Text: "nights"}, "prd Goals, Measure · Now, Nights worked · 9 (ERP finance)")
}

// makeSchema makes a workspace as a schema of before had it.
func makeSchema(t *testing.T, version int64) (path string, db *sql.DB) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "old"+Extension)
	db = openPool(path, "_foreign_keys=off", nil)
	db.SetMaxOpenConns(1)
	dir := must[fs.FS](t)(fs.Sub(migrations, "migrations"))
	provider := must[*goose.Provider](t)(goose.NewProvider(goose.DialectSQLite3, db, dir))
	must[[]*goose.MigrationResult](t)(provider.UpTo(context.Background(), version))
	return path, db
}

func TestWhatWasThereBeforeTheSearchKnewItIsFound(t *testing.T) {
	path, db := makeSchema(t, 19)
	for _, statement := range []string{
		`INSERT INTO products (id, name, kind, created_at, updated_at)
			VALUES ('p', 'ERP', 'internal', '2026-11-03 14:00:00+00:00', '2026-11-03 14:00:00+00:00')`,
		`INSERT INTO metrics (id, product_id, name, direction, position, deleted_at) VALUES
			('019ab5d8-2c00-7000-8000-000000000000', 'p', 'Days to close', 'down', 1, NULL),
			('by-hand', 'p', 'Days in stock', 'down', 2, NULL),
			('gone', 'p', 'Days of leave', 'down', 3, '2026-11-03 14:00:00+00:00')`,
		"INSERT INTO readings (id, metric_id, read_on, value, note) VALUES ('r', 'by-hand', '2026-09-01', 3, 'estimated')",
		`INSERT INTO prds (id, product_id, title, status, created_at, updated_at)
			VALUES ('d', 'p', 'The close', 'draft', '2026-11-03 14:00:00+00:00', '2026-11-03 14:00:00+00:00')`,
		"INSERT INTO comments (id, prd_id, text, created_at) VALUES ('c', 'd', 'Who decides?', '2026-11-03 15:00:00+00:00')",
		"INSERT INTO undo_steps (id, label, at) VALUES (1, 'Edit metric', '2026-11-03 15:00:00+00:00')",
		`INSERT INTO undo_changes (step_id, tbl, before, after) SELECT 1, 'metrics',
			json_set(row, '$.name', 'Hari tutup buku'), row FROM (SELECT json_object('id', id, 'product_id', product_id, 'name', name,
			'unit', unit, 'direction', direction, 'position', position, 'revision', revision) AS row FROM metrics WHERE position = 1)`,
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err, statement)
		}
	}
	done(t, db.Close())
	s := must[*Store](t)(Open(path, Options{Now: (&clock{start}).now}))
	defer s.Close() //nolint:errcheck // only a test
	wantHits(t, s, discovery.SearchQuery{Text: "days"}, "metric Days in stock ()", "metric Days to close ()")
	wantHits(t, s, discovery.SearchQuery{Text: "estimated"}, "metric estimated (Days in stock)")
	wantHits(t, s, discovery.SearchQuery{Text: "decides"}, "comment Who decides? (The close)")
	metrics := must[[]discovery.MetricSummary](t)(s.Metrics(""))
	for i, want := range []time.Time{time.UnixMilli(0x019ab5d82c00), time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)} {
		if got := metrics[i].CreatedAt; !got.Equal(want) {
			t.Errorf("%s was set up at %v, want %v", metrics[i].Name, got, want)
		}
	}

	// A step that was recorded by the older schema can still be undone, and done again.
	must[discovery.Step](t)(s.Undo())
	wantHits(t, s, discovery.SearchQuery{Text: "tutup buku"}, "metric Hari tutup buku ()")
	must[discovery.Step](t)(s.Redo())
	if m := must[discovery.MetricSummary](t)(s.Metric(metrics[0].ID)); m.Name != "Days to close" || !m.CreatedAt.Equal(metrics[0].CreatedAt) {
		t.Errorf("after undo and redo: %+v", m.Metric)
	}
}
