package discovery

import "testing"

func TestTheNextVersionIsCalled(t *testing.T) {
	for _, test := range []struct {
		labels       []string
		minor, major string
	}{
		{nil, "1.0", "1.0"},
		{[]string{"1.0"}, "1.1", "2.0"},
		{[]string{"1.10", "1.9", "for legal"}, "1.11", "2.0"},
		{[]string{"0.1"}, "0.2", "1.0"},
		{[]string{"for legal"}, "1.0", "1.0"},
	} {
		versions := []PRDVersion{}
		for _, label := range test.labels {
			versions = append(versions, PRDVersion{Label: label})
		}
		if minor, major := NextLabels(versions); minor != test.minor || major != test.major {
			t.Errorf("after %q come %q or %q, not %q or %q", test.labels, minor, major, test.minor, test.major)
		}
	}
}
