package themes

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestSimilarSaysWhy(t *testing.T) {
	asks, about := sample(120)
	for name, encoder := range encoders {
		ix := read(t, asks, encoder)
		hits, err := ix.Similar(t.Context(), "warehose stock count", 5) // a slip of the keys
		if err != nil || len(hits) != 5 {
			t.Fatalf("%s: %d hits, %v", name, len(hits), err)
		}
		for _, h := range hits {
			if about[h.ID] != "stock" || !slices.Contains(h.Words, "stock") {
				t.Errorf("%s: %+v is about %s", name, h, about[h.ID])
			}
		}
		if !slices.IsSortedFunc(hits, func(a, b Hit) int { return -compareFloats(a.Score, b.Score) }) {
			t.Errorf("%s: not by score: %v", name, hits)
		}
		for _, nothing := range []string{"", "…", "zzyzx qwxyz"} {
			if hits, err := ix.Similar(t.Context(), nothing, 5); err != nil || name == "words" && len(hits) > 0 {
				t.Errorf("%s: %q is like %v, %v", name, nothing, hits, err)
			}
		}
	}
}

func compareFloats(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestDuplicatesHeedNumbersAndDenials(t *testing.T) {
	texts := []string{
		"refund the buyer within 2 days", "refund the buyer within two days", "refund the buyer within 5 days",
		"show the delivery date", "don't show the delivery date", "a report for the board", "REFUND the buyer within 2 days!",
		"faster search in the archive", "dark colours at night",
	}
	var asks []Ask
	for i, text := range texts {
		asks = append(asks, Ask{ID: fmt.Sprint(i), Text: text})
	}
	ix := read(t, asks, meaningless{})
	score := func(a, b string) Twins {
		twins, found, err := ix.Compare(t.Context(), a, b)
		if err != nil || !found {
			t.Fatal(found, err)
		}
		return twins
	}
	if same, other := score("0", "1"), score("0", "2"); same.Score <= other.Score || len(other.Differ) != 1 || other.Differ[0] != "2 day / 5 day" && other.Differ[0] != "5 day / 2 day" {
		t.Errorf("two days %+v, five days %+v", same, other)
	}
	if denied := score("3", "4"); len(denied.Differ) != 1 {
		t.Errorf("%+v", denied)
	}
	twins, err := ix.Duplicates(t.Context(), []Pair{{"0", "1"}}, nil)
	if err != nil || len(twins) == 0 {
		t.Fatalf("%v, %v", twins, err)
	}
	for _, p := range twins {
		if p.Pair == (Pair{"0", "1"}) || p.Pair == (Pair{"1", "0"}) {
			t.Error("what was said to be apart is shown as a duplicate")
		}
	}
	if groups := DuplicateGroups(twins); !slices.Contains(groups[0], "0") || !slices.Contains(groups[0], "6") {
		t.Errorf("groups %v", groups)
	}
}

func TestWhatSpeaksAgainstTwins(t *testing.T) {
	cases := []struct {
		a, b   string
		differ string
	}{
		{"automatic doors so that I don't have to open them", "doors to open automatically so that I save time", ""},
		{"doors that don't open by themselves", "doors that open by themselves so that I don't have to", "one denies what the other says"},
		{"reports", "reports in colour", "too few words to be sure"},
		{"Colour reports!", "reports in colour", ""},
		{"bayar dalam 3 hari supaya tenang", "bayar dalam 5 hari supaya tenang", "3 day / 5 day"},
	}
	for _, c := range cases {
		ix := read(t, []Ask{{ID: "a", Text: c.a}, {ID: "b", Text: c.b}}, meaningless{})
		twins, _, err := ix.Compare(t.Context(), "a", "b")
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(twins.Differ, ", "); got != c.differ {
			t.Errorf("%q and %q: %q, want %q", c.a, c.b, got, c.differ)
		}
	}
}

func TestNumbers(t *testing.T) {
	cases := []struct {
		text string
		want []string
	}{
		{"within 2 days", []string{"2 day"}},
		{"within two days", []string{"2 day"}},
		{"10gb of 20 GB", []string{"10 gb", "20 gb"}},
		{"dalam 3 hari, 50 persen", []string{"3 day", "50 %"}},
		{"1,000 asks", []string{"1000"}},
		{"a 3d view, 2nd try", nil},
	}
	for _, c := range cases {
		if got := cuesOf((reader{}).words(c.text)).numbers; !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	for text, denied := range map[string]bool{"it is not on": true, "never without a name": false, "tidak bisa": true, "it is on": false} {
		if got := cuesOf((reader{}).words(text)).denied; got != denied {
			t.Errorf("%q denied: %v", text, got)
		}
	}
}

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"stock", "stok", true},
		{"stok", "stock", true},
		{"stcok", "stock", true},
		{"stack", "stock", true},
		{"stock", "stock", false},
		{"stock", "sto", false},
		{"abcd", "badc", false},
		{"", "a", true},
		{"ab", "ba", true},
	} {
		if got := slip(c.a, c.b); got != c.want {
			t.Errorf("slip(%q, %q) = %v", c.a, c.b, got)
		}
	}
}
