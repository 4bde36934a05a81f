package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

// TestChartSVG: whatever the numbers and names are, the drawing is well-formed, has no number that is none, and runs nothing.
func TestChartSVG(t *testing.T) {
	target := 3.0
	names := []string{"Jan", `<script>alert(1)</script>`, strings.Repeat("A long name of a theme ", 9)}
	for _, kind := range []discovery.ChartKind{discovery.LineChart, discovery.ColumnChart, discovery.BarChart} {
		for name, series := range map[string][]discovery.ChartSeries{
			"plain": {{Name: "a", Values: []float64{1, 2, 3}}, {Name: `"<b>`, Values: []float64{-4, 0.25}}},
			"odd":   {{Values: []float64{math.NaN(), math.Inf(-1), math.MaxFloat64}}},
			"zero":  {{Values: []float64{0, 0, 0}}},
			"none":  {{}},
		} {
			t.Run(string(kind)+" "+name, func(t *testing.T) {
				drawn := chartSVG(discovery.Chart{
					Kind: kind, Title: `Days "open" <now>`, Unit: "days", Labels: names, Series: series, Target: &target, Aim: "Target 3",
				}, discovery.English.Words())
				for _, bad := range []string{"NaN", "Inf", "<script", "<b>"} {
					if strings.Contains(drawn, bad) {
						t.Errorf("%q stands in %s", bad, drawn)
					}
				}
				for decoder := xml.NewDecoder(strings.NewReader(drawn)); ; {
					if _, err := decoder.Token(); errors.Is(err, io.EOF) {
						break
					} else if err != nil {
						t.Fatal(err)
					}
				}
			})
		}
	}
}
