package store

import (
	"testing"

	"throughline/backend/discovery"
)

// FuzzSought: whatever is typed into a field that looks for something is looked for and never read as SQL or as a query
// of the index, and what an ask says is found by it.
func FuzzSought(f *testing.F) {
	for _, seed := range []string{"", "one click", `"`, "C++ foo-bar don't", "a* NEAR(b) OR", "月末 供", "x' OR 1=1 --", "^{a b}:c", "\x00\xff", "%_[", "ſß İ"} {
		f.Add(seed)
	}
	at := newFixture(f)
	at.ask(f, "Export the journal in one click", "Rina Hartono", discovery.Call)
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := at.Search(discovery.SearchQuery{Text: text}); err != nil && discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("search: %v", err)
		}
		for _, filter := range []discovery.AskFilter{{Text: text}, {Team: text}, {ThemeID: text}} {
			if _, err := at.FindAsks(filter); err != nil && discovery.CodeOf(err) != discovery.Invalid {
				t.Errorf("filter: %v", err)
			}
		}
		if _, err := at.Trash(text); err != nil && discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("trash: %v", err)
		}
		asked, err := at.CreateAsk(discovery.Ask{ProductID: at.product.ID, Statement: text}, discovery.Voice{Channel: discovery.Call})
		if err != nil {
			if discovery.CodeOf(err) != discovery.Invalid {
				t.Errorf("ask: %v", err)
			}
			return
		}
		found, err := at.FindAsks(discovery.AskFilter{Text: asked.Statement})
		if err != nil || len(found) == 0 {
			t.Errorf("%q is not found by itself: %v", asked.Statement, err)
		}
		if _, err := at.Undo(); err != nil {
			t.Errorf("undo: %v", err)
		}
	})
}
