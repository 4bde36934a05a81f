package discovery

import (
	"fmt"
	"strings"
)

// Material is what a PRD is drafted from: the chosen themes with their asks, and the notes of MaterialKinds from the
// product's sessions.
type Material struct {
	Product Product
	Title   string // "" for the product's name
	Themes  []ThemeColumn
	Notes   []SessionNote
	People  map[string]Stakeholder
	Voices  []AskDetail // the asks of the themes with the voices behind them
}

// SessionNote is a note with the session that it was taken in.
type SessionNote struct {
	Note
	SessionTitle string `json:"sessionTitle"`
}

// MaterialKinds are the kinds of note that a draft reads beside the asks.
var MaterialKinds = []NoteKind{PainNote, WorkaroundNote, CostNote, QuestionNote, DecisionNote}

// Draft is a PRD not yet kept: it has no ids and no numbers.
type Draft struct {
	PRD          PRD
	Sections     []PRDSection
	Requirements []DraftRequirement
}

// DraftRequirement is a requirement with the asks that it cites.
type DraftRequirement struct {
	Requirement
	AskIDs []string
}

// DraftPRDFrom drafts a PRD. Every ask that is not declined becomes a requirement, once, in the order of the themes;
// asks that say the same in the same words share one. Declined asks become non-goals with their reason. A section that
// would have nothing to say is left out, but for the problem, the goals and the requirements, which every PRD has.
// Nothing that is off the record comes into it.
func DraftPRDFrom(m Material, discretion Discretion) Draft {
	m = discretion.Material(m)
	title := CleanLine(m.Title)
	if title == "" {
		title = m.Product.Name
	}
	d := Draft{PRD: PRD{ProductID: m.Product.ID, Title: title, Status: DraftPRD}}
	d.Requirements = draftRequirements(m)
	for _, s := range []struct {
		kind   SectionKind
		title  string
		body   string
		always bool
	}{
		{ProblemSection, "Problem", draftProblem(m), true},
		{GoalsSection, "Goals", draftGoals(m), true},
		{RequirementsSection, "Requirements", "", true},
		{NonGoalsSection, "Non-goals", draftNonGoals(m), false},
		{QuestionsSection, "Open questions", bullets(m, QuestionNote), false},
		{DecisionsSection, "Decisions", bullets(m, DecisionNote), false},
	} {
		if s.always || s.body != "" {
			d.Sections = append(d.Sections, PRDSection{Kind: s.kind, Title: s.title, Body: s.body})
		}
	}
	return d
}

func draftRequirements(m Material) []DraftRequirement {
	drafts := []DraftRequirement{}
	bySaying := map[string]int{}
	for _, theme := range m.Themes {
		for _, ask := range theme.Asks {
			if ask.Decision == Declined {
				continue
			}
			saying := strings.ToLower(CleanLine(ask.Statement))
			if i, ok := bySaying[saying]; ok {
				drafts[i].AskIDs = append(drafts[i].AskIDs, ask.ID)
				continue
			}
			bySaying[saying] = len(drafts)
			r := Requirement{Statement: CleanLine(ask.Statement), Priority: suggestPriority(ask), Rationale: rationale(ask)}
			drafts = append(drafts, DraftRequirement{Requirement: r, AskIDs: []string{ask.ID}})
		}
	}
	return drafts
}

// suggestPriority is a start for the PM to correct: what was put off could be done; what was accepted, or is wanted by
// more than one team, must be; the rest should be.
func suggestPriority(a AskSummary) Priority {
	switch {
	case a.Decision == Later:
		return Could
	case a.Decision == Accepted, a.Voices.Teams > 1:
		return Must
	default:
		return Should
	}
}

func rationale(a AskSummary) string {
	if a.Need == "" {
		return ""
	}
	return "Need: " + sentence(EscapeMarkdown(CleanLine(a.Need)))
}

func draftProblem(m Material) string {
	var b strings.Builder
	for _, theme := range m.Themes {
		if len(theme.Asks) == 0 {
			continue
		}
		name := theme.Path()
		if name == "" {
			name = "Not in a theme yet"
		}
		fmt.Fprintf(&b, "**%s.** ", EscapeMarkdown(name))
		if theme.Description != "" {
			b.WriteString(sentence(EscapeMarkdown(CleanLine(theme.Description))) + " ")
		}
		asks := "1 ask"
		if n := len(theme.Asks); n > 1 {
			asks = fmt.Sprintf("%d asks", n)
		}
		if voices := theme.OwnVoices.String(); voices != "" {
			asks += " from " + voices
		}
		fmt.Fprintf(&b, "%s.\n\n", asks)
	}
	for _, part := range []struct {
		lead string
		kind NoteKind
	}{
		{"What hurts:", PainNote}, {"How people cope today:", WorkaroundNote}, {"What it costs:", CostNote},
	} {
		if said := bullets(m, part.kind); said != "" {
			fmt.Fprintf(&b, "%s\n\n%s\n\n", part.lead, said)
		}
	}
	return strings.TrimSpace(b.String())
}

func draftGoals(m Material) string {
	var lines []string
	seen := map[string]bool{}
	for _, theme := range m.Themes {
		before := len(lines)
		for _, ask := range theme.Asks {
			need := CleanLine(ask.Need)
			if ask.Decision == Declined || need == "" || seen[strings.ToLower(need)] {
				continue
			}
			seen[strings.ToLower(need)] = true
			lines = append(lines, "- "+sentence(EscapeMarkdown(need)))
		}
		if len(lines) == before && len(theme.Asks) > 0 && theme.Name != "" {
			lines = append(lines, "- "+sentence(EscapeMarkdown(theme.Name)))
		}
	}
	return strings.Join(lines, "\n")
}

func draftNonGoals(m Material) string {
	var lines []string
	for _, theme := range m.Themes {
		for _, ask := range theme.Asks {
			if ask.Decision != Declined {
				continue
			}
			line := "- " + sentence(EscapeMarkdown(CleanLine(ask.Statement)))
			if ask.Reason != "" {
				line += " Why not: " + sentence(EscapeMarkdown(CleanLine(ask.Reason)))
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// bullets lists the notes of one kind with who said them and where, each saying once.
func bullets(m Material, kind NoteKind) string {
	var lines []string
	seen := map[string]bool{}
	for _, n := range m.Notes {
		saying := CleanLine(n.Words())
		if n.Kind != kind || n.Answered() || seen[strings.ToLower(saying)] {
			continue
		}
		seen[strings.ToLower(saying)] = true
		source := n.SessionTitle
		if n.SpeakerID != nil {
			if p, ok := m.People[*n.SpeakerID]; ok {
				source = p.Name + ", " + source
			}
		}
		lines = append(lines, fmt.Sprintf("- %s (%s)", EscapeMarkdown(saying), EscapeMarkdown(source)))
	}
	return strings.Join(lines, "\n")
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
	if n := len(s) - len(digits); n > 0 && (strings.HasPrefix(digits, ".") || strings.HasPrefix(digits, ")")) {
		return s[:n] + `\` + digits // "1." would begin a numbered list
	}
	return s
}
