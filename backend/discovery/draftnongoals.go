package discovery

import "strings"

// leave lists the non-goals; on a page they are a line.
func (d *drafting) leave() string {
	if !d.brief() {
		return list(d.nonGoals())
	}
	return strings.TrimPrefix(strings.ReplaceAll(d.listed(d.nonGoals()), "\n- ", " "), "- ")
}

// nonGoals are what was declined, with the reason.
func (d *drafting) nonGoals() []part {
	return d.declined(func(asked, reason string) string {
		if d.brief() {
			return line(d.short(asked))
		}
		return strings.TrimSpace("**" + line(asked) + "** " + line(reason))
	})
}

// declined lists what was declined, in the words that say makes of it and of the reason.
func (d *drafting) declined(say func(asked, reason string) string) []part {
	parts := []part{}
	for _, theme := range d.Themes {
		for _, a := range theme.Asks {
			if a.Decision != Declined {
				continue
			}
			if asked := d.fresh(a.Statement); asked != "" {
				parts = append(parts, part{text: say(asked, d.fresh(a.Reason)), sources: []string{a.ID + DeclinedSource, a.ID}})
			}
		}
	}
	return parts
}
