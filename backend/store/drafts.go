package store

import (
	"slices"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/fold"

	"gorm.io/gorm"
)

// DraftPRD drafts a PRD and keeps it, with what it was made from.
func (s *Store) DraftPRD(order discovery.DraftOrder) (discovery.OpenPRD, error) {
	material, err := s.material(order.ProductID, order.ThemeIDs)
	if err != nil {
		return discovery.OpenPRD{}, err
	}
	material.Title, material.Rewrite = order.Title, order.Rewrite
	material.Template = discovery.DefaultTemplate(material.Product.Kind)
	if order.TemplateID != "" {
		if material.Template, err = template(s.read, order.TemplateID); err != nil {
			return discovery.OpenPRD{}, err
		}
	}
	discretion, err := s.Discretion(order.ProductID)
	if err != nil {
		return discovery.OpenPRD{}, err
	}
	draft := discovery.DraftPRDFrom(material, discretion)
	if err := s.change("Draft PRD "+draft.PRD.Title, func(tx *gorm.DB) error { return s.insertDraft(tx, &draft) }); err != nil {
		return discovery.OpenPRD{}, err
	}
	return s.OpenPRD(draft.PRD.ID)
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
		draft.Sources = append(draft.Sources, section.AsDrafted())
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

// NewSince gives what is new since a PRD was drafted, from the themes that it was drafted from.
func (s *Store) NewSince(prdID string, rewrite discovery.Rewrite) ([]discovery.Offer, error) {
	news, err := s.news(prdID, rewrite)
	return news.Offers(), err
}

// news gathers what a PRD knows and what it could be drafted from; it knows nothing where nothing can be new.
func (s *Store) news(prdID string, rewrite discovery.Rewrite) (discovery.News, error) {
	var news discovery.News
	row, err := find[discovery.PRD](s.read, prdID)
	if err != nil {
		return news, err
	}
	known, err := s.knownSources(prdID)
	if err != nil {
		return news, err
	}
	if anything, err := s.anythingNew(row, known); err != nil || !anything {
		return news, err
	}
	if news.PRD, err = s.PRD(prdID); err != nil {
		return news, err
	}
	if err = s.read.Raw("SELECT last_number FROM prds WHERE id = ?", prdID).Scan(&news.LastNumber).Error; err != nil {
		return news, err
	}
	themeIDs, err := scan[string](s.read, "SELECT DISTINCT coalesce(r.theme_id, '') FROM asks r WHERE r.id IN (SELECT "+
		rootOf("w")+" FROM asks w WHERE w.deleted_at IS NULL AND w.id IN (SELECT source FROM draft_sources WHERE prd_id = ?))",
		prdID)
	if err != nil {
		return news, err
	}
	material, err := s.material(row.ProductID, themeIDs)
	if err != nil {
		return news, err
	}
	material.Rewrite, material.Template = rewrite, discovery.TemplateOf(news.PRD, "", "")
	discretion, err := s.Discretion(row.ProductID)
	if err != nil {
		return news, err
	}
	news.Known, news.Material = known, discretion.Material(material)
	return news, nil
}

// knownSources gives what a PRD was made from and was offered.
func (s *Store) knownSources(prdID string) (map[string]bool, error) {
	sources, err := scan[string](s.read, "SELECT source FROM draft_sources WHERE prd_id = ?", prdID)
	known := make(map[string]bool, len(sources))
	for _, id := range sources {
		known[id] = true
	}
	return known, err
}

// drawnOn picks what a PRD was made from and what it cites; the PRD stands in it twice.
const drawnOn = `SELECT source FROM draft_sources WHERE prd_id = ? UNION SELECT c.ask_id FROM citations c
	JOIN requirements r ON r.id = c.requirement_id WHERE r.prd_id = ?`

// anythingNew tells whether a PRD has a section as it was drafted, or the product an ask, note, metric or declined ask at all
// that the PRD doesn't draw on: mostly it has not, and a PRD asks after every change.
func (s *Store) anythingNew(prd discovery.PRD, known map[string]bool) (bool, error) {
	if len(known) == 0 {
		return false, nil
	}
	sections, err := list[discovery.PRDSection](s.read.Where("prd_id = ?", prd.ID))
	if err != nil || slices.ContainsFunc(sections, func(p discovery.PRDSection) bool { return known[p.AsDrafted()] }) {
		return err == nil, err
	}
	var found bool
	err = s.read.Raw(`WITH drawn (id) AS (`+drawnOn+`) SELECT
		EXISTS (SELECT 1 FROM asks a WHERE `+rootsOfProduct+` AND (a.id NOT IN (SELECT id FROM drawn)
			OR a.decision = ? AND a.id || ? NOT IN (SELECT id FROM drawn)))
		OR EXISTS (SELECT 1 FROM metrics WHERE product_id = ? AND deleted_at IS NULL AND id NOT IN (SELECT id FROM drawn))
		OR EXISTS (SELECT 1 FROM notes n JOIN sessions s ON s.id = n.session_id AND s.deleted_at IS NULL
			WHERE s.product_id = ? AND n.deleted_at IS NULL AND n.kind IN ? AND n.id NOT IN (SELECT id FROM drawn))`,
		prd.ID, prd.ID, prd.ProductID, discovery.Declined, discovery.DeclinedSource,
		prd.ProductID, prd.ProductID, discovery.MaterialKinds).Scan(&found).Error
	return found, translate(err)
}

// AddNew takes what was offered to a PRD into it, by the ids of the offers, as one step. What is written stays as it is: a
// line goes to the end of its section.
func (s *Store) AddNew(prdID string, ids []string, rewrite discovery.Rewrite) (discovery.OpenPRD, error) {
	news, err := s.news(prdID, rewrite)
	if err != nil {
		return discovery.OpenPRD{}, err
	}
	return s.changePRD(prdID, "Add what is new", func(tx *gorm.DB) error {
		for _, o := range news.Taken(ids) {
			if err := addOffer(tx, prdID, o); err != nil {
				return err
			}
			if err := rememberSources(tx, prdID, o.Sources); err != nil {
				return err
			}
		}
		return nil
	})
}

// LeaveNew lets be what was offered to a PRD: it is not offered again.
func (s *Store) LeaveNew(prdID string, ids []string, rewrite discovery.Rewrite) error {
	news, err := s.news(prdID, rewrite)
	if err != nil {
		return err
	}
	return s.change("Leave what is new", func(tx *gorm.DB) error {
		for _, o := range news.Offered(ids) {
			if err := rememberSources(tx, prdID, o.Sources); err != nil {
				return err
			}
		}
		return nil
	})
}

func addOffer(tx *gorm.DB, prdID string, o discovery.Offer) error {
	switch o.Kind {
	case discovery.OfferRequirement:
		position, err := lastPosition(tx, "requirements", "prd_id = ?", prdID)
		if err != nil {
			return err
		}
		o.Requirement.Position = position
		return insertRequirement(tx, prdID, &o.Requirement.Requirement, o.Requirement.AskIDs)
	case discovery.OfferSource:
		position, err := lastPosition(tx, "citations", "requirement_id = ?", o.RequirementID)
		if err != nil {
			return err
		}
		citation := discovery.Citation{RequirementID: o.RequirementID, AskID: o.ID, Position: position}
		if err := tx.Create(&citation).Error; err != nil {
			return err
		}
		return confirm(tx, "requirement_id = ? AND ask_id = ?", o.RequirementID, o.ID)
	case discovery.OfferLine, discovery.OfferSection:
		var section discovery.PRDSection
		if err := tx.Where("id = ?", o.SectionID).Take(&section).Error; err != nil {
			return err
		}
		if section.Body = discovery.WithLine(section.Body, o.Text); o.Kind == discovery.OfferSection {
			section.Body = o.Text
		}
		if err := section.Clean(); err != nil {
			return err
		}
		return tx.Exec("UPDATE prd_sections SET body = ?, revision = revision + 1 WHERE id = ?",
			section.Body, section.ID).Error
	}
	return nil
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
