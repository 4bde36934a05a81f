package store

import (
	"database/sql"
	"slices"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Themes gives a product's themes in the order of the board, each followed by its parts; productID "" takes those of all
// products.
func (s *Store) Themes(productID string) ([]discovery.Theme, error) {
	return scan[discovery.Theme](s.read, `SELECT t.* FROM themes t LEFT JOIN themes whole ON whole.id = t.parent_id
		WHERE t.deleted_at IS NULL AND @product IN ('', t.product_id)
		ORDER BY t.product_id, coalesce(whole.position, t.position), coalesce(whole.id, t.id),
			t.parent_id IS NOT NULL, t.position, t.id`, sql.Named("product", productID))
}

// themePath is the path of the theme t in SQL.
const themePath = `concat_ws(' › ', (SELECT whole.name FROM themes whole WHERE whole.id = t.parent_id), t.name)`

// Board gives a product's themes with the ids of their asks: first the asks without a theme, then each theme in order,
// followed by its parts.
func (s *Store) Board(productID string) ([]discovery.BoardColumn, error) {
	themes, err := s.Themes(productID)
	if err != nil {
		return nil, err
	}
	columns := make([]discovery.BoardColumn, 1, len(themes)+1)
	columns[0] = discovery.BoardColumn{Theme: discovery.Theme{ProductID: productID}, AskIDs: []string{}}
	at := map[string]int{}
	for _, t := range themes {
		at[t.ID] = len(columns)
		column := discovery.BoardColumn{Theme: t, AskIDs: []string{}}
		if t.ParentID != nil {
			column.PartOf = columns[at[*t.ParentID]].Name
		}
		columns = append(columns, column)
	}
	placed, err := scan[struct{ ID, ThemeID string }](s.read, `SELECT a.id, coalesce(a.theme_id, '') AS theme_id
		FROM asks a WHERE `+rootsOfProduct+" ORDER BY a.theme_id, a.position, a.id", productID)
	for _, a := range placed {
		column := &columns[at[a.ThemeID]]
		column.AskIDs = append(column.AskIDs, a.ID)
	}
	return columns, err
}

// BoardVoices says who stands behind the asks of a product's board, and counts them by theme.
func (s *Store) BoardVoices(productID string) (discovery.BoardVoices, error) {
	themes, err := s.Themes(productID)
	if err != nil {
		return discovery.BoardVoices{}, err
	}
	persons, err := s.People()
	if err != nil {
		return discovery.BoardVoices{}, err
	}
	const voice = "SELECT coalesce(a.theme_id, '') AS theme_id, v.stakeholder_id, v.channel FROM "
	rows, err := scan[struct {
		discovery.Voice
		ThemeID string
	}](s.read, merged+voice+"asks a JOIN voices v ON v.ask_id = a.id WHERE "+rootsOfProduct+" UNION ALL "+
		voice+"merged m JOIN asks a ON a.id = m.root_id JOIN voices v ON v.ask_id = m.id WHERE "+rootsOfProduct, productID, productID)
	heard := map[string][]discovery.Voice{}
	for _, r := range rows {
		heard[r.ThemeID] = append(heard[r.ThemeID], r.Voice)
	}
	return discovery.CountBoard(themes, heard, persons), err
}

// ThemeColumns gives columns of the board with their asks, all of them or those of some themes ("" for the asks without one).
func (s *Store) ThemeColumns(productID string, themeIDs ...string) ([]discovery.ThemeColumn, error) {
	themes, err := s.Themes(productID)
	if err != nil {
		return nil, err
	}
	condition, args := rootsIn(productID, themeIDs)
	asks, voices, err := heardAsks(s.read, condition, "a.position, a.id", args...)
	if err != nil {
		return nil, err
	}
	persons, err := s.People()
	columns := discovery.ArrangeBoard(productID, themes, asks, voices, persons)
	return slices.DeleteFunc(columns, func(c discovery.ThemeColumn) bool {
		return len(themeIDs) > 0 && !slices.Contains(themeIDs, c.ID)
	}), err
}

// rootsIn picks the roots of a product that are in some themes ("" for those in none), or all where no theme is named.
func rootsIn(productID string, themeIDs []string) (condition string, args []any) {
	if len(themeIDs) == 0 {
		return rootsOfProduct, []any{productID}
	}
	return rootsOfProduct + " AND coalesce(a.theme_id, '') IN " + listed, []any{productID, idList(themeIDs)}
}

// CreateTheme adds a theme at the end of its product's board.
func (s *Store) CreateTheme(t discovery.Theme) (discovery.Theme, error) {
	if err := t.Clean(); err != nil {
		return t, err
	}
	return t, s.change("Add theme "+t.Name, func(tx *gorm.DB) error { return s.insertTheme(tx, &t) })
}

func (s *Store) insertTheme(tx *gorm.DB, t *discovery.Theme) error {
	if _, err := find[discovery.Product](tx, t.ProductID); err != nil {
		return err
	}
	if t.ParentID != nil {
		whole, err := find[discovery.Theme](tx, *t.ParentID)
		if err != nil {
			return err
		}
		if err := t.CheckPart(whole, false); err != nil {
			return err
		}
	}
	var err error
	if t.Position, err = lastPosition(tx, "themes", "product_id = ? AND parent_id IS ? AND deleted_at IS NULL",
		t.ProductID, t.ParentID); err != nil {
		return err
	}
	t.ID, t.CreatedAt, t.UpdatedAt, t.DeletedAt, t.Revision = newID(), s.clock(), s.clock(), nil, 1
	return tx.Create(t).Error
}

// UpdateTheme renames, describes, marks or locks a theme.
func (s *Store) UpdateTheme(t discovery.Theme) (discovery.Theme, error) {
	if err := t.Clean(); err != nil {
		return t, err
	}
	read := t.Revision
	t.UpdatedAt, t.Revision = s.clock(), read+1
	return t, s.change("Edit theme "+t.Name, func(tx *gorm.DB) error {
		return save(tx, &t, t.ID, read, "name", "description", "excludes", "example", "colour", "symbol", "locked", "updated_at")
	})
}

// DeleteTheme deletes a theme; its asks stay, without one, and its parts stand on their own, where it stood.
func (s *Store) DeleteTheme(id string) error {
	return s.discard("Delete theme", discovery.TrashedTheme, id, func(tx *gorm.DB) error {
		theme, err := find[discovery.Theme](tx, id)
		if err != nil {
			return err
		}
		if err := releaseParts(tx, theme); err != nil {
			return err
		}
		if err := s.removeOne(tx, "themes", id); err != nil {
			return err
		}
		return tx.Exec("UPDATE asks SET theme_id = NULL WHERE theme_id = ?", id).Error
	})
}

// releaseParts lets the parts of a theme stand on their own, in its place.
func releaseParts(tx *gorm.DB, whole discovery.Theme) error {
	parts, err := siblings(tx, whole.ProductID, &whole.ID)
	if err != nil || len(parts) == 0 {
		return err
	}
	if err := tx.Exec("UPDATE themes SET parent_id = NULL WHERE id IN ?", parts).Error; err != nil {
		return err
	}
	order, err := siblings(tx, whole.ProductID, nil)
	if err != nil {
		return err
	}
	order = slices.DeleteFunc(order, func(id string) bool { return slices.Contains(parts, id) })
	return number(tx, "themes", slices.Insert(order, slices.Index(order, whole.ID)+1, parts...))
}

// siblings gives in order the themes of a product that are parts of the same one, nil for those that stand on their own.
func siblings(tx *gorm.DB, productID string, parentID *string) ([]string, error) {
	return scan[string](tx, `SELECT id FROM themes
		WHERE product_id = ? AND parent_id IS ? AND deleted_at IS NULL ORDER BY position, id`, productID, parentID)
}

// MergeThemes moves the asks of one theme behind those of another of the same product, and deletes the first. Its parts
// become parts of the other or, where that is a part itself, of the theme that one is a part of.
func (s *Store) MergeThemes(into, from string) error {
	if into == from {
		return discovery.Errorf(discovery.Invalid, "A theme can't be merged with itself.")
	}
	return s.change("Merge themes", func(tx *gorm.DB) error {
		target, err := find[discovery.Theme](tx, into)
		if err != nil {
			return err
		}
		source, err := find[discovery.Theme](tx, from)
		if err != nil {
			return err
		}
		if target.ProductID != source.ProductID {
			return discovery.Errorf(discovery.Invalid, "These themes belong to different products.")
		}
		last, err := lastPosition(tx, "asks", "theme_id = ?", into)
		if err != nil {
			return err
		}
		if err := tx.Exec("UPDATE asks SET theme_id = ?, position = position + ? WHERE theme_id = ?",
			into, last, from).Error; err != nil {
			return err
		}
		if err := handOverParts(tx, source, target); err != nil {
			return err
		}
		return s.removeOne(tx, "themes", from)
	})
}

// handOverParts gives the parts of a theme that goes to the one that it is merged into. A part that takes in its own
// whole stands in the place of that.
func handOverParts(tx *gorm.DB, source, target discovery.Theme) error {
	whole := target.ID
	if target.ParentID != nil && *target.ParentID == source.ID {
		if err := tx.Exec("UPDATE themes SET parent_id = NULL, position = ? WHERE id = ?",
			source.Position, target.ID).Error; err != nil {
			return err
		}
	} else if target.ParentID != nil {
		whole = *target.ParentID
	}
	last, err := lastPosition(tx, "themes", "parent_id = ? AND deleted_at IS NULL", whole)
	if err != nil {
		return err
	}
	return tx.Exec("UPDATE themes SET parent_id = ?, position = position + ? WHERE parent_id = ? AND deleted_at IS NULL",
		whole, last, source.ID).Error
}

// MoveTheme puts a theme among the parts of another ("" for those that stand on their own), before one of these ("" for
// the end).
func (s *Store) MoveTheme(id, parentID, beforeID string) error {
	return s.change("Move theme", func(tx *gorm.DB) error {
		theme, err := find[discovery.Theme](tx, id)
		if err != nil {
			return err
		}
		var parent *string
		if parentID != "" {
			if err := checkPart(tx, theme, parentID); err != nil {
				return err
			}
			parent = &parentID
		}
		if err := tx.Exec("UPDATE themes SET parent_id = ? WHERE id = ? AND parent_id IS NOT ?",
			parent, id, parent).Error; err != nil {
			return err
		}
		neighbours, err := siblings(tx, theme.ProductID, parent)
		if err != nil {
			return err
		}
		return place(tx, "themes", beforeID, neighbours, id)
	})
}

func checkPart(tx *gorm.DB, theme discovery.Theme, parentID string) error {
	whole, err := find[discovery.Theme](tx, parentID)
	if err != nil {
		return err
	}
	parts, err := siblings(tx, theme.ProductID, &theme.ID)
	if err != nil {
		return err
	}
	return theme.CheckPart(whole, len(parts) > 0)
}

// unnest lets themes stand on their own that came back into a hierarchy in which they have no place any more: parts with
// parts of their own, and parts of what is no theme of their product that stands on its own.
func unnest(tx *gorm.DB) error {
	for _, astray := range []string{
		"EXISTS (SELECT 1 FROM themes part WHERE part.parent_id = themes.id AND part.deleted_at IS NULL)",
		`parent_id NOT IN (SELECT whole.id FROM themes whole
			WHERE whole.deleted_at IS NULL AND whole.parent_id IS NULL AND whole.product_id = themes.product_id)`,
	} {
		err := tx.Exec("UPDATE themes SET parent_id = NULL WHERE deleted_at IS NULL AND parent_id IS NOT NULL AND " + astray).Error
		if err != nil {
			return err
		}
	}
	return nil
}
