package text

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/segmenter"

	"throughline/backend/pdf/internal/fonts"
)

// TestAnyTextIsPrintable: what nobody should see is not drawn, whoever hands the text over.
func TestAnyTextIsPrintable(t *testing.T) {
	s, style := shaper()
	for text, want := range map[string]string{
		"caf\xe9": "caf\ufffd", "a\x00b\x07\x7f\u009fc": "abc", "tab\there": "tab    here", "x\u202egpj.exe\u202c": "xgpj.exe",
		"\u2066isolated\u2069": "isolated", "non\ufdd0\uffff\U0001fffechar": "nonchar",
	} {
		if got := Reading(s.Shape([]Span{{text, style}})); got != want {
			t.Errorf("%q is drawn as %q, want %q", text, got, want)
		}
	}
}

func shaper() (*Shaper, *Style) {
	return NewShaper(fonts.NewSet(fonts.Sans), "en"), &Style{Family: fonts.Text, Size: 10, Weight: fonts.Regular}
}

func lineTexts(lines []Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, Reading(l.Clusters))
	}
	return out
}

// TestPlainWordsBreakAsAnyDo: lines may end where UAX #14 lets them, though it is asked only about what is not plain.
func TestPlainWordsBreakAsAnyDo(t *testing.T) {
	alphabet := []rune("aaZ09   ,.’'“”\"()[]-–—/%€$:;!?&é中あ한א\n\t\u00a0\u00ad\u200b\u200d\u2060\u0301\u2028👍")
	random := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		p := &paragraph{}
		for range 1 + random.IntN(14) {
			p.runes = append(p.runes, alphabet[random.IntN(len(alphabet))])
		}
		var stretches, whole segmenter.Segmenter
		p.findLineEnds(&stretches)
		want := make([]opportunity, len(p.runes))
		whole.Init(p.runes)
		for lines := whole.LineIterator(); lines.Next(); {
			want[lines.Line().Offset+len(lines.Line().Text)-1] = mayBreak
		}
		if !slices.Equal(p.after, want) {
			t.Fatalf("lines of %q may end at %v, want %v", string(p.runes), p.after, want)
		}
	}
}

func TestBreak(t *testing.T) {
	s, style := shaper()
	tests := []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"fits", "one two", 200, []string{"one two"}},
		{"at a space", "one two three", 40, []string{"one two ", "three"}},
		{"forced", "one\ntwo", 200, []string{"one", "two"}},
		{"empty line", "one\n\ntwo", 200, []string{"one", "", "two"}},
		{"no-break space", "a b\u00a0c", 16, []string{"a ", "b\u00a0c"}},
		{"not before a unit", "within 20 ms", 58, []string{"within ", "20 ms"}},
		{"not after an initial", "by L. Nguyễn", 60, []string{"by ", "L. Nguyễn"}},
		{"after a slash in a long address", "example.com/aaaa/bbbb", 70, []string{"example.com/", "aaaa/bbbb"}},
		{"inside a word that has to", "wwwwwwww", 30, []string{"www", "www", "ww"}},
		{"soft hyphen", "co\u00adoperative", 30, nil},
		{"Chinese", "产品需求文档", 32, []string{"产品需", "求文档"}},
		{"no punctuation at the start of a line", "产品需，求", 32, []string{"产品", "需，求"}},
		{"narrower than a letter", "abc", 0.1, []string{"a", "b", "c"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lines := s.Break(s.Shape([]Span{{test.text, style}}), test.width)
			got := lineTexts(lines)
			if test.want != nil && strings.Join(got, "|") != strings.Join(test.want, "|") {
				t.Errorf("lines %q, want %q", got, test.want)
			}
			for i, l := range lines {
				if l.Width > test.width+6 && len(l.Clusters) > 1 {
					t.Errorf("line %d is %.1f wide, more than %.1f", i, l.Width, test.width)
				}
			}
			if n := len(lines); !lines[n-1].Last {
				t.Error("the last line doesn't know that it is")
			}
		})
	}
}

func TestVisualOrder(t *testing.T) {
	s, style := shaper()
	for text, want := range map[string]string{
		"abc":                    "abc",
		"ab שלום cd":             "ab םולש cd",
		"שלום":                   "םולש",
		"שלום 42 abc":            "abc 42 םולש",
		"ab رقم 42 [x]":          "ab 42 مقر [x]",
		"ab מחיר 50% cd":         "ab 50% ריחמ cd",
		"(טיוטה)":                "(הטויט)",
		"ab \u0661\u0662 \u0645": "ab \u0645 \u0661\u0662",
	} {
		line := s.Single(Span{text, style})
		got := Reading(line.Visual())
		if mirrored := strings.NewReplacer("(", ")", ")", "(").Replace(want); got != want && got != mirrored {
			t.Errorf("%q is drawn as %q, want %q", text, got, want)
		}
	}
}

func TestRightToLeftParagraph(t *testing.T) {
	s, style := shaper()
	for text, want := range map[string]bool{"abc שלום": false, "שלום abc 12": true, "12": false, "": false} {
		if got := s.Single(Span{text, style}).RightLeft; got != want {
			t.Errorf("RightLeft of %q is %v", text, got)
		}
	}
}

func TestFitEndsInAnEllipsis(t *testing.T) {
	s, style := shaper()
	line := s.Fit("a title that is much too long for its place", style, 60)
	if got := lineTexts([]Line{line})[0]; !strings.HasSuffix(got, "…") || line.Width > 60 {
		t.Errorf("%q is %.1f wide", got, line.Width)
	}
}

func TestMissing(t *testing.T) {
	s, style := shaper()
	clusters := s.Shape([]Span{{"a𐀀\u200bb", style}})
	if got := string(s.Missing()); got != "𐀀" {
		t.Errorf("missing %q", got)
	}
	if got := Reading(clusters); got != "a𐀀b" {
		t.Errorf("the clusters stand for %q", got)
	}
}

// TestEveryCharacterHasACode: what a cluster stands for is divided between its codes as readers of files expect it.
func TestEveryCharacterHasACode(t *testing.T) {
	s, style := shaper()
	for text, want := range map[string]string{
		"e\u0301\u0323":                  "e|\u0301|\u0323",
		"ที่":                            "ท|ี|่",
		"क्षि":                           "क|्|ष|ि",
		"لا":                             "ا|ل", // from left to right
		"می\u200cخ":                      "خ|\u200cی|م",
		"👩\u200d💻":                       "👩|\u200d💻",
		"👍🏽":                             "👍|🏽",
		"a\u200bb\u00adc":                "a|b|c",
		"\U0001f3f4\U000e0067\U000e007f": "\U0001f3f4|\U000e0067|\U000e007f",
	} {
		var codes []string
		width := 0.0
		line := s.Single(Span{text, style})
		for _, c := range line.Visual() {
			for _, g := range c.Glyphs {
				codes = append(codes, g.Subset.Text(g.Code))
				width += g.Advance
				if drawn := g.Subset.Advance(g.Code) * style.Size * g.Subset.Face.Scale / 1000; g.Advance-drawn > 0.011 || drawn-g.Advance > 0.011 {
					t.Errorf("%+q: a code is %.3f wide in the file and %.3f on the page", text, drawn, g.Advance)
				}
			}
		}
		if got := strings.Join(codes, "|"); got != want {
			t.Errorf("%+q has the codes %+q, want %+q", text, got, want)
		}
		if d := width - line.Width; d > 1e-6 || d < -1e-6 {
			t.Errorf("%+q is %.3f wide, its codes %.3f", text, line.Width, width)
		}
	}
}

// TestWordsStandAlone: a line that is shaped word by word is as wide, glyph by glyph, as one that is shaped whole.
func TestWordsStandAlone(t *testing.T) {
	lines := []string{
		"The ledger shows, for every open period, what still blocks its close.", "AV To VA T W Y V. Ty We A T",
		"(A) – B -> C: 3 x 4, “quote” 1/2 x² fi ffl office -- A - B ( a ) [ B ] 10:30 @ HQ", "Ποιος έκλεισε; Кто закрыл? Žluťoučký kůň",
		"two  spaces,   three ", " before and after ",
	}
	for _, design := range []fonts.Design{fonts.Sans, fonts.Serif} {
		set := fonts.NewSet(design)
		shaper := NewShaper(set, "en")
		for _, family := range []fonts.Family{fonts.Reading, fonts.Display, fonts.Mono} {
			for _, italic := range []bool{false, true} {
				style := Style{Family: family, Size: 10, Weight: fonts.Regular, Italic: italic}
				for _, line := range append(lines, lines...) { // the second time they are known
					p := shaper.paragraph([]Span{{line, &style}})
					for i := 0; i < len(p.runes); {
						r := shaper.run(p, p.pieces[0], i)
						whole := shaper.word(nil, p, r, r.start, r.end, &style)
						byWords := shaper.shapeRun(nil, p, r, &style)
						if len(whole) != len(byWords) {
							t.Fatalf("%q has %d clusters by words, %d as a whole", line, len(byWords), len(whole))
						}
						for k := range whole {
							if !slices.Equal(whole[k].Glyphs, byWords[k].Glyphs) || whole[k].Width != byWords[k].Width {
								t.Errorf("%s, %q: cluster %d is %v by words, %v as a whole", r.face.Name, line, k, byWords[k], whole[k].Cluster)
							}
						}
						i = r.end
					}
				}
			}
		}
	}
}

// TestSpaceWithinANumberIsThin: the figures of one number stand closer together than those of two.
func TestSpaceWithinANumberIsThin(t *testing.T) {
	s, style := shaper()
	width := func(words string) float64 { return s.Single(Span{words, style}).Width }
	if one, two := width("480 000 a"), width("480 00a 0"); one >= two {
		t.Errorf("a number is %g wide, two are %g", one, two)
	}
	if got := Reading(s.Single(Span{"480 000", style}).Clusters); got != "480 000" {
		t.Errorf("it reads %q", got)
	}
}
