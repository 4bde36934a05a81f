package discovery

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// readings writes readings as "2027-01-01 6, 2027-02-01 5".
func readings(text string) []Reading {
	var all []Reading
	for part := range strings.SplitSeq(text, ", ") {
		var r Reading
		if n, _ := fmt.Sscan(part, &r.ReadOn, &r.Value); n == 2 {
			all = append(all, r)
		}
	}
	return all
}

func TestAMetricIsJudgedByTheWayCoveredAgainstTheTime(t *testing.T) {
	down := Metric{Direction: Down, Baseline: new(6.0), Target: new(3.0), DueOn: "2027-01-01", Cadence: Monthly}
	timeless, unaimed, kept, unbased := down, down, down, down
	timeless.DueOn, timeless.Cadence = "", AnyTime
	unaimed.Target = nil
	kept.Baseline, kept.Target = new(0.0), new(0.0)
	unbased.Baseline = nil
	up := Metric{Direction: Up, Baseline: new(40.0), Target: new(80.0), DueOn: "2027-01-01"}
	for _, c := range []struct {
		name     string
		metric   Metric
		readings []Reading
		today    string
		want     MetricState
	}{
		{"never read", down, nil, "2026-06-01", Unread},
		{"without a target", unaimed, readings("2026-01-01 5.0"), "2026-06-01", Untargeted},
		{"at the first reading", down, readings("2026-01-01 6.0"), "2026-01-02", OnTrack},
		{"half of the way in half of the time", down, readings("2026-01-01 6.0, 2026-07-01 4.5"), "2026-07-10", OnTrack},
		{"a third of the way in half of the time", down, readings("2026-01-01 6.0, 2026-07-03 5.0"), "2026-07-10", Behind},
		{"late readings count as of today", down, readings("2026-01-01 6.0, 2026-07-01 4.5"), "2026-09-01", Behind},
		{"not in the order of their days", down, readings("2026-07-01 4.5, 2026-01-01 6.0"), "2026-07-10", OnTrack},
		{"there early", down, readings("2026-01-01 6.0, 2026-03-01 2.5"), "2026-09-01", Reached},
		{"exactly there", down, readings("2026-01-01 3.0"), "2026-01-01", Reached},
		{"the day is over", down, readings("2026-12-31 4.0"), "2027-01-02", Behind},
		{"on the day itself", down, readings("2026-01-01 6.0, 2027-01-01 3.1"), "2027-01-01", Behind},
		{"worse than it was", timeless, readings("2026-01-01 7.0"), "2026-01-01", Behind},
		{"on the way, with all the time", timeless, readings("2026-01-01 5.9"), "2028-01-01", OnTrack},
		{"kept at nothing", kept, readings("2026-01-01 0.0"), "2026-01-01", Reached},
		{"not kept at nothing", kept, readings("2026-01-01 1.0"), "2026-01-01", Behind},
		{"set out from the first reading", unbased, readings("2026-01-01 9.0, 2026-07-01 6.0"), "2026-07-02", OnTrack},
		{"left again after it was there", unbased, readings("2026-01-01 2.0, 2026-02-01 5.0"), "2026-02-02", Behind},
		{"up", up, readings("2026-01-01 40.0, 2026-07-01 60.0"), "2026-07-02", OnTrack},
		{"up too slowly", up, readings("2026-01-01 40.0, 2026-07-03 59.0"), "2026-07-03", Behind},
		{"up and there", up, readings("2026-01-01 80.0"), "2026-07-03", Reached},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Measure(c.metric, c.readings, c.today).State; got != c.want {
				t.Errorf("it is %s, not %s", got.Label(), c.want.Label())
			}
		})
	}
}

func TestWhenAMetricIsReadNext(t *testing.T) {
	for _, c := range []struct {
		cadence    Cadence
		read, next string
		due        bool
	}{
		{AnyTime, "", "", false},
		{AnyTime, "2020-01-01", "", false},
		{Monthly, "", "2026-11-26", true},
		{Daily, "2026-11-25", "2026-11-26", true},
		{Daily, "2026-11-26", "2026-11-27", false},
		{Weekly, "2026-11-20", "2026-11-27", false},
		{Monthly, "2026-10-26", "2026-11-26", true},
		{Monthly, "2026-01-31", "2026-02-28", true},
		{Monthly, "2026-12-31", "2027-01-31", false},
		{Quarterly, "2026-11-30", "2027-02-28", false},
	} {
		var read []Reading
		if c.read != "" {
			read = readings(c.read + " 1")
		}
		got := Measure(Metric{Cadence: c.cadence}, read, "2026-11-26")
		if got.NextOn != c.next || got.ReadingDue != c.due {
			t.Errorf("%q read on %q: next on %q, due %v", c.cadence, c.read, got.NextOn, got.ReadingDue)
		}
	}
}

func TestTheTrendGoesByTheDirection(t *testing.T) {
	for _, c := range []struct {
		direction Direction
		from, to  float64
		want      Trend
	}{{Down, 6, 5, Better}, {Down, 5, 6, Worse}, {Up, 5, 6, Better}, {Up, 6, 5, Worse}, {Up, 5, 5, Same}} {
		m := Measure(Metric{Direction: c.direction}, []Reading{{ReadOn: "2026-01-01", Value: c.from}, {ReadOn: "2026-02-01", Value: c.to}}, "2026-02-01")
		if m.Trend != c.want {
			t.Errorf("%s from %v to %v is %q", c.direction, c.from, c.to, m.Trend)
		}
	}
	if got := Measure(Metric{}, readings("2026-01-01 1.0"), "2026-02-01").Trend; got != NoTrend {
		t.Errorf("one reading has the trend %q", got)
	}
}

func TestAMetricAsOneLine(t *testing.T) {
	days := Metric{
		Name: "Days to close", Unit: "days", Direction: Down, Baseline: new(6.0), Target: new(3.0), DueOn: "2027-03-01",
	}
	share := Metric{Name: "Matched", Unit: "%", Direction: Up, Baseline: new(40.0), Target: new(62.5)}
	cost := Metric{Name: "Cost per invoice", Unit: "€", Direction: Down, Target: new(1234.5)}
	rupiah := Metric{Name: "Savings", Unit: "IDR m", Direction: Up, Baseline: new(-1250000.0), Target: new(0.0)}
	bare := Metric{Name: "NPS", Direction: Up}
	based := Metric{Name: "Findings", Unit: "open", Direction: Down, Baseline: new(12.0)}
	for want, got := range map[string]string{
		"Days to close: 6 → 3 by 1 Mar 2027 (now 5)": days.Phrase(&Reading{Value: 5}),
		"Days to close: 6 → 3 by 1 Mar 2027":         days.Phrase(nil),
		"Matched: 40% → 62.5% (now 51%)":             share.Phrase(&Reading{Value: 51}),
		"Cost per invoice: at most €1,234.5":         cost.Phrase(nil),
		"Savings: -1,250,000 → 0 IDR m":              rupiah.Phrase(nil),
		"NPS (now 31)":                               bare.Phrase(&Reading{Value: 31}),
		"Findings: down from 12 open (now 9)":        based.Phrase(&Reading{Value: 9}),
	} {
		if got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

func TestTextsReferToMetrics(t *testing.T) {
	known := []MetricText{{ID: "m-1", Text: "Close_days: 6 → 3 (now 5)"}}
	link := Metric{ID: "m-1", Name: "Close [days]"}.Link()
	for text, want := range map[string]string{
		"- " + link + " soon":                   `- Close\_days: 6 → 3 (now 5) soon`,
		"[gone](metric:m-2), [a](https://b.c)":  "gone, [a](https://b.c)",
		link + link:                             `Close\_days: 6 → 3 (now 5)Close\_days: 6 → 3 (now 5)`,
		"[open](metric:m-1":                     "[open](metric:m-1",
		"a metric:m-1 without marks [x](ask:1)": "a metric:m-1 without marks [x](ask:1)",
	} {
		if got := SpellMetrics(text, known); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
	if ids := MetricsIn(link, "[b](metric:m-2)", "c"); len(ids) != 2 || !ids["m-1"] || !ids["m-2"] {
		t.Errorf("found %v", ids)
	}
}

func TestWhatIsNoMetricIsRefused(t *testing.T) {
	huge := 1e16
	for name, c := range map[string]struct {
		field string
		edit  func(*Metric)
	}{
		"no product":           {"productId", func(m *Metric) { m.ProductID = "" }},
		"no name":              {"name", func(m *Metric) { m.Name = "  " }},
		"no such direction":    {"direction", func(m *Metric) { m.Direction = "sideways" }},
		"no such cadence":      {"cadence", func(m *Metric) { m.Cadence = "hourly" }},
		"no such day":          {"dueOn", func(m *Metric) { m.DueOn = "2026-02-30" }},
		"a year that is none":  {"dueOn", func(m *Metric) { m.DueOn = "0027-03-01" }},
		"the wrong way":        {"target", func(m *Metric) { m.Target = new(9.0) }},
		"beyond what is exact": {"target", func(m *Metric) { m.Baseline, m.Target = nil, &huge }},
	} {
		m := Metric{ProductID: "p", Name: "Days", Direction: Down, Baseline: new(6.0), Target: new(3.0)}
		c.edit(&m)
		e, ok := errors.AsType[*Error](m.Clean())
		if !ok || e.Field != c.field {
			t.Errorf("%s: %v", name, e)
		}
	}
	wrong := Reading{ReadOn: "2026-02-30", Note: strings.Repeat("x", 3)}
	if wrong.Clean() == nil {
		t.Error("a reading on no day was taken")
	}
}

func TestADocumentSaysHowItsMetricsStand(t *testing.T) {
	prd := PRDDetail{
		PRDSummary: PRDSummary{PRD: PRD{Title: "T"}},
		Sections:   []PRDSection{{Kind: GoalsSection, Title: "Goals", Body: "- [Days](metric:m)"}},
		Requirements: []RequirementDetail{{
			Requirement: Requirement{Number: 1, Statement: "x", Rationale: "For [Days](metric:m)."},
		}},
		Metrics: []MetricText{{ID: "m", Text: "Days: 6 → 3"}},
	}
	doc, _ := Assemble(prd, nil, Discretion{})
	if doc.Sections[0].Body != "- Days: 6 → 3" || doc.Sections[1].Requirements[0].Rationale != "For Days: 6 → 3." {
		t.Errorf("the document: %+v", doc.Sections)
	}
	if prd.Sections[0].Body != "- [Days](metric:m)" {
		t.Error("the PRD itself was changed")
	}
}
