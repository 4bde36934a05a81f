package pdf

import (
	"fmt"
	"regexp"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

// changes tells what changed since an earlier version: what was added in bold, what was removed struck out.
func (a *assembler) changes() []layout.Block {
	c := a.source.Changes
	if c == nil {
		return nil
	}
	title := fmt.Sprintf(a.words.ChangedSince, clip(prose.CleanLine(c.Since), longestTitle))
	blocks := []layout.Block{a.heading(1, title)}
	if c.Summary == "" {
		return append(blocks, a.paragraph(text.Span{Text: a.words.NothingChanged}))
	}
	how := a.plain(capitalise(c.Summary)) + ". " + a.words.HowChanged
	blocks = append(blocks, a.paragraph(text.Span{Text: how}))
	for _, part := range c.Parts {
		blocks = append(blocks, a.heading(4, clip(prose.CleanLine(part.Title), longestTitle)))
		for _, line := range part.Lines {
			blocks = append(blocks, a.changeLine(line))
		}
	}
	return blocks
}

// fate is what became of a section or a requirement since the version that changes are told from.
func (a *assembler) fate(id string) discovery.Fate {
	if a.source.Changes != nil && id != "" {
		for _, part := range a.source.Changes.Parts {
			if part.ID == id {
				return part.Fate
			}
		}
	}
	return discovery.PartSame
}

// marked puts a bar in the margin of what is new or reads otherwise.
func (a *assembler) marked(id string, blocks ...layout.Block) []layout.Block {
	switch a.fate(id) {
	case discovery.PartAdded, discovery.PartChanged:
		return []layout.Block{layout.Marked{Blocks: blocks}}
	case discovery.PartSame, discovery.PartRemoved, discovery.PartMoved, discovery.PartRestated:
	}
	return blocks
}

// news is the chip of a requirement that is new or reads otherwise.
func (a *assembler) news(id string) layout.Label {
	switch a.fate(id) {
	case discovery.PartAdded:
		return layout.Label{Text: a.words.New, Tone: layout.Blue}
	case discovery.PartChanged:
		return layout.Label{Text: a.words.Changed, Tone: layout.Blue}
	case discovery.PartSame, discovery.PartRemoved, discovery.PartMoved, discovery.PartRestated:
	}
	return layout.Label{}
}

func (a *assembler) heading(level int, title string) layout.Block {
	style := layout.Body()
	return layout.Heading{Level: level, Spans: []text.Span{{Text: title, Style: &style}}, Anchor: a.anchors.Unique(title)}
}

// paragraph prints spans; one without a style is body text.
func (a *assembler) paragraph(spans ...text.Span) layout.Block {
	style := layout.Body()
	for i := range spans {
		if spans[i].Style == nil {
			spans[i].Style = &style
		}
	}
	return layout.Paragraph{Spans: spans}
}

func (a *assembler) changeLine(line discovery.DocumentChangeLine) layout.Block {
	var spans []text.Span
	if line.Name != "" {
		name := layout.Muted(layout.Body())
		spans = append(spans, text.Span{Text: a.plain(line.Name) + ": ", Style: &name})
	}
	added, removed := layout.Body(), layout.Muted(layout.Body())
	added.Weight, removed.Strike = fonts.SemiBold, true
	for i, s := range line.Spans {
		words := prose.Clean(s.Text)
		if s.Kind == discovery.RemovedSpan && strings.TrimSpace(words) == "" {
			continue // nobody sees it
		}
		if i > 0 && s.Kind == discovery.AddedSpan && line.Spans[i-1].Kind == discovery.RemovedSpan &&
			strings.TrimSpace(line.Spans[i-1].Text) != "" && !strings.HasPrefix(words, "\n") {
			words = " " + strings.TrimLeft(words, " ")
		}
		span := text.Span{Text: listed(words, i == 0 || strings.HasSuffix(line.Spans[i-1].Text, "\n"))}
		if i == 0 && line.Name != "" && strings.HasPrefix(span.Text, "• ") {
			span.Text = "\n" + span.Text
		}
		switch s.Kind {
		case discovery.AddedSpan:
			span.Style = &added
		case discovery.RemovedSpan:
			span.Style = &removed
		case discovery.SameSpan:
		}
		spans = append(spans, span)
	}
	return a.paragraph(spans...)
}

var (
	emptyLines = regexp.MustCompile(`\n\s*\n`)
	listMark   = regexp.MustCompile(`\n *[-*+] (?:\[[ xX]\] )?`)
)

// listed keeps the lines of a text, such as items of a list. It may begin within a line.
func listed(s string, line bool) string {
	s = strings.NewReplacer("\r\n", "\n", "\t", " ").Replace(s)
	if line {
		s = "\n" + s
	}
	s = listMark.ReplaceAllString(emptyLines.ReplaceAllString(s, "\n"), "\n• ")
	if line {
		s = s[1:]
	}
	return s
}

// flowing puts the lines of a text in one.
func flowing(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(s)
}

// revisions lists the versions up to this one with their fingerprints.
func (a *assembler) revisions() []layout.Block {
	if len(a.source.Revisions) == 0 {
		return nil
	}
	style := layout.Body()
	table := layout.Table{}
	row := func(cells ...string) []layout.Cell {
		out := make([]layout.Cell, len(cells))
		for i, words := range cells {
			out[i] = layout.Cell{Spans: []text.Span{{Text: words, Style: &style}}}
		}
		return out
	}
	for _, firm := range []bool{true, true, false, true} {
		table.Columns = append(table.Columns, layout.Column{Firm: firm})
	}
	table.Head = row(a.words.Version, a.words.Date, a.words.About, a.words.Fingerprint)
	for _, r := range a.source.Revisions {
		table.Rows = append(table.Rows, row(a.plain(r.Version), a.words.Short(r.Day), flowing(a.plain(r.Note)), short(r.Fingerprint)))
	}
	return []layout.Block{a.heading(1, a.words.Versions), table}
}

// short is enough of a fingerprint to tell versions apart by eye.
func short(fingerprint string) string {
	return prose.CleanLine(fingerprint[:min(12, len(fingerprint))])
}

// version is the version of the document with its fingerprint.
func (a *assembler) version() string {
	name := clip(prose.CleanLine(a.source.Version), longestTitle)
	if a.source.Fingerprint == "" {
		return name
	}
	return fmt.Sprintf("%s (%s)", name, short(a.source.Fingerprint))
}
