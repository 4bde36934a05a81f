package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// maxTrash is how much of the trash is given at once.
const maxTrash = 300

// trashed says of each kind of thing where it is, what it is called, and what must be there for it to be restored into.
var trashed = map[discovery.TrashKind]struct{ table, title, parent string }{
	discovery.TrashedNote: {
		"notes", "t.text AS title, p.title AS place FROM notes t JOIN sessions p ON p.id = t.session_id",
		"SELECT 'session', p.title FROM notes t JOIN sessions p ON p.id = t.session_id",
	},
	discovery.TrashedAsk:     ofProduct("asks", "statement"),
	discovery.TrashedSession: ofProduct("sessions", "title"),
	discovery.TrashedTheme:   ofProduct("themes", "name"),
	discovery.TrashedPRD:     ofProduct("prds", "title"),
	discovery.TrashedSection: {
		"prd_sections", "t.title, p.title AS place FROM prd_sections t JOIN prds p ON p.id = t.prd_id", "",
	},
	discovery.TrashedRequirement: {
		"requirements", "t.statement AS title, p.title AS place FROM requirements t JOIN prds p ON p.id = t.prd_id", "",
	},
	discovery.TrashedGuide: {"guides", "t.name AS title, '' AS place FROM guides t", ""},
	discovery.TrashedPerson: {
		"stakeholders", `t.name AS title, concat_ws(', ', nullif(t.team, ''), nullif(t.organisation, '')) AS place
			FROM stakeholders t`, "",
	},
	discovery.TrashedTranscript: {
		"transcripts", "t.name AS title, p.title AS place FROM transcripts t JOIN sessions p ON p.id = t.session_id",
		"SELECT 'session', p.title FROM transcripts t JOIN sessions p ON p.id = t.session_id",
	},
	discovery.TrashedImport:  ofProduct("ask_imports", "file_name"),
	discovery.TrashedMetric:  ofProduct("metrics", "name"),
	discovery.TrashedProduct: {"products", "t.name AS title, '' AS place FROM products t", ""},
}

func ofProduct(table, title string) struct{ table, title, parent string } {
	from := " FROM " + table + " t JOIN products p ON p.id = t.product_id"
	return struct{ table, title, parent string }{
		table, "t." + title + " AS title, p.name AS place" + from, "SELECT 'product', p.name" + from,
	}
}

// trashedRow is a row that a deletion changed: the columns that it changed, before and after; Before is the whole row
// where there is none After.
type trashedRow struct {
	Table  string                     `json:"table"`
	Key    map[string]json.RawMessage `json:"key"`
	Before map[string]json.RawMessage `json:"before"`
	After  map[string]json.RawMessage `json:"after"`
}

// belongsTo gives the id of what a row went with: what its column names, or itself.
func (r trashedRow) belongsTo(column string) string {
	id, named := r.Before[column]
	if !named {
		id = r.Key["id"]
	}
	return strings.Trim(string(id), `"`)
}

// privateAmong gives the ids of those of the things going to be deleted whose words were said off the record only.
func privateAmong(tx *gorm.DB, kind discovery.TrashKind, ids []string) (map[string]bool, error) {
	switch kind {
	case discovery.TrashedNote:
		private := map[string]bool{}
		notes, err := scan[string](tx, "SELECT id FROM notes WHERE private AND id IN "+listed, idList(ids))
		for _, id := range notes {
			private[id] = true
		}
		return private, err
	case discovery.TrashedAsk:
		return privateAsks(tx, ids)
	default:
		return map[string]bool{}, nil
	}
}

// discard is change for a deletion, which it lists in the trash with all that is needed to bring back what went.
func (s *Store) discard(label string, kind discovery.TrashKind, id string, f func(tx *gorm.DB) error) error {
	return s.change(label, func(tx *gorm.DB) error {
		return s.discardEach(tx, kind, []string{id}, func(trashedRow) string { return id }, f)
	})
}

// discardEach lists each of the things that f deletes in the trash by itself, with the rows that went with it: whose says
// with which one a row went.
func (s *Store) discardEach(
	tx *gorm.DB, kind discovery.TrashKind, ids []string, whose func(trashedRow) string, f func(tx *gorm.DB) error,
) error {
	items, err := scan[discovery.TrashItem](tx, "SELECT t.id AS ref, "+trashed[kind].title+" WHERE t.id IN "+listed, idList(ids))
	if err != nil {
		return err
	}
	if len(items) != len(ids) {
		return gorm.ErrRecordNotFound
	}
	private, err := privateAmong(tx, kind, ids)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return err
	}
	rows, err := s.discarded(tx)
	if err != nil {
		return err
	}
	gone := map[string][]trashedRow{}
	for _, r := range rows {
		gone[whose(r)] = append(gone[whose(r)], r)
	}
	for i := range items {
		item := &items[i]
		item.ID, item.Kind, item.Private, item.DeletedAt = newID(), kind, private[item.Ref], s.clock()
		if err := hold(item, gone[item.Ref]); err != nil {
			return err
		}
	}
	return insert(tx, items)()
}

// hold takes the rows that went with an item, and counts them.
func hold(item *discovery.TrashItem, rows []trashedRow) error {
	for _, r := range rows {
		switch {
		case r.Table == "notes" && item.Kind != discovery.TrashedNote:
			item.Notes++
		case r.Table == "asks" && r.After["deleted_at"] != nil:
			item.Asks++
		}
	}
	if item.Kind == discovery.TrashedAsk {
		item.Asks-- // itself
	}
	raw, err := json.Marshal(rows)
	if err != nil {
		return fmt.Errorf("write what was deleted: %w", err)
	}
	item.Changes = string(raw)
	return nil
}

// discarded gives the rows that were changed or deleted in the step that is under way.
func (s *Store) discarded(tx *gorm.DB) ([]trashedRow, error) {
	var changes []rowChange
	err := tx.Raw("SELECT tbl, before, after FROM undo_changes WHERE step_id = ? AND before IS NOT NULL ORDER BY id",
		s.step.Load()).Scan(&changes).Error
	if err != nil {
		return nil, err
	}
	rows := make([]trashedRow, 0, len(changes))
	for _, c := range changes {
		row := trashedRow{Table: c.Tbl, Key: map[string]json.RawMessage{}}
		if err := json.Unmarshal([]byte(*c.Before), &row.Before); err != nil {
			return nil, fmt.Errorf("read a row of %s: %w", c.Tbl, err)
		}
		for _, column := range recorded[c.Tbl] {
			row.Key[column] = row.Before[column]
		}
		if c.After != nil {
			if err := json.Unmarshal([]byte(*c.After), &row.After); err != nil {
				return nil, fmt.Errorf("read a row of %s: %w", c.Tbl, err)
			}
			row.keepDifference()
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// keepDifference leaves only the columns that changed. A revision only ever grows, so it is none of them.
func (r *trashedRow) keepDifference() {
	for column, after := range r.After {
		if column == "revision" || string(after) == string(r.Before[column]) {
			delete(r.Before, column)
			delete(r.After, column)
		}
	}
}

// Trash gives what was deleted, the latest first: all of it, or what holds every word of text, in its own words or in
// those of the notes and texts that went with it.
func (s *Store) Trash(text string) (discovery.TrashList, error) {
	list := discovery.TrashList{}
	where, args := []string{"1"}, []any{}
	for word := range strings.FieldsSeq(searchable(discovery.CleanLine(clip(text, maxQuery)))) {
		where = append(where, `(instr(searchable(t.title || ' ' || t.place), ?)
			OR t.kind = 'session' AND EXISTS (SELECT 1 FROM notes n WHERE n.session_id = t.ref AND instr(searchable(n.text), ?))
			OR t.kind = 'prd' AND EXISTS (SELECT 1 FROM prd_sections c WHERE c.prd_id = t.ref AND instr(searchable(c.body), ?)))`)
		args = append(args, word, word, word)
	}
	var err error
	list.Items, err = scan[discovery.TrashItem](s.read, `SELECT id, kind, ref, title, place, notes, asks, private, deleted_at
		FROM trash_items t WHERE `+strings.Join(where, " AND ")+" ORDER BY deleted_at DESC, id DESC LIMIT ?",
		append(args, maxTrash+1)...)
	if len(list.Items) > maxTrash {
		list.Items, list.More = list.Items[:maxTrash], true
	}
	return list, err
}

// Recover takes something out of the trash, with what went with it, and gives what it was. What was changed since stays
// as it is. It fails with Conflict when what it belongs to is in the trash too.
func (s *Store) Recover(id string) (discovery.TrashItem, error) {
	var item discovery.TrashItem
	err := s.change("Restore from the trash", func(tx *gorm.DB) error {
		if err := tx.Where("id = ?", id).Take(&item).Error; err != nil {
			return err
		}
		if err := requireParent(tx, item); err != nil {
			return err
		}
		if err := s.putAllBack(tx, item); err != nil {
			return err
		}
		if err := standAlone(tx); err != nil {
			return err
		}
		if err := unnest(tx); err != nil {
			return err
		}
		return tx.Exec("DELETE FROM trash_items WHERE id = ?", id).Error
	})
	item.Changes = ""
	return item, err
}

// requireParent fails when what the item belongs to is deleted itself.
func requireParent(tx *gorm.DB, item discovery.TrashItem) error {
	query := trashed[item.Kind].parent
	if query == "" {
		return nil
	}
	var kind, name string
	row := tx.Raw(query+" WHERE t.id = ? AND p.deleted_at IS NOT NULL", item.Ref).Row()
	if err := row.Scan(&kind, &name); err != nil {
		return nil //nolint:nilerr // it is there
	}
	return discovery.Errorf(discovery.Conflict,
		"It belongs to the %s “%s”, which is in the trash too. Restore that first.", kind, name)
}

// putAllBack undoes a deletion.
func (s *Store) putAllBack(tx *gorm.DB, item discovery.TrashItem) error {
	var rows []trashedRow
	if err := json.Unmarshal([]byte(item.Changes), &rows); err != nil {
		return fmt.Errorf("read what was deleted: %w", err)
	}
	for _, row := range slices.Backward(rows) {
		if err := s.putBack(tx, row); err != nil {
			return fmt.Errorf("bring back a row of %s: %w", row.Table, err)
		}
	}
	return nil
}

// putBack undoes one row's part in a deletion.
func (s *Store) putBack(tx *gorm.DB, row trashedRow) error {
	columns, known := s.columns[row.Table]
	if !known {
		return fmt.Errorf("%s is no table of a workspace", row.Table)
	}
	before, err := json.Marshal(row.Before)
	if err != nil {
		return err
	}
	after, err := json.Marshal(row.After)
	if err != nil {
		return err
	}
	names, sets, values := []string{}, []string{}, []string{}
	for _, column := range columns {
		if _, named := row.Before[column]; named {
			value := fmt.Sprintf("json_extract(@before, '$.%s')", column)
			names, values = append(names, column), append(values, value)
			sets = append(sets, fmt.Sprintf("%s = CASE WHEN %s IS json_extract(@after, '$.%s') THEN %s ELSE %s END",
				column, column, column, value, column))
		}
		if column == "revision" {
			sets = append(sets, "revision = revision + 1")
		}
	}
	args := map[string]any{"before": string(before), "after": string(after)}
	if row.After == nil {
		return tx.Exec(fmt.Sprintf("INSERT OR IGNORE INTO %s (%s) VALUES (%s)",
			row.Table, strings.Join(names, ", "), strings.Join(values, ", ")), args).Error
	}
	key, err := json.Marshal(row.Key)
	if err != nil {
		return err
	}
	args["row"] = string(key)
	return tx.Exec(fmt.Sprintf("UPDATE %s SET %s WHERE %s",
		row.Table, strings.Join(sets, ", "), keyOf(row.Table, "@row")), args).Error
}
