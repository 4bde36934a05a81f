package fonts

import (
	"cmp"
	"encoding/binary"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/fontscan"
)

// system draws what no embedded font has with the fonts of the computer, for one document.
type system struct {
	all      []fontscan.Footprint
	language string
	faces    map[fontscan.Location]*Face // nil for one that can't be used
	loans    []Loan
}

// Loan is the characters that a font of the computer draws.
type Loan struct {
	Font  string
	Runes []rune // as they were met
}

// UseSystem lets the set look into the computer's fonts for what the embedded ones lack. The file is then another one on a
// computer with other fonts, where the text has such characters. The language (BCP 47) decides between forms of ideographs.
func (s *Set) UseSystem(language string) {
	s.system = &system{language: strings.ToLower(language), faces: map[fontscan.Location]*Face{}}
}

// Loans tells which characters are drawn with which of the computer's fonts.
func (s *Set) Loans() []Loan {
	if s.system == nil {
		return nil
	}
	return s.system.loans
}

// Borrow gives a face of the computer that draws a character, nil where there is none or none may be looked for.
func (s *Set) Borrow(r rune) *Face {
	if s.system == nil || unicode.Is(unicode.Co, r) {
		return nil
	}
	if s.system.all == nil {
		s.system.all = installed()
	}
	for _, trace := range ranked(s.system.all, r, s.system.language) {
		if f := s.system.face(trace.Location); f != nil && len(f.outline(f.Glyph(r))) > 0 {
			s.system.lend(f.Family, r)
			return f
		}
	}
	return nil
}

func (y *system) lend(name string, r rune) {
	i := slices.IndexFunc(y.loans, func(l Loan) bool { return l.Font == name })
	if i < 0 {
		i = len(y.loans)
		y.loans = append(y.loans, Loan{Font: name})
	}
	if !slices.Contains(y.loans[i].Runes, r) {
		y.loans[i].Runes = append(y.loans[i].Runes, r)
	}
}

// installed lists the computer's fonts. Finding them takes seconds when it is done for the first time; an index is kept
// where programs keep what they can find out again.
var installed = sync.OnceValue(func() []fontscan.Footprint {
	folder, err := os.UserCacheDir()
	if err != nil {
		return []fontscan.Footprint{}
	}
	folder = filepath.Join(folder, "throughline")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return []fontscan.Footprint{}
	}
	all, err := fontscan.SystemFonts(log.New(io.Discard, "", 0), folder)
	if err != nil || all == nil {
		return []fontscan.Footprint{}
	}
	return all
})

// ranked gives the fonts that have a character, the best first: the same ones in the same order whatever order they were
// found in.
func ranked(all []fontscan.Footprint, r rune, language string) []fontscan.Footprint {
	var fit []fontscan.Footprint
	for _, trace := range all {
		if trace.Runes.Contains(r) && !blanks(trace.Family) {
			fit = append(fit, trace)
		}
	}
	slices.SortFunc(fit, func(a, b fontscan.Footprint) int {
		return cmp.Or(
			cmp.Compare(fitness(b, language), fitness(a, language)),
			cmp.Compare(a.Family, b.Family),
			cmp.Compare(a.Location.File, b.Location.File),
			cmp.Compare(a.Location.Index, b.Location.Index),
		)
	})
	return fit
}

// blanks is true for fonts that have every character and draw boxes for it.
func blanks(family string) bool {
	return strings.Contains(family, "lastresort") || strings.Contains(family, "adobeblank")
}

// regions are parts of the names of fonts that have the forms of ideographs of a language.
var regions = []struct{ language, name string }{
	{"ja", "jp"},
	{"ko", "kr"},
	{"zh-hk", "hk"},
	{"zh-tw", "tc"},
	{"zh-hant", "tc"},
	{"", "sc"},
}

// fitness tells how well a font goes with the embedded ones: upright, regular, without serifs.
func fitness(trace fontscan.Footprint, language string) int {
	points := 0
	add := func(when bool, many int) {
		if when {
			points += many
		}
	}
	add(trace.Aspect.Style != font.StyleItalic, 8)
	add(trace.Aspect.Weight == font.WeightNormal, 4)
	add(strings.Contains(trace.Family, "sans") || strings.Contains(trace.Family, "gothic"), 2)
	add(strings.Contains(trace.Family, "mono"), -2)
	for _, region := range regions {
		if strings.HasPrefix(language, region.language) {
			add(strings.HasSuffix(trace.Family, region.name), 1)
			break
		}
	}
	return points
}

// face loads a font of the computer; nil for one that can't be read, or whose maker forbids that it goes into documents.
func (y *system) face(at fontscan.Location) (f *Face) {
	if known, ok := y.faces[at]; ok {
		return known
	}
	defer func() {
		if recover() != nil { // it is no font of ours: whatever is wrong with it, another one is taken
			f = nil
		}
		y.faces[at] = f
	}()
	file, err := os.Open(at.File)
	if err != nil {
		return nil
	}
	defer func() { _ = file.Close() }() // it was only read
	loaders, err := ot.NewLoaders(file)
	if err != nil || int(at.Index) >= len(loaders) || forbidden(loaders[at.Index]) {
		return nil
	}
	loaded, err := font.NewFont(loaders[at.Index])
	if err != nil {
		return nil
	}
	family := loaded.Describe().Family
	f = &Face{
		Name: plainName(family) + "-Regular", Family: family, Weight: Regular, Scale: 1, Fallback: true, face: font.NewFace(loaded),
	}
	f.upem = float64(f.face.Upem())
	return f
}

// forbidden reads whether the licence of a font keeps it from being part of a document (OpenType 1.9, OS/2, fsType).
func forbidden(loader *ot.Loader) bool {
	const at, mask, restricted = 8, 0xf, 2
	table, err := loader.RawTable(ot.MustNewTag("OS/2"))
	return err == nil && len(table) >= at+2 && binary.BigEndian.Uint16(table[at:])&mask == restricted
}

// plainName keeps of a family's name what can stand in the name of a font of a PDF.
func plainName(family string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, family)
}
