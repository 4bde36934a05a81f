package pdf

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
)

const bold = fonts.SemiBold

// inline gives the text inside a node as spans.
func (c *converter) inline(n ast.Node, style text.Style) []text.Span {
	w := inlineWalker{source: c.source, notes: c.notes}
	w.children(n, &style, 0)
	return w.spans
}

type inlineWalker struct {
	source []byte
	notes  map[int]int
	drawn  map[*ast.Image]bool // beside the text: nothing in it stands for them
	spans  []text.Span
}

func (w *inlineWalker) add(s string, style *text.Style) {
	if s == "" {
		return
	}
	if n := len(w.spans); n > 0 && w.spans[n-1].Style == style {
		w.spans[n-1].Text += s
		return
	}
	w.spans = append(w.spans, text.Span{Text: s, Style: style})
}

func (w *inlineWalker) children(n ast.Node, style *text.Style, depth int) {
	if depth > deepest {
		w.add(string(flatText(n, w.source)), style)
		return
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		w.node(child, style, depth+1)
	}
}

func (w *inlineWalker) node(n ast.Node, style *text.Style, depth int) {
	inner := *style
	switch n := n.(type) {
	case *ast.Text:
		w.text(n, style)
	case *ast.String:
		w.add(string(n.Value), style)
	case *ast.CodeSpan:
		inner = layout.InlineCode(inner)
		w.add(strings.ReplaceAll(string(flatText(n, w.source)), "\n", " "), &inner)
	case *ast.Emphasis:
		if n.Level >= 2 {
			inner.Weight = bold
		} else {
			inner.Italic = true
		}
		w.children(n, &inner, depth)
	case *east.Strikethrough:
		inner.Strike = true
		w.children(n, &inner, depth)
	case *ast.Link:
		inner = linked(inner, string(n.Destination))
		w.children(n, &inner, depth)
	case *ast.AutoLink:
		target := string(n.URL(w.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(target, "mailto:") {
			target = "mailto:" + target
		}
		inner = linked(inner, target)
		w.add(string(n.Label(w.source)), &inner)
	case *ast.Image: // one that is not part of the document is told by its description
		if w.drawn[n] {
			return
		}
		inner = layout.Muted(inner)
		w.add("["+string(flatText(n, w.source))+"]", &inner)
	case *ast.RawHTML:
		w.rawHTML(n, style)
	case *east.FootnoteLink:
		number := w.notes[n.Index]
		inner = layout.NoteMark(inner, number)
		w.add(strconv.Itoa(number), &inner)
	case *east.TaskCheckBox, *east.FootnoteBacklink:
	default:
		w.children(n, style, depth)
	}
}

func (w *inlineWalker) text(n *ast.Text, style *text.Style) {
	raw := n.Segment.Value(w.source)
	if !n.IsRaw() {
		raw = unescape(raw)
	}
	s := string(raw)
	switch {
	case n.HardLineBreak():
		s += "\n"
	case n.SoftLineBreak():
		s += " "
	}
	w.add(s, style)
}

func unescape(raw []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw)))
}

// rawHTML shows a tag as it was typed; a line break is the one that has a meaning here.
func (w *inlineWalker) rawHTML(n *ast.RawHTML, style *text.Style) {
	var b strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		b.Write(segment.Value(w.source))
	}
	tag := b.String()
	if strings.HasPrefix(strings.ToLower(tag), "<br") {
		tag = "\n"
	}
	w.add(tag, style)
}

// flatText gives the text inside a node without any styles.
func flatText(n ast.Node, source []byte) []byte {
	var b []byte
	_ = ast.Walk(n, func(inner ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch inner := inner.(type) {
		case *ast.Text:
			b = append(b, inner.Segment.Value(source)...)
			if inner.SoftLineBreak() || inner.HardLineBreak() {
				b = append(b, ' ')
			}
		case *ast.String:
			b = append(b, inner.Value...)
		}
		return ast.WalkContinue, nil
	})
	return b
}
