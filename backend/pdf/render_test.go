package pdf_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

var (
	update = flag.Bool("update", false, "write the goldens anew")
	keep   = flag.String("keep", "", "folder in which the PDFs that the tests make are kept, to look at")
)

// render gives the bytes of the PDF, kept under name when -keep is set.
func render(t testing.TB, name string, doc discovery.Document) ([]byte, pdf.Result) {
	t.Helper()
	return renderAs(t, name, doc, pdf.Options{})
}

func renderAs(t testing.TB, name string, doc discovery.Document, opt pdf.Options) ([]byte, pdf.Result) {
	t.Helper()
	var out bytes.Buffer
	result, err := pdf.Render(t.Context(), &out, doc, opt)
	if err != nil {
		t.Fatalf("Render: %v: %v", err, cause(err))
	}
	if result.Bytes != int64(out.Len()) {
		t.Errorf("Result.Bytes is %d, but %d were written", result.Bytes, out.Len())
	}
	if *keep != "" {
		path := filepath.Join(*keep, strings.ReplaceAll(name, " ", "-")+".pdf")
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes(), result
}

func TestAnAccentThatCanNotBeReadIsDarkened(t *testing.T) {
	for accent, want := range map[string]string{
		"#3b5bdb": "#3b5bdb", "#767676": "#767676", "#777777": "#747474", "#ffffff": "#757575", "blue": "#3b5bdb", "": "#3b5bdb",
	} {
		if got := pdf.Legible(accent); got != want {
			t.Errorf("%q: %s, want %s", accent, got, want)
		}
	}
}

func cause(err error) error {
	if e, ok := err.(interface{ Unwrap() error }); ok {
		return e.Unwrap()
	}
	return nil
}
