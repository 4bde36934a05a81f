package discovery

import (
	"encoding/json"
	"os"
	"testing"
)

// The window reads a glossary by the same rules, and its test has the same cases.
func TestGlossaryText(t *testing.T) {
	data, err := os.ReadFile("testdata/glossary.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ What, Body, Reads string }
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, test := range cases {
		t.Run(test.What, func(t *testing.T) {
			if got := GlossaryText(test.Body); got != test.Reads {
				t.Errorf("got %q, want %q", got, test.Reads)
			}
		})
	}
}
