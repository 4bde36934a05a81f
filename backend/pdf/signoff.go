package pdf

import (
	"slices"

	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
)

// signOffs is the sheet on which the reviewers stand: with what they said, or, where nobody has said anything yet, with
// room to sign by hand.
func (a *assembler) signOffs() []layout.Block {
	sheet := a.source.SignOffs
	if len(sheet) == 0 {
		return nil
	}
	blocks := []layout.Block{a.heading(a.level(), a.words.SignOff)}
	if !slices.ContainsFunc(sheet, func(s discovery.DocumentSignOff) bool { return !s.Day.IsZero() }) {
		return append(blocks, a.unsigned(sheet))
	}
	return append(blocks, a.signed(sheet))
}

func (a *assembler) unsigned(sheet []discovery.DocumentSignOff) layout.Block {
	table := layout.Table{Airy: true, Head: a.cells(a.words.Reviewer, a.words.Role, a.words.Date, a.words.Signature)}
	for _, s := range sheet {
		table.Rows = append(table.Rows, a.cells(s.Name, s.Role, "", ""))
	}
	return table
}

func (a *assembler) signed(sheet []discovery.DocumentSignOff) layout.Block {
	remarks := slices.ContainsFunc(sheet, func(s discovery.DocumentSignOff) bool { return s.Remarks != "" })
	table := layout.Table{
		Columns: []layout.Column{{Firm: true}, {}, {Firm: true}, {Firm: true}, {Firm: true}},
		Head:    a.cells(a.words.Reviewer, a.words.Role, a.words.Verdict, a.words.Version, a.words.Date),
	}
	if remarks {
		table.Head = append(table.Head, a.cells(a.words.Remarks)...)
	}
	for _, s := range sheet {
		row := a.cells(s.Name, s.Role, "", s.Version, a.words.Short(s.Day))
		row[2].Spans = a.verdict(s)
		if remarks {
			row = append(row, a.cells(flowing(s.Remarks))...)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// verdict is what a reviewer said, as a chip; below it that the text has changed since.
func (a *assembler) verdict(s discovery.DocumentSignOff) []text.Span {
	tone := layout.Grey
	if !s.Day.IsZero() {
		tone = verdictTones[s.Verdict]
	}
	style, small := layout.Chip(layout.Body(), tone), layout.Muted(layout.Body())
	spans := []text.Span{{Text: a.plain(discovery.Word(a.words.Verdicts, s.Verdict)), Style: &style}}
	if s.Outdated {
		spans = append(spans, text.Span{Text: "\n" + a.words.Outdated, Style: &small})
	}
	return spans
}

// verdictTones are the colours of what reviewers say.
var verdictTones = map[discovery.Verdict]layout.Tone{
	discovery.AgreedTo: layout.Green, discovery.WithRemarks: layout.Amber, discovery.NotAgreed: layout.Red,
}

// cells gives a row of plain texts.
func (a *assembler) cells(words ...string) []layout.Cell {
	style := layout.Body()
	row := make([]layout.Cell, len(words))
	for i, w := range words {
		row[i].Spans = []text.Span{{Text: a.plain(w), Style: &style}}
	}
	return row
}
