package store

import "fmt"

// Check looks for damage in the workspace file and gives what it found, in words; nothing found is good news.
func (s *Store) Check() ([]string, error) {
	findings := []string{}
	pages, err := s.checkPages()
	if err != nil {
		return nil, translate(err)
	}
	for _, p := range pages {
		if p != "ok" {
			findings = append(findings, "The file is damaged: "+p)
		}
	}
	var orphans int
	if err := s.read.Raw("SELECT count(*) FROM pragma_foreign_key_check").Scan(&orphans).Error; err != nil {
		return nil, translate(err)
	}
	if orphans > 0 {
		findings = append(findings, fmt.Sprintf("%d rows lead to something that is not there.", orphans))
	}
	var missing int
	err = s.read.Raw(`SELECT count(*) FROM notes n WHERE n.deleted_at IS NULL AND
		NOT EXISTS (SELECT 1 FROM search_docs d WHERE d.part = n.id)`).Scan(&missing).Error
	if err != nil {
		return nil, translate(err)
	}
	if missing > 0 {
		findings = append(findings, fmt.Sprintf("%d notes can't be found by search.", missing))
	}
	if s.ReadOnly() {
		return findings, nil
	}
	// A read-only statement can't run FTS5's own check; the writer can, and it changes nothing.
	if err := s.write.Exec("INSERT INTO search_index (search_index) VALUES ('integrity-check')").Error; err != nil {
		findings = append(findings, "The search index is damaged: "+err.Error())
	}
	return findings, nil
}

// checkPages reads the whole file on a connection of its own: FTS5 holds what it read before for the truth, and on one
// that has searched already it takes a newer index for a damaged one.
func (s *Store) checkPages() ([]string, error) {
	db := openPool(s.file, "mode=ro&_busy_timeout=5000", nil)
	defer db.Close() //nolint:errcheck // only read
	rows, err := db.Query("PRAGMA integrity_check(20)")
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err is read below
	pages := []string{}
	for rows.Next() {
		var page string
		if err := rows.Scan(&page); err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, rows.Err()
}
