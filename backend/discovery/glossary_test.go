package discovery

import "testing"

func TestGlossaryText(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"sorted, each a paragraph", "Replica: a copy\nlocal log: the record", "**local log**: the record\n\n**Replica**: a copy"},
		{"as a list, bold", "- **Zone**: a part\n- **Area:** a whole", "**Area**: a whole\n\n**Zone**: a part"},
		{"twice gives the same", GlossaryText("B: see [a](#a)\nA: 5: 3"), "**A**: 5: 3\n\n**B**: see [a](#a)"},
		{"other lines first", "These words are ours.\n\nB: two", "These words are ours.\n\n**B**: two"},
		{"an address is no term", "See https://example.com/a", "See https://example.com/a"},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := GlossaryText(test.body); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
