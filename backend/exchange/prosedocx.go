package exchange

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // pictures are of these kinds
	_ "image/png"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// What a page of a document has room for, in the units of Word's pictures: 16 by 21 centimetres, at 96 dots per inch.
const (
	unitsPerDot = 9525
	widest      = 5_760_000
	highest     = 7_560_000
)

// The kinds of a document's lists; the first is that of its headings.
const (
	headingList = iota
	bulletList
	numberList
)

// wordPart is a part of the file that refers to others: the text, or the footnotes.
type wordPart struct{ relations []node }

// relate keeps what the part refers to and gives the name for it.
func (p *wordPart) relate(kind, target string, external bool) string {
	id := "rId" + strconv.Itoa(len(p.relations)+1)
	relation := el("Relationship", "Id", id, "Type", officeRelation+kind, "Target", target)
	if external {
		relation.attrs = append(relation.attrs, "TargetMode", "External")
	}
	p.relations = append(p.relations, relation)
	return id
}

// wordWriter writes prose as WordprocessingML.
type wordWriter struct {
	m         *manuscript
	part      *wordPart
	text      *wordPart
	notesPart *wordPart
	notes     map[int][]prose.Block // footnotes by their numbers
	footnotes []node
	written   map[int]bool
	lists     []node            // numbering of each list
	bookmarks map[string]string // by anchors
	media     map[string]string // files of pictures, by their hashes
	pictures  int
	language  discovery.Language // of the quote that is being written, where it is another one
}

// where says how the paragraphs of a block stand.
type where struct {
	style string
	level int // of the list around it, from 1; 0 for none
}

// paragraph makes a paragraph of a style, with what else its properties say.
func paragraph(style string, properties []node, content ...node) node {
	p := el("w:pPr").with(el("w:pStyle", "w:val", style)).with(properties...)
	return el("w:p").with(p).with(content...)
}

func (w *wordWriter) blocks(blocks []prose.Block, at where) []node {
	var nodes []node
	for i, b := range blocks {
		switch b := b.(type) {
		case *prose.Heading:
			nodes = append(nodes, w.heading(b))
		case *prose.Paragraph:
			captions := captionsOf(b.Spans)
			nodes = append(nodes, w.line(b.Spans, at, len(captions) > 0 || i+1 < len(blocks) && isAnnounced(blocks[i+1])))
			for _, caption := range captions {
				nodes = append(nodes, paragraph("Caption", bidi(caption), run(nil, caption)))
			}
		case *prose.List:
			nodes = append(nodes, w.list(b, at)...)
		case *prose.Quote:
			w.language = w.m.doc.Foreign(prose.Text(b.Blocks))
			nodes = append(nodes, w.blocks(b.Blocks, where{"Quote", at.level})...)
			w.language = discovery.AnyLanguage
		case *prose.Callout:
			title := b.Title
			if len(title) == 0 {
				title = []prose.Span{{Text: w.m.words.Callouts[b.Kind]}}
			}
			style := "Callout"
			if slices.Contains([]string{"tip", "warning", "caution"}, b.Kind) { // the others have the accent
				style += capitalised(b.Kind)
			}
			nodes = append(nodes, w.line(title, where{style: style + "Title"}, false))
			nodes = append(nodes, w.blocks(b.Blocks, where{style, 0})...)
			nodes = append(nodes, gap())
		case *prose.Code:
			nodes = append(nodes, paragraph("Code", nil, run(nil, b.Text)))
		case *prose.Rule:
			nodes = append(nodes, paragraph("Rule", nil))
		case *prose.Table:
			nodes = append(nodes, w.table(b)...)
		}
	}
	return nodes
}

// isAnnounced tells whether the text above a block stays with it.
func isAnnounced(b prose.Block) bool {
	switch b.(type) {
	case *prose.Table, *prose.List, *prose.Code:
		return true
	}
	return false
}

func (w *wordWriter) heading(h *prose.Heading) node {
	style := "Heading" + strconv.Itoa(min(h.Level+1, 4))
	return paragraph(style, bidi(prose.Plain(h.Spans)), w.marked(h.Anchor, w.spans(h.Spans))...)
}

// marked puts what links lead to around some text.
func (w *wordWriter) marked(anchor string, content []node) []node {
	name := w.bookmark(anchor)
	id := strings.TrimPrefix(name, "place")
	start := el("w:bookmarkStart", "w:id", id, "w:name", name)
	return append(append([]node{start}, content...), el("w:bookmarkEnd", "w:id", id))
}

// bookmark gives an anchor the name that Word takes.
func (w *wordWriter) bookmark(anchor string) string {
	name, known := w.bookmarks[anchor]
	if !known {
		name = "place" + strconv.Itoa(len(w.bookmarks)+1)
		w.bookmarks[anchor] = name
	}
	return name
}

// line is a paragraph of running text, which keeps with the next one where that is wanted.
func (w *wordWriter) line(spans []prose.Span, at where, keeps bool) node {
	var properties []node
	if keeps {
		properties = append(properties, el("w:keepNext"))
	}
	properties = append(properties, bidi(prose.Plain(spans))...)
	if at.level > 0 {
		properties = append(properties, el("w:ind", "w:left", strconv.Itoa(indent*at.level)))
	}
	return paragraph(at.style, properties, w.spans(spans)...)
}

// indent is how far each list stands in, in twentieths of a point.
const indent = 360

func (w *wordWriter) list(l *prose.List, at where) []node {
	kind, style := bulletList, "ListBullet"
	if l.Ordered {
		kind, style = numberList, "ListNumber"
	}
	number := strconv.Itoa(w.numbering(kind, at.level, l.Start))
	var nodes []node
	for _, item := range l.Items {
		for i, b := range item.Blocks {
			p, text := b.(*prose.Paragraph)
			if i > 0 || !text {
				nodes = append(nodes, w.blocks([]prose.Block{b}, where{"ListContinue", at.level + 1})...)
				continue
			}
			if item.Task != prose.NoTask {
				nodes = append(nodes, w.task(p.Spans, item.Task, at.level+1))
				continue
			}
			properties := []node{el("w:numPr").with(
				el("w:ilvl", "w:val", strconv.Itoa(min(at.level, 8))), el("w:numId", "w:val", number),
			)}
			nodes = append(nodes, paragraph(style, append(properties, bidi(prose.Plain(p.Spans))...), w.spans(p.Spans)...))
		}
	}
	return nodes
}

// task is an entry with a box in the place of its bullet.
func (w *wordWriter) task(spans []prose.Span, task prose.Task, level int) node {
	mark := map[prose.Task]string{prose.OpenTask: "☐\t", prose.DoneTask: "☑\t"}[task]
	properties := append(bidi(prose.Plain(spans)),
		el("w:ind", "w:left", strconv.Itoa(indent*level), "w:hanging", strconv.Itoa(indent)))
	return paragraph("ListContinue", properties, append([]node{run(nil, mark)}, w.spans(spans)...)...)
}

// numbering makes a list of a kind that begins with a number at a level.
func (w *wordWriter) numbering(kind, level, start int) int {
	number := len(w.lists) + 1
	list := el("w:num", "w:numId", strconv.Itoa(number)).with(el("w:abstractNumId", "w:val", strconv.Itoa(kind)))
	if kind == numberList {
		list = list.with(el("w:lvlOverride", "w:ilvl", strconv.Itoa(min(level, 8))).with(
			el("w:startOverride", "w:val", strconv.Itoa(max(start, 0))),
		))
	}
	w.lists = append(w.lists, list)
	return number
}

func (w *wordWriter) spans(spans []prose.Span) []node {
	var nodes []node
	for _, s := range spans {
		switch {
		case s.Image != "":
			nodes = append(nodes, w.picture(s))
			continue
		case s.Note > 0:
			nodes = append(nodes, w.note(s.Note))
			continue
		}
		properties := []node{}
		look := func(has bool, names ...string) {
			for _, name := range names {
				if has {
					properties = append(properties, el(name))
				}
			}
		}
		switch {
		case s.Code:
			properties = append(properties, el("w:rStyle", "w:val", "CodeText"))
		case s.Link != "":
			properties = append(properties, el("w:rStyle", "w:val", "Hyperlink"))
		}
		look(s.Bold, "w:b", "w:bCs")
		look(s.Italic, "w:i", "w:iCs")
		look(s.Strike, "w:strike")
		properties = append(properties, spoken(w.language)...)
		nodes = append(nodes, w.linked(s.Link, run(properties, s.Text)))
	}
	return nodes
}

// linked lets text lead to a place in the document or to an address.
func (w *wordWriter) linked(link string, content node) node {
	anchor, inside := strings.CutPrefix(link, "#")
	switch {
	case link == "":
		return content
	case inside:
		return el("w:hyperlink", "w:anchor", w.bookmark(anchor), "w:history", "1").with(content)
	default:
		return el("w:hyperlink", "r:id", w.part.relate("hyperlink", link, true), "w:history", "1").with(content)
	}
}

// spoken says of a run that it is in another language than the document.
func spoken(language discovery.Language) []node {
	if language == discovery.AnyLanguage {
		return nil
	}
	return []node{el("w:lang", "w:val", string(language))}
}

// run is text of one look.
func run(properties []node, text string) node {
	if strings.ContainsFunc(text, rightToLeft) {
		properties = append(properties, el("w:rtl"))
	}
	r := el("w:r")
	if len(properties) > 0 {
		r = r.with(el("w:rPr").with(properties...))
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			r = r.with(el("w:br"))
		}
		for j, stretch := range strings.Split(line, "\t") {
			if j > 0 {
				r = r.with(el("w:tab"))
			}
			r = r.with(unbroken(stretch)...)
		}
	}
	return r
}

// numericDate is a day that Word would break after a hyphen.
var numericDate = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)

// unbroken is text in whose dates no line ends.
func unbroken(text string) []node {
	var nodes []node
	for i, part := range strings.Split(numericDate.ReplaceAllStringFunc(text, func(day string) string {
		return strings.ReplaceAll(day, "-", noBreak)
	}), noBreak) {
		if i > 0 {
			nodes = append(nodes, el("w:noBreakHyphen"))
		}
		if part != "" {
			nodes = append(nodes, el("w:t", "xml:space", "preserve").with(str(part)))
		}
	}
	return nodes
}

// noBreak stands for a hyphen that doesn't break until it is written. No text has one that was cleaned.
const noBreak = "\x00"

// bidi says of a paragraph that it runs from right to left, where its first letter does.
func bidi(text string) []node {
	for _, r := range text {
		if rightToLeft(r) {
			return []node{el("w:bidi")}
		}
		if unicode.IsLetter(r) {
			break
		}
	}
	return nil
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && unicode.IsLetter(r)
}

// note marks a footnote, and writes it where that is the first time.
func (w *wordWriter) note(number int) node {
	id := strconv.Itoa(number + 1) // 0 and 1 are the lines above footnotes
	reference := func(name string, attrs ...string) node {
		return el("w:r").with(el("w:rPr").with(el("w:rStyle", "w:val", "FootnoteReference")), el(name, attrs...))
	}
	if w.part == w.notesPart || w.written[number] {
		return run([]node{el("w:rStyle", "w:val", "FootnoteReference")}, strconv.Itoa(number))
	}
	w.written[number] = true
	w.part = w.notesPart
	content := w.blocks(w.notes[number], where{style: "FootnoteText"})
	w.part = w.text
	mark := []node{reference("w:footnoteRef"), run(nil, " ")}
	if len(content) == 0 || content[0].name != "w:p" {
		content = append([]node{paragraph("FootnoteText", nil)}, content...)
	}
	first := content[0]
	first.children = append(append([]node{first.children[0]}, mark...), first.children[1:]...)
	content[0] = first
	w.footnotes = append(w.footnotes, el("w:footnote", "w:id", id).with(content...))
	return reference("w:footnoteReference", "w:id", id)
}

// picture puts a picture into the line, no larger than the page.
func (w *wordWriter) picture(s prose.Span) node {
	file := w.m.doc.Images[s.Image]
	size, _, err := image.DecodeConfig(bytes.NewReader(file.Bytes))
	if err != nil || size.Width == 0 || size.Height == 0 {
		return run(nil, "["+s.Text+"]")
	}
	width, height := size.Width*unitsPerDot, size.Height*unitsPerDot
	if width > widest {
		width, height = widest, height*widest/width
	}
	if height > highest {
		width, height = width*highest/height, highest
	}
	w.pictures++
	id := strconv.Itoa(w.pictures)
	extent := []string{"cx", strconv.Itoa(width), "cy", strconv.Itoa(height)}
	shape := el("pic:pic").with(
		el("pic:nvPicPr").with(el("pic:cNvPr", "id", id, "name", "Picture "+id), el("pic:cNvPicPr")),
		el("pic:blipFill").with(el("a:blip", "r:embed", w.embed(file)), el("a:stretch").with(el("a:fillRect"))),
		el("pic:spPr").with(
			el("a:xfrm").with(el("a:off", "x", "0", "y", "0"), el("a:ext", extent...)),
			el("a:prstGeom", "prst", "rect").with(el("a:avLst")),
		),
	)
	return el("w:r").with(el("w:drawing").with(el("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0").with(
		el("wp:extent", extent...), el("wp:docPr", "id", id, "name", "Picture "+id, "descr", s.Text),
		el("a:graphic").with(el("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture").with(shape)),
	)))
}

// embed gives a picture its place in the file and the name that the part refers to it by.
func (w *wordWriter) embed(file discovery.File) string {
	name, known := w.media[file.Hash]
	if !known {
		extension := map[string]string{"image/png": "png", "image/jpeg": "jpeg"}[file.MediaType]
		name = fmt.Sprintf("media/picture%d.%s", len(w.media)+1, extension)
		w.media[file.Hash] = name
	}
	return w.part.relate("image", name, false)
}
