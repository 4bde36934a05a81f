package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// RequirementTexts gives the requirements of a PRD as far as their wording is checked, in their order.
func (s *Store) RequirementTexts(prdID string) ([]discovery.RequirementText, error) {
	return s.requirementTexts("r.prd_id = ?", prdID)
}

// RequirementText gives one requirement as far as its wording is checked.
func (s *Store) RequirementText(id string) (discovery.RequirementText, error) {
	texts, err := s.requirementTexts("r.id = ?", id)
	if err == nil && len(texts) == 0 {
		err = translate(gorm.ErrRecordNotFound)
	}
	if err != nil {
		return discovery.RequirementText{}, err
	}
	return texts[0], nil
}

func (s *Store) requirementTexts(condition, id string) ([]discovery.RequirementText, error) {
	return scan[discovery.RequirementText](s.read, `SELECT r.*, p.name AS product_name, d.language,
		(SELECT count(*) FROM citations c JOIN asks a ON a.id = c.ask_id AND a.deleted_at IS NULL
			WHERE c.requirement_id = r.id) AS sources
		FROM requirements r JOIN prds d ON d.id = r.prd_id JOIN products p ON p.id = d.product_id
		WHERE `+condition+" ORDER BY r.position, r.id", id)
}

// FindingDismissals gives what the writers of a PRD let stand, the latest first.
func (s *Store) FindingDismissals(prdID string) ([]discovery.FindingDismissal, error) {
	return scan[discovery.FindingDismissal](s.read, `SELECT f.* FROM finding_dismissals f
		JOIN requirements r ON r.id = f.requirement_id WHERE r.prd_id = ?
		ORDER BY f.dismissed_at DESC, f.requirement_id, f.rule, f.words`, prdID)
}

// DismissFinding lets stand what the language check found; a reason that was given before is replaced.
func (s *Store) DismissFinding(d discovery.FindingDismissal) error {
	if err := d.Clean(); err != nil {
		return err
	}
	d.DismissedAt = s.clock()
	return s.changeFindings(d, "Dismiss finding", func(tx *gorm.DB) error {
		return tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&d).Error
	})
}

// RestoreFinding brings back what was dismissed.
func (s *Store) RestoreFinding(d discovery.FindingDismissal) error {
	return s.changeFindings(d, "Bring a finding back", func(tx *gorm.DB) error {
		result := tx.Exec("DELETE FROM finding_dismissals WHERE requirement_id = ? AND rule = ? AND words = ?",
			d.RequirementID, d.Rule, d.Words)
		if result.Error == nil && result.RowsAffected == 0 {
			return gorm.ErrRecordNotFound
		}
		return result.Error
	})
}

// changeFindings is change for the findings of a requirement that must be there.
func (s *Store) changeFindings(d discovery.FindingDismissal, label string, f func(tx *gorm.DB) error) error {
	return s.change(label, func(tx *gorm.DB) error {
		var r discovery.Requirement
		if err := tx.Where("id = ?", d.RequirementID).Take(&r).Error; err != nil {
			return err
		}
		return f(tx)
	})
}
