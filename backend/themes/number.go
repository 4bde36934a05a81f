package themes

import "strings"

// plural of a noun that is one of many: "each stock adjustment" is about stock adjustments.
func plural(s string) string {
	const vowels = "aeiou"
	n := len(s)
	for one, many := range map[string]string{"child": "children", "person": "people", "woman": "women"} {
		if strings.HasSuffix(strings.ToLower(s), one) {
			return s[:n-len(one)] + many
		}
	}
	switch {
	case n < 3 || isPlural(s) || s[n-1] == 's' || s[n-1] < 'a' || s[n-1] > 'z':
		return s
	case s[n-1] == 'y' && !strings.ContainsRune(vowels, rune(s[n-2])):
		return s[:n-1] + "ies"
	case strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"), strings.HasSuffix(s, "x"):
		return s + "es"
	}
	return s + "s"
}

func isPlural(s string) bool {
	return strings.HasSuffix(s, "s") && singular(s) != s || strings.HasSuffix(s, "children")
}

// singular of a noun that stands before another.
func singular(s string) string {
	switch {
	case len(s) < 4 || strings.HasSuffix(s, "ss") || strings.HasSuffix(s, "us") || strings.HasSuffix(s, "is") ||
		strings.HasSuffix(s, "news") || strings.HasSuffix(s, "series"):
		return s
	case strings.HasSuffix(s, "ies"):
		return s[:len(s)-3] + "y"
	case strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "xes"), strings.HasSuffix(s, "sses"):
		return s[:len(s)-2]
	}
	return strings.TrimSuffix(s, "s")
}
