package discovery

import (
	"database/sql/driver"
	_ "embed"
	"encoding/json"
	"time"
)

// Template says which sections a PRD has, what a good one contains, and which are required before a review.
type Template struct {
	ID        string           `json:"id"`
	Name      string           `json:"name"`
	Note      string           `json:"note"`      // when to take it
	Kind      ProductKind      `json:"kind"`      // of product that it is for, "" for any
	PageLimit int              `json:"pageLimit"` // of the PDF, 0 for as many as it takes
	Sections  TemplateSections `json:"sections" ts_type:"TemplateSection[]"`
	CreatedAt time.Time        `json:"createdAt" ts_type:"string"`
	Revision  int              `json:"revision"` // 0 for the app's own, which can't be changed
}

// TemplateSection is one chapter that a template asks for.
type TemplateSection struct {
	Kind     SectionKind `json:"kind"`
	Title    string      `json:"title"`
	Hint     string      `json:"hint"` // what a good one contains
	Required bool        `json:"required"`
}

// TemplateSections are kept as JSON.
type TemplateSections []TemplateSection

// Value implements driver.Valuer.
func (s TemplateSections) Value() (driver.Value, error) { return jsonValue(s) }

// Scan implements sql.Scanner.
func (s *TemplateSections) Scan(src any) error { return scanJSON(src, s) }

// maxSections is how many sections a template may ask for.
const maxSections = 100

// Clean makes the template's texts safe and says what is wrong with it.
func (t *Template) Clean() error {
	t.Name, t.Note = CleanLine(t.Name), CleanLine(t.Note)
	if err := checkName("name", t.Name); err != nil {
		return err
	}
	if err := checkLength("note", t.Note, MaxLine); err != nil {
		return err
	}
	if n := len(t.Sections); n == 0 || n > maxSections {
		return InvalidField("sections", "A template has between 1 and %d sections, not %d.", maxSections, n)
	}
	for i, asked := range t.Sections {
		section := PRDSection{Kind: asked.Kind, Title: asked.Title, Hint: asked.Hint}
		if err := section.Clean(); err != nil {
			return err
		}
		t.Sections[i].Title, t.Sections[i].Hint = section.Title, section.Hint
	}
	return nil
}

//go:embed templates.json
var builtInTemplates []byte

// BuiltInTemplates gives the templates that come with the app. They can't be changed, only copied.
func BuiltInTemplates() []Template {
	var templates []Template
	if err := json.Unmarshal(builtInTemplates, &templates); err != nil {
		panic(err) // part of the program, read by its tests
	}
	return templates
}

// DefaultTemplate gives the template for a product of a kind where none was chosen.
func DefaultTemplate(kind ProductKind) Template {
	templates := BuiltInTemplates()
	for _, t := range templates {
		if kind != "" && t.Kind == kind {
			return t
		}
	}
	return templates[0]
}

// TemplateOf makes a template of a PRD: of its sections, without what they say.
func TemplateOf(prd PRDDetail, kind ProductKind, name string) Template {
	t := Template{Name: name, Kind: kind, PageLimit: prd.PageLimit, Sections: TemplateSections{}}
	for _, s := range prd.Sections {
		t.Sections = append(t.Sections, TemplateSection{Kind: s.Kind, Title: s.Title, Hint: s.Hint, Required: s.Required})
	}
	return t
}

// Templates are all that a PRD can be drafted after: the PM's own, and those that come with the app.
type Templates struct {
	Own     []Template `json:"own"`
	Shipped []Template `json:"shipped"`
}

// DraftSource is something that a draft brought into a PRD, or offered to it in vain: it is not offered again.
type DraftSource struct {
	PRDID  string `json:"prdId"`
	Source string `json:"source"` // the id of an ask, note or metric
}
