package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

func (a *assembler) inRegister(n int) bool { return n >= 1 && n <= len(a.source.Sources) }

func sourceAnchor(n int) string { return "evidence:" + strconv.Itoa(n) }

// countCitations notes which requirements cite each entry of the register.
func (a *assembler) countCitations() {
	for _, s := range a.source.Sections {
		for _, r := range s.Requirements {
			for _, ask := range r.Asks {
				for _, q := range ask.Quotes {
					if ref := prose.CleanLine(r.Ref); !slices.Contains(a.cited[q.Source], ref) {
						a.cited[q.Source] = append(a.cited[q.Source], ref)
					}
				}
			}
		}
	}
}

// register lists the moments in which something was said, so that every quote can be traced.
func (a *assembler) register() []layout.Block {
	if len(a.source.Sources) == 0 {
		return nil
	}
	style := layout.Body()
	table := layout.Table{}
	for _, column := range []struct {
		name string
		set  layout.Column
	}{
		{a.words.Number, layout.Column{Align: layout.Right}},
		{a.words.SaidIn, layout.Column{}},
		{a.words.Speaker, layout.Column{}},
		{a.words.When, layout.Column{Firm: true}},
		{a.words.CitedIn, layout.Column{}},
	} {
		table.Columns = append(table.Columns, column.set)
		table.Head = append(table.Head, layout.Cell{Spans: []text.Span{{Text: column.name, Style: &style}}})
	}
	for i, s := range a.source.Sources {
		table.Rows = append(table.Rows, a.registerRow(i+1, s))
	}
	return []layout.Block{
		layout.Heading{
			Level: 1, Spans: []text.Span{{Text: a.words.Register, Style: &style}}, Anchor: a.anchors.Unique(a.words.Register),
		},
		table,
	}
}

func (a *assembler) registerRow(n int, s discovery.DocumentSource) []layout.Cell {
	style := layout.Body()
	cell := func(words string) layout.Cell {
		return layout.Cell{Spans: []text.Span{{Text: a.plain(words), Style: &style}}}
	}
	speaker, role, _ := strings.Cut(s.Speaker, ", ")
	row := []layout.Cell{
		cell(strconv.Itoa(n)), a.twoLines(s.Title, capitalise(s.Channel)), a.twoLines(speaker, role),
		a.twoLines(a.words.Short(s.At), a.into(s.Moment())),
		{Spans: a.citations(n)},
	}
	row[0].Anchor = sourceAnchor(n)
	return row
}

// into says how far into its session something was said, so that nobody takes it for the time of the day.
func (a *assembler) into(moment string) string {
	if moment == "" {
		return ""
	}
	return fmt.Sprintf(a.words.IntoIt, moment)
}

// twoLines is a cell with words, and below them smaller ones that say more, unless they say the same.
func (a *assembler) twoLines(words, more string) layout.Cell {
	style := layout.Body()
	muted := layout.Muted(style)
	spans := []text.Span{{Text: flowing(a.plain(words)), Style: &style}}
	if more = flowing(a.plain(more)); more != "" && !strings.EqualFold(words, more) {
		spans = append(spans, text.Span{Text: "\n" + more, Style: &muted})
	}
	return layout.Cell{Spans: spans}
}

func (a *assembler) citations(n int) []text.Span {
	plain := layout.Body()
	var spans []text.Span
	for i, ref := range a.cited[n] {
		if i > 0 {
			spans = append(spans, text.Span{Text: ", ", Style: &plain})
		}
		linked := layout.Linked(plain, "", prose.Slug(ref))
		spans = append(spans, text.Span{Text: ref, Style: &linked})
	}
	return spans
}
