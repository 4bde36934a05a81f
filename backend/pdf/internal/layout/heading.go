package layout

import (
	"strconv"
	"strings"

	"throughline/backend/pdf/internal/sheet"
	"throughline/backend/pdf/internal/text"
	"throughline/backend/prose"
)

// Heading opens a part of the document. Levels 1 to 3 are numbered.
type Heading struct {
	Level  int
	Spans  []text.Span // only text, italics and code are taken over
	Anchor string      // name of its place; unique in the document

	number      string
	title       string // plain text
	requirement bool   // the number is its reference
}

// Label is the heading as plain text with its number.
func (h Heading) Label() string { return strings.TrimSpace(h.number + " " + h.title) }

const numberedLevels = 3

// nextNumber gives the number that the next heading of a level has.
func (f *flow) nextNumber(level int) string {
	if level > numberedLevels || f.unnumbered {
		return ""
	}
	f.numbers[level]++
	for deeper := level + 1; deeper < len(f.numbers); deeper++ {
		f.numbers[deeper] = 0
	}
	parts := make([]string, level)
	for i := range parts {
		parts[i] = strconv.Itoa(f.numbers[i+1])
	}
	return strings.Join(parts, ".")
}

func (h Heading) lay(f *flow, c column) {
	h.Level = max(1, min(h.Level, lowestHeading))
	look := headings[h.Level]
	h.number = f.nextNumber(h.Level)
	h.title = prose.CleanLine(text.Plain(withoutNotes(h.Spans)))
	style := headingLook(h.Level)
	var spans []text.Span
	if h.number != "" {
		number := style
		number.Colour, number.Tabular = accent, true
		spans = append(spans, text.Span{Text: h.number + "\u2002", Style: &number})
	}
	for _, s := range h.Spans {
		own := style
		own.Italic = s.Style.Italic
		if s.Style.Literal {
			own.Family, own.Literal, own.Size = s.Style.Family, true, look.size*0.92
		}
		if s.Style.Note > 0 {
			own = NoteMark(style, s.Style.Note)
		}
		spans = append(spans, text.Span{Text: s.Text, Style: &own})
	}
	f.space(look.before)
	first := len(f.slices)
	f.within(f.rank(h.Level), func(*sheet.Element) { f.text(spans, c, look.size*1.22) })
	f.place(first, h.Anchor, c.x)
	if look.ruled {
		f.space(look.after * 0.35)
		f.add(slice{height: 0.8, draw: func(on *sheet.Sheet, y float64) {
			on.Adorn(func() {
				on.Add(&sheet.Rule{X: c.x, Y: y, ToX: c.x + c.width, ToY: y, Colour: hairline, Width: 0.7})
			})
		}})
	}
	f.keepFrom(first)
	f.space(look.after)
	f.headings = append(f.headings, h)
}

var ranks = [...]sheet.Kind{1: sheet.Heading1, sheet.Heading2, sheet.Heading3, sheet.Heading4}

// rank gives the kind of a heading of a level. Readers by ear go from level to level: none is left out on the way down.
func (f *flow) rank(level int) sheet.Kind {
	f.ranked = min(level, f.ranked+1)
	return ranks[f.ranked]
}

// place names the slice numbered i as somewhere that links lead to.
func (f *flow) place(i int, name string, x float64) {
	const above = 10 // show a little of what comes before
	f.decorate(i, func(on *sheet.Sheet, y float64) {
		on.Adorn(func() { on.Add(&sheet.Place{Name: name, X: x, Y: max(0, y-above)}) })
	})
}
