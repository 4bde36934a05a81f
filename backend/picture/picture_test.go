package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"throughline/backend/discovery"
)

// corner is an image of which only the upper left part is red.
func corner(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.White)
			if x < w/2 && y < h/2 {
				m.Set(x, y, color.NRGBA{R: 255, A: 255})
			}
		}
	}
	return m
}

func encoded(t *testing.T, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t *testing.T, m image.Image) []byte {
	t.Helper()
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, m, nil) })
}

// taken puts what a camera notes into a JPEG: the direction, and the place as words.
func taken(content []byte, direction uint16) []byte {
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	tiff = binary.BigEndian.AppendUint16(tiff, direction)
	tiff = append(tiff, "\x00\x00\x00\x00\x00\x00GPS: Jalan Sudirman 1"...)
	part := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{}, content[:2]...)
	out = append(out, 0xff, exif)
	out = binary.BigEndian.AppendUint16(out, uint16(len(part)+2))
	out = append(out, part...)
	out = append(out, 0xff, comment, 0, 7, 'R', 'i', 'n', 'a', '!')
	return append(out, content[2:]...)
}

func isRed(c color.Color) bool {
	r, g, _, _ := c.RGBA()
	return r > 0xc000 && g < 0x6000
}

func TestAPhotoIsTurnedAndTellsNothingOfItself(t *testing.T) {
	for direction, at := range map[uint16]image.Point{1: {4, 4}, 3: {36, 16}, 6: {16, 4}, 8: {4, 36}} {
		file, err := Clean(taken(asJPEG(t, corner(40, 20)), direction))
		if err != nil {
			t.Fatal(direction, err)
		}
		if file.MediaType != "image/jpeg" || bytes.Contains(file.Bytes, []byte("Sudirman")) || bytes.Contains(file.Bytes, []byte("Rina")) {
			t.Errorf("direction %d: %s still says where it was taken", direction, file.MediaType)
		}
		m, err := jpeg.Decode(bytes.NewReader(file.Bytes))
		if err != nil {
			t.Fatal(direction, err)
		}
		if !isRed(m.At(at.X, at.Y)) {
			t.Errorf("direction %d: the red corner is not at %v of %v", direction, at, m.Bounds())
		}
	}
}

func TestAnUprightJPEGStaysAsItIsCompressed(t *testing.T) {
	plain := asJPEG(t, corner(40, 20))
	file, err := Clean(taken(plain, upright))
	if err != nil || !bytes.Equal(file.Bytes, plain) {
		t.Errorf("%d bytes became %d, %v", len(plain), len(file.Bytes), err)
	}
}

func TestEverythingElseBecomesAPlainPNG(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 8, 8))
	deep.Set(3, 3, color.NRGBA64{R: 0xffff, A: 0xffff})
	palette := image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.White, color.NRGBA{R: 255, A: 255}})
	palette.SetColorIndex(3, 3, 1)
	for name, content := range map[string][]byte{
		"of 16 bits": encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, deep) }),
		"a GIF":      encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, palette, nil) }),
	} {
		file, err := Clean(content)
		if err != nil {
			t.Fatal(name, err)
		}
		about, format, err := image.DecodeConfig(bytes.NewReader(file.Bytes))
		if err != nil || format != "png" || file.MediaType != "image/png" || about.ColorModel == color.NRGBA64Model {
			t.Errorf("%s became %s %v, %v", name, format, about.ColorModel, err)
		}
		m, err := png.Decode(bytes.NewReader(file.Bytes))
		if err != nil || !isRed(m.At(3, 3)) {
			t.Errorf("%s lost its picture: %v", name, err)
		}
	}
}

func TestWhatIsNoImageIsRefusedWithWords(t *testing.T) {
	whole := asJPEG(t, corner(400, 200))
	wide := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, image.NewGray(image.Rect(0, 0, 5000, 2500))) })
	for name, content := range map[string][]byte{
		"nothing":       nil,
		"words":         []byte("not an image"),
		"an SVG":        []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
		"half a JPEG":   whole[:len(whole)/2],
		"too many dots": wide,
		"too many MB":   make([]byte, MaxBytes+1),
	} {
		if _, err := Clean(content); discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNothingHidesBehindAPicture(t *testing.T) {
	plain := asJPEG(t, corner(40, 20))
	file, err := Clean(append(slices.Clone(plain), "PK\x03\x04 secret \xff\xd9"...))
	if err != nil || bytes.Contains(file.Bytes, []byte("secret")) {
		t.Errorf("%v", err)
	}
}

func FuzzClean(f *testing.F) {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, corner(16, 8), nil)
	f.Add(taken(b.Bytes(), 6))
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := Clean(content)
		if err != nil {
			return
		}
		if _, _, err := image.Decode(bytes.NewReader(file.Bytes)); err != nil || !Ready(file.Bytes) {
			t.Errorf("what was kept is no image: %v", err)
		}
	})
}

// TestReady: what Clean gives needs no cleaning, and what it would change is not ready.
func TestReady(t *testing.T) {
	read := func(path string) []byte {
		content, err := os.ReadFile(filepath.Join("testdata", path))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	plain := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, corner(8, 8)) })
	deep := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, image.NewNRGBA64(image.Rect(0, 0, 8, 8))) })
	seen := encoded(t, func(b *bytes.Buffer) error {
		return png.Encode(b, image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.Transparent, color.White}))
	})
	for name, test := range map[string]struct {
		content []byte
		ready   bool
	}{
		"a PNG": {plain, true}, "a JPEG": {asJPEG(t, corner(40, 20)), true}, "of 16 bits": {deep, false}, "seen through": {seen, false},
		"a photo on its side": {taken(asJPEG(t, corner(40, 20)), 6), false}, "interlaced": {read("interlaced.png"), false},
		"for four inks": {read("four-inks.jpg"), false}, "with more behind it": {append(slices.Clone(plain), "more"...), false},
	} {
		if Ready(test.content) != test.ready {
			t.Errorf("%s is ready: %v", name, !test.ready)
		}
		file, err := Clean(test.content)
		if err != nil || !Ready(file.Bytes) {
			t.Errorf("%s is not ready when it is clean (%v)", name, err)
		}
	}
}

func TestInksBecomeLight(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("testdata", "four-inks.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	file, err := Clean(content)
	if err != nil {
		t.Fatal(err)
	}
	m, err := jpeg.Decode(bytes.NewReader(file.Bytes))
	if err != nil || !isRed(m.At(8, 8)) {
		t.Errorf("%v, and the red square is %v", err, m.At(8, 8))
	}
}
