package sheet

import "throughline/backend/pdf/internal/text"

// Path is a shape of straight lines and curves.
type Path struct {
	Steps []Step
	Fill  *text.Colour
	Line  *text.Colour
	Width float64
	Dash  float64 // length of a dash, 0 for a line without gaps
}

// Step is one part of a path, from where the one before it ended.
type Step struct {
	To     Point
	Curve  bool // a cubic curve by two more points
	C1, C2 Point
	Move   bool // without drawing
}

// Point is a place on a sheet.
type Point struct{ X, Y float64 }

func (*Path) isMark() {}

// Polygon is a path along points; closed if it is filled.
func Polygon(points ...Point) []Step {
	steps := make([]Step, len(points))
	for i, p := range points {
		steps[i] = Step{To: p, Move: i == 0}
	}
	return steps
}

// round is how far the control points of a quarter of a circle lie from its ends, in radii.
const round = 0.5523

// Circle is a path around a point.
func Circle(at Point, r float64) []Step {
	k := r * round
	p := func(dx, dy float64) Point { return Point{at.X + dx, at.Y + dy} }
	return []Step{
		{To: p(r, 0), Move: true},
		{To: p(0, r), Curve: true, C1: p(r, k), C2: p(k, r)},
		{To: p(-r, 0), Curve: true, C1: p(-k, r), C2: p(-r, k)},
		{To: p(0, -r), Curve: true, C1: p(-r, -k), C2: p(-k, -r)},
		{To: p(r, 0), Curve: true, C1: p(k, -r), C2: p(r, -k)},
	}
}
