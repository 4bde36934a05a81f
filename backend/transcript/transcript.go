package transcript

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"throughline/backend/discovery"
)

// Limits of one file.
const (
	MaxBytes   = 32 << 20
	MaxLines   = 2_000_000
	MaxEntries = 200_000
)

// Format is a way of writing down who said what.
type Format string

// The formats.
const (
	VTT     Format = "vtt"     // WebVTT subtitles
	SRT     Format = "srt"     // SubRip subtitles
	Teams   Format = "teams"   // "0:0:2.90 --> 0:0:4.480", the name, then the text
	Clock   Format = "clock"   // "Name  m:ss - m:ss" or "Name  m:ss", then the text
	Bracket Format = "bracket" // "[h:mm:ss] name: text"
	Role    Format = "role"    // "Name: text"
	Notes   Format = "notes"   // plain text or Markdown in the shorthand
)

// reader is what a format is recognised and read by.
type reader struct {
	format Format
	is     func(lines []string) bool
	parse  func(lines []string, out *collector)
}

// subtitled has the formats that say by their first lines what they are.
var subtitled = []reader{
	{VTT, isVTT, parseVTT},
	{SRT, isSRT, parseSRT},
	{Teams, isTeams, parseTeams},
}

// speech has the formats of recorded speech, in the order in which they are tried.
var speech = []reader{
	{Clock, isClock, parseClock},
	{Bracket, isBracket, parseBracket},
	{Role, isRole, parseRole},
}

// subtitledReader finds the format of a file with subtitles: by its lines or, as a damaged one would else pass for
// notes, by how its name ends.
func subtitledReader(name string, lines []string) (reader, bool) {
	for _, r := range subtitled {
		if strings.EqualFold(filepath.Ext(name), "."+string(r.format)) || r.is(lines) {
			return r, true
		}
	}
	return reader{}, false
}

// readerOf finds the format of any other file. What looks like notes, or like none of the others, is notes.
func readerOf(lines []string) reader {
	if !looksNoted(lines) {
		for _, r := range speech {
			if r.is(lines) {
				return r
			}
		}
	}
	return reader{format: Notes, parse: parseNotes}
}

// Untimed is the Offset of an entry in a file without times.
const Untimed time.Duration = -1

// Transcript is a file, understood. What the file doesn't say is left empty.
type Transcript struct {
	Format       Format
	Title        string
	Product      string // its name
	Channel      discovery.Channel
	Goal         string
	Date         time.Time // wall clock of this machine; zero if unknown
	Participants []Participant
	Entries      []Entry // at least one
}

// Participant is a person whom the header names.
type Participant struct {
	Name string
	Role string
	Team string
}

// Entry is one turn of speech or one note.
type Entry struct {
	Line    int           // of the file, from 1, in which it begins
	Offset  time.Duration // since the session began, or Untimed
	End     time.Duration // when it was said in full, 0 if unknown
	Speaker string        // as written, empty if unknown
	Text    string        // clean, never empty, at most discovery.MaxLine characters; in notes with its shorthand
}

// Parse reads a whole file in any of the formats. The name serves for error messages, and ".vtt", ".srt" and ".docx" at
// its end promise what is in the file. Errors are Invalid, and say
// what to do, except Unavailable when r fails.
func Parse(name string, r io.Reader) (Transcript, error) {
	name = discovery.CleanLine(filepath.Base(name))
	lines, err := readLines(name, r)
	if err != nil {
		return Transcript{}, err
	}
	var t Transcript
	found, ok := subtitledReader(name, lines)
	if !ok {
		t.takeHeader(lines)
		found = readerOf(lines)
	}
	out := collector{name: name}
	found.parse(lines, &out)
	if out.err != nil {
		return Transcript{}, out.err
	}
	t.Format, t.Entries = found.format, out.entries
	if len(t.Entries) == 0 {
		return Transcript{}, discovery.InvalidField("file",
			"%s has no notes or speech in it. Choose the file with the session's text.", name)
	}
	return t, nil
}

// collector gathers entries and minds the limits.
type collector struct {
	name    string
	entries []Entry
	err     error
}

// refuse says what is wrong in a line (from 0) of the file. The first fault counts.
func (c *collector) refuse(line int, format string, args ...any) {
	if c.err == nil {
		c.err = discovery.InvalidField("file", "%s is damaged at line %d: %s.", c.name, line+1, fmt.Sprintf(format, args...))
	}
}

// add cleans and keeps an entry. One without text is passed over, one with too much becomes several.
func (c *collector) add(e Entry) {
	e.Speaker = discovery.CleanLine(e.Speaker)
	for _, text := range split(discovery.CleanText(e.Text), discovery.MaxLine) {
		if c.err != nil {
			return
		}
		if len(c.entries) == MaxEntries {
			c.err = discovery.InvalidField("file",
				"%s has more than %d entries; line %d is one too many. Split the file there and import both parts.",
				c.name, MaxEntries, e.Line)
			return
		}
		e.Text = text
		c.entries = append(c.entries, e)
	}
}

// split cuts text into parts of at most limit characters: after a sentence, else between words, else anywhere.
func split(text string, limit int) []string {
	var parts []string
	for text != "" {
		end := cut(text, limit)
		if part := strings.TrimSpace(text[:end]); part != "" {
			parts = append(parts, part)
		}
		text = strings.TrimSpace(text[end:])
	}
	return parts
}

// cut finds where the first part of text ends, in bytes. A sentence that ends in the first half is no reason to waste
// the other half.
func cut(text string, limit int) int {
	runes, word, sentence := 0, 0, 0
	ended := false // the rune before ends a sentence
	for at, r := range text {
		if unicode.IsSpace(r) && runes > 0 {
			word = at
			if (ended || r == '\n') && runes > limit/2 {
				sentence = at
			}
		}
		if runes == limit {
			switch {
			case sentence > 0:
				return sentence
			case word > 0:
				return word
			}
			return at
		}
		runes++
		switch {
		case strings.ContainsRune("。！？", r) && runes > limit/2:
			sentence = at + len(string(r))
		case strings.ContainsRune(".!?…", r):
			ended = true
		case !strings.ContainsRune(`"'”’»)`, r):
			ended = false
		}
	}
	return len(text)
}
