package exchange

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// manuscript is a PRD made ready to be written: texts cleaned and parsed, each place with the anchor that links to it use,
// each link leading somewhere.
type manuscript struct {
	doc      discovery.Document
	words    *discovery.Words
	title    string
	anchor   string // of the title
	register string // the anchor of the evidence register
	language string
	facts    []fact
	opening  []*chapter // what stands before the PRD's own chapters
	chapters []*chapter
	closing  []*chapter           // and what after them
	cited    map[int][]*statement // who cites a source, by its number
	images   []string             // hashes of the pictures that are shown, in their order
	captions map[string]string    // what stands below them where they are shown first
	drawn    map[prose.Block]bool // what the drawing of a chart says, where there is one
	notes    int                  // footnotes so far
}

// fact is one line of what is to be known before reading.
type fact struct{ name, value string }

type chapter struct {
	id, title, anchor string
	body              []prose.Block
	statements        []*statement
}

// statement is a requirement.
type statement struct {
	discovery.DocumentRequirement
	anchor     string
	identifier string // in a file that has some
	rationale  []prose.Block
	ownedBy    string // "Owner: Rina Hartono", "" where nobody is
	chips      []chip // how much it matters, and how far it has come where it has begun
}

// chip is a word on a ground of its colour.
type chip struct{ text, tone string }

// tones are the colours of priorities and states, as they are on the screen; the others have none.
var tones = map[string]string{
	string(discovery.Must): "accent", string(discovery.Should): "decision", string(discovery.Could): "warn",
	string(discovery.Agreed): "accent", string(discovery.Building): "warn", string(discovery.Done): "decision",
	string(discovery.Dropped): "pain",
}

func newManuscript(doc discovery.Document) *manuscript {
	m := &manuscript{
		doc: doc, words: doc.Words(), language: prose.Language(doc.Language), cited: map[int][]*statement{},
		drawn: map[prose.Block]bool{}, captions: map[string]string{},
	}
	m.title = named(doc.Title, m.words.Untitled)
	quotes := doc.Citations()
	m.opening, m.closing = m.changes(), slices.Concat(m.versions(), m.signOffs())
	for _, s := range doc.Sections {
		c := &chapter{id: s.ID, title: named(s.Title, m.words.UntitledSection), body: m.charted(prose.Parse(quotes.In(s.Body)))}
		for _, r := range s.Requirements {
			r.Rationale = quotes.In(r.Rationale)
			made := m.statement(r)
			made.rationale = m.charted(made.rationale)
			c.statements = append(c.statements, made)
			for _, n := range made.sources() {
				m.cited[n] = append(m.cited[n], made)
			}
		}
		m.chapters = append(m.chapters, c)
	}
	m.facts = m.whatToKnow()
	m.link()
	return m
}

// link gives every place its anchor, and lets every link lead to one.
func (m *manuscript) link() {
	anchors, byID := prose.Anchors{}, map[string]*statement{}
	m.anchor = anchors.Unique(m.title)
	place := func(chapters []*chapter) {
		for _, c := range chapters {
			c.anchor = anchors.Unique(c.title)
			for _, h := range prose.Headings(c.body) {
				h.Anchor = anchors.Unique(prose.Plain(h.Spans))
			}
			for _, s := range c.statements {
				s.anchor = anchors.Unique(s.Ref)
				byID[s.ID] = s
			}
		}
	}
	place(m.opening)
	place(m.chapters)
	m.register = anchors.Unique(m.words.Register)
	place(m.closing)
	leads := leader{anchors, byID, m}
	for _, c := range m.all() {
		leads.text(c.body)
		for _, s := range c.statements {
			leads.text(s.rationale)
		}
	}
}

// all gives the chapters in their order; the evidence register stands before the last ones.
func (m *manuscript) all() []*chapter { return slices.Concat(m.opening, m.chapters, m.closing) }

func (m *manuscript) statement(r discovery.DocumentRequirement) *statement {
	s := &statement{DocumentRequirement: r, rationale: prose.ParsePart(r.Rationale)}
	s.Ref, s.Statement, s.Owner = named(r.Ref, "REQ"), prose.CleanLine(r.Statement), prose.CleanLine(r.Owner)
	if s.Owner != "" {
		s.ownedBy = m.words.Owner + ": " + s.Owner
	}
	if s.Priority = prose.CleanLine(r.Priority); s.Priority != "" {
		word := discovery.Word(m.words.Priorities, discovery.Priority(s.Priority))
		s.chips = append(s.chips, chip{word, tones[s.Priority]})
	}
	if state := prose.CleanLine(s.State); state != "" && state != string(discovery.Proposed) {
		word := capitalised(discovery.Word(m.words.States, discovery.RequirementState(state)))
		s.chips = append(s.chips, chip{word, tones[s.State]})
	}
	s.Criteria, s.Asks = nil, nil
	for _, c := range r.Criteria {
		if c = prose.CleanLine(c); c != "" {
			s.Criteria = append(s.Criteria, c)
		}
	}
	for _, a := range r.Asks {
		a.Statement, a.Voices = prose.CleanLine(a.Statement), prose.CleanLine(a.Voices)
		quotes := []discovery.DocumentQuote{}
		for _, q := range a.Quotes {
			q.Words, q.Speaker = prose.Bare(strings.TrimSpace(prose.Clean(q.Words))), prose.CleanLine(q.Speaker)
			if q.Words != "" || q.Speaker != "" || q.Source > 0 {
				quotes = append(quotes, q)
			}
		}
		a.Quotes = quotes
		s.Asks = append(s.Asks, a)
	}
	return s
}

// sources gives the numbers of the moments that a requirement rests on, each once.
func (s *statement) sources() []int {
	var numbers []int
	for _, ask := range s.Asks {
		for _, q := range ask.Quotes {
			if !slices.Contains(numbers, q.Source) {
				numbers = append(numbers, q.Source)
			}
		}
	}
	return numbers
}

// label says how much a requirement matters, how far it has come and who answers for it.
func (s *statement) label() []string {
	parts := []string{}
	for _, c := range s.chips {
		parts = append(parts, c.text)
	}
	if s.ownedBy != "" {
		parts = append(parts, s.ownedBy)
	}
	return parts
}

// said is an ask in a line: what is wanted, and how many stand behind it.
func said(a discovery.DocumentAsk) string {
	if a.Statement != "" && a.Voices != "" {
		return a.Statement + " (" + a.Voices + ")"
	}
	return a.Statement + a.Voices
}

// inRegister tells whether a quote's source has an entry.
func (m *manuscript) inRegister(n int) bool { return n >= 1 && n <= len(m.doc.Sources) }

// holds tells whether the register has an entry of a number.
func (m *manuscript) holds(number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && strconv.Itoa(n) == number && m.inRegister(n)
}

func (m *manuscript) whatToKnow() []fact {
	facts := []fact{
		{m.words.Product, prose.CleanLine(m.doc.Product)},
		{m.words.Edition, prose.CleanLine(m.doc.Edition)},
		{m.words.Version, m.version()},
		{m.words.Status, m.status()},
		{m.words.Date, m.words.Long(m.doc.Date)},
	}
	authors := make([]string, len(m.doc.Authors))
	for i, a := range m.doc.Authors {
		authors[i] = prose.CleanLine(a)
	}
	name := m.words.Author
	if len(authors) > 1 {
		name = m.words.Authors
	}
	facts = append(facts, fact{name, strings.Join(authors, ", ")})
	return slices.DeleteFunc(facts, func(f fact) bool { return f.value == "" })
}

// kind is what the document is.
func (m *manuscript) kind() string { return named(m.doc.Kind, m.words.Document) }

func (m *manuscript) status() string {
	return capitalised(discovery.Word(m.words.Statuses, discovery.PRDStatus(prose.CleanLine(m.doc.Status))))
}

func (m *manuscript) requirements() int {
	n := 0
	for _, c := range m.chapters {
		n += len(c.statements)
	}
	return n
}

// entry is what the register says of a moment.
func (m *manuscript) entry(s discovery.DocumentSource) []string {
	return told(s.Title, s.Speaker, s.Channel, m.words.Long(s.At), s.Moment())
}

// told gives what there is to tell, each on one line.
func told(parts ...string) []string {
	for i, p := range parts {
		parts[i] = prose.CleanLine(p)
	}
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// leader makes the links of a text lead to where they can, and numbers its footnotes throughout the document.
type leader struct {
	anchors prose.Anchors
	byID    map[string]*statement
	m       *manuscript
}

func (l leader) text(blocks []prose.Block) {
	before := l.m.notes
	prose.Spans(blocks, func(spans []prose.Span) []prose.Span {
		for i := range spans {
			l.resolve(&spans[i], before)
		}
		return spans
	})
	for _, b := range blocks {
		if notes, are := b.(*prose.Notes); are {
			for i := range notes.Items {
				notes.Items[i].Number += before
				l.m.notes++
			}
		}
	}
}

func (l leader) resolve(s *prose.Span, notesBefore int) {
	scheme, id, _ := strings.Cut(s.Link, ":")
	switch {
	case strings.HasPrefix(s.Link, "#"):
		if l.anchors[s.Link[1:]] == 0 {
			s.Link = ""
		}
	case scheme == "req" && l.byID[id] != nil:
		s.Link = "#" + l.byID[id].anchor
	case scheme == "source" && l.m.holds(id):
		s.Link = "#" + s.Link
	case prose.SafeURL(s.Link) == "":
		s.Link = ""
	}
	switch {
	case s.Note > 0:
		s.Note += notesBefore
		s.Text = strconv.Itoa(s.Note)
	case s.Chart != "":
		*s = prose.Span{Text: "[" + s.Text + "]"}
	case s.Image == "":
	case !isPicture(l.m.doc.Images[s.Image].MediaType):
		*s = prose.Span{Text: "[" + s.Text + "]"}
	case !slices.Contains(l.m.images, s.Image):
		l.m.images = append(l.m.images, s.Image)
		l.m.captions[s.Image] = s.Caption
	}
}

// captionsOf gives what stands below the pictures of a line, one after the other.
func captionsOf(spans []prose.Span) []string {
	var captions []string
	for _, s := range spans {
		if s.Image != "" && s.Caption != "" {
			captions = append(captions, s.Caption)
		}
	}
	return captions
}

func isPicture(mediaType string) bool { return mediaType == "image/png" || mediaType == "image/jpeg" }

// dataURI is a picture as an address that holds it.
func (m *manuscript) dataURI(hash string) string {
	file := m.doc.Images[hash]
	return "data:" + file.MediaType + ";base64," + base64.StdEncoding.EncodeToString(file.Bytes)
}

func named(s, otherwise string) string {
	if s = prose.CleanLine(s); s == "" {
		return otherwise
	}
	return s
}

func capitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToTitle(first)) + s[size:]
}
