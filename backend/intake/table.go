package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"throughline/backend/charset"
	"throughline/backend/discovery"
)

// Limits of one file.
const (
	MaxBytes   = 64 << 20
	MaxRows    = 100_000
	MaxColumns = 200
	maxCells   = 4_000_000
)

// Format is what kind of file a table comes from.
type Format string

// The formats.
const (
	Delimited Format = "table" // CSV, TSV and the like
	Excel     Format = "excel"
	List      Format = "list" // an ask a line
)

// Formats lists every Format, for the window's types.
var Formats = []struct {
	Value  Format
	TSName string
}{
	{Delimited, "Table"},
	{Excel, "Excel"},
	{List, "List"},
}

// Header says whether the first row of a table names its columns.
type Header string

// Whether the first row is a header.
const (
	AutoHeader Header = "" // as it looks
	WithHeader Header = "yes"
	NoHeader   Header = "no"
)

// Headers lists every Header, for the window's types.
var Headers = []struct {
	Value  Header
	TSName string
}{
	{AutoHeader, "Auto"},
	{WithHeader, "Yes"},
	{NoHeader, "No"},
}

// Options say how a file is to be read. What is left empty is found out.
type Options struct {
	Encoding  charset.Encoding `json:"encoding"`
	Delimiter string           `json:"delimiter"` // a character, or OneColumn
	Sheet     string           `json:"sheet"`     // of an Excel file
	Header    Header           `json:"header"`
}

// Table is a file as rows of text. Its options say how it was read.
type Table struct {
	Options
	Format  Format
	Sheets  []string // of an Excel file
	Columns []string // a name for each: its own, or its number
	Rows    []Row
	named   int // how many columns the header has
}

// Row is one row of a table, with a cell for each of its columns.
type Row struct {
	Line  int      `json:"row"` // of the file, or row of the sheet, from 1
	Cells []string `json:"cells"`
}

// File is a file that was read and is still to be understood.
type File struct {
	Name string
	Hash string // SHA-256, in hex
	data []byte
}

// ReadFile reads a whole file, within bounds.
func ReadFile(name string, r io.Reader) (File, error) {
	name = discovery.CleanLine(filepath.Base(name))
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return File{}, discovery.Errorf(discovery.Unavailable,
			"%s can't be read. Try again, or copy it to this computer first.", name).Because(err)
	}
	if len(data) > MaxBytes {
		return File{}, discovery.InvalidField("file", "%s is larger than %d MB. Split it and import the parts.", name, MaxBytes>>20)
	}
	hash := sha256.Sum256(data)
	return File{Name: name, Hash: hex.EncodeToString(hash[:]), data: data}, nil
}

// The first bytes of a file that tell what it is: an Excel file is a ZIP file.
var (
	zipFile   = []byte("PK\x03\x04")
	oldOffice = []byte{0xD0, 0xCF, 0x11, 0xE0}
)

// Table understands the file.
func (f File) Table(opt Options) (Table, error) {
	var t Table
	var err error
	switch {
	case bytes.HasPrefix(f.data, zipFile):
		t, err = f.workbook(opt)
	case bytes.HasPrefix(f.data, oldOffice):
		return t, discovery.InvalidField("file",
			"%s is an old or a locked Excel file. Save it as .xlsx without a password and import that.", f.Name)
	default:
		t, err = f.text(opt)
	}
	if err == nil {
		err = t.finish(f.Name)
	}
	if err != nil {
		return Table{}, tell(f.Name, err)
	}
	return t, nil
}

// text reads a file of text: a table, or a list where it looks like none.
func (f File) text(opt Options) (Table, error) {
	if opt.Encoding == "" {
		opt.Encoding = charset.Detect(f.data)
	}
	text, damaged := charset.Decode(f.data, opt.Encoding)
	text = charset.Lines(text)
	if at := strings.IndexByte(text, 0); at >= 0 {
		return Table{}, discovery.InvalidField("file", "%s is no text file: line %d has a NUL byte. "+
			"Choose another encoding, or save it as CSV in UTF-8 and import that.", f.Name, charset.LastLine(text[:at]))
	}
	if damaged > 0 {
		return Table{}, discovery.InvalidField("file", "%s is not written in %s: line %d has bytes that are no characters. "+
			"Choose another encoding, or save it as UTF-8 and import that.", f.Name, opt.Encoding, damaged)
	}
	named, text := separatorLine(text)
	if opt.Delimiter == "" {
		opt.Delimiter = named
	}
	if opt.Delimiter == "" {
		opt.Delimiter = sniff(text)
		if !strings.EqualFold(filepath.Ext(f.Name), ".csv") && !strings.EqualFold(filepath.Ext(f.Name), ".tsv") &&
			!looksTabular(text, opt.Delimiter) {
			return Table{Options: opt, Format: List, Columns: []string{"Ask", "Heading"}}.list(text)
		}
	}
	delimiter := byte(0) // which no text holds
	switch {
	case slices.Contains(delimiters, opt.Delimiter):
		delimiter = opt.Delimiter[0]
	case opt.Delimiter != "" && opt.Delimiter != OneColumn:
		return Table{}, discovery.InvalidField("delimiter", "Columns are set apart by a comma, semicolon, tab or bar, not by %q.",
			opt.Delimiter)
	default:
		opt.Delimiter = OneColumn
	}
	rows, err := parse(text, delimiter, lineOfText(named))
	return Table{Options: opt, Format: Delimited, Rows: rows}, err
}

// failure is what is wrong with a table and where; what to do about it is for the caller to add.
type failure struct {
	row  int
	what string
	next string
}

func (e *failure) Error() string { return fmt.Sprintf("row %d %s", e.row, e.what) }

func tell(name string, err error) error {
	if e, ok := errors.AsType[*failure](err); ok {
		return discovery.InvalidField("file", "%s can't be read: row %d %s. %s", name, e.row, e.what, e.next).Because(err)
	}
	return err
}

// finish gives every column a name and every row a cell for each column.
func (t *Table) finish(name string) error {
	t.Rows = slices.DeleteFunc(t.Rows, func(r Row) bool {
		return !slices.ContainsFunc(r.Cells, filled)
	})
	if len(t.Rows) == 0 {
		return discovery.InvalidField("file", "%s is empty. Choose a file with asks in it.", name)
	}
	if t.Format == List {
		return t.trim()
	}
	if t.Header == AutoHeader {
		t.Header = NoHeader
		if looksNamed(t.Rows) {
			t.Header = WithHeader
		}
	}
	if t.Header == WithHeader {
		t.Columns, t.Rows = t.Rows[0].Cells, t.Rows[1:]
	}
	if len(t.Rows) == 0 {
		return discovery.InvalidField("file", "%s has a header and nothing below it. Choose a file with asks in it.", name)
	}
	return t.trim()
}

// trim makes the table a rectangle and takes its unused last columns away.
func (t *Table) trim() error {
	t.named = len(t.Columns)
	width := t.named
	for _, row := range t.Rows {
		width = max(width, len(row.Cells))
	}
	if width > MaxColumns {
		return discovery.InvalidField("file", "The table has %d columns; at most %d fit. Take away what is not needed.",
			width, MaxColumns)
	}
	names := make([]string, width)
	for i := range names {
		if i < len(t.Columns) {
			names[i] = clip(discovery.CleanLine(t.Columns[i]))
		}
		if names[i] == "" {
			names[i] = fmt.Sprintf("Column %d", i+1)
		}
	}
	t.Columns = names
	for i, row := range t.Rows {
		for len(row.Cells) < width {
			row.Cells = append(row.Cells, "")
		}
		t.Rows[i] = row
	}
	for len(t.Columns) > 1 && t.empty(len(t.Columns)-1) {
		last := len(t.Columns) - 1
		t.Columns = t.Columns[:last]
		for i := range t.Rows {
			t.Rows[i].Cells = t.Rows[i].Cells[:last]
		}
	}
	return nil
}

func (t *Table) empty(column int) bool {
	return !slices.ContainsFunc(t.Rows, func(r Row) bool { return filled(r.Cells[column]) })
}

func filled(cell string) bool { return strings.TrimSpace(cell) != "" }

// clip keeps the name of a column short enough to be shown.
func clip(name string) string {
	if runes := []rune(name); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return name
}
