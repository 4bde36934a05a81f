package fonts

import (
	"math"

	ot "github.com/go-text/typesetting/font/opentype"
)

// outline is a glyph in the TrueType format (OpenType specification, "glyf").
type outline struct {
	id                     GlyphID
	data                   []byte
	advance                int
	xMin, yMin, xMax, yMax int
	points, contours       int
}

type point struct {
	x, y    int
	onCurve bool
}

// encodeOutline turns lines, quadratic and cubic curves into a simple TrueType glyph.
func encodeOutline(segments []ot.Segment) outline {
	contours := contoursOf(segments)
	if len(contours) == 0 {
		return outline{}
	}
	o := outline{contours: len(contours)}
	first := contours[0][0]
	o.xMin, o.xMax, o.yMin, o.yMax = first.x, first.x, first.y, first.y
	var ends []int
	for _, c := range contours {
		for _, p := range c {
			o.xMin, o.xMax = min(o.xMin, p.x), max(o.xMax, p.x)
			o.yMin, o.yMax = min(o.yMin, p.y), max(o.yMax, p.y)
		}
		o.points += len(c)
		ends = append(ends, o.points-1)
	}
	o.data = words(nil, o.contours, o.xMin, o.yMin, o.xMax, o.yMax)
	o.data = words(o.data, ends...)
	o.data = words(o.data, 0) // no instructions
	o.data = append(o.data, encodePoints(contours)...)
	return o
}

// Flags of a point.
const (
	onCurvePoint     = 0x01
	xShort, yShort   = 0x02, 0x04
	repeatFlag       = 0x08
	xSameOrPositive  = 0x10
	ySameOrPositive  = 0x20
	longestFlagRun   = 255
	shortCoordinates = 256
)

func encodePoints(contours [][]point) []byte {
	var flags, xs, ys []byte
	var last point
	for _, c := range contours {
		for _, p := range c {
			flag := byte(0)
			if p.onCurve {
				flag = onCurvePoint
			}
			var bits byte
			xs, bits = appendDelta(xs, p.x-last.x, xShort, xSameOrPositive)
			flag |= bits
			ys, bits = appendDelta(ys, p.y-last.y, yShort, ySameOrPositive)
			flags = append(flags, flag|bits)
			last = p
		}
	}
	out := packFlags(flags)
	out = append(out, xs...)
	out = append(out, ys...)
	if len(out)%2 != 0 {
		out = append(out, 0)
	}
	return out
}

func appendDelta(b []byte, d int, short, same byte) (bytes []byte, flags byte) {
	switch {
	case d == 0:
		return b, same
	case d > 0 && d < shortCoordinates:
		return append(b, byte(d)), short | same
	case d < 0 && d > -shortCoordinates:
		return append(b, byte(-d)), short
	default:
		return words(b, d), 0
	}
}

func packFlags(flags []byte) []byte {
	var out []byte
	for i := 0; i < len(flags); {
		run := 1
		for i+run < len(flags) && flags[i+run] == flags[i] && run <= longestFlagRun {
			run++
		}
		if run > 2 {
			out = append(out, flags[i]|repeatFlag, byte(run-1))
		} else {
			out = append(out, flags[i:i+run]...)
		}
		i += run
	}
	return out
}

func contoursOf(segments []ot.Segment) [][]point {
	var contours [][]point
	var current []point
	finish := func() {
		if n := len(current); n > 1 && current[0] == current[n-1] {
			current = current[:n-1]
		}
		if len(current) > 1 {
			contours = append(contours, current)
		}
		current = nil
	}
	var pen ot.SegmentPoint
	for _, s := range segments {
		a := s.Args
		switch s.Op {
		case ot.SegmentOpMoveTo:
			finish()
			current = append(current, on(a[0]))
			pen = a[0]
		case ot.SegmentOpLineTo:
			current = append(current, on(a[0]))
			pen = a[0]
		case ot.SegmentOpQuadTo:
			current = append(current, off(a[0]), on(a[1]))
			pen = a[1]
		case ot.SegmentOpCubeTo:
			current = append(current, quadratics(pen, a[0], a[1], a[2])...)
			pen = a[2]
		}
	}
	finish()
	return contours
}

func on(p ot.SegmentPoint) point  { return point{round(p.X), round(p.Y), true} }
func off(p ot.SegmentPoint) point { return point{round(p.X), round(p.Y), false} }
func round(v float32) int         { return int(math.Round(float64(v))) }

// quadratics approximates a cubic curve within about half a unit: split in n pieces, the error of a quadratic falls
// with the cube of n.
func quadratics(p0, p1, p2, p3 ot.SegmentPoint) []point {
	const tolerance, mostPieces = 0.4, 8
	bend := math.Hypot(float64(p0.X-3*p1.X+3*p2.X-p3.X), float64(p0.Y-3*p1.Y+3*p2.Y-p3.Y))
	n := max(1, min(mostPieces, int(math.Ceil(math.Cbrt(bend/36/tolerance)))))
	points := make([]point, 0, 2*n)
	from, fromSlope := cubicAt(p0, p1, p2, p3, 0)
	step := 1 / float32(n)
	for i := 1; i <= n; i++ {
		to, toSlope := cubicAt(p0, p1, p2, p3, float32(i)*step)
		// The control point lies halfway between the ones that the slopes at either end ask for.
		control := ot.SegmentPoint{
			X: (from.X + fromSlope.X*step/2 + to.X - toSlope.X*step/2) / 2,
			Y: (from.Y + fromSlope.Y*step/2 + to.Y - toSlope.Y*step/2) / 2,
		}
		points = append(points, off(control), on(to))
		from, fromSlope = to, toSlope
	}
	return points
}

func cubicAt(p0, p1, p2, p3 ot.SegmentPoint, t float32) (at, slope ot.SegmentPoint) {
	u := 1 - t
	blend := func(a, b, c, d float32) float32 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
	derive := func(a, b, c, d float32) float32 { return 3*u*u*(b-a) + 6*u*t*(c-b) + 3*t*t*(d-c) }
	return ot.SegmentPoint{X: blend(p0.X, p1.X, p2.X, p3.X), Y: blend(p0.Y, p1.Y, p2.Y, p3.Y)},
		ot.SegmentPoint{X: derive(p0.X, p1.X, p2.X, p3.X), Y: derive(p0.Y, p1.Y, p2.Y, p3.Y)}
}
