package wording

import (
	"slices"
	"strings"

	"throughline/backend/discovery"
)

// Rule says what a finding is about.
type Rule string

// The rules.
const (
	Vague       Rule = "vague"       // a word that everybody measures by another rod
	Comparison  Rule = "comparison"  // better, and it doesn't say than what
	Escape      Rule = "escape"      // a way out: if possible
	OpenEnded   Rule = "open"        // a list without an end: etc.
	Placeholder Rule = "placeholder" // what is still to be decided: TBD
	AndOr       Rule = "andor"       // and/or
	Absolute    Rule = "absolute"    // what can't be held: always
	Actor       Rule = "actor"       // it doesn't say who or what does it
	Several     Rule = "several"     // more than one requirement in one
	Pattern     Rule = "pattern"     // it reads better by a pattern of EARS
	Criterion   Rule = "criterion"   // nothing says when it is met
	Source      Rule = "source"      // nobody is behind it
)

// Rules lists every Rule, for the window's types.
var Rules = []struct {
	Value  Rule
	TSName string
}{
	{Vague, "Vague"},
	{Comparison, "Comparison"},
	{Escape, "Escape"},
	{OpenEnded, "OpenEnded"},
	{Placeholder, "Placeholder"},
	{AndOr, "AndOr"},
	{Absolute, "Absolute"},
	{Actor, "Actor"},
	{Several, "Several"},
	{Pattern, "Pattern"},
	{Criterion, "Criterion"},
	{Source, "Source"},
}

// Statement is a requirement as it is checked.
type Statement struct {
	Text    string
	Product string // its name: who acts where the text doesn't say
	// Language is that of its document, for a text that doesn't tell.
	Language discovery.Language
	// Criteria say, a line each, when the requirement is met; Sources is how many asks it cites.
	Criteria []string
	Sources  int
}

// Field is the text of a requirement in which something was found.
type Field string

// The fields.
const (
	InStatement Field = "statement"
	InCriteria  Field = "criteria" // as one text, a line each
)

// Fields lists every Field, for the window's types.
var Fields = []struct {
	Value  Field
	TSName string
}{
	{InStatement, "Statement"},
	{InCriteria, "Criteria"},
}

// Finding is something to look at in a requirement.
type Finding struct {
	Rule    Rule   `json:"rule"`
	Field   Field  `json:"field"`
	From    int    `json:"from"`    // where in the field the words begin, in UTF-16 units as the window counts
	To      int    `json:"to"`      // where they end; the same as From when it is about the whole
	Words   string `json:"words"`   // the words, "" when it is about the whole
	Why     string `json:"why"`     // in a sentence or two, with what to write instead
	Origin  string `json:"origin"`  // the rule that it follows from
	Rewrite string `json:"rewrite"` // the whole statement, written anew; "" where that needs a person
}

// maxRunes is how much of a statement is read: what goes on for longer is no requirement.
const maxRunes = 4000

// Check gives what is to be looked at in a statement, in the order of its words, and then in its criteria, which are held
// to the words alone; what is about the whole comes last.
func Check(s Statement) []Finding {
	found := append(s.inField(InStatement, s.Text, s.Product), s.inField(InCriteria, strings.Join(s.Criteria, "\n"), "")...)
	found = append([]Finding{}, once(found)...)
	if len(s.Criteria) == 0 {
		found = append(found, Finding{
			Rule: Criterion, Field: InStatement, Origin: "INCOSE R34; ISO/IEC/IEEE 29148, 5.2.5",
			Why: "Nothing says when it is met. Add a criterion that somebody can check with a yes or a no.",
		})
	}
	if s.Sources == 0 {
		found = append(found, Finding{
			Rule: Source, Field: InStatement, Origin: "ISO/IEC/IEEE 29148, 5.2.8",
			Why: "Nobody is behind it. Tie it to the ask it answers.",
		})
	}
	return found
}

func (s Statement) inField(field Field, raw, product string) []Finding {
	t := text{raw: raw, words: read(raw), product: product}
	if len(t.words) == 0 {
		return nil
	}
	l := languageOf(raw, s.Language)
	found := t.terms(l)
	if field == InStatement {
		found = append(found, t.structure(l)...)
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return a.From - b.From })
	for i := range found {
		found[i].Field = field
	}
	return found
}

// once leaves out what says the same of the same words again, and what lies within another finding of its rule.
func once(found []Finding) []Finding {
	type said struct {
		rule  Rule
		words string
	}
	seen := map[said]bool{}
	return slices.DeleteFunc(found, func(f Finding) bool {
		key := said{f.Rule, Key(f.Words)}
		again := seen[key]
		seen[key] = true
		return again
	})
}

// Key is how words are remembered: their case, accents and marks are no difference.
func Key(words string) string {
	var b strings.Builder
	for i, w := range read(words) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	if b.Len() == 0 {
		return strings.TrimSpace(words) // "???"
	}
	return b.String()
}
