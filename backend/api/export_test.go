package api

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
	"throughline/backend/store"
)

// streams gives what is packed in a PDF.
func streams(file string) string {
	var all strings.Builder
	for part := range strings.SplitSeq(file, "stream\n") {
		all.WriteString(part)
		all.Write(inflated([]byte(part)))
	}
	return all.String()
}

func TestDocumentsLookAsTheWorkspaceSays(t *testing.T) {
	t.Setenv("LC_ALL", "en_US.UTF-8")
	desk, prd := newPRD(t)
	st := must[*store.Store](t)(desk.use())
	styles := &Styles{Desk: desk}
	style := must[discovery.HouseStyle](t)(styles.Get())
	if style.Paper != discovery.Letter {
		t.Errorf("the paper in the United States is %s", style.Paper)
	}
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewNRGBA(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	kept := must[KeptImage](t)((&Images{Desk: desk}).Keep(PastedImage{
		Name: "logo.png", Data: base64.StdEncoding.EncodeToString(logo.Bytes()),
	}))
	style.Paper, style.Design, style.Logo = discovery.A4, discovery.Serif, &kept.Hash
	style.Authors, style.Organisation = discovery.Lines{"Maya Ortiz"}, "Acme"
	must[discovery.HouseStyle](t)(styles.Update(style))

	file := func(form ExportForm) string {
		form.ID, form.Edition = prd.ID, discovery.WholeEdition
		return string(must[written](t)(writePRD(t.Context(), st, form)).content)
	}
	house := file(ExportForm{})
	for _, want := range []string{"/MediaBox [0 0 595.28 841.89]", "SourceSerif", "/Subtype /Image"} {
		if !strings.Contains(streams(house), want) {
			t.Errorf("the house style's PDF lacks %s", want)
		}
	}
	own := streams(file(ExportForm{Paper: discovery.Letter, Design: discovery.Sans, Accent: "#0f766e"}))
	if !strings.Contains(own, "/MediaBox [0 0 612.00 792.00]") || strings.Contains(own, "SourceSerif") {
		t.Error("what is chosen for one export does not count")
	}
	if text := file(ExportForm{Format: discovery.MarkdownFormat}); !strings.Contains(text, "Maya Ortiz") {
		t.Errorf("no author in\n%s", text)
	}
	for field, form := range map[string]ExportForm{
		"paper": {Paper: "a0"}, "design": {Design: "comic"}, "accent": {Accent: "red"},
	} {
		form.ID, form.Edition = prd.ID, discovery.WholeEdition
		_, err := writePRD(t.Context(), st, form)
		if e, ok := errors.AsType[*discovery.Error](err); !ok || e.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestAnExportIsShownOrCancelled(t *testing.T) {
	desk, prd := newPRD(t)
	sh := &fakeShell{}
	desk.Shell = sh
	prds := &PRDs{Desk: desk}
	folder := t.TempDir()
	sh.answer = filepath.Join(folder, "prd")
	form := ExportForm{ID: prd.ID, Password: "tell nobody"}
	result := must[ExportResult](t)(prds.Export(form))
	content, err := os.ReadFile(sh.answer + ".pdf")
	if err != nil || result.Bytes != int64(len(content)) || result.Pages == 0 || !bytes.Contains(content, []byte("/Encrypt")) {
		t.Errorf("%+v, %v", result, err)
	}
	if p := must[pdf.Progress](t)(prds.ExportProgress()); p.Page != result.Pages || p.Pages != result.Pages {
		t.Errorf("at the end it is at %+v", p)
	}
	if err := prds.RevealExported(); err != nil || sh.revealed != result.Path {
		t.Errorf("shown: %q, %v", sh.revealed, err)
	}
	if kept, err := json.Marshal(desk.Settings.Get()); err != nil || bytes.Contains(kept, []byte("tell nobody")) {
		t.Error("the settings hold the password")
	}

	edition, err := prepare(must[*store.Store](t)(desk.use()), form)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	if _, err := edition.write(ctx, func(pdf.Progress) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	path := filepath.Join(folder, "half.pdf")
	st := must[*store.Store](t)(desk.use())
	ctx, stop = context.WithCancel(t.Context())
	if _, err := ExportPRD(ctx, st, form, path, func(pdf.Progress) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if files, err := filepath.Glob(filepath.Join(folder, "*")); err != nil || len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

func TestAFileIsReplacedOnlyWhereTheDialogAskedAboutIt(t *testing.T) {
	desk, prd := newPRD(t)
	sh := &fakeShell{}
	desk.Shell = sh
	prds := &PRDs{Desk: desk}
	whole := filepath.Join(t.TempDir(), "prd.md")
	if err := os.WriteFile(whole, []byte("of before"), 0o600); err != nil {
		t.Fatal(err)
	}
	form := ExportForm{ID: prd.ID, Format: discovery.MarkdownFormat}
	sh.answer = strings.TrimSuffix(whole, ".md")
	if _, err := prds.Export(form); discovery.CodeOf(err) != discovery.Invalid || !strings.Contains(err.Error(), whole) {
		t.Errorf("got %v, want that %s is there already", err, whole)
	}
	if content, err := os.ReadFile(whole); err != nil || string(content) != "of before" {
		t.Errorf("the file of before: %q, %v", content, err)
	}
	sh.answer = whole
	if result := must[ExportResult](t)(prds.Export(form)); result.Path != whole {
		t.Errorf("%+v", result)
	}
}

func TestAPreviewSaysWhereThingsStand(t *testing.T) {
	desk, prd := newPRD(t)
	section := prd.Sections[1]
	section.Body = "They wait for days."
	if _, err := must[*store.Store](t)(desk.use()).UpdateSection(section); err != nil {
		t.Fatal(err)
	}
	answer := httptest.NewRecorder()
	Preview(desk).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/preview/prd/"+prd.ID+".pdf?edition=whole", nil))
	var places []pdf.Place
	if err := json.Unmarshal([]byte(answer.Header().Get(placesHeader)), &places); err != nil || answer.Code != http.StatusOK {
		t.Fatalf("%d %v", answer.Code, err)
	}
	if len(places) != 1 || places[0].ID != section.ID || places[0].Page < 1 || places[0].Top <= 0 || places[0].Top >= 1 {
		t.Errorf("told: %+v", places)
	}
}

// TestWhoComesLastIsServed begins work while other work goes on.
func TestWhoComesLastIsServed(t *testing.T) {
	var w work[struct{}]
	first, end := w.begin()
	defer end()
	second, end := w.begin()
	if first.Err() == nil || second.Err() != nil {
		t.Errorf("the first %v, the second %v", first.Err(), second.Err())
	}
	w.stop()
	if second.Err() == nil {
		t.Error("goes on though it was stopped")
	}
	end()
}

func TestAListOfRequirementsSaysWhatItHasNoPlaceFor(t *testing.T) {
	l := newLeaky(t)
	for _, c := range []struct {
		format  string
		leaves  bool
		edition discovery.Edition
	}{
		{discovery.JiraFormat, true, discovery.WholeEdition},
		{discovery.LinearFormat, true, discovery.PublicEdition},
		{discovery.ReqIFFormat, false, discovery.WholeEdition},
		{discovery.PDFFormat, false, discovery.WholeEdition},
	} {
		form := ExportForm{ID: l.prd.ID, Format: c.format, Edition: c.edition}
		left := must[written](t)(writePRD(t.Context(), l.st, form)).result.LeftOut.Sections
		seen := map[string]bool{}
		for _, title := range left {
			if seen[title] {
				t.Errorf("%s: %q is left out twice", c.format, title)
			}
			seen[title] = true
		}
		if seen["goals"] != c.leaves || seen["requirements"] {
			t.Errorf("%s leaves out %q", c.format, left)
		}
	}
}
