package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"throughline/backend/bounded"
	"throughline/backend/discovery"
)

// What the parts of an Excel file may unpack to: a small file can claim any size.
const (
	maxPart    = 256 << 20
	maxStrings = 2_000_000
	maxText    = 256 << 20
)

// workbook is an Excel file (XLSX): a ZIP file of XML.
type workbook struct {
	name    string
	parts   map[string]*zip.File
	strings []string // the texts that cells share
	dates   []bool   // of each style: whether it shows a date
	epoch   int      // 1900, or 1904 where days are counted from there
}

// sheet is a sheet by its name and the part that holds it.
type sheet struct{ name, part string }

func (f File) workbook(opt Options) (Table, error) {
	archive, err := zip.NewReader(bytes.NewReader(f.data), int64(len(f.data)))
	if err != nil {
		return Table{}, damagedWorkbook(f.Name, "it can't be unpacked", err)
	}
	b := workbook{name: f.Name, parts: map[string]*zip.File{}, epoch: 1900}
	for _, part := range archive.File {
		b.parts[strings.TrimPrefix(strings.ToLower(part.Name), "/")] = part
	}
	if b.parts["xl/workbook.xml"] == nil {
		return Table{}, discovery.InvalidField("file", "%s is a ZIP file but no Excel file. Choose the table itself.", f.Name)
	}
	sheets, err := b.sheets()
	if err != nil {
		return Table{}, err
	}
	if err := errors.Join(b.readStyles(), b.readStrings()); err != nil {
		return Table{}, err
	}
	t := Table{Options: Options{Sheet: opt.Sheet, Header: opt.Header}, Format: Excel}
	for _, s := range sheets {
		t.Sheets = append(t.Sheets, s.name)
	}
	for _, s := range sheets {
		if opt.Sheet != "" && s.name != opt.Sheet {
			continue
		}
		if t.Rows, err = b.readSheet(s); err != nil || len(t.Rows) > 0 || opt.Sheet != "" {
			t.Sheet = s.name
			return t, err
		}
	}
	if opt.Sheet != "" {
		return t, discovery.InvalidField("sheet", "%s has no sheet %q; there are: %s.",
			f.Name, opt.Sheet, strings.Join(t.Sheets, ", "))
	}
	return t, nil
}

func damagedWorkbook(name, what string, cause error) error {
	return discovery.InvalidField("file", "%s is damaged: %s. Save it once more in Excel, or as CSV, and import that.",
		name, what).Because(cause)
}

// walk hands the elements of a part to take, until it gives an error. A part that is not there has none.
func (b *workbook) walk(part string, take func(d *xml.Decoder, e xml.StartElement) error) error {
	file := b.parts[strings.ToLower(part)]
	if file == nil {
		return nil
	}
	r, err := file.Open()
	if err != nil {
		return damagedWorkbook(b.name, "a part of it can't be unpacked", err)
	}
	defer r.Close() //nolint:errcheck // only read
	d := xml.NewDecoder(bounded.NewReader(r, maxPart))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if start, ok := token.(xml.StartElement); ok && err == nil {
			err = take(d, start)
		}
		if _, told := errors.AsType[*discovery.Error](err); told {
			return err
		}
		if _, told := errors.AsType[*failure](err); told {
			return err
		}
		if errors.Is(err, bounded.ErrTooLarge) {
			return discovery.InvalidField("file", "%s unpacks to more than %d MB. Split it and import the parts.", b.name, maxPart>>20)
		}
		if err != nil {
			return damagedWorkbook(b.name, "a part of it breaks off", err)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// sheets gives the sheets in their order.
func (b *workbook) sheets() ([]sheet, error) {
	targets := map[string]string{}
	err := b.walk("xl/_rels/workbook.xml.rels", func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "Relationship" {
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("xl", target)
			}
			targets[attribute(e, "Id")] = strings.TrimPrefix(target, "/")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	sheets := []sheet{}
	err = b.walk("xl/workbook.xml", func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			if date1904 := attribute(e, "date1904"); date1904 == "1" || date1904 == "true" {
				b.epoch = 1904
			}
		case "sheet":
			if part := targets[attribute(e, "id")]; part != "" && len(sheets) < 500 {
				sheets = append(sheets, sheet{attribute(e, "name"), part})
			}
		}
		return nil
	})
	return sheets, err
}

// readStyles finds out which styles show a date.
func (b *workbook) readStyles() error {
	own := map[string]bool{} // formats of the file itself, by id
	inCells := false
	return b.walk("xl/styles.xml", func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			own[attribute(e, "numFmtId")] = showsDate(attribute(e, "formatCode"))
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells && len(b.dates) < 100_000 {
				id := attribute(e, "numFmtId")
				n, _ := strconv.Atoi(id)
				b.dates = append(b.dates, own[id] || n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58)
			}
		}
		return nil
	})
}

// showsDate tells whether a number format has a day or a year in it, outside of what it shows as text.
func showsDate(format string) bool {
	inText := false
	for i := 0; i < len(format); i++ {
		switch c := format[i] | 0x20; {
		case format[i] == '"':
			inText = !inText
		case format[i] == '\\' || format[i] == '_':
			i++
		case format[i] == '[': // a colour or a currency
			if end := strings.IndexByte(format[i:], ']'); end > 0 {
				i += end
			}
		case !inText && (c == 'd' || c == 'y'):
			return true
		}
	}
	return false
}

// readStrings reads the texts that cells share.
func (b *workbook) readStrings() error {
	size := 0
	return b.walk("xl/sharedstrings.xml", func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := textOf(d)
		if size += len(text); err == nil && (len(b.strings) >= maxStrings || size > maxText) {
			return bounded.ErrTooLarge
		}
		b.strings = append(b.strings, text)
		return err
	})
}

// textOf gives the text of the element at hand, whatever its parts look like, without how it is pronounced.
func textOf(d *xml.Decoder) (string, error) {
	var b strings.Builder
	inText := false
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
			inText = t.Name.Local == "t"
		case xml.EndElement:
			depth--
			inText = false
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		}
	}
	return escapes.Replace(b.String()), nil
}

// escapes are how Excel writes the line end of Windows into XML.
var escapes = strings.NewReplacer("_x000D_", "", "_x000d_", "")

// cell is a cell as it stands in a sheet: its type, its style and its value.
type cell struct {
	Ref    string     `xml:"r,attr"`
	Type   string     `xml:"t,attr"`
	Style  int        `xml:"s,attr"`
	Value  string     `xml:"v"`
	Inline inlineText `xml:"is"`
}

type inlineText string

// UnmarshalXML implements xml.Unmarshaler.
func (t *inlineText) UnmarshalXML(d *xml.Decoder, _ xml.StartElement) error {
	text, err := textOf(d)
	*t = inlineText(text)
	return err
}

func (b *workbook) readSheet(s sheet) ([]Row, error) {
	rows := []Row{}
	cells := 0
	err := b.walk(s.part, func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			line, err := strconv.Atoi(attribute(e, "r"))
			if err != nil && len(rows) > 0 {
				line = rows[len(rows)-1].Line + 1
			}
			if len(rows) > MaxRows {
				return &failure{line, "is one too many", "Split the table and import the parts."}
			}
			rows = append(rows, Row{Line: max(line, 1)})
		case "c":
			if len(rows) == 0 {
				return errors.New("a cell outside a row")
			}
			var c cell
			if err := d.DecodeElement(&c, &e); err != nil {
				return err
			}
			row := &rows[len(rows)-1]
			before := len(row.Cells)
			err := b.put(row, c)
			if cells += len(row.Cells) - before; err == nil && cells > maxCells {
				return &failure{row.Line, "is one too many", "Split the table and import the parts."}
			}
			return err
		}
		return nil
	})
	rows = slices.DeleteFunc(rows, func(r Row) bool { return len(r.Cells) == 0 })
	return rows, err
}

// put puts a cell into its place in the row.
func (b *workbook) put(row *Row, c cell) error {
	text, err := b.textOfCell(c)
	if err != nil || text == "" {
		return err
	}
	at := columnOf(c.Ref)
	if at < 0 {
		at = len(row.Cells)
	}
	if at >= MaxColumns {
		return &failure{row.Line, "goes beyond the last column that fits", "Take away the columns that are not needed."}
	}
	for len(row.Cells) <= at {
		row.Cells = append(row.Cells, "")
	}
	row.Cells[at] = text
	return nil
}

// textOfCell gives what a cell shows. Of a formula that is what it last came to, as text.
func (b *workbook) textOfCell(c cell) (string, error) {
	switch c.Type {
	case "s":
		i, err := strconv.Atoi(c.Value)
		if err != nil || i < 0 || i >= len(b.strings) {
			return "", errors.New("a cell whose text is missing")
		}
		return b.strings[i], nil
	case "inlineStr":
		return string(c.Inline), nil
	case "b":
		return map[string]string{"1": "yes", "0": "no"}[c.Value], nil
	case "e": // an error of a formula says nothing
		return "", nil
	case "str", "d":
		return c.Value, nil
	}
	n, err := strconv.ParseFloat(c.Value, 64)
	if err != nil {
		return c.Value, nil //nolint:nilerr // what is no number is text
	}
	if c.Style >= 0 && c.Style < len(b.dates) && b.dates[c.Style] {
		if at, ok := serial(n, b.epoch); ok {
			return strings.TrimSuffix(at.Format("2006-01-02 15:04:05"), " 00:00:00"), nil
		}
	}
	return strconv.FormatFloat(n, 'f', -1, 64), nil
}

// columnOf gives the column of a reference such as "AB12", from 0; -1 for none.
func columnOf(ref string) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' || n > 1<<20 {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}
