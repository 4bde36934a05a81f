package api

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/intake"
	"throughline/backend/shell"
	"throughline/backend/store"
)

// AskImports brings asks from outside sessions in: a table, a list, or what was copied from one. A file is read first and
// shown; it becomes part of the workspace only when the user has seen what it would bring.
type AskImports struct {
	Desk *Desk

	importing work[AskImportProgress]
	mu        sync.Mutex
	file      intake.File // the one that was read last
}

// AskImportForm says how the file that was read last is understood, and what becomes of it. What is left empty is found
// out.
type AskImportForm struct {
	Hash      string            `json:"hash"` // of that file
	ProductID string            `json:"productId"`
	Channel   discovery.Channel `json:"channel"` // of the asks whose row says none
	intake.Options
	Fields []intake.Field  `json:"fields" ts_type:"intake.Field[]"` // of each column
	Order  intake.DayOrder `json:"order"`
	Again  bool            `json:"again"` // bring those in once more that are known
}

// AskImportPreview says what a file holds and what it would bring, understood as Form says.
type AskImportPreview struct {
	Cancelled bool                         `json:"cancelled"`
	Form      AskImportForm                `json:"form"`
	Name      string                       `json:"name"`
	Format    intake.Format                `json:"format"`
	Tool      string                       `json:"tool"` // whose export it is, "" where that is unknown
	Sheets    []string                     `json:"sheets"`
	Columns   []string                     `json:"columns"`
	Rows      []intake.Row                 `json:"rows"` // the first
	Total     int                          `json:"total"`
	New       int                          `json:"new"`
	Known     int                          `json:"known"` // from an earlier import
	Skipped   int                          `json:"skipped"`
	People    int                          `json:"people"` // that are new
	Themes    int                          `json:"themes"` // that the asks name
	Doubtful  bool                         `json:"doubtful"`
	Problems  []discovery.ImportProblem    `json:"problems"`
	Trouble   string                       `json:"trouble"` // why nothing can come in yet
	Same      []discovery.AskImportSummary `json:"same"`    // where that very file was imported before
}

// AskImportProgress says how far an import is.
type AskImportProgress struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

var askFile = shell.FileKind{Name: "Tables and lists", Pattern: "*.csv;*.tsv;*.xlsx;*.txt;*.md"}

// Choose asks for a file, and says what is in it for a product, "" for the first one.
func (a *AskImports) Choose(productID string) (AskImportPreview, error) {
	return with(a.Desk, func(st *store.Store) (AskImportPreview, error) {
		path, err := a.Desk.Shell.OpenFile("Import asks", askFile)
		if err != nil || path == "" {
			return noAskPreview(), err
		}
		return a.open(st, path, productID)
	})
}

// Open says what is in a file that was dropped on the window, of which the window knows the path.
func (a *AskImports) Open(path, productID string) (AskImportPreview, error) {
	return with(a.Desk, func(st *store.Store) (AskImportPreview, error) { return a.open(st, path, productID) })
}

func (a *AskImports) open(st *store.Store, path, productID string) (AskImportPreview, error) {
	file, err := ReadAskFile(path)
	if err != nil {
		return noAskPreview(), err
	}
	return a.take(st, file, productID)
}

// Drop says what is in a file of which the window has the bytes.
func (a *AskImports) Drop(dropped DroppedFile) (AskImportPreview, error) {
	return with(a.Desk, func(st *store.Store) (AskImportPreview, error) {
		data, err := base64.StdEncoding.DecodeString(dropped.Data)
		if err != nil {
			return noAskPreview(), discovery.InvalidField("file", "The file could not be taken over. Drop it once more.").Because(err)
		}
		file, err := intake.ReadFile(dropped.Name, bytes.NewReader(data))
		if err != nil {
			return noAskPreview(), err
		}
		return a.take(st, file, "")
	})
}

// Paste says what is in a table or list that was pasted.
func (a *AskImports) Paste(text, productID string) (AskImportPreview, error) {
	return with(a.Desk, func(st *store.Store) (AskImportPreview, error) {
		file, err := intake.ReadFile("pasted text", strings.NewReader(text))
		if err != nil {
			return noAskPreview(), err
		}
		return a.take(st, file, productID)
	})
}

// Look says what the file that was read last would bring when it is understood as the form says.
func (a *AskImports) Look(form AskImportForm) (AskImportPreview, error) {
	return with(a.Desk, func(st *store.Store) (AskImportPreview, error) {
		file, err := a.at(form.Hash)
		if err != nil {
			return noAskPreview(), err
		}
		p, _, err := LookAtAsks(st, file, form, a.Desk.Now())
		return p, err
	})
}

// take keeps a file that was read and says what is in it.
func (a *AskImports) take(st *store.Store, file intake.File, productID string) (AskImportPreview, error) {
	if productID == "" {
		products, err := st.Products()
		if err != nil {
			return noAskPreview(), err
		}
		if len(products) > 0 {
			productID = products[0].ID
		}
	}
	p, _, err := LookAtAsks(st, file, AskImportForm{ProductID: productID}, a.Desk.Now())
	if err != nil {
		return noAskPreview(), err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.file = file
	return p, nil
}

// at gives the file that was read last, if it is the one that is meant.
func (a *AskImports) at(hash string) (intake.File, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.file.Hash == "" || a.file.Hash != hash {
		return intake.File{}, discovery.InvalidField("file", "The file is not at hand any more. Choose it once more.")
	}
	return a.file, nil
}

// Import makes the file that was read last part of the workspace, as one step. It fails with Conflict when there is
// nothing new in it.
func (a *AskImports) Import(form AskImportForm) (discovery.AskImportResult, error) {
	return with(a.Desk, func(st *store.Store) (discovery.AskImportResult, error) {
		file, err := a.at(form.Hash)
		if err != nil {
			return discovery.AskImportResult{}, err
		}
		ctx, end := a.importing.begin()
		defer end()
		made, err := ImportAsks(ctx, st, file, form, a.Desk.Now(), func(done, total int) {
			a.importing.tell(AskImportProgress{Done: done, Total: total})
		})
		if err != nil && ctx.Err() != nil {
			return discovery.AskImportResult{Cancelled: true}, nil
		}
		return made, err
	})
}

// Progress says how far the import that runs, or ran last, is.
func (a *AskImports) Progress() (AskImportProgress, error) {
	return with(a.Desk, func(*store.Store) (AskImportProgress, error) { return a.importing.told(), nil })
}

// Cancel ends the import that runs. Nothing of it stays.
func (a *AskImports) Cancel() error {
	return do(a.Desk, func(*store.Store) error {
		a.importing.stop()
		return nil
	})
}

// List gives the imports of which asks are there, the latest first.
func (a *AskImports) List() ([]discovery.AskImportSummary, error) {
	return with(a.Desk, func(st *store.Store) ([]discovery.AskImportSummary, error) { return st.AskImports("") })
}

// Undo takes an import back, however long ago it was.
func (a *AskImports) Undo(id string) (discovery.RemovedImport, error) {
	return with(a.Desk, func(st *store.Store) (discovery.RemovedImport, error) { return st.UndoAskImport(id) })
}

func noAskPreview() AskImportPreview {
	return AskImportPreview{
		Cancelled: true, Form: AskImportForm{Fields: []intake.Field{}}, Sheets: []string{}, Columns: []string{},
		Rows: []intake.Row{}, Problems: []discovery.ImportProblem{}, Same: []discovery.AskImportSummary{},
	}
}

// ReadAskFile reads a file of asks.
func ReadAskFile(path string) (intake.File, error) {
	f, err := os.Open(path) //nolint:gosec // the user chose the file
	if errors.Is(err, fs.ErrNotExist) {
		return intake.File{}, discovery.Errorf(discovery.NotFound, "There is no file %s.", path)
	}
	if err != nil {
		return intake.File{}, discovery.Errorf(discovery.Unavailable, "%s can't be read: check its rights.", path).Because(err)
	}
	defer f.Close() //nolint:errcheck // only read
	return intake.ReadFile(path, f)
}

// shownRows is how many rows of a file are shown before it comes in.
const shownRows = 8

// LookAtAsks understands a file as the form says and gives what it would bring: told, and as asks. Nothing is kept.
func LookAtAsks(
	st *store.Store, file intake.File, form AskImportForm, now time.Time,
) (AskImportPreview, []discovery.ImportedAsk, error) {
	p := noAskPreview()
	table, err := file.Table(form.Options)
	if err != nil {
		return p, nil, err
	}
	guess, tool := intake.Guess(table)
	if len(form.Fields) != len(table.Columns) {
		form.Fields = guess
	}
	if form.Channel == "" {
		form.Channel = discovery.Ticket
	}
	form.Hash, form.Options = file.Hash, table.Options
	p = AskImportPreview{
		Form: form, Name: file.Name, Format: table.Format, Tool: tool, Sheets: append([]string{}, table.Sheets...),
		Columns: table.Columns, Rows: []intake.Row{}, Total: len(table.Rows), Problems: []discovery.ImportProblem{},
	}
	for _, row := range table.Rows[:min(len(table.Rows), shownRows)] {
		p.Rows = append(p.Rows, intake.Row{Line: row.Line, Cells: shownCells(row.Cells)})
	}
	if p.Same, err = st.AskImports(file.Hash); err != nil {
		return p, nil, err
	}
	asks, err := p.understand(st, table, now)
	if e, ok := errors.AsType[*discovery.Error](err); ok && e.Code == discovery.Invalid {
		p.Trouble = e.Message
		return p, nil, nil
	}
	return p, asks, err
}

// shownCells shortens the cells of a row to what a preview has room for.
func shownCells(cells []string) []string {
	shown := slices.Clone(cells)
	for i, cell := range shown {
		if runes := []rune(cell); len(runes) > 200 {
			shown[i] = string(runes[:199]) + "…"
		}
	}
	return shown
}

// understand makes asks of the rows and counts what they come to.
func (p *AskImportPreview) understand(st *store.Store, table intake.Table, now time.Time) ([]discovery.ImportedAsk, error) {
	external, err := isExternal(st, p.Form.ProductID)
	if err != nil {
		return nil, err
	}
	found, err := intake.Mapping(p.Form.Fields).Asks(table, intake.Defaults{
		ProductID: p.Form.ProductID, External: external, Channel: p.Form.Channel, Now: now, Order: p.Form.Order, Where: time.Local,
	})
	p.Problems, p.Skipped = append(p.Problems, found.Problems...), found.Skipped
	if err != nil {
		return nil, err
	}
	p.Doubtful, p.Form.Order, p.Themes = found.Doubtful, found.Order, len(found.Themes())
	known, err := st.KnownAsks(p.Form.ProductID, found.Asks)
	if err != nil {
		return nil, err
	}
	asks := make([]discovery.ImportedAsk, 0, len(found.Asks))
	for i, a := range found.Asks {
		if known[i] {
			p.Known++
		}
		if !known[i] || p.Form.Again {
			asks = append(asks, a)
		}
	}
	p.New = len(found.Asks) - p.Known
	p.People, err = st.NewNames(asks)
	return asks, err
}

func isExternal(st *store.Store, productID string) (bool, error) {
	products, err := st.Products()
	if err != nil {
		return false, err
	}
	for _, p := range products {
		if p.ID == productID {
			return p.Kind == discovery.ExternalProduct, nil
		}
	}
	return false, discovery.InvalidField("productId", "An ask belongs to a product. Choose one.")
}

// ImportAsks brings the asks of a file in, whole or not at all: what is new in it or, where the form says so, all of it.
func ImportAsks(
	ctx context.Context, st *store.Store, file intake.File, form AskImportForm, now time.Time, progress func(done, total int),
) (discovery.AskImportResult, error) {
	p, asks, err := LookAtAsks(st, file, form, now)
	if err == nil && p.Trouble != "" {
		err = discovery.InvalidField("fields", "%s", p.Trouble)
	}
	if err == nil && len(asks) == 0 {
		err = discovery.Errorf(discovery.Conflict, "%s has nothing new: the workspace has all of its asks from an earlier import.",
			file.Name)
	}
	if err != nil {
		return discovery.AskImportResult{}, err
	}
	progress(0, len(asks))
	record := discovery.AskImport{ProductID: p.Form.ProductID, FileName: file.Name, Digest: file.Hash}
	return st.ImportAsks(ctx, record, asks, func(done int) { progress(done, len(asks)) })
}
