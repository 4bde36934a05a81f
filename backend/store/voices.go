package store

import (
	"strings"

	"throughline/backend/discovery"
)

// heardRoots is the condition that picks the roots whose voices a query looks at.
func (s *Store) heardRoots(q discovery.VoicesQuery) (condition string, args []any, err error) {
	where := []string{"a.deleted_at IS NULL AND a.merged_into IS NULL"}
	add := func(condition string, values ...any) {
		where, args = append(where, condition), append(args, values...)
	}
	if q.ProductID != "" {
		add("a.product_id = ?", q.ProductID)
	}
	switch q.ThemeID {
	case "":
	case discovery.NoTheme:
		add("a.theme_id IS NULL")
	default:
		add("a.theme_id IN (SELECT id FROM themes WHERE deleted_at IS NULL AND (id = ? OR parent_id = ?))", q.ThemeID, q.ThemeID)
	}
	if q.AskID != "" {
		root, err := findRoot(s.read, q.AskID)
		if err != nil {
			return "", nil, err
		}
		add("a.id = ?", root.ID)
	}
	return strings.Join(where, " AND "), args, nil
}

// Standing gives who stands behind what a query names.
func (s *Store) Standing(q discovery.VoicesQuery) (discovery.Standing, error) {
	condition, args, err := s.heardRoots(q)
	if err != nil {
		return discovery.Standing{}, err
	}
	voices, err := scan[discovery.Voice](s.read, trees(condition)+
		"SELECT v.* FROM trees t JOIN voices v ON v.ask_id = t.ask_id ORDER BY v.at, v.id", args...)
	if err != nil {
		return discovery.Standing{}, err
	}
	persons, err := s.People()
	return discovery.Stand(voices, persons), err
}

// Hearing gives which of the known teams have been heard on what a query names.
func (s *Store) Hearing(q discovery.VoicesQuery) (discovery.Hearing, error) {
	served := []string{}
	if q.ProductID != "" {
		product, err := s.Product(q.ProductID)
		if err != nil {
			return discovery.Hearing{}, err
		}
		served = product.Teams
	}
	condition, args, err := s.heardRoots(q)
	if err != nil {
		return discovery.Hearing{}, err
	}
	voices, _, err := voicesByRoot(s.read, condition, args...)
	if err != nil {
		return discovery.Hearing{}, err
	}
	persons, err := s.Stakeholders()
	return discovery.HearTeams(served, persons, voices), err
}

// Overlap gives channels by roots for what a query names.
func (s *Store) Overlap(q discovery.VoicesQuery) (discovery.Overlap, error) {
	condition, args, err := s.heardRoots(q)
	if err != nil {
		return discovery.Overlap{}, err
	}
	asks, voices, err := heardAsks(s.read, condition, "a.id", args...)
	return discovery.ArrangeOverlap(asks, voices), err
}

// TellableOverlap is Overlap as it may leave the workspace: without what was said off the record.
func (s *Store) TellableOverlap(q discovery.VoicesQuery) (discovery.Overlap, error) {
	condition, args, err := s.heardRoots(q)
	if err != nil {
		return discovery.Overlap{}, err
	}
	details, err := askDetails(s.read, condition, args...)
	if err != nil {
		return discovery.Overlap{}, err
	}
	rules := map[string]discovery.Discretion{}
	asks, voices := []discovery.AskSummary{}, map[string][]discovery.Voice{}
	for _, detail := range details {
		rule, known := rules[detail.ProductID]
		if !known {
			if rule, err = s.Discretion(detail.ProductID); err != nil {
				return discovery.Overlap{}, err
			}
			rules[detail.ProductID] = rule
		}
		kept, ok := rule.Ask(detail)
		if !ok {
			continue
		}
		kept.ThemeName, _ = rule.Text(kept.ThemeName)
		asks = append(asks, kept.AskSummary)
		for _, e := range kept.Evidence {
			voices[kept.ID] = append(voices[kept.ID], e.Voice)
		}
	}
	return discovery.ArrangeOverlap(asks, voices), nil
}
