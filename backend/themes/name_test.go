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
	themes, err := ix.describe(t.Context(), []part{{members: members}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return themes[0].Name
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
		{"Door locking", []string{"lock the doors at night", "the door should lock itself", "doors that lock by themselves", "see whether doors are open"}},
		{"Proof of payment", []string{"upload the proof of payment", "the proof of payment is missing", "proof of payment for sellers"}},
		{"Kamar mandi", []string{"kamar mandi kotor", "kamar mandi bau", "kamar mandi tidak bersih", "air di kamar mandi mati"}},
	}
	for _, c := range cases {
		if got := named(t, c.asks, otherAsks...); got != c.want {
			t.Errorf("%q, want %q, for %v", got, c.want, c.asks)
		}
	}
}

// TestNamesOfSmallThemes: a few asks a theme, as they are written, spoken and mixed.
func TestNamesOfSmallThemes(t *testing.T) {
	cases := []struct {
		want string
		asks []string
	}{
		{"Tickets and pickups", []string{
			"Let me move a pickup until noon", "Join the pickups of a street into one stop", "Show who has the ticket", "Put a name on every ticket",
		}},
		{"Stock adjustments", []string{"Give each stock adjustment a reason", "Explain a stock adjustment above 5 %"}},
		{"Close dates", []string{
			"Show the close dates at the gate in shift times, early and late", "Send me the close dates on Friday", "Close receipts at the cut-off hour",
		}},
		{"Cut-off hour", []string{"Close receipts at the cut-off hour", "Show the cut-off hour on the gate's screen", "who moved the cut-off hour?"}},
		{"Baby monitor", []string{"I hear the baby's crying on the baby monitor", "the baby monitor has to warn us", "a picture from the baby monitor"}},
		{"Voice recognition", []string{
			"Um do you think then uh voice recognition is something we we should consider", "uh so voice recognition, yeah, I mean we want it",
		}},
		{"Badges", []string{
			"So, um, we should we should reprint tomorrow's badges before the doors open", "it should be quicker than that", "I want it that way",
		}},
		{"Weather and air quality", []string{
			"tell me the air quality", "the air quality in every room", "a weather report", "the weather at noon", "what the weather is like",
		}},
		{"Bukti transfer", []string{"tampilkan bukti transfer di aplikasi", "bukti transfer tidak muncul", "unggah bukti transfer sekali saja"}},
		{"Laporan stok", []string{"kirim laporan stok by email every Monday", "laporan stok di-export ke Excel", "I want the laporan stok per gudang"}},
	}
	for _, c := range cases {
		if got := named(t, c.asks, otherAsks...); got != c.want {
			t.Errorf("%q, want %q, for %q", got, c.want, c.asks)
		}
	}
}

// sampleThemes are asks as a PM themes them, with names that would do for each.
var sampleThemes = []struct {
	good []string
	asks []string
}{
	{[]string{"Manual entry approval", "Entry approval", "Deputies", "Deputy approval", "Invoice approval"}, []string{
		"Send an invoice to the deputy when its approver is away", "Keep who approved a manual entry, when, and why",
		"Show on an entry that a deputy approved it, and for whom", "List the entries that were prepared and posted by the same person",
	}},
	{[]string{"Payouts", "Payout dates", "Payout date", "Held payouts"}, []string{
		"Tell the seller in words why a payout is held and what ends the hold", "Make payday something that I can plan with",
		"Send the payout date before sellers have to ask for it", "Say on every order when its money will be paid",
		"Let me choose the day on which my money arrives",
	}},
	{[]string{"Close calendars", "Close calendars and owners", "Close calendars and steps", "Owners and steps", "Steps and owners"}, []string{
		"One close calendar in which every step has an owner and the step it waits for",
		"Know the public holidays of all six countries before the calendar is fixed",
		"Show the expected closing day every morning, with the step that it waits for", "Tell the next owner the moment my step is done",
	}},
	{[]string{"Disputed returns", "Returns"}, []string{
		"Let me contest a return with photos of what came back", "Answer a disputed return within two days",
		"Warn a seller when the returns of one product double within 14 days", "Tell the buyer when the returned parcel has arrived",
	}},
	{[]string{"Label printing", "Labels"}, []string{
		"Print the label for the parcel that I packed, with its real size", "Print labels on 10 × 15 cm thermal paper",
		"Compare the weight with earlier parcels of the same product before the label is printed",
	}},
	{[]string{"Accruals", "Payroll accruals", "Accrual posting"}, []string{
		"Post accruals straight from the open purchase orders", "Reverse last month's accruals on day 1 without anyone starting it",
		"Estimate the payroll accrual from last month until HR has signed, and mark it as an estimate",
	}},
	{[]string{"Failed top-ups"}, []string{"my top up failed", "Why has my top-up failed?", "The top up failed again"}},
	{[]string{"Kamar mandi"}, []string{"kamar mandi kotor", "air di kamar mandi mati", "tolong perbaiki kamar mandi"}},
	{[]string{"Voice recognition"}, []string{
		"Um do you think then uh voice recognition is something we we should consider", "uh so voice recognition, yeah, I mean we want it",
	}},
}

// TestNamesOfTheSample names each of the themes among the others.
func TestNamesOfTheSample(t *testing.T) {
	for i, theme := range sampleThemes {
		var others []string
		for k, other := range sampleThemes {
			if k != i {
				others = append(others, other.asks...)
			}
		}
		if got := named(t, theme.asks, others...); !slices.Contains(theme.good, got) {
			t.Errorf("%q, want one of %q", got, theme.good)
		}
	}
}

// TestPhrases are what of an ask may name something.
func TestPhrases(t *testing.T) {
	cases := []struct {
		text  string
		says  []string
		never []string
	}{
		{"Keep who approved a manual entry", []string{"manual entry", "manual entry approval"}, []string{"keep"}},
		{"Let suppliers look up where their invoice stands", []string{"suppliers", "invoice"}, []string{"invoice stands", "stands"}},
		{"my card payment was declined", []string{"declined card payments"}, []string{"card payment decline"}},
		{"the payment was not declined", []string{"payment"}, []string{"declined payments"}},
		{"the owner of the batch, and proof of payment", []string{"batch owner", "proof of payment"}, nil},
		{"As a seller I want to see the fee of each order so that I can plan my budget", []string{"fee"}, []string{"seller", "budget"}},
		{"Um, whatever, I guess we could top up an account", []string{"account top-up"}, []string{"um", "whatever", "guess"}},
		{"kirim laporan stok karena gudang penuh", []string{"laporan stok"}, []string{"kirim", "gudang"}},
	}
	for _, c := range cases {
		var said []string
		reader{}.read(Ask{Text: c.text}).phrases(func(p phrase) { said = append(said, strings.ToLower(p.text)) })
		for _, want := range c.says {
			if !slices.Contains(said, want) {
				t.Errorf("%q gives %q, not %q", c.text, said, want)
			}
		}
		for _, not := range c.never {
			if slices.Contains(said, not) {
				t.Errorf("%q gives %q", c.text, not)
			}
		}
	}
}

// longestTitle is how many words a name has at most: two phrases of three, and "and".
const longestTitle = 7

// TestNamesAreWholeAndTellThemesApart looks at all names of a grouping.
func TestNamesAreWholeAndTellThemesApart(t *testing.T) {
	asks, _ := sample(200)
	r := group(t, read(t, asks, meaningless{}), Options{})
	seen, said := map[string]string{}, map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(allTexts(asks))) {
		said[stem(w)] = true
	}
	for _, theme := range r.Themes {
		words := strings.Fields(strings.ToLower(theme.Name))
		if len(words) > longestTitle || stopEnglish[words[len(words)-1]] || stopEnglish[words[0]] {
			t.Errorf("%q is cut off or too long", theme.Name)
		}
		for _, w := range words {
			if w != "and" && !said[stem(w)] {
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

// TestPrivateAsksGiveNoWords: they are placed with those they are like, and none of their words is shown with a theme.
func TestPrivateAsksGiveNoWords(t *testing.T) {
	asks := []Ask{
		{ID: "open-1", Text: "pay slips on the phone"},
		{ID: "open-2", Text: "a pay slip for each month"},
		{ID: "open-3", Text: "correct a wrong pay slip"},
	}
	for i := range 6 {
		asks = append(asks,
			Ask{ID: fmt.Sprint("secret-", i), Text: "the Utrecht layoffs on the pay slip", Private: true},
			Ask{ID: fmt.Sprint("alone-", i), Text: fmt.Sprintf("Kowalski merger memo %d", i), Private: true})
	}
	for i, text := range otherAsks {
		asks = append(asks, Ask{ID: fmt.Sprint("other-", i), Text: text})
	}
	ix := read(t, asks, meaningless{})
	parts := map[string]*part{"open": {}, "alone": {}}
	for i, a := range ix.asks {
		switch kind, _, _ := strings.Cut(a.ID, "-"); kind {
		case "open", "secret":
			parts["open"].members = append(parts["open"].members, i)
		case "alone":
			parts["alone"].members = append(parts["alone"].members, i)
		}
	}
	alone := parts["alone"].members
	found, err := ix.describe(t.Context(), []part{*parts["open"], {members: alone[:3]}, {members: alone[3:]}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, theme := range found {
		said := strings.ToLower(theme.Name + " " + strings.Join(theme.Terms, " "))
		for _, secret := range []string{"utrecht", "layoff", "kowalski", "merger", "memo"} {
			if strings.Contains(said, secret) {
				t.Errorf("%q says %q", said, secret)
			}
		}
	}
	if len(found[0].Members) != 9 || slices.ContainsFunc(found[0].Typical, func(id string) bool { return !strings.HasPrefix(id, "open") }) {
		t.Errorf("typical of %v is %v", found[0].Members, found[0].Typical)
	}
	if found[0].Name != "Pay slips" || found[1].Name != "Off the record" || found[2].Name != "Off the record 2" {
		t.Errorf("named %q, %q, %q", found[0].Name, found[1].Name, found[2].Name)
	}
	if len(found[1].Typical) == 0 {
		t.Error("a theme of private asks has no example")
	}
}
