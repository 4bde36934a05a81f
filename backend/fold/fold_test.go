package fold

import "testing"

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"Crème BRÛLÉE":  "creme brulee",
		"Đặng Thị Ngọc": "dang thi ngoc",
		"Łukasz Øster":  "lukasz oster",
		"Straße":        "strasse",
		"ΣΊΣΥΦΟΣ":       "σισυφοσ",
		"ﬁnance Ａ":      "finance a",
		"किताब":         "किताब",
		"供应商":           "供应商",
		"plain":         "plain",
	} {
		if got := Text(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
