package store

import (
	"slices"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// PRDs gives the PRDs of a product, or of all for "", the latest changed first.
func (s *Store) PRDs(productID string) ([]discovery.PRDSummary, error) {
	return prdSummaries(s.read, "(? = '' OR d.product_id = ?)", productID, productID)
}

func prdSummaries(db *gorm.DB, condition string, args ...any) ([]discovery.PRDSummary, error) {
	return scan[discovery.PRDSummary](db, `SELECT d.*, p.name AS product_name,
		(SELECT count(*) FROM requirements r WHERE r.prd_id = d.id) AS requirement_count
		FROM prds d JOIN products p ON p.id = d.product_id
		WHERE d.deleted_at IS NULL AND `+condition+" ORDER BY d.updated_at DESC, d.id DESC", args...)
}

// PRD gives a whole PRD.
func (s *Store) PRD(id string) (discovery.PRDDetail, error) { return s.prd(id, askDetails) }

// OpenPRD gives a PRD as its editor holds it.
func (s *Store) OpenPRD(id string) (discovery.OpenPRD, error) {
	prd, err := s.prd(id, askHeads)
	return prd.Open(), err
}

// readAsks gives the asks that meet a condition with as much of what is behind them as its caller needs.
type readAsks func(db *gorm.DB, condition string, args ...any) ([]discovery.AskDetail, error)

func (s *Store) prd(id string, read readAsks) (discovery.PRDDetail, error) {
	var detail discovery.PRDDetail
	found, err := prdSummaries(s.read, "d.id = ?", id)
	if err == nil && len(found) == 0 {
		err = translate(gorm.ErrRecordNotFound)
	}
	if err != nil {
		return detail, err
	}
	detail.PRDSummary = found[0]
	detail.Sections, err = list[discovery.PRDSection](s.read.Where("prd_id = ?", id).Order("position, id"))
	if err != nil {
		return detail, err
	}
	if detail.Requirements, err = s.requirements(id, read); err != nil {
		return detail, err
	}
	if detail.Metrics, err = s.metricTexts(detail); err != nil {
		return detail, err
	}
	if detail.Charts, err = s.Charts(detail.ProductID, detail.ChartNames(), detail.Words()); err != nil {
		return detail, err
	}
	detail.Quotes, err = s.quotes(detail.ProductID, detail.QuotedNotes())
	return detail, err
}

// quotes gives what was said in some notes of a product, in their order.
func (s *Store) quotes(productID string, noteIDs []string) ([]discovery.Evidence, error) {
	quotes := []discovery.Evidence{}
	if len(noteIDs) == 0 {
		return quotes, nil
	}
	notes, err := scan[discovery.Note](s.read, `SELECT n.* FROM notes n JOIN sessions s ON s.id = n.session_id
		WHERE n.deleted_at IS NULL AND s.deleted_at IS NULL AND s.product_id = ? AND n.id IN `+listed, productID, idList(noteIDs))
	if err != nil {
		return nil, err
	}
	sessions, err := scan[discovery.Session](s.read, "SELECT * FROM sessions WHERE product_id = ?", productID)
	if err != nil {
		return nil, err
	}
	byID := map[string]discovery.Session{}
	for _, session := range sessions {
		byID[session.ID] = session
	}
	for _, id := range noteIDs {
		if i := slices.IndexFunc(notes, func(n discovery.Note) bool { return n.ID == id }); i >= 0 {
			session := byID[notes[i].SessionID]
			voice := voiceOf(notes[i], session, "")
			quotes = append(quotes, discovery.Evidence{Voice: *voice, Note: &notes[i], SessionTitle: session.Title})
		}
	}
	return quotes, nil
}

func insertSection(tx *gorm.DB, prdID string, section *discovery.PRDSection) error {
	if err := section.Clean(); err != nil {
		return err
	}
	section.ID, section.PRDID, section.Revision = newID(), prdID, 1
	return tx.Create(section).Error
}

// UpdatePRD changes a PRD's title, status and language.
func (s *Store) UpdatePRD(p discovery.PRD) (discovery.PRD, error) {
	if err := p.Clean(); err != nil {
		return p, err
	}
	read := p.Revision
	p.UpdatedAt, p.Revision = s.clock(), read+1
	return p, s.changeOf("prd "+p.ID, "Edit PRD", func(tx *gorm.DB) error {
		return save(tx, &p, p.ID, read, "title", "status", "language", "updated_at")
	})
}

// DeletePRD deletes a PRD.
func (s *Store) DeletePRD(id string) error {
	return s.discard("Delete PRD", discovery.TrashedPRD, id, func(tx *gorm.DB) error { return s.removeOne(tx, "prds", id) })
}

// AddSection adds a chapter of free text at the end of a PRD.
func (s *Store) AddSection(prdID, title string) (discovery.OpenPRD, error) {
	return s.changePRD(prdID, "Add section", func(tx *gorm.DB) error {
		position, err := lastPosition(tx, "prd_sections", "prd_id = ?", prdID)
		if err != nil {
			return err
		}
		return insertSection(tx, prdID, &discovery.PRDSection{Kind: discovery.TextSection, Title: title, Position: position})
	})
}

// UpdateSection changes a chapter's title and text.
func (s *Store) UpdateSection(section discovery.PRDSection) (discovery.PRDSection, error) {
	if err := section.Clean(); err != nil {
		return section, err
	}
	read := section.Revision
	section.Revision++
	return section, s.changeOf("section "+section.ID, "Edit "+section.Title, func(tx *gorm.DB) error {
		if err := save(tx, &section, section.ID, read, "title", "body"); err != nil {
			return err
		}
		return s.touch(tx, section.PRDID)
	})
}

// MoveSection puts a chapter before another of its PRD ("" for the end).
func (s *Store) MoveSection(id, beforeID string) (discovery.OpenPRD, error) {
	var section discovery.PRDSection
	if err := s.read.Where("id = ?", id).Take(&section).Error; err != nil {
		return discovery.OpenPRD{}, translate(err)
	}
	return s.movePart("prd_sections", section.PRDID, "Move section", id, beforeID)
}

// movePart puts a row of a PRD before another of its table.
func (s *Store) movePart(table, prdID, label, id, beforeID string) (discovery.OpenPRD, error) {
	return s.changePRD(prdID, label, func(tx *gorm.DB) error {
		neighbours, err := scan[string](tx, "SELECT id FROM "+table+" WHERE prd_id = ? ORDER BY position, id", prdID)
		if err != nil {
			return err
		}
		return place(tx, table, beforeID, neighbours, id)
	})
}

// DeleteSection deletes a chapter with its text and what was remarked on it.
func (s *Store) DeleteSection(id string) error {
	return s.discard("Delete section", discovery.TrashedSection, id, func(tx *gorm.DB) error { return deleteSection(tx, id) })
}

func deleteSection(tx *gorm.DB, id string) error {
	if err := tx.Exec("DELETE FROM comments WHERE section_id = ?", id).Error; err != nil {
		return err
	}
	return deleteRow(tx, "prd_sections", id)
}

func deleteRow(tx *gorm.DB, table, id string) error {
	result := tx.Exec("DELETE FROM "+table+" WHERE id = ?", id)
	if result.Error == nil && result.RowsAffected == 0 {
		return gorm.ErrRecordNotFound
	}
	return result.Error
}

// changePRD makes one change inside a PRD and gives the PRD anew.
func (s *Store) changePRD(prdID, label string, f func(tx *gorm.DB) error) (discovery.OpenPRD, error) {
	err := s.change(label, func(tx *gorm.DB) error {
		if err := f(tx); err != nil {
			return err
		}
		return s.touch(tx, prdID)
	})
	if err != nil {
		return discovery.OpenPRD{}, err
	}
	return s.OpenPRD(prdID)
}

// touch says that something inside a PRD has changed, without disturbing who edits its title.
func (s *Store) touch(tx *gorm.DB, prdID string) error {
	result := tx.Exec("UPDATE prds SET updated_at = ? WHERE id = ? AND deleted_at IS NULL", s.clock(), prdID)
	if result.Error == nil && result.RowsAffected == 0 {
		return gorm.ErrRecordNotFound
	}
	return result.Error
}
