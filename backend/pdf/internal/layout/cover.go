package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
)

// Cover is what the title page says.
type Cover struct {
	Brand    Brand
	Kind     string // what sort of document it is
	Title    string
	Subtitle string
	Labels   []Label // its status, for whom it is
	Facts    []Fact
}

// Brand is whose document it is.
type Brand struct {
	Name string
	Logo *Picture // nil for none
}

// Fact is a name and its values at the foot of the cover.
type Fact struct {
	Name   string
	Values []string
}

const (
	coverBand  = 9.0
	titleTop   = 250.0
	logoHeight = 34.0
	logoMiddle = 77.0  // from the upper edge
	highestTop = 142.0 // below a logo
	aboveFacts = 36.0
)

func (v Cover) sheet(shaper *text.Shaper, page Page, of *sheet.Element) *sheet.Sheet {
	on := &sheet.Sheet{}
	c := page.column()
	band := &sheet.Box{W: coverBand, H: page.Height, Fill: &accent}
	if c.mirrored {
		band.X = page.Width - coverBand
	}
	on.Add(band)
	v.Brand.draw(on, shaper, c, of, logoMiddle, logoHeight)
	paragraph := func(draw func()) { on.As(of.Child(sheet.Paragraph), draw) }
	head, facts := v.headline(shaper, c.width), v.factSheet(shaper, page)
	y := min(titleTop, page.Height*0.3, facts.top-aboveFacts-head.height())
	head.draw(on, c, max(highestTop, y), paragraph)
	facts.draw(on, paragraph)
	return on
}

// spaced is how far capitals may stand apart, in sizes, before programs that read them take each for a word.
const spaced = 0.085

const (
	titleSize   = 33.0
	mostTitle   = 8 // lines of the title that the cover shows
	titleLead   = 1.16
	belowKind   = 18.0
	subtitleTop = 8.0
	subtitleRow = 19.0
	labelsTop   = 30.0
	labelGap    = 7.0
)

// smallerTitles are the sizes of titles of more characters than fit in the size before.
var smallerTitles = []struct {
	from int
	size float64
}{{60, 26}, {130, 21}}

// headline is what the cover says above all.
type headline struct {
	kind            text.Line
	size            float64 // of the title
	title, subtitle []text.Line
	labels          []text.Line
}

func (v Cover) headline(shaper *text.Shaper, width float64) headline {
	kind := text.Style{Family: fonts.Text, Size: 8.6, Weight: fonts.SemiBold, Colour: accent, Track: spaced * 8.6}
	title := text.Style{Family: fonts.Display, Size: titleSize, Weight: fonts.Headline, Colour: ink, Track: -0.45}
	subtitle := text.Style{Family: fonts.Text, Size: 12.5, Weight: fonts.Regular, Colour: muted}
	for _, smaller := range smallerTitles {
		if len([]rune(v.Title)) > smaller.from {
			title.Size = smaller.size
		}
	}
	h := headline{kind: shaper.Fit(v.Kind, &kind, width), size: title.Size}
	h.title = firstLines(shaper, v.Title, &title, width*0.92, mostTitle)
	if v.Subtitle != "" {
		h.subtitle = firstLines(shaper, v.Subtitle, &subtitle, width*0.82, 3)
	}
	for _, label := range v.Labels {
		if label.Text == "" {
			continue
		}
		style := chip(8.6, label.Tone)
		pill := shaper.Fit(label.Text, &style, width)
		width -= pill.Width + labelGap
		h.labels = append(h.labels, pill)
	}
	return h
}

// height is from the baseline of the kind of document to the foot of the labels.
func (h headline) height() float64 {
	height := belowKind + float64(len(h.title))*h.size*titleLead
	if n := len(h.subtitle); n > 0 {
		height += subtitleTop + float64(n)*subtitleRow
	}
	if len(h.labels) > 0 {
		height += labelsTop
	}
	return height
}

func (h headline) draw(on *sheet.Sheet, c column, y float64, paragraph func(draw func())) {
	start := func(l text.Line, y float64) { on.Line(l, c.at(0, l.Width), y) }
	paragraph(func() { start(h.kind, y) })
	y += belowKind
	paragraph(func() {
		for _, l := range h.title {
			start(l, y+h.size*0.95)
			y += h.size * titleLead
		}
	})
	if len(h.subtitle) > 0 {
		y += subtitleTop
		paragraph(func() {
			for _, l := range h.subtitle {
				start(l, y+14)
				y += subtitleRow
			}
		})
	}
	from := 0.0
	for _, pill := range h.labels {
		paragraph(func() { on.Line(pill, c.at(from, pill.Width), y+labelsTop) })
		from += pill.Width + labelGap
	}
}

// draw puts the logo, so high, where a column begins, and the name beside it or in its place; as part of an element, or of
// none where it only adorns the page.
func (b Brand) draw(on *sheet.Sheet, shaper *text.Shaper, c column, of *sheet.Element, middle, height float64) {
	const widest, tallest, letters, beside = 5.6, 1.5, 0.44, 0.3 // in heights
	part := func(kind sheet.Kind, alt string, draw func()) {
		if of == nil {
			on.Adorn(draw)
			return
		}
		e := of.Child(kind)
		e.Alt = alt
		on.As(e, draw)
	}
	from := 0.0
	if b.Logo != nil && b.Logo.Width > 0 && b.Logo.Height > 0 {
		shape := float64(b.Logo.Width) / float64(b.Logo.Height)
		high := height * min(tallest, max(1, math.Sqrt(1/shape)))
		wide := high * shape
		if most := height * widest; wide > most {
			wide, high = most, high*most/wide
		}
		part(sheet.Figure, cmp.Or(b.Name, "Logo"), func() {
			on.Add(&sheet.Picture{
				Content: b.Logo.Content, Kind: b.Logo.Kind, Dots: b.Logo.Width,
				X: c.at(from, wide), Y: middle - high/2, W: wide, H: high,
			})
		})
		from += wide + height*beside
	}
	style := text.Style{Family: fonts.Display, Size: height * letters, Weight: fonts.Headline, Colour: ink, Track: -0.1}
	if b.Name == "" {
		return
	}
	const most, leading, smaller = 2, 1.25, 0.84
	if shaper.Single(text.Span{Text: b.Name, Style: &style}).Width > most*0.9*(c.width-from) {
		style.Size *= smaller
	}
	lines := firstLines(shaper, b.Name, &style, c.width-from, most)
	y := middle - float64(len(lines)-1)*style.Size*leading/2
	part(sheet.Paragraph, "", func() {
		for _, l := range lines {
			on.Line(l, c.at(from, l.Width), y+style.Size*0.36)
			y += style.Size * leading
		}
	})
}

const (
	factRow      = 40.0 // with a value of one line
	factLine     = 14.0
	factsFoot    = 130.0 // below the facts
	factsTop     = 18.0  // between the line above them and the facts
	besideFact   = 14.0
	mostFactLine = 4
)

// factSheet is the facts in two columns, or three for three of them, that stand at the foot of the cover.
type factSheet struct {
	column column
	across int
	names  []text.Line
	values [][]text.Line
	top    float64
	rows   []float64 // how far each stands below the top
}

func (v Cover) factSheet(shaper *text.Shaper, page Page) factSheet {
	name := text.Style{Family: fonts.Text, Size: finePrint, Weight: fonts.Medium, Colour: muted}
	value := text.Style{Family: fonts.Text, Size: 10.4, Weight: fonts.Medium, Colour: ink}
	s := factSheet{column: page.column(), across: 2}
	if len(v.Facts) == 3 {
		s.across = 3
	}
	y := factsTop
	for i := 0; i < len(v.Facts); i += s.across {
		most := 1
		for _, fact := range v.Facts[i:min(i+s.across, len(v.Facts))] {
			lines := fact.lines(shaper, &value, s.room()-besideFact)
			s.names = append(s.names, shaper.Fit(fact.Name, &name, s.room()-besideFact))
			s.values = append(s.values, lines)
			most = max(most, len(lines))
		}
		s.rows = append(s.rows, y)
		y += factRow + float64(most-1)*factLine
	}
	s.top = page.Height - factsFoot - y + factsTop
	return s
}

// lines gives the values one after the other, each on one line as long as it is not too long for one.
func (f Fact) lines(shaper *text.Shaper, style *text.Style, width float64) []text.Line {
	var whole, line string
	for i, value := range f.Values {
		if i < len(f.Values)-1 {
			value += ","
		}
		longer := strings.TrimPrefix(line+" "+value, " ")
		if line != "" && shaper.Single(text.Span{Text: longer, Style: style}).Width > width {
			whole, longer = whole+line+"\n", value
		}
		line = longer
	}
	return firstLines(shaper, whole+line, style, width, mostFactLine)
}

func (s factSheet) room() float64 { return s.column.width / float64(s.across) }

func (s factSheet) draw(on *sheet.Sheet, paragraph func(draw func())) {
	if len(s.names) == 0 {
		return
	}
	on.Add(&sheet.Rule{X: s.column.x, Y: s.top, ToX: s.column.x + s.column.width, ToY: s.top, Colour: hairline, Width: 0.7})
	for i, name := range s.names {
		place := column{s.column.at(float64(i%s.across)*s.room(), s.room()), s.room(), s.column.mirrored}
		line := func(l text.Line, y float64) { on.Line(l, place.at(0, l.Width), y) }
		y := s.top + s.rows[i/s.across]
		paragraph(func() {
			line(name, y+8)
			for k, l := range s.values[i] {
				line(l, y+22+float64(k)*factLine)
			}
		})
	}
}

// firstLines breaks text into at most so many lines; the last of them ends in an ellipsis when there would be more.
func firstLines(shaper *text.Shaper, s string, style *text.Style, width float64, most int) []text.Line {
	lines := shaper.Break(shaper.Shape([]text.Span{{Text: s, Style: style}}), width)
	if len(lines) <= most {
		return lines
	}
	var rest strings.Builder
	for _, l := range lines[most-1:] {
		rest.WriteString(text.Reading(l.Clusters))
		if rest.Len() > 1000 {
			break
		}
	}
	rest.WriteString("…")
	return append(slices.Clip(lines[:most-1]), shaper.Fit(strings.ReplaceAll(rest.String(), "\n", " "), style, width))
}
