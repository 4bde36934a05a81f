package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// The columns that the importers of Jira and Linear know. Jira takes a column that is there twice as two values; of
// Linear's, those that an issue gets by being worked on stay empty.
var (
	jiraColumns   = []string{"Summary", "Issue Type", "Priority", "Components", "Labels", "Labels", "Description"}
	linearColumns = []string{
		"Id", "Team", "Title", "Description", "Status", "Estimate", "Priority", "Project", "Creator", "Assignee", "Labels",
		"Cycle Number", "Cycle Name", "Cycle Start", "Cycle End", "Created", "Updated", "Started", "Completed", "Canceled",
		"Archived",
	}
)

// longestSummary is how many characters Jira takes for a summary.
const longestSummary = 255

// issuePriorities says which priority of an issue a requirement's is, in Jira and in Linear.
var issuePriorities = map[string][2]string{
	string(discovery.Must):   {"High", "High"},
	string(discovery.Should): {"Medium", "Medium"},
	string(discovery.Could):  {"Low", "Low"},
	string(discovery.Wont):   {"Lowest", "No priority"},
}

// issueStates says which of Linear's states a requirement's is; it begins in the backlog.
var issueStates = map[string]string{
	"": "Backlog", string(discovery.Proposed): "Backlog", string(discovery.Agreed): "Todo",
	string(discovery.Building): "In Progress", string(discovery.Done): "Done", string(discovery.Dropped): "Canceled",
}

// WriteJira writes the requirements of a PRD as CSV for Jira: an issue each, with what it is accepted by and who asked for it.
func WriteJira(w io.Writer, doc discovery.Document) error {
	m := newManuscript(doc)
	rows := [][]string{jiraColumns}
	for _, c := range m.chapters {
		for _, s := range c.statements {
			summary := clipped(s.Ref+" "+s.Statement, longestSummary)
			blocks := m.issue(s)
			if strings.HasSuffix(summary, "…") {
				blocks = slices.Insert(blocks, 0, prose.Block(&prose.Paragraph{Spans: []prose.Span{{Text: s.Statement}}}))
			}
			rows = append(rows, []string{
				defused(summary), "Story", issuePriorities[s.Priority][0],
				defused(prose.CleanLine(m.doc.Product)), defused(label(s.Ref)),
				defused(label(discovery.Priority(s.Priority).Label())), defusedText(jiraText(blocks)),
			})
		}
	}
	return writeRows(w, rows)
}

// WriteLinear writes the requirements of a PRD as CSV for Linear, likewise.
func WriteLinear(w io.Writer, doc discovery.Document) error {
	m := newManuscript(doc)
	rows := [][]string{linearColumns}
	for _, c := range m.chapters {
		for _, s := range c.statements {
			values := map[string]string{
				"Id": defused(s.Ref), "Title": defused(s.Statement), "Description": defusedText(markdown(m.issue(s), 0)),
				"Status": issueStates[s.State], "Priority": issuePriorities[s.Priority][1], "Project": defused(m.title),
				"Labels": defused(strings.ReplaceAll(discovery.Priority(s.Priority).Label(), ",", " ")),
			}
			row := make([]string, len(linearColumns))
			for i, column := range linearColumns {
				row[i] = values[column]
			}
			rows = append(rows, row)
		}
	}
	return writeRows(w, rows)
}

func writeRows(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	return out.WriteAll(rows)
}

// issue is what an issue says of a requirement beside its statement, which is its title.
func (m *manuscript) issue(s *statement) []prose.Block {
	paragraph := func(text string) prose.Block { return &prose.Paragraph{Spans: []prose.Span{{Text: text}}} }
	heading := func(text string) prose.Block { return &prose.Paragraph{Spans: []prose.Span{{Text: text, Bold: true}}} }
	blocks := slices.Clone(s.rationale)
	if s.ownedBy != "" {
		blocks = append(blocks, paragraph(s.ownedBy))
	}
	if len(s.Criteria) > 0 {
		list := &prose.List{Tight: true}
		for _, c := range s.Criteria {
			list.Items = append(list.Items, prose.Item{Blocks: []prose.Block{paragraph(c)}})
		}
		blocks = append(blocks, heading(m.words.AcceptedWhen), list)
	}
	for i, a := range s.Asks {
		if i == 0 {
			blocks = append(blocks, heading(m.words.AskedFor))
		}
		if line := said(a); line != "" {
			blocks = append(blocks, paragraph(line))
		}
		for _, q := range a.Quotes {
			blocks = append(blocks, &prose.Quote{Blocks: []prose.Block{paragraph(m.sayingOf(q))}})
		}
	}
	return append(alone(blocks), paragraph(fmt.Sprintf(m.words.From, m.title, s.Ref)))
}

// sayingOf writes a quote with who said it when.
func (m *manuscript) sayingOf(q discovery.DocumentQuote) string {
	var lines []string
	if q.Words != "" {
		lines = append(lines, "“"+q.Words+"”")
	}
	who := []string{}
	if q.Speaker != "" {
		who = append(who, q.Speaker)
	}
	if m.inRegister(q.Source) {
		for _, part := range m.entry(m.doc.Sources[q.Source-1]) {
			if !strings.HasPrefix(q.Speaker, part) {
				who = append(who, part)
			}
		}
	}
	if len(who) > 0 {
		lines = append(lines, "— "+strings.Join(who, " · "))
	}
	return strings.Join(lines, "\n")
}

// alone makes a text fit to stand alone, without the document, its pictures and its footnotes: these are a list at its end.
func alone(blocks []prose.Block) []prose.Block {
	prose.Spans(blocks, func(spans []prose.Span) []prose.Span {
		for i, s := range spans {
			switch {
			case strings.HasPrefix(s.Link, "#"):
				spans[i].Link = ""
			case s.Image != "", s.Note > 0:
				spans[i] = prose.Span{Text: "[" + s.Text + "]"}
			}
		}
		return spans
	})
	for i, b := range blocks {
		if notes, are := b.(*prose.Notes); are {
			list := &prose.List{Ordered: true, Start: notes.Items[0].Number}
			for _, note := range notes.Items {
				list.Items = append(list.Items, prose.Item{Blocks: note.Blocks})
			}
			blocks[i] = list
		}
	}
	return blocks
}

// jiraText writes blocks in Jira's own marks.
func jiraText(blocks []prose.Block) string {
	var parts []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *prose.Heading:
			parts = append(parts, "*"+jiraSpans(b.Spans)+"*")
		case *prose.Paragraph:
			parts = append(parts, jiraSpans(b.Spans))
		case *prose.List:
			parts = append(parts, jiraList(b, ""))
		case *prose.Quote:
			parts = append(parts, "{quote}\n"+jiraText(b.Blocks)+"\n{quote}")
		case *prose.Callout:
			parts = append(parts, "{panel}\n"+jiraText(b.Blocks)+"\n{panel}")
		case *prose.Code:
			parts = append(parts, "{noformat}\n"+strings.ReplaceAll(b.Text, "{noformat}", "")+"\n{noformat}")
		case *prose.Rule:
			parts = append(parts, "----")
		case *prose.Table:
			parts = append(parts, jiraTable(b))
		}
	}
	return strings.Join(parts, "\n\n")
}

func jiraList(l *prose.List, above string) string {
	mark := above + map[bool]string{false: "*", true: "#"}[l.Ordered]
	var lines []string
	for _, item := range l.Items {
		for i, b := range item.Blocks {
			switch inner, is := b.(*prose.List); {
			case is:
				lines = append(lines, jiraList(inner, mark))
			case i == 0:
				lines = append(lines, mark+" "+jiraText([]prose.Block{b}))
			default:
				lines = append(lines, jiraText([]prose.Block{b}))
			}
		}
	}
	return strings.Join(lines, "\n")
}

func jiraTable(t *prose.Table) string {
	row := func(cells []prose.Cell, bar string) string {
		parts := []string{bar}
		for _, c := range cells {
			parts = append(parts, strings.ReplaceAll(jiraSpans(c), "|", `\|`), bar)
		}
		return strings.Join(parts, " ")
	}
	lines := []string{row(t.Head, "||")}
	for _, r := range t.Rows {
		lines = append(lines, row(r, "|"))
	}
	return strings.Join(lines, "\n")
}

// jiraMarks are what begins a macro, a link, a picture or a table where nobody meant one.
var jiraMarks = strings.NewReplacer("{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`, `\`, `\\`)

// jiraPicture is where a picture might begin.
var jiraPicture = regexp.MustCompile(`!(\S)`)

func jiraSpans(spans []prose.Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := jiraPicture.ReplaceAllString(jiraMarks.Replace(s.Text), `\!$1`)
		switch {
		case s.Link != "":
			text = "[" + strings.ReplaceAll(text, "|", " ") + "|" + s.Link + "]"
		case s.Bold && strings.TrimSpace(s.Text) == s.Text:
			text = "*" + text + "*"
		}
		b.WriteString(text)
	}
	return b.String()
}

// label writes a text as one of Jira's labels, which have no spaces.
func label(s string) string {
	return strings.NewReplacer(" ", "-", "’", "").Replace(strings.ToLower(s))
}

// clipped cuts a text at so many characters.
func clipped(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return strings.TrimSpace(string(runes[:most-1])) + "…"
	}
	return s
}
