package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the kinds of image that a document may hold
	_ "image/png"
	"regexp"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
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
	if s.Caption != "" {
		drawn.Caption = a.caption(clip(s.Caption, longestTitle))
	}
	return drawn, true
}

// numberedFigure is a caption that somebody has numbered by hand.
var numberedFigure = regexp.MustCompile(`^\pL+\.? \d{1,3}[.:]`)

// caption is what is said below a figure, with its number.
func (a *assembler) caption(words string) []text.Span {
	a.figures++
	if !numberedFigure.MatchString(words) {
		words = fmt.Sprintf(a.words.Figure, a.figures) + ". " + words
	}
	style := layout.Body()
	return []text.Span{{Text: words, Style: &style}}
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
