package exchange

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/prose"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

func TestMarkdownReadsAsTheSample(t *testing.T) {
	golden(t, "prd.md", written(t, discovery.MarkdownFormat, samplePRD()))
}

// readMarkdown is a Markdown file as a reader of GitHub's flavour with footnotes sees it.
type readMarkdown struct {
	source   []byte
	front    map[string]any
	headings []string // with their level as #
	anchors  []string
	links    []string
	notes    int // footnotes that something refers to
	raw      []string
}

func readMarkdownFile(t *testing.T, file []byte) readMarkdown {
	t.Helper()
	front, body, found := strings.Cut(strings.TrimPrefix(string(file), "---\n"), "\n---\n")
	if !found || !bytes.HasPrefix(file, []byte("---\n")) {
		t.Fatalf("no front matter in %.200q", file)
	}
	r := readMarkdown{source: []byte(body), front: map[string]any{}}
	for line := range strings.SplitSeq(front, "\n") {
		name, value, _ := strings.Cut(line, ": ")
		var v any = value
		if name != "date" {
			if err := json.Unmarshal([]byte(value), &v); err != nil {
				t.Errorf("front matter %q: %v", line, err)
			}
		}
		r.front[name] = v
	}
	anchors := prose.Anchors{}
	for _, h := range prose.Headings(prose.Parse(body)) {
		r.anchors = append(r.anchors, "#"+anchors.Unique(prose.Plain(h.Spans)))
	}
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
	_ = ast.Walk(parser.Parse(text.NewReader(r.source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			r.headings = append(r.headings, strings.Repeat("#", n.Level)+" "+string(n.Lines().Value(r.source)))
		case *ast.Link:
			r.links = append(r.links, string(n.Destination))
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL { // the others are addresses of mail
				r.links = append(r.links, string(n.URL(r.source)))
			}
		case *ast.Image:
			r.links = append(r.links, string(n.Destination))
		case *east.Footnote:
			r.notes++
		case *ast.RawHTML, *ast.HTMLBlock:
			r.raw = append(r.raw, n.Kind().String())
		}
		return ast.WalkContinue, nil
	})
	return r
}

func TestMarkdownParsedAgainHasItAll(t *testing.T) {
	doc := samplePRD()
	r := readMarkdownFile(t, written(t, discovery.MarkdownFormat, doc))
	for name, want := range map[string]any{
		"title": doc.Title, "product": doc.Product, "status": doc.Status, "version": "v1.1", "fingerprint": doc.Fingerprint, "date": "2026-03-20", "language": "en-GB",
		"requirements": 3.0, "sources": 5.0,
	} {
		if r.front[name] != want {
			t.Errorf("front matter: %s is %v, want %v", name, r.front[name], want)
		}
	}
	want := []string{
		"# A month-end close in three days", "## Changed since v1.0", "### REQ-002 changed", "## Problem", "### What happens today", "### What it costs", "## Goals",
		"## Requirements", "### REQ-001", "### REQ-002", "### REQ-003", "## Open questions",
		"## Versions", "## Sign-off",
	}
	if !slices.Equal(r.headings, want) {
		t.Errorf("headings %q, want %q", r.headings, want)
	}
	if want := len(doc.Sources) + 2; r.notes != want {
		t.Errorf("%d footnotes are referred to, want %d", r.notes, want)
	}
	checkMarkdownLinks(t, r)
	rendered := plainOfBlocks(prose.Parse(string(r.source)))
	for _, s := range doc.Sections {
		for _, req := range s.Requirements {
			wanted := append([]string{req.Statement, req.Owner}, req.Criteria...)
			for _, ask := range req.Asks {
				wanted = append(wanted, ask.Statement, ask.Voices)
				for _, q := range ask.Quotes {
					wanted = append(wanted, strings.Split(strings.Trim(q.Words, "“”"), "\n")...)
					wanted = append(wanted, q.Speaker)
				}
			}
			for _, w := range wanted {
				if !strings.Contains(rendered, w) {
					t.Errorf("%s: %q can't be read in\n%s", req.Ref, w, rendered)
				}
			}
		}
	}
}

var safeScheme = regexp.MustCompile(`^(?i:https?|mailto|tel):`)

// checkMarkdownLinks fails on HTML, on a link that leads to no heading of the file, and on one that is not safe to open.
func checkMarkdownLinks(t *testing.T, r readMarkdown) {
	t.Helper()
	if len(r.raw) > 0 {
		t.Errorf("there is HTML in it: %v", r.raw)
	}
	for _, link := range r.links {
		switch {
		case strings.HasPrefix(link, "#"):
			if !slices.Contains(r.anchors, link) {
				t.Errorf("%s leads to no heading: %q", link, r.anchors)
			}
		case strings.HasPrefix(link, "data:image/png;base64,"):
		case !safeScheme.MatchString(link):
			t.Errorf("%s is not safe to open", link)
		}
	}
}

func TestLooksSurviveBeingWritten(t *testing.T) {
	for _, source := range []string{
		"plain", "**bold** and *italic*, ***both***", "**bold *and italic* in it**", "~~gone~~ `code` ``a ` b``", "a*b*c **d**e",
		"[a **bold** link](https://example.com/a_(b)?x=1&copy;=2)", "<https://example.com>", "www.example.com", "a@example.com",
		`\*no\* \_emphasis\_ \[no\](link) \<b> &lt;i&gt; &amp;amp; 1\. x`, "line\\\nbreak  \n# no heading", "3 \\* 4 < 5 \\| x",
		"_a_ _b_", "snake_case __init__ C++", "http\\://example.com, a\\@b.example", "2.5 and 1) and #5", "x &nbsp; y",
		"`a|b`", "*a* *b*", "“**quoted**”", "**a**, *b*; ~~c~~", "![a picture](image:0abc)", "*\"a\"*", "**供应商**です", "a[^x] b[^y] c[^x]\n\n[^x]: one\n[^y]: *two*\n\n    more",
	} {
		want := prose.Parse(source)
		got := prose.Parse(markdownAlone(want))
		if !sameBlocks(got, want) {
			t.Errorf("%q was written %q, which reads %+v, want %+v", source, markdown(want, 0), got, want)
		}
	}
}

// markdownAlone writes blocks with what their pictures refer to.
func markdownAlone(blocks []prose.Block) string {
	written := markdown(blocks, 0)
	prose.Spans(blocks, func(spans []prose.Span) []prose.Span {
		for _, s := range spans {
			if s.Image != "" {
				written += "\n\n" + imageMark(s.Image) + ": image:" + s.Image
			}
		}
		return spans
	})
	return written
}

func sameBlocks(a, b []prose.Block) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return bytes.Equal(x, y)
}

func TestBlocksSurviveBeingWritten(t *testing.T) {
	for _, source := range []string{
		"- a\n- b\n\n* c\n* d", "1. a\n2. b\n\n1) c", "- a\n  1. b\n  2. c", "- a\n\n  para\n\n  ```go\n  x\n\n  y\n  ```", "> a\n>\n> > b\n\n> c",
		"- [ ] open\n- [x] done\n  - [ ] deeper", "| a | b |\n|:-:|--:|\n| `x\\|y` | **z** |\n| only |", "# a\n## b\n### c\n# d", "a\n\n---\n\nb",
		"5. five\n6. six", "> [!NOTE]\n> text\n> - list", "    indented code", "```\n```` inside\n```", "- - nested", "* ---\n* x", "- a\n\n- b",
		"999999999. high", "- # heading in a list", "> 1. quoted\n> 2. list", "- > quote in a list", "| x |\n|---|\n\ntext",
	} {
		want := prose.Parse(source)
		got := prose.Parse(markdownAlone(want))
		if !sameBlocks(got, want) {
			x, _ := json.Marshal(got)
			y, _ := json.Marshal(want)
			t.Errorf("%q was written\n%s\nwhich reads %s\nwant %s", source, markdown(want, 0), x, y)
		}
	}
}
