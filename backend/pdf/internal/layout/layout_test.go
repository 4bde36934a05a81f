package layout

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

func paragraphOf(s string) Paragraph {
	style := Body()
	return Paragraph{Spans: []text.Span{{Text: s, Style: &style}}}
}

func layOut(blocks ...Block) Pages {
	shaper := text.NewShaper(fonts.NewSet(fonts.Sans), "en")
	parts := slices.Values([]Part{{Blocks: blocks, Done: 1}})
	l := New(Document{Listing: "Contents", Counted: "Page %d of %d", Parts: parts}, NewPage(595.28, 841.89), shaper)
	for range l.Body(context.Background()) { // all of them are in the end
	}
	return l.Rest()
}

// TestNothingLeavesThePage holds for every kind of block, however much is in it.
func TestNothingLeavesThePage(t *testing.T) {
	long := paragraphOf(strings.Repeat("word and more words ", 2000))
	var deep Block = long
	for range 40 {
		deep = List{Ordered: true, Start: 1, Items: []ListItem{{Blocks: []Block{Quote{Blocks: []Block{deep}}}}}}
	}
	cell := Cell{Spans: long.Spans}
	row := make([]Cell, 30)
	for i := range row {
		row[i] = Cell{Spans: paragraphOf("cell").Spans}
	}
	tests := map[string]Block{
		"paragraph": long, "nested": deep, "code": Code{Text: strings.Repeat("x", 9000)},
		"callout": Callout{Blocks: []Block{long}}, "tall cell": Table{Head: row[:2], Rows: [][]Cell{{cell, row[0]}, row[:2]}},
		"tall header": Table{Head: []Cell{cell}, Rows: [][]Cell{row[:1]}}, "wide": Table{Head: row, Rows: [][]Cell{row, row}},
		"requirement": Requirement{Ref: "R", Statement: text.Plain(long.Spans), Sources: []Source{{Statement: "a", Quotes: []Saying{{Words: text.Plain(long.Spans)}}}}},
	}
	for name, block := range tests {
		t.Run(name, func(t *testing.T) {
			page := NewPage(595.28, 841.89)
			for n, on := range layOut(block).Sheets {
				marks := on.Under
				on.Each(func(m sheet.Mark) { marks = append(marks, m) })
				for _, m := range marks {
					x, y, right := extent(m)
					if x < 0 || y < 0 || right > page.Width-page.Side+1 && n > 0 || y > page.Height {
						t.Fatalf("page %d: %T from %.1f to %.1f at %.1f", n+1, m, x, right, y)
					}
				}
			}
		})
	}
}

func extent(m sheet.Mark) (x, y, right float64) {
	switch m := m.(type) {
	case *sheet.Glyphs:
		last := m.Items[len(m.Items)-1]
		return m.X, m.Y, m.X + float64(last.X)
	case *sheet.Box:
		return m.X, m.Y + m.H, m.X + m.W
	case *sheet.Rule:
		return m.X, m.Y, m.ToX
	case *sheet.Link:
		return m.X, m.Y, m.X + m.W
	}
	return 0, 0, 0
}

// pagesAfter gives the places of blocks after so many lines of other text.
func pagesAfter(lines int, blocks ...Block) map[string]Position {
	var all []Block
	for range lines {
		all = append(all, paragraphOf("Before it."))
	}
	return layOut(append(all, blocks...)...).Places
}

// rowAt is a table of so many rows with a place at the last.
func rowAt(anchor string, rows int) Table {
	cell := Cell{Spans: paragraphOf("A row").Spans}
	table := Table{Head: []Cell{cell}}
	for range rows {
		table.Rows = append(table.Rows, []Cell{cell})
	}
	table.Rows[rows-1][0].Anchor = anchor
	return table
}

func TestRequirementStaysWithItsCriteria(t *testing.T) {
	style := Body()
	style.Weight = fonts.SemiBold
	list := List{Items: []ListItem{{Blocks: []Block{paragraphOf("One")}}, {Blocks: []Block{Table{Rows: rowAt("second", 1).Rows}}}}}
	r := Requirement{
		Anchor: "requirement", Ref: "REQ-001", Statement: "It is so", Rationale: []Block{paragraphOf("Because.")},
		Criteria: []Block{Paragraph{Spans: []text.Span{{Text: "Accepted when", Style: &style}}}, list},
	}
	for lines := range 45 {
		at := pagesAfter(lines, r)
		if at["requirement"].Page != at["second"].Page {
			t.Errorf("after %d lines it stands on page %d and its second criterion on %d", lines, at["requirement"].Page, at["second"].Page)
		}
	}
	r.Criteria, r.Sources = nil, []Source{{Statement: "Someone wants it", Quotes: []Saying{{Words: "I want it."}}}}
	for lines := range 45 {
		laid := layOut(append(slices.Repeat([]Block{paragraphOf("A line.")}, lines), r)...)
		want := laid.Places["requirement"].Page
		if last := len(laid.Sheets); want != last {
			t.Errorf("after %d lines it stands on page %d and its source on %d", lines, want, last)
		}
	}
}

func TestALineBelowATableStaysWithIt(t *testing.T) {
	below := Heading{Level: 4, Spans: paragraphOf("x").Spans, Anchor: "after"}
	for lines := range 45 {
		at := pagesAfter(lines, rowAt("row", 4), paragraphOf("Each is counted once."), below)
		if at["row"].Page < at["after"].Page && at["after"].Y > NewPage(595.28, 841.89).TopEdge+1 {
			t.Errorf("after %d lines what stands below the table begins the next page", lines)
		}
	}
}

func TestHeadingStaysWithItsText(t *testing.T) {
	style := Body()
	var blocks []Block
	for range 40 {
		blocks = append(blocks, Heading{Level: 2, Spans: []text.Span{{Text: "Heading", Style: &style}}, Anchor: "h"},
			paragraphOf(strings.Repeat("some words ", 30)))
	}
	page := NewPage(595.28, 841.89)
	for i, on := range layOut(blocks...).Sheets[2:] {
		lowest, size := 0.0, 0.0
		on.Each(func(m sheet.Mark) {
			if g, ok := m.(*sheet.Glyphs); ok && g.Y > lowest && g.Y < page.BottomEdge {
				lowest, size = g.Y, g.Size
			}
		})
		if size == headings[2].size {
			t.Errorf("a heading is the last line of page %d of the body", i+1)
		}
	}
}

func TestColumnWidths(t *testing.T) {
	tests := []struct {
		name           string
		least, natural []float64
		total          float64
	}{
		{"room for all", []float64{10, 20}, []float64{30, 50}, 300},
		{"some must break", []float64{10, 20}, []float64{30, 500}, 300},
		{"not even the words fit", []float64{200, 300, 1}, []float64{200, 300, 1}, 300},
		{"nothing in it", []float64{0, 0}, []float64{0, 0}, 300},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			widths := share(test.least, test.natural, test.total)
			if math.Abs(sum(widths)-test.total) > 0.01 {
				t.Errorf("widths %v add up to %.2f, want %.2f", widths, sum(widths), test.total)
			}
			for _, w := range widths {
				if w <= 0 {
					t.Errorf("widths %v: a column has no room", widths)
				}
			}
		})
	}
}

func TestOrdinals(t *testing.T) {
	for _, test := range []struct {
		n, depth int
		want     string
	}{{3, 1, "3"}, {1, 2, "a"}, {28, 2, "ab"}, {4, 3, "iv"}, {0, 2, "0"}, {999999999, 3, "999999999"}, {12, 4, "12"}} {
		if got := ordinal(test.n, test.depth); got != test.want {
			t.Errorf("ordinal(%d, %d) is %q, want %q", test.n, test.depth, got, test.want)
		}
	}
}

// TestBalanceMakesRowsLower: a column that lacks a few points for its words gets them from one that has lines to spare.
func TestBalanceMakesRowsLower(t *testing.T) {
	set := fonts.NewSet(fonts.Sans)
	shaper := text.NewShaper(set, "en")
	style := Body()
	cells := func(words ...string) [][]text.Cluster {
		var row [][]text.Cluster
		for _, w := range words {
			row = append(row, shaper.Shape([]text.Span{{Text: w, Style: &style}}))
		}
		return row
	}
	rows := [][][]text.Cluster{cells("Works without a network", strings.Repeat("Share of core tasks possible ", 3))}
	_, name := text.Widths(rows[0][0])
	widths := []float64{name - 5, 300}
	b := newBalance(rows, []float64{40, 40}, widths)
	before := b.cost()
	b.settle()
	if after := b.cost(); after >= before || widths[0] < name || math.Abs(widths[0]+widths[1]-name-295) > 0.01 {
		t.Errorf("widths %v cost %g, %g before", widths, after, before)
	}
}

// TestSourcesSayWhoseTheyAre: on the page on which the sources of a requirement go on, they say of which.
func TestSourcesSayWhoseTheyAre(t *testing.T) {
	quotes := slices.Repeat([]Saying{{Words: "I want it.", Speaker: "Rina"}}, 60)
	laid := layOut(Requirement{Anchor: "r", Ref: "REQ-042", Grounds: "SOURCES", Statement: "It is so", Sources: []Source{{Quotes: quotes}}})
	for i, on := range laid.Sheets[len(laid.Sheets)-2:] {
		var said strings.Builder
		on.Each(func(m sheet.Mark) {
			if g, ok := m.(*sheet.Glyphs); ok {
				for _, item := range g.Items {
					said.WriteString(g.Subset.Text(item.Code))
				}
			}
		})
		if !strings.Contains(said.String(), "SOURCES · REQ-042") {
			t.Errorf("page %d from the end does not: %.80q", 2-i, said.String())
		}
	}
}
