package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// What a search reads at most: the newest candidates are ranked, so that a query that half the workspace answers is as
// quick as a rare one.
const (
	maxCandidates = 300
	maxLines      = 100 // of transcripts, beside those
	defaultHits   = 50
	maxQuery      = 200 // characters
)

// candidate is a row of search_docs that answers a query, with the text that does.
type candidate struct {
	Kind        discovery.HitKind
	Ref         string
	NoteKind    discovery.NoteKind
	SessionID   string
	ProductID   string
	ProductName string
	Place       string
	PersonID    string
	At          time.Time
	OffsetMS    int64
	PRDID       string `gorm:"column:prd_id"` // of a comment
	Requirement int    // the number of the one that a comment is on
	Own         string // the ask itself, where Ref is the root that it was merged into
	Said        string // of an ask: the note that says the same
	Private     bool   // said in a private note
	Hushed      bool   // an ask that a private note stands behind
	Text        string
}

// Search finds what answers the query: every word must be there, the last may be only begun. Texts that have the words
// as typed, next to each other, come first, but for people, who come before all, and lines of transcripts, which come
// behind what the PM wrote; then the newest. What a merged ask says leads to its root.
func (s *Store) Search(q discovery.SearchQuery) (discovery.SearchResult, error) {
	result := discovery.SearchResult{Hits: []discovery.Hit{}}
	terms := words(discovery.CleanLine(clip(q.Text, maxQuery)))
	if len(terms) == 0 {
		return result, nil
	}
	condition, args, err := searchFilter(q)
	if err != nil {
		return result, err
	}
	args["words"], args["most"], args["lines"] = matchQuery(terms), maxCandidates, maxLines
	var found []candidate
	err = s.read.Raw(foundRows(condition), args).Scan(&found).Error
	if err != nil {
		return result, translate(err)
	}
	var hushed []string
	for _, c := range found {
		if c.Hushed {
			hushed = append(hushed, c.Ref, c.Own)
		}
	}
	asks, err := privateAsks(s.read, hushed)
	for i, c := range found {
		found[i].Private = c.Private || asks[c.Ref] || asks[c.Own]
		if c.Requirement > 0 {
			found[i].Place += " · " + discovery.Requirement{Number: c.Requirement}.Ref()
		}
	}
	return rank(found, terms, q.Limit), translate(err)
}

// foundRows is the query for candidates: the newest rows of search_docs that have the words and meet the condition, with
// what each says and where it belongs.
func foundRows(condition string) string {
	return `SELECT d.kind, coalesce(root.id, d.ref) AS ref, coalesce(a.id, '') AS own,
		d.note_kind, d.session_id, d.product_id, d.person_id, d.at,
		coalesce(p.name, '') AS product_name,
		coalesce(n.offset_ms, iif(l.offset_ms < 0, -1, max(l.offset_ms + lt.shift_ms, 0)), 0) AS offset_ms,
		coalesce((SELECT m.id FROM voices w JOIN notes m ON m.id = w.note_id AND m.deleted_at IS NULL
			WHERE w.ask_id = a.id AND instr(m.text, a.statement) = 1 LIMIT 1), '') AS said,
		coalesce(s.title, g.title, CASE WHEN root.id <> a.id THEN root.statement ELSE nullif(` + themePath + `, '') END,
			whole.name, CASE WHEN rd.id = d.part THEN me.name END,
			concat_ws(' · ', cg.title, nullif(cs.title, '')), '') AS place,
		coalesce(co.prd_id, '') AS prd_id, coalesce(cr.number, 0) AS requirement,
		coalesce(n.private, vn.private, 0) AS private,
		root.id IS NOT NULL AND EXISTS (SELECT 1 FROM voices w JOIN notes m ON m.id = w.note_id AND m.private
			WHERE w.ask_id IN (a.id, root.id)) AS hushed,
		CASE d.kind WHEN 'note' THEN n.text WHEN 'transcript' THEN l.text
			WHEN 'session' THEN coalesce(concat_ws(char(10), q.text, nullif(q.digs, '')),
				concat_ws(char(10), s.title, nullif(s.goal, '')))
			WHEN 'ask' THEN coalesce(v.words, concat_ws(char(10), a.statement, nullif(a.need, ''),
				(SELECT group_concat(value, char(10)) FROM json_each(a.whys)),
				(SELECT group_concat(value, char(10)) FROM json_each(a.solutions)),
				nullif(a.workaround, ''), nullif(a.workaround_cost, ''), nullif(a.enables, ''), nullif(a.value, ''), nullif(a.reason, '')))
			WHEN 'person' THEN
				concat_ws(char(10), h.name, nullif(h.role, ''), nullif(h.team, ''), nullif(h.organisation, ''))
			WHEN 'theme' THEN concat_ws(char(10), th.name, nullif(th.description, ''), nullif(th.excludes, ''), nullif(th.example, ''))
			WHEN 'metric' THEN coalesce(rd.note, concat_ws(char(10), me.name, nullif(me.unit, ''), nullif(me.source, '')))
			WHEN 'comment' THEN co.text
			ELSE coalesce(c.title || char(10) || c.body, r.statement || char(10) || r.rationale, g.title, '') END AS text
		FROM (
			SELECT * FROM (SELECT d.* FROM search_index i JOIN search_docs d ON d.id = i.rowid
				WHERE search_index MATCH @words AND i.rowid > 0 AND ` + condition + ` ORDER BY i.rowid DESC LIMIT @most)
			UNION ALL
			SELECT * FROM (SELECT d.* FROM search_index i JOIN search_docs d ON d.id = i.rowid
				WHERE search_index MATCH @words AND i.rowid < 0 AND ` + condition + ` ORDER BY i.rowid LIMIT @lines)) d
		LEFT JOIN products p ON p.id = d.product_id
		LEFT JOIN stakeholders h ON d.kind = 'person' AND h.id = d.part
		LEFT JOIN notes n ON d.kind = 'note' AND n.id = d.part
		LEFT JOIN transcript_lines l ON d.kind = 'transcript' AND l.id = d.part
		LEFT JOIN transcripts lt ON lt.id = l.transcript_id
		LEFT JOIN sessions s ON s.id = d.session_id
		LEFT JOIN questions q ON d.kind = 'session' AND q.id = d.part
		LEFT JOIN asks a ON d.kind = 'ask' AND a.id = d.ref
		LEFT JOIN asks root ON root.id = ` + rootOf("a") + `
		LEFT JOIN voices v ON d.kind = 'ask' AND v.id = d.part
		LEFT JOIN notes vn ON vn.id = v.note_id
		LEFT JOIN themes t ON t.id = root.theme_id
		LEFT JOIN themes th ON d.kind = 'theme' AND th.id = d.part LEFT JOIN themes whole ON whole.id = th.parent_id
		LEFT JOIN prds g ON d.kind = 'prd' AND g.id = d.ref
		LEFT JOIN prd_sections c ON d.kind = 'prd' AND c.id = d.part
		LEFT JOIN requirements r ON d.kind = 'prd' AND r.id = d.part
		LEFT JOIN metrics me ON d.kind = 'metric' AND me.id = d.ref
		LEFT JOIN readings rd ON d.kind = 'metric' AND rd.id = d.part
		LEFT JOIN comments co ON d.kind = 'comment' AND co.id = d.part
		LEFT JOIN prds cg ON cg.id = co.prd_id
		LEFT JOIN prd_sections cs ON cs.id = co.section_id
		LEFT JOIN requirements cr ON cr.id = co.requirement_id
		WHERE coalesce(g.deleted_at, a.deleted_at, me.deleted_at, cg.deleted_at) IS NULL`
}

func clip(s string, limit int) string {
	if runes := []rune(s); len(runes) > limit {
		return string(runes[:limit])
	}
	return s
}

// matchQuery writes the words as an FTS5 query in which each is quoted, so that none can be an operator. Characters
// that stand alone and follow each other make one phrase.
func matchQuery(terms []word) string {
	var b strings.Builder
	for i, t := range terms {
		joined := i > 0 && t.from == terms[i-1].to
		switch {
		case i == 0:
			b.WriteByte('"')
		case joined:
			b.WriteByte(' ')
		default:
			b.WriteString(`" "`)
		}
		b.WriteString(t.folded)
	}
	b.WriteString(`"*`)
	return b.String()
}

func searchFilter(q discovery.SearchQuery) (string, map[string]any, error) {
	where, args := []string{"1"}, map[string]any{}
	add := func(condition, name string, value any) {
		where, args[name] = append(where, condition), value
	}
	if q.ProductID != "" {
		add("d.product_id = @product", "product", q.ProductID)
	}
	if q.Kind != "" {
		add("d.kind = @kind", "kind", q.Kind)
	}
	if q.NoteKind != "" {
		add("d.note_kind = @note", "note", q.NoteKind)
	}
	if q.StakeholderID != "" {
		add(`(d.person_id = @person OR d.kind = 'ask' AND EXISTS
			(SELECT 1 FROM voices v WHERE v.ask_id = d.ref AND v.stakeholder_id = @person))`, "person", q.StakeholderID)
	}
	for _, bound := range []struct {
		field, day, condition string
		add                   int
	}{{"from", q.From, "d.at >= @from", 0}, {"to", q.To, "d.at < @to", 1}} {
		if bound.day == "" {
			continue
		}
		day, err := time.ParseInLocation(time.DateOnly, bound.day, time.Local)
		if err != nil {
			return "", nil, discovery.InvalidField(bound.field, "A day is written like 2026-12-01, not %q.", bound.day)
		}
		add(bound.condition, bound.field, day.AddDate(0, 0, bound.add).UTC())
	}
	return strings.Join(where, " AND "), args, nil
}

// rank orders what was found and marks the words in it.
func rank(found []candidate, terms []word, limit int) discovery.SearchResult {
	if limit <= 0 || limit > maxCandidates+maxLines {
		limit = defaultHits
	}
	type scored struct {
		candidate
		marks  []word
		phrase bool
	}
	hits := make([]scored, len(found))
	for i, c := range found {
		marks, phrase := match(c.Text, terms)
		hits[i] = scored{c, marks, phrase}
	}
	slices.SortStableFunc(hits, func(a, b scored) int {
		return cmp.Or(
			first(a.Kind == discovery.PersonHit, b.Kind == discovery.PersonHit),
			first(a.Kind != discovery.TranscriptHit, b.Kind != discovery.TranscriptHit),
			first(a.phrase, b.phrase),
			b.At.Compare(a.At),
		)
	})
	result := discovery.SearchResult{Hits: []discovery.Hit{}}
	notes := map[string]bool{}
	for _, c := range found {
		notes[c.Ref] = c.Kind == discovery.NoteHit
	}
	seen := map[string]bool{}
	for _, h := range hits {
		// An ask, a metric or a PRD answers with its best part only, and what a note says already not at all.
		if seen[h.Ref] || notes[h.Said] {
			continue
		}
		seen[h.Ref] = true
		if result.More = len(result.Hits) == limit; result.More {
			break
		}
		if h.Kind == discovery.PRDHit {
			h.Text = prose.Words(h.Text)
			h.marks, _ = match(h.Text, terms)
		}
		result.Hits = append(result.Hits, discovery.Hit{
			Kind: h.Kind, ID: h.Ref, NoteKind: h.NoteKind, SessionID: h.SessionID, ProductID: h.ProductID,
			ProductName: h.ProductName, Place: h.Place, PersonID: h.PersonID, At: h.At, OffsetMS: h.OffsetMS, PRDID: h.PRDID,
			Fragments: fragments(h.Text, h.marks), Private: h.Private,
		})
	}
	return result
}

// first orders what is so before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	default:
		return 1
	}
}

// match finds the query's words in a text, and says whether they stand there whole and next to each other.
func match(text string, terms []word) (marks []word, phrase bool) {
	found := words(text)
	last := len(terms) - 1
	for i, w := range found {
		run := 0
		for run <= last && i+run < len(found) && found[i+run].folded == terms[run].folded {
			run++
		}
		phrase = phrase || run > last
		for k, t := range terms {
			if w.folded == t.folded || k == last && strings.HasPrefix(w.folded, t.folded) {
				marks = append(marks, w)
				break
			}
		}
	}
	return marks, phrase
}

// snippet is how many bytes of a long text a hit shows around its first match.
const snippet = 240

// fragments cuts a text around its matches, marking each, and leaves out what is far from the first.
func fragments(text string, marks []word) []discovery.Fragment {
	from, to := 0, len(text)
	if to > snippet {
		if len(marks) > 0 {
			from = wordStart(text, marks[0].from-snippet/4)
		}
		to = wordStart(text, from+snippet)
	}
	out := []discovery.Fragment{}
	add := func(s string, match bool) {
		if s != "" {
			out = append(out, discovery.Fragment{Text: s, Match: match})
		}
	}
	at := from
	if from > 0 {
		add("… ", false)
	}
	for _, m := range marks {
		if m.from < at || m.to > to {
			continue
		}
		add(text[at:m.from], false)
		add(text[m.from:m.to], true)
		at = m.to
	}
	add(text[at:to], false)
	if to < len(text) {
		add(" …", false)
	}
	return out
}

// wordStart moves a place in a text forward to where a word begins, so that no character is cut.
func wordStart(text string, at int) int {
	if at <= 0 {
		return 0
	}
	if at >= len(text) {
		return len(text)
	}
	for i := at; i < len(text) && i < at+40; i++ {
		if text[i] == ' ' || text[i] == '\n' {
			return i + 1
		}
	}
	for at < len(text) && text[at]&0xC0 == 0x80 {
		at++
	}
	return at
}
