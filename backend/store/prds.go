package store

import (
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
func (s *Store) PRD(id string) (discovery.PRDDetail, error) {
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
	detail.Requirements, err = s.requirements(id)
	return detail, err
}

// citedRoot is what a citation of an ask w shows: its root, or the ask itself where it was deleted.
var citedRoot = "CASE WHEN w.deleted_at IS NULL THEN " + rootOf("w") + " ELSE w.id END"

func (s *Store) requirements(prdID string) ([]discovery.RequirementDetail, error) {
	rows, err := list[discovery.Requirement](s.read.Where("prd_id = ?", prdID).Order("position, number"))
	if err != nil {
		return nil, err
	}
	citations, err := scan[discovery.Citation](s.read, "SELECT c.requirement_id, "+citedRoot+` AS ask_id
		FROM citations c JOIN asks w ON w.id = c.ask_id JOIN requirements r ON r.id = c.requirement_id
		WHERE r.prd_id = ? GROUP BY 1, 2 ORDER BY min(c.position), 2`, prdID)
	if err != nil {
		return nil, err
	}
	asks, err := askDetails(s.read, "a.id IN (SELECT "+citedRoot+` FROM citations c JOIN asks w ON w.id = c.ask_id
		JOIN requirements r ON r.id = c.requirement_id WHERE r.prd_id = ?)`, prdID)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]discovery.AskDetail, len(asks))
	for _, a := range asks {
		byID[a.ID] = a
	}
	cited := map[string][]discovery.AskDetail{}
	for _, c := range citations {
		cited[c.RequirementID] = append(cited[c.RequirementID], byID[c.AskID])
	}
	details := make([]discovery.RequirementDetail, len(rows))
	for i, r := range rows {
		details[i] = discovery.RequirementDetail{
			Requirement: r, Label: r.Ref(), Asks: append([]discovery.AskDetail{}, cited[r.ID]...),
		}
	}
	return details, nil
}

// DraftPRD drafts a PRD for a product from the chosen themes and keeps it.
func (s *Store) DraftPRD(productID, title string, themeIDs []string) (discovery.PRDDetail, error) {
	material, err := s.material(productID, title, themeIDs)
	if err != nil {
		return discovery.PRDDetail{}, err
	}
	discretion, err := s.Discretion(productID)
	if err != nil {
		return discovery.PRDDetail{}, err
	}
	draft := discovery.DraftPRDFrom(material, discretion)
	prd := draft.PRD
	err = s.change("Draft PRD", func(tx *gorm.DB) error {
		if err := prd.Clean(); err != nil {
			return err
		}
		prd.ID, prd.CreatedAt, prd.UpdatedAt, prd.Revision = newID(), s.clock(), s.clock(), 1
		if err := tx.Create(&prd).Error; err != nil {
			return err
		}
		for i, section := range draft.Sections {
			section.Position = float64(i + 1)
			if err := insertSection(tx, prd.ID, &section); err != nil {
				return err
			}
		}
		for i, r := range draft.Requirements {
			r.Position = float64(i + 1)
			if err := insertRequirement(tx, prd.ID, &r.Requirement, r.AskIDs); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return discovery.PRDDetail{}, err
	}
	return s.PRD(prd.ID)
}

// material gathers what a draft is made from.
func (s *Store) material(productID, title string, themeIDs []string) (discovery.Material, error) {
	m := discovery.Material{Title: title}
	var err error
	if m.Product, err = s.Product(productID); err != nil {
		return m, err
	}
	if m.People, err = s.People(); err != nil {
		return m, err
	}
	board, err := s.Board(productID)
	if err != nil {
		return m, err
	}
	chosen := make(map[string]bool, len(themeIDs))
	for _, id := range themeIDs {
		chosen[id] = true
	}
	for _, column := range append(board[1:], board[0]) { // what is in no theme comes last
		if chosen[column.ID] {
			m.Themes = append(m.Themes, column)
		}
	}
	if m.Voices, err = askDetails(s.read, rootsOfProduct, productID); err != nil {
		return m, err
	}
	m.Notes, err = scan[discovery.SessionNote](s.read, `SELECT n.*, s.title AS session_title FROM notes n
		JOIN sessions s ON s.id = n.session_id WHERE s.product_id = ? AND n.deleted_at IS NULL AND s.deleted_at IS NULL
		AND n.kind IN ? ORDER BY n.created_at, n.id`, productID, discovery.MaterialKinds)
	return m, err
}

func insertSection(tx *gorm.DB, prdID string, section *discovery.PRDSection) error {
	if err := section.Clean(); err != nil {
		return err
	}
	section.ID, section.PRDID, section.Revision = newID(), prdID, 1
	return tx.Create(section).Error
}

func insertRequirement(tx *gorm.DB, prdID string, r *discovery.Requirement, askIDs []string) error {
	if err := r.Clean(); err != nil {
		return err
	}
	r.ID, r.PRDID, r.Revision = newID(), prdID, 1
	if err := tx.Raw(`UPDATE prds SET last_number = last_number + 1 WHERE id = ? AND deleted_at IS NULL
		RETURNING last_number`, prdID).Scan(&r.Number).Error; err != nil {
		return err
	}
	if r.Number == 0 {
		return gorm.ErrRecordNotFound
	}
	if err := tx.Create(r).Error; err != nil {
		return err
	}
	for i, ask := range askIDs {
		citation := discovery.Citation{RequirementID: r.ID, AskID: ask, Position: float64(i + 1)}
		if err := tx.Create(&citation).Error; err != nil {
			return err
		}
	}
	return nil
}

// UpdatePRD changes a PRD's title and status.
func (s *Store) UpdatePRD(p discovery.PRD) (discovery.PRDDetail, error) {
	if err := p.Clean(); err != nil {
		return discovery.PRDDetail{}, err
	}
	read := p.Revision
	p.UpdatedAt, p.Revision = s.clock(), read+1
	err := s.changeOf("prd "+p.ID, "Edit PRD", func(tx *gorm.DB) error {
		return save(tx, &p, p.ID, read, "title", "status", "updated_at")
	})
	if err != nil {
		return discovery.PRDDetail{}, err
	}
	return s.PRD(p.ID)
}

// DeletePRD deletes a PRD.
func (s *Store) DeletePRD(id string) error {
	return s.discard("Delete PRD", discovery.TrashedPRD, id, func(tx *gorm.DB) error { return s.removeOne(tx, "prds", id) })
}

// AddSection adds a chapter of free text at the end of a PRD.
func (s *Store) AddSection(prdID, title string) (discovery.PRDDetail, error) {
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

// DeleteSection deletes a chapter with its text.
func (s *Store) DeleteSection(id string) error {
	return s.discard("Delete section", discovery.TrashedSection, id, func(tx *gorm.DB) error {
		return deleteRow(tx, "prd_sections", id)
	})
}

// AddRequirement adds a requirement with the next free number at the end of a PRD.
func (s *Store) AddRequirement(prdID, statement string) (discovery.PRDDetail, error) {
	return s.changePRD(prdID, "Add requirement", func(tx *gorm.DB) error {
		position, err := lastPosition(tx, "requirements", "prd_id = ?", prdID)
		if err != nil {
			return err
		}
		return insertRequirement(tx, prdID, &discovery.Requirement{Statement: statement, Position: position}, nil)
	})
}

// UpdateRequirement changes a requirement's statement, rationale and priority; its number stays.
func (s *Store) UpdateRequirement(r discovery.Requirement) (discovery.Requirement, error) {
	if err := r.Clean(); err != nil {
		return r, err
	}
	read := r.Revision
	r.Revision++
	return r, s.changeOf("requirement "+r.ID, "Edit "+r.Ref(), func(tx *gorm.DB) error {
		if err := save(tx, &r, r.ID, read, "statement", "rationale", "priority"); err != nil {
			return err
		}
		return s.touch(tx, r.PRDID)
	})
}

// DeleteRequirement deletes a requirement. Its number is never given again.
func (s *Store) DeleteRequirement(id string) error {
	return s.discard("Delete requirement", discovery.TrashedRequirement, id, func(tx *gorm.DB) error {
		if err := tx.Exec("DELETE FROM citations WHERE requirement_id = ?", id).Error; err != nil {
			return err
		}
		return deleteRow(tx, "requirements", id)
	})
}

func deleteRow(tx *gorm.DB, table, id string) error {
	result := tx.Exec("DELETE FROM "+table+" WHERE id = ?", id)
	if result.Error == nil && result.RowsAffected == 0 {
		return gorm.ErrRecordNotFound
	}
	return result.Error
}

// Cite ties a requirement to the root of an ask. Where it cites that or what was merged into it already, nothing changes.
func (s *Store) Cite(requirementID, askID string) (discovery.PRDDetail, error) {
	return s.changeCitations(requirementID, "Cite ask", func(tx *gorm.DB, requirement discovery.Requirement) error {
		ask, err := findRoot(tx, askID)
		if err != nil {
			return err
		}
		var product string
		if err := tx.Raw("SELECT product_id FROM prds WHERE id = ?", requirement.PRDID).Scan(&product).Error; err != nil {
			return err
		}
		if product != ask.ProductID {
			return discovery.Errorf(discovery.Invalid, "The ask belongs to another product than this PRD.")
		}
		position, err := lastPosition(tx, "citations", "requirement_id = ?", requirementID)
		if err != nil {
			return err
		}
		return tx.Exec("INSERT INTO citations (requirement_id, ask_id, position) SELECT ?, ?, ? WHERE NOT EXISTS "+
			"(SELECT 1 FROM citations c WHERE c.requirement_id = ? AND c.ask_id "+below+")",
			requirementID, ask.ID, position, requirementID, idList([]string{ask.ID})).Error
	})
}

// Uncite takes an ask, with what was merged into it, away from a requirement.
func (s *Store) Uncite(requirementID, askID string) (discovery.PRDDetail, error) {
	return s.changeCitations(requirementID, "Take a source away", func(tx *gorm.DB, _ discovery.Requirement) error {
		return tx.Exec("DELETE FROM citations WHERE requirement_id = ? AND ask_id "+below,
			requirementID, idList([]string{askID})).Error
	})
}

func (s *Store) changeCitations(
	requirementID, label string, f func(*gorm.DB, discovery.Requirement) error,
) (discovery.PRDDetail, error) {
	var r discovery.Requirement
	if err := s.read.Where("id = ?", requirementID).Take(&r).Error; err != nil {
		return discovery.PRDDetail{}, translate(err)
	}
	return s.changePRD(r.PRDID, label, func(tx *gorm.DB) error { return f(tx, r) })
}

// changePRD makes one change inside a PRD and gives the whole anew.
func (s *Store) changePRD(prdID, label string, f func(tx *gorm.DB) error) (discovery.PRDDetail, error) {
	err := s.change(label, func(tx *gorm.DB) error {
		if err := f(tx); err != nil {
			return err
		}
		return s.touch(tx, prdID)
	})
	if err != nil {
		return discovery.PRDDetail{}, err
	}
	return s.PRD(prdID)
}

// touch says that something inside a PRD has changed, without disturbing who edits its title.
func (s *Store) touch(tx *gorm.DB, prdID string) error {
	result := tx.Exec("UPDATE prds SET updated_at = ? WHERE id = ? AND deleted_at IS NULL", s.clock(), prdID)
	if result.Error == nil && result.RowsAffected == 0 {
		return gorm.ErrRecordNotFound
	}
	return result.Error
}
