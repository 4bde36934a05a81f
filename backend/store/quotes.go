package store

import (
	"strings"

	"throughline/backend/discovery"
)

// Quotes gives what was said of a product, behind its asks and in the quotes of its sessions, each once, the latest first,
// as far as it may leave the workspace.
func (s *Store) Quotes(productID string) ([]discovery.Quote, error) {
	discretion, err := s.Discretion(productID)
	if err != nil {
		return nil, err
	}
	all, err := scan[discovery.Quote](s.read, `SELECT * FROM (
		SELECT v.words, v.stakeholder_id, v.session_id, coalesce(s.title, '') AS session_title, v.note_id, v.at
			FROM voices v JOIN asks a ON a.id = v.ask_id LEFT JOIN sessions s ON s.id = v.session_id
			WHERE a.product_id = @product AND a.deleted_at IS NULL AND v.words <> ''
		UNION ALL
		SELECT n.text, n.speaker_id, n.session_id, s.title, n.id, n.created_at
			FROM notes n JOIN sessions s ON s.id = n.session_id
			WHERE s.product_id = @product AND n.kind = @quote AND n.deleted_at IS NULL AND s.deleted_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM voices v WHERE v.note_id = n.id)
		) ORDER BY at DESC`, map[string]any{"product": productID, "quote": discovery.QuoteNote})
	if err != nil {
		return nil, err
	}
	quotes, said := []discovery.Quote{}, map[string]bool{}
	for _, q := range all {
		who := ""
		if q.StakeholderID != nil {
			who = *q.StakeholderID
		}
		kept, ok := discretion.Quote(q)
		if key := who + "\n" + strings.TrimSpace(q.Words); ok && !said[key] {
			said[key] = true
			quotes = append(quotes, kept)
		}
	}
	return quotes, nil
}
