package shell

import (
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

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

// AskToClose has the page ask what is to become of what is not saved.
func (d *Desktop) AskToClose() { runtime.EventsEmit(d.ctx, "closing") }

// Quit closes the window.
func (d *Desktop) Quit() { runtime.Quit(d.ctx) }

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
	d.resize(at, MinStripWidth, MinStripHeight)
	runtime.WindowSetAlwaysOnTop(d.ctx, true)
}

// LeaveStrip makes the window a whole one again.
func (d *Desktop) LeaveStrip(back Place) {
	runtime.WindowSetAlwaysOnTop(d.ctx, false)
	d.resize(back, MinWidth, MinHeight)
	if back.Maximised {
		runtime.WindowMaximise(d.ctx)
	}
}

// How often, and after how long, one looks whether a window has taken its size, or its place.
const (
	sizeTries  = 25
	placeTries = 5
	settling   = 40 * time.Millisecond
)

// resize gives the window a size by its bounds, which are then as wide again as they should be. Wails asks GTK for a size
// from another thread than GTK's own: the window then grows now and then without the page in it. Bounds are set on GTK's.
//
// It moves while it is the smaller: a window manager pushes a window that reaches beyond the screen back onto it, in its
// own time. One that has done so all the same is put in its place again.
func (d *Desktop) resize(to Place, minWidth, minHeight int) {
	if width, _ := runtime.WindowGetSize(d.ctx); width < to.Width {
		runtime.WindowSetPosition(d.ctx, to.X, to.Y)
	}
	runtime.WindowSetMinSize(d.ctx, to.Width, to.Height)
	runtime.WindowSetMaxSize(d.ctx, to.Width, to.Height)
	for range sizeTries {
		if width, height := runtime.WindowGetSize(d.ctx); width == to.Width && height == to.Height {
			break
		}
		time.Sleep(settling)
	}
	for range placeTries {
		if x, y := runtime.WindowGetPosition(d.ctx); x == to.X && y == to.Y {
			break
		}
		runtime.WindowSetPosition(d.ctx, to.X, to.Y)
		time.Sleep(settling)
	}
	runtime.WindowSetMinSize(d.ctx, minWidth, minHeight)
	runtime.WindowSetMaxSize(d.ctx, 0, 0)
}
