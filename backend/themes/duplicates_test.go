package themes_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/backend/encoder"
	"throughline/backend/themes"
)

// office are asks of one product. Those that begin with the same letter say the same thing.
const office = `a Start a failed bank file again before anybody is in
a Import the bank lines overnight and try again when the bank does not answer
b Put the cut-off hour on the screen at the gate
b Show the close dates at the gate in shift times, early, late and night
c As a clerk I want to export the open invoices as a spreadsheet so that I can sort them
c Download all invoices that are not paid yet as an Excel file, because the auditors ask for it
d Remind me of an approval that waits for more than 2 days
e Remind me of an approval that waits for more than 10 days
f Show the delivery date on the label
g Don't show the delivery date on the label
h Close receipts at the cut-off hour, not at the end of the day
i Post accruals straight from the open purchase orders
j Split a shared invoice over its cost centres by a rule that I keep
k Send finance one total for each cost centre, without names
l Know the public holidays of all six countries before the calendar is fixed
m Map the Baltic accounts once, and only ask me about new ones
n Reports
o Reports in colour
p Show the consolidation screen in dark colours
q Give each stock adjustment a reason that finance can read`

func TestDuplicatesThatAPersonWouldMerge(t *testing.T) {
	model, ok := encoder.Open()
	if !ok {
		t.Skip("this build has no sentence model")
	}
	lines := strings.Split(office, "\n")
	asks := make([]themes.Ask, len(lines))
	for i, line := range lines {
		asks[i] = themes.Ask{ID: strconv.Itoa(i), Text: line[2:]}
	}
	ix, err := themes.Read(t.Context(), asks, themes.Means{Encoder: model})
	if err != nil {
		t.Fatal(err)
	}
	found, err := ix.Duplicates(t.Context(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	about := func(id string) string {
		i, _ := strconv.Atoi(id)
		return lines[i][:1]
	}
	var same []string
	for _, p := range found {
		one, other := about(p.A), about(p.B)
		switch {
		case one == other:
			same = append(same, one)
		case p.Sure && len(p.Differ) == 0:
			t.Errorf("surely the same, and nothing against it: %+v", p)
		}
	}
	slices.Sort(same)
	if want := []string{"a", "b", "c"}; !slices.Equal(same, want) {
		t.Errorf("the same are %q, want %q", same, want)
	}
}
