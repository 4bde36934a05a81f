package exchange

import (
	"fmt"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// version names the version of a document, with the start of its fingerprint.
func (m *manuscript) version() string {
	name := prose.CleanLine(m.doc.Version)
	if m.doc.Fingerprint == "" {
		return name
	}
	return name + " (" + short(m.doc.Fingerprint) + ")"
}

// short is as much of a fingerprint as people compare.
func short(fingerprint string) string { return clippedEnd(prose.CleanLine(fingerprint), 12) }

func clippedEnd(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most])
	}
	return s
}

// changes is the chapter that tells what changed since an earlier version, where that was asked for.
func (m *manuscript) changes() []*chapter {
	c := m.doc.Changes
	if c == nil {
		return nil
	}
	made := &chapter{title: fmt.Sprintf(m.words.ChangedSince, prose.CleanLine(c.Since))}
	if c.Summary == "" {
		made.body = paragraphs(m.words.NothingChanged)
		return []*chapter{made}
	}
	what := capitalised(prose.CleanLine(c.Summary))
	made.body = paragraphs(what + ". " + m.words.HowChanged)
	for _, part := range c.Parts {
		made.body = append(made.body, &prose.Heading{Level: 1, Spans: []prose.Span{{Text: named(part.Title, m.words.Changed)}}})
		for _, line := range part.Lines {
			if spans := changeLine(line); len(spans) > 0 {
				made.body = append(made.body, &prose.Paragraph{Spans: spans})
			}
		}
	}
	return []*chapter{made}
}

// changeLine writes what was added in bold and strikes out what was removed, on one line.
func changeLine(line discovery.DocumentChangeLine) []prose.Span {
	var spans []prose.Span
	if name := prose.CleanLine(line.Name); name != "" {
		spans = append(spans, prose.Span{Text: name + ": "})
	}
	for i, s := range line.Spans {
		words := strings.Map(func(r rune) rune {
			if r == '\n' || r == '\t' {
				return ' '
			}
			return r
		}, prose.Clean(s.Text))
		if i > 0 && s.Kind == discovery.AddedSpan && line.Spans[i-1].Kind == discovery.RemovedSpan {
			words = " " + words
		}
		// A look begins and ends at a word: marks beside a space are none in Markdown.
		core := strings.Trim(words, " ")
		before, after, _ := strings.Cut(words, core)
		spans = append(spans, prose.Span{Text: before}, prose.Span{
			Text: core, Bold: s.Kind == discovery.AddedSpan, Strike: s.Kind == discovery.RemovedSpan,
		}, prose.Span{Text: after})
	}
	return prose.Tidy(spans)
}

// versions is the chapter of the versions up to this one.
func (m *manuscript) versions() []*chapter {
	if len(m.doc.Revisions) == 0 {
		return nil
	}
	table := tableOf(m.words.Version, m.words.Date, m.words.About, m.words.Fingerprint)
	for _, r := range m.doc.Revisions {
		table.Rows = append(table.Rows, cells(r.Version, m.words.Long(r.Day), r.Note, short(r.Fingerprint)))
	}
	return []*chapter{{title: m.words.Versions, body: []prose.Block{table}}}
}

// signOffs is the chapter of what the reviewers said.
func (m *manuscript) signOffs() []*chapter {
	sheet := m.words.SignOffTable(m.doc.SignOffs)
	if sheet == "" {
		return nil
	}
	return []*chapter{{title: m.words.SignOff, body: prose.Parse(sheet)}}
}

func tableOf(heads ...string) *prose.Table {
	return &prose.Table{Align: make([]prose.Align, len(heads)), Head: cells(heads...)}
}

func cells(texts ...string) []prose.Cell {
	made := make([]prose.Cell, len(texts))
	for i, text := range texts {
		if text = prose.CleanLine(text); text != "" {
			made[i] = prose.Cell{{Text: text}}
		}
	}
	return made
}
