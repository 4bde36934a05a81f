package themes

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// named groups two kinds of asks and gives the name of the theme that holds the first of them.
func named(t *testing.T, asks []string, others ...string) string {
	t.Helper()
	var all []Ask
	for i, text := range append(slices.Clone(asks), others...) {
		all = append(all, Ask{ID: fmt.Sprint(i), Text: text})
	}
	ix := read(t, all, nil)
	members := make([]int, 0, len(asks))
	for i := range asks {
		members = append(members, ix.at[fmt.Sprint(i)])
	}
	slices.Sort(members)
	name, _ := ix.newNamer([][]int{members}).name(members, ix.centreOf(members).row)
	return name
}

var otherAsks = []string{
	"send the report by mail", "a darker theme for the night", "faster search", "the calendar in my language",
	"undo after closing", "print the list", "a bigger font", "keyboard shortcuts for everything",
}

func TestNames(t *testing.T) {
	cases := []struct {
		want string
		asks []string
	}{
		{"Garage door", []string{"open the garage door by phone", "the garage door should close at night", "is the garage door open?", "my garage door is slow"}},
		{"PDF export", []string{"a PDF export of the invoice", "PDF export is slow", "the PDF export needs a logo", "PDF export"}},
		{"Doors", []string{"lock the doors at night", "the door should lock itself", "doors that lock by themselves", "see whether doors are open"}},
		{"Proof of payment", []string{"upload the proof of payment", "the proof of payment is missing", "proof of payment for sellers"}},
		{"Kamar mandi", []string{"kamar mandi kotor", "kamar mandi bau", "kamar mandi tidak bersih", "air di kamar mandi mati"}},
	}
	for _, c := range cases {
		if got := named(t, c.asks, otherAsks...); got != c.want {
			t.Errorf("%q, want %q, for %v", got, c.want, c.asks)
		}
	}
}

// TestNamesAreWholeAndTellThemesApart looks at all names of a grouping.
func TestNamesAreWholeAndTellThemesApart(t *testing.T) {
	asks, _ := sample(200)
	r := group(t, read(t, asks, meaningless{}), Options{})
	seen := map[string]string{}
	for _, theme := range r.Themes {
		words := strings.Fields(strings.ToLower(theme.Name))
		if len(words) > longestName || stopEnglish[words[len(words)-1]] || stopEnglish[words[0]] {
			t.Errorf("%q is cut off or too long", theme.Name)
		}
		for _, w := range words {
			if w != "and" && !strings.Contains(strings.ToLower(allTexts(asks)), w) {
				t.Errorf("%q: nobody says %q", theme.Name, w)
			}
		}
		stems := make([]string, len(words))
		for i, w := range words {
			stems[i] = stem(w)
		}
		slices.Sort(stems)
		if other, twice := seen[strings.Join(stems, " ")]; twice {
			t.Errorf("%q and %q are one name", theme.Name, other)
		}
		seen[strings.Join(stems, " ")] = theme.Name
	}
}

func allTexts(asks []Ask) string {
	var b strings.Builder
	for _, a := range asks {
		b.WriteString(a.Text + "\n")
	}
	return b.String()
}
