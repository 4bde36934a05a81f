package discovery

// MetricStarter is a metric that products of a kind are often measured by, to be filled in.
type MetricStarter struct {
	Name      string    `json:"name"`
	Unit      string    `json:"unit"`
	Direction Direction `json:"direction"`
	Cadence   Cadence   `json:"cadence"`
	Says      string    `json:"says"` // what it tells of the product
}

// starters are what products are measured by. Internal ones by no retention: their users have no choice.
var starters = map[ProductKind][]MetricStarter{
	InternalProduct: {
		{"Days to month-end close", "days", Down, Monthly, "Process time: how long the work takes that it carries."},
		{"Cost per invoice", "€", Down, Monthly, "Cost: what one piece of that work comes to."},
		{"Open access-rights findings", "findings", Down, Monthly, "Security: what an audit would find."},
		{"Teams that close without help", "teams", Up, Quarterly, "Enabled capability: who can do what they could not."},
		{"NPS, asked each quarter", "points", Up, Quarterly, "What colleagues think of it, who can't leave."},
	},
	ExternalProduct: {
		{"Monthly recurring revenue", "€", Up, Monthly, "Revenue: what they pay for it."},
		{"New active customers", "customers", Up, Monthly, "Growth: how many begin to use it."},
		{"Customers still there after 90 days", "%", Up, Monthly, "Retention: how many stay."},
		{"Customer satisfaction", "%", Up, Monthly, "How many say that it served them well."},
	},
}

// MetricStarters gives what products of a kind are often measured by.
func MetricStarters(kind ProductKind) []MetricStarter {
	return append([]MetricStarter{}, starters[kind]...)
}
