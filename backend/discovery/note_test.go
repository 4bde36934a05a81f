package discovery

import "testing"

func TestWords(t *testing.T) {
	for _, test := range []struct {
		text string
		tags Tags
		want string
	}{
		{"Show who is late #visibility", Tags{"visibility"}, "Show who is late"},
		{"Post #accruals at once #close #accruals", Tags{"accruals", "close"}, "Post accruals at once"},
		{"#close", Tags{"close"}, "close"},
		{"C# costs #5", nil, "C# costs #5"},
		{"供应商 #发票", Tags{"发票"}, "供应商"},
	} {
		if got := (Note{Text: test.text, Tags: test.tags}).Words(); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}
