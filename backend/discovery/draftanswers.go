package discovery

import "strings"

// answers are the questions that people will have: what was declined, and what nobody has answered yet.
func (d *drafting) answers() string {
	parts := d.declined(func(asked, reason string) string {
		return strings.TrimSpace("**“" + EscapeMarkdown(asked) + "”?** Not now. " + line(reason))
	})
	for _, n := range d.Notes {
		if n.Kind != QuestionNote || n.Answered() || !d.belongs(n) {
			continue
		}
		if words := d.fresh(n.Words()); words != "" {
			parts = append(parts, part{text: "**" + line(words) + "** No answer yet."})
		}
	}
	return list(parts)
}
