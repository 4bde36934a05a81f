package exchange

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// WriteReqIF writes a PRD as ReqIF 1.2: its sections with their requirements as one specification, the asks as another, and
// a relation from each requirement to each ask that it rests on. What keeps its id in the workspace keeps its identifier in
// the file, so that a tool that reads a later file knows what it has already.
func WriteReqIF(w io.Writer, doc discovery.Document) error {
	m := newManuscript(doc)
	r := reqif{changed: doc.Date.UTC().Format(time.RFC3339), used: map[string]bool{}, asks: map[string]string{}}
	var spec, asks []node
	for i, c := range m.chapters {
		spec = append(spec, r.chapter(i, c))
	}
	for _, c := range m.chapters {
		for _, s := range c.statements {
			asks = append(asks, r.rest(s, m)...)
		}
	}
	id := r.name("prd", doc.ID)
	specifications := el("SPECIFICATIONS").with(r.specification(id, m.title, spec))
	if len(asks) > 0 {
		specifications = specifications.with(r.specification(r.name("asks", doc.ID), "Asks", asks))
	}
	content := el("REQ-IF-CONTENT").with(r.dataTypes(), r.specTypes())
	for _, part := range []node{el("SPEC-OBJECTS").with(r.objects...), el("SPEC-RELATIONS").with(r.relations...), specifications} {
		if len(part.children) > 0 {
			content = content.with(part)
		}
	}
	root := el("REQ-IF", "xmlns", "http://www.omg.org/spec/ReqIF/20110401/reqif.xsd",
		"xmlns:xhtml", "http://www.w3.org/1999/xhtml", "xml:lang", m.language)
	header := el("REQ-IF-HEADER", "IDENTIFIER", r.name("file", doc.ID)).with(
		textElement("CREATION-TIME", r.changed), textElement("REQ-IF-TOOL-ID", "Throughline"),
		// The version of the schema, which is the same from ReqIF 1.0 to 1.2.
		textElement("REQ-IF-VERSION", "1.0"), textElement("SOURCE-TOOL-ID", "Throughline"), textElement("TITLE", m.title),
	)
	_, err := io.WriteString(w, xmlFile(root.with(
		el("THE-HEADER").with(header), el("CORE-CONTENT").with(content),
	)))
	return err
}

// reqif gathers what the parts of the file need.
type reqif struct {
	changed            string
	used               map[string]bool
	asks               map[string]string // identifiers by the ids of asks
	objects, relations []node
}

func textElement(name, text string) node { return el(name).with(str(text)) }

// ref is an element that leads to another by its identifier, in the one that says what for.
func ref(role, kind, id string) node { return el(role).with(textElement(kind, id)) }

// name makes an identifier out of an id: one that XML takes, and that nothing else has.
func (r *reqif) name(kind, id string) string {
	var b strings.Builder
	for _, c := range []byte(id) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	base := kind + "-" + b.String()
	name := base
	for n := 2; r.used[name]; n++ {
		name = base + "." + strconv.Itoa(n)
	}
	r.used[name] = true
	return name
}

// identified makes an element with what each one has.
func (r *reqif) identified(name, id, longName string) node {
	return el(name, "IDENTIFIER", id, "LAST-CHANGE", r.changed, "LONG-NAME", longName)
}

// attributes are those of the types of objects, by the kind of their data.
var attributes = []struct{ owner, id, name, kind string }{
	{"section", "section-title", "ReqIF.ChapterName", "XHTML"},
	{"section", "section-text", "ReqIF.Text", "XHTML"},
	{"requirement", "requirement-ref", "ReqIF.ForeignID", "STRING"},
	{"requirement", "requirement-text", "ReqIF.Text", "XHTML"},
	{"requirement", "requirement-rationale", "Rationale", "XHTML"},
	{"requirement", "requirement-criteria", "Acceptance criteria", "XHTML"},
	{"requirement", "requirement-priority", "Priority", "ENUMERATION"},
	{"requirement", "requirement-state", "State", "ENUMERATION"},
	{"requirement", "requirement-owner", "Owner", "STRING"},
	{"ask", "ask-text", "ReqIF.Text", "XHTML"},
	{"ask", "ask-voices", "Voices", "STRING"},
	{"ask", "ask-quotes", "Quotes", "XHTML"},
}

func (r *reqif) dataTypes() node {
	var priorities, states [][2]string
	for _, p := range discovery.Priorities {
		priorities = append(priorities, [2]string{string(p.Value), p.Value.Label()})
	}
	for _, s := range discovery.RequirementStates {
		states = append(states, [2]string{string(s.Value), s.TSName})
	}
	text := r.identified("DATATYPE-DEFINITION-STRING", "type-STRING", "Text")
	text.attrs = append(text.attrs, "MAX-LENGTH", strconv.Itoa(discovery.MaxLine))
	return el("DATATYPES").with(
		text, r.identified("DATATYPE-DEFINITION-XHTML", "type-XHTML", "Formatted text"),
		r.enumeration("requirement-priority", "Priority", priorities), r.enumeration("requirement-state", "State", states),
	)
}

// enumeration is the type of an attribute that has one of some values, each with its name.
func (r *reqif) enumeration(attribute, name string, values [][2]string) node {
	specified := el("SPECIFIED-VALUES")
	for i, v := range values {
		specified = specified.with(r.identified("ENUM-VALUE", attribute+"-"+v[0], v[1]).with(
			el("PROPERTIES").with(el("EMBEDDED-VALUE", "KEY", strconv.Itoa(i+1), "OTHER-CONTENT", "")),
		))
	}
	return r.identified("DATATYPE-DEFINITION-ENUMERATION", "type-"+attribute, name).with(specified)
}

func (r *reqif) specTypes() node {
	types := el("SPEC-TYPES")
	for _, owner := range []struct{ id, name string }{{"section", "Section"}, {"requirement", "Requirement"}, {"ask", "Ask"}} {
		defined := el("SPEC-ATTRIBUTES")
		for _, a := range attributes {
			if a.owner != owner.id {
				continue
			}
			definition := r.identified("ATTRIBUTE-DEFINITION-"+a.kind, a.id, a.name)
			of := "type-" + a.kind
			if a.kind == "ENUMERATION" {
				of = "type-" + a.id
				definition.attrs = append(definition.attrs, "MULTI-VALUED", "false")
			}
			defined = defined.with(definition.with(ref("TYPE", "DATATYPE-DEFINITION-"+a.kind+"-REF", of)))
		}
		types = types.with(r.identified("SPEC-OBJECT-TYPE", owner.id, owner.name).with(defined))
	}
	return types.with(
		r.identified("SPEC-RELATION-TYPE", "rests-on", "Rests on"), r.identified("SPECIFICATION-TYPE", "specification", "PRD"),
	)
}

// values are the attributes of one object, without those that are empty.
type values struct{ nodes []node }

func (v *values) text(id, text string) {
	if text != "" {
		v.nodes = append(v.nodes, el("ATTRIBUTE-VALUE-STRING", "THE-VALUE", clipped(text, discovery.MaxLine)).with(
			ref("DEFINITION", "ATTRIBUTE-DEFINITION-STRING-REF", id),
		))
	}
}

func (v *values) prose(id string, blocks []prose.Block) {
	if len(blocks) > 0 {
		v.nodes = append(v.nodes, el("ATTRIBUTE-VALUE-XHTML").with(
			el("THE-VALUE").with(xhtml(blocks)), ref("DEFINITION", "ATTRIBUTE-DEFINITION-XHTML-REF", id),
		))
	}
}

func (v *values) choice(id, value string) {
	v.nodes = append(v.nodes, el("ATTRIBUTE-VALUE-ENUMERATION").with(
		ref("DEFINITION", "ATTRIBUTE-DEFINITION-ENUMERATION-REF", id), el("VALUES").with(textElement("ENUM-VALUE-REF", id+"-"+value)),
	))
}

// object keeps an object of a type and gives the place that it has in its specification.
func (r *reqif) object(id, kind, longName string, v values) node {
	made := r.identified("SPEC-OBJECT", id, clipped(longName, discovery.MaxName))
	if len(v.nodes) > 0 {
		made = made.with(el("VALUES").with(v.nodes...))
	}
	r.objects = append(r.objects, made.with(ref("TYPE", "SPEC-OBJECT-TYPE-REF", kind)))
	place := el("SPEC-HIERARCHY", "IDENTIFIER", r.name("place", id), "LAST-CHANGE", r.changed)
	return place.with(ref("OBJECT", "SPEC-OBJECT-REF", id))
}

func (r *reqif) specification(id, title string, children []node) node {
	made := r.identified("SPECIFICATION", id, title).with(ref("TYPE", "SPECIFICATION-TYPE-REF", "specification"))
	if len(children) > 0 {
		made = made.with(el("CHILDREN").with(children...))
	}
	return made
}

func (r *reqif) chapter(i int, c *chapter) node {
	v := values{}
	v.prose("section-title", paragraphs(c.title))
	v.prose("section-text", c.body)
	place := r.object(r.name("section", idOr(c.id, i)), "section", c.title, v)
	var children []node
	for _, s := range c.statements {
		children = append(children, r.requirement(s))
	}
	if len(children) > 0 {
		place = place.with(el("CHILDREN").with(children...))
	}
	return place
}

func (r *reqif) requirement(s *statement) node {
	v := values{}
	v.text("requirement-ref", s.Ref)
	v.prose("requirement-text", paragraphs(s.Statement))
	v.prose("requirement-rationale", s.rationale)
	if len(s.Criteria) > 0 {
		list := &prose.List{}
		for _, c := range s.Criteria {
			list.Items = append(list.Items, prose.Item{Blocks: paragraphs(c)})
		}
		v.prose("requirement-criteria", []prose.Block{list})
	}
	for _, p := range discovery.Priorities {
		if string(p.Value) == s.Priority {
			v.choice("requirement-priority", string(p.Value))
		}
	}
	for _, state := range discovery.RequirementStates {
		if string(state.Value) == s.State {
			v.choice("requirement-state", s.State)
		}
	}
	v.text("requirement-owner", s.Owner)
	s.identifier = r.name("requirement", s.ID)
	return r.object(s.identifier, "requirement", s.Ref, v)
}

// rest relates a requirement to its asks and gives the places of those that were not met before.
func (r *reqif) rest(s *statement, m *manuscript) []node {
	var places []node
	for i, a := range s.Asks {
		key := idOr(a.ID, i)
		id, known := r.asks[key]
		if !known {
			id = r.name("ask", key)
			r.asks[key] = id
			places = append(places, r.ask(id, a, s, m))
		}
		relation := el("SPEC-RELATION", "IDENTIFIER", r.name("relation", s.ID+"-"+key), "LAST-CHANGE", r.changed)
		r.relations = append(r.relations, relation.with(
			ref("SOURCE", "SPEC-OBJECT-REF", s.identifier), ref("TARGET", "SPEC-OBJECT-REF", id),
			ref("TYPE", "SPEC-RELATION-TYPE-REF", "rests-on"),
		))
	}
	return places
}

func (r *reqif) ask(id string, a discovery.DocumentAsk, s *statement, m *manuscript) node {
	wanted := a.Statement // empty where the requirement or a quote says the same
	quotes := []prose.Block{}
	for _, q := range a.Quotes {
		if wanted == "" {
			wanted = q.Words
		}
		if saying := m.sayingOf(q); saying != "" {
			quotes = append(quotes, &prose.Quote{Blocks: paragraphs(saying)})
		}
	}
	if wanted == "" {
		wanted = s.Statement
	}
	v := values{}
	v.prose("ask-text", paragraphs(wanted))
	v.text("ask-voices", a.Voices)
	v.prose("ask-quotes", quotes)
	return r.object(id, "ask", prose.CleanLine(wanted), v)
}

// paragraphs makes a text a paragraph, if there is any.
func paragraphs(text string) []prose.Block {
	if text == "" {
		return nil
	}
	return []prose.Block{&prose.Paragraph{Spans: []prose.Span{{Text: text}}}}
}

// idOr is an id, or what tells those apart that have none.
func idOr(id string, place int) string {
	if id == "" {
		return strconv.Itoa(place + 1)
	}
	return id
}
