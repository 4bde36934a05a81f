package store

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"throughline/backend/discovery"
)

const (
	isRoot = "a.deleted_at IS NULL AND a.merged_into IS NULL"
	noRoot = "a.whys = '[]'"
	asleep = "a.snoozed_until > ?" // today
)

// places says what each place takes; the one with a sleep in it needs today for it.
var places = map[discovery.AskPlace]string{
	discovery.Inbox:    "a.decision = 'open' AND a.theme_id IS NULL AND NOT " + asleep,
	discovery.Waiting:  "(a.decision = 'later' OR " + asleep + ")",
	discovery.Rootless: "a.decision <> 'declined' AND " + noRoot,
}

// askCondition gives the filter as a condition on roots a. What was merged into one passes for it.
func (s *Store) askCondition(f discovery.AskFilter) (string, []any) {
	where, args := []string{isRoot}, []any{}
	add := func(wanted bool, condition string, values ...any) {
		if wanted {
			where, args = append(where, condition), append(args, values...)
		}
	}
	today := s.today()
	if place := places[f.Place]; strings.Contains(place, "?") {
		add(true, place, today)
	} else {
		add(place != "", place)
	}
	add(f.ProductID != "", "a.product_id = ?", f.ProductID)
	add(f.ThemeID == discovery.NoTheme, "a.theme_id IS NULL")
	add(f.ThemeID != "" && f.ThemeID != discovery.NoTheme,
		"a.theme_id IN (SELECT id FROM themes WHERE ? IN (id, parent_id) AND deleted_at IS NULL)", f.ThemeID)
	add(f.Decision != "", "a.decision = ?", f.Decision)
	add(f.NoRoot, noRoot)
	add(f.Asleep, asleep, today)
	add(f.StakeholderID != "", byVoices("v.stakeholder_id = ?"), f.StakeholderID)
	add(f.Team != "", byVoices("v.stakeholder_id IN (SELECT id FROM stakeholders WHERE team = ?)"), f.Team)
	add(f.Channel != "", byVoices("v.channel = ?"), f.Channel)
	add(f.NoteID != "", byVoices("v.note_id = ?"), f.NoteID)
	words, wanted := withWords(f.Text)
	add(words != "", words, wanted...)
	return strings.Join(where, " AND "), args
}

// withWords is the condition that a root, or what was merged into it, has all words of a text; "" where there are none.
func withWords(text string) (condition string, args []any) {
	words := strings.Fields(searchable(text))
	if len(words) == 0 {
		return "", nil
	}
	has := "1" + strings.Repeat(" AND (instr(x.words, ?) OR instr(x.said, ?))", len(words))
	return "(a.id IN (SELECT x.ask_id FROM ask_words x WHERE " + has + ") OR a.id IN (SELECT " + rootOf("w") +
			" FROM asks w CROSS JOIN ask_words x ON x.ask_id = w.id WHERE " + isMerged + " AND " + has + "))",
		anys(slices.Concat(inBoth(words), inBoth(words)))
}

// inBoth gives each word twice: for what an ask says and for what its voices said.
func inBoth(words []string) []string {
	twice := make([]string, 0, 2*len(words))
	for _, w := range words {
		twice = append(twice, w, w)
	}
	return twice
}

func anys[T any](values []T) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}

// orders says how asks are sorted, by the voices of a root's whole tree: what few asks need beside their own row is joined,
// for it is worked out once then. NULLs are what is not known yet.
var orders = map[discovery.AskSort]struct{ join, by string }{
	discovery.ByLastHeard: {
		`LEFT JOIN (SELECT m.root_id, max(v.at) AS at FROM merged m JOIN voices v ON v.ask_id = m.id GROUP BY m.root_id) hanging
			ON hanging.root_id = a.id`,
		"max(coalesce((SELECT max(v.at) FROM voices v WHERE v.ask_id = a.id), ''), coalesce(hanging.at, '')) DESC",
	},
	discovery.ByStatement: {by: "(SELECT w.words FROM ask_words w WHERE w.ask_id = a.id)"}, // it begins with the statement
	discovery.ByTheme:     {by: "(SELECT t.name FROM themes t WHERE t.id = a.theme_id) COLLATE NOCASE NULLS LAST"},
	discovery.ByVoices: {
		`LEFT JOIN (SELECT w.root_id, count(DISTINCT v.stakeholder_id) AS people FROM (SELECT root_id, id FROM merged
			UNION SELECT root_id, root_id FROM merged) w JOIN voices v ON v.ask_id = w.id GROUP BY w.root_id) whole
			ON whole.root_id = a.id`,
		`coalesce(whole.people, (SELECT count(DISTINCT v.stakeholder_id) FROM voices v WHERE v.ask_id = a.id)) DESC`,
	},
	discovery.ByDecision: {by: "CASE a.decision WHEN 'open' THEN 1 WHEN 'accepted' THEN 2 WHEN 'later' THEN 3 ELSE 4 END"},
}

// FindAsks gives the ids of the roots that pass the filter, in its order.
func (s *Store) FindAsks(f discovery.AskFilter) ([]string, error) {
	order, known := orders[f.Sort]
	if !known {
		return nil, discovery.InvalidField("sort", "Asks can't be sorted by %q.", f.Sort)
	}
	where, args := s.askCondition(f)
	ids, err := column(s.read, merged+"SELECT a.id FROM asks a "+order.join+
		" WHERE "+where+" ORDER BY "+order.by+", a.id DESC", args...)
	if f.Reverse {
		slices.Reverse(ids)
	}
	return ids, err
}

// AskRows gives the asks of these ids that are still there, in their order.
func (s *Store) AskRows(ids []string) ([]discovery.AskSummary, error) {
	asks, err := askSummaries(s.read, "a.deleted_at IS NULL AND a.id IN "+listed, "a.id", idList(ids))
	if err != nil {
		return nil, err
	}
	inOrder(asks, ids)
	return asks, nil
}

// inOrder puts asks in the order of these ids.
func inOrder(asks []discovery.AskSummary, ids []string) {
	at := make(map[string]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	slices.SortFunc(asks, func(a, b discovery.AskSummary) int { return cmp.Compare(at[a.ID], at[b.ID]) })
}

// Asks gives the roots that pass the filter, in its order.
func (s *Store) Asks(f discovery.AskFilter) ([]discovery.AskSummary, error) {
	ids, err := s.FindAsks(f)
	if err != nil {
		return nil, err
	}
	return s.AskRows(ids)
}

// CountAsks says how many roots pass each of the filters.
func (s *Store) CountAsks(filters []discovery.AskFilter) ([]int, error) {
	counts, into := make([]int, len(filters)), make([]any, len(filters))
	columns, args := make([]string, len(filters)), []any{}
	for i, f := range filters {
		where, values := s.askCondition(f)
		columns[i], args, into[i] = "count(*) FILTER (WHERE "+where+")", append(args, values...), &counts[i]
	}
	if len(filters) == 0 {
		return counts, nil
	}
	err := s.read.Raw("SELECT "+strings.Join(columns, ", ")+" FROM asks a WHERE "+isRoot, args...).Row().Scan(into...)
	return counts, translate(err)
}

// listed is what an IN takes to hold the ids of idList, however many they are.
const listed = "(SELECT value FROM json_each(?))"

func idList(ids []string) string {
	list, _ := json.Marshal(ids) // strings always can be written
	return string(list)
}
