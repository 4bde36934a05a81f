package pdf_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

var processes = flag.Int("processes", 2, "how many processes write the same file, half of them on one processor")

// everything is a document with all that a file may hold: each script, images of one width, charts, notes, changes.
func everything(t *testing.T) discovery.Document {
	t.Helper()
	doc := sample()
	appendix(&doc)
	doc.Version, doc.Fingerprint = "v1.1", strings.Repeat("0123456789abcdef", 4)
	doc.Changes = &discovery.DocumentChanges{Since: "v1.0", Summary: "all", Parts: []discovery.DocumentChange{{
		ID: "p", Fate: discovery.PartAdded, Title: "Problem", Lines: []discovery.DocumentChangeLine{{Spans: discovery.Differences("a b", "a c")}},
	}}}
	doc.Sections[0].ID = "p"
	doc.Images, doc.Charts = map[string]discovery.File{}, map[string]discovery.Chart{}
	var body strings.Builder
	for _, kind := range []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"} {
		fmt.Fprintf(&body, "> [!%s]\n> Mind it.\n\n", kind)
	}
	body.WriteString(blocksText)
	for _, s := range scripts(t) {
		body.WriteString(discovery.EscapeMarkdown(s.Text) + " **" + discovery.EscapeMarkdown(s.Text) + "**\n\n")
	}
	for i, c := range []color.NRGBA{{R: 255, A: 255}, {G: 200, A: 90}, {B: 255, A: 255}, {R: 90, G: 90, A: 20}} {
		image := painted(t, 300, 40+i, c)
		doc.Images[image.Hash] = image
		fmt.Fprintf(&body, "![Image %d](image:%s)\n\n", i, image.Hash)
	}
	for _, kind := range []discovery.ChartKind{discovery.LineChart, discovery.ColumnChart, discovery.BarChart} {
		name := fmt.Sprint("chart", len(doc.Charts))
		doc.Charts[name] = discovery.Chart{
			Kind: kind, Title: "Days to close", Labels: []string{"Jan", "Feb", "Mar"},
			Series: []discovery.ChartSeries{{Name: "a", Values: []float64{9, 3, 5}}, {Name: "b", Values: []float64{4, 2, 1}}},
		}
		fmt.Fprintf(&body, "![A chart](chart:%s)\n\n", name)
	}
	doc.Sections = append(doc.Sections, discovery.DocumentSection{Title: "Everything", Body: body.String()})
	return doc
}

// blocksText has what the sample has not.
const blocksText = "A note[^1] and another[^2], ~~no~~ `code` and <br>a line.\n\n#### Deep\n\n##### Deeper\n\n###### Deepest\n\n" +
	"> Said.\n>\n> > And said in it.\n\n1. a\n   1. b\n      1. c\n\n- [x] done\n- [ ] open\n\n---\n\n```\nx := 1\n```\n\n" +
	"| a | b | c |\n|--|--:|:-:|\n| 1[^2] | 2 | 3 |\n\n[^1]: One.\n[^2]: Two.\n\n    - with a list\n\n"

// TestSameBytesInEveryProcess: neither the process nor how many processors it has changes a byte.
func TestSameBytesInEveryProcess(t *testing.T) {
	const child = "THROUGHLINE_PDF_DIGESTS"
	digests := ""
	for _, design := range []discovery.Design{discovery.Sans, discovery.Serif} {
		var out bytes.Buffer
		result, err := pdf.Render(t.Context(), &out, everything(t), pdf.Options{Design: design, Logo: logo(t), Organisation: "Meridian"})
		if err != nil || len(result.Warnings) > 0 {
			t.Fatalf("%v, warnings %q", err, result.Warnings)
		}
		digests += fmt.Sprintf("%x", sha256.Sum256(out.Bytes()))
		checkWithTools(t, out.Bytes())
	}
	if to := os.Getenv(child); to != "" {
		if err := os.WriteFile(to, []byte(digests), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	for i := range *processes {
		processors := []string{"1", "8"}[i%2]
		written := t.TempDir() + "/digests"
		again := exec.Command(os.Args[0], "-test.run", "^TestSameBytesInEveryProcess$")
		again.Env = append(os.Environ(), child+"="+written, "GOMAXPROCS="+processors)
		if out, err := again.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if got, err := os.ReadFile(written); err != nil || string(got) != digests {
			t.Fatalf("process %d, of %s processors, wrote another file (%v)", i+1, processors, err)
		}
	}
}
