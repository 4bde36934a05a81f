package exchange

import (
	"archive/zip"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

//go:embed docx/styles.xml
var wordStyles string

//go:embed docx/settings.xml
var wordSettings string

const (
	officeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordNamespace  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordMediaType  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// WriteDOCX writes a PRD as a document of Word, in Word's own styles: headings numbered by their style, contents as a field,
// footnotes, links within, page numbers, and what the document is about in its properties. The same document gives the same
// bytes.
func WriteDOCX(w io.Writer, doc discovery.Document) error {
	m := newManuscript(doc)
	text, notes := &wordPart{}, &wordPart{}
	word := &wordWriter{
		m: m, part: text, text: text, notesPart: notes, notes: map[int][]prose.Block{}, written: map[int]bool{},
		bookmarks: map[string]string{}, media: map[string]string{},
	}
	word.numbering(headingList, 0, 1)
	for _, kind := range []string{"styles", "numbering", "settings", "footnotes"} {
		text.relate(kind, kind+".xml", false)
	}
	header, footer := text.relate("header", "header.xml", false), text.relate("footer", "footer.xml", false)
	body := append(word.document(), sectionOf(header, footer))
	files := []struct {
		name string
		root node
	}{
		{"[Content_Types].xml", contentTypes()},
		{"_rels/.rels", packageRelations()},
		{"docProps/core.xml", m.properties()},
		{"word/document.xml", wordRoot("w:document").with(el("w:body").with(body...))},
		{"word/footnotes.xml", footnotesRoot().with(word.footnotes...)},
		{"word/numbering.xml", numberings().with(word.lists...)},
		{"word/header.xml", wordRoot("w:hdr").with(paragraph("Header", nil, run(nil, m.title+"\t"+m.status())))},
		{"word/footer.xml", wordRoot("w:ftr").with(m.footer())},
		{"word/_rels/document.xml.rels", relationsOf(text)},
		{"word/_rels/footnotes.xml.rels", relationsOf(notes)},
	}
	archive := zip.NewWriter(w)
	write := func(name, content string) error {
		part, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			_, err = io.WriteString(part, content)
		}
		return err
	}
	for _, f := range files {
		if err := write(f.name, xmlFile(f.root)); err != nil {
			return err
		}
	}
	if err := write("word/styles.xml", strings.Replace(wordStyles, "LANGUAGE", m.language, 1)); err != nil {
		return err
	}
	if err := write("word/settings.xml", wordSettings); err != nil {
		return err
	}
	for _, hash := range m.images {
		if name, used := word.media[hash]; used {
			if err := write("word/"+name, string(doc.Images[hash].Bytes)); err != nil {
				return err
			}
		}
	}
	return archive.Close()
}

func wordRoot(name string) node {
	return el(name, "xmlns:w", wordNamespace, "xmlns:r", strings.TrimSuffix(officeRelation, "/"),
		"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
		"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
		"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture")
}

func contentTypes() node {
	types := el("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	for _, t := range [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
		{"xml", "application/xml"},
		{"png", "image/png"},
		{"jpeg", "image/jpeg"},
	} {
		types = types.with(el("Default", "Extension", t[0], "ContentType", t[1]))
	}
	types = types.with(el("Override", "PartName", "/docProps/core.xml", "ContentType",
		"application/vnd.openxmlformats-package.core-properties+xml"))
	for _, part := range [][2]string{
		{"document", "document.main+xml"},
		{"styles", "styles+xml"},
		{"numbering", "numbering+xml"},
		{"settings", "settings+xml"},
		{"footnotes", "footnotes+xml"},
		{"header", "header+xml"},
		{"footer", "footer+xml"},
	} {
		types = types.with(el("Override", "PartName", "/word/"+part[0]+".xml", "ContentType", wordMediaType+part[1]))
	}
	return types
}

func relationships() node {
	return el("Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
}

func relationsOf(p *wordPart) node { return relationships().with(p.relations...) }

func packageRelations() node {
	return relationships().with(
		el("Relationship", "Id", "rId1", "Type", officeRelation+"officeDocument", "Target", "word/document.xml"),
		el("Relationship", "Id", "rId2", "Type",
			"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "Target", "docProps/core.xml"),
	)
}

// properties are what a file manager shows of the document.
func (m *manuscript) properties() node {
	properties := el("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	authors := make([]string, len(m.doc.Authors))
	for i, a := range m.doc.Authors {
		authors[i] = prose.CleanLine(a)
	}
	subject := m.kind()
	if product := prose.CleanLine(m.doc.Product); product != "" {
		subject += ", " + product
	}
	for _, p := range [][2]string{
		{"dc:title", m.title},
		{"dc:subject", subject},
		{"dc:creator", strings.Join(authors, "; ")},
		{"dc:language", m.language},
		{"cp:contentStatus", m.status()},
		{"cp:version", prose.CleanLine(m.doc.Version)},
	} {
		if p[1] != "" {
			properties = properties.with(textElement(p[0], p[1]))
		}
	}
	if !m.doc.Date.IsZero() {
		at := m.doc.Date.UTC().Format(time.RFC3339)
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			properties = properties.with(el(name, "xsi:type", "dcterms:W3CDTF").with(str(at)))
		}
	}
	return properties
}

// sectionOf is the page: A4, with its header and footer.
func sectionOf(header, footer string) node {
	return el("w:sectPr").with(
		el("w:headerReference", "w:type", "default", "r:id", header), el("w:footerReference", "w:type", "default", "r:id", footer),
		el("w:pgSz", "w:w", "11906", "w:h", "16838"),
		el("w:pgMar", "w:top", "1417", "w:right", "1417", "w:bottom", "1417", "w:left", "1417", "w:header", "708", "w:footer", "708",
			"w:gutter", "0"),
	)
}

// field is a text that Word works out.
func field(code string) []node {
	character := func(kind string) node { return el("w:r").with(el("w:fldChar", "w:fldCharType", kind)) }
	return []node{
		character("begin"), el("w:r").with(el("w:instrText", "xml:space", "preserve").with(str(" " + code + " "))),
		character("separate"), run(nil, "1"), character("end"),
	}
}

func (m *manuscript) footer() node {
	name := m.kind()
	if version := m.version(); version != "" {
		name += " · " + version
	}
	content := []node{run(nil, name+"\t")}
	numbers := [][]node{nil, field("PAGE"), field("NUMPAGES")}
	for i, words := range strings.SplitN(m.words.Page, "%d", len(numbers)) {
		content = append(content, numbers[i]...)
		if words != "" {
			content = append(content, run(nil, words))
		}
	}
	return paragraph("Footer", nil, content...)
}

func footnotesRoot() node {
	line := func(id, kind, mark string) node {
		return el("w:footnote", "w:id", id, "w:type", kind).with(paragraph("FootnoteText", nil, el("w:r").with(el(mark))))
	}
	return wordRoot("w:footnotes").with(
		line("0", "separator", "w:separator"), line("1", "continuationSeparator", "w:continuationSeparator"),
	)
}

// numberings says how headings and lists are numbered, level by level.
func numberings() node {
	root := wordRoot("w:numbering")
	for kind := headingList; kind <= numberList; kind++ {
		list := el("w:abstractNum", "w:abstractNumId", strconv.Itoa(kind)).with(el("w:multiLevelType", "w:val", "multilevel"))
		for level := range 9 {
			list = list.with(numberingLevel(kind, level))
		}
		root = root.with(list)
	}
	return root
}

func numberingLevel(kind, level int) node {
	format, text, style := "decimal", fmt.Sprintf("%%%d.", level+1), ""
	left := indent * (level + 1)
	switch kind {
	case headingList:
		parts := make([]string, level+1)
		for i := range parts {
			parts[i] = "%" + strconv.Itoa(i+1)
		}
		text, left = strings.Join(parts, "."), 0
		if level < 3 {
			style = "Heading" + strconv.Itoa(level+1)
		}
	case bulletList:
		format, text = "bullet", []string{"•", "◦", "▪"}[level%3]
	}
	made := el("w:lvl", "w:ilvl", strconv.Itoa(level)).with(el("w:start", "w:val", "1"), el("w:numFmt", "w:val", format))
	if style != "" {
		made = made.with(el("w:pStyle", "w:val", style))
	}
	place := el("w:ind", "w:left", strconv.Itoa(left), "w:hanging", strconv.Itoa(indent))
	if kind == headingList {
		place = el("w:ind", "w:left", "567", "w:hanging", "567")
	}
	return made.with(el("w:lvlText", "w:val", text), el("w:lvlJc", "w:val", "left"), el("w:pPr").with(place))
}

// document is the whole text.
func (w *wordWriter) document() []node {
	nodes := []node{paragraph("Subtitle", nil, run(nil, w.m.kind()))}
	nodes = append(nodes, paragraph("Title", bidi(w.m.title), w.marked(w.m.anchor, []node{run(nil, w.m.title)})...))
	for _, f := range w.m.facts {
		nodes = append(nodes, paragraph("Subtitle", nil, run([]node{el("w:b"), el("w:bCs")}, f.name+": "), run(nil, f.value)))
	}
	for _, c := range w.m.all() {
		w.gather(c.body)
		for _, s := range c.statements {
			w.gather(s.rationale)
		}
	}
	if !w.m.doc.Bare {
		nodes = append(nodes, w.contents()...)
	}
	for _, c := range slices.Concat(w.m.opening, w.m.chapters) {
		nodes = append(nodes, w.chapter(c)...)
	}
	nodes = append(nodes, w.evidence()...)
	for _, c := range w.m.closing {
		nodes = append(nodes, w.chapter(c)...)
	}
	return nodes
}

// gather keeps footnotes until they are marked.
func (w *wordWriter) gather(blocks []prose.Block) {
	for _, b := range blocks {
		if notes, are := b.(*prose.Notes); are {
			for _, n := range notes.Items {
				w.notes[n.Number] = n.Blocks
			}
		}
	}
}

// contents is a field that Word can bring up to date, with the links that it would have. They have no page numbers, which
// only who lays out the pages knows.
func (w *wordWriter) contents() []node {
	type entry struct{ style, text, anchor string }
	var entries []entry
	number := 0 // of the heading
	numbered := func(title, anchor string) {
		number++
		entries = append(entries, entry{"TOC1", strconv.Itoa(number) + "\t" + title, anchor})
	}
	add := func(chapters []*chapter) {
		for _, c := range chapters {
			numbered(c.title, c.anchor)
			for _, s := range c.statements {
				entries = append(entries, entry{"TOC2", s.Ref + "  " + s.Statement, s.anchor})
			}
		}
	}
	add(slices.Concat(w.m.opening, w.m.chapters))
	if len(w.m.doc.Sources) > 0 {
		numbered(w.m.words.Register, w.m.register)
	}
	add(w.m.closing)
	if len(entries) == 0 {
		return nil
	}
	character := func(kind string) node { return el("w:r").with(el("w:fldChar", "w:fldCharType", kind)) }
	nodes := []node{paragraph("ContentsHeading", nil, run(nil, w.m.words.Contents))}
	for i, e := range entries {
		content := []node{}
		if i == 0 {
			code := ` TOC \o "1-1" \t "Requirement,2" \n \h \z `
			content = append(content, character("begin"), el("w:r").with(el("w:instrText", "xml:space", "preserve").with(str(code))),
				character("separate"))
		}
		content = append(content, el("w:hyperlink", "w:anchor", w.bookmark(e.anchor), "w:history", "1").with(run(nil, e.text)))
		if i == len(entries)-1 {
			content = append(content, character("end"))
		}
		nodes = append(nodes, paragraph(e.style, bidi(e.text), content...))
	}
	return nodes
}

func (w *wordWriter) chapter(c *chapter) []node {
	nodes := []node{paragraph("Heading1", bidi(c.title), w.marked(c.anchor, []node{run(nil, c.title)})...)}
	nodes = append(nodes, w.blocks(c.body, where{style: "Normal"})...)
	for _, s := range c.statements {
		nodes = append(nodes, w.requirement(s)...)
	}
	return nodes
}

func (w *wordWriter) requirement(s *statement) []node {
	head := []node{run([]node{el("w:rStyle", "w:val", "RequirementRef")}, s.Ref), run(nil, "  "+s.Statement)}
	nodes := []node{paragraph("Requirement", bidi(s.Statement), w.marked(s.anchor, head)...)}
	if facts := wordFacts(s); len(facts) > 0 {
		nodes = append(nodes, paragraph("RequirementFacts", nil, facts...))
	}
	nodes = append(nodes, w.blocks(s.rationale, where{style: "Normal"})...)
	if len(s.Criteria) > 0 {
		list := &prose.List{Tight: true}
		for _, c := range s.Criteria {
			list.Items = append(list.Items, prose.Item{Blocks: paragraphs(c)})
		}
		nodes = append(nodes, paragraph("Label", nil, run(nil, w.m.words.AcceptedWhen)))
		nodes = append(nodes, w.list(list, where{style: "Normal"})...)
	}
	for i, a := range s.Asks {
		if i == 0 {
			nodes = append(nodes, paragraph("Label", nil, run(nil, w.m.words.AskedFor)))
		}
		nodes = append(nodes, w.ask(a)...)
	}
	return nodes
}

// wordFacts are the chips of a requirement, and who answers for it. Spaces that don't break are the rims of a chip.
func wordFacts(s *statement) []node {
	var facts []node
	add := func(look []node, text string) {
		if len(facts) > 0 {
			facts = append(facts, run(nil, "  "))
		}
		facts = append(facts, run(look, text))
	}
	for _, c := range s.chips {
		add([]node{el("w:rStyle", "w:val", "Chip"+capitalised(c.tone))}, "\u00a0"+c.text+"\u00a0")
	}
	if s.ownedBy != "" {
		add(nil, s.ownedBy)
	}
	return facts
}

func (w *wordWriter) ask(a discovery.DocumentAsk) []node {
	var nodes []node
	if a.Statement != "" || a.Voices != "" {
		content := []node{}
		if a.Statement != "" {
			content = append(content, run(nil, a.Statement+"   "))
		}
		if a.Voices != "" {
			content = append(content, run([]node{el("w:rStyle", "w:val", "Muted")}, a.Voices))
		}
		properties := bidi(a.Statement)
		if len(a.Quotes) == 0 {
			properties = append([]node{el("w:keepNext", "w:val", "0")}, properties...)
		}
		nodes = append(nodes, paragraph("Ask", properties, content...))
	}
	for _, q := range a.Quotes {
		if q.Words != "" {
			nodes = append(nodes, paragraph("Quote", append([]node{el("w:keepNext"), el("w:keepLines")}, bidi(q.Words)...),
				run(spoken(w.m.doc.Foreign(q.Words)), "“"+q.Words+"”")))
		}
		content := []node{}
		if q.Speaker != "" {
			content = append(content, run(nil, q.Speaker+" "))
		}
		if w.m.inRegister(q.Source) {
			number := strconv.Itoa(q.Source)
			content = append(content, el("w:hyperlink", "w:anchor", w.bookmark(sourcePlace(q.Source)), "w:history", "1").with(
				run([]node{el("w:rStyle", "w:val", "Hyperlink")}, "["+number+"]"),
			))
		}
		if len(content) > 0 {
			nodes = append(nodes, paragraph("QuoteSource", nil, content...))
		}
	}
	return nodes
}

// sourcePlace is the anchor of an entry of the register; no heading has one like it.
func sourcePlace(number int) string { return "source:" + strconv.Itoa(number) }

// evidence is the register, whose entries lead back to what cites them.
func (w *wordWriter) evidence() []node {
	if len(w.m.doc.Sources) == 0 {
		return nil
	}
	table := tableOf(w.m.words.Number, w.m.words.SaidIn, w.m.words.Speaker, w.m.words.CitedIn)
	table.Align[0] = prose.Right
	for i, s := range w.m.doc.Sources {
		row := cells(strconv.Itoa(i+1), s.Title, s.Speaker, "")
		if when := strings.Join(told(s.Channel, w.m.words.Long(s.At), s.Moment()), " · "); when != "" {
			row[1] = append(row[1], prose.Span{Text: "\n" + when})
		}
		for j, c := range w.m.cited[i+1] {
			if j > 0 {
				row[3] = append(row[3], prose.Span{Text: ", "})
			}
			row[3] = append(row[3], prose.Span{Text: c.Ref, Link: "#" + c.anchor})
		}
		table.Rows = append(table.Rows, row)
	}
	nodes := []node{paragraph("Heading1", nil, w.marked(w.m.register, []node{run(nil, w.m.words.Register)})...)}
	made := w.table(table)
	w.placeSources(made[0].children[2:])
	return append(nodes, made...)
}

// placeSources marks the first cell of each row of the register but that of the headings.
func (w *wordWriter) placeSources(rows []node) {
	for i := range rows {
		if i == 0 {
			continue
		}
		content := rows[i].children[1].children
		text := content[1]
		content[1] = el(text.name).with(text.children[0]).with(w.marked(sourcePlace(i), text.children[1:])...)
	}
}
