package store

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"throughline/backend/discovery"

	"github.com/mattn/go-sqlite3"
	"gorm.io/gorm"
)

// maxSteps is how many steps back undo goes.
const maxSteps = 100

// mergeWindow is how long changes of one subject (the text of one section, say) still count as one step.
const mergeWindow = 30 * time.Second

// recorded are the tables whose rows undo brings back, each with its key.
var recorded = map[string][]string{
	"products":     {"id"},
	"stakeholders": {"id"},
	"sessions":     {"id"},
	"participants": {"session_id", "stakeholder_id"},
	"guides":       {"id"},
	"questions":    {"id"},
	"notes":        {"id"},
	"themes":       {"id"},
	"asks":         {"id"},
	"voices":       {"id"},
	"ask_imports":  {"id"},
	"ask_pairs":    {"ask_id", "other_id"},
	"ask_views":    {"id"},
	"dismissals":   {"id"},
	"prds":         {"id"},
	"prd_sections": {"id"},
	"requirements": {"id"},
	"citations":    {"requirement_id", "ask_id"},
	"trash_items":  {"id"},

	"transcripts":      {"id"},
	"transcript_lines": {"id"},

	"finding_dismissals": {"requirement_id", "rule", "words"},

	"templates":     {"id"},
	"draft_sources": {"prd_id", "source"},
	"metrics":       {"id"},
	"readings":      {"id"},
	"prd_versions":  {"id"},
	"reviewers":     {"id"},
	"sign_offs":     {"id"},
	"comments":      {"id"},
	"house_styles":  {"id"},
}

// recordChanges lays a trigger on every recorded table, for this connection only, that notes each row as it was and as
// it became while a step is being recorded.
func (s *Store) recordChanges(conn *sqlite3.SQLiteConn) error {
	if err := conn.RegisterFunc("current_step", s.step.Load, false); err != nil {
		return err
	}
	s.columns = make(map[string][]string, len(recorded))
	for table := range recorded {
		columns, err := columnsOf(conn, table)
		if err != nil {
			return err
		}
		s.columns[table] = columns
		for _, event := range []struct{ name, before, after string }{
			{"INSERT", "NULL", rowAsJSON("NEW", columns)},
			{"UPDATE", rowAsJSON("OLD", columns), rowAsJSON("NEW", columns)},
			{"DELETE", rowAsJSON("OLD", columns), "NULL"},
		} {
			trigger := fmt.Sprintf(`CREATE TEMP TRIGGER record_%s_%s AFTER %s ON main.%s WHEN current_step() > 0 BEGIN
				INSERT INTO undo_changes (step_id, tbl, before, after) VALUES (current_step(), '%s', %s, %s); END`,
				table, event.name, event.name, table, table, event.before, event.after)
			if _, err := conn.Exec(trigger, nil); err != nil {
				return fmt.Errorf("record changes of %s: %w", table, err)
			}
		}
	}
	return nil
}

func columnsOf(conn *sqlite3.SQLiteConn, table string) ([]string, error) {
	rows, err := conn.Query("SELECT name FROM pragma_table_info(?)", []driver.Value{table})
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // only read
	var names []string
	row := make([]driver.Value, 1)
	for {
		switch err := rows.Next(row); {
		case errors.Is(err, io.EOF):
			return names, nil
		case err != nil:
			return nil, err
		}
		names = append(names, fmt.Sprint(row[0]))
	}
}

func rowAsJSON(row string, columns []string) string {
	pairs := make([]string, len(columns))
	for i, c := range columns {
		pairs[i] = fmt.Sprintf("'%s', %s.%s", c, row, c)
	}
	return "json_object(" + strings.Join(pairs, ", ") + ")"
}

// change runs f in one transaction, durable when it returns nil, and records it as one step that Undo takes back.
// The label says what it does: "Delete note".
func (s *Store) change(label string, f func(tx *gorm.DB) error) error {
	return s.changeOf("", label, f)
}

// changeOf is change for what is saved while someone types: steps that follow each other quickly and have the same
// subject become one.
func (s *Store) changeOf(subject, label string, f func(tx *gorm.DB) error) error {
	defer s.made.Add(1)
	return s.commit(func(tx *gorm.DB) error {
		step, err := s.beginStep(tx, subject, label)
		if err != nil {
			return err
		}
		s.step.Store(step)
		defer s.step.Store(0)
		if err := f(tx); err != nil {
			return err
		}
		return endStep(tx, step)
	})
}

func (s *Store) beginStep(tx *gorm.DB, subject, label string) (int64, error) {
	var step int64
	if subject != "" {
		err := tx.Raw(`SELECT id FROM undo_steps WHERE id = (SELECT max(id) FROM undo_steps) AND NOT undone
			AND subject = ? AND at > ?`, subject, s.clock().Add(-mergeWindow)).Scan(&step).Error
		if err != nil || step != 0 {
			return step, err
		}
	}
	err := tx.Raw("INSERT INTO undo_steps (label, subject, at) VALUES (?, ?, ?) RETURNING id",
		label, subject, s.clock()).Scan(&step).Error
	return step, err
}

// endStep drops the step if nothing was changed in it; otherwise what could be redone is gone, and so is the oldest.
func endStep(tx *gorm.DB, step int64) error {
	var changed bool
	err := tx.Raw("SELECT EXISTS (SELECT 1 FROM undo_changes WHERE step_id = ?)", step).Scan(&changed).Error
	if err != nil {
		return err
	}
	if !changed {
		return tx.Exec("DELETE FROM undo_steps WHERE id = ?", step).Error
	}
	return tx.Exec("DELETE FROM undo_steps WHERE undone OR id <= ?", step-maxSteps).Error
}

// History says what undo and redo would do next.
func (s *Store) History() (discovery.History, error) {
	var h discovery.History
	var err error
	if h.Undo, err = findStep(s.read, undoNext); err != nil {
		return h, err
	}
	h.Redo, err = findStep(s.read, redoNext)
	return h, err
}

const (
	undoNext = "SELECT id, label, at FROM undo_steps WHERE NOT undone ORDER BY id DESC LIMIT 1"
	redoNext = "SELECT id, label, at FROM undo_steps WHERE undone ORDER BY id LIMIT 1"
)

func findStep(db *gorm.DB, query string) (*discovery.Step, error) {
	var steps []discovery.Step
	if err := db.Raw(query).Scan(&steps).Error; err != nil {
		return nil, translate(err)
	}
	if len(steps) == 0 {
		return nil, nil //nolint:nilnil // no step is a good answer
	}
	return &steps[0], nil
}

// Undo takes back the last step and gives it. It fails with NotFound when there is none.
func (s *Store) Undo() (discovery.Step, error) { return s.travel(undoNext, true) }

// Redo does the last undone step again and gives it. It fails with NotFound when there is none.
func (s *Store) Redo() (discovery.Step, error) { return s.travel(redoNext, false) }

// ForgetHistory empties the undo history: what the workspace holds now is where it begins.
func (s *Store) ForgetHistory() error {
	return translate(s.write.Exec("DELETE FROM undo_steps").Error) // their changes go with them
}

type rowChange struct {
	Tbl           string
	Before, After *string
}

// run is a row of changes that follow each other and do the same to rows of one table, each of them once: one statement
// takes them all back.
type run struct {
	tbl         string
	made, gone  bool // the rows came, or went
	first, last int64
}

func (s *Store) travel(query string, back bool) (discovery.Step, error) {
	var done discovery.Step
	defer s.made.Add(1)
	err := s.commit(func(tx *gorm.DB) error {
		step, err := findStep(tx, query)
		if err != nil {
			return err
		}
		if step == nil {
			return discovery.Errorf(discovery.NotFound, "There is nothing more to take back or do again.")
		}
		done = *step
		if err := tx.Exec("PRAGMA defer_foreign_keys = ON").Error; err != nil {
			return err
		}
		runs, err := runsOf(tx, step.ID)
		if err != nil {
			return err
		}
		if back {
			slices.Reverse(runs)
		}
		for _, r := range runs {
			if err := s.apply(tx, step.ID, r, back); err != nil {
				return fmt.Errorf("change rows of %s back: %w", r.tbl, err)
			}
		}
		return tx.Exec("UPDATE undo_steps SET undone = ? WHERE id = ?", back, step.ID).Error
	})
	return done, err
}

// runsOf gives the changes of a step as runs, in the order in which they were made.
func runsOf(tx *gorm.DB, step int64) ([]run, error) {
	var keys strings.Builder
	for _, table := range slices.Sorted(maps.Keys(recorded)) {
		fmt.Fprintf(&keys, " WHEN tbl = '%s' THEN json_extract(after, '$.%s')", table, strings.Join(recorded[table], "', '$."))
	}
	rows, err := tx.Raw(`SELECT id, tbl, before IS NULL, after IS NULL, CASE WHEN before IS NULL OR after IS NULL THEN '' `+
		keys.String()+" END FROM undo_changes WHERE step_id = ? ORDER BY id", step).Rows()
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err is read below
	var runs []run
	seen := map[string]bool{}
	for rows.Next() {
		var r run
		var key string
		if err := rows.Scan(&r.first, &r.tbl, &r.made, &r.gone, &key); err != nil {
			return nil, err
		}
		r.last = r.first
		if n := len(runs) - 1; n >= 0 && runs[n].tbl == r.tbl && runs[n].made == r.made && runs[n].gone == r.gone && !seen[key] {
			runs[n].last = r.last
		} else {
			runs = append(runs, r)
			clear(seen)
		}
		seen[key] = key != ""
	}
	return runs, rows.Err()
}

// apply turns the rows of a run from what they were into what they are to be. A revision only ever grows, so that whoever
// read a row before can't overwrite it unseen.
func (s *Store) apply(tx *gorm.DB, step int64, r run, back bool) error {
	row := "after"
	if back {
		row = "before"
		r.made, r.gone = r.gone, r.made
	}
	// What a table has got since the step was recorded stays as it is.
	columns, err := scan[string](tx, fmt.Sprintf(`SELECT name FROM pragma_table_info(?) WHERE name IN
		(SELECT j.key FROM undo_changes c, json_each(coalesce(c.%s, c.before, c.after)) j WHERE c.id = ?)`, row), r.tbl, r.first)
	if err != nil {
		return err
	}
	values, sets := make([]string, len(columns)), make([]string, len(columns))
	for i, column := range columns {
		values[i] = fmt.Sprintf("json_extract(c.%s, '$.%s')", row, column)
		sets[i] = column + " = " + values[i]
		if column == "revision" {
			sets[i] = "revision = revision + 1"
		}
	}
	const from = "undo_changes c WHERE c.step_id = @step AND c.id BETWEEN @first AND @last"
	var statement string
	switch {
	case r.gone:
		was := map[string]string{"before": "after", "after": "before"}[row]
		key := make([]string, len(recorded[r.tbl]))
		for i, column := range recorded[r.tbl] {
			key[i] = fmt.Sprintf("json_extract(c.%s, '$.%s')", was, column)
		}
		statement = fmt.Sprintf("DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s)",
			r.tbl, strings.Join(recorded[r.tbl], ", "), strings.Join(key, ", "), from)
	case r.made:
		statement = fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s ORDER BY c.id",
			r.tbl, strings.Join(columns, ", "), strings.Join(values, ", "), from)
	default:
		statement = fmt.Sprintf("UPDATE %s SET %s FROM %s AND %s",
			r.tbl, strings.Join(sets, ", "), from, keyOf(r.tbl, "c."+row))
	}
	return tx.Exec(statement, map[string]any{"step": step, "first": r.first, "last": r.last}).Error
}

// keyOf is the condition that picks the row of a recorded table which has the key of a row in JSON.
func keyOf(table, row string) string {
	key := make([]string, 0, 2)
	for _, column := range recorded[table] {
		key = append(key, fmt.Sprintf("%s.%s = json_extract(%s, '$.%s')", table, column, row, column))
	}
	return strings.Join(key, " AND ")
}
