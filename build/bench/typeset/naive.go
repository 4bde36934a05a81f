package main

import (
	"os"
	"strings"

	"github.com/jung-kurt/gofpdf" //nolint:depguard // it is what is measured
)

// naive sets each line of a text as gofpdf itself does: one font, no styles, no tables, no links, no tags. The font goes into
// the file and the pages are compressed, which are gofpdf's defaults.
func naive(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	font, err := os.ReadFile(os.Getenv("NAIVE_FONT"))
	if err != nil {
		return err
	}
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetMargins(68, 74, 68)
	pdf.SetAutoPageBreak(true, 70)
	pdf.AddUTF8FontFromBytes("text", "", font)
	pdf.SetFont("text", "", 10)
	pdf.AddPage()
	for line := range strings.Lines(string(text)) {
		pdf.MultiCell(0, 15.4, strings.TrimSpace(line), "", "L", false)
		pdf.Ln(7)
	}
	return pdf.OutputFileAndClose(to)
}
