package layout

import "throughline/backend/pdf/internal/sheet"

// Marked is blocks with a bar in the margin: they are new, or read otherwise than before.
type Marked struct{ Blocks []Block }

const (
	marginBar = 2.0
	fromText  = 16.0 // of the bar
)

func (m Marked) lay(f *flow, c column) {
	f.frames = append(f.frames, &frame{paint: func(on *sheet.Sheet, top, bottom float64) {
		on.Under = append(on.Under, &sheet.Box{
			X: c.at(-fromText, marginBar), Y: top + 2, W: marginBar, H: bottom - top - 4, Radius: marginBar / 2, Fill: &accent,
		})
	}})
	layAll(m.Blocks, f, c)
	f.frames = f.frames[:len(f.frames)-1]
}
