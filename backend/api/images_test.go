package api

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

func pixels(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPastedImageIsServedAndPrinted(t *testing.T) {
	desk, prd := newPRD(t)
	images, prds := &Images{Desk: desk}, &PRDs{Desk: desk}
	pasted := PastedImage{Name: "Where it hurts.png", Data: base64.StdEncoding.EncodeToString(pixels(t))}
	kept, err := images.Keep(pasted)
	if err != nil || kept.Name != "Where it hurts" {
		t.Fatalf("%+v, %v", kept, err)
	}
	if again, err := images.Keep(pasted); err != nil || again != kept {
		t.Errorf("the same image once more: %+v, %v", again, err)
	}
	get := func(path string) *httptest.ResponseRecorder {
		answer := httptest.NewRecorder()
		Served(desk).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
		return answer
	}
	if r := get("/files/" + kept.Hash); r.Code != http.StatusOK || r.Header().Get("Content-Type") != "image/png" {
		t.Errorf("served as %d %v", r.Code, r.Header())
	}
	if r := get("/files/" + strings.Repeat("0", 64)); r.Code != http.StatusNotFound {
		t.Errorf("one that is not kept: %d", r.Code)
	}

	secret := discovery.NewFile("application/json", []byte(`{"private":true}`))
	st, err := desk.use()
	if err != nil {
		t.Fatal(err)
	}
	if err := st.KeepFile(secret); err != nil {
		t.Fatal(err)
	}
	if r := get("/files/" + secret.Hash); r.Code != http.StatusNotFound {
		t.Errorf("what is no image is served: %d", r.Code)
	}

	detail, err := prds.AddSection(prd.ID, "Pictures")
	if err != nil {
		t.Fatal(err)
	}
	section := detail.Sections[len(detail.Sections)-1]
	section.Body = "![Where it hurts](image:" + kept.Hash + ") ![](image:" + secret.Hash + ")"
	if _, err := prds.UpdateSection(section); err != nil {
		t.Fatal(err)
	}
	printed, err := writePRD(t.Context(), st, ExportForm{ID: prd.ID, Edition: discovery.WholeEdition})
	if images := bytes.Count(printed.content, []byte("/Subtype /Image")); err != nil || images != 1 {
		t.Errorf("%d images are printed, %v", images, err)
	}
}

func TestWhatIsNoImageIsNotKept(t *testing.T) {
	desk, _ := newPRD(t)
	images := &Images{Desk: desk}
	for _, data := range []string{"", "%%%", base64.StdEncoding.EncodeToString([]byte("<svg/>"))} {
		if _, err := images.Keep(PastedImage{Data: data}); discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("%q: %v", data, err)
		}
	}
}
