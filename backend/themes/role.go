package themes

import "strings"

// wish is what an ask wants, without who wants it and why; where that is too little it is the whole.
func wish(text string) string {
	if short := gist(text); len(strings.Fields(short)) >= leastWish {
		return short
	}
	return text
}

// leastWish is how many words a wish has at least.
const leastWish = 3

// gist leaves out who wants something and why, however little is left: "As a … I want … so that …" and its kin, in English
// and Indonesian.
func gist(text string) string {
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
