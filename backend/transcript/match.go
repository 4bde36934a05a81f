package transcript

import (
	"regexp"
	"slices"
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/fold"
)

// appendix is what meeting tools write behind a name: "(Guest)", "[external]", "| Acme".
var appendix = regexp.MustCompile(`\s*(?:[(\[].*[)\]]|\|.*)\s*$`)

// Match finds whom a speaker of a file is among people: by the whole name, by the name without what a tool adds to it, by
// the first name, or by the role. Case and accents don't matter. Of two who fit alike it is neither; "" for nobody. Only a
// whole name is sure: another Rina may be meant.
func Match(speaker string, people []discovery.Stakeholder) (id string, sure bool) {
	whole := fold.Text(discovery.CleanLine(speaker))
	plain := fold.Text(appendix.ReplaceAllString(discovery.CleanLine(speaker), ""))
	if last, first, ok := strings.Cut(plain, ","); ok {
		plain = strings.TrimSpace(first) + " " + strings.TrimSpace(last)
	}
	if plain == "" {
		return "", false
	}
	for tier, fits := range []func(p discovery.Stakeholder) bool{
		func(p discovery.Stakeholder) bool { return fold.Text(p.Name) == whole },
		func(p discovery.Stakeholder) bool { return fold.Text(p.Name) == plain },
		func(p discovery.Stakeholder) bool { return strings.HasPrefix(fold.Text(p.Name), plain+" ") },
		func(p discovery.Stakeholder) bool { return p.Role != "" && fold.Text(p.Role) == plain },
	} {
		var found []string
		for _, p := range people {
			if fits(p) && !slices.Contains(found, p.ID) {
				found = append(found, p.ID)
			}
		}
		switch len(found) {
		case 0:
			continue
		case 1:
			return found[0], tier < 2
		}
		return "", false
	}
	return "", false
}
