package exchange

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"throughline/backend/prose"
)

// markdown writes blocks as Markdown that reads as they do; their headings stand under one of level under.
func markdown(blocks []prose.Block, under int) string {
	var b strings.Builder
	other := false // the list before has the other marks
	for i, block := range blocks {
		if i > 0 {
			b.WriteString("\n\n")
		}
		list, is := block.(*prose.List)
		other = is && i > 0 && !other && alike(blocks[i-1], list)
		switch block := block.(type) {
		case *prose.Heading:
			b.WriteString(strings.Repeat("#", min(under+block.Level, 6)) + " " + markdownSpans(block.Spans))
		case *prose.Paragraph:
			b.WriteString(markdownSpans(block.Spans))
		case *prose.List:
			b.WriteString(markdownList(block, under, other))
		case *prose.Quote:
			b.WriteString(prefixed(markdown(block.Blocks, under), "> ", "> "))
		case *prose.Callout:
			b.WriteString(prefixed(markdownCallout(block, under), "> ", "> "))
		case *prose.Code:
			b.WriteString(fenced(block))
		case *prose.Rule:
			b.WriteString("___")
		case *prose.Table:
			b.WriteString(markdownTable(block))
		case *prose.Notes:
			b.WriteString(markdownNotes(block, under))
		}
	}
	return b.String()
}

// alike tells whether a block is a list that another one right after it would run into.
func alike(before prose.Block, list *prose.List) bool {
	l, is := before.(*prose.List)
	return is && l.Ordered == list.Ordered
}

func markdownList(list *prose.List, under int, other bool) string {
	items := make([]string, len(list.Items))
	for i, item := range list.Items {
		mark := "- "
		switch {
		case list.Ordered:
			mark = strconv.Itoa(min(list.Start+i, 999_999_999)) + map[bool]string{false: ". ", true: ") "}[other]
		case other:
			mark = "* "
		}
		task := map[prose.Task]string{prose.OpenTask: "[ ] ", prose.DoneTask: "[x] "}[item.Task]
		if _, text := item.Blocks[0].(*prose.Paragraph); !text {
			task = ""
		}
		items[i] = prefixed(task+markdownItem(item, under, list.Tight), mark, strings.Repeat(" ", len(mark)))
	}
	if list.Tight {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}

// markdownItem leaves no line between a text and the list under it where the list has none.
func markdownItem(item prose.Item, under int, tight bool) string {
	if len(item.Blocks) > 1 && tight {
		_, text := item.Blocks[0].(*prose.Paragraph)
		list, is := item.Blocks[1].(*prose.List)
		if text && is && (!list.Ordered || list.Start == 1) {
			return markdown(item.Blocks[:1], under) + "\n" + markdown(item.Blocks[1:], under)
		}
	}
	return markdown(item.Blocks, under)
}

func markdownCallout(c *prose.Callout, under int) string {
	text := "[!" + strings.ToUpper(c.Kind) + "]"
	if len(c.Title) > 0 {
		text += "\n**" + escape(prose.Plain(c.Title)) + "**"
	}
	if len(c.Blocks) == 0 {
		return text
	}
	if len(c.Title) > 0 {
		text += "\n"
	}
	return text + "\n" + markdown(c.Blocks, under)
}

// fenced writes code between fences that are longer than any in it.
func fenced(c *prose.Code) string {
	fence := "```"
	for strings.Contains(c.Text, fence) {
		fence += "`"
	}
	return fence + c.Language + "\n" + c.Text + "\n" + fence
}

func markdownTable(t *prose.Table) string {
	row := func(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }
	written := func(cells []prose.Cell) string {
		texts := make([]string, len(cells))
		for i, cell := range cells {
			texts[i] = strings.ReplaceAll(markdownSpans(cell), "|", `\|`)
		}
		return row(texts)
	}
	rules := make([]string, len(t.Align))
	for i, a := range t.Align {
		rules[i] = map[prose.Align]string{prose.Left: "---", prose.Centre: ":-:", prose.Right: "--:"}[a]
	}
	lines := []string{written(t.Head), row(rules)}
	for _, r := range t.Rows {
		lines = append(lines, written(r))
	}
	return strings.Join(lines, "\n")
}

// markdownNotes are apart from the footnotes of the evidence by their names.
func markdownNotes(n *prose.Notes, under int) string {
	notes := make([]string, len(n.Items))
	for i, note := range n.Items {
		notes[i] = prefixed(markdown(note.Blocks, under), noteMark(note.Number)+": ", "    ")
	}
	return strings.Join(notes, "\n\n")
}

func noteMark(number int) string { return "[^note-" + strconv.Itoa(number) + "]" }

// imageMark names a picture whose address stands at the end of the file.
func imageMark(hash string) string { return "[image-" + clippedEnd(hash, 12) + "]" }

// prefixed puts first before the first line of a text and rest before each other one that isn't empty.
func prefixed(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = first + line
		case line == "":
			lines[i] = strings.TrimRight(rest, " ")
		default:
			lines[i] = rest + line
		}
	}
	return strings.Join(lines, "\n")
}

// markdownSpans writes a text with its looks. Marks that would read otherwise where they would stand are left out.
func markdownSpans(spans []prose.Span) string {
	for i, s := range spans {
		if number, is := strings.CutPrefix(s.Link, "#source:"); is { // an entry of the register, which is a footnote here
			return markdownSpans(spans[:i]) + "[^" + number + "]" + markdownSpans(spans[i+1:])
		}
	}
	w := spanWriter{[]rune(prose.Plain(spans))}
	written := w.group(spans, 0, 0)
	if slices.Equal(readBack(written, spans), spans) {
		return written
	}
	plain := []prose.Span{}
	for _, s := range spans {
		plain = append(plain, prose.Span{Text: s.Text, Link: s.Link, Image: s.Image, Note: s.Note})
	}
	written = w.group(plain, 0, 0)
	if prose.Plain(readBack(written, spans)) == string(w.text) {
		return written
	}
	return w.words(0, len(w.text), false)
}

// readBack reads spans as they were written, with what they refer to.
func readBack(written string, spans []prose.Span) []prose.Span {
	var number []int // of the notes, in the order in which they are first marked
	for _, s := range spans {
		if s.Image != "" {
			written += "\n\n" + imageMark(s.Image) + ": image:" + s.Image
		}
		if s.Note > 0 && !slices.Contains(number, s.Note) {
			number = append(number, s.Note)
			written += "\n\n" + noteMark(s.Note) + ": x"
		}
	}
	blocks := prose.Parse(written)
	if len(blocks) == 0 {
		return nil
	}
	p, is := blocks[0].(*prose.Paragraph)
	if !is || len(blocks) != 1 && len(number) == 0 {
		return nil
	}
	for i, s := range p.Spans {
		if s.Note > 0 && s.Note <= len(number) {
			p.Spans[i].Note = number[s.Note-1]
			p.Spans[i].Text = strconv.Itoa(number[s.Note-1])
		}
	}
	return p.Spans
}

// spanWriter writes spans of one text.
type spanWriter struct{ text []rune }

// looks are what spans can have in common, the outermost first.
var looks = []struct {
	has  func(prose.Span) bool
	mark string
}{
	{func(s prose.Span) bool { return s.Bold }, "**"},
	{func(s prose.Span) bool { return s.Italic }, "*"},
	{func(s prose.Span) bool { return s.Strike }, "~~"},
}

// group writes spans that begin at a place of the text, from a look on; look 0 is the link.
func (w spanWriter) group(spans []prose.Span, at, look int) string {
	var b strings.Builder
	for i := 0; i < len(spans); {
		end := i + 1
		for end < len(spans) && w.together(spans[i], spans[end], look) {
			end++
		}
		b.WriteString(w.one(spans[i:end], at, look))
		for _, s := range spans[i:end] {
			at += len([]rune(s.Text))
		}
		i = end
	}
	return b.String()
}

func (w spanWriter) together(a, b prose.Span, look int) bool {
	switch {
	case look == 0:
		return a.Link == b.Link
	case look > len(looks):
		return false
	}
	return looks[look-1].has(a) == looks[look-1].has(b)
}

// one writes spans that have a look in common.
func (w spanWriter) one(spans []prose.Span, at, look int) string {
	first := spans[0]
	switch {
	case look > len(looks) && first.Image != "":
		return "![" + w.words(at, at+len([]rune(first.Text)), true) + "]" + imageMark(first.Image)
	case look > len(looks) && first.Note > 0:
		return noteMark(first.Note)
	case look > len(looks) && first.Code:
		return codeSpan(first.Text)
	case look > len(looks):
		return w.words(at, at+len([]rune(first.Text)), first.Link != "")
	case look == 0 && first.Link != "":
		inner := w.group(spans, at, 1)
		if label := prose.Plain(spans); label == first.Link || "mailto:"+label == first.Link {
			return "<" + label + ">"
		}
		return "[" + inner + "](" + destination(first.Link) + ")"
	case look == 0 || !looks[look-1].has(first):
		return w.group(spans, at, look+1)
	}
	inner := w.group(spans, at, look+1)
	core := strings.Trim(inner, " ")
	if core == "" {
		return inner
	}
	before, after, _ := strings.Cut(inner, core)
	return before + looks[look-1].mark + core + looks[look-1].mark + after
}

// destination writes an address so that it ends where it ends.
func destination(address string) string {
	if strings.Contains(address, ";") {
		address = strings.ReplaceAll(address, "&", "&amp;") // or it might read as an entity
	}
	if strings.ContainsAny(address, "()") {
		return "<" + address + ">"
	}
	return address
}

// codeSpan writes code between more backticks than it has in a row.
func codeSpan(code string) string {
	ticks := "`"
	for strings.Contains(code, ticks) {
		ticks += "`"
	}
	spaced := strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ")
	if spaced || strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") {
		code = " " + code + " "
	}
	return ticks + code + ticks
}

// words writes a part of the text as text: nothing in it becomes markup, a link of its own, or the start of another block.
func (w spanWriter) words(from, to int, linked bool) string {
	var b strings.Builder
	start := from // of the line
	for start > 0 && w.text[start-1] != '\n' {
		start--
	}
	end := start
	for i := from; i < to; i++ {
		if w.text[i] == '\n' {
			b.WriteString("\\\n")
			start, end = i+1, i+1
			continue
		}
		for end <= i || end < len(w.text) && w.text[end] != '\n' {
			end++
		}
		line := w.text[start:end]
		if w.text[i] == '\\' && i+1 == end {
			b.WriteString("&#92;") // two backslashes before a line end are not what they seem
			continue
		}
		if marks(line, i-start) || !linked && leads(line, i-start) {
			b.WriteByte('\\')
		}
		b.WriteRune(w.text[i])
	}
	return b.String()
}

// leads tells whether a character would be what makes an address a link by itself.
func leads(line []rune, at int) bool {
	follows := func(s string) bool { return strings.HasPrefix(string(line[at:min(at+len(s), len(line))]), s) }
	switch line[at] {
	case ':':
		return at > 0 && unicode.IsLetter(line[at-1]) && follows("://")
	case '.':
		return at > 2 && strings.EqualFold(string(line[at-3:at]), "www")
	case '@':
		return at > 0 && at+1 < len(line) && line[at-1] > ' ' && line[at+1] > ' '
	}
	return false
}
