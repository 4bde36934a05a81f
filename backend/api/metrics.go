package api

import (
	"bytes"

	"throughline/backend/discovery"
	"throughline/backend/exchange"
	"throughline/backend/intake"
	"throughline/backend/store"
)

// Metrics keeps what products are measured by, and what was read.
type Metrics struct{ Desk *Desk }

// NewReading is a reading to be added.
type NewReading struct {
	MetricID string  `json:"metricId"`
	ReadOn   string  `json:"readOn"` // a day as 2026-12-01
	Value    float64 `json:"value"`
	Note     string  `json:"note"`
	Replace  bool    `json:"replace"` // what was read on that day
}

// PastedReadings is a table of days and values for a metric.
type PastedReadings struct {
	MetricID string `json:"metricId"`
	Text     string `json:"text"`
}

// ReadingsPreview says what a pasted table would bring.
type ReadingsPreview struct {
	Readings []discovery.Reading    `json:"readings"`
	Problems []intake.SeriesProblem `json:"problems"` // with one, nothing comes in
	Doubt    string                 `json:"doubt"`    // how days were read that can be read in two ways
	Replaced int                    `json:"replaced"` // how many of the days have a reading already
}

// List gives the metrics of a product ("" for all) with their readings, in the PM's order.
func (m *Metrics) List(productID string) ([]discovery.MetricSummary, error) {
	return with(m.Desk, func(st *store.Store) ([]discovery.MetricSummary, error) { return st.Metrics(productID) })
}

// Due gives how many metrics are to be read now.
func (m *Metrics) Due() (int, error) {
	return with(m.Desk, func(st *store.Store) (int, error) { return st.ReadingsDue() })
}

// Starters gives what products of a kind are often measured by.
func (m *Metrics) Starters(kind discovery.ProductKind) ([]discovery.MetricStarter, error) {
	return with(m.Desk, func(*store.Store) ([]discovery.MetricStarter, error) { return discovery.MetricStarters(kind), nil })
}

// Create adds a metric behind those of its product.
func (m *Metrics) Create(metric discovery.Metric) (discovery.MetricSummary, error) {
	return with(m.Desk, func(st *store.Store) (discovery.MetricSummary, error) { return st.CreateMetric(metric) })
}

// Update changes what a metric is. A stale revision fails with conflict.
func (m *Metrics) Update(metric discovery.Metric) (discovery.MetricSummary, error) {
	return with(m.Desk, func(st *store.Store) (discovery.MetricSummary, error) { return st.UpdateMetric(metric) })
}

// Move puts a metric before another of its product ("" for the end).
func (m *Metrics) Move(id, beforeID string) error {
	return do(m.Desk, func(st *store.Store) error { return st.MoveMetric(id, beforeID) })
}

// Delete deletes a metric; its readings come back with it.
func (m *Metrics) Delete(id string) error {
	return do(m.Desk, func(st *store.Store) error { return st.DeleteMetric(id) })
}

// Record adds a reading. A day that has one fails with conflict, unless it is to be replaced.
func (m *Metrics) Record(reading NewReading) (discovery.MetricSummary, error) {
	return with(m.Desk, func(st *store.Store) (discovery.MetricSummary, error) {
		return st.Record(discovery.Reading{
			MetricID: reading.MetricID, ReadOn: reading.ReadOn, Value: reading.Value, Note: reading.Note,
		}, reading.Replace)
	})
}

// UpdateReading changes a reading. It fails with conflict when its day has another one.
func (m *Metrics) UpdateReading(reading discovery.Reading) (discovery.MetricSummary, error) {
	return with(m.Desk, func(st *store.Store) (discovery.MetricSummary, error) { return st.UpdateReading(reading) })
}

// DeleteReading takes a reading away.
func (m *Metrics) DeleteReading(id string) (discovery.MetricSummary, error) {
	return with(m.Desk, func(st *store.Store) (discovery.MetricSummary, error) { return st.DeleteReading(id) })
}

// Look says what a pasted table of days and values would bring.
func (m *Metrics) Look(pasted PastedReadings) (ReadingsPreview, error) {
	return with(m.Desk, func(st *store.Store) (ReadingsPreview, error) {
		series := intake.ReadSeries(pasted.Text, m.Desk.Now().Local())
		preview := ReadingsPreview{Readings: series.Readings, Problems: series.Problems, Doubt: series.Doubt}
		metric, err := st.Metric(pasted.MetricID)
		read := map[string]bool{}
		for _, r := range metric.Readings {
			read[r.ReadOn] = true
		}
		for _, r := range preview.Readings {
			if read[r.ReadOn] {
				preview.Replaced++
			}
		}
		return preview, err
	})
}

// Import adds the readings of a pasted table as one step, in the place of those of the same days. A line that is none
// fails with invalid, and nothing comes in.
func (m *Metrics) Import(pasted PastedReadings) (discovery.MetricSummary, error) {
	return with(m.Desk, func(st *store.Store) (discovery.MetricSummary, error) {
		series := intake.ReadSeries(pasted.Text, m.Desk.Now().Local())
		if len(series.Problems) > 0 {
			first := series.Problems[0]
			return discovery.MetricSummary{}, discovery.InvalidField("text", "Line %d: %s", first.Line, first.What)
		}
		return st.ImportReadings(pasted.MetricID, series.Readings)
	})
}

// Export asks where to save the readings of a metric as CSV and gives the path, "" when cancelled.
func (m *Metrics) Export(id string) (string, error) {
	return with(m.Desk, func(st *store.Store) (string, error) {
		metric, err := st.Metric(id)
		if err != nil {
			return "", err
		}
		path, err := m.Desk.saveFile("Export readings", fileName(metric.Name)+".csv", ".csv", csvFile)
		if err != nil || path == "" {
			return "", err
		}
		var out bytes.Buffer
		if err := exchange.WriteReadings(&out, metric.Readings); err != nil {
			return "", err
		}
		return path, WriteFile(path, out.Bytes(), 0o644)
	})
}
