package intake

import (
	"regexp"
	"strings"
)

var (
	bullet  = regexp.MustCompile(`^\s*(?:[-*+•‣–]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?`)
	heading = regexp.MustCompile(`^#{1,6}\s+`)
	ruler   = regexp.MustCompile(`^\s*(?:[-*_=]\s*){3,}$`)
)

// list reads lines of text, an ask each, without bullets and numbers. What is indented below an ask goes on with it; a
// Markdown heading stands beside each of the asks below it.
func (t Table) list(text string) (Table, error) {
	under := ""
	for i, line := range strings.Split(text, "\n") {
		body := strings.TrimSpace(line)
		switch {
		case body == "" || ruler.MatchString(line):
		case heading.MatchString(body):
			under = strings.TrimSpace(strings.TrimRight(heading.ReplaceAllString(body, ""), "#"))
		case line[0] == ' ' || line[0] == '\t':
			if last := len(t.Rows) - 1; last >= 0 && !bullet.MatchString(line) {
				t.Rows[last].Cells[0] += "\n" + body
				continue
			}
			fallthrough
		default:
			if len(t.Rows) >= MaxRows {
				return t, &failure{i + 1, "is one too many", "Split the text and import the parts."}
			}
			ask := strings.TrimSpace(bullet.ReplaceAllString(line, ""))
			t.Rows = append(t.Rows, Row{Line: i + 1, Cells: []string{ask, under}})
		}
	}
	return t, nil
}
