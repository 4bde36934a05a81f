package discovery

import (
	"cmp"
	"math"
	"time"
)

// Metric is what a product is measured by.
type Metric struct {
	ID        string     `json:"id"`
	ProductID string     `json:"productId"`
	Name      string     `json:"name"`
	Unit      string     `json:"unit"` // days, %, …
	Direction Direction  `json:"direction"`
	Baseline  *float64   `json:"baseline,omitempty"` // where it stood at the beginning
	Target    *float64   `json:"target,omitempty"`
	DueOn     string     `json:"dueOn"` // the day by which the target is to be reached, or ""
	Cadence   Cadence    `json:"cadence"`
	OwnerID   *string    `json:"ownerId,omitempty"`
	Source    string     `json:"source"` // where it is read
	Position  float64    `json:"position"`
	CreatedAt time.Time  `json:"createdAt" ts_type:"string"`
	DeletedAt *time.Time `json:"deletedAt,omitempty" ts_type:"string"`
	Revision  int        `json:"revision"`
}

// Direction is where a metric is to go.
type Direction string

// The directions.
const (
	Up   Direction = "up"
	Down Direction = "down"
)

// Directions lists every Direction, for the window's types.
var Directions = []struct {
	Value  Direction
	TSName string
}{
	{Up, "Up"},
	{Down, "Down"},
}

// Cadence is how often a metric is read.
type Cadence string

// The cadences.
const (
	AnyTime   Cadence = ""
	Daily     Cadence = "daily"
	Weekly    Cadence = "weekly"
	Monthly   Cadence = "monthly"
	Quarterly Cadence = "quarterly"
)

// Cadences lists every Cadence, for the window's types.
var Cadences = []struct {
	Value  Cadence
	TSName string
}{
	{AnyTime, "AnyTime"},
	{Daily, "Daily"},
	{Weekly, "Weekly"},
	{Monthly, "Monthly"},
	{Quarterly, "Quarterly"},
}

// Clean makes the metric's texts safe and says what is wrong with it.
func (m *Metric) Clean() error {
	m.Name, m.Unit, m.Source = CleanLine(m.Name), CleanLine(m.Unit), CleanLine(m.Source)
	if m.ProductID == "" {
		return InvalidField("productId", "A metric belongs to a product. Choose one.")
	}
	if m.Direction == "" {
		m.Direction = Up
	}
	return cmp.Or(
		checkName("name", m.Name), checkLength("unit", m.Unit, MaxName), checkLength("source", m.Source, MaxLine),
		checkCalendarDay("dueOn", m.DueOn), m.Direction.check(), m.Cadence.check(),
		checkNumber("baseline", m.Baseline), checkNumber("target", m.Target), m.checkTarget(),
	)
}

// checkTarget refuses a target that lies behind the baseline.
func (m *Metric) checkTarget() error {
	if m.Baseline == nil || m.Target == nil || m.gain(*m.Baseline, *m.Target) >= 0 {
		return nil
	}
	return InvalidField("target", "From %s to %s is not %s. Turn the direction, or mend the numbers.",
		FormatNumber(*m.Baseline), FormatNumber(*m.Target), m.Direction)
}

func (d Direction) check() error {
	for _, known := range Directions {
		if known.Value == d {
			return nil
		}
	}
	return InvalidField("direction", "%q is no direction.", d)
}

func (c Cadence) check() error {
	for _, known := range Cadences {
		if known.Value == c {
			return nil
		}
	}
	return InvalidField("cadence", "%q is no cadence.", c)
}

// checkNumber refuses what is no number: the way to the window can't carry it.
func checkNumber(field string, n *float64) error {
	if n != nil && (math.IsNaN(*n) || math.IsInf(*n, 0)) {
		return InvalidField(field, "This is no number.")
	}
	if n != nil && math.Abs(*n) > maxNumber {
		return InvalidField(field, "The number is too large. Use a greater unit: thousands, or millions.")
	}
	return nil
}

// maxNumber is how far a number may go so that it can still be read, and counted exactly.
const maxNumber = 1e15

// Reading is the value of a metric on a day.
type Reading struct {
	ID       string  `json:"id"`
	MetricID string  `json:"metricId"`
	ReadOn   string  `json:"readOn"` // a day as 2026-12-01
	Value    float64 `json:"value"`
	Note     string  `json:"note"`
}

// Clean makes the reading's note safe and says what is wrong with it.
func (r *Reading) Clean() error {
	r.Note = CleanLine(r.Note)
	if r.ReadOn == "" {
		return InvalidField("readOn", "Say on which day it was read.")
	}
	return cmp.Or(checkCalendarDay("readOn", r.ReadOn), checkNumber("value", &r.Value), checkLength("note", r.Note, MaxLine))
}
