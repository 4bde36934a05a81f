package sheet

import (
	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/text"
)

// Line puts a line of text with its left end at x on the baseline y.
func (s *Sheet) Line(l text.Line, x, y float64) {
	clusters := l.Visual()
	for i := 0; i < len(clusters); {
		j := i
		for j < len(clusters) && clusters[j].Style == clusters[i].Style {
			j++
		}
		s.linking(clusters[i].Style, func() { x = s.span(clusters[i:j], x, y) })
		i = j
	}
}

// linking makes what is drawn meanwhile a link inside the current element, where the style leads somewhere.
func (s *Sheet) linking(style *text.Style, draw func()) {
	if s.of == nil || s.of.Kind == LinkTo || style.URL == "" && style.Anchor == "" {
		draw()
		return
	}
	s.As(s.of.Child(LinkTo), draw)
}

// span puts clusters of one style and gives the x behind them.
func (s *Sheet) span(clusters []text.Cluster, x, y float64) float64 {
	style := clusters[0].Style
	width := 0.0
	for i := range clusters {
		width += clusters[i].Width
	}
	if style.Chip != nil {
		up, down := style.Size*0.98, style.Size*0.36
		s.Add(&Box{X: x, Y: y - up, W: width, H: up + down, Radius: style.Size * 0.26, Fill: &style.Chip.Fill})
	}
	s.glyphs(clusters, style, x, y)
	if style.Strike {
		at := y - style.Size*0.27
		s.Add(&Rule{X: x, Y: at, ToX: x + width, ToY: at, Colour: style.Colour, Width: style.Size * 0.06})
	}
	if s.of != nil && s.of.Kind == LinkTo {
		s.Add(&Link{
			X: x, Y: y - style.Size*0.92, W: width, H: style.Size * 1.2,
			URL: style.URL, Anchor: style.Anchor, Text: text.Reading(clusters),
		})
	}
	return x + width
}

// boldStroke is how wide, in em, a line around its glyphs makes a regular face look semi-bold.
const boldStroke = 0.028

func (s *Sheet) glyphs(clusters []text.Cluster, style *text.Style, x, y float64) {
	var run *Glyphs
	start := func(sub *fonts.Subset, baseline float64, most int) {
		run = &Glyphs{
			Subset: sub, Size: style.Size * sub.Face.Scale, Colour: style.Colour, X: x, Y: baseline, Items: make([]Placed, 0, most),
		}
		if sub.Face.Fallback && style.Weight >= fonts.SemiBold {
			run.Stroke = style.Size * boldStroke
		}
		run.Slant = style.Italic && sub.Face.Leans
		s.Add(run)
	}
	for i := range clusters {
		c := &clusters[i]
		if c.Opens {
			x += style.Chip.Pad
		}
		for _, g := range c.Glyphs {
			if baseline := y - g.YOffset; run == nil || run.Subset != g.Subset || run.Y != baseline {
				start(g.Subset, baseline, len(clusters)-i)
			}
			if g.Emoji != 0 {
				s.Add(&Emoji{Glyph: g.Emoji, X: x, Y: y, Side: text.EmojiSide(style.Size)})
			}
			run.Items = append(run.Items, Placed{g.Code, float32(x + g.XOffset - run.X), float32(g.Subset.Advance(g.Code))})
			x += g.Advance
		}
		if c.Closes {
			x += style.Chip.Pad
		}
	}
}
