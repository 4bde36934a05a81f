package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"throughline/backend/pdf/internal/sheet"
)

// runs gives the runs of glyphs on a page, in the order in which they are drawn.
func runs(on *sheet.Sheet) []*sheet.Glyphs {
	var all []*sheet.Glyphs
	on.Each(func(m sheet.Mark) {
		if run, ok := m.(*sheet.Glyphs); ok {
			all = append(all, run)
		}
	})
	return all
}

// TestListsAreMirrored: the marks of a list stand where its words begin to be read.
func TestListsAreMirrored(t *testing.T) {
	for said, right := range map[string]bool{"One word": false, "מילה אחת": true, "كلمة": true} {
		for _, ordered := range []bool{false, true} {
			list := List{Ordered: ordered, Start: 1, Tight: true, Items: []ListItem{{Blocks: []Block{paragraphOf(said)}}}}
			pages := layOut(paragraphOf("Before"), list)
			drawn := runs(pages.Sheets[len(pages.Sheets)-1])
			at := slices.IndexFunc(drawn, func(r *sheet.Glyphs) bool { return len(r.Items) > 3 && r.Y > drawn[0].Y })
			if mark, word := drawn[at-1], drawn[at]; (mark.X > word.X) != right {
				t.Errorf("%q: the mark stands at %.0f and the words at %.0f", said, mark.X, word.X)
			}
		}
	}
}

// TestListsBeginAndEndInPairs: wherever a page ends, neither the first nor the last item of a list stands alone.
func TestListsBeginAndEndInPairs(t *testing.T) {
	for before := range 60 {
		blocks := []Block{}
		for range before {
			blocks = append(blocks, paragraphOf("x"))
		}
		list := List{Tight: true}
		for range 4 {
			list.Items = append(list.Items, ListItem{Blocks: []Block{paragraphOf("item")}})
		}
		pages := layOut(append(blocks, list)...)
		counts := make([]string, 0, len(pages.Sheets))
		for _, on := range pages.Sheets {
			items := 0
			for _, run := range runs(on) {
				if len(run.Items) == len("item") {
					items++
				}
			}
			if items > 0 {
				counts = append(counts, fmt.Sprint(items))
			}
		}
		if got := strings.Join(counts, "+"); got != "4" && got != "2+2" {
			t.Errorf("after %d lines the items stand as %s", before, got)
		}
	}
}
