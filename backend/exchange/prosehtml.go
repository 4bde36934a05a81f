package exchange

import (
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// htmlBlocks writes blocks as HTML; their headings stand under one of level under.
func (m *manuscript) htmlBlocks(blocks []prose.Block, under int) template.HTML {
	w := htmlWriter{document: m.doc, words: m.words, under: under, picture: m.dataURI, drawn: m.drawn}
	w.blocks(blocks, false)
	return template.HTML(w.out.String()) //nolint:gosec // all text goes through html.EscapeString
}

// htmlWriter writes prose. Its tags are all that is not escaped.
type htmlWriter struct {
	document discovery.Document
	words    *discovery.Words
	out      strings.Builder
	under    int
	picture  func(hash string) string // its address
	drawn    map[prose.Block]bool
	marked   []int // the footnotes that were
}

func (w *htmlWriter) write(parts ...string) {
	for _, p := range parts {
		w.out.WriteString(p)
	}
}

func (w *htmlWriter) blocks(blocks []prose.Block, tight bool) {
	for _, b := range blocks {
		if w.drawn[b] {
			continue
		}
		switch b := b.(type) {
		case *prose.Heading:
			level := min(w.under+b.Level, 6)
			w.write(fmt.Sprintf("<h%d id=\"%s\" dir=\"auto\">", level, html.EscapeString(b.Anchor)))
			w.spans(b.Spans)
			w.write(fmt.Sprintf("</h%d>\n", level))
		case *prose.Paragraph:
			w.paragraph(b, tight)
		case *prose.List:
			w.list(b)
		case *prose.Quote:
			w.within("blockquote", w.foreign(prose.Text(b.Blocks)), func() { w.blocks(b.Blocks, false) })
		case *prose.Callout:
			w.callout(b)
		case *prose.Code:
			w.write("<pre tabindex=\"0\"><code>" + html.EscapeString(b.Text) + "</code></pre>\n")
		case *prose.Rule:
			w.write("<hr>\n")
		case *prose.Table:
			if chart, is := w.document.Charts[b.Chart]; is && b.Chart != "" {
				w.figure(chart, func() { w.table(b) })
				continue
			}
			w.table(b)
		case *prose.Notes:
			w.notes(b)
		}
	}
}

// foreign says of a quote that it is in another language than the document.
func (w *htmlWriter) foreign(quote string) (attribute string) {
	if language := w.document.Foreign(quote); language != "" {
		return ` lang="` + string(language) + `"`
	}
	return ""
}

func (w *htmlWriter) within(tag, attributes string, inner func()) {
	w.write("<" + tag + attributes + ">")
	inner()
	w.write("</" + tag + ">\n")
}

func (w *htmlWriter) paragraph(p *prose.Paragraph, tight bool) {
	if tight {
		w.spans(p.Spans)
	} else {
		w.within("p", ` dir="auto"`, func() { w.spans(p.Spans) })
	}
	for _, caption := range captionsOf(p.Spans) {
		w.within("div", ` class="caption" dir="auto"`, func() { w.write(html.EscapeString(caption)) })
	}
}

func (w *htmlWriter) list(l *prose.List) {
	tag, attributes := "ul", ""
	if l.Ordered {
		tag = "ol"
		if l.Start != 1 {
			attributes = fmt.Sprintf(` start="%d"`, l.Start)
		}
	}
	w.within(tag, attributes, func() {
		for _, item := range l.Items {
			w.item(item, l.Tight)
		}
	})
}

func (w *htmlWriter) item(item prose.Item, tight bool) {
	marks := map[prose.Task][2]string{prose.OpenTask: {"☐", w.words.ToDo}, prose.DoneTask: {"☑", w.words.Done}}
	mark, task := marks[item.Task]
	if !task {
		w.within("li", ` dir="auto"`, func() { w.blocks(item.Blocks, tight) })
		return
	}
	w.within("li", ` class="task" dir="auto"`, func() {
		w.write(fmt.Sprintf(`<span class="box" role="img" aria-label="%s">%s</span><div>`, mark[1], mark[0]))
		w.blocks(item.Blocks, tight)
		w.write("</div>")
	})
}

func (w *htmlWriter) callout(c *prose.Callout) {
	w.within("div", ` class="callout `+html.EscapeString(c.Kind)+`" role="note"`, func() {
		title := c.Title
		if len(title) == 0 {
			title = []prose.Span{{Text: w.words.Callouts[c.Kind]}}
		}
		w.within("p", ` class="callout-title" dir="auto"`, func() { w.spans(title) })
		w.blocks(c.Blocks, false)
	})
}

var sides = map[prose.Align]string{prose.Centre: ` class="centre"`, prose.Right: ` class="right"`}

func (w *htmlWriter) table(t *prose.Table) {
	w.write(`<div class="wide" tabindex="0" role="group" aria-label="` + w.words.Table + `"><table><thead><tr>`)
	for i, cell := range t.Head {
		if len(cell) == 0 { // over the names of the rows, say
			w.write("<td></td>")
			continue
		}
		w.within("th", ` scope="col"`+sides[t.Align[i]], func() { w.spans(cell) })
	}
	w.write("</tr></thead><tbody>\n")
	for _, row := range t.Rows {
		w.within("tr", "", func() {
			for i, cell := range row {
				w.within("td", ` dir="auto"`+sides[t.Align[i]], func() { w.spans(cell) })
			}
		})
	}
	w.write("</tbody></table></div>\n")
}

// notes writes the footnotes at the end of the text that marks them.
func (w *htmlWriter) notes(n *prose.Notes) {
	w.within("ol", fmt.Sprintf(` class="notes" start="%d"`, n.Items[0].Number), func() {
		for _, note := range n.Items {
			w.within("li", fmt.Sprintf(` id="note:%d" dir="auto"`, note.Number), func() {
				w.blocks(note.Blocks, true)
				w.write(fmt.Sprintf(` <a href="#mark:%d" aria-label="`+w.words.BackToNote+`">↩</a>`, note.Number, note.Number))
			})
		}
	})
}

// mark writes the number of a footnote; the first one is where the note leads back to.
func (w *htmlWriter) mark(number int) {
	id := ""
	if !slices.Contains(w.marked, number) {
		w.marked = append(w.marked, number)
		id = fmt.Sprintf(` id="mark:%d"`, number)
	}
	w.write(fmt.Sprintf(`<sup><a href="#note:%d"%s aria-label="`+w.words.Note+`">%d</a></sup>`, number, id, number, number))
}

func (w *htmlWriter) spans(spans []prose.Span) {
	for _, s := range spans {
		switch {
		case s.Image != "":
			w.write(`<img src="`, html.EscapeString(w.picture(s.Image)), `" alt="`, html.EscapeString(s.Text), `">`)
			continue
		case s.Note > 0:
			w.mark(s.Note)
			continue
		}
		before, after := "", ""
		add := func(has bool, tag, attributes string) {
			if has {
				before += "<" + tag + attributes + ">"
				after = "</" + tag + ">" + after
			}
		}
		add(s.Link != "", "a", ` href="`+html.EscapeString(s.Link)+`"`)
		add(s.Bold, "strong", "")
		add(s.Italic, "em", "")
		add(s.Strike, "del", "")
		add(s.Code, "code", "")
		w.write(before + strings.ReplaceAll(html.EscapeString(s.Text), "\n", "<br>") + after)
	}
}
