package text

import "testing"

func TestRightToLeft(t *testing.T) {
	for words, want := range map[string]bool{"": true, "12 (": true, "REQ-001 שלום": false, "- إغلاق REQ": true, "(12) הבעיה": true} {
		if got := RightToLeft(words, true); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
