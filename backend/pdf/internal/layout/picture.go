package layout

import (
	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Picture is an image, as wide as it is at 96 dots an inch, or as the column.
type Picture struct {
	Content       []byte
	Kind          string // "PNG" or "JPEG"
	Width, Height int    // in dots
	Alt           string // what it shows, in words
	Caption       []text.Span
}

const (
	perDot     = 72.0 / 96
	tallestPic = 480.0 // of a page, so that words still stand beside it
)

func (b Picture) lay(f *flow, c column) {
	if b.Width <= 0 || b.Height <= 0 {
		return
	}
	width := min(float64(b.Width)*perDot, c.width)
	height := width * float64(b.Height) / float64(b.Width)
	if height > tallestPic {
		width, height = width*tallestPic/height, tallestPic
	}
	f.space(paragraph * 1.2)
	f.within(sheet.Figure, func(e *sheet.Element) {
		e.Alt = b.Alt
		f.add(slice{height: height, keep: len(b.Caption) > 0, draw: func(on *sheet.Sheet, y float64) {
			on.Add(&sheet.Picture{Content: b.Content, Kind: b.Kind, Dots: b.Width, X: c.x, Y: y, W: width, H: height})
		}})
		f.caption(b.Caption, c)
	})
	f.space(paragraph * 1.6)
}

// caption is what is said below a figure, in its element.
func (f *flow) caption(spans []text.Span, c column) {
	if len(spans) == 0 {
		return
	}
	f.space(5)
	spans = text.Restyle(spans, func(s *text.Style) { s.Size, s.Colour, s.Family = smallSize, muted, fonts.Text })
	f.within(sheet.Caption, func(*sheet.Element) { f.text(spans, c, smallSize*1.45) })
}
