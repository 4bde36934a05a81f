package pdf_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPartsKnowOnlyThoseBelow holds the list in doc.go.
func TestPartsKnowOnlyThoseBelow(t *testing.T) {
	const own, libraries = "throughline/backend/", "github.com/"
	may := map[string][]string{
		"fonts":  {"github.com/go-text/"},
		"text":   {"github.com/go-text/", own + "pdf/internal/fonts", own + "prose"},
		"sheet":  {own + "pdf/internal/fonts", own + "pdf/internal/text"},
		"layout": {own + "pdf/internal/fonts", own + "pdf/internal/text", own + "pdf/internal/sheet", own + "prose"},
		"paint": {
			"github.com/go-text/", "github.com/jung-kurt/gofpdf", own + "pdf/internal/fonts", own + "pdf/internal/text",
			own + "pdf/internal/sheet", own + "pdf/internal/layout",
		},
	}
	for part, allowed := range may {
		files, err := filepath.Glob(filepath.Join("internal", part, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s has no files (%v)", part, err)
		}
		for _, name := range files {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, spec := range file.Imports {
				path := strings.Trim(spec.Path.Value, `"`)
				known := slices.ContainsFunc(allowed, func(prefix string) bool { return strings.HasPrefix(path, prefix) })
				if (strings.HasPrefix(path, own) || strings.HasPrefix(path, libraries)) && !known && !strings.HasSuffix(name, "_test.go") {
					t.Errorf("%s imports %s", name, path)
				}
			}
		}
	}
}
