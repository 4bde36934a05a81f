package discovery

import (
	"errors"
	"testing"
)

func TestHouseStyle(t *testing.T) {
	style := FirstHouseStyle()
	style.Accent, style.Authors, style.Organisation = " #AbCdEf ", Lines{" Rina\u202e ", "", "Budi"}, "Acme\n Ltd"
	if err := style.Clean(); err != nil {
		t.Fatal(err)
	}
	if style.Accent != "#abcdef" || len(style.Authors) != 2 || style.Organisation != "Acme Ltd" {
		t.Errorf("cleaned: %+v", style)
	}
	wrong := "../../etc/passwd"
	for field, spoil := range map[string]func(*HouseStyle){
		"paper":  func(h *HouseStyle) { h.Paper = "a0" },
		"design": func(h *HouseStyle) { h.Design = "" },
		"accent": func(h *HouseStyle) { h.Accent = "red" },
		"logo":   func(h *HouseStyle) { h.Logo = &wrong },
	} {
		spoiled := style
		spoil(&spoiled)
		e, ok := errors.AsType[*Error](spoiled.Clean())
		if !ok || e.Field != field {
			t.Errorf("%s: got %v", field, e)
		}
	}
}

func TestUsualPaper(t *testing.T) {
	for locale, want := range map[string]Paper{
		"en_US.UTF-8": Letter, "es-MX": Letter, "fr_CA": Letter, "en_PH": Letter, "zh-Hant-US": Letter,
		"en_GB.UTF-8": A4, "id_ID": A4, "de": A4, "C": A4, "": A4, "us": A4,
	} {
		if got := UsualPaper(locale); got != want {
			t.Errorf("%q: got %s, want %s", locale, got, want)
		}
	}
}
