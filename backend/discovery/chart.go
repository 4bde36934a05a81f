package discovery

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Chart is numbers that a document shows as a figure. A text shows one as ![caption](chart:NAME).
type Chart struct {
	Name   string        `json:"name"` // by which texts refer to it
	Kind   ChartKind     `json:"kind"`
	Title  string        `json:"title"`
	Unit   string        `json:"unit"` // behind each number
	Labels []string      `json:"labels"`
	Series []ChartSeries `json:"series"`
	Target *float64      `json:"target,omitempty"`
	Aim    string        `json:"aim"` // what is said of the target
}

// ChartSeries is one row of numbers, one for each label.
type ChartSeries struct {
	Name   string    `json:"name"`
	Values []float64 `json:"values"`
}

// ChartKind is how a chart shows its numbers.
type ChartKind string

// The kinds.
const (
	LineChart   ChartKind = "lines"   // how something goes with time
	ColumnChart ChartKind = "columns" // amounts side by side
	BarChart    ChartKind = "bars"    // amounts below each other, where their names are long
)

// The charts that every product has, beside one for each of its metrics under the metric's id.
const (
	ThemesChart = "themes"
	TeamsChart  = "teams"
)

var chartOf = regexp.MustCompile(`!\[[^\]]*\]\(chart:([0-9A-Za-z-]+)\)`)

// ChartNames names the charts that the PRD's texts show, each once.
func (p PRDDetail) ChartNames() []string { return shown(chartOf, p.texts()) }

// texts are those that the PM writes in Markdown.
func (p PRDDetail) texts() []string {
	texts := []string{}
	for _, s := range p.Sections {
		texts = append(texts, s.Body)
	}
	for _, r := range p.Requirements {
		texts = append(texts, r.Rationale)
	}
	return texts
}

// charts gives the charts as they may leave the workspace: theirs are names that the PM wrote.
func (d Discretion) charts(charts []Chart) []Chart {
	left := make([]Chart, len(charts))
	for at, chart := range charts {
		chart.Title, _ = d.Text(chart.Title)
		labels := make([]string, len(chart.Labels))
		for i, label := range chart.Labels {
			labels[i], _ = d.Text(label)
		}
		chart.Labels = labels
		left[at] = chart
	}
	return left
}

// Chart shows how a metric goes, with its target.
func (m MetricSummary) Chart(w *Words) Chart {
	chart := Chart{Labels: []string{}, Kind: LineChart, Title: m.Name, Unit: m.Unit, Target: m.Target}
	values := []float64{}
	years := false
	if n := len(m.Readings); n > 0 && m.Readings[0].ReadOn[:4] != m.Readings[n-1].ReadOn[:4] {
		years = true
	}
	for _, r := range m.Readings {
		chart.Labels = append(chart.Labels, w.onAxis(midnight(r.ReadOn), years))
		values = append(values, r.Value)
	}
	chart.Series = []ChartSeries{{Values: values}}
	if m.Target != nil {
		chart.Aim = fmt.Sprintf(w.Target, m.value(w, *m.Target))
		if m.DueOn != "" {
			chart.Aim += " " + fmt.Sprintf(w.DueBy, w.Short(midnight(m.DueOn)))
		}
	}
	return chart
}

// String puts a chart in words, a line for each label: "Interview: 3, 4".
func (c Chart) String() string {
	lines := []string{c.Title}
	for i, label := range c.Labels {
		values := []string{}
		for _, s := range c.Series {
			if i < len(s.Values) {
				values = append(values, strings.TrimSpace(strconv.FormatFloat(s.Values[i], 'f', -1, 64)+" "+c.Unit))
			}
		}
		lines = append(lines, label+": "+strings.Join(values, ", "))
	}
	if c.Aim != "" {
		lines = append(lines, c.Aim)
	}
	return strings.Join(lines, "\n")
}

// ChartThemes counts the asks of each theme, those without one last.
func ChartThemes(w *Words, columns []BoardColumn) Chart {
	bars := []bar{}
	rest := 0
	for _, c := range columns {
		switch n := len(c.AskIDs); {
		case c.ID == "":
			rest = n
		case n > 0:
			bars = append(bars, bar{ThemePath(c.PartOf, c.Name), n})
		}
	}
	chart := w.chartBars(w.AsksByTheme, bars)
	if rest > 0 && len(bars) > 0 {
		chart.Labels = append(chart.Labels, w.NoTheme)
		chart.Series[0].Values = append(chart.Series[0].Values, float64(rest))
	}
	return chart
}

// ChartTeams counts the people of each team who were heard. A team that nobody was heard of is left out.
func ChartTeams(w *Words, h Hearing) Chart {
	bars := []bar{}
	for _, t := range h.Teams {
		if n := len(t.HeardIDs); n > 0 {
			bars = append(bars, bar{t.Team, n})
		}
	}
	return w.chartBars(w.PeopleByTeam, bars)
}

// bar is one row of a bar chart.
type bar struct {
	label string
	count int
}

// mostBars is how many rows one looks at; the rest are counted together.
const mostBars = 14

func (w *Words) chartBars(title string, bars []bar) Chart {
	slices.SortStableFunc(bars, func(a, b bar) int { return cmp.Compare(b.count, a.count) })
	if len(bars) > mostBars {
		others := bar{label: w.Others.Of(len(bars) - mostBars + 1)}
		for _, b := range bars[mostBars-1:] {
			others.count += b.count
		}
		bars = append(bars[:mostBars-1:mostBars-1], others)
	}
	chart := Chart{Kind: BarChart, Title: title, Labels: []string{}, Series: []ChartSeries{{Values: []float64{}}}}
	for _, b := range bars {
		chart.Labels = append(chart.Labels, b.label)
		chart.Series[0].Values = append(chart.Series[0].Values, float64(b.count))
	}
	return chart
}
