package pdf

import (
	"bytes"
	"image"
	_ "image/jpeg" // the kinds of image that a document may hold
	_ "image/png"
	"strings"

	"throughline/backend/pdf/internal/layout"
	"throughline/backend/prose"
)

// picture gives an image that a span shows as a block; false for one that the document does not hold, or that can't be drawn:
// gofpdf would give up the whole file for it.
func (a *assembler) picture(s prose.Span) (layout.Picture, bool) {
	file, held := a.source.Images[s.Image]
	if s.Image == "" || !held {
		return layout.Picture{}, false
	}
	m, format, err := image.Decode(bytes.NewReader(file.Bytes))
	if err != nil {
		return layout.Picture{}, false
	}
	return layout.Picture{
		Content: file.Bytes, Kind: strings.ToUpper(format), Width: m.Bounds().Dx(), Height: m.Bounds().Dy(),
		Alt: clip(s.Text, longestTitle),
	}, true
}
