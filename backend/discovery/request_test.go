package discovery

import (
	"slices"
	"testing"
)

func TestRequests(t *testing.T) {
	for speech, want := range map[string][]string{
		"": {},
		"Right. We also need to see the open invoices by owner. Okay?":                 {"We also need to see the open invoices by owner."},
		"It would be very nice if the report came on Monday! Mm-hmm.":                  {"It would be very nice if the report came on Monday!"},
		"The system should allow two people to approve. Fans want live scores at home": {"The system should allow two people to approve.", "Fans want live scores at home"},
		"Users should be able to sort by price, and v1.2 must stay.":                   {"Users should be able to sort by price, and v1.2 must stay."},
		"Kami butuh laporan harian per gudang. Terima kasih.":                          {"Kami butuh laporan harian per gudang."},
		"What do you want the report to show?":                                         {},
		"We would like to ask you a few questions first.":                              {},
		"And yeah, that should be it about the process.":                               {},
		"I want it.": {},
		"So I'm responsible for all the pages of the site.": {},
	} {
		if got := Requests(speech); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", speech, got, want)
		}
	}
}
