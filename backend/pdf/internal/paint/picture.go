package paint

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"

	"github.com/jung-kurt/gofpdf"

	"throughline/backend/pdf/internal/sheet"
)

// picture draws an image, whose content is in the file once however often it is drawn.
func (p *painter) picture(m *sheet.Picture) {
	digest := sha256.Sum256(m.Content)
	name := hex.EncodeToString(digest[:])
	kind := gofpdf.ImageOptions{ImageType: m.Kind}
	if p.pdf.GetImageInfo(name) == nil {
		content := m.Content
		// gofpdf writes images of the same width in the order of a map: none has the width of another.
		wide := m.Dots
		for p.widths[wide] {
			wide++
		}
		p.widths[wide] = true
		if wide != m.Dots {
			content = widened(content, m.Kind, wide)
		}
		p.pdf.RegisterImageOptionsReader(name, kind, bytes.NewReader(content))
	}
	p.pdf.ImageOptions(name, m.X, m.Y, m.W, m.H, false, kind, 0, "")
}

// widened gives an image with white at its right edge; as it was where it can't be read.
func widened(content []byte, kind string, dots int) []byte {
	m, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return content
	}
	wide := image.NewNRGBA(image.Rect(0, 0, dots, m.Bounds().Dy()))
	draw.Draw(wide, wide.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(wide, wide.Bounds(), m, m.Bounds().Min, draw.Src)
	var out bytes.Buffer
	if kind == "PNG" {
		err = png.Encode(&out, wide)
	} else {
		err = jpeg.Encode(&out, wide, &jpeg.Options{Quality: 92})
	}
	if err != nil {
		return content
	}
	return out.Bytes()
}
