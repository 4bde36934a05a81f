package store

import (
	"fmt"
	"slices"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// BringBackPRD makes a section, a requirement or all of a draft say again what a version of it says, in one step. What was
// deleted since comes back with its id, its number and its sources, and out of the trash; what can't come back is told.
func (s *Store) BringBackPRD(order discovery.BringBack) (discovery.BroughtBack, error) {
	version, err := s.PRDVersion(order.VersionID)
	if err != nil {
		return discovery.BroughtBack{}, err
	}
	old, err := s.FrozenPRD(order.PRDID, order.VersionID)
	if err != nil {
		return discovery.BroughtBack{}, err
	}
	draft, err := s.FrozenPRD(order.PRDID, "")
	if err != nil {
		return discovery.BroughtBack{}, err
	}
	what, ok := old.Part(order.PartID)
	if !ok {
		return discovery.BroughtBack{}, translate(gorm.ErrRecordNotFound)
	}
	if order.PartID == "" && discovery.Compare(draft, old).Own() == 0 {
		return discovery.BroughtBack{}, discovery.Errorf(discovery.Conflict,
			"The draft says what %s says: there is nothing to bring back.", version.Name())
	}
	b := bringingBack{Store: s, old: old, draft: draft, out: discovery.BroughtBack{What: what, Missing: []string{}}}
	err = s.change(fmt.Sprintf("Bring back %s of %s", what, version.Name()), func(tx *gorm.DB) error {
		b.tx = tx
		if order.PartID == "" {
			err = b.all()
		} else {
			err = b.part(order.PartID)
		}
		if err != nil {
			return err
		}
		return s.touch(tx, order.PRDID)
	})
	return b.out, err
}

// bringingBack is one step in which a draft comes to say what a version says.
type bringingBack struct {
	*Store
	tx         *gorm.DB
	old, draft discovery.Frozen
	out        discovery.BroughtBack
}

// all makes the draft what the version was: what was added since goes to the trash.
func (b *bringingBack) all() error {
	if err := b.discardAdded(); err != nil {
		return err
	}
	prd := b.old.PRD
	err := b.tx.Exec(`UPDATE prds SET title = ?, language = ?, revision = revision + 1
		WHERE id = ? AND (title, language) <> (?, ?)`, prd.Title, prd.Language, prd.ID, prd.Title, prd.Language).Error
	if err != nil {
		return err
	}
	for _, section := range prd.Sections {
		if err := b.section(section); err != nil {
			return err
		}
	}
	for _, requirement := range prd.Requirements {
		if err := b.requirement(requirement); err != nil {
			return err
		}
		if err := b.uncite(requirement); err != nil {
			return err
		}
	}
	if err := number(b.tx, "prd_sections", ids(prd.Sections, sectionID)); err != nil {
		return err
	}
	return number(b.tx, "requirements", ids(prd.Requirements, requirementID))
}

// part brings back one section or requirement; one that was deleted since stands where it stood.
func (b *bringingBack) part(id string) error {
	for _, section := range b.old.PRD.Sections {
		if section.ID == id {
			if err := b.section(section); err != nil {
				return err
			}
			return b.place("prd_sections", id, ids(b.draft.PRD.Sections, sectionID), ids(b.old.PRD.Sections, sectionID))
		}
	}
	for _, requirement := range b.old.PRD.Requirements {
		if requirement.ID == id {
			if err := b.requirement(requirement); err != nil {
				return err
			}
			return b.place("requirements", id, ids(b.draft.PRD.Requirements, requirementID),
				ids(b.old.PRD.Requirements, requirementID))
		}
	}
	return gorm.ErrRecordNotFound
}

// place puts a part that the draft has no more before the first that came after it in the version and still stands.
func (b *bringingBack) place(table, id string, now, before []string) error {
	if slices.Contains(now, id) {
		return nil
	}
	next := ""
	for _, after := range before[slices.Index(before, id):] {
		if slices.Contains(now, after) {
			next = after
			break
		}
	}
	return place(b.tx, table, next, now, id)
}

// discardAdded puts the parts that the version does not have into the trash.
func (b *bringingBack) discardAdded() error {
	added := func(now, before []string) []string {
		return slices.DeleteFunc(now, func(id string) bool { return slices.Contains(before, id) })
	}
	sections := added(ids(b.draft.PRD.Sections, sectionID), ids(b.old.PRD.Sections, sectionID))
	requirements := added(ids(b.draft.PRD.Requirements, requirementID), ids(b.old.PRD.Requirements, requirementID))
	for _, of := range []struct {
		kind   discovery.TrashKind
		ids    []string
		column string // by which rows that go with one name it
		remove func(*gorm.DB, string) error
	}{
		{discovery.TrashedSection, sections, "section_id", deleteSection},
		{discovery.TrashedRequirement, requirements, "requirement_id", deleteRequirement},
	} {
		err := b.discardEach(b.tx, of.kind, of.ids, func(row trashedRow) string { return row.belongsTo(of.column) },
			func(tx *gorm.DB) error {
				for _, id := range of.ids {
					if err := of.remove(tx, id); err != nil {
						return err
					}
				}
				return nil
			})
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *bringingBack) section(was discovery.PRDSection) error {
	if err := b.untrash(discovery.TrashedSection, was.ID); err != nil {
		return err
	}
	b.told(was.Body)
	position, err := lastPosition(b.tx, "prd_sections", "prd_id = ?", was.PRDID)
	if err != nil {
		return err
	}
	return b.tx.Exec(`INSERT INTO prd_sections (id, prd_id, kind, title, body, position) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body, revision = revision + 1
		WHERE title <> excluded.title OR body <> excluded.body`,
		was.ID, was.PRDID, was.Kind, was.Title, was.Body, position).Error
}

func (b *bringingBack) requirement(was discovery.RequirementDetail) error {
	ref := was.Ref()
	taken, err := scan[string](b.tx, "SELECT id FROM requirements WHERE prd_id = ? AND number = ? AND id <> ?",
		was.PRDID, was.Number, was.ID)
	if err != nil {
		return err
	}
	if len(taken) > 0 {
		b.miss("%s stays out: its number belongs to another requirement now.", ref)
		return nil
	}
	if err := b.untrash(discovery.TrashedRequirement, was.ID); err != nil {
		return err
	}
	b.told(was.Rationale)
	if was.OwnerID != nil {
		if _, err := find[discovery.Stakeholder](b.tx, *was.OwnerID); err != nil {
			b.miss("%s has no owner: %s is not among the people any more.", ref, b.old.People[*was.OwnerID].Name)
			was.OwnerID = nil
		}
	}
	position, err := lastPosition(b.tx, "requirements", "prd_id = ?", was.PRDID)
	if err != nil {
		return err
	}
	if was.State == "" {
		was.State = discovery.Proposed
	}
	// How far the work has come is no part of a version, but that there is none.
	err = b.tx.Exec(`INSERT INTO requirements AS r
			(id, prd_id, number, statement, rationale, priority, criteria, owner_id, state, position)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET statement = excluded.statement, rationale = excluded.rationale,
			priority = excluded.priority, criteria = excluded.criteria, owner_id = excluded.owner_id, revision = revision + 1,
			state = iif(excluded.state = 'dropped' OR r.state = 'dropped', excluded.state, r.state)`,
		was.ID, was.PRDID, was.Number, was.Statement, was.Rationale, was.Priority, was.Criteria, was.OwnerID, was.State,
		position).Error
	if err != nil {
		return err
	}
	err = b.tx.Exec("UPDATE prds SET last_number = ? WHERE id = ? AND last_number < ?", was.Number, was.PRDID, was.Number).Error
	if err != nil {
		return err
	}
	return b.cite(was)
}

// cite ties a requirement to the asks that it rested on, as they read then: one that reads otherwise now makes it suspect.
func (b *bringingBack) cite(was discovery.RequirementDetail) error {
	for _, ask := range was.Asks {
		root, err := findRoot(b.tx, ask.ID)
		if discovery.CodeOf(err) == discovery.NotFound {
			b.miss("%s stands without “%s”: that ask was deleted since.", was.Ref(), ask.Statement)
			continue
		}
		if err != nil {
			return err
		}
		position, err := lastPosition(b.tx, "citations", "requirement_id = ?", was.ID)
		if err != nil {
			return err
		}
		tree := idList([]string{root.ID})
		err = b.tx.Exec("INSERT INTO citations (requirement_id, ask_id, position) SELECT ?, ?, ? WHERE NOT EXISTS "+
			"(SELECT 1 FROM citations c WHERE c.requirement_id = ? AND c.ask_id "+below+")",
			was.ID, root.ID, position, was.ID, tree).Error
		if err != nil {
			return err
		}
		err = b.tx.Exec("UPDATE citations SET cited = ? WHERE requirement_id = ? AND ask_id "+below, ask.Cite(), was.ID, tree).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// uncite takes away from a requirement the asks that it did not rest on.
func (b *bringingBack) uncite(was discovery.RequirementDetail) error {
	kept := []string{}
	for _, ask := range was.Asks {
		kept = append(kept, ask.ID)
		if root, err := findRoot(b.tx, ask.ID); err == nil {
			kept = append(kept, root.ID)
		}
	}
	return b.tx.Exec("DELETE FROM citations WHERE requirement_id = ? AND ask_id NOT "+below+" AND ask_id NOT IN "+listed,
		was.ID, idList(kept), idList(kept)).Error
}

// untrash takes a part out of the trash, with what was remarked on it, where it is there.
func (b *bringingBack) untrash(kind discovery.TrashKind, id string) error {
	items, err := list[discovery.TrashItem](b.tx.Where("kind = ? AND ref = ?", kind, id).Order("deleted_at DESC, id DESC"))
	if err != nil {
		return err
	}
	for _, item := range items {
		if err := b.putAllBack(b.tx, item); err != nil {
			return err
		}
	}
	return b.tx.Exec("DELETE FROM trash_items WHERE kind = ? AND ref = ?", kind, id).Error
}

// told says which metrics a text names that are gone.
func (b *bringingBack) told(text string) {
	named := discovery.MetricsIn(text)
	for _, metric := range b.old.PRD.Metrics {
		if !named[metric.ID] {
			continue
		}
		if _, err := find[discovery.Metric](b.tx, metric.ID); err != nil {
			b.miss("A text names “%s”: that metric was deleted since.", metric.Text)
		}
	}
}

// miss says, once, what can't be brought back.
func (b *bringingBack) miss(format string, args ...any) {
	if said := fmt.Sprintf(format, args...); !slices.Contains(b.out.Missing, said) {
		b.out.Missing = append(b.out.Missing, said)
	}
}

func sectionID(s discovery.PRDSection) string            { return s.ID }
func requirementID(r discovery.RequirementDetail) string { return r.ID }

func ids[T any](rows []T, id func(T) string) []string {
	all := make([]string, len(rows))
	for i, row := range rows {
		all[i] = id(row)
	}
	return all
}
