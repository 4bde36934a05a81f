package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Themes gives a product's themes in the order of the board; productID "" takes those of all products.
func (s *Store) Themes(productID string) ([]discovery.Theme, error) {
	query := s.read.Where("deleted_at IS NULL")
	if productID != "" {
		query = query.Where("product_id = ?", productID)
	}
	return list[discovery.Theme](query.Order("product_id, position, id"))
}

// Board gives a product's themes with their asks: first the asks without a theme, then each theme in order.
func (s *Store) Board(productID string) ([]discovery.ThemeColumn, error) {
	themes, err := s.Themes(productID)
	if err != nil {
		return nil, err
	}
	asks, voices, err := heardAsks(s.read, rootsOfProduct, "a.position, a.id", productID)
	if err != nil {
		return nil, err
	}
	persons, err := s.People()
	if err != nil {
		return nil, err
	}
	return discovery.ArrangeBoard(productID, themes, asks, voices, persons), nil
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
	var err error
	if t.Position, err = lastPosition(tx, "themes", "product_id = ? AND deleted_at IS NULL", t.ProductID); err != nil {
		return err
	}
	t.ID, t.CreatedAt, t.UpdatedAt, t.DeletedAt, t.Revision = newID(), s.clock(), s.clock(), nil, 1
	return tx.Create(t).Error
}

// UpdateTheme renames or describes a theme.
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

// DeleteTheme deletes a theme; its asks stay, without one.
func (s *Store) DeleteTheme(id string) error {
	return s.discard("Delete theme", discovery.TrashedTheme, id, func(tx *gorm.DB) error {
		if err := s.removeOne(tx, "themes", id); err != nil {
			return err
		}
		return tx.Exec("UPDATE asks SET theme_id = NULL WHERE theme_id = ?", id).Error
	})
}

// MergeThemes moves the asks of one theme behind those of another of the same product, and deletes the first.
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
		return s.removeOne(tx, "themes", from)
	})
}

// MoveAsk puts an ask into a theme of its product ("" for none), before another ask ("" for the end).
func (s *Store) MoveAsk(askID, themeID, beforeID string) error {
	return s.change("Move ask", func(tx *gorm.DB) error {
		ask, err := find[discovery.Ask](tx, askID)
		if err != nil {
			return err
		}
		var theme *string
		if themeID != "" {
			found, err := find[discovery.Theme](tx, themeID)
			if err != nil {
				return err
			}
			if found.ProductID != ask.ProductID {
				return discovery.Errorf(discovery.Invalid, "The ask and the theme belong to different products.")
			}
			theme = &themeID
		}
		if err := tx.Exec("UPDATE asks SET theme_id = ? WHERE id = ?", theme, askID).Error; err != nil {
			return err
		}
		neighbours, err := scan[string](tx, `SELECT id FROM asks
			WHERE product_id = ? AND theme_id IS ? AND deleted_at IS NULL ORDER BY position, id`, ask.ProductID, theme)
		if err != nil {
			return err
		}
		return place(tx, "asks", askID, beforeID, neighbours)
	})
}

// MoveTheme puts a theme before another on its board ("" for the end).
func (s *Store) MoveTheme(id, beforeID string) error {
	return s.change("Move theme", func(tx *gorm.DB) error {
		theme, err := find[discovery.Theme](tx, id)
		if err != nil {
			return err
		}
		neighbours, err := scan[string](tx,
			"SELECT id FROM themes WHERE product_id = ? AND deleted_at IS NULL ORDER BY position, id", theme.ProductID)
		if err != nil {
			return err
		}
		return place(tx, "themes", id, beforeID, neighbours)
	})
}
