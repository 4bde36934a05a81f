package discovery

import "testing"

func TestDismissedSuggestionsCoverAboutTheSameAsks(t *testing.T) {
	theme := "t"
	for _, test := range []struct {
		name      string
		dismissed Dismissal
		asks      []string
		covers    bool
	}{
		{"the same", Dismissal{AskIDs: Lines{"a", "b", "c"}}, []string{"c", "a", "b"}, true},
		{"one has come", Dismissal{AskIDs: Lines{"a", "b", "c"}}, []string{"a", "b", "c", "d"}, true},
		{"one has gone", Dismissal{AskIDs: Lines{"a", "b", "c"}}, []string{"a", "b"}, true},
		{"a part", Dismissal{AskIDs: Lines{"a", "b", "c", "d"}}, []string{"a", "b"}, false},
		{"a far larger one", Dismissal{AskIDs: Lines{"a", "b"}}, []string{"a", "b", "c", "d"}, false},
		{"another", Dismissal{AskIDs: Lines{"a", "b"}}, []string{"c", "d"}, false},
		{"into a theme", Dismissal{ThemeID: &theme, AskIDs: Lines{"a", "b"}}, []string{"a", "b"}, false},
		{"nothing", Dismissal{}, nil, false},
	} {
		if got := test.dismissed.Covers(test.asks); got != test.covers {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
