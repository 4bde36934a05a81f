package discovery

import (
	"fmt"
	"slices"
	"testing"
)

func TestCharts(t *testing.T) {
	target := 3.0
	metric := MetricSummary{
		Metric:   Metric{Name: "Days to close", Unit: "days", Target: &target, DueOn: "2027-03-01"},
		Readings: []Reading{{ReadOn: "2026-12-31", Value: 6}, {ReadOn: "2027-01-31", Value: 5}},
	}.Chart(&english)
	if got := fmt.Sprint(metric.Labels, metric.Series, metric.Aim); got != "[31 Dec 26 31 Jan 27] [{ [6 5]}]Target 3 by 1 Mar 2027" {
		t.Errorf("the chart of a metric: %s", got)
	}
	column := func(id, name, partOf string, asks int) BoardColumn {
		c := BoardColumn{AskIDs: make([]string, asks), PartOf: partOf}
		c.ID, c.Name = id, name
		return c
	}
	themes := ChartThemes(&english, []BoardColumn{
		column("", "", "", 4), column("a", "Close", "", 2), column("b", "Empty", "", 0), column("c", "Stock", "Close", 5),
	})
	if got := fmt.Sprint(themes.Labels, themes.Series); got != "[Close › Stock Close Not in a theme yet] [{ [5 2 4]}]" {
		t.Errorf("the chart of themes: %s", got)
	}
	var teams []TeamHeard
	for i := range 20 {
		teams = append(teams, TeamHeard{Team: fmt.Sprint("Team ", i), HeardIDs: make([]string, 20-i)})
	}
	heard := ChartTeams(&english, Hearing{Teams: append(teams, TeamHeard{Team: "Unheard"})})
	if n := len(heard.Labels); n != mostBars || heard.Labels[n-1] != "7 others" || heard.Series[0].Values[n-1] != 28 {
		t.Errorf("the chart of many teams: %v %v", heard.Labels, heard.Series)
	}
}

func TestChartNames(t *testing.T) {
	prd := PRDDetail{Sections: []PRDSection{
		{Body: "![a](chart:themes) and ![b](chart:themes)"}, {Body: "[d](chart:no) ![e](image:no) ![f](chart:)"},
	}}
	prd.Requirements = []RequirementDetail{{Requirement: Requirement{Rationale: "![c](chart:0190-ab)"}}}
	if got, want := prd.ChartNames(), []string{"themes", "0190-ab"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
