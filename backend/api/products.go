package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Products keeps what the PM manages.
type Products struct{ Desk *Desk }

// List gives every product by name.
func (p *Products) List() ([]discovery.Product, error) {
	return with(p.Desk, (*store.Store).Products)
}

// Create adds a product.
func (p *Products) Create(product discovery.Product) (discovery.Product, error) {
	return with(p.Desk, func(st *store.Store) (discovery.Product, error) { return st.CreateProduct(product) })
}

// Update changes a product.
func (p *Products) Update(product discovery.Product) (discovery.Product, error) {
	return with(p.Desk, func(st *store.Store) (discovery.Product, error) { return st.UpdateProduct(product) })
}

// Delete deletes a product with all that belongs to it.
func (p *Products) Delete(id string) error {
	return do(p.Desk, func(st *store.Store) error { return st.DeleteProduct(id) })
}
