package pdf

import (
	"strconv"
	"strings"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

// markdown gives the blocks of the Markdown text of a chapter.
func (a *assembler) markdown(source string) []layout.Block {
	return a.numbered(prose.Parse(a.quotes.In(a.bounded(source))))
}

// part gives the blocks of a Markdown text whose headings are none of the document's.
func (a *assembler) part(source string) []layout.Block {
	return a.numbered(prose.ParsePart(a.quotes.In(a.bounded(source))))
}

func (a *assembler) bounded(source string) string {
	if len(source) <= longestBody {
		return source
	}
	a.shorter = true
	return strings.ToValidUTF8(source[:longestBody], "")
}

// numbered gives the blocks of a text; footnotes are counted through the document.
func (a *assembler) numbered(blocks []prose.Block) []layout.Block {
	c := converter{assembler: a, before: a.noted}
	if n := len(blocks); n > 0 {
		if notes, ok := blocks[n-1].(*prose.Notes); ok {
			a.noted += len(notes.Items)
		}
	}
	return c.blocks(blocks)
}

// converter turns the blocks of one text into those of the document.
type converter struct {
	assembler *assembler
	before    int // footnotes of the texts before
}

func (c *converter) blocks(blocks []prose.Block) []layout.Block {
	var out []layout.Block
	for _, b := range blocks {
		out = append(out, c.block(b)...)
	}
	return out
}

func (c *converter) block(b prose.Block) []layout.Block {
	one := func(b layout.Block) []layout.Block { return []layout.Block{b} }
	switch b := b.(type) {
	case *prose.Heading:
		return one(layout.Heading{
			Level: 1 + b.Level, Spans: c.spans(b.Spans), Anchor: c.assembler.anchors.Unique(prose.Plain(b.Spans)),
		})
	case *prose.Paragraph:
		return c.paragraph(b)
	case *prose.List:
		return one(c.list(b))
	case *prose.Quote:
		return one(layout.Quote{Blocks: c.blocks(b.Blocks), Lang: string(c.assembler.source.Foreign(prose.Text(b.Blocks)))})
	case *prose.Callout:
		title := b.Title
		if len(title) == 0 {
			title = []prose.Span{{Text: c.assembler.words.Callouts[b.Kind]}}
		}
		return one(layout.Callout{Kind: callouts[b.Kind], Title: c.spans(title), Blocks: c.blocks(b.Blocks)})
	case *prose.Code:
		return one(layout.Code{Text: b.Text})
	case *prose.Rule:
		return one(layout.Divider{})
	case *prose.Table:
		return one(c.table(b))
	case *prose.Notes:
		for _, note := range b.Items {
			c.assembler.notes[c.before+note.Number] = c.blocks(note.Blocks)
		}
	}
	return nil
}

var callouts = map[string]layout.CalloutKind{
	"note": layout.Note, "tip": layout.Tip, "important": layout.Important, "warning": layout.Warning, "caution": layout.Caution,
}

// paragraph gives the text, and below it the pictures and charts that stand in it.
func (c *converter) paragraph(b *prose.Paragraph) []layout.Block {
	var words []prose.Span
	var pictures []layout.Block
	for _, s := range b.Spans {
		if picture, ok := c.assembler.picture(s); ok {
			pictures = append(pictures, picture)
		} else if chart, ok := c.assembler.chart(s); ok {
			pictures = append(pictures, chart)
		} else {
			words = append(words, s)
		}
	}
	if strings.TrimSpace(prose.Plain(words)) == "" {
		return pictures
	}
	return append([]layout.Block{layout.Paragraph{Spans: c.spans(words)}}, pictures...)
}

func (c *converter) list(b *prose.List) layout.List {
	list := layout.List{Ordered: b.Ordered, Start: b.Start, Tight: b.Tight}
	for _, item := range b.Items {
		list.Items = append(list.Items, layout.ListItem{Task: tasks[item.Task], Blocks: c.blocks(item.Blocks)})
	}
	return list
}

var tasks = map[prose.Task]layout.Task{
	prose.NoTask: layout.NoTask, prose.OpenTask: layout.Open, prose.DoneTask: layout.Done,
}

func (c *converter) table(b *prose.Table) layout.Table {
	row := func(cells []prose.Cell) []layout.Cell {
		out := make([]layout.Cell, len(cells))
		for i, cell := range cells {
			out[i].Spans = c.spans(cell)
		}
		return out
	}
	body := func(cells []prose.Cell) []layout.Cell {
		out := row(cells)
		for i, cell := range cells {
			if label, is := c.assembler.priorityOf(prose.Plain(cell)); is {
				style := layout.Chip(layout.Body(), label.Tone)
				out[i].Spans = []text.Span{{Text: label.Text, Style: &style}}
			}
		}
		return out
	}
	t := layout.Table{Head: row(b.Head)}
	for _, side := range b.Align {
		t.Columns = append(t.Columns, layout.Column{Align: sides[side]})
	}
	for _, r := range b.Rows {
		t.Rows = append(t.Rows, body(r))
	}
	return t
}

var sides = map[prose.Align]layout.Align{prose.Left: layout.Start, prose.Centre: layout.Centre, prose.Right: layout.Right}

// spans gives text its styles.
func (c *converter) spans(spans []prose.Span) []text.Span {
	out := make([]text.Span, len(spans))
	for i, s := range spans {
		style := layout.Body()
		if s.Bold {
			style.Weight = fonts.SemiBold
		}
		style.Italic, style.Strike = s.Italic, s.Strike
		words := s.Text
		switch {
		case s.Note > 0:
			words, style = strconv.Itoa(c.before+s.Note), layout.NoteMark(style, c.before+s.Note)
		case s.Image != "", s.Chart != "": // the document doesn't hold it, or it stands where no picture can: its description does
			words, style = "["+s.Text+"]", layout.Muted(style)
		case s.Code:
			style = layout.InlineCode(style)
		}
		if s.Link != "" {
			style = c.assembler.linked(style, s.Link)
		}
		out[i] = text.Span{Text: words, Style: &style}
	}
	return out
}

// linked makes a style lead to a place of the document or to an address outside of it. A thing of the workspace that is not
// in the document is plain text.
func (a *assembler) linked(style text.Style, target string) text.Style {
	if name, ok := strings.CutPrefix(target, "#"); ok {
		return layout.Linked(style, "", name)
	}
	if id, ok := strings.CutPrefix(target, "req:"); ok {
		if anchor := a.requirements[id]; anchor != "" {
			return layout.Linked(style, "", anchor)
		}
	}
	if n, is := strings.CutPrefix(target, "source:"); is {
		if number, err := strconv.Atoi(n); err == nil && a.inRegister(number) {
			return layout.Linked(style, "", sourceAnchor(number))
		}
	}
	if address := prose.SafeURL(target); address != "" {
		return layout.Linked(style, address, "")
	}
	return style
}
