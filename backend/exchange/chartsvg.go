package exchange

import (
	"fmt"
	"html"
	"math"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/prose"
)

// The drawing of a chart, in the units of its own box. Its colours are those of the page's style.
const (
	drawnWidth  = 640.0
	drawnHeight = 230.0
	drawnBar    = 26.0
	drawnLeft   = 62.0
	drawnTop    = 14.0
	drawnFoot   = 26.0
	drawnNames  = 220.0 // of bars
	lettersIn   = 6.4   // how wide a letter is, about
)

// drawing is a chart while it is drawn as SVG.
type drawing struct {
	discovery.Chart
	said            *discovery.Words
	out             strings.Builder
	low, high, step float64
	height          float64
}

// chartSVG draws a chart; those who can't see it find the table of its numbers below.
func chartSVG(c discovery.Chart, words *discovery.Words) string {
	d := drawing{Chart: c, said: words, height: drawnHeight}
	if c.Kind == discovery.BarChart {
		d.height = drawnBar*float64(len(c.Labels)) + 4
	}
	title := words.Chart + ": " + prose.CleanLine(c.Title)
	if drawsTarget(c) {
		title += ". " + aimOf(c, words)
	}
	d.put(`<svg viewBox="0 0 %g %g" role="img" aria-label="%s">`, drawnWidth, d.height, html.EscapeString(title))
	d.scale()
	switch c.Kind {
	case discovery.BarChart:
		d.bars()
	case discovery.ColumnChart:
		d.axis()
		d.columns()
		d.target()
	case discovery.LineChart:
		d.axis()
		d.lines()
		d.target()
	}
	d.put("</svg>\n")
	return d.out.String()
}

func (d *drawing) put(format string, values ...any) { fmt.Fprintf(&d.out, format, values...) }

// words writes a text with a class; those that would be wider than room end in an ellipsis.
func (d *drawing) words(class string, x, y, room float64, words string) {
	letters := []rune(prose.CleanLine(words))
	if most := max(1, int(room/lettersIn)); len(letters) > most {
		letters = append(letters[:most-1:most-1], '…')
	}
	d.put(`<text class="%s" x="%.1f" y="%.1f">%s</text>`, class, x, y, html.EscapeString(string(letters)))
}

// value is a number that can be drawn.
func (d *drawing) value(series discovery.ChartSeries, i int) (float64, bool) {
	const most = 1e15
	if i >= len(series.Values) || math.IsNaN(series.Values[i]) || math.Abs(series.Values[i]) > most {
		return 0, false
	}
	return series.Values[i], true
}

// scale chooses the numbers at the axis: from zero, or below it, in steps that people count in.
func (d *drawing) scale() {
	reach := func(v float64) { d.low, d.high = min(d.low, v), max(d.high, v) }
	for _, s := range d.Series {
		for i := range d.Labels {
			if v, ok := d.value(s, i); ok {
				reach(v)
			}
		}
	}
	if drawsTarget(d.Chart) {
		reach(*d.Target)
	}
	if d.high == d.low {
		d.high++
	}
	rough := (d.high - d.low) / 4
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, times := range []float64{1, 2, 2.5, 5, 10} {
		if d.step = times * power; d.step >= rough {
			break
		}
	}
	d.low, d.high = math.Floor(d.low/d.step)*d.step, math.Ceil(d.high/d.step)*d.step
}

func (d *drawing) y(v float64) float64 {
	return d.height - drawnFoot - (d.height-drawnFoot-drawnTop)*(v-d.low)/(d.high-d.low)
}

func (d *drawing) room() float64 { return (drawnWidth - drawnLeft - 8) / float64(len(d.Labels)) }

func (d *drawing) x(i int) float64 { return drawnLeft + d.room()*(float64(i)+0.5) }

func (d *drawing) written(v float64) string {
	words := strings.Replace(number(math.Round(v*100)/100, d.said), "-", "−", 1)
	if d.Unit == "" || d.Unit == "%" {
		return words + d.Unit
	}
	return words + " " + d.Unit
}

func (d *drawing) axis() {
	for n := range int(math.Round((d.high-d.low)/d.step)) + 1 {
		v := d.low + float64(n)*d.step
		d.put(`<path class="grid" d="M%g %.1fH%g"/>`, drawnLeft, d.y(v), drawnWidth-8)
		d.words("end", drawnLeft-8, d.y(v)+4, drawnLeft-4, d.written(v))
	}
	const narrowest = 44.0 // of a label that can be read
	every := max(1, int(math.Ceil(narrowest/d.room())))
	for i := 0; i < len(d.Labels); i += every {
		d.words("middle", d.x(i), d.height-6, d.room()*float64(every), d.Labels[i])
	}
}

// drawsTarget tells whether the drawing of a chart shows its target: bars don't.
func drawsTarget(c discovery.Chart) bool {
	return c.Target != nil && math.Abs(*c.Target) < 1e15 && c.Kind != discovery.BarChart
}

func (d *drawing) target() {
	if !drawsTarget(d.Chart) {
		return
	}
	y := d.y(*d.Target)
	d.put(`<path class="target" d="M%g %.1fH%g"/>`, drawnLeft, y, drawnWidth-8)
	d.words("aim end", drawnWidth-10, y-5, drawnWidth/2, aimOf(d.Chart, d.said))
}

func (d *drawing) lines() {
	for s, series := range d.Series {
		var path, marks strings.Builder
		draws := "M"
		for i := range d.Labels {
			v, ok := d.value(series, i)
			if !ok {
				draws = "M"
				continue
			}
			fmt.Fprintf(&path, "%s%.1f %.1f", draws, d.x(i), d.y(v))
			draws = "L"
			fmt.Fprintf(&marks, `<circle class="s%d" cx="%.1f" cy="%.1f" r="3.5"><title>%s</title></circle>`,
				s%seriesLooks, d.x(i), d.y(v), html.EscapeString(d.told(i, series, v)))
		}
		d.put(`<path class="line s%d" d="%s"/>%s`, s%seriesLooks, path.String(), marks.String())
	}
}

// seriesLooks is how many looks of series the style knows.
const seriesLooks = 5

// told is a value in words.
func (d *drawing) told(i int, series discovery.ChartSeries, v float64) string {
	words := prose.CleanLine(d.Labels[i]) + ": " + d.written(v)
	if name := prose.CleanLine(series.Name); name != "" {
		words = name + ", " + words
	}
	return words
}

func (d *drawing) columns() {
	n := float64(len(d.Series))
	width := min(d.room()*0.64/n, 44)
	for s, series := range d.Series {
		for i := range d.Labels {
			v, ok := d.value(series, i)
			if !ok {
				continue
			}
			x, top, foot := d.x(i)+width*(float64(s)-n/2), min(d.y(v), d.y(0)), max(d.y(v), d.y(0))
			d.put(`<rect class="s%d" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="2"><title>%s</title></rect>`,
				s%seriesLooks, x+1, top, max(width-2, 0.5), foot-top, html.EscapeString(d.told(i, series, v)))
			if words := d.written(v); float64(len([]rune(words)))*lettersIn <= width+6 {
				d.words("middle", x+width/2, top-4, width+6, words)
			}
		}
	}
}

func (d *drawing) bars() {
	n := float64(len(d.Series))
	thick := min(14, (drawnBar-6)/n)
	const values = 70.0 // room for the numbers behind the bars
	for i, label := range d.Labels {
		middle := drawnBar*(float64(i)+0.5) + 2
		d.words("end name", drawnNames-10, middle+4, drawnNames-10, label)
		for s, series := range d.Series {
			v, ok := d.value(series, i)
			if !ok {
				continue
			}
			y := middle + thick*(float64(s)-n/2)
			length := max(1, (drawnWidth-drawnNames-values)*max(0, v)/max(d.high, d.step))
			d.put(`<rect class="s%d" x="%g" y="%.1f" width="%.1f" height="%.1f" rx="2"/>`,
				s%seriesLooks, drawnNames, y+0.5, length, thick-1)
			d.words("value", drawnNames+length+6, y+thick/2+4, values, d.written(v))
		}
	}
}

// figure writes a chart as a drawing, with its numbers below for whoever wants them.
func (w *htmlWriter) figure(c discovery.Chart, table func()) {
	w.write(`<figure class="chart">`)
	if len(c.Series) > 1 {
		w.write(`<p class="legend" aria-hidden="true">`)
		for i, s := range c.Series {
			w.write(fmt.Sprintf(`<span class="s%d">%s</span> `, i%seriesLooks, html.EscapeString(prose.CleanLine(s.Name))))
		}
		w.write("</p>")
	}
	w.write(chartSVG(c, w.words), "</figure>\n<details><summary>"+w.words.Figures+"</summary>\n")
	table()
	w.write("</details>\n")
}
