package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Chart shows numbers as a figure.
type Chart struct {
	Kind    ChartKind
	Title   string
	Unit    string // behind each number
	Labels  []string
	Series  []Series
	Target  *float64
	Aim     string // what is said of the target
	Point   string // of numbers that are not whole, "" for a full stop
	Caption []text.Span
}

// ChartKind is how a chart shows its numbers.
type ChartKind uint8

const (
	Lines   ChartKind = iota // how something goes with time
	Columns                  // amounts side by side
	Bars                     // amounts below each other, where their names are long
)

// Series is one row of numbers, as many as there are labels. NaN is none, and so is what no chart can show.
type Series struct {
	Name   string
	Values []float64
}

const (
	chartHeight  = 190.0
	barRow       = 22.0
	mostBars     = 24 // more would not stand on a page
	chartPadding = 13.0
	chartTop     = 38.0 // title and legend
	chartBottom  = 28.0 // the labels
	axisWidth    = 44.0
)

// seriesColours tell series apart, beside their marks and the legend.
var seriesColours = []text.Colour{
	accent, {R: 0x0f, G: 0x9d, B: 0x76}, {R: 0xc9, G: 0x7c, B: 0x08}, {R: 0x70, G: 0x48, B: 0xe8}, {R: 0x49, G: 0x50, B: 0x57},
}

var (
	shade     = text.Colour{Role: text.Tint}
	gridLine  = text.Colour{R: 0xe8, G: 0xec, B: 0xf0}
	targetInk = text.Colour{R: 0xc9, G: 0x2a, B: 0x2a}
)

func (b Chart) lay(f *flow, c column) {
	if len(b.Labels) == 0 || len(b.Series) == 0 {
		return
	}
	height := chartHeight
	if b.Kind == Bars {
		b.Labels = b.Labels[:min(len(b.Labels), mostBars)]
		height = chartTop + barRow*float64(len(b.Labels)) + chartPadding
	}
	f.space(paragraph * 1.4)
	f.within(sheet.Figure, func(e *sheet.Element) {
		e.Alt = b.said()
		f.add(slice{height: height, keep: len(b.Caption) > 0, draw: func(on *sheet.Sheet, y float64) {
			p := plot{Chart: b, shaper: f.shaper, on: on, box: c, top: y, height: height}
			p.draw()
		}})
		f.caption(b.Caption, c)
	})
	f.space(paragraph * 1.6)
}

// said is the chart in words.
func (b Chart) said() string {
	var s strings.Builder
	s.WriteString(b.Title)
	for _, series := range b.Series {
		s.WriteString(". ")
		if series.Name != "" {
			s.WriteString(series.Name + ": ")
		}
		for i, label := range b.Labels {
			if v, ok := series.at(i); ok {
				fmt.Fprintf(&s, "%s %s, ", label, b.value(v))
			}
		}
	}
	said := strings.TrimSuffix(s.String(), ", ") + "."
	if b.Target != nil {
		said += " " + b.Aim + "."
	}
	return said
}

func (s Series) at(i int) (float64, bool) {
	const most = 1e15
	if i >= len(s.Values) || math.IsNaN(s.Values[i]) || math.Abs(s.Values[i]) > most {
		return 0, false
	}
	return s.Values[i], true
}

// value is a number of the series, with as many decimals as the others have.
func (b Chart) value(v float64) string {
	decimals := 0
	for _, s := range b.Series {
		for i := range b.Labels {
			if v, ok := s.at(i); ok {
				_, part, _ := strings.Cut(strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64), ".")
				decimals = max(decimals, len(part))
			}
		}
	}
	return b.written(v, decimals)
}

func (b Chart) written(v float64, decimals int) string {
	digits := strings.NewReplacer("-", "−", ".", cmp.Or(b.Point, ".")).Replace(
		strconv.FormatFloat(math.Round(v*100)/100, 'f', decimals, 64))
	if b.Unit == "" || b.Unit == "%" {
		return digits + b.Unit
	}
	return digits + " " + b.Unit
}

// plot is a chart while it is drawn.
type plot struct {
	Chart
	shaper      *text.Shaper
	on          *sheet.Sheet
	box         column
	top, height float64
	low, high   float64 // of the scale
	step        float64
}

func (p *plot) style(size float64, colour text.Colour, weight int) *text.Style {
	return &text.Style{Family: fonts.Text, Size: size, Weight: weight, Colour: colour, Tabular: true}
}

func (p *plot) draw() {
	p.on.Add(&sheet.Box{X: p.box.x, Y: p.top, W: p.box.width, H: p.height, Radius: 5, Line: &hairline, LineWidth: 0.6})
	left, right := p.box.x+chartPadding, p.box.x+p.box.width-chartPadding
	legend := p.legend(right)
	p.on.Line(p.shaper.Fit(p.Title, p.style(9, ink, fonts.SemiBold), legend-left-8), left, p.top+20)
	p.scale()
	if p.Kind == Bars {
		p.bars(left, right)
		return
	}
	p.axis()
	if p.Kind == Columns {
		p.columns()
	} else {
		p.lines()
	}
	p.target()
}

// legend draws the names of the series, if they are several, and gives how far to the left they reach.
func (p *plot) legend(right float64) float64 {
	if len(p.Series) < 2 {
		return right
	}
	style := p.style(7.6, softInk, fonts.Regular)
	for i, series := range slices.Backward(p.Series) {
		name := p.shaper.Fit(series.Name, style, 110)
		right -= name.Width
		p.on.Line(name, right, p.top+20)
		right -= 8
		p.mark(i, sheet.Point{X: right, Y: p.top + 17.3})
		right -= 14
	}
	return right
}

// scale chooses the numbers at the axis: from zero, or below it where there are such, in steps that people count in.
func (p *plot) scale() {
	reach := func(v float64) { p.low, p.high = min(p.low, v), max(p.high, v) }
	for _, s := range p.Series {
		for i := range p.Labels {
			if v, ok := s.at(i); ok {
				reach(v)
			}
		}
	}
	if p.Target != nil {
		reach(*p.Target)
	}
	if p.high == p.low {
		p.high++
	}
	const steps = 4
	p.step = niceStep((p.high - p.low) / steps)
	p.low = math.Floor(p.low/p.step) * p.step
	p.high = math.Ceil(p.high/p.step) * p.step
}

// niceStep gives the smallest of 1, 2, 2.5 and 5 times a power of ten that is not less.
func niceStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, times := range []float64{1, 2, 2.5, 5} {
		if least <= times*power {
			return times * power
		}
	}
	return 10 * power
}

func (p *plot) left() float64   { return p.box.x + axisWidth }
func (p *plot) right() float64  { return p.box.x + p.box.width - 16 }
func (p *plot) bottom() float64 { return p.top + p.height - chartBottom }

// y is where a value stands.
func (p *plot) y(v float64) float64 {
	return p.bottom() - (p.bottom()-p.top-chartTop)*(v-p.low)/(p.high-p.low)
}

// x is the middle of the room of a label.
func (p *plot) x(i int) float64 { return p.left() + p.room()*(float64(i)+0.5) }

func (p *plot) room() float64 { return (p.right() - p.left()) / float64(len(p.Labels)) }

func (p *plot) axis() {
	tick, label := p.style(7.4, muted, fonts.Regular), p.style(7.6, softInk, fonts.Regular)
	for v := p.low; v <= p.high+p.step/2; v += p.step {
		colour, width := gridLine, 0.5
		if math.Abs(v) < p.step/2 {
			colour, width = headLine, 0.8
		}
		y := p.y(v)
		p.on.Add(&sheet.Rule{X: p.left(), Y: y, ToX: p.right(), ToY: y, Colour: colour, Width: width})
		number := p.shaper.Fit(p.tick(v, tick), tick, axisWidth-10)
		p.on.Line(number, p.left()-7-number.Width, y+2.6)
	}
	const narrowest = 26.0 // of a label that can be read
	every := max(1, int(math.Ceil(narrowest/p.room())))
	for i := 0; i < len(p.Labels); i += every {
		name := p.shaper.Fit(p.Labels[i], label, p.room()*float64(every)-3)
		p.on.Line(name, p.x(i)-name.Width/2, p.bottom()+13)
	}
}

// tick is a number at the axis. A unit that is a word stands at the highest only, if there is room for it.
func (p *plot) tick(v float64, style *text.Style) string {
	const sign = 2
	whole, bare := p.Chart, p.Chart
	bare.Unit = ""
	words := whole.written(v, -1)
	if highest := v > p.high-p.step/2; len([]rune(p.Unit)) > sign &&
		(!highest || p.shaper.Single(text.Span{Text: words, Style: style}).Width > axisWidth-10) {
		return bare.written(v, -1)
	}
	return words
}

func (p *plot) target() {
	if p.Target == nil {
		return
	}
	y := p.y(*p.Target)
	words := p.shaper.Fit(p.Aim, p.style(7.2, targetInk, fonts.Medium), (p.right()-p.left())/2)
	at := p.clear(words.Width, y)
	p.on.Add(&sheet.Path{
		Steps: sheet.Polygon(sheet.Point{X: p.left(), Y: y}, sheet.Point{X: p.right(), Y: y}), Line: &targetInk, Width: 1.1, Dash: 4,
	})
	p.on.Line(words, at.X, at.Y)
}

// clear is where words stand beside a line across the chart, as far from what is drawn as it can be.
func (p *plot) clear(width, y float64) sheet.Point {
	var best sheet.Point
	most := -1.0
	left, right, above, below := p.left()+6, p.right()-width-6, y-3.4, y+8.4
	for _, at := range []sheet.Point{{X: left, Y: above}, {X: right, Y: above}, {X: left, Y: below}, {X: right, Y: below}} {
		if at.Y > p.bottom()-1 || at.Y < p.top+chartTop {
			continue
		}
		if room := p.roomAround(at, width); room > most+0.5 {
			best, most = at, room
		}
	}
	return best
}

// roomAround is how far the nearest value stands above or below words.
func (p *plot) roomAround(at sheet.Point, width float64) float64 {
	const enough = 12.0
	room := enough
	for i := range p.Labels {
		if x := p.x(i); x < at.X-p.room() || x > at.X+width+p.room() {
			continue
		}
		for _, s := range p.Series {
			v, ok := s.at(i)
			if !ok {
				continue
			}
			if y := p.y(v); p.Kind == Columns && y < at.Y {
				room = 0 // a column stands behind them
			} else {
				room = min(room, math.Abs(y-(at.Y-2.6)))
			}
		}
	}
	return room
}
