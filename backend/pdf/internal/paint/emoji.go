package paint

import (
	"fmt"
	"strings"

	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/jung-kurt/gofpdf"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
)

// emojiDepth is the part of an emoji that stands below the baseline.
const emojiDepth = 0.14

func (p *painter) drawEmoji(e *sheet.Emoji) {
	form, ok := p.emoji[e.Glyph]
	if !ok {
		form = emojiForm(p.set.Emoji(), e.Glyph)
		p.emoji[e.Glyph] = form
	}
	p.pdf.UseTemplateScaled(form,
		gofpdf.PointType{X: e.X, Y: e.Y - e.Side*(1-emojiDepth)}, gofpdf.SizeType{Wd: e.Side, Ht: e.Side})
}

// emojiForm draws an emoji once, in flat colours; pages only refer to it.
func emojiForm(e *fonts.Emoji, g fonts.GlyphID) gofpdf.Template {
	const side = 100.0
	width, low, high := e.Box(g)
	pen := outlinePen{scale: side / max(width, high-low), low: low}
	return gofpdf.CreateTpl(gofpdf.PointType{}, gofpdf.SizeType{Wd: side, Ht: side}, "P", "pt", "", func(t *gofpdf.Tpl) {
		for _, layer := range e.Layers(g) {
			t.RawWriteStr(fmt.Sprintf("%.3g %.3g %.3g rg %sf",
				float64(layer.R)/255, float64(layer.G)/255, float64(layer.B)/255, pen.path(layer.Outline)))
		}
	})
}

// outlinePen writes an outline in font units as a path.
type outlinePen struct {
	scale, low float64
	at         ot.SegmentPoint
}

func (o *outlinePen) path(outline []ot.Segment) string {
	var b strings.Builder
	write := func(operator string, points ...ot.SegmentPoint) {
		for _, q := range points {
			fmt.Fprintf(&b, "%.1f %.1f ", float64(q.X)*o.scale, (float64(q.Y)-o.low)*o.scale)
		}
		b.WriteString(operator)
		o.at = points[len(points)-1]
	}
	for i, s := range outline {
		a := s.Args
		switch s.Op {
		case ot.SegmentOpMoveTo:
			if i > 0 {
				b.WriteString("h ")
			}
			write("m ", a[0])
		case ot.SegmentOpLineTo:
			write("l ", a[0])
		case ot.SegmentOpQuadTo:
			write("c ", towards(o.at, a[0]), towards(a[1], a[0]), a[1])
		case ot.SegmentOpCubeTo:
			write("c ", a[0], a[1], a[2])
		}
	}
	b.WriteString("h ")
	return b.String()
}

// towards gives the control point of a cubic curve that equals a quadratic one: two thirds of the way.
func towards(from, control ot.SegmentPoint) ot.SegmentPoint {
	return ot.SegmentPoint{X: from.X + 2*(control.X-from.X)/3, Y: from.Y + 2*(control.Y-from.Y)/3}
}
