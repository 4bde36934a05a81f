package layout

import (
	"strings"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

const (
	barWidth    = 2.4
	quoteIndent = 14
)

// Quote is what someone else wrote.
type Quote struct {
	Blocks []Block
	Lang   string // BCP 47, "" for that of the document
}

func (q Quote) lay(f *flow, c column) {
	c = c.reading(firstWords(q.Blocks))
	f.space(paragraph * 1.3)
	f.framed(3, quoteBar(c), sheet.BlockQuote, func() {
		f.of.Lang = q.Lang
		inner := c.inset(quoteIndent, 0)
		for _, b := range q.Blocks {
			if p, ok := b.(Paragraph); ok {
				if namesSpeaker(p.Spans) {
					f.keepLast()
					f.closeUp()
					f.space(3)
					f.paragraph(quoted(p.Spans), inner, smallSize*1.5)
					continue
				}
				p.Spans = quoted(p.Spans)
				b = p
			}
			b.lay(f, inner)
		}
	})
	f.space(paragraph * 1.3)
}

func quoteBar(c column) func(on *sheet.Sheet, top, bottom float64) {
	return func(on *sheet.Sheet, top, bottom float64) {
		on.Under = append(on.Under, &sheet.Box{
			X: c.at(0, barWidth), Y: top, W: barWidth, H: bottom - top, Radius: barWidth / 2, Fill: &accent,
		})
	}
}

// namesSpeaker reports whether a paragraph of a quote says whose words it is: it opens with a dash.
func namesSpeaker(spans []text.Span) bool {
	return strings.HasPrefix(strings.TrimSpace(text.Plain(spans)), "— ")
}

// quoted sets running text in italics, and the name of the speaker upright.
func quoted(spans []text.Span) []text.Span {
	if namesSpeaker(spans) {
		return text.Restyle(spans, func(s *text.Style) {
			s.Size *= smallSize / bodySize
			if s.URL == "" && s.Anchor == "" {
				s.Colour = muted
			}
		})
	}
	return text.Restyle(spans, func(s *text.Style) {
		if s.Family == fonts.Reading {
			s.Italic = true
		}
		if s.Colour == ink {
			s.Colour = softInk
		}
	})
}
