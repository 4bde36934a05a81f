package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

// Bounds on what is taken over. A person who writes a PRD never meets them.
const (
	longestTitle = 300     // characters
	longestText  = 20_000  // characters of a statement, a quote, a name
	longestBody  = 1 << 18 // bytes of Markdown in one section: some hundred pages
)

// assembler turns a discovery.Document into blocks.
type assembler struct {
	source   discovery.Document
	words    *discovery.Words
	title    string
	language string
	authors  []string
	anchors  prose.Anchors
	quotes   discovery.Citations
	// requirements are the places of requirements, by their ids.
	requirements map[string]string
	parts        []part
	cited        map[int][]string       // source to the requirements that cite it
	noted        int                    // how many footnotes were met
	notes        map[int][]layout.Block // those of the part that is being made
	warnings     []string
	figures      int // that have a caption, so far
	brand        layout.Brand
	shorter      bool // a text was cut
}

func newAssembler(doc discovery.Document) *assembler {
	a := &assembler{
		source: doc, words: doc.Words(), anchors: prose.Anchors{}, requirements: map[string]string{}, cited: map[int][]string{},
		notes: map[int][]layout.Block{}, quotes: doc.Citations(),
	}
	a.title = clip(prose.CleanLine(doc.Title), longestTitle)
	if a.title == "" {
		a.title = a.words.Untitled
	}
	a.language = prose.Language(doc.Language)
	for _, author := range doc.Authors {
		if name := clip(prose.CleanLine(author), longestTitle); name != "" {
			a.authors = append(a.authors, name)
		}
	}
	return a
}

// part is a section or a requirement, and the name of its place.
type part struct{ id, anchor string }

func (a *assembler) begins(id, anchor string) {
	if id != "" {
		a.parts = append(a.parts, part{id, anchor})
	}
}

func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most-1]) + "…"
}

func (a *assembler) product() string { return clip(prose.CleanLine(a.source.Product), longestTitle) }

// subtitle is the product, unless the title says it already.
func (a *assembler) subtitle() string {
	if product := a.product(); !strings.EqualFold(product, a.title) {
		return product
	}
	return ""
}

func (a *assembler) edition() string { return clip(prose.CleanLine(a.source.Edition), 60) }

func (a *assembler) status() string {
	return capitalise(discovery.Word(a.words.Statuses, discovery.PRDStatus(clip(prose.CleanLine(a.source.Status), 60))))
}

// statusTone is the colour of the status on the screen.
func (a *assembler) statusTone() layout.Tone {
	switch discovery.PRDStatus(prose.CleanLine(a.source.Status)) {
	case discovery.DraftPRD:
		return layout.Grey
	case discovery.ApprovedPRD:
		return layout.Green
	case discovery.ReviewPRD:
	}
	return layout.Amber
}

func (a *assembler) subject() string {
	if product := a.product(); product != "" {
		return a.kind() + ", " + product
	}
	return a.kind()
}

// kind is what the document is.
func (a *assembler) kind() string {
	if kind := clip(prose.CleanLine(a.source.Kind), 60); kind != "" {
		return kind
	}
	return a.words.Document
}

// document gives the document, whose parts are made while those before them are laid out.
func (a *assembler) document() layout.Document {
	doc := layout.Document{
		Cover:   a.cover(),
		Bare:    a.source.Bare,
		Listing: a.words.Contents,
		Counted: a.words.Page,
		Running: joined(a.subtitle(), a.edition(), a.status()),
		Footer:  joined(a.kind(), a.version(), a.date()),
	}
	a.countCitations()
	a.placeRequirements()
	var parts []func() []layout.Block
	if doc.Bare {
		parts = append(parts, a.opening)
	}
	for _, s := range a.source.Sections {
		parts = append(parts, func() []layout.Block { return a.section(s) })
	}
	parts = append(parts, a.changes, a.register, a.revisions, a.signOffs)
	doc.Parts = ahead(func(yield func(layout.Part) bool) {
		for i, blocks := range parts {
			part := layout.Part{Blocks: blocks(), Notes: a.notes, Done: float64(i+1) / float64(len(parts))}
			a.notes = map[int][]layout.Block{}
			if !yield(part) {
				return
			}
		}
		if a.shorter {
			a.warnings = append(a.warnings, "A text was too long to print and has been cut.")
		}
	})
	return doc
}

func (a *assembler) cover() layout.Cover {
	v := layout.Cover{Brand: a.brand, Kind: strings.ToUpper(a.kind()), Title: a.title, Subtitle: a.subtitle()}
	v.Labels = []layout.Label{{Text: a.status(), Tone: a.statusTone()}, {Text: a.edition(), Tone: layout.Blue}}
	fact := func(name string, values ...string) {
		if len(values) > 0 && values[0] != "" {
			v.Facts = append(v.Facts, layout.Fact{Name: name, Values: values})
		}
	}
	words, authors := a.words, a.words.Author
	if len(a.authors) > 1 {
		authors = words.Authors
	}
	fact(words.Version, clip(prose.CleanLine(a.source.Version), longestTitle))
	fact(words.Fingerprint, short(a.source.Fingerprint))
	fact(words.Date, a.date())
	fact(authors, a.authors...)
	requirements := 0
	for _, s := range a.source.Sections {
		requirements += len(s.Requirements)
	}
	if requirements > 0 {
		fact(words.Requirements, words.Numeral(float64(requirements)))
	}
	if n := len(a.source.Sources); n > 0 {
		fact(words.Evidence, words.Numeral(float64(n)))
	}
	return v
}

func (a *assembler) date() string { return a.words.Long(a.source.Date) }

func (a *assembler) section(s discovery.DocumentSection) []layout.Block {
	title := clip(prose.CleanLine(s.Title), longestTitle)
	if title == "" {
		title = a.words.UntitledSection
	}
	style := layout.Body()
	anchor := a.anchors.Unique(title)
	a.begins(s.ID, anchor)
	blocks := []layout.Block{layout.Heading{Level: a.level(), Spans: []text.Span{{Text: title, Style: &style}}, Anchor: anchor}}
	blocks = a.marked(s.ID, append(blocks, a.body(s)...)...)
	if len(s.Requirements) > 0 && !slices.ContainsFunc(s.Requirements, detailed) {
		return append(blocks, a.requirementTable(s.Requirements))
	}
	for _, r := range s.Requirements {
		blocks = append(blocks, a.marked(r.ID, a.requirement(r))...)
	}
	return blocks
}

// body gives the text of a section; that of a glossary with its terms beside what they mean.
func (a *assembler) body(s discovery.DocumentSection) []layout.Block {
	if s.Kind != discovery.GlossarySection {
		return a.markdown(s.Body)
	}
	before, terms, behind := discovery.Glossary(a.bounded(s.Body))
	blocks := a.markdown(before)
	if len(terms) == 0 {
		return blocks
	}
	list := layout.Terms{}
	for _, t := range terms {
		list.Items = append(list.Items, layout.Term{Word: prose.CleanLine(words(t.Word)), Meaning: a.part(t.Meaning)})
	}
	return append(append(blocks, list), a.markdown(behind)...)
}

// words gives a line of Markdown without its marks.
func words(line string) string {
	if blocks := prose.ParsePart(line); len(blocks) == 1 {
		if p, is := blocks[0].(*prose.Paragraph); is {
			return prose.Plain(p.Spans)
		}
	}
	return line
}

// level is that of a chapter's heading: below the title, where no cover has it, and small where all is to be on a page.
func (a *assembler) level() int {
	switch {
	case a.source.Bare && a.source.Limit == 1:
		return 3
	case a.source.Bare:
		return 2
	}
	return 1
}

// opening is the title of what has no cover, with what else a cover says.
func (a *assembler) opening() []layout.Block {
	style := layout.Body()
	small := layout.Muted(style)
	return []layout.Block{
		layout.Heading{Level: 1, Spans: []text.Span{{Text: a.title, Style: &style}}, Anchor: a.anchors.Unique(a.title)},
		layout.Paragraph{Spans: []text.Span{{
			Text: joined(a.subtitle(), a.edition(), a.status(), a.date()), Style: &small,
		}}},
	}
}

// plain makes a text that isn't Markdown fit to print.
func (a *assembler) plain(s string) string {
	s = strings.TrimSpace(prose.Clean(s))
	short := clip(s, longestText)
	a.shorter = a.shorter || len(short) < len(s)
	return short
}

func joined(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " · ")
}

func capitalise(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToTitle(first)) + s[size:]
}
