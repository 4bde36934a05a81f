package discovery

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MetricText is how a metric that a PRD's texts refer to reads.
type MetricText struct {
	ID   string `json:"id"`
	Text string `json:"text"` // see Metric.Phrase
}

// metricLink is a reference to a metric in Markdown: [Days to close](metric:0190…).
var metricLink = regexp.MustCompile(`\[((?:[^\[\]\\\n]|\\.)*)\]\(metric:([0-9A-Za-z-]+)\)`)

// Link is the reference to the metric that Markdown texts hold.
func (m Metric) Link() string { return "[" + EscapeMarkdown(m.Name) + "](metric:" + m.ID + ")" }

// MetricsIn gives the ids of the metrics that Markdown texts refer to.
func MetricsIn(texts ...string) map[string]bool {
	ids := map[string]bool{}
	for _, text := range texts {
		for _, link := range metricLink.FindAllStringSubmatch(text, -1) {
			ids[link[2]] = true
		}
	}
	return ids
}

// SpellMetrics writes out each reference to a metric in a Markdown text. One to a metric that is not among them becomes
// the name that it was given.
func SpellMetrics(text string, metrics []MetricText) string {
	return metricLink.ReplaceAllStringFunc(text, func(link string) string {
		parts := metricLink.FindStringSubmatch(link)
		for _, m := range metrics {
			if m.ID == parts[2] {
				return EscapeMarkdown(m.Text)
			}
		}
		return parts[1]
	})
}

// spelt is the PRD with its references to metrics written out.
func (p PRDDetail) spelt() PRDDetail {
	sections := make([]PRDSection, len(p.Sections))
	for i, s := range p.Sections {
		s.Body = SpellMetrics(s.Body, p.Metrics)
		sections[i] = s
	}
	requirements := make([]RequirementDetail, len(p.Requirements))
	for i, r := range p.Requirements {
		r.Rationale = SpellMetrics(r.Rationale, p.Metrics)
		requirements[i] = r
	}
	p.Sections, p.Requirements = sections, requirements
	return p
}

// Phrase says in one line where a metric is to go, and where it is: "Days to close: 6 → 3 by 1 Mar 2027 (now 5)".
func (m Metric) Phrase(latest *Reading) string { return m.phrase(&english, latest) }

// MetricText gives a metric as the texts of a PRD say it, in the PRD's words.
func (s MetricSummary) MetricText(w *Words) MetricText {
	return MetricText{s.ID, s.phrase(w, s.Latest)}
}

func (m Metric) phrase(w *Words, latest *Reading) string {
	phrase := m.Name
	switch {
	case m.Target != nil && m.Baseline != nil:
		phrase += ": " + m.figure(w, *m.Baseline) + " → " + m.value(w, *m.Target)
	case m.Target != nil && m.Direction == Down:
		phrase += ": " + fmt.Sprintf(w.AtMost, m.value(w, *m.Target))
	case m.Target != nil:
		phrase += ": " + fmt.Sprintf(w.AtLeast, m.value(w, *m.Target))
	case m.Baseline != nil && m.Direction == Down:
		phrase += ": " + fmt.Sprintf(w.DownFrom, m.value(w, *m.Baseline))
	case m.Baseline != nil:
		phrase += ": " + fmt.Sprintf(w.UpFrom, m.value(w, *m.Baseline))
	}
	if m.Target != nil && m.DueOn != "" {
		phrase += " " + fmt.Sprintf(w.DueBy, w.Short(midnight(m.DueOn)))
	}
	if latest != nil {
		phrase += " (" + fmt.Sprintf(w.Now, m.figure(w, latest.Value)) + ")"
	}
	return phrase
}

// Value is a value with its unit, which is left out where the metric's name says it: "5 days", "40%", "$12,500".
func (m Metric) Value(v float64) string { return m.value(&english, v) }

func (m Metric) value(w *Words, v float64) string {
	figure := m.figure(w, v)
	if figure != w.Numeral(v) || m.Unit == "" || strings.Contains(strings.ToLower(m.Name), strings.ToLower(m.Unit)) {
		return figure
	}
	return figure + " " + m.Unit
}

// figure is a value with its unit where that is a sign which every number carries.
func (m Metric) figure(w *Words, v float64) string {
	first, _ := utf8.DecodeRuneInString(m.Unit)
	switch {
	case m.Unit == "%" || m.Unit == "‰":
		return w.Numeral(v) + m.Unit
	case unicode.Is(unicode.Sc, first) && len(m.Unit) == utf8.RuneLen(first):
		return m.Unit + w.Numeral(v)
	default:
		return w.Numeral(v)
	}
}

// FormatNumber writes a number for reading: 12,500 and 0.25.
func FormatNumber(v float64) string { return english.Numeral(v) }
