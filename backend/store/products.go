package store

import (
	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Products gives every product by name.
func (s *Store) Products() ([]discovery.Product, error) {
	return list[discovery.Product](s.read.Where("deleted_at IS NULL").Order("name COLLATE NOCASE, id"))
}

// Product gives one product.
func (s *Store) Product(id string) (discovery.Product, error) {
	return find[discovery.Product](s.read, id)
}

// CreateProduct adds a product; its id and times are set here.
func (s *Store) CreateProduct(p discovery.Product) (discovery.Product, error) {
	if err := p.Clean(); err != nil {
		return p, err
	}
	p.ID, p.CreatedAt, p.UpdatedAt, p.DeletedAt, p.Revision = newID(), s.clock(), s.clock(), nil, 1
	return p, s.change("Add product "+p.Name, func(tx *gorm.DB) error { return tx.Create(&p).Error })
}

// UpdateProduct changes what a product is called and is.
func (s *Store) UpdateProduct(p discovery.Product) (discovery.Product, error) {
	if err := p.Clean(); err != nil {
		return p, err
	}
	read := p.Revision
	p.UpdatedAt, p.Revision = s.clock(), read+1
	return p, s.change("Edit product "+p.Name, func(tx *gorm.DB) error {
		return save(tx, &p, p.ID, read, "name", "kind", "description", "teams", "updated_at")
	})
}

// DeleteProduct deletes a product with all that belongs to it, as one step.
func (s *Store) DeleteProduct(id string) error {
	return s.discard("Delete product", discovery.TrashedProduct, id, func(tx *gorm.DB) error {
		if err := s.removeOne(tx, "products", id); err != nil {
			return err
		}
		if _, err := s.remove(tx, "notes", "session_id IN (SELECT id FROM sessions WHERE product_id = ?)", id); err != nil {
			return err
		}
		for _, table := range []string{"sessions", "asks", "themes", "prds", "metrics"} {
			if _, err := s.remove(tx, table, "product_id = ?", id); err != nil {
				return err
			}
		}
		return nil
	})
}
