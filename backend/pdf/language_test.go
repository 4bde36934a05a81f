package pdf_test

import (
	"bytes"
	"strings"
	"testing"
)

// TestAPDFSaysItsLanguageAndThatOfForeignQuotes reads the catalog and the structure.
func TestAPDFSaysItsLanguageAndThatOfForeignQuotes(t *testing.T) {
	const indonesian, english = "/Lang<FEFF00690064>", "/Lang<FEFF0065006E>"
	doc := sample()
	doc.Language = "id"
	doc.Sections[0].Body = "> I have to count the shelves every night, and nobody believes the numbers.\n\n" +
		"> Saya harus menghitung rak setiap malam dan tidak percaya angka itu."
	data, _ := render(t, "indonesian", doc)
	r := read(t, data)
	if catalog := r.objects[r.reference(r.trailer, "/Root ")]; !bytes.Contains(catalog, []byte(indonesian)) {
		t.Errorf("the document is not in Indonesian: %s", catalog)
	}
	foreign := 0
	for _, object := range r.objects {
		if bytes.Contains(object, []byte("/S/BlockQuote")) && bytes.Contains(object, []byte("/Lang")) {
			foreign++
			if !bytes.Contains(object, []byte(english)) {
				t.Errorf("a quote is in another language: %s", object)
			}
		}
	}
	if foreign < 2 { // the one above, and those of the sample's requirements
		t.Errorf("%d quotes are in English", foreign)
	}
	said := strings.Join(strings.Fields(r.text()), " ")
	for _, want := range []string{"DOKUMEN PERSYARATAN PRODUK", "Halaman 2 dari", "SUMBER", "Wajib", "Daftar bukti"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}
