package capture

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"throughline/backend/discovery"
)

// MarkKind is what a stretch of a typed line means.
type MarkKind string

// The kinds of mark.
const (
	PrivateMark    MarkKind = "private"
	KindMark       MarkKind = "kind"
	TagMark        MarkKind = "tag"
	PersonMark     MarkKind = "person"
	ImportanceMark MarkKind = "importance"
	DueMark        MarkKind = "due"
)

// Mark is a stretch of the typed line that was understood, for highlighting it.
type Mark struct {
	From int      `json:"from"` // in UTF-16 units of the typed line, as the window counts
	To   int      `json:"to"`
	Kind MarkKind `json:"kind" ts_type:"string"`
}

// Line is one typed line, understood.
type Line struct {
	Kind       discovery.NoteKind `json:"kind"`
	Text       string             `json:"text"` // without the marks that became fields
	Tags       discovery.Tags     `json:"tags" ts_type:"string[]"`
	Speaker    string             `json:"speaker"` // the name as typed, empty when none was
	SpeakerID  *string            `json:"speakerId,omitempty"`
	Importance int                `json:"importance"` // 1 to 3, 0 when not said
	Due        string             `json:"due"`        // a day as 2026-12-01, empty when there is none
	Private    bool               `json:"private"`    // off the record
	Marks      []Mark             `json:"marks"`      // from left to right, none overlapping
}

// Parse understands one typed line, which may hold line breaks. People are those whom an "@" may name; today is the day
// from which due days count, in its own time zone. Whatever is not understood is text, so Parse never fails, and
// Text is empty only if the line has nothing to show.
func Parse(line string, people []discovery.Stakeholder, today time.Time) Line {
	text := discovery.CleanText(line)
	l := Line{Kind: discovery.PlainNote, Tags: discovery.Tags{}, Marks: []Mark{}}
	secrecy, start := privateAt(text)
	l.Private = secrecy > 0
	s := scanner{line: text, start: start, today: today}
	if strings.Contains(text, "@") {
		s.people = newDirectory(people)
	}
	lead := s.leadOf(start)
	if len(lead) > 0 {
		start = lead[len(lead)-1].to
		s.start = start
	}
	o, opened := openingOf(text[start:])
	if opened {
		l.Kind = o.kind
	}
	secret := piece{mark: PrivateMark, to: secrecy}
	body := start + o.body
	if opened && !l.Private && o.body > 0 {
		s.inner = body + leadingSpace(text[body:])
		if sign, rest := privateAt(text[s.inner:]); sign > 0 {
			secret.from, secret.to, body, l.Private = s.inner, s.inner+sign, s.inner+rest, true
		}
	}
	pieces := slices.Concat(lead, s.scan(body))
	taken := l.fill(pieces)
	if i, ok := speakerAt(text, pieces); ok {
		id := pieces[i].value
		l.SpeakerID, l.Speaker = &id, text[pieces[i].from+1:pieces[i].to]
		taken[i] = true
		if hasColon(text, pieces, i) {
			taken[i+1] = true
		}
	}
	l.Text = join(text, pieces, taken)
	if l.Text == "" {
		return Line{Kind: discovery.PlainNote, Text: text, Tags: discovery.Tags{}, Marks: []Mark{}}
	}
	var marks []piece
	if l.Private {
		marks = append(marks, secret)
	}
	if opened && !o.important {
		marks = append(marks, piece{mark: KindMark, from: start, to: start + o.sign})
	}
	for _, p := range pieces {
		if p.mark != "" && p.mark != space {
			marks = append(marks, p)
		}
	}
	slices.SortFunc(marks, func(a, b piece) int { return a.from - b.from })
	l.Marks = place(line, text, marks)
	return l
}

// fill sets the fields that the pieces give, and tells which pieces leave the text for it. What comes a second time is
// turned into text.
func (l *Line) fill(pieces []piece) map[int]bool {
	taken, known := map[int]bool{}, map[string]bool{}
	for i := range pieces {
		p := &pieces[i]
		switch p.mark {
		case TagMark:
			if key := strings.ToLower(p.value); !known[key] {
				known[key] = true
				l.Tags = append(l.Tags, p.value)
			}
		case ImportanceMark:
			if l.Importance != 0 {
				p.mark = ""
				continue
			}
			l.Importance, taken[i] = int(p.value[0]-'0'), true
		case DueMark:
			if l.Due != "" {
				p.mark = ""
				continue
			}
			l.Due, taken[i] = p.value, true
		case PrivateMark, KindMark, PersonMark, space: // no fields of their own
		}
	}
	return taken
}

// join puts the pieces that were not taken together again. Where one was, the white space before it goes too, or, at the
// start of a line, that after it.
func join(line string, pieces []piece, taken map[int]bool) string {
	var text []byte
	atStart := false
	for i, p := range pieces {
		s := line[p.from:p.to]
		if taken[i] {
			for {
				r, size := utf8.DecodeLastRune(text)
				if len(text) == 0 || !isBlank(r) {
					break
				}
				text = text[:len(text)-size]
			}
			atStart = len(text) == 0 || text[len(text)-1] == '\n'
			continue
		}
		if atStart && p.mark == space {
			_, after, broken := strings.Cut(s, "\n")
			if !broken {
				after = strings.TrimLeftFunc(s, unicode.IsSpace)
			}
			s = after
		}
		atStart = false
		text = append(text, s...)
	}
	return strings.TrimSpace(string(text))
}

// place turns marks of the clean text into stretches of the typed line. Cleaning only leaves runes out or replaces them
// one for one, so walking both together keeps the place.
func place(line, text string, marks []piece) []Mark {
	placed := make([]Mark, len(marks))
	for i, m := range marks {
		placed[i].Kind = m.mark
	}
	at, offset := 0, 0 // in bytes of text, and in UTF-16 units of line
	from, to := 0, 0   // the next mark to begin, and to end
	for _, r := range line {
		if at == len(text) {
			break
		}
		clean, size := utf8.DecodeRuneInString(text[at:])
		width := utf16.RuneLen(r)
		if r == clean || r == '\r' && clean == '\n' {
			if from < len(marks) && marks[from].from == at {
				placed[from].From = offset
				from++
			}
			at += size
			if to < len(marks) && marks[to].to == at {
				placed[to].To = offset + width
				to++
			}
		}
		offset += width
	}
	return placed
}
