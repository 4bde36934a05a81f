package intake

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"throughline/backend/discovery"
)

// FuzzWorkbook feeds the reader of Excel files any parts in a sound archive: each gives rows that fit, or a failure that
// says what to do.
func FuzzWorkbook(f *testing.F) {
	book := `<workbook><workbookPr date1904="1"/><sheets><sheet name="A" id="1"/><sheet name="B" id="2"/></sheets></workbook>`
	styles := `<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[$-409]d\/m &quot;y&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="165"/></cellXfs></styleSheet>`
	f.Add(book, `<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh><t>x</t></rPh></si></sst>`, styles,
		`<worksheet><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row><c s="1"><v>45000.5</v></c></row></worksheet>`)
	f.Add(book, `<sst/>`, ``, `<w><row r="9"><c t="inlineStr"><is><t>a</t></is></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row></w>`)
	f.Add(book, ``, styles, `<w><row r="-1"><c r="ZZZZ1" s="1"><v>1e308</v></c><c s="-1"><v>NaN</v></c></row></w>`)
	f.Fuzz(func(t *testing.T, book, texts, styles, sheet string) {
		file, err := ReadFile("a.xlsx", bytes.NewReader(zipped(t, map[string]string{
			"xl/workbook.xml": book, "xl/sharedStrings.xml": texts, "xl/styles.xml": styles, "xl/worksheets/s.xml": sheet,
			"xl/_rels/workbook.xml.rels": `<R><Relationship Id="1" Target="worksheets/s.xml"/><Relationship Id="2" Target="/xl/worksheets/s.xml"/></R>`,
		})))
		if err != nil {
			t.Fatal(err)
		}
		table, err := file.Table(Options{})
		if err != nil {
			if discovery.CodeOf(err) != discovery.Invalid {
				t.Fatal(err)
			}
			return
		}
		line := 0
		for _, row := range table.Rows {
			if len(row.Cells) != len(table.Columns) || row.Line < 1 {
				t.Fatalf("row %d after %d has %d cells, not %d", row.Line, line, len(row.Cells), len(table.Columns))
			}
			line = row.Line
			for _, cell := range row.Cells {
				if !utf8.ValidString(cell) {
					t.Fatalf("%q is no text", cell)
				}
			}
		}
	})
}
