package discovery

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// brevity is how much the page for leadership holds of each part.
type brevity struct{ problem, rows, points, requirements int }

// brevities go from what a page may hold to what it holds at least.
var brevities = []brevity{
	{480, 6, 6, 20},
	{480, 6, 5, 16},
	{480, 6, 4, 13},
	{480, 6, 4, 10},
	{480, 6, 4, 8},
	{480, 5, 3, 8},
	{480, 5, 3, 7},
	{480, 4, 3, 6},
	{360, 4, 3, 6},
	{360, 4, 3, 5},
	{280, 3, 3, 5},
	{240, 3, 2, 5},
	{240, 3, 2, 4},
	{200, 3, 2, 3},
	{160, 2, 1, 3},
}

// Briefest is as brief as the page for leadership gets.
var Briefest = len(brevities) - 1

// How many letters a point of a list, and a requirement, have on that page.
const (
	mostPoint     = 140
	mostStatement = 160
)

// onePage gives what leadership decides by: the problem and the goals in brief, what must be true by how many ask for it,
// what is not done, what is to be decided, and a line to sign on.
func (e *Edited) onePage(whole Document) Document {
	doc, most, words := whole, brevities[max(0, min(e.source.Brevity, Briefest))], whole.Words()
	doc.Sections, doc.Bare, doc.Limit = nil, true, 1
	of := func(kinds ...SectionKind) (title, body string) {
		for _, s := range whole.Sections {
			if slices.Contains(kinds, s.Kind) && s.Body != "" {
				return s.Title, s.Body
			}
		}
		return "", ""
	}
	add := func(kind SectionKind, title, share, body string) {
		if body != "" {
			doc.Sections = append(doc.Sections, DocumentSection{Kind: kind, Title: title + share, Body: body})
		}
	}
	title, body := of(ProblemSection, HeadlineSection)
	add(ProblemSection, title, "", inBrief(body, most.problem))
	title, body = of(GoalsSection)
	body, share := words.goals(body, most)
	add(GoalsSection, title, share, body)
	requirements := whole.requirements()
	if section, ok := e.mostAskedFor(words, requirements, most.requirements); ok {
		doc.Sections = append(doc.Sections, section)
	}
	var wont []string
	for _, r := range requirements {
		if r.Priority == string(Wont) {
			wont = append(wont, EscapeMarkdown(r.Statement))
		}
	}
	_, body = of(NonGoalsSection)
	body, share = words.points(body, wont, most.points)
	add(NonGoalsSection, words.NotDone, share, body)
	_, body = of(QuestionsSection)
	body, share = words.points(body, nil, most.points)
	add(QuestionsSection, words.ToDecide, share, body)
	add(TextSection, words.SignOff, "",
		fmt.Sprintf("| %s | %s | %s |\n|:--|:--|:--|\n|  |  |  |", words.Name, words.AgreedOrNot, words.Date))
	return doc
}

// signOffs puts a line for each reviewer, with what they said, in the place of an empty one.
func (doc *Document) signOffs() {
	if len(doc.SignOffs) == 0 {
		return
	}
	words := doc.Words()
	for i, section := range doc.Sections {
		if section.Title == words.SignOff {
			doc.Sections[i].Body = words.signOffLines(doc.SignOffs)
		}
	}
}

// shareOf says, behind a title, how many of how many stand below it.
func (w *Words) shareOf(shown, all int) string {
	if shown == all {
		return ""
	}
	return " (" + fmt.Sprintf(w.ShareOf, shown, all) + ")"
}

// goals gives the measures of the goals, where they stand in a table, and otherwise the first of them.
func (w *Words) goals(markdown string, most brevity) (body, share string) {
	var rows []string
	for line := range strings.Lines(markdown) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "|") {
			rows = append(rows, line)
		} else if len(rows) > 0 {
			break
		}
	}
	const head = 2 // the names of the columns, and the rule below
	if len(rows) <= head {
		return w.points(markdown, nil, most.points)
	}
	kept := rows[:min(len(rows), head+most.rows)]
	body = strings.Join(kept, "\n")
	if first := inBrief(markdown, mostPoint); first != "" {
		body = first + "\n\n" + body
	}
	return body, w.shareOf(len(kept)-head, len(rows)-head)
}

func (doc *Document) requirements() []DocumentRequirement {
	var all []DocumentRequirement
	for _, s := range doc.Sections {
		all = append(all, s.Requirements...)
	}
	return all
}

// mostAskedFor gives so many requirements: first those that must be met, then the others, each by how many people ask for
// them.
func (e *Edited) mostAskedFor(words *Words, requirements []DocumentRequirement, most int) (DocumentSection, bool) {
	must := func(r DocumentRequirement) bool { return r.Priority == string(Must) }
	chosen := slices.DeleteFunc(slices.Clone(requirements), func(r DocumentRequirement) bool { return r.Priority == string(Wont) })
	if len(chosen) == 0 {
		return DocumentSection{}, false
	}
	slices.SortStableFunc(chosen, func(a, b DocumentRequirement) int {
		switch {
		case must(a) && !must(b):
			return -1
		case must(b) && !must(a):
			return 1
		}
		return compareVoices(b.Heard, a.Heard)
	})
	if !must(chosen[0]) {
		e.warn("No requirement is a Must: the page shows those that the most people ask for.")
	}
	all := len(chosen)
	chosen = chosen[:min(most, all)]
	title := words.MustBe
	if !must(chosen[len(chosen)-1]) {
		title = words.MattersMost
	}
	for i, r := range chosen {
		chosen[i] = DocumentRequirement{
			ID: r.ID, Ref: r.Ref, Priority: r.Priority, Statement: cutWords(CleanLine(r.Statement), mostStatement),
			Heard: VoiceCount{People: r.Heard.People, Teams: r.Heard.Teams},
		}
	}
	if more := all - len(chosen); more > 0 {
		title += ", " + words.More.Of(more)
	}
	return DocumentSection{Kind: RequirementsSection, Title: title, Requirements: chosen}, true
}

// bullet begins an item of a list.
var bullet = regexp.MustCompile(`^(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?`)

// origin is who said it and where, as a draft writes it behind a point.
var origin = regexp.MustCompile(`\s\([^()]*\)$`)

// points gives so many items of the lists of a text, or its paragraphs where it has no list, and then others, each a line;
// share says how many there are.
func (w *Words) points(markdown string, others []string, most int) (body, share string) {
	var items, paragraphs []string
	for line := range strings.Lines(markdown) {
		mark := bullet.FindString(line)
		switch text := strings.TrimSpace(line[len(mark):]); {
		case text == "" || strings.HasPrefix(text, "#") || strings.HasPrefix(text, "|") || strings.HasPrefix(text, "!["):
		case mark != "":
			items = append(items, text)
		case !strings.HasPrefix(line, " "):
			paragraphs = append(paragraphs, text)
		}
	}
	if len(items) == 0 {
		items = paragraphs
	}
	items = append(items, others...)
	kept := []string{}
	for _, item := range items[:min(most, len(items))] {
		kept = append(kept, "- "+cutMarkdown(origin.ReplaceAllString(item, ""), mostPoint))
	}
	return strings.Join(kept, "\n"), w.shareOf(len(kept), len(items))
}

// inBrief gives the first paragraphs of a text, as far as they have so many letters together.
func inBrief(markdown string, most int) string {
	var kept []string
	for block := range strings.SplitSeq(markdown, "\n\n") {
		block = strings.TrimSpace(block)
		if block == "" || strings.ContainsAny(block[:1], "#|>`") || strings.HasPrefix(block, "![") {
			continue
		}
		n := utf8.RuneCountInString(block)
		if n > most && len(kept) == 0 {
			return cutMarkdown(CleanLine(block), most)
		}
		if most -= n; most < 0 || strings.HasSuffix(block, ":") { // what it leads to is not here
			break
		}
		kept = append(kept, block)
	}
	return strings.Join(kept, "\n\n")
}

// cutMarkdown cuts a line of Markdown, after a sentence where one ends late enough. No mark stays open behind the cut.
func cutMarkdown(line string, most int) string {
	if utf8.RuneCountInString(line) <= most {
		return line
	}
	cut := cutWords(line, most)
	if i := strings.LastIndex(cut, ". "); i > len(cut)/2 {
		cut = cut[:i+1]
	} else if i := strings.LastIndexAny(cut, ";:"); i > len(cut)/2 {
		cut = cut[:i] + "…"
	}
	for _, mark := range []string{"**", "`", "["} {
		i := strings.LastIndex(cut, mark)
		if i < 0 || mark == "[" && strings.Contains(cut[i:], ")") || mark != "[" && strings.Count(cut, mark)%2 == 0 {
			continue
		}
		cut = cut[:i] + cut[i+len(mark):]
	}
	return cut
}
