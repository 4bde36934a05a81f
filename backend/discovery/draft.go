package discovery

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// DraftOrder says what to draft a PRD from, and after which template.
type DraftOrder struct {
	ProductID  string
	Title      string // "" for the product's name
	ThemeIDs   []string
	TemplateID string // "" for the one of the product's kind
	Rewrite    Rewrite
}

// Rewrite puts what someone asks of a product into the words of a requirement, "" where that needs a person.
type Rewrite func(product, ask string) string

// Material is what a PRD is drafted from: the chosen themes with their asks, and the notes of MaterialKinds from the
// product's sessions.
type Material struct {
	Product   Product
	Title     string // "" for the product's name
	Template  Template
	Themes    []ThemeColumn
	Notes     []SessionNote
	Elsewhere map[string]bool // notes that stand behind asks of other themes
	People    map[string]Stakeholder
	Voices    []AskDetail // the asks of the themes with the voices behind them
	Metrics   []Metric
	Today     string              // a day as 2026-12-01: what is due before it is overdue
	Fold      func(string) string // what counts as the same words
	Rewrite   Rewrite             // nil leaves the asks' own words
}

// SessionNote is a note with the session that it was taken in.
type SessionNote struct {
	Note
	SessionTitle string `json:"sessionTitle"`
}

// MaterialKinds are the kinds of note that a draft reads beside the asks.
var MaterialKinds = []NoteKind{PainNote, WorkaroundNote, CostNote, QuestionNote, DecisionNote, ActionNote}

// Draft is a PRD not yet kept: it has no ids and no numbers.
type Draft struct {
	PRD          PRD
	Sections     []PRDSection
	Requirements []DraftRequirement
	Sources      []string // the ids of all that it was made from, whether it says it or not
}

// DraftRequirement is a requirement with the asks that it cites.
type DraftRequirement struct {
	Requirement
	AskIDs []string `json:"askIds"`
}

// drafting is a draft while it is made.
type drafting struct {
	Material
	*once
	has     map[SectionKind]bool // what the template asks for
	needs   []need
	refs    map[string]string // of the requirements, by ask
	related relation
}

// DraftPRDFrom drafts a PRD after its template. Asks that come down to the same need, or to the same root cause, become
// one requirement; what was declined becomes a non-goal with its reason. A section says what the material has for it, once
// in the whole document, and is empty where that is nothing. Nothing that is off the record comes into it.
func DraftPRDFrom(m Material, discretion Discretion) Draft {
	d := newDrafting(discretion.Material(m))
	needs, rest := d.chosen()
	for i, n := range needs {
		for _, a := range n.asks {
			d.refs[a.ID] = Requirement{Number: i + 1}.Ref()
		}
	}
	return d.write(needs, rest)
}

// write makes the draft of the needs that become requirements, and of the rest for which a page has no room.
func (d *drafting) write(needs, rest []need) Draft {
	title := CleanLine(d.Title)
	if title == "" {
		title = d.Product.Name
	}
	draft := Draft{
		PRD:     PRD{ProductID: d.Product.ID, Title: title, Status: DraftPRD, PageLimit: d.Template.PageLimit},
		Sources: d.sources(),
	}
	requirements := make([]DraftRequirement, len(needs))
	for i, n := range needs {
		requirements[i] = d.requirement(n)
	}
	for i, n := range needs {
		requirements[i].Criteria = d.criteria(n)
	}
	written := map[SectionKind]bool{}
	for _, asked := range d.Template.Sections {
		section := PRDSection{Kind: asked.Kind, Title: asked.Title, Hint: asked.Hint, Required: asked.Required}
		if !written[asked.Kind] {
			written[asked.Kind] = true
			section.Body = CleanText(d.body(asked.Kind, rest))
		}
		if asked.Kind == RequirementsSection {
			d.explain(needs, requirements)
		}
		draft.Sections = append(draft.Sections, section)
	}
	if !d.has[RequirementsSection] {
		d.explain(needs, requirements)
	}
	draft.Requirements = requirements
	return draft
}

func newDrafting(m Material) *drafting {
	if len(m.Template.Sections) == 0 {
		m.Template = DefaultTemplate(m.Product.Kind)
	}
	d := &drafting{Material: m, once: newOnce(m.Fold), has: map[SectionKind]bool{}, refs: map[string]string{}}
	for _, s := range m.Template.Sections {
		d.has[s.Kind] = true
	}
	d.needs = d.findNeeds()
	d.related = d.relate()
	return d
}

// brief tells whether the draft must fit on a page.
func (d *drafting) brief() bool { return d.Template.PageLimit == 1 }

// sources gives the ids of all that the draft is made from, so that none of it is offered as new.
func (d *drafting) sources() []string {
	ids := []string{}
	for _, theme := range d.Themes {
		for _, a := range theme.Asks {
			ids = append(ids, a.ID)
			if a.Decision == Declined {
				ids = append(ids, a.ID+DeclinedSource)
			}
		}
	}
	for _, n := range d.Notes {
		ids = append(ids, n.ID)
	}
	for _, m := range d.Metrics {
		ids = append(ids, m.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// DeclinedSource stands behind the id of an ask in the source that it is once it is declined: a non-goal is news of an ask that
// was known before.
const DeclinedSource = " declined"

// AsDrafted is the source that a section is while it says what was drafted: what has changed since is offered in its place.
func (s PRDSection) AsDrafted() string { return s.as(s.Body) }

func (s PRDSection) as(body string) string {
	hash := sha256.Sum256([]byte(body))
	return s.ID + " " + hex.EncodeToString(hash[:8])
}

// body writes a section; rest are the needs for which a page had no room.
func (d *drafting) body(kind SectionKind, rest []need) string {
	switch kind {
	case ProblemSection:
		return d.problem()
	case AffectedSection:
		return d.affected()
	case GoalsSection:
		return d.goals()
	case RequirementsSection:
		return d.leftOut(rest)
	case NonGoalsSection:
		return d.leave()
	case WorkaroundsSection:
		return table([]string{"How people cope today", "What it costs", "Ends with"}, d.workarounds())
	case QuestionsSection:
		return d.listed(d.notes(QuestionNote))
	case RisksSection:
		return d.listed(d.risks())
	case DecisionsSection:
		return d.listed(append(d.notes(DecisionNote), d.decided()...))
	case PromisesSection:
		return table([]string{"Who", "Owes what", "To whom", "By"}, d.promises())
	case FAQSection:
		return d.answers()
	case HeadlineSection, PraiseSection, GlossarySection, TextSection: // only the PM can write these
	}
	return ""
}

// part is one line of a section, as a list has it or as the cells of a row, with the ids of what it was made from.
type part struct {
	text    string
	cells   []string
	sources []string
}

// aFew is how many themes and goals a page has room for.
const aFew = 3

// onALine is how many characters of a text a page has room for.
const onALine = 110

// short gives of a text what a page has room for: its first sentence, and of a long one the beginning.
func (d *drafting) short(text string) string {
	if !d.brief() || text == "" {
		return text
	}
	first := wholeSentences(text)[0]
	if runes := []rune(first); len(runes) > onALine {
		first = string(runes[:onALine])
		first = strings.TrimRight(first[:max(strings.LastIndex(first, " "), onALine/2)], " ,;:.") + "…"
	}
	return first
}

// listed makes a list, of which a page has room for two entries.
func (d *drafting) listed(parts []part) string {
	const most = 2
	if more := len(parts) - most; d.brief() && more > 0 {
		parts = append(slices.Clone(parts[:most]), part{text: fmt.Sprintf("And %d more.", more)})
	}
	return list(parts)
}

func list(parts []part) string {
	lines := make([]string, len(parts))
	for i, p := range parts {
		lines[i] = "- " + p.text
	}
	return strings.Join(lines, "\n")
}

// table makes a table; without a row there is none.
func table(head []string, rows []part) string {
	if len(rows) == 0 {
		return ""
	}
	sides := make([]string, len(head))
	for k := range head {
		sides[k] = "---"
		if figures(rows, k) {
			sides[k] = "--:"
		}
	}
	lines := []string{row(head), "|" + strings.Join(sides, "|") + "|"}
	for _, r := range rows {
		lines = append(lines, row(r.cells))
	}
	return strings.Join(lines, "\n")
}

// figures tells whether a column holds nothing but numbers, which are compared more easily by their last digits.
func figures(rows []part, k int) bool {
	return !slices.ContainsFunc(rows, func(r part) bool {
		_, err := strconv.Atoi(r.cells[k])
		return err != nil && r.cells[k] != "–"
	}) && slices.ContainsFunc(rows, func(r part) bool { return r.cells[k] != "–" })
}

func row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

func joinBlocks(blocks ...string) string {
	return strings.Join(slices.DeleteFunc(blocks, func(b string) bool { return b == "" }), "\n\n")
}

// line makes untrusted text a sentence of Markdown.
func line(text string) string { return sentence(EscapeMarkdown(capital(CleanLine(text)))) }

// counted is something with how many there are: "1 ask", "3 asks".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// sentence ends a text with a full stop unless it ends in a mark of its own.
func sentence(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

var markdownMarks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`,
	`<`, `\<`, `>`, `\>`, `|`, `\|`, `~`, `\~`, `!`, `\!`,
)

// EscapeMarkdown makes one line of untrusted text stand for itself inside a Markdown paragraph or list item.
func EscapeMarkdown(s string) string {
	s = markdownMarks.Replace(s)
	if strings.HasPrefix(s, "#") || strings.HasPrefix(s, "+") || strings.HasPrefix(s, "-") || strings.HasPrefix(s, "=") {
		return `\` + s
	}
	digits := strings.TrimLeft(s, "0123456789")
	if n := len(s) - len(digits); n > 0 && (strings.HasPrefix(digits+" ", ". ") || strings.HasPrefix(digits+" ", ") ")) {
		return s[:n] + `\` + digits // "1." would begin a numbered list
	}
	return s
}
