package exchange

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// charted puts tables of their numbers in the place of the charts that a text shows.
func (m *manuscript) charted(blocks []prose.Block) []prose.Block {
	var made []prose.Block
	for _, b := range blocks {
		p, text := b.(*prose.Paragraph)
		if !text {
			made = append(made, b)
			continue
		}
		var line []prose.Span
		flush := func() {
			if line = prose.Tidy(line); len(line) > 0 {
				made = append(made, &prose.Paragraph{Spans: line})
			}
			line = nil
		}
		for _, s := range p.Spans {
			chart, held := m.doc.Charts[s.Chart]
			if s.Chart == "" || !held || len(chart.Labels) == 0 || len(chart.Series) == 0 {
				line = append(line, s)
				continue
			}
			flush()
			chart.Name = s.Chart
			made = append(made, m.chartBlocks(chart, s.Text)...)
		}
		flush()
	}
	return made
}

// chartBlocks are a chart in words: what it shows, its numbers, and what they are to come to.
func (m *manuscript) chartBlocks(c discovery.Chart, caption string) []prose.Block {
	title := prose.CleanLine(c.Title)
	switch {
	case strings.HasPrefix(caption, title):
		title = caption
	case caption != "":
		title += ": " + caption
	}
	heads := []string{""}
	for _, s := range c.Series {
		heads = append(heads, seriesHead(s.Name, c.Unit))
	}
	table := tableOf(heads...)
	table.Chart = c.Name
	for i, label := range c.Labels {
		row := []string{label}
		for _, s := range c.Series {
			value := ""
			if i < len(s.Values) {
				value = number(s.Values[i], m.words)
			}
			row = append(row, value)
		}
		table.Rows = append(table.Rows, cells(row...))
	}
	for i := range c.Series {
		table.Align[i+1] = prose.Right
	}
	blocks := []prose.Block{&prose.Paragraph{Spans: []prose.Span{{Text: title, Bold: true}}}, table}
	if c.Target != nil {
		target := &prose.Paragraph{Spans: []prose.Span{{Text: aimOf(c, m.words)}}}
		m.drawn[target] = drawsTarget(c)
		blocks = append(blocks, target)
	}
	return blocks
}

// aimOf says what the numbers of a chart with a target are to come to.
func aimOf(c discovery.Chart, w *discovery.Words) string {
	word := strings.TrimSpace(fmt.Sprintf(w.Target, ""))
	target, aim := word+": "+number(*c.Target, w), prose.CleanLine(c.Aim)
	switch {
	case strings.HasPrefix(aim, word):
		return aim
	case aim != "":
		return target + ", " + aim
	}
	return target
}

// number writes a value as the language does, "" where there is none.
func number(value float64, w *discovery.Words) string {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return ""
	}
	return strings.Replace(strconv.FormatFloat(value, 'f', -1, 64), ".", w.Decimal, 1)
}

// seriesHead names a column of numbers: what they are of, and in what.
func seriesHead(name, unit string) string {
	switch {
	case name == "":
		return unit
	case unit == "":
		return name
	}
	return name + " (" + unit + ")"
}
