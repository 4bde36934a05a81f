package api

import (
	"fmt"
	"strings"
	"time"

	"throughline/backend/discovery"
)

// addMetrics adds what the products are measured by, with its days moved as those of the sessions are.
func (f *sampleFiller) addMetrics() error {
	for _, m := range f.Metrics {
		var err error
		if m.ProductID, err = named(f.products, "product", m.Product); err != nil {
			return err
		}
		owner, err := named(f.people, "person", m.Owner)
		if err != nil {
			return err
		}
		m.OwnerID = &owner
		if m.DueOn, err = f.shiftDay(m.DueOn); err != nil {
			return err
		}
		made, err := f.st.CreateMetric(m.Metric)
		if err != nil {
			return err
		}
		f.metrics[made.Name] = made.ID
		readings := make([]discovery.Reading, len(m.Readings))
		for i, r := range m.Readings {
			readings[i] = discovery.Reading{Value: r.Value, Note: r.Note}
			if readings[i].ReadOn, err = f.shiftDay(r.On); err != nil {
				return err
			}
		}
		if _, err := f.st.ImportReadings(made.ID, readings); err != nil {
			return fmt.Errorf("%s: %w", made.Name, err)
		}
	}
	return nil
}

func (f *sampleFiller) shiftDay(day string) (string, error) {
	at, err := time.Parse(time.DateOnly, day)
	return at.AddDate(0, 0, f.days).Format(time.DateOnly), err
}

// withMetrics makes the references to metrics in a text, which name them, lead to them.
func (f *sampleFiller) withMetrics(text string) string {
	for name, id := range f.metrics {
		text = strings.ReplaceAll(text, "](metric:"+name+")", "](metric:"+id+")")
		text = strings.ReplaceAll(text, "](chart:"+name+")", "](chart:"+id+")")
	}
	return text
}
