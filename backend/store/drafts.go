package store

import (
	"time"

	"throughline/backend/discovery"
	"throughline/backend/fold"

	"gorm.io/gorm"
)

// DraftPRD drafts a PRD and keeps it, with what it was made from.
func (s *Store) DraftPRD(order discovery.DraftOrder) (discovery.PRDDetail, error) {
	material, err := s.material(order.ProductID, order.ThemeIDs)
	if err != nil {
		return discovery.PRDDetail{}, err
	}
	material.Title, material.Rewrite = order.Title, order.Rewrite
	material.Template = discovery.DefaultTemplate(material.Product.Kind)
	if order.TemplateID != "" {
		if material.Template, err = template(s.read, order.TemplateID); err != nil {
			return discovery.PRDDetail{}, err
		}
	}
	discretion, err := s.Discretion(order.ProductID)
	if err != nil {
		return discovery.PRDDetail{}, err
	}
	draft := discovery.DraftPRDFrom(material, discretion)
	if err := s.change("Draft PRD", func(tx *gorm.DB) error { return s.insertDraft(tx, &draft) }); err != nil {
		return discovery.PRDDetail{}, err
	}
	return s.PRD(draft.PRD.ID)
}

func (s *Store) insertDraft(tx *gorm.DB, draft *discovery.Draft) error {
	prd := &draft.PRD
	if err := prd.Clean(); err != nil {
		return err
	}
	prd.ID, prd.CreatedAt, prd.UpdatedAt, prd.Revision = newID(), s.clock(), s.clock(), 1
	if err := tx.Create(prd).Error; err != nil {
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
	return rememberSources(tx, prd.ID, draft.Sources)
}

// rememberSources keeps what a draft was made from, or was offered.
func rememberSources(tx *gorm.DB, prdID string, sources []string) error {
	return tx.Exec("INSERT OR IGNORE INTO draft_sources (prd_id, source) SELECT ?, value FROM json_each(?)",
		prdID, idList(sources)).Error
}

// material gathers what a draft is made from.
func (s *Store) material(productID string, themeIDs []string) (discovery.Material, error) {
	m := discovery.Material{Fold: fold.Text, Today: s.clock().In(time.Local).Format(time.DateOnly)}
	var err error
	if m.Product, err = s.Product(productID); err != nil {
		return m, err
	}
	if m.People, err = s.People(); err != nil {
		return m, err
	}
	if len(themeIDs) > 0 {
		if m.Themes, err = s.ThemeColumns(productID, themeIDs...); err != nil {
			return m, err
		}
		if len(m.Themes) > 0 && m.Themes[0].ID == "" { // what is in no theme comes last
			m.Themes = append(m.Themes[1:], m.Themes[0])
		}
		condition, args := rootsIn(productID, themeIDs)
		if m.Voices, err = askDetails(s.read, condition, args...); err != nil {
			return m, err
		}
	}
	if m.Elsewhere, err = s.notesElsewhere(productID, m.Voices); err != nil {
		return m, err
	}
	if m.Metrics, err = list[discovery.Metric](s.read.Where("product_id = ? AND deleted_at IS NULL", productID).
		Order("position, id")); err != nil {
		return m, err
	}
	m.Notes, err = scan[discovery.SessionNote](s.read, `SELECT n.*, s.title AS session_title FROM notes n
		JOIN sessions s ON s.id = n.session_id WHERE s.product_id = ? AND n.deleted_at IS NULL AND s.deleted_at IS NULL
		AND n.kind IN ? ORDER BY n.created_at, n.id`, productID, discovery.MaterialKinds)
	return m, err
}

// notesElsewhere gives the notes that stand behind asks of a product, but for those behind the given ones.
func (s *Store) notesElsewhere(productID string, asks []discovery.AskDetail) (map[string]bool, error) {
	ids, err := scan[string](s.read, `SELECT DISTINCT v.note_id FROM voices v JOIN asks a ON a.id = v.ask_id
		WHERE a.product_id = ? AND a.deleted_at IS NULL AND v.note_id IS NOT NULL`, productID)
	elsewhere := make(map[string]bool, len(ids))
	for _, id := range ids {
		elsewhere[id] = true
	}
	for _, a := range asks {
		for _, e := range a.Evidence {
			if e.NoteID != nil {
				delete(elsewhere, *e.NoteID)
			}
		}
	}
	return elsewhere, err
}
