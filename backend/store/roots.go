package store

import (
	"fmt"
	"slices"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Asks that were merged hang below the one they were merged into, and that may hang below another: a tree, whose top is
// the root. Only the pointer of an ask is ever set or forgotten, so that splitting it off leaves it exactly as it was,
// with what hangs below it. What is below a living ask may be deleted; what is above one never is.

// rootOf is the id of the root of an ask, in SQL that names the ask's row.
func rootOf(ask string) string {
	return fmt.Sprintf(`CASE WHEN %[1]s.merged_into IS NULL THEN %[1]s.id ELSE (WITH RECURSIVE up (id, above) AS (
		SELECT u.id, u.merged_into FROM asks u WHERE u.id = %[1]s.merged_into
		UNION SELECT u.id, u.merged_into FROM asks u JOIN up ON u.id = up.above)
		SELECT up.id FROM up WHERE up.above IS NULL) END`, ask)
}

// trees is a table expression: each ask that meets the condition as root_id, with itself and all that hangs below it as
// ask_id.
func trees(condition string) string {
	return `WITH RECURSIVE trees (root_id, ask_id) AS (SELECT a.id, a.id FROM asks a WHERE ` + condition + `
		UNION SELECT t.root_id, m.id FROM trees t JOIN asks m ON m.merged_into = t.ask_id AND m.deleted_at IS NULL) `
}

// isMerged picks asks w that were merged into another, by the index: IS NOT NULL would read all.
const isMerged = "w.merged_into > '' AND w.deleted_at IS NULL"

// merged is a table of all that hangs below roots, each with its root: CROSS JOIN goes from the merged ones, which are few.
const merged = `WITH RECURSIVE merged (id, root_id) AS (
	SELECT w.id, r.id FROM asks w CROSS JOIN asks r ON r.id = w.merged_into AND r.merged_into IS NULL WHERE ` + isMerged + `
	UNION
	SELECT c.id, m.root_id FROM merged m JOIN asks c ON c.merged_into = m.id AND c.deleted_at IS NULL) `

// wideTrees is trees for a condition that most roots meet: only what is merged is walked to. The condition stands in it
// twice.
func wideTrees(condition string) string {
	return merged + `, trees (root_id, ask_id) AS (SELECT a.id, a.id FROM asks a WHERE ` + condition + `
		UNION ALL SELECT m.root_id, m.id FROM merged m CROSS JOIN asks a ON a.id = m.root_id WHERE ` + condition + `) `
}

// heard gives the voices behind each root that meets a condition, in no order, as far as counting goes by them.
func heard(db *gorm.DB, condition string, args ...any) (map[string][]discovery.Voice, error) {
	byRoot := map[string][]discovery.Voice{}
	err := each(db, func(scan func(...any) error) error {
		var root string
		var v discovery.Voice
		err := scan(&root, &v.StakeholderID, &v.Channel, &v.At)
		byRoot[root] = append(byRoot[root], v)
		return err
	}, wideTrees(condition)+`SELECT t.root_id, v.stakeholder_id, v.channel, v.at
		FROM trees t JOIN voices v ON v.ask_id = t.ask_id`, slices.Concat(args, args)...)
	return byRoot, err
}

// below picks asks, by a list of their ids, with all that hangs below them.
var below = "IN (" + trees("a.id IN "+listed) + "SELECT ask_id FROM trees)"

// treesOf gives those of living asks that hang below none of the others, and for each ask that hangs below these, or is one
// of them, which one that is. It fails where one of them is not there.
func treesOf(tx *gorm.DB, ids []string) (tops []string, topOf map[string]string, err error) {
	rows, err := scan[struct{ RootID, AskID string }](tx,
		trees("a.deleted_at IS NULL AND a.id IN "+listed)+"SELECT root_id, ask_id FROM trees", idList(ids))
	if err != nil {
		return nil, nil, err
	}
	inside := map[string]bool{}
	for _, r := range rows {
		inside[r.AskID] = inside[r.AskID] || r.RootID != r.AskID
	}
	topOf = map[string]string{}
	for _, r := range rows {
		if inside[r.RootID] {
			continue
		}
		topOf[r.AskID] = r.RootID
		if r.RootID == r.AskID {
			tops = append(tops, r.RootID)
		}
	}
	for _, id := range ids {
		if topOf[id] == "" {
			return nil, nil, gorm.ErrRecordNotFound
		}
	}
	return tops, topOf, nil
}

// byVoices picks the roots of the asks behind which voices v stand that meet a condition.
func byVoices(condition string) string {
	return "a.id IN (SELECT " + rootOf("w") +
		" FROM voices v JOIN asks w ON w.id = v.ask_id AND w.deleted_at IS NULL WHERE " + condition + ")"
}

// rootsOfProduct picks the living roots of a product.
const rootsOfProduct = "a.deleted_at IS NULL AND a.merged_into IS NULL AND a.product_id = ?"

// findRoot gives the root of a living ask.
func findRoot(db *gorm.DB, id string) (discovery.Ask, error) {
	found, err := scan[discovery.Ask](db, "SELECT * FROM asks WHERE id = (SELECT "+rootOf("a")+
		" FROM asks a WHERE a.id = ? AND a.deleted_at IS NULL)", id)
	if err == nil && len(found) == 0 {
		err = translate(gorm.ErrRecordNotFound)
	}
	if err != nil {
		return discovery.Ask{}, err
	}
	return found[0], nil
}

// MergeAsks puts asks under another that says the same, and gives the root that stands for all. An ask that is merged
// already stands for its root on either side, so that merging joins whole trees: what was said to be the same before
// stays together, and no tree can close into a ring. What is one tree already stays as it is.
func (s *Store) MergeAsks(into string, ids []string) (discovery.AskDetail, error) {
	err := s.change("Merge asks", func(tx *gorm.DB) error {
		root, err := findRoot(tx, into)
		if err != nil {
			return err
		}
		for _, id := range ids {
			ask, err := findRoot(tx, id)
			if err != nil {
				return err
			}
			if ask.ID == root.ID {
				continue
			}
			if ask.ProductID != root.ProductID {
				return discovery.Errorf(discovery.Invalid,
					"“%s” belongs to another product. Only asks of one product can be merged.", clip(ask.Statement, 80))
			}
			if err := tx.Exec("UPDATE asks SET merged_into = ? WHERE id = ?", root.ID, ask.ID).Error; err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return discovery.AskDetail{}, err
	}
	return s.Ask(into)
}

// SplitAsk takes an ask off the one that it was merged into, exactly as it was, with what had been merged into it, and
// gives it.
func (s *Store) SplitAsk(id string) (discovery.AskDetail, error) {
	err := s.change("Split off ask", func(tx *gorm.DB) error {
		ask, err := find[discovery.Ask](tx, id)
		if err != nil {
			return err
		}
		if ask.MergedInto == nil {
			return discovery.Errorf(discovery.Invalid, "This ask is merged into no other, so there is nothing to split off.")
		}
		return tx.Exec("UPDATE asks SET merged_into = NULL WHERE id = ?", id).Error
	})
	if err != nil {
		return discovery.AskDetail{}, err
	}
	return s.Ask(id)
}

// standAlone frees the living asks whose root is in the trash: what is restored without it stands by itself.
func standAlone(tx *gorm.DB) error {
	return tx.Exec(`UPDATE asks SET merged_into = NULL WHERE deleted_at IS NULL AND merged_into IS NOT NULL
		AND merged_into IN (SELECT id FROM asks WHERE deleted_at IS NOT NULL)`).Error
}

// removeSilent deletes those of the asks that nobody stands behind, neither themselves nor below them, and then those
// above them of which the same holds now.
func (s *Store) removeSilent(tx *gorm.DB, ids []string) error {
	for _, id := range ids {
		for above := &id; above != nil; {
			ask, err := scan[discovery.Ask](tx, `SELECT * FROM asks a WHERE a.id = ? AND a.deleted_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM voices WHERE ask_id = a.id)
				AND NOT EXISTS (SELECT 1 FROM asks WHERE merged_into = a.id AND deleted_at IS NULL)`, *above)
			if err != nil {
				return err
			}
			if len(ask) == 0 {
				break
			}
			if err := s.removeOne(tx, "asks", ask[0].ID); err != nil {
				return err
			}
			above = ask[0].MergedInto
		}
	}
	return nil
}

// checkTrees fails when a merged ask leads to no living root of its product: in a ring, into another product, or into
// what is deleted.
func checkTrees(tx *gorm.DB) error {
	var astray int
	err := tx.Raw(`SELECT count(*) FROM asks a LEFT JOIN asks up ON up.id = a.merged_into
		WHERE a.merged_into IS NOT NULL AND (` + rootOf("a") + ` IS NULL OR up.product_id <> a.product_id
			OR up.deleted_at IS NOT NULL AND a.deleted_at IS NULL)`).Scan(&astray).Error
	if err == nil && astray > 0 {
		err = discovery.Errorf(discovery.Invalid, "%d merged asks of the archive lead to no root. Nothing was loaded.", astray)
	}
	return err
}
