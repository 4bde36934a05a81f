package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

// painted is a kept image of one colour.
func painted(t *testing.T, w, h int, c color.Color) discovery.File {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return discovery.NewFile("image/png", b.Bytes())
}

func TestImagesOfADocumentAreDrawn(t *testing.T) {
	red, blue := painted(t, 300, 100, color.NRGBA{R: 255, A: 255}), painted(t, 300, 200, color.NRGBA{B: 255, A: 120})
	broken := discovery.NewFile("image/png", []byte("no image at all"))
	body := "Before ![A red bar](image:" + red.Hash + ") and after\n\n![Blue](image:" + blue.Hash + ")\n\n![Red again](image:" +
		red.Hash + ")\n\n![Not kept](image:" + strings.Repeat("0", 64) + ") ![Broken](image:" + broken.Hash +
		") ![From the web](https://example.org/a.png)\n"
	doc := discovery.Document{
		Title: "Pictures", Sections: []discovery.DocumentSection{{Title: "One", Body: body}},
		Images: map[string]discovery.File{red.Hash: red, blue.Hash: blue, broken.Hash: broken},
	}
	first, _ := render(t, "pictures", doc)
	if n := bytes.Count(first, []byte("/Subtype /Image")); n != 3 { // two, and how far the blue one shows what lies under it
		t.Errorf("%d images in the file, want 3", n)
	}
	for range 5 {
		if again, _ := render(t, "pictures", doc); !bytes.Equal(first, again) {
			t.Fatal("the same document gave another file")
		}
	}
	file := read(t, first)
	told := 0
	for _, object := range file.objects {
		if bytes.Contains(object, []byte("/S/Figure")) && bytes.Contains(object, []byte("/Alt")) {
			told++
		}
	}
	if told != 3 {
		t.Errorf("%d images are told to who can't see them, want 3", told)
	}
	file.tree()
	pages := file.text()
	for _, words := range []string{"Before", "and after", "[Not kept]", "[Broken]", "[From the web]"} {
		if !strings.Contains(pages, words) {
			t.Errorf("%q is not in %q", words, pages)
		}
	}
	if strings.Contains(pages, "A red bar") || strings.Contains(pages, red.Hash) {
		t.Errorf("a drawn image is told in words as well: %q", pages)
	}
}

func TestAChartIsDrawnWithItsCaption(t *testing.T) {
	red := painted(t, 40, 20, color.NRGBA{R: 255, A: 255})
	doc := chapter("Before it.\n\n![Counted by hand](chart:days)\n\n![Nothing](chart:none)\n\n![A bar](image:" + red.Hash +
		" \"The bar\")\n\n![A bar](image:" + red.Hash + " \"Figure 9. Again\")")
	doc.Images = map[string]discovery.File{red.Hash: red}
	doc.Charts = map[string]discovery.Chart{"days": {
		Kind: discovery.LineChart, Title: "Days to close", Unit: "days", Labels: []string{"Jan", "Feb"},
		Series: []discovery.ChartSeries{{Values: []float64{9, 3}}},
	}}
	data, _ := render(t, "chart", doc)
	r := read(t, data)
	for _, words := range []string{"Days to close", "Figure 1. Counted by hand", "[Nothing]", "Figure 2. The bar", "Figure 9. Again"} {
		if !strings.Contains(r.text(), words) {
			t.Errorf("%q can't be read: %s", words, r.text())
		}
	}
	if tree := strings.Join(r.tree().lines(""), " "); !strings.Contains(tree, "Figure") || !strings.Contains(tree, "Caption") {
		t.Errorf("there is no figure with a caption: %s", tree)
	}
	checkWithTools(t, data)
}
