package exchange

import (
	"archive/zip"
	_ "embed" // the cell formats
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// sheet is one sheet of an Excel file. What is text is written as text, so that none of it is ever a formula.
type sheet struct {
	name   string
	widths []float64 // of its columns, in characters; the last one holds for those that follow
	heads  int       // rows that stay in sight at the top; the last of them has the filters
	fixed  int       // columns that stay in sight at the left
	first  int       // height of the first row, in points; 0 for that of its text
	rows   [][]cell
}

// cell is a text or, where it has one, a number.
type cell struct {
	text   string
	number *int
	style  style
}

// style is a place in the list of cell formats in xlsxstyles.xml.
type style int

const (
	plainStyle style = iota
	headStyle
	turnedStyle // a head whose text stands on its end
	markStyle
	alarmStyle // a mark that asks for a look
	titleStyle
)

func textCell(s string) cell { return cell{text: s} }

func heads(texts ...string) []cell {
	cells := make([]cell, len(texts))
	for i, t := range texts {
		cells[i] = cell{text: t, style: headStyle}
	}
	return cells
}

func numberCell(n int) cell { return cell{number: &n} }

// The parts of an Excel file that are the same in each.
const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relNS    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	relsHead = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relsX    = relsHead +
		`<Relationship Id="rId1" Type="` + relNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
)

//go:embed xlsxstyles.xml
var stylesX string

// writeXLSX writes sheets as an Excel file. The same sheets give the same bytes.
func writeXLSX(w io.Writer, sheets []sheet) error {
	archive := zip.NewWriter(w)
	var types, list, links strings.Builder
	for i, s := range sheets {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" `+
			`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s.name), n, n)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, relNS, n)
	}
	fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(sheets)+1, relNS)
	parts := [][2]string{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", relsX},
		{"xl/workbook.xml", xmlHead + `<workbook ` + mainNS + ` xmlns:r="` + relNS + `"><sheets>` + list.String() +
			`</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relsHead + links.String() + `</Relationships>`},
		{"xl/styles.xml", stylesX},
	}
	for i, s := range sheets {
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), s.xml()})
	}
	for _, part := range parts {
		file, err := archive.Create(part[0])
		if err == nil {
			_, err = io.WriteString(file, part[1])
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", part[0], err)
		}
	}
	return archive.Close()
}

func (s sheet) xml() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet ` + mainNS + `><sheetViews><sheetView workbookViewId="0">`)
	if s.heads+s.fixed > 0 {
		fmt.Fprintf(&b, `<pane xSplit="%d" ySplit="%d" topLeftCell="%s" activePane="%s" state="frozen"/>`,
			s.fixed, s.heads, place(s.heads, s.fixed), s.pane())
	}
	b.WriteString(`</sheetView></sheetViews>`)
	if len(s.widths) > 0 {
		b.WriteString(`<cols>`)
		for i, width := range s.widths {
			last := i + 1
			if last == len(s.widths) {
				last = 16_384
			}
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, last, width)
		}
		b.WriteString(`</cols>`)
	}
	b.WriteString(`<sheetData>`)
	for i, row := range s.rows {
		fmt.Fprintf(&b, `<row r="%d"`, i+1)
		if i == 0 && s.first > 0 {
			fmt.Fprintf(&b, ` ht="%d" customHeight="1"`, s.first)
		}
		b.WriteString(">")
		for k, c := range row {
			c.write(&b, place(i, k))
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	if s.heads > 0 && len(s.rows) >= s.heads {
		fmt.Fprintf(&b, `<autoFilter ref="%s:%s"/>`, place(s.heads-1, 0), place(len(s.rows)-1, len(s.rows[s.heads-1])-1))
	}
	b.WriteString(`</worksheet>`)
	return b.String()
}

// pane names the part of a sheet that scrolls.
func (s sheet) pane() string {
	switch {
	case s.fixed == 0:
		return "bottomLeft"
	case s.heads == 0:
		return "topRight"
	default:
		return "bottomRight"
	}
}

func (c cell) write(b *strings.Builder, at string) {
	switch {
	case c.number != nil:
		fmt.Fprintf(b, `<c r="%s" s="%d"><v>%d</v></c>`, at, c.style, *c.number)
	case c.text != "":
		fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, c.style, escaped(c.text))
	}
}

// place names a cell as Excel does: A1, AB12.
func place(row, column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name + strconv.Itoa(row+1)
}

// maxCell is how many characters a cell of Excel takes.
const maxCell = 32_767

// coded is what Excel takes for a character's code in a text.
var coded = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// escaped is a text as XML has it, cut to what fits into a cell.
func escaped(s string) string {
	if len(s) > maxCell { // bytes are never fewer than characters
		s = strings.ToValidUTF8(s[:maxCell], "")
	}
	s = coded.ReplaceAllStringFunc(s, func(code string) string { return "_x005F" + code })
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
