package fonts

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
)

// TestTheBestFontOfTheComputer: which font is borrowed hangs on the fonts and the language, not on the order they are in.
func TestTheBestFontOfTheComputer(t *testing.T) {
	trace := func(file, family string, weight font.Weight, runes string) fontscan.Footprint {
		p := fontscan.Footprint{
			Location: fontscan.Location{File: file}, Family: family,
			Aspect: font.Aspect{Style: font.StyleNormal, Weight: weight, Stretch: font.StretchNormal},
		}
		for _, r := range runes {
			p.Runes.Add(r)
		}
		return p
	}
	all := []fontscan.Footprint{
		trace("/a", "lastresort", font.WeightNormal, "中ա"), trace("/b", "notosanscjkjp", font.WeightBold, "中"),
		trace("/c", "notosanscjkjp", font.WeightNormal, "中"), trace("/d", "notosanscjksc", font.WeightNormal, "中"),
		trace("/e", "notosansmonocjksc", font.WeightNormal, "中"), trace("/f", "notoserifcjksc", font.WeightNormal, "中"),
		trace("/g", "dejavusans", font.WeightNormal, "ա"), trace("/h", "dejavusans", font.WeightNormal, "ա"),
	}
	for _, test := range []struct {
		r        rune
		language string
		want     string
	}{{'中', "ja", "/c"}, {'中', "en", "/d"}, {'中', "zh-hans", "/d"}, {'ա', "ja", "/g"}, {'ก', "th", ""}} {
		for range 2 {
			got := ""
			if fit := ranked(all, test.r, test.language); len(fit) > 0 {
				got = fit[0].Location.File
			}
			if got != test.want {
				t.Errorf("%c in %s is borrowed from %q, want %q", test.r, test.language, got, test.want)
			}
			slices.Reverse(all)
		}
	}
}

func TestNothingIsBorrowedUnasked(t *testing.T) {
	set := NewSet(Sans)
	if f := set.Borrow('Հ'); f != nil || set.Loans() != nil {
		t.Errorf("%s was borrowed", f.Name)
	}
	set.UseSystem("en")
	set.system.all = []fontscan.Footprint{} // a computer without fonts
	if f := set.Borrow('Հ'); f != nil {
		t.Errorf("%s was borrowed", f.Name)
	}
	gone := fontscan.Footprint{Location: fontscan.Location{File: "/not/there.ttf"}}
	gone.Runes.Add('Հ')
	set.system.all = []fontscan.Footprint{gone}
	if f := set.Borrow('Հ'); f != nil || len(set.Loans()) > 0 {
		t.Error("a font that is gone was borrowed")
	}
}
