package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"throughline/backend/discovery"
)

// WriteReadings writes the readings of a metric as CSV, in the columns in which they can be pasted in again.
func WriteReadings(w io.Writer, readings []discovery.Reading) error {
	rows := [][]string{{"Day", "Value", "Remark"}}
	for _, r := range readings {
		rows = append(rows, []string{r.ReadOn, strconv.FormatFloat(r.Value, 'f', -1, 64), defused(r.Note)})
	}
	if _, err := io.WriteString(w, "\uFEFF"); err != nil { // without it Excel takes the text for Latin-1
		return fmt.Errorf("write the readings: %w", err)
	}
	if err := csv.NewWriter(w).WriteAll(rows); err != nil {
		return fmt.Errorf("write the readings: %w", err)
	}
	return nil
}
