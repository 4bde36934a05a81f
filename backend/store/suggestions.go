package store

import (
	"slices"

	"throughline/backend/discovery"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// AskTexts gives the roots of a product as far as grouping goes by them.
func (s *Store) AskTexts(productID string) ([]discovery.AskText, error) {
	texts, err := scan[discovery.AskText](s.read, "SELECT a.id, a.statement, a.theme_id FROM asks a WHERE "+rootsOfProduct+
		" ORDER BY a.id", productID)
	if err != nil {
		return nil, err
	}
	heard, err := scan[string](s.read, "SELECT DISTINCT "+rootOf("w")+` FROM notes n JOIN voices v ON v.note_id = n.id
		JOIN asks w ON w.id = v.ask_id AND w.product_id = ? WHERE n.private`, productID)
	if err != nil {
		return nil, err
	}
	private, err := privateAsks(s.read, heard)
	for i := range texts {
		texts[i].Private = private[texts[i].ID]
	}
	return texts, err
}

// CountGroups counts the independent voices behind each group of a product's roots.
func (s *Store) CountGroups(productID string, groups [][]string) ([]discovery.VoiceCount, error) {
	voices, err := heard(s.read, rootsOfProduct, productID)
	if err != nil {
		return nil, err
	}
	persons, err := s.People()
	if err != nil {
		return nil, err
	}
	counts := make([]discovery.VoiceCount, len(groups))
	for i, group := range groups {
		var all []discovery.Voice
		for _, id := range group {
			all = append(all, voices[id]...)
		}
		counts[i] = discovery.CountVoices(all, persons)
	}
	return counts, nil
}

// AcceptTheme puts asks into a theme as one step and gives it. A new one is made at the end of the board, unless there is
// one of that name. Asks that have gone elsewhere since stay there.
func (s *Store) AcceptTheme(part discovery.ThemePart) (discovery.Theme, error) {
	var theme discovery.Theme
	if len(part.AskIDs) == 0 {
		return theme, discovery.InvalidField("askIds", "No ask is ticked. Tick those that belong into the theme.")
	}
	if err := (&discovery.Theme{ProductID: part.ProductID, Name: part.Name}).Clean(); part.ThemeID == "" && err != nil {
		return theme, err
	}
	err := s.change("Accept theme "+clip(discovery.CleanLine(part.Name), 60), func(tx *gorm.DB) error {
		name := part.Name
		if part.ThemeID != "" {
			name = "" // the theme has one
		}
		id, err := s.themeFor(tx, part.ProductID, part.ThemeID, name)
		if err != nil {
			return err
		}
		if theme, err = find[discovery.Theme](tx, *id); err != nil {
			return err
		}
		var from *string
		if part.FromID != "" {
			from = &part.FromID
		}
		last, err := lastPosition(tx, "asks", "theme_id = ? AND deleted_at IS NULL", theme.ID)
		if err != nil {
			return err
		}
		return tx.Exec(`UPDATE asks SET theme_id = ?, position = ? + j.key FROM json_each(?) j WHERE asks.id = j.value
			AND product_id = ? AND theme_id IS ? AND deleted_at IS NULL AND merged_into IS NULL`,
			theme.ID, last, idList(part.AskIDs), part.ProductID, from).Error
	})
	return theme, err
}

// Dismissals gives the suggestions of a product that the PM did not want.
func (s *Store) Dismissals(productID string) ([]discovery.Dismissal, error) {
	return list[discovery.Dismissal](s.read.Where("product_id = ?", productID).Order("id"))
}

// DismissTheme remembers that the PM does not want a suggestion.
func (s *Store) DismissTheme(part discovery.ThemePart) error {
	return s.change("Dismiss suggested theme", func(tx *gorm.DB) error {
		if _, err := find[discovery.Product](tx, part.ProductID); err != nil {
			return err
		}
		d := discovery.Dismissal{
			ID: newID(), ProductID: part.ProductID, AskIDs: part.AskIDs, DismissedAt: s.clock(),
		}
		if part.ThemeID != "" {
			d.ThemeID = &part.ThemeID
		}
		return tx.Create(&d).Error
	})
}

// RestoreDismissals forgets which suggestions of a product the PM did not want.
func (s *Store) RestoreDismissals(productID string) error {
	return s.change("Bring dismissed suggestions back", func(tx *gorm.DB) error {
		return tx.Exec("DELETE FROM dismissals WHERE product_id = ?", productID).Error
	})
}

// AskPairs gives what the PM said of the asks of a product, each ask by its root. What was said of two that are merged now
// says nothing any more.
func (s *Store) AskPairs(productID string) ([]discovery.AskPair, error) {
	rows, err := scan[discovery.AskPair](s.read, "SELECT "+rootOf("a")+" AS ask_id, "+rootOf("b")+` AS other_id, p.together
		FROM ask_pairs p JOIN asks a ON a.id = p.ask_id AND a.deleted_at IS NULL
		JOIN asks b ON b.id = p.other_id AND b.deleted_at IS NULL
		WHERE a.product_id = ? AND b.product_id = a.product_id ORDER BY p.ask_id, p.other_id`, productID)
	pairs := []discovery.AskPair{}
	for _, p := range rows {
		if p.AskID != p.OtherID {
			pairs = append(pairs, discovery.PairOf(p.AskID, p.OtherID, p.Together))
		}
	}
	return pairs, err
}

// mostApart is how many asks can be said to be apart from each other at a time: each from each makes many pairs.
const mostApart = 50

// PairAsks keeps for ever that asks belong together, or that no two of them do, in place of what was said of them before.
// With from it is said of each of them and that ask.
func (s *Store) PairAsks(ids []string, from string, together bool) error {
	label := "Keep asks apart"
	if together {
		label = "Keep asks together"
	}
	pairs := pairsOf(ids, from, together)
	switch {
	case len(pairs) == 0:
		return discovery.Errorf(discovery.Invalid, "Choose two asks or more.")
	case from == "" && !together && len(ids) > mostApart:
		return discovery.Errorf(discovery.Invalid, "At most %d asks can be kept apart at a time.", mostApart)
	}
	return s.change(label, func(tx *gorm.DB) error {
		for _, id := range append(slices.Clone(ids), from) {
			if id == "" {
				continue
			}
			if _, err := find[discovery.Ask](tx, id); err != nil {
				return err
			}
		}
		all := idList(append(slices.Clone(ids), from))
		if from == "" {
			if err := tx.Exec("DELETE FROM ask_pairs WHERE ask_id IN "+listed+" AND other_id IN "+listed, all, all).Error; err != nil {
				return err
			}
		}
		return tx.Clauses(clause.OnConflict{UpdateAll: true}).CreateInBatches(pairs, batch).Error
	})
}

// pairsOf makes pairs of asks, each of which is named once: each with from, each with the next where that ties them all, or
// each with each.
func pairsOf(ids []string, from string, together bool) []discovery.AskPair {
	pairs := []discovery.AskPair{}
	for i, id := range ids {
		others := ids[i+1:]
		switch {
		case from != "":
			others = []string{from}
		case together:
			others = others[:min(len(others), 1)]
		}
		for _, other := range others {
			if other != id {
				pairs = append(pairs, discovery.PairOf(id, other, together))
			}
		}
	}
	return pairs
}
