package pdf

import (
	"bytes"
	"image"
	_ "image/jpeg" // the kinds of image that a document may hold
	_ "image/png"
	"strings"

	"github.com/yuin/goldmark/ast"

	"throughline/backend/pdf/internal/layout"
	"throughline/backend/pdf/internal/text"
)

// pictures gives the images that stand in a paragraph, as the document holds them, and which of its nodes they are.
func (c *converter) pictures(n ast.Node) (found []layout.Block, drawn map[*ast.Image]bool) {
	drawn = map[*ast.Image]bool{}
	_ = ast.Walk(n, func(inner ast.Node, entering bool) (ast.WalkStatus, error) {
		if m, ok := inner.(*ast.Image); ok && entering {
			if picture, ok := c.assembler.picture(m, c.source); ok {
				found, drawn[m] = append(found, picture), true
			}
		}
		return ast.WalkContinue, nil
	})
	return found, drawn
}

// picture gives an image of the document as a block; false for one that the document does not hold, or that can't be drawn:
// gofpdf would give up the whole file for it.
func (a *assembler) picture(n *ast.Image, source []byte) (layout.Picture, bool) {
	hash, ours := strings.CutPrefix(string(n.Destination), "image:")
	file, held := a.source.Images[hash]
	if !ours || !held {
		return layout.Picture{}, false
	}
	m, format, err := image.Decode(bytes.NewReader(file.Bytes))
	if err != nil {
		return layout.Picture{}, false
	}
	return layout.Picture{
		Content: file.Bytes, Kind: strings.ToUpper(format), Width: m.Bounds().Dx(), Height: m.Bounds().Dy(),
		Alt: clip(text.CleanLine(string(flatText(n, source))), longestTitle),
	}, true
}
