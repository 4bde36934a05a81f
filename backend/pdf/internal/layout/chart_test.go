package layout

import (
	"math"
	"strings"
	"testing"

	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

func chartsOfAnyKind() []Block {
	target := 2.0
	style := Body()
	months := []string{"Aug", "Sep", "Oct", "Nov", "Dec", "Jan"}
	return []Block{
		Chart{
			Kind: Columns, Title: "Support tickets about lost work", Labels: months,
			Series: []Series{
				{"All customers", []float64{21.4, 22.9, 24.1, 23.6, 25.8, 26.2}}, {"Pilot teams", []float64{20.8, 21.7, 14.2, 8.1, 5, 4.4}},
			},
			Caption: []text.Span{{Text: "Figure 1. Tickets by month.", Style: &style}},
		},
		Chart{
			Kind: Lines, Title: "Sessions with a failed save", Unit: "%", Labels: months, Target: &target, Aim: "Target 2%",
			Series: []Series{
				{"Mobile", []float64{11.8, 12.4, 12.1, 13.9, 14.6, 15.2}}, {"Desktop", []float64{3.9, 4.1, math.NaN(), 4.4, 4.2, 4.3}},
			},
		},
		Chart{
			Kind: Bars, Title: "Asks by theme", Labels: []string{"Faster month-end close", strings.Repeat("A long name of a theme ", 4), "Reports"},
			Series: []Series{{"", []float64{12, 7, 0}}},
		},
		Chart{Kind: Columns, Title: "Balance", Unit: "days", Labels: months, Series: []Series{{"", []float64{3, -2, 4, 1, -1, 2}}}},
	}
}

// TestChartsOfAnyNumbers: whatever the numbers are, the figure stays in its frame and says them in words.
func TestChartsOfAnyNumbers(t *testing.T) {
	many := make([]float64, 400)
	names := make([]string, len(many))
	for i := range many {
		many[i], names[i] = float64(i*i), "label"
	}
	odd := []float64{math.NaN(), math.Inf(1), -math.MaxFloat64, math.MaxFloat64, 0, 1e-300}
	blocks := chartsOfAnyKind()
	for _, kind := range []ChartKind{Lines, Columns, Bars} {
		blocks = append(blocks,
			Chart{Kind: kind, Title: "Many", Labels: names, Series: []Series{{"a", many}, {"b", many[:3]}, {"c", nil}}},
			Chart{Kind: kind, Title: "Odd", Labels: names[:6], Series: []Series{{"", odd}}},
			Chart{Kind: kind, Title: "Nothing", Labels: names[:2], Series: []Series{{"", []float64{0, 0}}}},
			Chart{Kind: kind}, Chart{Kind: kind, Labels: names[:1]},
		)
	}
	page := NewPage(595.28, 841.89)
	pages := layOut(blocks...)
	for n, on := range pages.Sheets {
		on.Each(func(m sheet.Mark) {
			path, ok := m.(*sheet.Path)
			if !ok {
				return
			}
			for _, s := range path.Steps {
				if x, y := s.To.X, s.To.Y; !(x >= page.Side && x <= page.Width-page.Side && y >= 0 && y <= page.Height) {
					t.Fatalf("page %d: a path goes to %g, %g", n+1, x, y)
				}
			}
		})
	}
	said := ""
	for _, kid := range pages.Structure.Kids {
		if e, ok := kid.(*sheet.Element); ok && e.Kind == sheet.Figure {
			said += e.Alt + "\n"
		}
	}
	for _, want := range []string{"Pilot teams: Aug 20.8, Sep 21.7", "Desktop: Aug 3.9%, Sep 4.1%, Nov 4.4%", "Target 2%.", "Aug 3 days"} {
		if !strings.Contains(said, want) {
			t.Errorf("nobody says %q: %.500s", want, said)
		}
	}
}

func TestNiceSteps(t *testing.T) {
	for least, want := range map[float64]float64{0.9: 1, 1: 1, 1.2: 2, 2.1: 2.5, 2.6: 5, 6: 10, 0.03: 0.05, 1300: 2000} {
		if got := niceStep(least); math.Abs(got-want) > want/1e6 {
			t.Errorf("niceStep(%g) = %g, want %g", least, got, want)
		}
	}
}
