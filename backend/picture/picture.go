package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	_ "image/gif" // of which the first picture counts
	"image/jpeg"
	"image/png"

	"throughline/backend/discovery"
)

// How large an image may be. A photo of a phone and a screenshot of a large screen fit.
const (
	MaxBytes  = 8 << 20
	MaxPixels = 12_000_000
)

const quality = 90 // of a JPEG that must be written anew

// Clean gives an image as it is kept: PNG and GIF as a PNG of 8 bits, JPEG as JPEG.
func Clean(content []byte) (discovery.File, error) {
	if len(content) > MaxBytes {
		return discovery.File{}, discovery.InvalidField("image", "This image has %d MB; at most %d MB fit. Save it smaller.",
			(len(content)+(1<<20)-1)>>20, MaxBytes>>20)
	}
	about, format, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return discovery.File{}, discovery.InvalidField("image", "This is no image that fits: choose a PNG, JPEG or GIF.").
			Because(err)
	}
	if tooLarge(about) {
		return discovery.File{}, discovery.InvalidField("image",
			"This image has %d × %d dots; at most %d million fit. Make it smaller.", about.Width, about.Height, MaxPixels/1_000_000)
	}
	whole, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return discovery.File{}, discovery.InvalidField("image", "This image is damaged, or a part of it is missing.").Because(err)
	}
	if format == "jpeg" {
		return cleanJPEG(content, whole)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, plain(whole)); err != nil {
		return discovery.File{}, fmt.Errorf("write the image: %w", err)
	}
	return discovery.NewFile("image/png", out.Bytes()), nil
}

// plain gives an image of 8 bits a channel, which every reader of documents knows.
func plain(m image.Image) image.Image {
	switch m := m.(type) {
	case *image.NRGBA, *image.Gray:
		return m
	case *image.Paletted:
		if m.Opaque() { // not every writer of documents knows colours that are seen through
			return m
		}
	}
	flat := image.NewNRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(flat, flat.Bounds(), m, m.Bounds().Min, draw.Src)
	return flat
}

// cleanJPEG keeps a JPEG's picture as it is compressed, unless it was taken in another direction than it is shown, or is
// made for four inks, which every program takes for other colours.
func cleanJPEG(content []byte, whole image.Image) (discovery.File, error) {
	kept, turn, ok := strip(content)
	if _, inks := whole.(*image.CMYK); ok && turn == upright && !inks {
		return discovery.NewFile("image/jpeg", kept), nil
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, turned(whole, turn), &jpeg.Options{Quality: quality}); err != nil {
		return discovery.File{}, fmt.Errorf("write the image: %w", err)
	}
	return discovery.NewFile("image/jpeg", out.Bytes()), nil
}

// turned gives an image as it is to be seen, by the direction that its camera noted: 1 upright, 3 upside down, 6 and 8 on
// its sides, and the even ones beside them mirrored.
func turned(m image.Image, direction int) image.Image {
	if direction == upright {
		return m
	}
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	from := func(x, y int) (int, int) { return x, y }
	switch direction {
	case 2:
		from = func(x, y int) (int, int) { return w - 1 - x, y }
	case 3:
		from = func(x, y int) (int, int) { return w - 1 - x, h - 1 - y }
	case 4:
		from = func(x, y int) (int, int) { return x, h - 1 - y }
	case 5:
		from = func(x, y int) (int, int) { return y, x }
	case 6:
		from = func(x, y int) (int, int) { return y, h - 1 - x }
	case 7:
		from = func(x, y int) (int, int) { return w - 1 - y, h - 1 - x }
	case 8:
		from = func(x, y int) (int, int) { return w - 1 - y, x }
	}
	size := image.Rect(0, 0, w, h)
	if direction >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewNRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			fx, fy := from(x, y)
			out.Set(x, y, m.At(b.Min.X+fx, b.Min.Y+fy))
		}
	}
	return out
}
