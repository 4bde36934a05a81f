package pdf_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
)

func asPNG(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claiming is a PNG whose head says that it is as large as that.
func claiming(content []byte, w, h uint32) []byte {
	out := bytes.Clone(content)
	binary.BigEndian.PutUint32(out[16:], w)
	binary.BigEndian.PutUint32(out[20:], h)
	binary.BigEndian.PutUint32(out[29:], crc32.ChecksumIEEE(out[12:29]))
	return out
}

func testFile(t *testing.T, path ...string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(append([]string{"..", "picture", "testdata"}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// TestAnyImageGivesAValidFile: it is drawn, or left out with a warning that says why, and the rest of the document stands.
func TestAnyImageGivesAValidFile(t *testing.T) {
	small := image.NewNRGBA(image.Rect(0, 0, 20, 10))
	small.Set(3, 3, color.NRGBA{R: 255, A: 255})
	plain := asPNG(t, small)
	var photo, moving bytes.Buffer
	frame := func(w, h int) *image.Paletted {
		return image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.Transparent, color.White, color.NRGBA{G: 200, A: 255}})
	}
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 64, 64)), nil); err != nil {
		t.Fatal(err)
	}
	if err := gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{frame(30, 30), frame(9, 9)}, Delay: []int{5, 5}}); err != nil {
		t.Fatal(err)
	}
	noisy := image.NewNRGBA(image.Rect(0, 0, 300, 300))
	for i := range noisy.Pix {
		noisy.Pix[i] = byte(i * i >> 3)
	}
	whole := asPNG(t, noisy)
	tests := []struct {
		name    string
		kind    string // what it is called, which need not be true
		content []byte
		warning string // part of it; "" where the image is drawn
	}{
		{"plain", "image/png", plain, ""},
		{"a JPEG", "image/jpeg", photo.Bytes(), ""},
		{"a JPEG that is called a PNG", "image/png", photo.Bytes(), ""},
		{"a PNG that is called a JPEG", "image/jpeg", plain, ""},
		{"of 16 bits", "image/png", asPNG(t, image.NewNRGBA64(image.Rect(0, 0, 9, 9))), ""},
		{"grey of 16 bits", "image/png", asPNG(t, image.NewGray16(image.Rect(0, 0, 9, 9))), ""},
		{"of a palette that is seen through", "image/png", asPNG(t, frame(9, 9)), ""},
		{"interlaced", "image/png", testFile(t, "interlaced.png"), ""},
		{"for four inks", "image/jpeg", testFile(t, "four-inks.jpg"), ""},
		{"a moving GIF", "image/gif", moving.Bytes(), ""},
		{"one dot", "image/png", asPNG(t, image.NewGray(image.Rect(0, 0, 1, 1))), ""},
		{"a hair", "image/png", asPNG(t, image.NewGray(image.Rect(0, 0, 1, 60_000))), ""},
		{"a line", "image/png", asPNG(t, image.NewGray(image.Rect(0, 0, 60_000, 1))), ""},
		{"with more behind it", "image/png", append(bytes.Clone(plain), "<script>"...), ""},
		{"nothing", "image/png", nil, "no image that fits"},
		{"words", "image/png", []byte("no image at all"), "no image that fits"},
		{"SVG", "image/svg+xml", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "no image that fits"},
		{"WebP", "image/webp", []byte("RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00"), "no image that fits"},
		{"half a PNG", "image/png", whole[:len(whole)/2], "damaged"},
		{"half a JPEG", "image/jpeg", photo.Bytes()[:photo.Len()/2], ""},
		{"a PNG with a wrong byte", "image/png", func() []byte {
			out := bytes.Clone(whole)
			out[len(out)/2] ^= 0xff
			return out
		}(), "damaged"},
		{"a bomb", "image/png", claiming(plain, 60_000, 60_000), "60000 × 60000 dots"},
		{"a bomb whose size overflows", "image/png", claiming(plain, 1<<31-1, 1<<31-1), ""},
		{"of no width", "image/png", claiming(plain, 0, 5), ""},
		{"of more rows than it has", "image/png", claiming(plain, 20, 3000), "damaged"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := discovery.NewFile(test.kind, test.content)
			doc := chapter("Before\n\n![What it shows](image:" + file.Hash + ")\n\nAfter")
			doc.Images = map[string]discovery.File{file.Hash: file}
			data, result := render(t, "image "+test.name, doc)
			drawn := bytes.Contains(data, []byte("/Subtype /Image"))
			said := strings.Join(result.Warnings, " ")
			if drawn == (said != "") || !strings.Contains(said, test.warning) || test.warning != "" && drawn {
				t.Errorf("drawn: %v, warnings: %q", drawn, result.Warnings)
			}
			if text := read(t, data).text(); !strings.Contains(text, "After") || drawn == strings.Contains(text, "[What it shows]") {
				t.Errorf("it reads %q", text)
			}
			checkWithTools(t, data)

			if result, err := pdf.Render(t.Context(), &bytes.Buffer{}, sample(), pdf.Options{Logo: test.content}); err != nil ||
				len(test.content) > 0 && drawn != (len(result.Warnings) == 0) {
				t.Errorf("as a logo: %v, warnings %q", err, result.Warnings)
			}
		})
	}
}
