package discovery

import "time"

// Side says where a stakeholder stands: in the PM's own organisation or outside it.
type Side string

// The sides.
const (
	Inside  Side = "inside"
	Outside Side = "outside"
)

// Sides lists every Side, for the window's types.
var Sides = []struct {
	Value  Side
	TSName string
}{
	{Inside, "Inside"},
	{Outside, "Outside"},
}

// Relationship is what a stakeholder is to the PM. It is on record so that a friend's wish can be seen for what it is.
type Relationship string

// The relationships.
const (
	Peer     Relationship = "peer"
	Boss     Relationship = "boss"
	Report   Relationship = "report"
	Friend   Relationship = "friend"
	Customer Relationship = "customer"
	Seller   Relationship = "seller"
	Partner  Relationship = "partner"
	Supplier Relationship = "supplier"
	Other    Relationship = "other"
)

// Relationships lists every Relationship, for the window's types.
var Relationships = []struct {
	Value  Relationship
	TSName string
}{
	{Peer, "Peer"},
	{Boss, "Boss"},
	{Report, "Report"},
	{Friend, "Friend"},
	{Customer, "Customer"},
	{Seller, "Seller"},
	{Partner, "Partner"},
	{Supplier, "Supplier"},
	{Other, "Other"},
}

// Stakeholder is a person who asks, decides or is affected.
type Stakeholder struct {
	ID           string       `json:"id"`
	Name         string       `json:"name"`
	Role         string       `json:"role"`
	Team         string       `json:"team"`
	Organisation string       `json:"organisation"`
	Side         Side         `json:"side"`
	Relationship Relationship `json:"relationship"`
	CreatedAt    time.Time    `json:"createdAt"           ts_type:"string"`
	UpdatedAt    time.Time    `json:"updatedAt"           ts_type:"string"`
	DeletedAt    *time.Time   `json:"deletedAt,omitempty" ts_type:"string"`
	Revision     int          `json:"revision"`
}

// Clean makes the stakeholder's texts safe, fills in the usual side and relationship where none is given, and says
// what is wrong.
func (s *Stakeholder) Clean() error {
	s.Name, s.Role = CleanLine(s.Name), CleanLine(s.Role)
	s.Team, s.Organisation = CleanLine(s.Team), CleanLine(s.Organisation)
	if err := checkName("name", s.Name); err != nil {
		return err
	}
	for field, text := range map[string]string{"role": s.Role, "team": s.Team, "organisation": s.Organisation} {
		if err := checkLength(field, text, MaxName); err != nil {
			return err
		}
	}
	if s.Side == "" {
		s.Side = Inside
	}
	if s.Relationship == "" {
		s.Relationship = Other
	}
	if s.Side != Inside && s.Side != Outside {
		return InvalidField("side", "A stakeholder stands inside or outside, not %q.", s.Side)
	}
	for _, r := range Relationships {
		if r.Value == s.Relationship {
			return nil
		}
	}
	return InvalidField("relationship", "%q is no relationship that Throughline knows.", s.Relationship)
}

// Label is how a stakeholder is named in a document: the name, then the role where there is one.
func (s Stakeholder) Label() string {
	if s.Role == "" {
		return s.Name
	}
	return s.Name + ", " + s.Role
}
