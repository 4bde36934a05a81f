package exchange

import (
	"strings"

	"throughline/backend/prose"
)

// xhtml writes blocks as the XHTML that ReqIF takes: one division, no heading, no picture.
func xhtml(blocks []prose.Block) node {
	return el("xhtml:div").with(xhtmlBlocks(alone(blocks))...)
}

func xhtmlBlocks(blocks []prose.Block) []node {
	var nodes []node
	for _, b := range blocks {
		switch b := b.(type) {
		case *prose.Heading:
			nodes = append(nodes, el("xhtml:p").with(el("xhtml:strong").with(xhtmlSpans(b.Spans)...)))
		case *prose.Paragraph:
			nodes = append(nodes, el("xhtml:p").with(xhtmlSpans(b.Spans)...))
		case *prose.List:
			nodes = append(nodes, xhtmlList(b))
		case *prose.Quote:
			nodes = append(nodes, el("xhtml:blockquote").with(xhtmlBlocks(b.Blocks)...))
		case *prose.Callout:
			inner := []node{}
			if len(b.Title) > 0 {
				inner = append(inner, el("xhtml:p").with(el("xhtml:strong").with(xhtmlSpans(b.Title)...)))
			}
			nodes = append(nodes, el("xhtml:div").with(append(inner, xhtmlBlocks(b.Blocks)...)...))
		case *prose.Code:
			nodes = append(nodes, el("xhtml:pre").with(str(b.Text)))
		case *prose.Table:
			nodes = append(nodes, xhtmlTable(b))
		default:
		}
	}
	return nodes
}

func xhtmlList(l *prose.List) node {
	list := el(map[bool]string{false: "xhtml:ul", true: "xhtml:ol"}[l.Ordered])
	for _, item := range l.Items {
		mark := map[prose.Task]string{prose.OpenTask: "☐ ", prose.DoneTask: "☑ "}[item.Task]
		entry := el("xhtml:li")
		if mark != "" {
			entry = entry.with(str(mark))
		}
		list = list.with(entry.with(xhtmlBlocks(item.Blocks)...))
	}
	return list
}

func xhtmlTable(t *prose.Table) node {
	row := func(cell string, cells []prose.Cell) node {
		r := el("xhtml:tr")
		for _, c := range cells {
			r = r.with(el(cell).with(xhtmlSpans(c)...))
		}
		return r
	}
	rows := []node{row("xhtml:th", t.Head)}
	for _, r := range t.Rows {
		rows = append(rows, row("xhtml:td", r))
	}
	return el("xhtml:table").with(rows...)
}

func xhtmlSpans(spans []prose.Span) []node {
	var nodes []node
	for _, s := range spans {
		inner := []node{}
		for i, line := range strings.Split(s.Text, "\n") {
			if i > 0 {
				inner = append(inner, el("xhtml:br"))
			}
			if line != "" {
				inner = append(inner, str(line))
			}
		}
		for _, look := range []struct {
			has bool
			tag node
		}{
			{s.Code, el("xhtml:code")},
			{s.Strike, el("xhtml:del")},
			{s.Italic, el("xhtml:em")},
			{s.Bold, el("xhtml:strong")},
			{s.Link != "", el("xhtml:a", "href", s.Link)},
		} {
			if look.has {
				inner = []node{look.tag.with(inner...)}
			}
		}
		nodes = append(nodes, inner...)
	}
	return nodes
}
