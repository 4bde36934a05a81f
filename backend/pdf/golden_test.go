package pdf_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

// TestGolden holds what a reader finds in the sample and in a document of everything: the text of each page, where the links
// lead, the outline, the structure. A change to it is looked at in the diff of the golden; run with -update to write it anew.
func TestGolden(t *testing.T) {
	for name, golden := range map[string]struct {
		doc discovery.Document
		opt pdf.Options
	}{
		"sample":     {sample(), pdf.Options{}},
		"everything": {everything(t), pdf.Options{Paper: discovery.Letter, Design: discovery.Serif, Logo: logo(t), Organisation: "Meridian"}},
	} {
		t.Run(name, func(t *testing.T) {
			data, result := renderAs(t, name, golden.doc, golden.opt)
			if result.Warnings == nil || len(result.Warnings) > 0 {
				t.Errorf("warnings: %#v, want an empty list", result.Warnings)
			}
			got := structure(read(t, data))
			path := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("it reads differently from %s; see the diff after -update\n%s", path, firstDifference(got, string(want)))
			}
		})
	}
}

// TestLooksDoNotChangeWhatIsRead: on each paper and in each design a document has the same parts in the same order.
func TestLooksDoNotChangeWhatIsRead(t *testing.T) {
	want := ""
	for _, paper := range []discovery.Paper{discovery.A4, discovery.Letter} {
		for _, design := range []discovery.Design{discovery.Sans, discovery.Serif} {
			data, _ := renderAs(t, "everything "+string(paper+"-")+string(design), everything(t), pdf.Options{Paper: paper, Design: design})
			got := strings.Join(read(t, data).tree().lines(""), "\n")
			got = regexp.MustCompile(`Link × \d+`).ReplaceAllString(got, "Link") // one for each line that it goes over
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("%s, %s: %s", paper, design, firstDifference(got, want))
			}
			checkWithTools(t, data)
		}
	}
	for _, kind := range []string{
		"Sect", "P", "H1", "H2", "H3", "H4", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "BlockQuote", "Code", "Link",
		"Note", "Figure", "Caption", "TOC", "TOCI", "Div",
	} {
		if !slices.Contains(strings.FieldsFunc(want, func(r rune) bool { return r == ' ' || r == '\n' }), kind) {
			t.Errorf("a document of everything has no %s", kind)
		}
	}
}

func structure(r *reader) string {
	var b strings.Builder
	for _, name := range []string{"Title", "Author", "Subject"} {
		fmt.Fprintf(&b, "%s: %s\n", name, r.property(name))
	}
	section := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n%s\n", title)
		for _, l := range lines {
			fmt.Fprintf(&b, "  %s\n", l)
		}
	}
	for i := range r.pages {
		section(fmt.Sprintf("page %d", i+1), r.lines(i))
		section(fmt.Sprintf("links on page %d", i+1), r.links(i))
	}
	section("outline", r.outline())
	section("structure", r.tree().lines(""))
	return b.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d: got  %q\n         want %q", i+1, g[i], append(w, "")[min(i, len(w))])
		}
	}
	return "the golden is longer"
}

// TestPlaces: a preview finds the part of the document that someone points at.
func TestPlaces(t *testing.T) {
	doc := sample()
	doc.Sections[0].ID, doc.Sections[2].ID = "problem", "requirements"
	doc.Sections[2].Requirements[1].ID = "second"
	_, result := render(t, "places", doc)
	var got []string
	last := 0.0
	for _, p := range result.Places {
		got = append(got, fmt.Sprintf("%s on %d", p.ID, p.Page))
		if at := float64(p.Page) + p.Top; p.Top <= 0 || p.Top >= 1 || at < last {
			t.Errorf("%s stands at %g of page %d", p.ID, p.Top, p.Page)
		} else {
			last = at
		}
	}
	if want := "problem on 3, requirements on 4, second on 4"; strings.Join(got, ", ") != want {
		t.Errorf("places: %v, want %s", got, want)
	}
}
