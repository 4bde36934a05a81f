package exchange

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

//go:embed prd.html.tmpl
var page string

var pageTemplate = template.Must(template.New("prd").Parse(page))

// pageView is what the template shows.
type pageView struct {
	Words                                  *discovery.Words
	Title, Anchor, Language, Product, Kind string
	Bare                                   bool // without contents
	Facts                                  []factView
	Chapters, Closing                      []chapterView // before the register, and after it
	Register                               []entryView
	RegisterTitle, RegisterAnchor          string
}

type factView struct{ Name, Value string }

type chapterView struct {
	Title, Anchor string
	Body          template.HTML
	Statements    []statementView
}

type statementView struct {
	Words                    *discovery.Words
	Ref, Anchor, Text, Owner string
	Chips                    []chipView
	Rationale                template.HTML
	Criteria                 []string
	Asks                     []askView
}

type chipView struct{ Text, Tone string }

type askView struct {
	Statement, Voices string
	Quotes            []quoteView
}

type quoteView struct {
	Language string // where it is another one
	Lines    []string
	Speaker  string
	Source   int // 0 for none
}

type entryView struct {
	Number                              int
	Title, Speaker, Channel, At, Moment string
	Cited                               []statementView
}

// WriteHTML writes a PRD as one web page that needs nothing else: no script, no network, its own style for light, dark and
// paper.
func WriteHTML(w io.Writer, doc discovery.Document) error {
	m := newManuscript(doc)
	view := pageView{
		Words: m.words, Title: m.title, Anchor: m.anchor, Language: m.language,
		Product: prose.CleanLine(doc.Product), Kind: m.kind(), Bare: doc.Bare,
		RegisterTitle: m.words.Register, RegisterAnchor: m.register,
	}
	for _, f := range m.facts {
		view.Facts = append(view.Facts, factView{f.name, f.value})
	}
	for _, c := range slices.Concat(m.opening, m.chapters) {
		view.Chapters = append(view.Chapters, m.chapterView(c))
	}
	for _, c := range m.closing {
		view.Closing = append(view.Closing, m.chapterView(c))
	}
	for i, s := range doc.Sources {
		entry := entryView{
			Number: i + 1, Title: prose.CleanLine(s.Title), Speaker: prose.CleanLine(s.Speaker),
			Channel: prose.CleanLine(s.Channel), At: m.words.Long(s.At), Moment: s.Moment(),
		}
		for _, c := range m.cited[i+1] {
			entry.Cited = append(entry.Cited, statementView{Ref: c.Ref, Anchor: c.anchor})
		}
		view.Register = append(view.Register, entry)
	}
	return pageTemplate.Execute(w, view)
}

func (m *manuscript) chapterView(c *chapter) chapterView {
	view := chapterView{Title: c.title, Anchor: c.anchor, Body: m.htmlBlocks(c.body, 2)}
	for _, s := range c.statements {
		view.Statements = append(view.Statements, m.statementView(s))
	}
	return view
}

func (m *manuscript) statementView(s *statement) statementView {
	view := statementView{
		Words: m.words, Ref: s.Ref, Anchor: s.anchor, Text: s.Statement,
		Rationale: m.htmlBlocks(s.rationale, 3), Criteria: s.Criteria,
		Owner: s.ownedBy,
	}
	for _, c := range s.chips {
		view.Chips = append(view.Chips, chipView{c.text, c.tone})
	}
	for _, a := range s.Asks {
		ask := askView{Statement: a.Statement, Voices: a.Voices}
		for _, q := range a.Quotes {
			quote := quoteView{Speaker: q.Speaker, Language: string(m.doc.Foreign(q.Words))}
			if q.Words != "" {
				quote.Lines = strings.Split(q.Words, "\n")
			}
			if m.inRegister(q.Source) {
				quote.Source = q.Source
			}
			ask.Quotes = append(ask.Quotes, quote)
		}
		view.Asks = append(view.Asks, ask)
	}
	return view
}
