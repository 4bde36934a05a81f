package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Templates gives all templates: the PM's own by name, and those that come with the app.
func (s *Store) Templates() (discovery.Templates, error) {
	own, err := list[discovery.Template](s.read.Order("name COLLATE NOCASE, id"))
	return discovery.Templates{Own: own, Shipped: discovery.BuiltInTemplates()}, err
}

func template(db *gorm.DB, id string) (discovery.Template, error) {
	for _, t := range discovery.BuiltInTemplates() {
		if t.ID == id {
			return t, nil
		}
	}
	var t discovery.Template
	err := db.Where("id = ?", id).Take(&t).Error
	return t, translate(err)
}

// KeepTemplate makes a template of the sections of a PRD, without what they say.
func (s *Store) KeepTemplate(prdID, name string) (discovery.Template, error) {
	prd, err := s.PRD(prdID)
	if err != nil {
		return discovery.Template{}, err
	}
	product, err := s.Product(prd.ProductID)
	if err != nil {
		return discovery.Template{}, err
	}
	return s.addTemplate(discovery.TemplateOf(prd, product.Kind, name))
}

// CopyTemplate makes a template of the PM's own of another one.
func (s *Store) CopyTemplate(id, name string) (discovery.Template, error) {
	t, err := template(s.read, id)
	if err != nil {
		return t, err
	}
	t.Name = name
	return s.addTemplate(t)
}

func (s *Store) addTemplate(t discovery.Template) (discovery.Template, error) {
	if err := t.Clean(); err != nil {
		return t, err
	}
	t.ID, t.CreatedAt, t.Revision = newID(), s.clock(), 1
	return t, s.change("Add template "+t.Name, func(tx *gorm.DB) error { return tx.Create(&t).Error })
}

// UpdateTemplate changes a template's name, note, sections and length. PRDs that were drafted after it stay as they are.
func (s *Store) UpdateTemplate(t discovery.Template) (discovery.Template, error) {
	if err := t.Clean(); err != nil {
		return t, err
	}
	read := t.Revision
	t.Revision++
	return t, s.change("Edit template "+t.Name, func(tx *gorm.DB) error {
		return save(tx, &t, t.ID, read, "name", "note", "kind", "page_limit", "sections")
	})
}

// DeleteTemplate deletes a template of the PM's own.
func (s *Store) DeleteTemplate(id string) error {
	return s.change("Delete template", func(tx *gorm.DB) error { return deleteRow(tx, "templates", id) })
}
