package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"throughline/backend/pdf"
)

// TestBrand: a logo and a name stand on the cover; a logo that can't be drawn is said and keeps nobody from the document.
func TestBrand(t *testing.T) {
	draw := func(opt pdf.Options) ([]byte, pdf.Result) {
		var out bytes.Buffer
		result, err := pdf.Render(t.Context(), &out, sample(), opt)
		if err != nil {
			t.Fatal(err)
		}
		checkWithTools(t, out.Bytes())
		return out.Bytes(), result
	}
	data, result := draw(pdf.Options{Logo: logo(t), Organisation: "Blue Harbour"})
	if first := read(t, data).lines(0); len(result.Warnings) > 0 || !strings.Contains(strings.Join(first, "\n"), "Blue Harbour") {
		t.Errorf("the cover says %q, with warnings %q", first, result.Warnings)
	}
	if !bytes.Contains(data, []byte("/Subtype /Image")) {
		t.Error("the logo is not in the file")
	}
	if _, result = draw(pdf.Options{Logo: []byte("GIF89a")}); len(result.Warnings) != 1 {
		t.Errorf("warnings of a bad logo: %q", result.Warnings)
	}
}
