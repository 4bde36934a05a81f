package sheet

import (
	"slices"

	"throughline/backend/pdf/internal/fonts"
	"throughline/backend/pdf/internal/text"
)

// Sheet is one page.
type Sheet struct {
	Under []Mark // painted first: backgrounds
	Over  []Stretch

	of *Element
}

// Stretch is marks that follow each other and belong to the same element; to none where they only adorn the page.
type Stretch struct {
	Of    *Element
	Marks []Mark
}

// Mark is one of the kinds below.
type Mark interface{ isMark() }

// Glyphs is a run of glyphs of one font and style.
type Glyphs struct {
	Subset *fonts.Subset
	Size   float64
	Colour text.Colour
	X, Y   float64 // where the baseline starts
	Stroke float64 // width of the line that makes a fallback face bold, 0 for none
	Slant  bool    // a fallback face made italic
	Items  []Placed
}

// Placed is a glyph and where it stands from the start of its run.
type Placed struct {
	Code    fonts.Code
	X       float32
	Advance float32 // the font's own, in em/1000
}

// Box is a rectangle, with rounded corners when Radius is set.
type Box struct {
	X, Y, W, H, Radius float64
	Fill, Line         *text.Colour
	LineWidth          float64
}

// Rule is a straight line.
type Rule struct {
	X, Y, ToX, ToY float64
	Colour         text.Colour
	Width          float64
	Dotted         bool
}

// Emoji is a colour emoji in a square whose lower edge lies on the descender line.
type Emoji struct {
	Glyph      fonts.GlyphID
	X, Y, Side float64
}

// Picture is an image of one of the kinds that gofpdf knows.
type Picture struct {
	Content    []byte
	Kind       string
	Dots       int // how wide it is
	X, Y, W, H float64
}

// Link is an area that leads to a URL or to a Place.
type Link struct {
	X, Y, W, H  float64
	URL, Anchor string
	Text        string // what the area says, for those who can't see it
}

// Place is somewhere that links and bookmarks lead to.
type Place struct {
	Name string
	X, Y float64
}

func (*Glyphs) isMark()  {}
func (*Box) isMark()     {}
func (*Rule) isMark()    {}
func (*Emoji) isMark()   {}
func (*Picture) isMark() {}
func (*Link) isMark()    {}
func (*Place) isMark()   {}

// As makes what is drawn meanwhile a part of an element.
func (s *Sheet) As(e *Element, draw func()) {
	before := s.of
	s.of = e
	draw()
	s.of = before
}

// Adorn makes what is drawn meanwhile no part of what is read.
func (s *Sheet) Adorn(draw func()) { s.As(nil, draw) }

// Add puts marks on top of the sheet.
func (s *Sheet) Add(marks ...Mark) {
	if n := len(s.Over); n > 0 && s.Over[n-1].Of == s.of {
		s.Over[n-1].Marks = append(s.Over[n-1].Marks, marks...)
		return
	}
	if s.of != nil {
		s.of.Kids = append(s.of.Kids, Content{s, len(s.Over)})
	}
	s.Over = append(s.Over, Stretch{s.of, marks})
}

// Each calls f for every mark on top of the sheet.
func (s *Sheet) Each(f func(Mark)) {
	for _, stretch := range s.Over {
		for _, m := range stretch.Marks {
			f(m)
		}
	}
}

// KeepLinks drops all but the links, which is what a sheet is needed for once it has been drawn.
func (s *Sheet) KeepLinks() {
	s.Under = nil
	for i := range s.Over {
		s.Over[i].Marks = slices.DeleteFunc(s.Over[i].Marks, func(m Mark) bool {
			_, ok := m.(*Link)
			return !ok
		})
	}
}
