package shell

import "github.com/wailsapp/wails/v2/pkg/runtime"

// Place is where the window stands, in pixels.
type Place struct {
	X, Y, Width, Height int
	Maximised           bool
}

// The smallest that the window can be made: as a whole, and as a strip beside a call.
const (
	MinWidth, MinHeight           = 640, 480
	MinStripWidth, MinStripHeight = 300, 320
)

// Place says where the window stands now.
func (d *Desktop) Place() Place {
	p := Place{Maximised: runtime.WindowIsMaximised(d.ctx)}
	p.Width, p.Height = runtime.WindowGetSize(d.ctx)
	p.X, p.Y = runtime.WindowGetPosition(d.ctx)
	return p
}

// Screen gives the size of the screen that the window is on; zeros when that is unknown.
func (d *Desktop) Screen() (width, height int) {
	screens, err := runtime.ScreenGetAll(d.ctx)
	if err != nil {
		return 0, 0
	}
	for _, s := range screens {
		if s.IsCurrent {
			return s.Size.Width, s.Size.Height
		}
	}
	return 0, 0
}

// MakeStrip makes the window a narrow strip that stays above all others.
func (d *Desktop) MakeStrip(at Place) {
	if runtime.WindowIsMaximised(d.ctx) {
		runtime.WindowUnmaximise(d.ctx)
	}
	runtime.WindowSetMinSize(d.ctx, MinStripWidth, MinStripHeight)
	runtime.WindowSetSize(d.ctx, at.Width, at.Height)
	runtime.WindowSetPosition(d.ctx, at.X, at.Y)
	runtime.WindowSetAlwaysOnTop(d.ctx, true)
}

// LeaveStrip makes the window a whole one again.
func (d *Desktop) LeaveStrip(back Place) {
	runtime.WindowSetAlwaysOnTop(d.ctx, false)
	runtime.WindowSetSize(d.ctx, back.Width, back.Height)
	runtime.WindowSetMinSize(d.ctx, MinWidth, MinHeight)
	runtime.WindowSetPosition(d.ctx, back.X, back.Y)
	if back.Maximised {
		runtime.WindowMaximise(d.ctx)
	}
}
