package pdf

import (
	"bytes"
	"image"
	_ "image/jpeg" // the kinds of image that a document may hold
	_ "image/png"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

// branding is whose document it is.
func (a *assembler) branding(opt Options) layout.Brand {
	brand := layout.Brand{Name: clip(text.CleanLine(opt.Organisation), longestTitle)}
	if len(opt.Logo) == 0 {
		return brand
	}
	logo, ok := drawable(discovery.File{Bytes: opt.Logo})
	if !ok {
		a.warnings = append(a.warnings, "The logo can't be drawn: it is no PNG or JPEG that can be read.")
		return brand
	}
	logo.Alt = brand.Name
	brand.Logo = &logo
	return brand
}

// picture gives an image that a span shows as a block; false for one that the document does not hold, or that can't be drawn:
// gofpdf would give up the whole file for it.
func (a *assembler) picture(s prose.Span) (layout.Picture, bool) {
	file, held := a.source.Images[s.Image]
	if s.Image == "" || !held {
		return layout.Picture{}, false
	}
	picture, ok := drawable(file)
	picture.Alt = clip(s.Text, longestTitle)
	return picture, ok
}

func drawable(file discovery.File) (layout.Picture, bool) {
	m, format, err := image.Decode(bytes.NewReader(file.Bytes))
	if err != nil {
		return layout.Picture{}, false
	}
	return layout.Picture{
		Content: file.Bytes, Kind: strings.ToUpper(format), Width: m.Bounds().Dx(), Height: m.Bounds().Dy(),
	}, true
}
