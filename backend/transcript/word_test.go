package transcript_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/transcript"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// docx makes a Word document of one part.
func docx(t testing.TB, part, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(part)
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func document(body string) string {
	return "<w:document " + wordSpace + "><w:body>" + body + "</w:body></w:document>"
}

func paragraphs(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		fmt.Fprintf(&b, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", line)
	}
	return b.String()
}

func TestWordDocumentsOfAnyShapeAreRead(t *testing.T) {
	for want, lines := range map[transcript.Format][]string{
		transcript.Teams: {"0:0:1.0 --&gt; 0:0:2.0", "Ann", "hi"},
		transcript.Clock: {"Ann   0:03", "hi", "Bo   0:09", "yo"},
		transcript.Role:  {"Ann: hi", "Bo: yo", "Ann: so"},
		transcript.Notes: {"! one ledger", "? who decides"},
		transcript.VTT:   {"WEBVTT", "", "00:01.000 --&gt; 00:02.000", "hi"},
	} {
		// The name doesn't matter: a ZIP file says itself that it is one.
		parsed, err := transcript.Parse("x.txt", bytes.NewReader(docx(t, "word/document.xml", document(paragraphs(lines...)))))
		if err != nil || parsed.Format != want {
			t.Errorf("%q is read as %s, want %s (%v)", lines, parsed.Format, want, err)
		}
	}
}

func TestDamagedWordDocumentsAreRefused(t *testing.T) {
	whole := docx(t, "word/document.xml", document(paragraphs("0:0:1.0 --&gt; 0:0:2.0", "Ann", "hi")))
	bomb := document("<w:p><w:r><w:t>a</w:t></w:r></w:p>" + strings.Repeat("<w:r>"+strings.Repeat(" ", 1<<10)+"</w:r>", 70<<10))
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"no ZIP":           {[]byte("0:0:1.0 --> 0:0:2.0\nAnn\nhi"), "no Word document"},
		"cut":              {whole[:len(whole)-30], "unpacked"},
		"another ZIP":      {docx(t, "xl/workbook.xml", "<x/>"), "no Word document"},
		"broken XML":       {docx(t, "word/document.xml", document(paragraphs("a", "b")+"<w:p><w:r></w:p>")), "after line 2"},
		"XML, cut":         {docx(t, "word/document.xml", document(paragraphs("a", "b"))[:130]), "after line 1"},
		"entities":         {docx(t, "word/document.xml", `<!DOCTYPE a [<!ENTITY x "y">]>`+document(paragraphs("a", "&x;"))), "after line 1"},
		"bomb":             {docx(t, "word/document.xml", bomb), "more than 64 MB, at line 2"},
		"many lines":       {docx(t, "word/document.xml", document("<w:p>"+strings.Repeat("<w:br/>", 2_000_001)+"</w:p>")), "2000000 lines"},
		"empty":            {docx(t, "word/document.xml", document("")), "is empty"},
		"nothing":          {nil, "is empty"},
		"old Word, locked": {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x"), "without a password"},
		"a wrong time":     {docx(t, "word/document.xml", document(paragraphs("0:0:1.0 --&gt; 0:0:2.0", "A", "b", "0:0:3.0 --&gt; x"))), "line 4"},
	} {
		_, err := transcript.Parse("talk.docx", bytes.NewReader(c.data))
		if discovery.CodeOf(err) != discovery.Invalid || !strings.Contains(err.Error(), c.says) ||
			!strings.Contains(err.Error(), "talk.docx") {
			t.Errorf("%s: %v does not say %q", name, err, c.says)
		}
	}
}

func FuzzWord(f *testing.F) {
	f.Add(document(paragraphs("0:0:1.0 --&gt; 0:0:2.0", "Ann", "hi", "Bo   0:09", "yo")), []byte{}, 0)
	f.Add(document("<w:p><w:r><w:tab/><w:br/><w:t>a</w:t></w:r></w:p>"), []byte("PK\x03\x04"), 4)
	f.Fuzz(func(t *testing.T, xml string, splice []byte, at int) {
		data := docx(t, "word/document.xml", xml)
		if at >= 0 && at < len(data) {
			data = append(data[:at:at], append(splice, data[at:]...)...)
		}
		checkParsed(t, "x.docx", data)
	})
}
