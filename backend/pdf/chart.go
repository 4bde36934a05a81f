package pdf

import (
	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/prose"
)

var chartKinds = map[discovery.ChartKind]layout.ChartKind{
	discovery.LineChart: layout.Lines, discovery.ColumnChart: layout.Columns, discovery.BarChart: layout.Bars,
}

// chart gives a chart that a span shows as a block; false for one that the document does not hold.
func (a *assembler) chart(s prose.Span) (layout.Chart, bool) {
	held, ok := a.source.Charts[s.Chart]
	if s.Chart == "" || !ok || len(held.Labels) == 0 || len(held.Series) == 0 {
		return layout.Chart{}, false
	}
	line := func(s string) string { return clip(prose.CleanLine(s), longestTitle) }
	chart := layout.Chart{
		Kind: chartKinds[held.Kind], Title: line(held.Title), Unit: line(held.Unit), Target: held.Target, Aim: line(held.Aim),
		Point: a.words.Decimal,
	}
	for _, label := range held.Labels {
		chart.Labels = append(chart.Labels, line(label))
	}
	for _, series := range held.Series {
		chart.Series = append(chart.Series, layout.Series{Name: line(series.Name), Values: series.Values})
	}
	if caption := line(s.Text); caption != chart.Title {
		chart.Caption = a.caption(caption)
	}
	return chart, true
}
