package layout

import (
	"strings"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Code is text shown as it was typed.
type Code struct {
	Text string
}

func (b Code) lay(f *flow, c column) {
	style := text.Style{
		Family: fonts.Mono, Size: codeSize, Weight: fonts.Regular, Colour: ink, Literal: true,
	}
	f.space(paragraph * 1.2)
	f.framed(7, panel(c, panelTint, hairline), sheet.Paragraph, func() {
		f.of = f.of.Child(sheet.Code)
		for line := range strings.SplitSeq(strings.TrimRight(b.Text, "\n"), "\n") {
			line = keepIndent(line)
			if line == "" {
				f.add(slice{height: codeLead, draw: func(*sheet.Sheet, float64) {}})
				continue
			}
			f.text([]text.Span{{Text: line, Style: &style}}, c.inset(11, 11), codeLead)
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

// panel is a tint behind a column.
func panel(c column, fill, line text.Colour) func(on *sheet.Sheet, top, bottom float64) {
	return func(on *sheet.Sheet, top, bottom float64) {
		on.Under = append(on.Under, &sheet.Box{
			X: c.x, Y: top, W: c.width, H: bottom - top, Radius: 4, Fill: &fill, Line: &line, LineWidth: 0.6,
		})
	}
}
