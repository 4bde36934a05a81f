package pdf

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

// deepest is how many containers may stand inside each other; what lies deeper is printed at that depth.
const deepest = 16

var flavour = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()

// converter turns the syntax tree of one Markdown text into blocks.
type converter struct {
	assembler *assembler
	source    []byte
	headings  bool        // headings become headings; otherwise bold paragraphs
	topLevel  int         // the highest heading in the text
	notes     map[int]int // the numbers of the footnotes in the document, by those in the text
}

// markdown gives the blocks of a Markdown text.
func (a *assembler) markdown(source string, headings bool) []layout.Block {
	source = strings.TrimSpace(text.Clean(source))
	if source == "" {
		return nil
	}
	if len(source) > longestBody {
		source = strings.ToValidUTF8(source[:longestBody], "")
		a.shorter = true
	}
	c := &converter{assembler: a, source: []byte(prose.Tame(source)), headings: headings, topLevel: 6}
	root := flavour.Parse(gtext.NewReader(c.source), parser.WithContext(parser.NewContext()))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			c.topLevel = min(c.topLevel, h.Level)
		}
	}
	c.numberNotes(root)
	return c.children(root, 0)
}

func (c *converter) children(n ast.Node, depth int) []layout.Block {
	var blocks []layout.Block
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		blocks = append(blocks, c.block(child, depth)...)
	}
	return blocks
}

func (c *converter) block(n ast.Node, depth int) []layout.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return c.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraph(n)
	case *ast.List:
		if depth < deepest {
			return []layout.Block{c.list(n, depth)}
		}
	case *ast.Blockquote:
		if depth < deepest {
			if callout, ok := c.alert(n, depth); ok {
				return []layout.Block{callout}
			}
			return []layout.Block{layout.Quote{Blocks: c.children(n, depth+1)}}
		}
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return []layout.Block{layout.Code{Text: c.lines(n)}}
	case *ast.HTMLBlock:
		return c.html(n)
	case *ast.ThematicBreak:
		return []layout.Block{layout.Divider{}}
	case *east.Table:
		return []layout.Block{c.table(n)}
	case *east.FootnoteList:
		c.footnotes(n)
		return nil
	}
	return c.flat(n, depth)
}

// flat prints what stands inside a node without the node, without going ever deeper into nested nodes.
func (c *converter) flat(n ast.Node, depth int) []layout.Block {
	if depth < deepest {
		return c.children(n, depth+1)
	}
	var blocks []layout.Block
	_ = ast.Walk(n, func(inner ast.Node, entering bool) (ast.WalkStatus, error) {
		switch inner.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			if entering {
				blocks = append(blocks, c.paragraph(inner)...)
			}
			return ast.WalkSkipChildren, nil
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			if entering {
				blocks = append(blocks, layout.Code{Text: c.lines(inner)})
			}
		}
		return ast.WalkContinue, nil
	})
	return blocks
}

func (c *converter) heading(n *ast.Heading) []layout.Block {
	if !c.headings {
		style := layout.Body()
		style.Weight = bold
		return []layout.Block{layout.Paragraph{Spans: c.inline(n, style)}}
	}
	spans := c.inline(n, layout.Body())
	title := text.CleanLine(text.Plain(spans))
	if title == "" {
		return nil
	}
	return []layout.Block{layout.Heading{
		Level: 2 + n.Level - c.topLevel, Spans: spans, Anchor: c.assembler.anchors.Unique(title),
	}}
}

func (c *converter) paragraph(n ast.Node) []layout.Block {
	pictures, drawn := c.pictures(n)
	style := layout.Body()
	w := inlineWalker{source: c.source, notes: c.notes, drawn: drawn}
	w.children(n, &style, 0)
	if len(w.spans) == 0 || len(pictures) > 0 && strings.TrimSpace(text.Plain(w.spans)) == "" {
		return pictures
	}
	return append([]layout.Block{layout.Paragraph{Spans: w.spans}}, pictures...)
}

func (c *converter) list(n *ast.List, depth int) layout.List {
	list := layout.List{Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		list.Items = append(list.Items, layout.ListItem{Task: task(item), Blocks: c.children(item, depth+1)})
	}
	return list
}

func task(item ast.Node) layout.Task {
	first := item.FirstChild()
	if first == nil {
		return layout.NoTask
	}
	box, ok := first.FirstChild().(*east.TaskCheckBox)
	switch {
	case !ok:
		return layout.NoTask
	case box.IsChecked:
		return layout.Done
	}
	return layout.Open
}

func (c *converter) table(n *east.Table) layout.Table {
	var t layout.Table
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, layout.Column{Align: aligned[a]})
	}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		var row []layout.Cell
		for cell := r.FirstChild(); cell != nil; cell = cell.NextSibling() {
			row = append(row, layout.Cell{Spans: c.inline(cell, layout.Body())})
		}
		if _, head := r.(*east.TableHeader); head {
			t.Head = row
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

var aligned = map[east.Alignment]layout.Align{east.AlignRight: layout.Right, east.AlignCenter: layout.Centre}

// html shows HTML as it was typed; only comments, which nobody means to print, are left out.
func (c *converter) html(n *ast.HTMLBlock) []layout.Block {
	raw := strings.TrimSpace(c.lines(n))
	if raw == "" || strings.HasPrefix(raw, "<!--") {
		return nil
	}
	style := layout.Body()
	return []layout.Block{layout.Paragraph{Spans: []text.Span{{Text: raw, Style: &style}}}}
}

func (c *converter) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		b.Write(segment.Value(c.source))
	}
	return b.String()
}
