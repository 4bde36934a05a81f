package discovery

import "time"

// ProductKind says whose pain a product is for, and with that what counts as value.
type ProductKind string

// The kinds of product.
const (
	InternalProduct ProductKind = "internal" // colleagues use it: ERP, WMS, HRIS
	ExternalProduct ProductKind = "external" // customers, sellers or partners use it
)

// ProductKinds lists every ProductKind, for the window's types.
var ProductKinds = []struct {
	Value  ProductKind
	TSName string
}{
	{InternalProduct, "Internal"},
	{ExternalProduct, "External"},
}

// Product is what the PM manages.
type Product struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Kind        ProductKind `json:"kind"`
	Description string      `json:"description"`
	Teams       Lines       `json:"teams" ts_type:"string[]"` // those it serves, heard or not
	CreatedAt   time.Time   `json:"createdAt"           ts_type:"string"`
	UpdatedAt   time.Time   `json:"updatedAt"           ts_type:"string"`
	DeletedAt   *time.Time  `json:"deletedAt,omitempty" ts_type:"string"`
	Revision    int         `json:"revision"`
}

// Clean makes the product's texts safe and says what is wrong with it.
func (p *Product) Clean() error {
	p.Name, p.Description = CleanLine(p.Name), CleanText(p.Description)
	if err := checkName("name", p.Name); err != nil {
		return err
	}
	if p.Kind != InternalProduct && p.Kind != ExternalProduct {
		return InvalidField("kind", "A product is internal or external, not %q.", p.Kind)
	}
	if err := p.Teams.clean("teams"); err != nil {
		return err
	}
	return checkLength("description", p.Description, MaxLine)
}
