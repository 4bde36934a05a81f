package api

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"path"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

// newIndonesian is a workspace with a PRD in which everything that a document can hold is written in Indonesian, and one
// quote in English.
func newIndonesian(t *testing.T) (st *store.Store, prd discovery.OpenPRD, asker, version string) {
	t.Helper()
	desk, _ := newDesk(t)
	if err := desk.Open(path.Join(t.TempDir(), "gudang.throughline"), true); err != nil {
		t.Fatal(err)
	}
	st = must[*store.Store](t)(desk.use())
	product := must[discovery.Product](t)(st.CreateProduct(discovery.Product{Name: "Gudang", Kind: discovery.InternalProduct}))
	prd = must[discovery.OpenPRD](t)((&PRDs{Desk: desk}).Draft(DraftForm{ProductID: product.ID, Title: "Stok yang bisa dipercaya"}))
	for _, section := range prd.Sections {
		if err := st.DeleteSection(section.ID); err != nil {
			t.Fatal(err)
		}
	}
	target, from := 99.5, 91.25
	metric := must[discovery.MetricSummary](t)(st.CreateMetric(discovery.Metric{
		ProductID: product.ID, Name: "Ketepatan stok", Unit: "%", Direction: discovery.Up, Target: &target, Baseline: &from, DueOn: "2027-08-31",
	}))
	for day, value := range map[string]float64{"2026-05-01": 91.25, "2026-08-01": 93.5} {
		must[discovery.MetricSummary](t)(st.Record(discovery.Reading{MetricID: metric.ID, ReadOn: day, Value: value}, false))
	}
	add := func(title, body string) {
		prd = must[discovery.OpenPRD](t)(st.AddSection(prd.ID, title))
		section := prd.Sections[len(prd.Sections)-1]
		section.Body = body
		must[discovery.PRDSection](t)(st.UpdateSection(section))
	}
	add("Masalah", "Angka stok tidak cocok dengan rak, sehingga kami harus menghitung ulang setiap malam.\n\n"+
		"> [!WARNING]\n> Jangan ubah angka tanpa alasan yang dicatat.\n\n> [!NOTE]\n> Berlaku untuk semua gudang.\n\n"+
		"- [ ] hitung rak\n- [x] catat selisih\n\nLihat catatan kaki.[^1]\n\n[^1]: Dihitung oleh tim gudang.\n\n"+
		"> I have to count the shelves every night, and nobody believes the numbers that are in the system. — Ratna")
	add("Sasaran", metric.Link()+"\n\n![Ketepatan stok](chart:"+metric.ID+")\n\n![Orang](chart:teams)\n\n![Tema](chart:themes)")
	people := []string{}
	for _, p := range []discovery.Stakeholder{
		{Name: "Ratna Dewi", Role: "Kepala gudang", Team: "Gudang"}, {Name: "Bayu Pratama", Role: "Pembelian", Team: "Pengadaan"},
	} {
		people = append(people, must[discovery.Stakeholder](t)(st.CreateStakeholder(p)).ID)
	}
	session := must[discovery.SessionSummary](t)(st.CreateSession(discovery.Session{
		ProductID: product.ID, Title: "Wawancara gudang", PlannedAt: now,
	}, discovery.Attendance{ParticipantIDs: people, Answers: []discovery.Answer{
		{Who: people[0], Consent: discovery.Given}, {Who: people[1], Consent: discovery.Given},
	}}))
	for i, words := range []string{
		"Saya ingin stok di layar sama dengan stok di rak", "The numbers that are on the screen should be the numbers of the shelves",
		"Kami perlu laporan selisih yang tidak menunggu akhir bulan",
	} {
		must[[]discovery.AddedNote](t)(st.AddNotes(session.ID, []discovery.Note{
			{Kind: discovery.AskNote, Text: words, SpeakerID: &people[i%2]},
		}))
	}
	reviewer := must[discovery.Reviewer](t)(st.AddReviewer(discovery.Reviewer{PRDID: prd.ID, StakeholderID: people[0]}, ""))
	first := must[discovery.PRDVersion](t)(st.Publish(discovery.PRDVersion{PRDID: prd.ID, Label: "1.0", Note: "Naskah pertama"}))
	must[discovery.SignOff](t)(st.Sign(discovery.SignOff{
		ReviewerID: reviewer.ID, VersionID: first.ID, Verdict: discovery.WithRemarks, Remarks: "Tambahkan laporan selisih",
	}))
	decisions := []discovery.Decision{discovery.Declined, discovery.Later, discovery.Accepted}
	for i, ask := range must[[]discovery.AskSummary](t)(st.Asks(discovery.AskFilter{})) {
		ask.Decision, ask.Reason = decisions[i], "Anggaran tahun ini sudah habis"
		must[discovery.AskDetail](t)(st.UpdateAsk(ask.Ask))
		prd = must[discovery.OpenPRD](t)(st.AddRequirement(prd.ID, fmt.Sprintf("Sistem harus menampilkan selisih jenis %d.", i+1)))
		prd = must[discovery.OpenPRD](t)(st.Cite(prd.Requirements[i].ID, ask.ID))
		r := prd.Requirements[i].Requirement
		r.Priority, r.State = discovery.Priorities[i].Value, discovery.RequirementStates[i+1].Value
		r.OwnerID, r.Criteria, r.Rationale = &people[0], discovery.Lines{"Selisih terlihat dalam sehari"}, "Supaya tidak dihitung ulang."
		must[discovery.Requirement](t)(st.UpdateRequirement(r))
	}
	return st, must[discovery.OpenPRD](t)(st.OpenPRD(prd.ID)), people[0], first.ID
}

// saidIn is what a reader of a file reads in it, or hears: texts, titles and labels.
func saidIn(t *testing.T, format string, content []byte) string {
	t.Helper()
	switch format {
	case discovery.PDFFormat:
		command := exec.CommandContext(t.Context(), "pdftotext", "-", "-")
		command.Stdin = bytes.NewReader(content)
		out, err := command.Output()
		if err != nil {
			t.Skip("pdftotext is not installed")
		}
		return string(out)
	case discovery.WordFormat:
		packed := must[*zip.Reader](t)(zip.NewReader(bytes.NewReader(content), int64(len(content))))
		said := ""
		for _, name := range []string{"document", "header", "footer", "footnotes"} {
			file := must[io.ReadCloser](t)(packed.Open("word/" + name + ".xml"))
			part := string(must[[]byte](t)(io.ReadAll(file)))
			said += fields.ReplaceAllString(part, "")
		}
		return tags.ReplaceAllString(said, " ")
	case discovery.HTMLFormat:
		text := looks.ReplaceAllString(string(content), "")
		said := tags.ReplaceAllString(text, " ")
		for _, label := range labels.FindAllStringSubmatch(text, -1) {
			said += "\n" + label[1]
		}
		return said
	}
	return string(content)
}

var (
	fields = regexp.MustCompile(`<w:instrText.*?</w:instrText>`)
	looks  = regexp.MustCompile(`(?s)<style>.*?</style>`)
	labels = regexp.MustCompile(`(?:aria-label|title|alt)="([^"]*)"`)
	tags   = regexp.MustCompile(`<[^>]*>`)
	format = regexp.MustCompile(`%[a-z]|\*\*`)
)

// phrases gives all that Words say, without what is filled in.
func phrases(v reflect.Value) []string {
	var all []string
	switch v.Kind() {
	case reflect.String:
		for part := range strings.SplitSeq(format.ReplaceAllString(v.String(), "\n"), "\n") {
			if part = strings.Trim(part, " ,.:“”()"); part != "" {
				all = append(all, part)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = append(all, phrases(v.Field(i))...)
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			all = append(all, phrases(v.Index(i))...)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			all = append(all, phrases(v.MapIndex(key))...)
		}
	default:
	}
	return all
}

// TestADocumentInIndonesianSaysNothingInEnglish exports every edition in every format that is read.
func TestADocumentInIndonesianSaysNothingInEnglish(t *testing.T) {
	st, prd, asker, version := newIndonesian(t)
	if prd.WrittenIn != discovery.Indonesian {
		t.Fatalf("it is taken for %q", prd.WrittenIn)
	}
	ours := strings.Join(phrases(reflect.ValueOf(*discovery.Indonesian.Words())), "\n")
	english := []*regexp.Regexp{}
	for _, phrase := range phrases(reflect.ValueOf(*discovery.English.Words())) {
		word := regexp.MustCompile(`(?:^|[^\pL-])` + regexp.QuoteMeta(phrase) + `(?:[^\pL-]|$)`)
		if !word.MatchString(ours) && len(phrase) > 1 {
			english = append(english, word)
		}
	}
	quote := regexp.MustCompile(`(?s)I\s+have\s+to\s+count.*?are\s+in\s+the\s+system|The\s+numbers\s+that.*?of\s+the\s+shelves`)
	front := regexp.MustCompile(`(?s)^---\n.*?\n---\n`)
	for _, edition := range discovery.Editions {
		for _, format := range []string{discovery.PDFFormat, discovery.WordFormat, discovery.HTMLFormat, discovery.MarkdownFormat} {
			t.Run(string(edition.Value)+" "+format, func(t *testing.T) {
				form := ExportForm{ID: prd.ID, Format: format, Edition: edition.Value, PersonID: asker, SinceID: version}
				w := must[written](t)(writePRD(t.Context(), st, form))
				said := quote.ReplaceAllString(front.ReplaceAllString(saidIn(t, format, w.content), ""), "")
				for _, word := range english {
					if at := word.FindStringIndex(said); at != nil {
						t.Errorf("it says %q: … %s …", word, said[max(0, at[0]-60):min(len(said), at[1]+60)])
					}
				}
				for _, want := range map[discovery.Edition][]string{
					discovery.WholeEdition:      {"Dokumen persyaratan produk", "Wajib", "Diterima jika", "31 Agu 2027", "91,25"},
					discovery.LeadershipEdition: {"Untuk pimpinan", "Keputusan"},
					discovery.PublicEdition:     {"Edisi publik"},
					discovery.AskerEdition:      {"Yth. Ratna", "Terima kasih"},
				}[edition.Value] {
					if !strings.Contains(strings.Join(strings.Fields(said), " "), want) {
						t.Errorf("it does not say %q", want)
					}
				}
			})
		}
	}
}

// TestAFileSaysItsLanguageAndThatOfForeignQuotes reads what screen readers and spelling checks go by.
func TestAFileSaysItsLanguageAndThatOfForeignQuotes(t *testing.T) {
	st, prd, _, _ := newIndonesian(t)
	raw := func(format string) string {
		w := must[written](t)(writePRD(t.Context(), st, ExportForm{ID: prd.ID, Format: format, Edition: discovery.WholeEdition}))
		if format != discovery.WordFormat {
			return string(w.content)
		}
		all := ""
		packed := must[*zip.Reader](t)(zip.NewReader(bytes.NewReader(w.content), int64(len(w.content))))
		for _, name := range []string{"word/document.xml", "word/styles.xml", "docProps/core.xml"} {
			all += string(must[[]byte](t)(io.ReadAll(must[io.ReadCloser](t)(packed.Open(name)))))
		}
		return all
	}
	for format, wants := range map[string][]string{
		discovery.HTMLFormat:     {`<html lang="id">`, `<blockquote lang="en"><p dir="auto">I have to count`, `<blockquote dir="auto" lang="en">“The numbers`, `<blockquote dir="auto">“Saya ingin`},
		discovery.WordFormat:     {`<dc:language>id</dc:language>`, `<w:lang w:val="id"`, `<w:lang w:val="en"/></w:rPr><w:t xml:space="preserve">“The numbers`},
		discovery.MarkdownFormat: {"language: \"id\""},
	} {
		said := raw(format)
		for _, want := range wants {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %s is missing", format, want)
			}
		}
	}
	prd.Language = discovery.German
	must[discovery.PRD](t)(st.UpdatePRD(prd.PRD))
	if said := raw(discovery.HTMLFormat); !strings.Contains(said, `<html lang="de">`) || !strings.Contains(said, ">Accepted when<") {
		t.Error("said to be in German, it is not marked so, or its words are not in English")
	}
}
