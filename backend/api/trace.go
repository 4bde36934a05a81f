package api

import (
	"bytes"
	"io"

	"throughline/backend/discovery"
	"throughline/backend/exchange"
	"throughline/backend/shell"
	"throughline/backend/store"
)

// TraceForm says what to export of a trace matrix.
type TraceForm struct {
	PRDID string `json:"prdId"`
	All   bool   `json:"all"` // all asks of the product; else those of the PRD's themes, the accepted and the cited ones
	CSV   bool   `json:"csv"` // the matrix alone, in place of an Excel file
}

// TraceResult says what an export of a trace matrix wrote.
type TraceResult struct {
	Path    string   `json:"path"`    // "" when it was cancelled
	LeftOut []string `json:"leftOut"` // what is off the record
}

var excelFile = shell.FileKind{Name: "Excel file", Pattern: "*.xlsx"}

// Trace gives what a PRD rests on: the asks of its product by theme, and the requirements that cite each.
func (p *PRDs) Trace(id string) (discovery.Trace, error) {
	return with(p.Desk, func(st *store.Store) (discovery.Trace, error) { return st.Trace(id) })
}

// Coverage says how far a PRD and what its product's people want match.
func (p *PRDs) Coverage(id string) (discovery.Coverage, error) {
	return with(p.Desk, func(st *store.Store) (discovery.Coverage, error) {
		trace, err := st.Trace(id)
		return trace.Coverage, err
	})
}

// Citing gives the requirements that rest on an ask, a note, a person or a theme.
func (p *PRDs) Citing(query discovery.CitingQuery) ([]discovery.Citing, error) {
	return with(p.Desk, func(st *store.Store) ([]discovery.Citing, error) { return st.Citing(query) })
}

// CitingNotes gives the requirements that rest on the notes of a session, each with its note.
func (p *PRDs) CitingNotes(sessionID string) ([]discovery.NoteCiting, error) {
	return with(p.Desk, func(st *store.Store) ([]discovery.NoteCiting, error) { return st.CitingNotes(sessionID) })
}

// ExportTrace asks where to save a trace matrix, as Excel file or CSV, and writes it there. What is off the record is not
// in it.
func (p *PRDs) ExportTrace(form TraceForm) (TraceResult, error) {
	return with(p.Desk, func(st *store.Store) (TraceResult, error) {
		prd, err := st.PRD(form.PRDID)
		if err != nil {
			return TraceResult{}, err
		}
		extension, kind := ".xlsx", excelFile
		if form.CSV {
			extension, kind = ".csv", csvFile
		}
		path, err := p.Desk.saveFile("Export trace matrix", fileName(prd.Title+" trace")+extension, extension, kind)
		if err != nil || path == "" {
			return TraceResult{LeftOut: []string{}}, err
		}
		return WriteTrace(st, form, path)
	})
}

// WriteTrace writes a trace matrix to path: whole, or not at all.
func WriteTrace(st *store.Store, form TraceForm, path string) (TraceResult, error) {
	table, err := st.TellableTrace(form.PRDID, form.All)
	if err != nil {
		return TraceResult{}, err
	}
	write := func(w io.Writer) error { return exchange.WriteTraceXLSX(w, table) }
	if form.CSV {
		write = func(w io.Writer) error { return exchange.WriteTraceCSV(w, table) }
	}
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return TraceResult{}, err
	}
	return TraceResult{path, append([]string{}, table.LeftOut...)}, WriteFile(path, out.Bytes(), 0o644)
}
