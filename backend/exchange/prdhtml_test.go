package exchange

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"

	"golang.org/x/net/html"
)

func TestHTMLReadsAsTheSample(t *testing.T) {
	file := written(t, discovery.HTMLFormat, samplePRD())
	golden(t, "prd.html", file)
	text := checkHTML(t, file)
	for _, words := range []string{
		"A month-end close in three days", "Closing a month takes nine working days.", "The ledger shows, for every open period",
		"A blocker that is resolved is gone within a minute.", "I would walk over and count it myself.", "Siti Rahma, Warehouse lead",
		"3 people, 2 teams, 2 channels", "1:04:09", `<script>alert("no")</script>`, "click here",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("%q can't be read", words)
		}
	}
}

// TestTheTitleIsReadFirst: the contents come after it, folded, where there is no room for them beside the text; and what a
// chart's drawing says is not said below it once more.
func TestTheTitleIsReadFirst(t *testing.T) {
	file := string(written(t, discovery.HTMLFormat, samplePRD()))
	_, main, _ := strings.Cut(file, "<main>")
	at := -1
	for _, next := range []string{"<h1", "Review</dd>", `<details class="contents folded">`, `id="problem"`} {
		if i := strings.Index(main, next); i <= at {
			t.Errorf("%s does not come after what is to be read before it", next)
		} else {
			at = i
		}
	}
	if strings.Contains(file, "<details open") {
		t.Error("the contents are not folded")
	}
	if n := strings.Count(file, ">Target: 3, by September<"); n != 1 {
		t.Errorf("the target is said %d times", n)
	}
}

// checkHTML reads a page as a browser does and gives its text. It fails on what could run or reach out, on a link that
// leads nowhere or where it may not, on an id that is there twice, and on headings that skip a level.
func checkHTML(t *testing.T, file []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	var links []string
	ids := map[string]bool{}
	level := 0
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "iframe", "object", "embed", "form", "link", "base", "math", "template"}, n.Data) ||
			n.Namespace == "svg" && !slices.Contains([]string{"svg", "title", "path", "rect", "circle", "text"}, n.Data) {
			t.Errorf("there is a <%s> in it", n.Data)
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if now := int(n.Data[1] - '0'); now > level+1 {
				t.Errorf("a heading of level %d follows one of level %d", now, level)
			}
			level = int(n.Data[1] - '0')
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "srcset", a.Key == "style":
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href":
				links = append(links, a.Val)
			case a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/"):
				t.Errorf("it loads %q", a.Val)
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("id %q is there twice", a.Val)
				}
				ids[a.Val] = true
			}
		}
	}
	for _, link := range links {
		name, inside := strings.CutPrefix(link, "#")
		if decoded, err := url.PathUnescape(name); err == nil {
			name = decoded
		}
		if inside && !ids[name] || !inside && !safeScheme.MatchString(link) {
			t.Errorf("the link %q leads nowhere", link)
		}
	}
	return text.String()
}

// FuzzHTMLFile: whatever people typed, nothing of it becomes HTML.
func FuzzHTMLFile(f *testing.F) {
	for _, seed := range hostile {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			t.Skip()
		}
		checkHTML(t, written(t, discovery.HTMLFormat, everywhere(s)))
	})
}
