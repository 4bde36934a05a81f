package discovery

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"
)

var verbs = regexp.MustCompile(`%[a-z]`)

// TestBothLanguagesHaveEveryWord goes through whatever Words hold: nothing is empty, and what is filled in is the same.
func TestBothLanguagesHaveEveryWord(t *testing.T) {
	var compare func(where string, en, id reflect.Value)
	compare = func(where string, en, id reflect.Value) {
		switch en.Kind() {
		case reflect.String:
			if en.String() == "" || id.String() == "" {
				t.Errorf("%s is %q in English and %q in Indonesian", where, en, id)
			}
			if a, b := verbs.FindAllString(en.String(), -1), verbs.FindAllString(id.String(), -1); !slices.Equal(a, b) {
				t.Errorf("%s says %q in English and %q in Indonesian", where, en, id)
			}
		case reflect.Struct:
			for i := range en.NumField() {
				compare(where+"."+en.Type().Field(i).Name, en.Field(i), id.Field(i))
			}
		case reflect.Array:
			for i := range en.Len() {
				compare(where, en.Index(i), id.Index(i))
			}
		case reflect.Map:
			for _, key := range en.MapKeys() {
				if is := id.MapIndex(key); is.IsValid() {
					compare(where+"."+key.String(), en.MapIndex(key), is)
				}
			}
			if en.Len() == 0 || en.Len() != id.Len() {
				t.Errorf("%s has %d words in English and %d in Indonesian", where, en.Len(), id.Len())
			}
		case reflect.Func:
			if en.IsNil() || id.IsNil() {
				t.Errorf("%s is missing", where)
			}
		default:
			t.Errorf("%s is a %s, which is no word", where, en.Kind())
		}
	}
	compare("Words", reflect.ValueOf(english), reflect.ValueOf(indonesian))
}

func TestEveryValueHasItsWord(t *testing.T) {
	for name, w := range map[string]*Words{"English": &english, "Indonesian": &indonesian} {
		missing := func(of string, has bool) {
			if !has {
				t.Errorf("%s has no word for %q", name, of)
			}
		}
		for _, v := range PRDStatuses {
			missing(v.TSName, w.Statuses[v.Value] != "")
		}
		for _, v := range Priorities {
			missing(v.TSName, w.Priorities[v.Value] != "" && w.Letter.Weights[v.Value] != "")
		}
		for _, v := range RequirementStates {
			missing(v.TSName, w.States[v.Value] != "" && w.Letter.Progress[v.Value] != "")
		}
		for _, v := range Channels {
			missing(v.TSName, w.ChannelNames[v.Value] != "")
		}
		for _, v := range Verdicts {
			missing(v.TSName, w.Verdicts[v.Value] != "")
		}
		for _, v := range Fates {
			missing(v.TSName, v.Value == PartSame || w.Fates[v.Value] != "")
		}
		for _, v := range Editions {
			missing(v.TSName, v.Value == WholeEdition || v.Value == AskerEdition || w.Editions[v.Value] != "")
		}
	}
}

func TestDaysAndNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	day := time.Date(2026, time.August, 3, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		language                    Language
		long, short, number, voices string
	}{
		{English, "3 August 2026", "3 Aug 2026", "-12,500.25", "1 person, 2 teams"},
		{Indonesian, "3 Agustus 2026", "3 Agu 2026", "-12.500,25", "1 orang, 2 tim"},
		{German, "3 August 2026", "3 Aug 2026", "-12,500.25", "1 person, 2 teams"},
	} {
		w := c.language.Words()
		got := []string{w.Long(day), w.Short(day), w.Numeral(-12500.25), w.Voices(VoiceCount{People: 1, Teams: 2})}
		if want := []string{c.long, c.short, c.number, c.voices}; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", c.language, got, want)
		}
	}
	if got := indonesian.Long(time.Time{}); got != "" {
		t.Errorf("no day is %q", got)
	}
}
