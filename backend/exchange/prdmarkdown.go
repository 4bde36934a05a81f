package exchange

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// WriteMarkdown writes a PRD as GitHub-flavoured Markdown: a front matter in YAML, a heading for each requirement that
// links lead to, and the evidence register as footnotes.
func WriteMarkdown(w io.Writer, doc discovery.Document) error {
	m := newManuscript(doc)
	parts := []string{m.frontMatter(), "# " + escape(m.title)}
	if line := m.subtitle(); line != "" {
		parts = append(parts, line)
	}
	for _, c := range m.all() {
		parts = append(parts, "## "+escape(c.title))
		if len(c.body) > 0 {
			parts = append(parts, markdown(c.body, 2))
		}
		for _, s := range c.statements {
			parts = append(parts, m.requirement(s))
		}
	}
	if notes := m.footnotes(); notes != "" {
		parts = append(parts, notes)
	}
	for _, hash := range m.images {
		mark := imageMark(hash) + ": " + m.dataURI(hash)
		if caption := m.captions[hash]; caption != "" {
			mark += ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;").Replace(caption) + `"`
		}
		parts = append(parts, mark)
	}
	_, err := io.WriteString(w, strings.Join(parts, "\n\n")+"\n")
	return err
}

// frontMatter writes what programs want to know of the document. Each value is JSON, which is YAML too.
func (m *manuscript) frontMatter() string {
	lines := []string{"---"}
	field := func(name string, value any) {
		var b strings.Builder
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if enc.Encode(value) == nil {
			lines = append(lines, name+": "+strings.TrimSpace(b.String()))
		}
	}
	text := func(name, value string) {
		if value = prose.CleanLine(value); value != "" {
			field(name, value)
		}
	}
	text("title", m.title)
	text("product", m.doc.Product)
	text("kind", m.doc.Kind)
	text("edition", m.doc.Edition)
	text("status", m.doc.Status)
	text("version", m.doc.Version)
	text("fingerprint", m.doc.Fingerprint)
	if !m.doc.Date.IsZero() {
		lines = append(lines, "date: "+m.doc.Date.Format(time.DateOnly))
	}
	text("language", m.language)
	if len(m.doc.Authors) > 0 {
		authors := []string{}
		for _, a := range m.doc.Authors {
			authors = append(authors, prose.CleanLine(a))
		}
		field("authors", authors)
	}
	field("requirements", m.requirements())
	field("sources", len(m.doc.Sources))
	return strings.Join(append(lines, "---"), "\n")
}

func (m *manuscript) subtitle() string {
	parts := []string{escape(m.kind())}
	for _, f := range m.facts {
		parts = append(parts, escape(f.value))
	}
	return strings.Join(parts, " · ")
}

func (m *manuscript) requirement(s *statement) string {
	parts := []string{"### " + escape(s.Ref)}
	label := []string{}
	for i, part := range s.label() {
		if i == 0 && s.Priority != "" {
			part = "**" + escape(part) + "**"
		} else {
			part = escape(part)
		}
		label = append(label, part)
	}
	for _, text := range []string{strings.Join(label, " · "), escape(s.Statement), markdown(s.rationale, 0)} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	if len(s.Criteria) > 0 {
		list := []string{}
		for _, c := range s.Criteria {
			list = append(list, "- "+escape(c))
		}
		parts = append(parts, "**"+m.words.AcceptedWhen+"**", strings.Join(list, "\n"))
	}
	if len(s.Asks) > 0 {
		parts = append(parts, "**"+m.words.AskedFor+"**")
		for _, a := range s.Asks {
			parts = append(parts, m.ask(a))
		}
	}
	return strings.Join(parts, "\n\n")
}

// ask writes an ask as an entry of a list, with the words behind it as quotes in it.
func (m *manuscript) ask(a discovery.DocumentAsk) string {
	var parts []string
	if line := said(a); line != "" {
		parts = append(parts, escape(line))
	}
	for _, q := range a.Quotes {
		if quote := m.quote(q); quote != "" {
			parts = append(parts, prefixed(quote, "> ", "> "))
		}
	}
	return prefixed(strings.Join(parts, "\n\n"), "- ", "  ")
}

func (m *manuscript) quote(q discovery.DocumentQuote) string {
	note := ""
	if m.inRegister(q.Source) {
		note = "[^" + strconv.Itoa(q.Source) + "]"
	}
	speaker := ""
	if q.Speaker != "" {
		speaker = "— " + escape(q.Speaker)
	}
	if q.Words == "" {
		return speaker + note
	}
	words := markdownSpans([]prose.Span{{Text: "“" + q.Words + "”"}})
	if speaker == "" {
		return words + note
	}
	return words + "\\\n" + speaker + note
}

// footnotes are the entries of the register, each with the requirements that rest on it.
func (m *manuscript) footnotes() string {
	lines := []string{}
	for i, s := range m.doc.Sources {
		line := escape(strings.Join(m.entry(s), " · "))
		if refs := m.cited[i+1]; len(refs) > 0 {
			links := make([]string, len(refs))
			for j, r := range refs {
				links[j] = fmt.Sprintf("[%s](#%s)", escape(r.Ref), r.anchor)
			}
			line += " · " + m.words.CitedIn + " " + strings.Join(links, ", ")
		}
		lines = append(lines, fmt.Sprintf("[^%d]: %s", i+1, line))
	}
	return strings.Join(lines, "\n")
}
