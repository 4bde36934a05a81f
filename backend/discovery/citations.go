package discovery

import (
	"fmt"
	"regexp"
	"strings"
)

// Citations find the entry of the evidence register for what a text quotes.
type Citations struct {
	words   *Words
	sources []DocumentSource
	notes   map[string]int // number of the entry, by note
	said    map[string]int // by words and speaker, for quotes that name no note
}

// Citations are those of the document's register.
func (d Document) Citations() Citations {
	c := Citations{d.Words(), d.Sources, map[string]int{}, map[string]int{}}
	for i, s := range d.Sources {
		if s.NoteID != "" {
			c.notes[s.NoteID] = i + 1
		}
	}
	for _, s := range d.Sections {
		for _, r := range s.Requirements {
			for _, a := range r.Asks {
				for _, q := range a.Quotes {
					if q.Source >= 1 && q.Source <= len(d.Sources) {
						c.said[quotation(q.Words, q.Speaker)] = q.Source
					}
				}
			}
		}
	}
	return c
}

// attribution ends a quote: a line, or the end of one, that says whose words they are. quotedNote leads to the moment.
var (
	attribution = regexp.MustCompile(`^(.*?)—\s+(\S.*?)\s*$`)
	quotedNote  = regexp.MustCompile(`\]\(note:([0-9A-Za-z-]{1,64})\)\s*$`)
)

// noteOf is a quote's way to the moment, wherever it stands in a text.
var noteOf = regexp.MustCompile(`\]\(note:([0-9A-Za-z-]{1,64})\)`)

// QuotedNotes names the notes that the PRD's texts quote, each once.
func (p PRDDetail) QuotedNotes() []string { return shown(noteOf, p.texts()) }

// quotes gives what is quoted as it may leave the workspace.
func (d Discretion) quotes(quotes []Evidence) []Evidence {
	told := []Evidence{}
	for _, e := range quotes {
		if d.holds(e.Voice) {
			continue
		}
		if e.SessionID != nil {
			e.SessionTitle = d.Title(*e.SessionID, e.SessionTitle)
		}
		told = append(told, e)
	}
	return told
}

// In adds to each quote in a Markdown text that the register knows its day, and its number as a link: [\[4\]](source:4).
func (c Citations) In(text string) string {
	if len(c.sources) == 0 || !strings.Contains(text, "—") {
		return text
	}
	lines := strings.Split(text, "\n")
	words := "" // of the quote so far
	for i, l := range lines {
		quoted, is := strings.CutPrefix(strings.TrimSpace(l), ">")
		if !is {
			words = ""
			continue
		}
		if n := c.find(words, quoted); n > 0 {
			lines[i] = strings.TrimRight(l, " \t\r") + c.mark(n)
			words = ""
		} else {
			words += " " + quoted
		}
	}
	return strings.Join(lines, "\n")
}

// find gives the number of the entry for a quote, from the line that may say whose it is; 0 for none.
func (c Citations) find(before, l string) int {
	if note := quotedNote.FindStringSubmatch(l); note != nil {
		return c.notes[note[1]]
	}
	if by := attribution.FindStringSubmatch(l); by != nil {
		return c.said[quotation(before+by[1], by[2])]
	}
	return 0
}

func (c Citations) mark(n int) string {
	mark := fmt.Sprintf(` · [\[%d\]](source:%[1]d)`, n)
	if day := c.words.Short(c.sources[n-1].At); day != "" {
		mark = " · " + day + mark
	}
	return mark
}

// quotation is what tells a saying from others, however its marks are written.
func quotation(words, speaker string) string {
	plain := func(s string) string {
		return CleanLine(strings.NewReplacer(`\`, "", "“", "", "”", "", `"`, "").Replace(s))
	}
	return plain(words) + "\n" + plain(speaker)
}
