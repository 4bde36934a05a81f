package layout

import (
	"cmp"
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

// Fact is a name and a value at the foot of the cover.
type Fact struct{ Name, Value string }

const (
	coverBand    = 9.0
	titleTop     = 250.0
	titleSize    = 33.0
	longTitle    = 60 // characters from which the title is set smaller
	smallTitle   = 26.0
	mostTitle    = 8    // lines of the title that the cover shows
	factRow      = 40.0 // with a value of one line
	factLine     = 14.0
	logoHeight   = 34.0
	logoMiddle   = 77.0  // from the upper edge
	factsFoot    = 130.0 // below the facts
	mostFactLine = 3
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
	y := min(titleTop, page.Height*0.3)
	kind := text.Style{Family: fonts.Text, Size: 8.6, Weight: fonts.SemiBold, Colour: accent, Track: 1.1}
	paragraph := func(draw func()) { on.As(of.Child(sheet.Paragraph), draw) }
	start := func(l text.Line, y float64) { on.Line(l, c.at(0, l.Width), y) }
	paragraph(func() { start(shaper.Fit(v.Kind, &kind, c.width), y) })
	paragraph(func() { y = v.title(on, shaper, c, y+18) })
	if v.Subtitle != "" {
		style := text.Style{Family: fonts.Text, Size: 12.5, Weight: fonts.Regular, Colour: muted}
		y += 8
		paragraph(func() {
			for _, l := range firstLines(shaper, v.Subtitle, &style, c.width*0.82, 3) {
				start(l, y+14)
				y += 19
			}
		})
	}
	from := 0.0
	for _, label := range v.Labels {
		if label.Text == "" {
			continue
		}
		style := chip(8.6, label.Tone)
		pill := shaper.Fit(label.Text, &style, c.width-from)
		paragraph(func() { on.Line(pill, c.at(from, pill.Width), y+30) })
		from += pill.Width + 7
	}
	v.facts(on, shaper, page, paragraph)
	return on
}

// draw puts the logo, so high, where a column begins, and the name beside it or in its place; as part of an element, or of
// none where it only adorns the page.
func (b Brand) draw(on *sheet.Sheet, shaper *text.Shaper, c column, of *sheet.Element, middle, height float64) {
	const widest, letters, beside = 5.6, 0.44, 0.3 // in heights
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
		wide, high := height*float64(b.Logo.Width)/float64(b.Logo.Height), height
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
	if name := shaper.Fit(b.Name, &style, c.width-from); name.Width > 0 {
		part(sheet.Paragraph, "", func() { on.Line(name, c.at(from, name.Width), middle+style.Size*0.36) })
	}
}

func (v Cover) title(on *sheet.Sheet, shaper *text.Shaper, c column, y float64) float64 {
	style := text.Style{Family: fonts.Display, Size: titleSize, Weight: fonts.Headline, Colour: ink, Track: -0.45}
	if len([]rune(v.Title)) > longTitle {
		style.Size = smallTitle
	}
	width := c.width * 0.92
	for _, l := range firstLines(shaper, v.Title, &style, width, mostTitle) {
		on.Line(l, c.at(0, l.Width), y+style.Size*0.95)
		y += style.Size * 1.16
	}
	return y
}

// facts fills two columns, or three for three of them, from the foot of the cover upwards.
func (v Cover) facts(on *sheet.Sheet, shaper *text.Shaper, page Page, paragraph func(draw func())) {
	if len(v.Facts) == 0 {
		return
	}
	c := page.column()
	name := text.Style{Family: fonts.Text, Size: finePrint, Weight: fonts.Medium, Colour: muted}
	value := text.Style{Family: fonts.Text, Size: 10.4, Weight: fonts.Medium, Colour: ink}
	across := 2
	if len(v.Facts) == 3 {
		across = 3
	}
	rows := (len(v.Facts) + across - 1) / across
	room := c.width / float64(across)
	values, tops := make([][]text.Line, len(v.Facts)), make([]float64, rows+1)
	for row := range rows {
		most := 1
		for i := row * across; i < min((row+1)*across, len(v.Facts)); i++ {
			values[i] = firstLines(shaper, v.Facts[i].Value, &value, room-14, mostFactLine)
			most = max(most, len(values[i]))
		}
		tops[row+1] = tops[row] + factRow + float64(most-1)*factLine
	}
	y := page.Height - factsFoot - tops[rows]
	on.Add(&sheet.Rule{X: c.x, Y: y, ToX: c.x + c.width, ToY: y, Colour: hairline, Width: 0.7})
	y += 18
	for i, fact := range v.Facts {
		place := column{c.at(float64(i%across)*room, room), room, c.mirrored}
		line := func(l text.Line, y float64) { on.Line(l, place.at(0, l.Width), y) }
		top := y + tops[i/across]
		paragraph(func() {
			line(shaper.Single(text.Span{Text: fact.Name, Style: &name}), top+8)
			for k, l := range values[i] {
				line(l, top+22+float64(k)*factLine)
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
	return append(slices.Clip(lines[:most-1]), shaper.Fit(rest.String(), style, width))
}
