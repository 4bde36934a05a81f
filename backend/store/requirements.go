package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// citedRoot is what a citation of an ask w shows: its root, or the ask itself where it was deleted.
var citedRoot = "CASE WHEN w.deleted_at IS NULL THEN " + rootOf("w") + " ELSE w.id END"

func (s *Store) requirements(prdID string, read readAsks) ([]discovery.RequirementDetail, error) {
	rows, err := list[discovery.Requirement](s.read.Where("prd_id = ?", prdID).Order("position, id"))
	if err != nil {
		return nil, err
	}
	citations, err := scan[discovery.Citation](s.read, citationsOf, prdID)
	if err != nil {
		return nil, err
	}
	cited := make([]string, len(citations))
	for i, c := range citations {
		cited[i] = c.AskID
	}
	asks, err := read(s.read, "a.id IN "+listed, idList(cited))
	if err != nil {
		return nil, err
	}
	byID := make(map[string]discovery.AskDetail, len(asks))
	for _, a := range asks {
		byID[a.ID] = a
	}
	details := make([]discovery.RequirementDetail, len(rows))
	at := make(map[string]*discovery.RequirementDetail, len(rows))
	for i, r := range rows {
		details[i] = discovery.RequirementDetail{
			Requirement: r, Label: r.Ref(), Asks: []discovery.AskDetail{}, Suspect: []discovery.Change{},
		}
		at[r.ID] = &details[i]
	}
	for _, c := range citations {
		at[c.RequirementID].Rest(byID[c.AskID], c.Cited)
	}
	return details, nil
}

// RequirementEvidence gives what was said for what requirements rest on, in the order of their ids and of the citations.
func (s *Store) RequirementEvidence(ids []string) ([]discovery.RequirementEvidence, error) {
	found := make([]discovery.RequirementEvidence, len(ids))
	at := make(map[string]*discovery.RequirementEvidence, len(ids))
	for i, id := range ids {
		found[i] = discovery.RequirementEvidence{RequirementID: id, Asks: []discovery.AskEvidence{}}
		at[id] = &found[i]
	}
	citations, err := scan[discovery.Citation](s.read, "SELECT c.requirement_id, "+citedRoot+` AS ask_id
		FROM citations c JOIN asks w ON w.id = c.ask_id WHERE c.requirement_id IN `+listed+` ORDER BY c.position, c.ask_id`,
		idList(ids))
	if err != nil {
		return nil, err
	}
	cited := make([]string, len(citations))
	for i, c := range citations {
		cited[i] = c.AskID
	}
	voices, _, err := voicesByRoot(s.read, "a.id IN "+listed, idList(cited))
	if err != nil {
		return nil, err
	}
	evidence, err := evidenceOf(s.read, voices)
	for _, c := range citations {
		said := append([]discovery.Evidence{}, evidence[c.AskID]...)
		at[c.RequirementID].Asks = append(at[c.RequirementID].Asks, discovery.AskEvidence{AskID: c.AskID, Evidence: said})
	}
	return found, err
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
	return confirm(tx, "requirement_id = ?", r.ID)
}

// AddRequirement adds a requirement with the next free number at the end of a PRD.
func (s *Store) AddRequirement(prdID, statement string) (discovery.OpenPRD, error) {
	return s.changePRD(prdID, "Add requirement", func(tx *gorm.DB) error {
		position, err := lastPosition(tx, "requirements", "prd_id = ?", prdID)
		if err != nil {
			return err
		}
		return insertRequirement(tx, prdID, &discovery.Requirement{Statement: statement, Position: position}, nil)
	})
}

// UpdateRequirement changes a requirement; its number stays.
func (s *Store) UpdateRequirement(r discovery.Requirement) (discovery.Requirement, error) {
	old, err := s.requirement(r.ID)
	if err != nil {
		return r, err
	}
	// What is typed is taken back together, what is chosen by itself.
	subject := "requirement " + r.ID
	if chosen := old.Priority != r.Priority || old.State != r.State || !same(old.OwnerID, r.OwnerID); chosen {
		subject = ""
	}
	return s.saveRequirement(r, subject, "Edit "+r.Ref())
}

// RewriteRequirement is UpdateRequirement for what was not typed: to take it back takes back nothing else.
func (s *Store) RewriteRequirement(r discovery.Requirement) (discovery.Requirement, error) {
	return s.saveRequirement(r, "", "Rewrite "+r.Ref())
}

func (s *Store) saveRequirement(r discovery.Requirement, subject, label string) (discovery.Requirement, error) {
	if err := r.Clean(); err != nil {
		return r, err
	}
	read := r.Revision
	r.Revision++
	return r, s.changeOf(subject, label, func(tx *gorm.DB) error {
		if err := save(tx, &r, r.ID, read, "statement", "rationale", "priority", "criteria", "owner_id", "state"); err != nil {
			return err
		}
		return s.touch(tx, r.PRDID)
	})
}

// MoveRequirement puts a requirement before another of its PRD ("" for the end). Its number stays.
func (s *Store) MoveRequirement(id, beforeID string) (discovery.OpenPRD, error) {
	r, err := s.requirement(id)
	if err != nil {
		return discovery.OpenPRD{}, err
	}
	return s.movePart("requirements", r.PRDID, "Move "+r.Ref(), id, beforeID)
}

// DeleteRequirement deletes a requirement with what was remarked on it. Its number is never given again.
func (s *Store) DeleteRequirement(id string) error {
	return s.discard("Delete requirement", discovery.TrashedRequirement, id, func(tx *gorm.DB) error {
		return deleteRequirement(tx, id)
	})
}

func deleteRequirement(tx *gorm.DB, id string) error {
	for _, table := range []string{"citations", "finding_dismissals", "comments"} {
		if err := tx.Exec("DELETE FROM "+table+" WHERE requirement_id = ?", id).Error; err != nil {
			return err
		}
	}
	return deleteRow(tx, "requirements", id)
}

// Cite ties a requirement to the root of an ask. Where it cites that or what was merged into it already, nothing changes.
func (s *Store) Cite(requirementID, askID string) (discovery.OpenPRD, error) {
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
		result := tx.Exec("INSERT INTO citations (requirement_id, ask_id, position) SELECT ?, ?, ? WHERE NOT EXISTS "+
			"(SELECT 1 FROM citations c WHERE c.requirement_id = ? AND c.ask_id "+below+")",
			requirementID, ask.ID, position, requirementID, idList([]string{ask.ID}))
		if result.Error != nil || result.RowsAffected == 0 {
			return result.Error
		}
		return confirm(tx, "requirement_id = ? AND ask_id = ?", requirementID, ask.ID)
	})
}

// Confirm says that a requirement still holds though its asks read otherwise now: it is suspect no longer.
func (s *Store) Confirm(requirementID string) (discovery.OpenPRD, error) {
	return s.changeCitations(requirementID, "Confirm requirement", func(tx *gorm.DB, _ discovery.Requirement) error {
		return confirm(tx, "requirement_id = ?", requirementID)
	})
}

// confirm keeps with citations how their asks read now.
func confirm(tx *gorm.DB, condition string, args ...any) error {
	return tx.Exec(`UPDATE citations SET cited = (SELECT json_object('askId', a.id, 'statement', a.statement,
		'need', a.need, 'whys', json(a.whys), 'decision', a.decision,
		'deleted', json(iif(a.deleted_at IS NULL, 'false', 'true')))
		FROM asks w JOIN asks a ON a.id = `+citedRoot+" WHERE w.id = citations.ask_id) WHERE "+condition, args...).Error
}

// Uncite takes an ask, with what was merged into it, away from a requirement.
func (s *Store) Uncite(requirementID, askID string) (discovery.OpenPRD, error) {
	return s.changeCitations(requirementID, "Take a source away", func(tx *gorm.DB, _ discovery.Requirement) error {
		return tx.Exec("DELETE FROM citations WHERE requirement_id = ? AND ask_id "+below,
			requirementID, idList([]string{askID})).Error
	})
}

func (s *Store) changeCitations(
	requirementID, label string, f func(*gorm.DB, discovery.Requirement) error,
) (discovery.OpenPRD, error) {
	r, err := s.requirement(requirementID)
	if err != nil {
		return discovery.OpenPRD{}, err
	}
	return s.changePRD(r.PRDID, label, func(tx *gorm.DB) error { return f(tx, r) })
}

func (s *Store) requirement(id string) (discovery.Requirement, error) {
	var r discovery.Requirement
	err := s.read.Where("id = ?", id).Take(&r).Error
	return r, translate(err)
}
