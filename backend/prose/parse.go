package prose

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

const deepest = 16 // how many containers may stand inside each other; what lies deeper is shown at that depth

var flavour = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()

// Parse reads GitHub-flavoured Markdown.
func Parse(markdown string) []Block { return parse(markdown, true) }

// ParsePart reads the Markdown of a text that stands within a part and has none of its own: headings in it are bold lines.
func ParsePart(markdown string) []Block { return parse(markdown, false) }

func parse(markdown string, headings bool) []Block {
	markdown = strings.TrimSpace(Clean(markdown))
	r := &reader{[]byte(Tame(markdown)), headings}
	blocks := r.children(flavour.Parse(text.NewReader(r.source), parser.WithContext(parser.NewContext())), 0)
	level(Headings(blocks))
	return blocks
}

// level makes headings step down one level at a time.
func level(headings []*Heading) {
	var above []int // the levels, as they were written, of the headings that the next one stands under
	for _, h := range headings {
		for len(above) > 0 && above[len(above)-1] >= h.Level {
			above = above[:len(above)-1]
		}
		above = append(above, h.Level)
		h.Level = len(above)
	}
}

// reader turns a syntax tree into blocks.
type reader struct {
	source   []byte
	headings bool
}

func (r *reader) children(n ast.Node, depth int) []Block {
	var blocks []Block
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		blocks = append(blocks, r.block(child, depth)...)
	}
	return blocks
}

func (r *reader) block(n ast.Node, depth int) []Block {
	switch n := n.(type) {
	case *ast.Heading:
		return r.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		if spans := r.inline(n); len(spans) > 0 {
			return []Block{&Paragraph{spans}}
		}
		return nil
	case *ast.FencedCodeBlock:
		return []Block{&Code{word(string(n.Language(r.source))), strings.TrimRight(r.lines(n), "\n")}}
	case *ast.CodeBlock:
		return []Block{&Code{"", strings.TrimRight(r.lines(n), "\n")}}
	case *ast.HTMLBlock:
		return r.html(n)
	case *ast.ThematicBreak:
		return []Block{&Rule{}}
	case *east.Table:
		return r.table(n)
	case *east.FootnoteList:
		return []Block{r.notes(n, depth)}
	}
	if depth >= deepest {
		return r.children(n, depth)
	}
	var made Block
	switch n := n.(type) {
	case *ast.List:
		made = r.list(n, depth)
	case *ast.Blockquote:
		made = r.quote(n, depth)
	}
	if made == nil {
		return nil
	}
	return []Block{made}
}

func (r *reader) heading(n *ast.Heading) []Block {
	spans := oneLine(r.inline(n))
	switch {
	case len(spans) == 0:
		return nil
	case r.headings:
		return []Block{&Heading{Level: n.Level, Spans: spans}}
	}
	for i := range spans {
		spans[i].Bold = true
	}
	return []Block{&Paragraph{merged(spans)}}
}

func (r *reader) notes(n *east.FootnoteList, depth int) *Notes {
	notes := &Notes{}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if note, is := child.(*east.Footnote); is {
			notes.Items = append(notes.Items, Note{note.Index, r.children(note, depth+1)})
		}
	}
	return notes
}

// list leaves out the items in which nothing stands.
func (r *reader) list(n *ast.List, depth int) Block {
	list := List{Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		item := Item{Task: task(child), Blocks: r.children(child, depth+1)}
		if len(item.Blocks) > 0 {
			list.Items = append(list.Items, item)
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return &list
}

func task(item ast.Node) Task {
	first := item.FirstChild()
	if first == nil {
		return NoTask
	}
	box, is := first.FirstChild().(*east.TaskCheckBox)
	switch {
	case !is:
		return NoTask
	case box.IsChecked:
		return DoneTask
	}
	return OpenTask
}

var kinds = map[string]string{
	"[!NOTE]": "note", "[!TIP]": "tip", "[!IMPORTANT]": "important", "[!WARNING]": "warning", "[!CAUTION]": "caution",
}

// quote reads a quote, which is a callout when its first line is [!NOTE] or one of its kin, as on GitHub. Words after the
// mark are its title.
func (r *reader) quote(n *ast.Blockquote, depth int) Block {
	blocks := r.children(n, depth+1)
	if len(blocks) == 0 {
		return nil
	}
	first, is := n.FirstChild().(*ast.Paragraph)
	if !is || first.Lines().Len() == 0 {
		return &Quote{blocks}
	}
	line := first.Lines().At(0)
	mark, title, _ := strings.Cut(strings.TrimSpace(string(line.Value(r.source))), " ")
	kind, is := kinds[strings.ToUpper(mark)]
	if !is {
		return &Quote{blocks}
	}
	for child := first.FirstChild(); child != nil; { // what stands on the line of the mark has been said
		next := child.NextSibling()
		if position(child) < line.Stop {
			first.RemoveChild(first, child)
		}
		child = next
	}
	callout := Callout{Kind: kind, Blocks: r.children(n, depth+1)}
	if title = strings.TrimSpace(title); title != "" {
		callout.Title = []Span{{Text: title}}
	}
	return &callout
}

// position is where the text of a node starts in the source.
func position(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if t, is := n.(*ast.Text); is {
			return t.Segment.Start
		}
	}
	return 0
}

var sides = map[east.Alignment]Align{east.AlignRight: Right, east.AlignCenter: Centre}

func (r *reader) table(n *east.Table) []Block {
	table := Table{}
	for _, a := range n.Alignments {
		table.Align = append(table.Align, sides[a])
	}
	for line := n.FirstChild(); line != nil; line = line.NextSibling() {
		row := make([]Cell, len(table.Align))
		i := 0
		for cell := line.FirstChild(); cell != nil && i < len(row); cell = cell.NextSibling() {
			row[i] = oneLine(r.inline(cell))
			i++
		}
		if _, head := line.(*east.TableHeader); head {
			table.Head = row
		} else {
			table.Rows = append(table.Rows, row)
		}
	}
	if table.Head == nil {
		return nil
	}
	return []Block{&table}
}

// html shows HTML as it was typed; comments, which nobody means to show, are left out.
func (r *reader) html(n *ast.HTMLBlock) []Block {
	raw := strings.TrimSpace(r.lines(n))
	if n.HasClosure() {
		raw = strings.TrimSpace(raw + "\n" + string(n.ClosureLine.Value(r.source)))
	}
	if raw == "" || strings.HasPrefix(raw, "<!--") {
		return nil
	}
	return []Block{&Paragraph{[]Span{{Text: strings.Join(strings.Fields(raw), " ")}}}}
}

func (r *reader) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		b.Write(segment.Value(r.source))
	}
	return b.String()
}

// word keeps what names a language.
func word(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("+-#.", r)) {
			return r
		}
		return -1
	}, s)
}
