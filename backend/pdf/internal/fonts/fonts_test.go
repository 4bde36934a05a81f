package fonts

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
)

func TestEveryEmbeddedFontParses(t *testing.T) {
	entries, err := embedded.ReadDir("files")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, err := unpack(strings.TrimSuffix(e.Name(), ".ttf.gz")); err != nil {
			t.Errorf("%s: %v", e.Name(), err)
		}
	}
	for _, fb := range fallbacks {
		load(fb.file) // panics when the file is not there
	}
}

func TestFallback(t *testing.T) {
	set := NewSet(Sans)
	for text, want := range map[string]string{
		"中": "NotoSansCJK-Regular", "あ": "NotoSansCJK-Regular", "한": "NotoSansKR-Regular", "ا": "PlexSansArabic-Regular",
		"ש": "NotoSansHebrew-Regular", "ก": "NotoSansThai-Regular", "क": "NotoSansDevanagari-Regular",
		"∮": "NotoSansMath-Regular", "☎": "NotoSansSymbols2-Regular", "Ꞌ": "NotoSans-Regular", "𐀀": "",
	} {
		got := ""
		if f := set.Fallback([]rune(text)); f != nil {
			got = f.Name
		}
		if got != want {
			t.Errorf("Fallback(%q) is %q, want %q", text, got, want)
		}
	}
}

// TestSubsetIsAFont reads a subset back as the font it claims to be, whatever it was made from.
func TestSubsetIsAFont(t *testing.T) {
	set := NewSet(Sans)
	faces := []*Face{
		set.Face(Text, Regular, false), set.Face(Display, Headline, true), set.Face(Mono, Bold, false),
		set.Fallback([]rune("中")), set.Fallback([]rune("ا")),
	}
	for _, f := range faces {
		t.Run(f.Name, func(t *testing.T) {
			text := []rune("Hág 中文 اب")
			var sub *Subset
			var codes []Code
			for _, g := range f.Shape(Run{Text: text, End: len(text), Script: language.Latin, Language: "en"}) {
				s, code := set.Encode(f, g.ID, string(text[g.First:g.First+g.Runes]))
				sub, codes = s, append(codes, code)
			}
			read, err := font.ParseTTF(bytes.NewReader(sub.TrueType()))
			if err != nil {
				t.Fatal(err)
			}
			for i, code := range codes {
				glyph, ok := read.NominalGlyph(rune(code))
				if !ok {
					t.Fatalf("code %04X has no glyph", code)
				}
				want := sub.glyph(code).id
				if read.HorizontalAdvance(glyph) != max(0, rounded(f.face.HorizontalAdvance(want))) {
					t.Errorf("glyph %d of the text has another width", i)
				}
				outline, _ := read.GlyphDataOutline(glyph)
				source, _ := f.face.GlyphDataOutline(want)
				if (len(outline.Segments) == 0) != (len(source.Segments) == 0) {
					t.Errorf("glyph %d of the text lost its outline", i)
				}
			}
		})
	}
}

// TestASCIINeedsNoComposing: in the families that have words, ASCII is drawn alike whether it is composed or not.
func TestASCIINeedsNoComposing(t *testing.T) {
	for _, design := range []Design{Sans, Serif} {
		set := NewSet(design)
		for _, f := range []*Face{
			set.Face(Text, Regular, false), set.Face(Reading, Bold, true), set.Face(Display, Headline, false),
		} {
			for first := ' '; first <= '~'; first++ {
				line := make([]rune, 0, 2*('~'-' '+1))
				for second := ' '; second <= '~'; second++ {
					line = append(line, first, second)
				}
				run := Run{Text: line, End: len(line), Script: language.Latin, Language: "en"}
				composed := f.Shape(run)
				run.Features = Uncomposed
				if !slices.Equal(f.Shape(run), composed) {
					t.Errorf("%s draws %q otherwise", f.Name, string(line))
				}
			}
		}
	}
}

func rounded(v float32) float32 { return float32(round(v)) }

func TestCodes(t *testing.T) {
	set := NewSet(Sans)
	f := set.Face(Text, Regular, false)
	a, first := set.Encode(f, 1, "a")
	_, again := set.Encode(f, 1, "a")
	_, other := set.Encode(f, 1, "b")
	if first != again || first == other {
		t.Errorf("codes %04X, %04X, %04X: the same glyph and text have one code, another text another", first, again, other)
	}
	if other-first < 2 {
		t.Error("codes are adjacent, which gofpdf is slow at")
	}
	for i := range maxCodes {
		set.Encode(f, GlyphID(i), "x")
	}
	if b, _ := set.Encode(f, 1, "last"); a == b {
		t.Error("a full subset was given one more code")
	}
	if got := a.Text(first); got != "a" {
		t.Errorf("code %04X stands for %q", first, got)
	}
	if cmap := string(a.ToUnicode()); !strings.Contains(cmap, "<0020> <0061>\n") || strings.Contains(cmap, "101 beginbfchar") {
		t.Error("the CMap does not map the code, or has too long a block")
	}
}

func TestEmojiHaveColours(t *testing.T) {
	emoji := NewSet(Sans).Emoji()
	family := []rune("👨‍👩‍👧‍👦")
	glyphs := emoji.Shape(Run{Text: family, End: len(family), Script: language.Common, Language: "en"})
	colours := map[[3]uint8]bool{}
	for _, g := range glyphs {
		for _, l := range emoji.Layers(g.ID) {
			colours[[3]uint8{l.R, l.G, l.B}] = true
		}
	}
	if len(colours) < 3 {
		t.Errorf("the family has %d colours in %d glyphs", len(colours), len(glyphs))
	}
}
