package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the kinds of image that a document may hold
	_ "image/png"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/picture"
	"throughline/backend/prose"
)

// branding takes in whose document it is.
func (a *assembler) branding(opt Options) {
	a.brand.Name = clip(prose.CleanLine(opt.Organisation), longestTitle)
	if len(opt.Logo) == 0 {
		return
	}
	logo, err := drawable(opt.Logo)
	if err != nil {
		a.warnings = append(a.warnings, "The logo is left out. "+said(err))
		return
	}
	a.brand.Logo = &logo
}

// picture gives an image that a span shows as a block; false for one that the document does not hold, or that can't be
// drawn: a warning says so.
func (a *assembler) picture(s prose.Span) (layout.Picture, bool) {
	if s.Image == "" {
		return layout.Picture{}, false
	}
	alt := clip(prose.CleanLine(s.Text), longestTitle)
	file, held := a.source.Images[s.Image]
	if !held {
		a.warnings = append(a.warnings, fmt.Sprintf("The image “%s” is left out. The document does not hold it.", alt))
		return layout.Picture{}, false
	}
	drawn, err := drawable(file.Bytes)
	if err != nil {
		a.warnings = append(a.warnings, fmt.Sprintf("The image “%s” is left out. %s", alt, said(err)))
		return layout.Picture{}, false
	}
	drawn.Alt = alt
	return drawn, true
}

// drawable gives an image as gofpdf can draw it, which would give up the whole file for one that it can't. What it really is
// counts, whatever it is called; how large it is is known before it is unpacked.
func drawable(content []byte) (layout.Picture, error) {
	if !picture.Ready(content) {
		file, err := picture.Clean(content)
		if err != nil {
			return layout.Picture{}, err
		}
		content = file.Bytes
	}
	m, format, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return layout.Picture{}, discovery.Errorf(discovery.Invalid, "This image is damaged.").Because(err)
	}
	return layout.Picture{
		Content: content, Kind: strings.ToUpper(format), Width: m.Bounds().Dx(), Height: m.Bounds().Dy(),
	}, nil
}

// said is what an error tells whoever reads it.
func said(err error) string {
	if e := (*discovery.Error)(nil); errors.As(err, &e) {
		return e.Message
	}
	return "It can't be read."
}
