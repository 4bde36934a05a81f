package discovery

import (
	"strings"
	"testing"
)

func TestAFileNameSaysItsFormat(t *testing.T) {
	for name, want := range map[string]string{
		"prd": "pdf", "a/b/prd.pdf": "pdf", "PRD.DOCX": "docx", "prd.html": "html", "prd.md": "md", "prd.reqif": "reqif",
		"prd.csv": "", "prd.txt": "", "v1.0": "",
	} {
		format, err := FormatOfFile(name)
		if format.ID != want || (err != nil) != (want == "") {
			t.Errorf("%s is %q, %v; want %q", name, format.ID, err, want)
		}
		if err != nil && (CodeOf(err) != Invalid || !strings.Contains(err.Error(), "jira, linear")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for _, f := range ExportFormats {
		if found, err := FormatOf(f.ID); err != nil || found != f {
			t.Errorf("%s: %v, %v", f.ID, found, err)
		}
		if f.Label == "" || f.For == "" || f.MediaType == "" || !strings.HasPrefix(f.Extension, ".") {
			t.Errorf("%s lacks something: %+v", f.ID, f)
		}
	}
	if f, err := FormatOf(""); f.ID != PDFFormat || err != nil {
		t.Errorf("without a word it is %s, %v", f.ID, err)
	}
	if _, err := FormatOf("odt"); CodeOf(err) != Invalid {
		t.Errorf("odt: %v", err)
	}
}
