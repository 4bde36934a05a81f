package layout

import (
	"throughline/backend/pdf/internal/sheet"
)

// Picture is an image, as wide as it is at 96 dots an inch, or as the column.
type Picture struct {
	Content       []byte
	Kind          string // "PNG" or "JPEG"
	Width, Height int    // in dots
	Alt           string // what it shows, in words
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
		f.add(slice{height: height, draw: func(on *sheet.Sheet, y float64) {
			on.Add(&sheet.Picture{Content: b.Content, Kind: b.Kind, Dots: b.Width, X: c.x, Y: y, W: width, H: height})
		}})
	})
	f.space(paragraph * 1.2)
}
