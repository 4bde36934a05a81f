package pdf

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
)

var alerts = map[string]layout.CalloutKind{
	"[!NOTE]": layout.Note, "[!TIP]": layout.Tip, "[!IMPORTANT]": layout.Important,
	"[!WARNING]": layout.Warning, "[!CAUTION]": layout.Caution,
}

// alert turns a quote whose first line is [!NOTE] or one of its kin into a callout, as GitHub does. Words after the
// mark are its title.
func (c *converter) alert(n *ast.Blockquote, depth int) (layout.Callout, bool) {
	first, ok := n.FirstChild().(*ast.Paragraph)
	if !ok || first.Lines().Len() == 0 {
		return layout.Callout{}, false
	}
	line := first.Lines().At(0)
	mark, title, _ := strings.Cut(strings.TrimSpace(string(line.Value(c.source))), " ")
	kind, ok := alerts[strings.ToUpper(mark)]
	if !ok {
		return layout.Callout{}, false
	}
	callout := layout.Callout{Kind: kind}
	if title = strings.TrimSpace(title); title != "" {
		style := layout.Body()
		callout.Title = []text.Span{{Text: title, Style: &style}}
	}
	// What stands on the line of the mark has been said.
	for child := first.FirstChild(); child != nil; {
		next := child.NextSibling()
		if position(child) < line.Stop {
			first.RemoveChild(first, child)
		}
		child = next
	}
	callout.Blocks = c.children(n, depth+1)
	return callout, true
}

// position is where the text of a node starts in the source.
func position(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if t, ok := n.(*ast.Text); ok {
			return t.Segment.Start
		}
	}
	return 0
}
