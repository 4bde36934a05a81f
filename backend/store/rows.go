package store

import (
	"slices"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// save writes the named columns of row, which must carry its next revision already, over the row that still has the
// revision it was read with. It fails with Conflict when that row was changed or deleted since.
func save(tx *gorm.DB, row any, id string, readRevision int, columns ...string) error {
	result := tx.Model(row).Where("id = ? AND revision = ?", id, readRevision).
		Select(append(columns, "revision")).Updates(row)
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected == 0 {
		return discovery.Errorf(discovery.Conflict,
			"It was changed elsewhere since you opened it. Look at the newer one, then save again.")
	}
	return nil
}

// remove marks the rows of a table that meet the condition as deleted.
func (s *Store) remove(tx *gorm.DB, table, condition string, args ...any) (int64, error) {
	values := append([]any{s.clock()}, args...)
	result := tx.Exec("UPDATE "+table+" SET deleted_at = ?, revision = revision + 1"+
		" WHERE deleted_at IS NULL AND "+condition, values...)
	return result.RowsAffected, result.Error
}

// removeOne is remove for a row that must be there.
func (s *Store) removeOne(tx *gorm.DB, table, id string) error {
	n, err := s.remove(tx, table, "id = ?", id)
	if err == nil && n == 0 {
		return gorm.ErrRecordNotFound
	}
	return err
}

// find reads one row that is not deleted.
func find[T any](db *gorm.DB, id string) (T, error) {
	var row T
	err := db.Where("id = ? AND deleted_at IS NULL", id).Take(&row).Error
	return row, translate(err)
}

// list runs a query into a slice that is never nil.
func list[T any](query *gorm.DB) ([]T, error) {
	rows := []T{}
	err := query.Find(&rows).Error
	return rows, translate(err)
}

// scan is list for a query in SQL.
func scan[T any](db *gorm.DB, query string, args ...any) ([]T, error) {
	rows := []T{}
	err := db.Raw(query, args...).Scan(&rows).Error
	return rows, translate(err)
}

// each runs a query in SQL and hands over its rows one by one, to be scanned into plain variables: of very many rows, to fill
// structs by reflection takes longer than to read them.
func each(db *gorm.DB, row func(scan func(into ...any) error) error, query string, args ...any) error {
	rows, err := db.Raw(query, args...).Rows()
	if err != nil {
		return translate(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return translate(err)
		}
	}
	return translate(rows.Err())
}

// column gives the one column that a query in SQL reads, of very many rows.
func column(db *gorm.DB, query string, args ...any) ([]string, error) {
	all := []string{}
	err := each(db, func(scan func(...any) error) error {
		all = append(all, "")
		return scan(&all[len(all)-1])
	}, query, args...)
	return all, err
}

// lastPosition gives the position behind all rows of a table that meet the condition.
func lastPosition(tx *gorm.DB, table, condition string, args ...any) (float64, error) {
	var position float64
	err := tx.Raw("SELECT coalesce(max(position), 0) + 1 FROM "+table+" WHERE "+condition, args...).Scan(&position).Error
	return position, err
}

// place puts rows, in the order given, before another among their neighbours (ids in order, with or without the rows
// themselves), or last when before is not there. They take positions between those around them; where there is no room
// left, all are numbered anew.
func place(tx *gorm.DB, table, before string, neighbours []string, ids ...string) error {
	moved := make(map[string]bool, len(ids))
	for _, id := range ids {
		moved[id] = true
	}
	others := slices.DeleteFunc(slices.Clone(neighbours), func(n string) bool { return moved[n] })
	at := slices.Index(others, before)
	if at < 0 {
		at = len(others)
	}
	first, step, err := between(tx, table, others, at, len(ids))
	if err != nil {
		return err
	}
	if step < leastGap {
		return number(tx, table, slices.Insert(others, at, ids...))
	}
	return tx.Exec("UPDATE "+table+" AS t SET position = ? + ? * j.key FROM json_each(?) j "+
		"WHERE t.id = j.value AND t.position <> ? + ? * j.key", first, step, idList(ids), first, step).Error
}

// between gives positions for n rows before the one at a place among others: the first, and how far apart they are.
func between(tx *gorm.DB, table string, others []string, at, n int) (first, step float64, err error) {
	around := others[max(0, at-1):min(len(others), at+1)]
	positions, err := scan[float64](tx, "SELECT position FROM "+table+" WHERE id IN ? ORDER BY position", around)
	switch {
	case err != nil || len(positions) != len(around):
		return 0, 0, err
	case len(positions) == 0:
		return 1, 1, nil
	case at == 0:
		return positions[0] - float64(n), 1, nil
	case at == len(others):
		return positions[0] + 1, 1, nil
	}
	step = (positions[1] - positions[0]) / float64(n+1)
	return positions[0] + step, step, nil
}

// leastGap is how near two positions may come before their neighbours are numbered anew.
const leastGap = 1e-6

// number gives the rows of a table the positions 1, 2, 3 … in their order.
func number(tx *gorm.DB, table string, order []string) error {
	for i, id := range order {
		if err := tx.Exec("UPDATE "+table+" SET position = ? WHERE id = ? AND position <> ?", i+1, id, i+1).Error; err != nil {
			return err
		}
	}
	return nil
}
