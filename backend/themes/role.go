package themes

import "strings"

// wish is what an ask wants, without who wants it and why, however little is left: "As a … I want … so that …" and its kin, in
// English and Indonesian.
func wish(text string) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // a letter changed its length; the places would not fit
		return text
	}
	from, to := 0, len(text)
	if strings.HasPrefix(lower, "as a") || strings.HasPrefix(lower, "sebagai ") {
		for _, want := range []string{" i want ", " i need ", " i would like ", " i'd like ", " saya ingin ", " saya mau "} {
			if i := strings.Index(lower, want); i >= 0 {
				from = i + len(want)
				break
			}
		}
	}
	for _, reason := range []string{" so that ", " so i can ", " in order to ", " because ", " supaya ", " agar ", " karena "} {
		if i := strings.Index(lower[from:], reason); i > 0 && from+i < to {
			to = from + i
		}
	}
	if to-from == len(text) {
		return text
	}
	return strings.TrimRight(text[from:to], " ,;.")
}
