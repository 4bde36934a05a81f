package api

import (
	"bytes"

	"throughline/backend/discovery"
	"throughline/backend/exchange"
	"throughline/backend/shell"
	"throughline/backend/store"
)

// Voices tells who has been heard, on what, and through which channels.
type Voices struct{ Desk *Desk }

var csvFile = shell.FileKind{Name: "CSV table", Pattern: "*.csv"}

// Behind gives who stands behind an ask, a theme or a product.
func (v *Voices) Behind(query discovery.VoicesQuery) (discovery.Standing, error) {
	return with(v.Desk, func(st *store.Store) (discovery.Standing, error) { return st.Standing(query) })
}

// Hearing gives which of the known teams have been heard, and which never.
func (v *Voices) Hearing(query discovery.VoicesQuery) (discovery.Hearing, error) {
	return with(v.Desk, func(st *store.Store) (discovery.Hearing, error) { return st.Hearing(query) })
}

// Quotes gives what was said of a product, in the words of who said it, the latest first. What is off the record is not
// among it: a quote is put into a text that leaves.
func (v *Voices) Quotes(productID string) ([]discovery.Quote, error) {
	return with(v.Desk, func(st *store.Store) ([]discovery.Quote, error) { return st.Quotes(productID) })
}

// Overlap gives channels by roots, its rows by their asks alone: with OverlapRows, what a long table needs.
func (v *Voices) Overlap(query discovery.VoicesQuery) (discovery.Overlap, error) {
	return with(v.Desk, func(st *store.Store) (discovery.Overlap, error) { return st.Overlap(query) })
}

// OverlapRows gives the rows of these asks that are still there.
func (v *Voices) OverlapRows(askIDs []string) ([]discovery.OverlapRow, error) {
	return with(v.Desk, func(st *store.Store) ([]discovery.OverlapRow, error) { return st.OverlapRows(askIDs) })
}

// ExportOverlap asks where to save channels by roots as CSV and gives the path, "" when cancelled. What is off the record
// is not in it.
func (v *Voices) ExportOverlap(query discovery.VoicesQuery) (string, error) {
	return with(v.Desk, func(st *store.Store) (string, error) {
		path, err := v.Desk.saveFile("Export overlap", "Overlap.csv", ".csv", csvFile)
		if err != nil || path == "" {
			return "", err
		}
		return path, WriteOverlap(st, query, path)
	})
}

// WriteOverlap writes channels by roots as CSV to path: whole, or not at all.
func WriteOverlap(st *store.Store, query discovery.VoicesQuery, path string) error {
	overlap, err := st.TellableOverlap(query)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := exchange.WriteOverlap(&out, overlap); err != nil {
		return err
	}
	return WriteFile(path, out.Bytes(), 0o644)
}
