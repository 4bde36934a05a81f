package discovery

import (
	"testing"
	"time"
)

// TestCitations: a quote in a text leads to the register as those of a requirement do.
func TestCitations(t *testing.T) {
	doc := Document{
		Sources: []DocumentSource{{NoteID: "n1", At: time.Date(2026, time.October, 28, 9, 0, 0, 0, time.UTC)}, {}},
		Sections: []DocumentSection{{Requirements: []DocumentRequirement{{Asks: []DocumentAsk{{Quotes: []DocumentQuote{
			{Words: "I wait", Speaker: "Rina", Source: 1}, {Words: `Sold_out, "again"`, Speaker: "Maya", Source: 2},
		}}}}}}},
	}
	const first, second = ` · 28 Oct 2026 · [\[1\]](source:1)`, ` · [\[2\]](source:2)`
	for text, want := range map[string]string{
		"> Whatever\n>\n> — [Rina](note:n1)":        "> Whatever\n>\n> — [Rina](note:n1)" + first,
		"> I wait\n>\n> — Rina\n\nNo more.":         "> I wait\n>\n> — Rina" + first + "\n\nNo more.",
		"> “I wait” — Rina":                         "> “I wait” — Rina" + first,
		"> Sold\\_out, \"again\"\n>\n> — Maya":      "> Sold\\_out, \"again\"\n>\n> — Maya" + second,
		"> I wait\n>\n> — Maya":                     "> I wait\n>\n> — Maya", // another speaker
		"> I waited\n>\n> — [Rina](note:elsewhere)": "> I waited\n>\n> — [Rina](note:elsewhere)",
		"I wait\n— Rina":                            "I wait\n— Rina", // no quote
	} {
		if got := doc.Citations().In(text); got != want {
			t.Errorf("%q reads %q, want %q", text, got, want)
		}
	}
}
