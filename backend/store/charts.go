package store

import (
	"throughline/backend/discovery"
)

// Charts gives those of a product's charts that are named. A name that nothing goes by is left out, and so is a chart with
// nothing to show.
func (s *Store) Charts(productID string, names []string, words *discovery.Words) ([]discovery.Chart, error) {
	charts := []discovery.Chart{}
	for _, name := range names {
		chart, err := s.chart(productID, name, words)
		switch {
		case discovery.CodeOf(err) == discovery.NotFound:
			continue
		case err != nil:
			return nil, err
		}
		if len(chart.Labels) > 0 {
			chart.Name = name
			charts = append(charts, chart)
		}
	}
	return charts, nil
}

func (s *Store) chart(productID, name string, words *discovery.Words) (discovery.Chart, error) {
	switch name {
	case discovery.ThemesChart:
		board, err := s.Board(productID)
		return discovery.ChartThemes(words, board), err
	case discovery.TeamsChart:
		hearing, err := s.Hearing(discovery.VoicesQuery{ProductID: productID})
		return discovery.ChartTeams(words, hearing), err
	}
	metric, err := s.Metric(name)
	return metric.Chart(words), err
}
