package paint

import (
	"fmt"
	"html"
	"strings"
	"time"
)

// What made the file.
const (
	creator  = "Throughline"
	producer = "gofpdf 1.16.2"
)

// metadata writes the properties once more, as XMP (ISO 16684-1).
func metadata(about Properties) []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n")
	property := func(name, value string) { fmt.Fprintf(&b, "<%s>%s</%[1]s>\n", name, value) }
	inAnyLanguage := func(s string) string {
		return `<rdf:Alt><rdf:li xml:lang="x-default">` + html.EscapeString(s) + "</rdf:li></rdf:Alt>"
	}
	property("dc:format", "application/pdf")
	property("dc:title", inAnyLanguage(about.Title))
	if about.Author != "" {
		property("dc:creator", "<rdf:Seq><rdf:li>"+html.EscapeString(about.Author)+"</rdf:li></rdf:Seq>")
	}
	if about.Subject != "" {
		property("dc:description", inAnyLanguage(about.Subject))
	}
	property("dc:language", "<rdf:Bag><rdf:li>"+html.EscapeString(about.Language)+"</rdf:li></rdf:Bag>")
	property("xmp:CreatorTool", creator)
	property("pdf:Producer", producer)
	if !about.Date.IsZero() {
		at := about.Date.UTC().Format(time.RFC3339)
		property("xmp:CreateDate", at)
		property("xmp:ModifyDate", at)
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return plainStream([]byte(b.String()), "/Type/Metadata/Subtype/XML")
}
