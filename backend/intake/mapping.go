package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"throughline/backend/discovery"
	"throughline/backend/fold"
)

// Field is what a column is of an ask.
type Field string

// The fields. What a column of none holds stays out.
const (
	Ignored      Field = ""
	Statement    Field = "statement"
	Need         Field = "need"
	Words        Field = "words"
	Person       Field = "person"
	Role         Field = "role"
	Team         Field = "team"
	Organisation Field = "organisation"
	Reporter     Field = "reporter"
	Channel      Field = "channel"
	Date         Field = "date"
	Importance   Field = "importance"
	Theme        Field = "theme"
	Decision     Field = "decision"
	Reason       Field = "reason"
	Key          Field = "key"
)

// Fields lists every Field, for the window's types, in the order in which one chooses.
var Fields = []struct {
	Value  Field
	TSName string
}{
	{Ignored, "Ignored"},
	{Statement, "Statement"},
	{Words, "Words"},
	{Need, "Need"},
	{Person, "Person"},
	{Role, "Role"},
	{Team, "Team"},
	{Organisation, "Organisation"},
	{Reporter, "Reporter"},
	{Channel, "Channel"},
	{Date, "Date"},
	{Importance, "Importance"},
	{Theme, "Theme"},
	{Decision, "Decision"},
	{Reason, "Reason"},
	{Key, "Key"},
}

// Mapping says what each column of a table is. No field has two columns.
type Mapping []Field

// Column gives the column of a field, -1 for none.
func (m Mapping) Column(f Field) int { return slices.Index(m, f) }

// Check says what is wrong with a mapping of so many columns.
func (m Mapping) Check(columns int) error {
	if len(m) != columns {
		return discovery.InvalidField("fields", "The table has %d columns, the mapping %d. Look at the file once more.",
			columns, len(m))
	}
	seen := map[Field]bool{}
	for _, f := range m {
		if !slices.ContainsFunc(Fields, func(known struct {
			Value  Field
			TSName string
		},
		) bool {
			return known.Value == f
		}) {
			return discovery.InvalidField("fields", "%q is nothing that a column can be.", f)
		}
		if f != Ignored && seen[f] {
			return discovery.InvalidField("fields", "Two columns are the %s. Leave one of them out.", f)
		}
		seen[f] = true
	}
	if !seen[Statement] && !seen[Words] {
		return discovery.InvalidField("fields", "No column says what they want. Choose one for “What they want”.")
	}
	return nil
}

// name is the name of a column as it is compared: folded, without signs, and without what Jira writes around its own
// fields.
type name string

var (
	customField = regexp.MustCompile(`^custom field \((.*)\)$`)
	humps       = regexp.MustCompile(`([a-z])([A-Z])`) // of authorName
)

func nameOf(column string) name {
	n := fold.Text(humps.ReplaceAllString(discovery.CleanLine(column), "$1 $2"))
	if m := customField.FindStringSubmatch(n); m != nil {
		n = m[1]
	}
	n = strings.Map(func(r rune) rune {
		if strings.ContainsRune("_-./:#()[]*?", r) {
			return ' '
		}
		return r
	}, n)
	return name(strings.Join(strings.Fields(n), " "))
}

func (n name) known() bool {
	return slices.Contains(leftOut, string(n)) || slices.ContainsFunc(usual, func(u usualNames) bool {
		return slices.Contains(u.names, string(n))
	})
}

// usualNames are what a field is called in the tables of others, the surest first.
type usualNames struct {
	field Field
	names []string
}

// leftOut are columns that are known and not taken over: addresses, and votes, since nobody knows who clicked.
var leftOut = []string{
	"email", "e mail", "mail", "email address", "user email", "author email",
	"requester email", "customer email", "owner email",
	"votes", "vote count", "votes count", "upvotes", "score", "comments count", "comment count", "likes", "mrr", "url", "link",
	"tags", "labels", "assignee", "updated", "updated at", "last updated", "project", "issue type",
}

// usual are the names of each field's column. A name may stand for two fields: the first that is still free takes it.
var usual = []usualNames{
	{Statement, []string{
		"statement", "ask", "what they want", "request", "feature request", "summary",
		"title", "subject", "post title", "note title",
		"idea", "idea name", "feature", "feature name", "requirement", "user story",
		"short description", "headline", "suggestion",
	}},
	{Words, []string{
		"words", "their words", "verbatim", "quote", "description", "details", "body",
		"content", "note", "note text", "note content",
		"post details", "snippet", "original text", "message", "feedback", "comment", "comments",
		"text", "question", "answer", "response text",
	}},
	{Need, []string{"need", "why", "benefit", "job to be done", "job", "so that", "problem", "pain", "use case", "outcome"}},
	{Key, []string{
		"key", "issue key", "id", "number", "no", "nr", "ticket", "ticket id",
		"ticket number", "case number", "note id", "post id",
		"idea id", "feature id", "reference", "ref", "source key", "uuid", "external id", "issue id",
	}},
	{Person, []string{
		"person", "who", "asked by", "requested by", "requester", "requester name",
		"requestor", "customer", "customer name", "contact",
		"contact name", "user", "user name", "username", "author", "author name",
		"submitter", "submitted by", "created by", "stakeholder",
		"full name", "respondent", "reporter", "speaker", "name", "nama", "from",
	}},
	{Role, []string{"role", "job title", "position", "function", "persona", "jabatan"}},
	{Team, []string{"team", "department", "dept", "division", "unit", "business unit", "departemen", "divisi", "abteilung"}},
	{Organisation, []string{
		//nolint:misspell // as Americans write it
		"organisation", "organization", "organizations", "organisations", "company", "company name",
		"account", "account name", "client",
		"firm", "perusahaan", "company domain",
	}},
	{Reporter, []string{
		"reported by", "logged by", "on behalf of", "passed on by", "agent", "agent name", "entered by", "recorded by", "owner",
		"owner name", "reporter", "creator", "created by", "sales rep", "csm", "account manager",
	}},
	{Channel, []string{"channel", "source", "origin", "via", "medium", "source type"}},
	{Date, []string{
		"date", "created", "created at", "created on", "date created", "created date",
		"creation date", "submitted", "submitted at",
		"submission date", "opened", "opened at", "asked on", "requested on", "requested at",
		"reported on", "timestamp", "day", "received",
		"start date", "tanggal", "datum",
	}},
	{Importance, []string{"importance", "user importance", "priority", "severity", "urgency", "impact", "prioritas"}},
	{Theme, []string{
		"theme", "category", "topic", "component", "components", "component s", "area", "product area", "module",
		"board", "epic", "group", "heading",
		"kategori", "tag", "label", "intent",
	}},
	{Decision, []string{"decision", "status", "state", "resolution"}},
	{Reason, []string{"reason", "decision reason", "response", "public response", "official response"}},
}

// Preset is a tool whose exports are known by their columns.
type Preset struct {
	Tool    string
	columns []string         // that such an export has
	fields  map[string]Field // of columns that mean something else there than they usually do
}

// presets are the tools that are recognised. Fider's columns are those its source writes; the others' vary with what one
// exports, so that a few are enough.
var presets = []Preset{
	{"Fider", []string{"number", "title", "votes count", "created by", "responded by"}, map[string]Field{}},
	{"Jira", []string{"issue key", "summary"}, map[string]Field{
		"issue id": Ignored, "issue key": Key, "resolution": Ignored, "project name": Ignored,
	}},
	{"Productboard", []string{"note title", "note text"}, map[string]Field{"feature": Ignored, "owner": Reporter}},
	{"Productboard", []string{"title", "content", "owner", "company"}, map[string]Field{"state": Ignored, "owner": Reporter}},
	{"Canny", []string{"title", "details", "board"}, map[string]Field{"owner": Ignored, "eta": Ignored}},
}

func presetOf(names []name) *Preset {
	for i, p := range presets {
		if !slices.ContainsFunc(p.columns, func(c string) bool { return !slices.Contains(names, name(c)) }) {
			return &presets[i]
		}
	}
	return nil
}

// Guess finds out what the columns are, by their names or, where none says what they want, by what is in them; and which
// tool the table comes from, "" for none that is known.
func Guess(t Table) (Mapping, string) {
	m := make(Mapping, len(t.Columns))
	if t.Format == List {
		m[0] = Statement
		if len(m) > 1 {
			m[1] = Theme
		}
		return m, ""
	}
	names := make([]name, len(t.Columns))
	for i, column := range t.Columns {
		names[i] = nameOf(column)
	}
	taken := make([]bool, len(m))
	tool := ""
	if p := presetOf(names); p != nil {
		tool = p.Tool
		for i, n := range names {
			if f, own := p.fields[string(n)]; own {
				taken[i] = true
				if m.Column(f) < 0 {
					m[i] = f
				}
			}
		}
	}
	for _, u := range usual {
		if m.Column(u.field) < 0 {
			m.take(u, names, taken)
		}
	}
	if m.Column(Statement) < 0 {
		m.byContent(t, taken)
	}
	return m, tool
}

// take gives a field the first column that has one of its names.
func (m Mapping) take(u usualNames, names []name, taken []bool) {
	for _, usual := range u.names {
		for i, n := range names {
			if string(n) == usual && !taken[i] {
				m[i], taken[i] = u.field, true
				return
			}
		}
	}
}

// byContent takes the words, or else the column with the longest texts, for what they want; and a column whose short
// values come again and again, where there is but one, for the theme.
func (m Mapping) byContent(t Table, taken []bool) {
	if words := m.Column(Words); words >= 0 {
		m[words] = Statement
		return
	}
	longest, most := -1, 0
	for i := range m {
		if size := t.size(i); !taken[i] && size > most && !slices.Contains(leftOut, string(nameOf(t.Columns[i]))) {
			longest, most = i, size
		}
	}
	if longest < 0 {
		return
	}
	m[longest] = Statement
	if len(m) == 2 && m[1-longest] == Ignored && m.Column(Theme) < 0 && t.repeats(1-longest) {
		m[1-longest] = Theme
	}
}

// size is how much text the column has in the first rows.
func (t Table) size(column int) int {
	n := 0
	for _, row := range t.Rows[:min(len(t.Rows), sample)] {
		n += utf8.RuneCountInString(row.Cells[column])
	}
	return n
}

func (t Table) repeats(column int) bool {
	seen := map[string]bool{}
	for _, row := range t.Rows {
		seen[row.Cells[column]] = true
	}
	return len(seen)*3 <= len(t.Rows)
}
