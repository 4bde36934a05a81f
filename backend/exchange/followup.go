package exchange

import (
	"fmt"
	"io"
	"strings"
	"time"

	"throughline/backend/discovery"
)

// WriteFollowUp writes what a session came to as Markdown, for a mail or a chat.
func WriteFollowUp(w io.Writer, f discovery.FollowUp) error {
	var b strings.Builder
	at := f.At.Local()
	fmt.Fprintf(&b, "# %s\n\n%s · %s", escape(f.Title), at.Format("Monday 2 January 2006"), escape(f.ProductName))
	if len(f.Participants) > 0 {
		fmt.Fprintf(&b, " · %s", escape(strings.Join(f.Participants, ", ")))
	}
	b.WriteString("\n")
	for _, part := range []struct {
		title      string
		statements []discovery.Statement
		led        bool
	}{
		{"Decisions", f.Decisions, false},
		{"Asks, as understood", f.Asks, true},
		{"Promises", f.Promises, true},
		{"Open questions", f.Questions, false},
	} {
		if len(part.statements) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n", part.title)
		for _, s := range part.statements {
			b.WriteString(item(s, part.led, at.Year()))
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the follow-up note: %w", err)
	}
	return nil
}

// item is one statement of a list; who says it stands before the words where the list is of many people's.
func item(s discovery.Statement, led bool, year int) string {
	line := "- "
	if led && s.Lead != "" {
		line += "**" + escape(s.Lead) + ":** "
	}
	line += escape(s.Words)
	if s.Kind == discovery.ActionNote && s.Due != "" {
		line += ", by " + dayInWords(s.Due, year)
	}
	if s.Outcome != discovery.PromiseOpen {
		line += " (" + string(s.Outcome) + ")"
	}
	return line + "\n"
}

// dayInWords writes a day as people say it, with the year where it is another one.
func dayInWords(day string, year int) string {
	d, err := time.Parse(time.DateOnly, day)
	switch {
	case err != nil:
		return day
	case d.Year() == year:
		return d.Format("Monday 2 January")
	default:
		return d.Format("Monday 2 January 2006")
	}
}
