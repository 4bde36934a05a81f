package pdf_test

import (
	"fmt"
	"image"
	"maps"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

// TestCovers: whatever is on a cover stands within its margins, and nothing on it overlaps. With -keep they are there to look at.
func TestCovers(t *testing.T) {
	whole := meridian(t)
	whole.Sections = whole.Sections[:2]
	long := strings.TrimSpace(strings.Repeat("A month-end close in three working days for all fourteen entities of the group ", 3))[:200]
	full := whole
	full.Title, full.Product = long, "Enterprise resource planning for finance, procurement and supply chain, with the close calendar"
	full.Authors = []string{"Maximiliane von Habsburg-Lothringen", `Bob "=cmd" O'Neil`, "Nguyễn Thị Minh Khai Trần", "Chukwuemeka Odumegwu-Ojukwu"}
	full.Edition, full.Version = "For leadership, without names", "v12.4, for the steering group of March"
	widths := map[discovery.Paper]float64{discovery.A4: 595, discovery.Letter: 612}
	organisation := "Blue Harbour International Shipping and Logistics Holding Company (Singapore) Private Limited"
	for name, cover := range map[string]struct {
		doc  discovery.Document
		name string
		logo []byte
	}{
		"plain": {whole, "", nil}, "full": {full, organisation, nil}, "wide": {full, organisation, logo(t)},
		"tall": {full, organisation, bar(t, 60, 240)}, "logo": {whole, "", logo(t)}, "named": {whole, "Meridian", bar(t, 200, 200)},
		"panorama": {full, "Meridian", bar(t, 2400, 120)},
	} {
		for _, paper := range []discovery.Paper{discovery.A4, discovery.Letter} {
			for _, design := range []discovery.Design{discovery.Sans, discovery.Serif} {
				name := fmt.Sprintf("cover-%s-%s-%s", name, paper, design)
				data, _ := renderAs(t, name, cover.doc, pdf.Options{Paper: paper, Design: design, Organisation: cover.name, Logo: cover.logo})
				r := read(t, data)
				for _, fault := range crowded(slices.Collect(maps.Values(r.marked(0))), widths[paper]) {
					t.Errorf("%s: %s", name, fault)
				}
				page := strings.Join(r.lines(0), "\n")
				for _, words := range cover.doc.Authors {
					if !strings.Contains(page, words) {
						t.Errorf("%s: %q is not whole on a line: %q", name, words, page)
					}
				}
				if strings.Contains(page, "…") {
					t.Errorf("%s: something is cut: %q", name, page)
				}
			}
		}
	}
}

// crowded tells which parts of a page leave its margins or overlap.
func crowded(parts [][]readRun, width float64) []string {
	const side, space, above, below = 67, 4, 6, 2
	var faults []string
	for i, part := range parts {
		for _, run := range part {
			if run.x < side || run.end > width-side+space {
				faults = append(faults, fmt.Sprintf("%q reaches from %g to %g", run.text, run.x, run.end))
			}
			for _, other := range slices.Concat(parts[i+1:]...) {
				if run.x < other.end && other.x < run.end && run.y-below < other.y+above && other.y-below < run.y+above {
					faults = append(faults, fmt.Sprintf("%q overlaps %q", run.text, other.text))
				}
			}
		}
	}
	return faults
}

// bar is a logo of one colour.
func bar(t *testing.T, width, height int) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = [4]uint8{0x0b, 0x72, 0x85, 0xff}[i%4]
	}
	return encoded(t, m)
}
