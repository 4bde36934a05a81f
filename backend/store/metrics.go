package store

import (
	"cmp"
	"fmt"
	"slices"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// Metrics gives what a product is measured by, or all products for "", each with its readings, in the order that the PM
// gave them.
func (s *Store) Metrics(productID string) ([]discovery.MetricSummary, error) {
	return s.measure("? IN ('', m.product_id)", productID)
}

// Metric gives one metric with its readings.
func (s *Store) Metric(id string) (discovery.MetricSummary, error) {
	found, err := s.measure("m.id = ?", id)
	if err == nil && len(found) == 0 {
		err = translate(gorm.ErrRecordNotFound)
	}
	if err != nil {
		return discovery.MetricSummary{}, err
	}
	return found[0], nil
}

func (s *Store) measure(condition string, args ...any) ([]discovery.MetricSummary, error) {
	rows, err := scan[struct {
		discovery.Metric
		ProductName string
		OwnerName   string
	}](s.read, `SELECT m.*, p.name AS product_name, coalesce(h.name, '') AS owner_name
		FROM metrics m JOIN products p ON p.id = m.product_id LEFT JOIN stakeholders h ON h.id = m.owner_id
		WHERE m.deleted_at IS NULL AND p.deleted_at IS NULL AND `+condition+`
		ORDER BY p.name COLLATE NOCASE, p.id, m.position, m.id`, args...)
	if err != nil {
		return nil, err
	}
	readings, err := scan[discovery.Reading](s.read, `SELECT r.* FROM readings r JOIN metrics m ON m.id = r.metric_id
		WHERE m.deleted_at IS NULL AND `+condition, args...)
	byMetric := map[string][]discovery.Reading{}
	for _, r := range readings {
		byMetric[r.MetricID] = append(byMetric[r.MetricID], r)
	}
	metrics := make([]discovery.MetricSummary, len(rows))
	for i, row := range rows {
		metrics[i] = discovery.Measure(row.Metric, byMetric[row.ID], s.today())
		metrics[i].ProductName, metrics[i].OwnerName = row.ProductName, row.OwnerName
	}
	return metrics, err
}

// ReadingsDue gives how many metrics are to be read now.
func (s *Store) ReadingsDue() (int, error) {
	rows, err := scan[struct {
		discovery.Metric
		LastRead string
	}](s.read, `SELECT m.*, coalesce((SELECT max(r.read_on) FROM readings r WHERE r.metric_id = m.id), '') AS last_read
		FROM metrics m JOIN products p ON p.id = m.product_id
		WHERE m.deleted_at IS NULL AND p.deleted_at IS NULL AND m.cadence <> ''`)
	due := 0
	for _, row := range rows {
		if row.ReadingDue(row.LastRead, s.today()) {
			due++
		}
	}
	return due, err
}

// metricTexts says how the metrics read that a PRD's texts refer to.
func (s *Store) metricTexts(prd discovery.PRDDetail) ([]discovery.MetricText, error) {
	texts := make([]string, 0, len(prd.Sections)+len(prd.Requirements))
	for _, section := range prd.Sections {
		texts = append(texts, section.Body)
	}
	for _, r := range prd.Requirements {
		texts = append(texts, r.Rationale)
	}
	said, words := []discovery.MetricText{}, prd.Words()
	for id := range discovery.MetricsIn(texts...) {
		metric, err := s.Metric(id)
		switch {
		case discovery.CodeOf(err) == discovery.NotFound:
			continue // it is in the trash: what it was called stands in the text
		case err != nil:
			return said, err
		}
		said = append(said, metric.MetricText(words))
	}
	slices.SortFunc(said, func(a, b discovery.MetricText) int { return cmp.Compare(a.ID, b.ID) })
	return said, nil
}

// CreateMetric adds a metric behind those of its product.
func (s *Store) CreateMetric(m discovery.Metric) (discovery.MetricSummary, error) {
	if err := m.Clean(); err != nil {
		return discovery.MetricSummary{}, err
	}
	err := s.change("Add metric "+m.Name, func(tx *gorm.DB) error {
		if _, err := find[discovery.Product](tx, m.ProductID); err != nil {
			return err
		}
		var err error
		if m.Position, err = lastPosition(tx, "metrics", "product_id = ? AND deleted_at IS NULL", m.ProductID); err != nil {
			return err
		}
		m.ID, m.CreatedAt, m.DeletedAt, m.Revision = newID(), s.clock(), nil, 1
		return tx.Create(&m).Error
	})
	if err != nil {
		return discovery.MetricSummary{}, err
	}
	return s.Metric(m.ID)
}

// UpdateMetric changes what a metric is.
func (s *Store) UpdateMetric(m discovery.Metric) (discovery.MetricSummary, error) {
	if err := m.Clean(); err != nil {
		return discovery.MetricSummary{}, err
	}
	read := m.Revision
	m.Revision++
	err := s.change("Edit metric "+m.Name, func(tx *gorm.DB) error {
		return save(tx, &m, m.ID, read,
			"name", "unit", "direction", "baseline", "target", "due_on", "cadence", "owner_id", "source")
	})
	if err != nil {
		return discovery.MetricSummary{}, err
	}
	return s.Metric(m.ID)
}

// MoveMetric puts a metric before another of its product ("" for the end).
func (s *Store) MoveMetric(id, beforeID string) error {
	return s.change("Move metric", func(tx *gorm.DB) error {
		metric, err := find[discovery.Metric](tx, id)
		if err != nil {
			return err
		}
		neighbours, err := scan[string](tx,
			"SELECT id FROM metrics WHERE product_id = ? AND deleted_at IS NULL ORDER BY position, id", metric.ProductID)
		if err != nil {
			return err
		}
		return place(tx, "metrics", beforeID, neighbours, id)
	})
}

// DeleteMetric deletes a metric; its readings come back with it.
func (s *Store) DeleteMetric(id string) error {
	return s.discard("Delete metric", discovery.TrashedMetric, id, func(tx *gorm.DB) error {
		return s.removeOne(tx, "metrics", id)
	})
}

// Record adds a reading of a metric. There is one for each day: where that is taken it fails with Conflict, or puts the
// new one in the place of the old.
func (s *Store) Record(r discovery.Reading, replace bool) (discovery.MetricSummary, error) {
	if !replace {
		taken, err := readingOn(s.read, r.MetricID, r.ReadOn)
		if err != nil {
			return discovery.MetricSummary{}, err
		}
		if taken != nil {
			return discovery.MetricSummary{}, takenDay(*taken)
		}
	}
	return s.ImportReadings(r.MetricID, []discovery.Reading{r})
}

func takenDay(r discovery.Reading) error {
	return discovery.Errorf(discovery.Conflict, "There is a reading of %s already: %s. Replace it, or choose another day.",
		r.ReadOn, discovery.FormatNumber(r.Value))
}

// readingOn gives the reading of a metric on a day, nil where there is none.
func readingOn(db *gorm.DB, metricID, day string) (*discovery.Reading, error) {
	found, err := scan[discovery.Reading](db, "SELECT * FROM readings WHERE metric_id = ? AND read_on = ?", metricID, day)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// ImportReadings adds readings of a metric as one step, all or none of them. They take the place of what was read on the
// same days.
func (s *Store) ImportReadings(metricID string, readings []discovery.Reading) (discovery.MetricSummary, error) {
	if len(readings) == 0 {
		return discovery.MetricSummary{}, discovery.InvalidField("text",
			"There is no reading in it. Paste a day and a value in each line.")
	}
	label := "Add reading"
	if n := len(readings); n > 1 {
		label = fmt.Sprintf("Add %d readings", n)
	}
	err := s.change(label, func(tx *gorm.DB) error {
		if _, err := find[discovery.Metric](tx, metricID); err != nil {
			return err
		}
		for i := range readings {
			r := &readings[i]
			if err := s.checkReading(r); err != nil {
				return err
			}
			r.ID, r.MetricID = newID(), metricID
			if err := tx.Exec(`INSERT INTO readings (id, metric_id, read_on, value, note) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (metric_id, read_on) DO UPDATE SET value = excluded.value, note = excluded.note`,
				r.ID, r.MetricID, r.ReadOn, r.Value, r.Note).Error; err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return discovery.MetricSummary{}, err
	}
	return s.Metric(metricID)
}

// checkReading makes a reading's note safe, and refuses one of a day that has not come.
func (s *Store) checkReading(r *discovery.Reading) error {
	if err := r.Clean(); err != nil {
		return err
	}
	if r.ReadOn > s.today() {
		return discovery.InvalidField("readOn", "%s has not come yet. Choose the day on which it was read.", r.ReadOn)
	}
	return nil
}

// UpdateReading changes a reading. It fails with Conflict when its day has another one.
func (s *Store) UpdateReading(r discovery.Reading) (discovery.MetricSummary, error) {
	if err := s.checkReading(&r); err != nil {
		return discovery.MetricSummary{}, err
	}
	return s.changeReading("Edit reading", r.ID, func(tx *gorm.DB, old discovery.Reading) error {
		taken, err := readingOn(tx, old.MetricID, r.ReadOn)
		switch {
		case err != nil:
			return err
		case taken != nil && taken.ID != r.ID:
			return takenDay(*taken)
		}
		return tx.Exec("UPDATE readings SET read_on = ?, value = ?, note = ? WHERE id = ?", r.ReadOn, r.Value, r.Note, r.ID).Error
	})
}

// DeleteReading takes a reading away.
func (s *Store) DeleteReading(id string) (discovery.MetricSummary, error) {
	return s.changeReading("Delete reading", id, func(tx *gorm.DB, _ discovery.Reading) error {
		return deleteRow(tx, "readings", id)
	})
}

// changeReading makes one change of a reading and gives its metric anew.
func (s *Store) changeReading(
	label, id string, f func(tx *gorm.DB, old discovery.Reading) error,
) (discovery.MetricSummary, error) {
	var old discovery.Reading
	err := s.change(label, func(tx *gorm.DB) error {
		if err := tx.Where("id = ?", id).Take(&old).Error; err != nil {
			return err
		}
		return f(tx, old)
	})
	if err != nil {
		return discovery.MetricSummary{}, err
	}
	return s.Metric(old.MetricID)
}
