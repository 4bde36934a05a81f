package store

import (
	"slices"
	"strings"

	"throughline/backend/discovery"

	"gorm.io/gorm"
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
	if words, wanted := withWords(q.Text); words != "" {
		add(words, wanted...)
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
	voices := []discovery.Voice{}
	err = each(s.read, func(scan func(...any) error) error {
		var v discovery.Voice
		err := scan(&v.StakeholderID, &v.Channel, &v.At, &v.Importance)
		voices = append(voices, v)
		return err
	}, wideTrees(condition)+`SELECT v.stakeholder_id, v.channel, v.at, v.importance
		FROM trees t JOIN voices v ON v.ask_id = t.ask_id ORDER BY v.at, v.id`, slices.Concat(args, args)...)
	if err != nil {
		return discovery.Standing{}, err
	}
	persons, err := s.People()
	return discovery.Stand(voices, persons), err
}

// Hearing gives which of the teams that should be have been heard on what a query names.
func (s *Store) Hearing(q discovery.VoicesQuery) (discovery.Hearing, error) {
	var product discovery.Product
	if q.ProductID != "" {
		var err error
		if product, err = s.Product(q.ProductID); err != nil {
			return discovery.Hearing{}, err
		}
	}
	condition, args, err := s.heardRoots(q)
	if err != nil {
		return discovery.Hearing{}, err
	}
	voices, err := heard(s.read, condition, args...)
	if err != nil {
		return discovery.Hearing{}, err
	}
	persons, err := s.Stakeholders()
	return discovery.HearTeams(product.Kind, product.Teams, persons, voices), err
}

// Overlap gives channels by roots for what a query names, its rows by their ids.
func (s *Store) Overlap(q discovery.VoicesQuery) (discovery.Overlap, error) {
	condition, args, err := s.heardRoots(q)
	if err != nil {
		return discovery.Overlap{}, err
	}
	voices, err := heard(s.read, condition, args...)
	if err != nil {
		return discovery.Overlap{}, err
	}
	asks := []discovery.AskSummary{}
	err = each(s.read, func(scan func(...any) error) error {
		var a discovery.AskSummary
		err := scan(&a.ID, &a.Statement)
		a.Voices = discovery.CountVoices(voices[a.ID], nil)
		asks = append(asks, a)
		return err
	}, "SELECT a.id, a.statement FROM asks a WHERE "+condition, args...)
	return discovery.ArrangeOverlap(asks, voices).Outline(), err
}

// OverlapRows gives rows of an overlap by their asks, in the order of the ids, as far as they are still there.
func (s *Store) OverlapRows(ids []string) ([]discovery.OverlapRow, error) {
	asks, voices, err := heardAsks(s.read, isRoot+" AND a.id IN "+listed, "a.id", idList(ids))
	if err != nil {
		return nil, err
	}
	inOrder(asks, ids)
	rows := make([]discovery.OverlapRow, len(asks))
	for i, a := range asks {
		rows[i] = discovery.OverlapRowOf(a, voices[a.ID])
	}
	return rows, nil
}

// overlapAsks gives as much of the roots that meet a condition as an overlap says of them.
func overlapAsks(db *gorm.DB, condition string, args ...any) ([]discovery.AskSummary, error) {
	rows, err := scan[askRow](db, "SELECT a.id, a.product_id, a.statement, p.name AS product_name, "+themePath+` AS theme_name
		FROM asks a JOIN products p ON p.id = a.product_id LEFT JOIN themes t ON t.id = a.theme_id WHERE `+condition, args...)
	asks := make([]discovery.AskSummary, len(rows))
	for i, r := range rows {
		asks[i] = discovery.AskSummary{Ask: r.Ask, ProductName: r.ProductName, ThemeName: r.ThemeName}
	}
	return asks, err
}

// TellableOverlap is Overlap, with its rows, as it may leave the workspace: without what was said off the record.
func (s *Store) TellableOverlap(q discovery.VoicesQuery) (discovery.OverlapTable, error) {
	var none discovery.OverlapTable
	condition, args, err := s.heardRoots(q)
	if err != nil {
		return none, err
	}
	all, err := overlapAsks(s.read, condition, args...)
	if err != nil {
		return none, err
	}
	said, err := scan[voiceRow](s.read, wideTrees(condition)+`SELECT t.root_id, v.ask_id, v.stakeholder_id, v.session_id,
		v.note_id, v.channel, v.at, v.words FROM trees t JOIN voices v ON v.ask_id = t.ask_id ORDER BY v.at, v.id`,
		slices.Concat(args, args)...)
	if err != nil {
		return none, err
	}
	people, err := s.People()
	if err != nil {
		return none, err
	}
	evidence := map[string][]discovery.Evidence{}
	for _, v := range said {
		evidence[v.RootID] = append(evidence[v.RootID], discovery.Evidence{Voice: v.Voice})
	}
	rules := map[string]discovery.Discretion{}
	asks, voices := []discovery.AskSummary{}, map[string][]discovery.Voice{}
	for _, a := range all {
		rule, known := rules[a.ProductID]
		if !known {
			if rule, err = s.Discretion(a.ProductID); err != nil {
				return none, err
			}
			rules[a.ProductID] = rule
		}
		kept, ok := rule.Ask(discovery.AskDetail{AskSummary: a, Evidence: evidence[a.ID]})
		if !ok {
			continue
		}
		kept.ThemeName, _ = rule.Text(kept.ThemeName)
		for _, e := range kept.Evidence {
			voices[kept.ID] = append(voices[kept.ID], e.Voice)
		}
		kept.Hear(voices[kept.ID], people)
		asks = append(asks, kept.AskSummary)
	}
	return discovery.ArrangeOverlap(asks, voices), nil
}
