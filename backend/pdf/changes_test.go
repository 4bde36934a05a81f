package pdf_test

import (
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

func TestADocumentSaysItsVersionAndWhatChanged(t *testing.T) {
	doc := sample()
	doc.Version, doc.Fingerprint = "v1.1", strings.Repeat("0123456789abcdef", 4)
	doc.Revisions = []discovery.DocumentRevision{
		{Version: "v1.1", Note: "Three days\ninstead of five", Fingerprint: doc.Fingerprint, Day: time.Date(2026, time.March, 20, 0, 0, 0, 0, time.UTC)},
		{Version: "v1.0", Fingerprint: strings.Repeat("fedcba9876543210", 4)},
	}
	doc.Changes = &discovery.DocumentChanges{Since: "v1.0", Summary: "1 requirement changed", Parts: []discovery.DocumentChange{{
		ID: "r1", Fate: discovery.PartChanged, Title: "REQ-001 changed",
		Lines: []discovery.DocumentChangeLine{
			{Spans: discovery.Differences("The ledger closes within five days.", "The ledger closes within three days.")},
			{Name: "Accepted when", Spans: discovery.Differences("- A\n- B", "- A\n- B - or C\n\n- D")},
			{Name: "Priority", Spans: discovery.Differences("Should", "Must")},
		},
	}}}
	doc.Sections[2].Requirements[0].ID = "r1"
	data, result := render(t, "changes", doc)
	got := strings.Join(strings.Fields(read(t, data).text()), " ")
	for _, want := range []string{
		"v1.1 (0123456789ab)", "Changed since v1.0", "1 requirement changed. What was added is in bold, what was removed is struck out.",
		"REQ-001 Must Changed", "The ledger closes within five three days.", "Priority: Should Must", "Versions", "Three days instead of five", "fedcba987654",
	} {
		if !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
			t.Errorf("the document does not say %q:\n%s", want, got)
		}
	}
	lines := strings.Join(read(t, data).lines(result.Pages-1), "\n")
	if want := "Accepted when:\n• A\n• B - or C\n• D"; !strings.Contains(lines, want) {
		t.Errorf("the changes of a list do not read %q:\n%s", want, lines)
	}
	doc.Changes = &discovery.DocumentChanges{Since: "v1.0"}
	data, _ = render(t, "no changes", doc)
	if !strings.Contains(read(t, data).text(), "Nothing.") {
		t.Error("it does not say that nothing changed")
	}
}
