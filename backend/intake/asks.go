package intake

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"throughline/backend/discovery"
	"throughline/backend/fold"
)

// Defaults are what the asks of a file get where it doesn't say.
type Defaults struct {
	ProductID string
	External  bool // the product is for people outside, so that who asks stands there
	Channel   discovery.Channel
	Now       time.Time // the moment of what has no date
	Order     DayOrder
	Where     *time.Location
}

// Asks is what a table comes to.
type Asks struct {
	Asks     []discovery.ImportedAsk
	Skipped  int
	Problems []discovery.ImportProblem
	Order    DayOrder // as the dates were read
	Doubtful bool     // every date could be read both ways
}

// maxProblems is how many different problems are told, and shownRows how many rows of each.
const (
	maxProblems = 50
	shownRows   = 5
)

// Asks makes an ask of each row that can be one.
func (m Mapping) Asks(t Table, d Defaults) (Asks, error) {
	if err := m.Check(len(t.Columns)); err != nil {
		return Asks{}, err
	}
	r := reading{mapping: m, defaults: d, named: t.named, problems: map[string]int{}, keys: map[string]bool{}}
	r.out.Asks = make([]discovery.ImportedAsk, 0, len(t.Rows))
	r.scale = importancesOf(t.column(m.Column(Importance)))
	order, sure := orderOf(t.column(m.Column(Date)))
	r.out.Order, r.out.Doubtful = order, !sure
	if d.Order != AutoOrder {
		r.out.Order = d.Order
	}
	for _, row := range t.Rows {
		r.read(row)
	}
	if len(r.out.Asks) == 0 {
		return r.out, discovery.InvalidField("fields", "No row says what they want. Choose another column for “What they want”.")
	}
	return r.out, nil
}

// column gives what stands in a column, nothing for -1.
func (t Table) column(i int) []string {
	if i < 0 {
		return nil
	}
	values := make([]string, len(t.Rows))
	for n, row := range t.Rows {
		values[n] = row.Cells[i]
	}
	return values
}

// reading is the making of asks from the rows of a table.
type reading struct {
	mapping  Mapping
	defaults Defaults
	named    int // how many columns have a name
	scale    importances
	out      Asks
	problems map[string]int  // where each is in the list
	keys     map[string]bool // those that were met, folded
	row      Row
}

// note tells a problem of the row at hand.
func (r *reading) note(skipped bool, next, what string, args ...any) {
	what = fmt.Sprintf(what, args...)
	if _, known := r.problems[what]; !known && len(r.out.Problems) >= maxProblems {
		what, next, skipped = "There are more rows with something of the kind", "Mend those above first.", false
	}
	at, known := r.problems[what]
	if !known {
		at = len(r.out.Problems)
		r.problems[what] = at
		r.out.Problems = append(r.out.Problems, discovery.ImportProblem{Rows: []int{}, What: what, Next: next, Skipped: skipped})
	}
	p := &r.out.Problems[at]
	if p.Count++; len(p.Rows) < shownRows {
		p.Rows = append(p.Rows, r.row.Line)
	}
}

// skip leaves the row at hand out.
func (r *reading) skip(next, what string, args ...any) {
	r.out.Skipped++
	r.note(true, next, what, args...)
}

// text gives what the row at hand says of a field.
func (r *reading) text(f Field) string {
	if i := r.mapping.Column(f); i >= 0 {
		return discovery.CleanText(r.row.Cells[i])
	}
	return ""
}

func (r *reading) read(row Row) {
	r.row = row
	if named := r.named; named > 0 && slices.ContainsFunc(row.Cells[min(named, len(row.Cells)):], filled) {
		r.note(false, "Look whether a quotation mark is missing.", "The row has more cells than there are columns")
	}
	a := discovery.ImportedAsk{Line: row.Line, Ask: discovery.Ask{
		ProductID: r.defaults.ProductID, Statement: r.text(Statement), Need: r.text(Need), Reason: r.text(Reason),
		SourceKey: discovery.CleanLine(r.text(Key)),
	}}
	a.Voice = discovery.Voice{Words: r.text(Words), Channel: r.defaults.Channel, At: r.defaults.Now}
	switch {
	case a.Statement == "" && a.Voice.Words == "":
		r.skip("Fill it in and import the file again; the rest is known then.", "It doesn't say what they want")
		return
	case a.Statement == "":
		a.Statement = opening(a.Voice.Words)
		r.note(false, "The first of their words stand there.", "It has no “What they want”")
	case a.Voice.Words == "":
		a.Voice.Words = a.Statement
	}
	if r.repeated(a.SourceKey) {
		return
	}
	r.who(&a)
	r.when(&a)
	r.weigh(&a)
	a.Theme = r.name(Theme, "theme")
	if err := a.Clean(); err != nil {
		r.skip("Shorten it and import the file again; the rest is known then.", "%s", err)
		return
	}
	if err := a.Voice.Clean(); err != nil {
		r.skip("Shorten it and import the file again; the rest is known then.", "%s", err)
		return
	}
	r.out.Asks = append(r.out.Asks, a)
}

// repeated leaves a row out whose key another row has.
func (r *reading) repeated(key string) bool {
	if key == "" {
		return false
	}
	if !r.keys[fold.Text(key)] {
		r.keys[fold.Text(key)] = true
		return false
	}
	r.skip("Only the first one comes in. If they are different asks, choose another column for the key, or none.",
		"A row above has the same key")
	return true
}

// opening is as much of someone's words as makes a statement: their first line, up to the end of a word.
func opening(words string) string {
	const most = 140
	line, _, _ := strings.Cut(words, "\n")
	if utf8.RuneCountInString(line) <= most {
		return line
	}
	short := string([]rune(line)[:most])
	if at := strings.LastIndexByte(short, ' '); at > most/2 {
		short = short[:at]
	}
	return short + "…"
}

// name gives a name that the row has for a field; one that is an essay is none.
func (r *reading) name(f Field, what string) string {
	name := discovery.CleanLine(r.text(f))
	if utf8.RuneCountInString(name) > discovery.MaxName {
		r.note(false, "It is left out.", "The %s has more than %d characters", what, discovery.MaxName)
		return ""
	}
	return name
}

// who says who asks. Where only their organisation or team is known, it is someone of there: one person, however often.
func (r *reading) who(a *discovery.ImportedAsk) {
	a.Person = discovery.Stakeholder{
		Name: r.name(Person, "person"), Role: r.name(Role, "role"), Team: r.name(Team, "team"),
		Organisation: r.name(Organisation, "organisation"),
	}
	if of := a.Person.Organisation; a.Person.Name == "" && of != "" {
		a.Person.Name = "Someone at " + of
	}
	if of := a.Person.Team; a.Person.Name == "" && of != "" {
		a.Person.Name = "Someone in " + of
	}
	if utf8.RuneCountInString(a.Person.Name) > discovery.MaxName {
		a.Person.Name = ""
	}
	if r.defaults.External {
		a.Person.Side, a.Person.Relationship = discovery.Outside, discovery.Customer
	}
	a.Reporter = discovery.Stakeholder{Name: r.name(Reporter, "name of who reported it")}
	if fold.Text(a.Reporter.Name) == fold.Text(a.Person.Name) {
		a.Reporter.Name = "" // who asks for themselves is passed on by nobody
	}
}

func (r *reading) when(a *discovery.ImportedAsk) {
	if r.mapping.Column(Date) < 0 {
		return
	}
	text := r.text(Date)
	if text == "" {
		r.note(false, "It gets the day of the import.", "It has no date")
		return
	}
	where := r.defaults.Where
	if where == nil {
		where = time.Local
	}
	at, ok := parseDate(text, r.out.Order, where)
	if !ok {
		r.note(false, "It gets the day of the import.", "“%s” is no date that is understood", short(text))
		return
	}
	a.Voice.At = at
}

// weigh reads what stands in words: channel, importance, decision.
func (r *reading) weigh(a *discovery.ImportedAsk) {
	if text := r.text(Channel); text != "" {
		if channel, ok := channelOf(text); ok {
			a.Voice.Channel = channel
		} else {
			r.note(false, fmt.Sprintf("It counts as “%s”.", a.Voice.Channel.Label()), "“%s” is no channel that is known", short(text))
		}
	}
	if text := r.text(Importance); text != "" {
		importance, ok := r.scale.read(text)
		if !ok {
			r.note(false, "How much it matters stays open.", "“%s” is no importance that is known", short(text))
		}
		a.Voice.Importance = importance
	}
	if text := r.text(Decision); text != "" {
		decision, ok := decisionOf(text)
		if !ok {
			r.note(false, "It comes in undecided.", "“%s” is no decision that is known", short(text))
		}
		a.Decision = decision
	}
}

// short is as much of a value as tells which it is.
func short(text string) string {
	if runes := []rune(discovery.CleanLine(text)); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return discovery.CleanLine(text)
}

// Themes gives the names of the themes of asks, each once.
func (a Asks) Themes() []string {
	seen, names := map[string]bool{}, []string{}
	for _, ask := range a.Asks {
		if key := fold.Text(ask.Theme); ask.Theme != "" && !seen[key] {
			seen[key] = true
			names = append(names, ask.Theme)
		}
	}
	return slices.Clip(names)
}
