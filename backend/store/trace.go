package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Trace lays out what a PRD rests on: the asks of its product by theme, and the requirements that cite each.
func (s *Store) Trace(prdID string) (discovery.Trace, error) {
	m, err := s.traceMaterial(prdID)
	if err != nil {
		return discovery.Trace{}, err
	}
	return m.LayOut(), nil
}

func (s *Store) traceMaterial(prdID string) (discovery.TraceMaterial, error) {
	var m discovery.TraceMaterial
	found, err := prdSummaries(s.read, "d.id = ?", prdID)
	if err == nil && len(found) == 0 {
		err = translate(gorm.ErrRecordNotFound)
	}
	if err != nil {
		return m, err
	}
	m.PRD = found[0]
	if m.Themes, err = s.Themes(m.PRD.ProductID); err != nil {
		return m, err
	}
	if m.Requirements, err = scan[discovery.Requirement](s.read,
		"SELECT id, number, statement, priority, state FROM requirements WHERE prd_id = ? ORDER BY position, id", prdID); err != nil {
		return m, err
	}
	if m.Citations, err = scan[discovery.Citation](s.read, citationsOf, prdID); err != nil {
		return m, err
	}
	if m.Asks, err = traceAsks(s.read, m.PRD.ProductID, m.Citations); err != nil {
		return m, err
	}
	if m.Private, err = privateRoots(s.read, m.PRD.ProductID); err != nil {
		return m, err
	}
	m.Elsewhere, err = citedElsewhere(s.read, m.PRD.PRD)
	return m, err
}

// citationsOf reads the citations of a PRD in their order, each with the ask that it shows.
var citationsOf = "SELECT c.requirement_id, c.cited, " + citedRoot + ` AS ask_id
	FROM requirements r CROSS JOIN citations c ON c.requirement_id = r.id JOIN asks w ON w.id = c.ask_id
	WHERE r.prd_id = ? ORDER BY c.position, c.ask_id`

// traceAsks gives the roots of a product in order, and what was deleted and is cited. There may be very many: of those
// that are not cited only what the matrix shows.
func traceAsks(db *gorm.DB, productID string, citations []discovery.Citation) ([]discovery.Ask, error) {
	ids := make([]string, len(citations))
	for i, c := range citations {
		ids[i] = c.AskID
	}
	full, err := scan[discovery.Ask](db, `SELECT id, theme_id, statement, need, whys, decision, deleted_at FROM asks
		WHERE id IN `+listed+" ORDER BY position, id", idList(ids))
	if err != nil {
		return nil, err
	}
	cited := make(map[string]*discovery.Ask, len(full))
	for i := range full {
		cited[full[i].ID] = &full[i]
	}
	asks := []discovery.Ask{}
	err = each(db, func(scan func(...any) error) error {
		var a discovery.Ask
		if err := scan(&a.ID, &a.ThemeID, &a.Statement, &a.Decision); err != nil {
			return err
		}
		if whole := cited[a.ID]; whole != nil {
			a = *whole
		}
		asks = append(asks, a)
		return nil
	}, "SELECT a.id, a.theme_id, a.statement, a.decision FROM asks a WHERE "+rootsOfProduct+
		" ORDER BY a.position, a.id", productID)
	for _, a := range full {
		if a.DeletedAt != nil {
			asks = append(asks, a)
		}
	}
	return asks, err
}

// privateRoots gives those roots of a product that say what was said off the record only.
func privateRoots(db *gorm.DB, productID string) (map[string]bool, error) {
	doubtful, err := column(db, "SELECT DISTINCT "+rootOf("w")+` FROM asks w CROSS JOIN voices v ON v.ask_id = w.id
		CROSS JOIN notes n ON n.id = v.note_id WHERE w.product_id = ? AND w.deleted_at IS NULL AND n.private`, productID)
	if err != nil {
		return nil, err
	}
	return privateAsks(db, doubtful)
}

// citedElsewhere counts for each ask that other PRDs of the product cite how many of their requirements do, without those
// that were dropped.
func citedElsewhere(db *gorm.DB, prd discovery.PRD) (map[string]int, error) {
	counts := map[string]int{}
	err := each(db, func(scan func(...any) error) error {
		var id string
		var n int
		err := scan(&id, &n)
		counts[id] = n
		return err
	}, "SELECT "+rootOf("w")+` AS root, count(DISTINCT r.id) FROM prds d CROSS JOIN requirements r ON r.prd_id = d.id
		CROSS JOIN citations c ON c.requirement_id = r.id JOIN asks w ON w.id = c.ask_id AND w.deleted_at IS NULL
		WHERE d.product_id = ? AND d.id <> ? AND d.deleted_at IS NULL AND r.state <> ? GROUP BY root`,
		prd.ProductID, prd.ID, discovery.Dropped)
	return counts, err
}

// TellableTrace is Trace as it may leave the workspace, with the words that it rests on: of the asks of the themes that the
// PRD draws on, the accepted ones and those that it cites, or of all.
func (s *Store) TellableTrace(prdID string, all bool) (discovery.TraceTable, error) {
	var none discovery.TraceTable
	trace, err := s.Trace(prdID)
	if err != nil {
		return none, err
	}
	prd, err := s.PRD(prdID)
	if err != nil {
		return none, err
	}
	said, err := scan[voiceRow](s.read, wideTrees(rootsOfProduct)+`SELECT t.root_id, v.ask_id, v.stakeholder_id, v.session_id,
		v.note_id, v.channel, v.at, v.words FROM trees t JOIN voices v ON v.ask_id = t.ask_id ORDER BY v.at, v.id`,
		prd.ProductID, prd.ProductID)
	if err != nil {
		return none, err
	}
	evidence := map[string][]discovery.Evidence{}
	for _, v := range said {
		evidence[v.RootID] = append(evidence[v.RootID], discovery.Evidence{Voice: v.Voice})
	}
	people, err := s.People()
	if err != nil {
		return none, err
	}
	discretion, err := s.Discretion(prd.ProductID)
	if err != nil {
		return none, err
	}
	table := discretion.Trace(trace, prd, evidence, people)
	if !all {
		table.Narrow()
	}
	return table, nil
}

// Citing gives the requirements that rest on what a query names, by PRD, the latest changed first.
func (s *Store) Citing(q discovery.CitingQuery) ([]discovery.Citing, error) {
	condition, of, err := restingOn(s.read, q)
	if err != nil {
		return nil, err
	}
	rows, err := citing(s.read, condition, of)
	found, seen := []discovery.Citing{}, map[string]bool{}
	for _, r := range rows {
		if !seen[r.RequirementID] {
			found, seen[r.RequirementID] = append(found, r.Citing), true
		}
	}
	return found, err
}

// citingRow is a requirement that cites a root, or what was merged into it.
type citingRow struct {
	discovery.Citing
	RootID string
}

// citing gives the requirements that cite the roots which meet a condition, by PRD, the latest changed first.
func citing(db *gorm.DB, condition string, args ...any) ([]citingRow, error) {
	rows, err := scan[citingRow](db, trees(condition)+`SELECT DISTINCT t.root_id, r.id AS requirement_id, r.number, r.statement,
		r.state, d.id AS prd_id, d.title AS prd_title, d.updated_at, r.position
		FROM trees t CROSS JOIN citations c ON c.ask_id = t.ask_id JOIN requirements r ON r.id = c.requirement_id
		JOIN prds d ON d.id = r.prd_id WHERE d.deleted_at IS NULL ORDER BY d.updated_at DESC, d.id, r.position, r.id`, args...)
	for i := range rows {
		rows[i].Ref = discovery.Requirement{Number: rows[i].Number}.Ref()
	}
	return rows, err
}

// CitingNotes gives the requirements that rest on the notes of a session, each with its note.
func (s *Store) CitingNotes(sessionID string) ([]discovery.NoteCiting, error) {
	said, err := scan[struct{ NoteID, RootID string }](s.read, "SELECT v.note_id, "+rootOf("w")+` AS root_id FROM voices v
		JOIN asks w ON w.id = v.ask_id WHERE v.session_id = ? AND v.note_id IS NOT NULL AND w.deleted_at IS NULL`, sessionID)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(said))
	for i, v := range said {
		ids[i] = v.RootID
	}
	rows, err := citing(s.read, "a.id IN "+listed, idList(ids))
	byRoot := map[string][]discovery.Citing{}
	for _, r := range rows {
		byRoot[r.RootID] = append(byRoot[r.RootID], r.Citing)
	}
	found := []discovery.NoteCiting{}
	for _, v := range said {
		for _, c := range byRoot[v.RootID] {
			found = append(found, discovery.NoteCiting{NoteID: v.NoteID, Citing: c})
		}
	}
	return found, err
}

// restingOn is the condition that picks the roots which what a query names stands behind, holds or is.
func restingOn(db *gorm.DB, q discovery.CitingQuery) (condition, id string, err error) {
	switch {
	case q.AskID != "":
		root, err := findRoot(db, q.AskID)
		return "a.id = ?", root.ID, err
	case q.NoteID != "":
		return byVoices("v.note_id = ?"), q.NoteID, nil
	case q.StakeholderID != "":
		return byVoices("v.stakeholder_id = ?"), q.StakeholderID, nil
	default:
		return "a.deleted_at IS NULL AND a.theme_id IN " +
			"(SELECT id FROM themes WHERE deleted_at IS NULL AND ? IN (id, parent_id))", q.ThemeID, nil
	}
}
