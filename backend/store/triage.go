package store

import (
	"fmt"
	"time"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// counted puts a number of asks behind what is done to them: "Accept ask", "Accept 12 asks".
func counted(deed string, n int) string {
	if n == 1 {
		return deed + " ask"
	}
	return fmt.Sprintf("%s %d asks", deed, n)
}

// DecideAsks decides on asks as one step, which also wakes them. A reason replaces that of before; "" leaves it.
func (s *Store) DecideAsks(ids []string, decision discovery.Decision, reason string) error {
	deed, known := map[discovery.Decision]string{
		discovery.Undecided: "Reopen", discovery.Accepted: "Accept", discovery.Later: "Put off", discovery.Declined: "Decline",
	}[decision]
	if !known {
		return discovery.InvalidField("decision", "%q is no decision that Throughline knows.", decision)
	}
	ask := discovery.Ask{ProductID: "any", Statement: "any", Reason: reason}
	if err := ask.Clean(); err != nil {
		return err
	}
	return s.change(counted(deed, len(ids)), func(tx *gorm.DB) error {
		return tx.Exec(`UPDATE asks SET decision = @decision, reason = iif(@reason = '', reason, @reason), snoozed_until = '',
			revision = revision + 1, updated_at = @now
			WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(@ids))
			AND (decision, reason, snoozed_until) <> (@decision, iif(@reason = '', reason, @reason), '')`,
			map[string]any{"decision": decision, "reason": ask.Reason, "now": s.clock(), "ids": idList(ids)}).Error
	})
}

// SnoozeAsks lets asks sleep until a day that is still to come, as one step; "" wakes them.
func (s *Store) SnoozeAsks(ids []string, until string) error {
	deed := "Snooze"
	if until == "" {
		deed = "Wake"
	} else if _, err := time.Parse(time.DateOnly, until); err != nil {
		return discovery.InvalidField("until", "A day is written like 2026-12-01, not %q.", until)
	} else if until <= s.today() {
		return discovery.InvalidField("until", "That day is here already. Choose one that is still to come.")
	}
	return s.change(counted(deed, len(ids)), func(tx *gorm.DB) error {
		return tx.Exec(`UPDATE asks SET snoozed_until = ?, revision = revision + 1, updated_at = ?
			WHERE deleted_at IS NULL AND snoozed_until <> ? AND id IN `+listed, until, s.clock(), until, idList(ids)).Error
	})
}

// MoveAsks puts asks somewhere on the board, as one step.
func (s *Store) MoveAsks(move discovery.AskMove) error {
	return s.change(counted("Move", len(move.IDs)), func(tx *gorm.DB) error {
		products, err := scan[string](tx, "SELECT DISTINCT product_id FROM asks WHERE deleted_at IS NULL AND id IN "+listed,
			idList(move.IDs))
		switch {
		case err != nil:
			return err
		case len(products) == 0:
			return gorm.ErrRecordNotFound
		case len(products) > 1:
			return discovery.Errorf(discovery.Invalid,
				"These asks belong to different products, and a theme to one. Choose asks of one product.")
		}
		theme, err := s.themeFor(tx, products[0], move.ThemeID, move.NewTheme)
		if err != nil {
			return err
		}
		if err := tx.Exec("UPDATE asks SET theme_id = ? WHERE deleted_at IS NULL AND theme_id IS NOT ? AND id IN "+listed,
			theme, theme, idList(move.IDs)).Error; err != nil {
			return err
		}
		neighbours, err := scan[string](tx, `SELECT id FROM asks
			WHERE product_id = ? AND theme_id IS ? AND deleted_at IS NULL ORDER BY position, id`, products[0], theme)
		if err != nil {
			return err
		}
		return place(tx, "asks", move.BeforeID, neighbours, move.IDs...)
	})
}

// themeFor gives the id of a product's theme, by its id or by its name; nil for none.
func (s *Store) themeFor(tx *gorm.DB, productID, themeID, name string) (*string, error) {
	if name = discovery.CleanLine(name); name != "" {
		same, err := scan[string](tx, `SELECT id FROM themes WHERE deleted_at IS NULL AND product_id = ?
			AND searchable(name) = searchable(?) ORDER BY position LIMIT 1`, productID, name)
		if err != nil {
			return nil, err
		}
		if len(same) == 1 {
			return &same[0], nil
		}
		theme := discovery.Theme{ProductID: productID, Name: name}
		if err := theme.Clean(); err != nil {
			return nil, err
		}
		return &theme.ID, s.insertTheme(tx, &theme)
	}
	if themeID == "" {
		return nil, nil //nolint:nilnil // no theme is a good answer
	}
	theme, err := find[discovery.Theme](tx, themeID)
	if err == nil && theme.ProductID != productID {
		err = discovery.Errorf(discovery.Invalid, "The asks and the theme belong to different products.")
	}
	return &theme.ID, err
}

// AskViews gives the filters of asks that the PM keeps, in their order.
func (s *Store) AskViews() ([]discovery.AskView, error) {
	return list[discovery.AskView](s.read.Order("position, id"))
}

// SaveAskView keeps a filter of asks by a name, behind the others; with the id of one that is kept it replaces that.
func (s *Store) SaveAskView(v discovery.AskView) (discovery.AskView, error) {
	if err := v.Clean(); err != nil {
		return v, err
	}
	if v.ID != "" {
		return v, s.change("Edit view "+v.Name, func(tx *gorm.DB) error {
			result := tx.Model(&v).Where("id = ?", v.ID).Select("name", "filter").Updates(&v)
			if result.Error == nil && result.RowsAffected == 0 {
				return gorm.ErrRecordNotFound
			}
			return result.Error
		})
	}
	return v, s.change("Save view "+v.Name, func(tx *gorm.DB) error {
		var err error
		if v.Position, err = lastPosition(tx, "ask_views", "1"); err != nil {
			return err
		}
		v.ID, v.CreatedAt = newID(), s.clock()
		return tx.Create(&v).Error
	})
}

// MoveAskView puts a view before another ("" for the end).
func (s *Store) MoveAskView(id, beforeID string) error {
	return s.change("Move view", func(tx *gorm.DB) error {
		neighbours, err := scan[string](tx, "SELECT id FROM ask_views ORDER BY position, id")
		if err != nil {
			return err
		}
		return place(tx, "ask_views", beforeID, neighbours, id)
	})
}

// DeleteAskView forgets a view; the asks stay.
func (s *Store) DeleteAskView(id string) error {
	return s.change("Delete view", func(tx *gorm.DB) error {
		result := tx.Exec("DELETE FROM ask_views WHERE id = ?", id)
		if result.Error == nil && result.RowsAffected == 0 {
			return gorm.ErrRecordNotFound
		}
		return result.Error
	})
}
