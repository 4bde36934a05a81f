package pdf_test

import (
	"io"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

// BenchmarkRender: a PRD of the usual size, and one of about a hundred pages.
func BenchmarkRender(b *testing.B) {
	large := sample()
	large.Sections[0].Body = strings.Repeat(problemText+"\n", 60)
	for range 60 {
		large.Sections[2].Requirements = append(large.Sections[2].Requirements, closingRequirement())
	}
	for _, size := range []struct {
		name string
		doc  discovery.Document
	}{{"sample", sample()}, {"large", large}} {
		b.Run(size.name, func(b *testing.B) {
			pages := 0
			for b.Loop() {
				result, err := pdf.Render(b.Context(), io.Discard, size.doc, pdf.Options{})
				if err != nil {
					b.Fatal(err)
				}
				pages = result.Pages
			}
			b.ReportMetric(float64(pages), "pages")
		})
	}
}
