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
}

func (q Quote) lay(f *flow, c column) {
	f.space(paragraph * 1.3)
	f.framed(3, quoteBar(c), func() {
		inner := c.inset(quoteIndent, 0)
		for _, b := range q.Blocks {
			if p, ok := b.(Paragraph); ok {
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
			X: c.x, Y: top, W: barWidth, H: bottom - top, Radius: barWidth / 2, Fill: &accent,
		})
	}
}

// quoted sets running text in italics; a paragraph that opens with a dash names the speaker and stays upright.
func quoted(spans []text.Span) []text.Span {
	if strings.HasPrefix(strings.TrimSpace(text.Plain(spans)), "— ") {
		return text.Restyle(spans, func(s *text.Style) {
			s.Size *= smallSize / bodySize
			if s.URL == "" && s.Anchor == "" {
				s.Colour = muted
			}
		})
	}
	return text.Restyle(spans, func(s *text.Style) {
		if s.Family == fonts.Text {
			s.Italic = true
		}
		if s.Colour == ink {
			s.Colour = softInk
		}
	})
}

// Code is text shown as it was typed.
type Code struct {
	Text string
}

func (b Code) lay(f *flow, c column) {
	f.space(paragraph * 1.2)
	style := text.Style{Family: fonts.Mono, Size: codeSize * f.size / bodySize, Weight: fonts.Regular, Colour: ink, Literal: true}
	f.framed(7, tint(c), func() {
		for line := range strings.SplitSeq(strings.TrimRight(b.Text, "\n"), "\n") {
			line = keepIndent(line)
			if line == "" {
				f.add(slice{height: style.Size * codeLead, draw: func(*sheet.Sheet, float64) {}})
				continue
			}
			f.text([]text.Span{{Text: line, Style: &style}}, c.inset(11, 11), style.Size*codeLead, alignStart)
		}
	})
	f.space(paragraph * 1.2)
}

// keepIndent makes the white space at the start of a line part of it, where a line break would drop it.
func keepIndent(line string) string {
	line = strings.ReplaceAll(strings.TrimRight(line, " \t\r"), "\t", "    ")
	rest := strings.TrimLeft(line, " ")
	return strings.Repeat("\u00a0", len(line)-len(rest)) + rest
}

// tint is a pale panel behind a column.
func tint(c column) func(on *sheet.Sheet, top, bottom float64) {
	return func(on *sheet.Sheet, top, bottom float64) {
		on.Under = append(on.Under, &sheet.Box{
			X: c.x, Y: top, W: c.width, H: bottom - top, Radius: 4, Fill: &panelTint, Line: &hairline, LineWidth: 0.5,
		})
	}
}
