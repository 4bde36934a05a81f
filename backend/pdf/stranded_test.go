package pdf_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

// TestNothingIsStranded: no page ends with a heading or with the first line of a paragraph, and none begins with the last line
// of one; on both papers, in both designs, and in the samples.
func TestNothingIsStranded(t *testing.T) {
	for name, doc := range map[string]discovery.Document{"everything": everything(t), "meridian": meridian(t), "sample": sample()} {
		for _, paper := range []discovery.Paper{discovery.A4, discovery.Letter} {
			for _, design := range []discovery.Design{discovery.Sans, discovery.Serif} {
				var out bytes.Buffer
				if _, err := pdf.Render(t.Context(), &out, doc, pdf.Options{Paper: paper, Design: design}); err != nil {
					t.Fatal(err)
				}
				for _, fault := range stranded(read(t, out.Bytes())) {
					t.Errorf("%s, %s, %s: %s", name, paper, design, fault)
				}
			}
		}
	}
	samples, err := filepath.Glob("../../build/docs/samples/*.pdf")
	if err != nil || len(samples) == 0 {
		t.Fatalf("there are no samples: %v", err)
	}
	for _, path := range samples {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range stranded(read(t, data)) {
			t.Errorf("%s: %s", filepath.Base(path), fault)
		}
	}
}

// standing is where the lines of an element stand: how many on each page, and how far down the lowest.
type standing struct {
	kind   string
	lines  map[int]map[float64]bool // by page, and height on it
	lowest map[int]float64
	words  string
}

func stranded(r *reader) []string {
	root, content := r.structure()
	owners := map[int]node{}
	running(root, owners)
	at := map[int]*standing{}
	lowest := map[int]float64{} // line of each page
	for page := range r.pages {
		lowest[page] = 1e9
		for number, runs := range r.marked(page) {
			owner, reads := owners[content[[2]int{page, number}]]
			if !reads {
				continue
			}
			s := at[owner.object]
			if s == nil {
				s = &standing{kind: owner.kind, lines: map[int]map[float64]bool{}, lowest: map[int]float64{}}
				at[owner.object] = s
			}
			for _, run := range runs {
				if s.lines[page] == nil {
					s.lines[page], s.lowest[page] = map[float64]bool{}, run.y
				}
				s.lines[page][run.y] = true
				s.lowest[page] = min(s.lowest[page], run.y)
				s.words += run.text
				lowest[page] = min(lowest[page], run.y)
			}
		}
	}
	var faults []string
	for _, s := range at {
		pages := slices.Sorted(maps.Keys(s.lines))
		if len(pages) == 0 {
			continue
		}
		first, last := pages[0], pages[len(pages)-1]
		switch heading := strings.HasPrefix(s.kind, "H"); {
		case heading && first != last:
			faults = append(faults, fmt.Sprintf("page %d ends within the heading %.40q", first+1, s.words))
		case heading && s.lowest[first] <= lowest[first]:
			faults = append(faults, fmt.Sprintf("page %d ends with the heading %.40q", first+1, s.words))
		case first != last && len(s.lines[first]) == 1:
			faults = append(faults, fmt.Sprintf("page %d ends with the first line of %.40q", first+1, s.words))
		case first != last && len(s.lines[last]) == 1:
			faults = append(faults, fmt.Sprintf("page %d begins with the last line of %.40q", last+1, s.words))
		}
	}
	return faults
}

// running finds what each element is part of that is read from line to line: a link is part of its paragraph. Footnotes stand
// elsewhere.
func running(n node, owners map[int]node) {
	if n.kind == "Note" {
		return
	}
	owners[n.object] = n
	for _, kid := range n.kids {
		running(kid, owners)
		if kid.kind == "Link" {
			owners[kid.object] = n
		}
	}
}

// marked gives the text of a page by the numbers of its pieces of content.
func (r *reader) marked(page int) map[int][]readRun {
	pieces := map[int][]readRun{}
	var font readFont
	size, number := 0.0, -1
	for line := range strings.SplitSeq(string(r.content(page)), "\n") {
		if m := marked.FindStringSubmatch(line); m != nil {
			number = -1
			if m[2] != "" {
				number = atoi([]byte(m[2]))
			}
		}
		if m := setFont.FindStringSubmatch(line); m != nil {
			font, size = r.fonts[m[1]], atof(m[2])
		}
		for _, m := range runStart.FindAllStringSubmatch(line, -1) {
			if number >= 0 {
				pieces[number] = append(pieces[number], readRunOf(font, size, m))
			}
		}
	}
	return pieces
}
