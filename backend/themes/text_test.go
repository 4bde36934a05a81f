package themes

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func plainWords(text string) []string {
	var words []string
	for _, w := range (reader{}).words(text) {
		words = append(words, w.plain)
	}
	return words
}

func TestWords(t *testing.T) {
	cases := map[string][]string{
		"The seller's Payout—2.5 % late!": {"the", "seller's", "payout", "2.5", "late"},
		"I don’t know, v1.2":              {"i", "don't", "know", "v1.2"},
		"Café, naïve ÜBER":                {"cafe", "naive", "uber"},
		"'quoted' 10,000":                 {"quoted", "10,000"},
		"…":                               nil,
		"":                                nil,
		"kue-kue":                         {"kue", "kue"},
		"日本 語":                            {"日本", "語"},
	}
	for text, want := range cases {
		if got := plainWords(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestGloss(t *testing.T) {
	cases := map[string]string{
		"kamar mandi kotor dan bau":             "bathroom dirty and smell",
		"tolong approve PO lebih cepat":         "please approve po more fast",
		"pengirimannya lambat bangettt":         "delivery slow very",
		"The transfer was declined, app says.":  "The transfer was declined, app says.",
		"Sidi wants the air quality on a dial.": "Sidi wants the air quality on a dial.",
	}
	for text, want := range cases {
		if got := (reader{}).read(Ask{Text: text}).meaning; got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestWish(t *testing.T) {
	cases := map[string]string{
		"As a controller I want to close the books in a day so that I sleep.": "to close the books in a day",
		"doors that lock so that I am safe":                                   "doors that lock",
		"lights so that I see":                                                "lights",
		"Sebagai penjual saya ingin payout lebih cepat supaya bisa belanja":   "payout lebih cepat",
		"close the books": "close the books",
	}
	for text, want := range cases {
		if got := wish(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzRead feeds the preparation of texts anything.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"As a user I want", "kamar mandi kotor", "10gb, 2 days", "\xff\x00’’", "İİİ so that İ", "a-b-c -- '"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e := reader{}.read(Ask{Text: text})
		if !utf8.ValidString(e.Text) || strings.ContainsAny(e.Text, "\n\r\x00") || utf8.RuneCountInString(e.Text) > maxRunes+1 {
			t.Errorf("%q is not tidy", e.Text)
		}
		for _, w := range slices.Concat(e.clauses...) {
			if w.raw == "" || !strings.Contains(e.Text, w.raw) {
				t.Errorf("%q is no word of %q", w.raw, e.Text)
			}
		}
		e.phrases(func(p phrase) {
			if p.text == "" || len(p.concepts) == 0 {
				t.Errorf("%q has the phrase %+v", e.Text, p)
			}
		})
		cuesOf(slices.Concat(e.clauses...))
		if short := wish(e.Text); !strings.Contains(e.Text, short) {
			t.Errorf("%q wants %q", e.Text, short)
		}
	})
}
