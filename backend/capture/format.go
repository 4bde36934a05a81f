package capture

import (
	"fmt"
	"strings"
	"time"

	"throughline/backend/discovery"
)

// Format writes a note back as the line that Parse understands as the same note, given the same people. The speaker goes
// first, importance and due day last; a sign in the text that would be taken for a mark gets a backslash. Three things
// that no line can say are lost: a speaker who shares the name with someone else is left out, a due day that is on no
// calendar too, and tags that the text lacks are written at its end.
func Format(n discovery.Note, people []discovery.Stakeholder) string {
	s := scanner{line: n.Text, literal: true, people: newDirectory(people)}
	var line []string
	if n.SpeakerID != nil {
		for _, p := range people {
			if handle := s.people.handle(p); p.ID == *n.SpeakerID && handle != "" {
				line = append(line, "@"+handle+":")
				break
			}
		}
	}
	spoken := len(line) > 0
	if sign := signOf(n.Kind); sign != "" && (spoken || !opensItself(n)) {
		line = append([]string{sign}, line...)
	}
	pieces := s.scan(0)
	tags, missing := sortTags(n.Tags, pieces)
	escaped := s.escaped(pieces, tags, spoken)
	if opensWrong(n, spoken, len(line) > 0) {
		escaped[0] = true
	}
	line = append(line, insertBackslashes(n.Text, escaped))
	for _, tag := range missing {
		line = append(line, "#"+tag)
	}
	if n.Importance >= 1 && n.Importance <= 3 {
		line = append(line, fmt.Sprintf("!%d", n.Importance))
	}
	if due, ok := dueDay(n.Due, time.Time{}); ok && due == n.Due {
		line = append(line, "^"+n.Due)
	}
	if n.Private {
		line = append([]string{privateSign}, line...)
	}
	return strings.Join(line, " ")
}

// opensItself tells whether the note's text carries the sign of its kind, as "$5,000" does.
func opensItself(n discovery.Note) bool {
	o, ok := openingOf(n.Text)
	return ok && o.kind == n.Kind && o.body == 0 && !o.important
}

// opensLine tells whether text at the start of a line would be read as more than text.
func opensLine(text string) bool {
	_, ok := openingOf(text)
	sign, _ := privateAt(text)
	return ok || sign > 0 || text != "" && escapes(text, 0, true)
}

// opensWrong tells whether the note's text would be read as more than text, at the start of a line or behind its speaker or
// a sign.
func opensWrong(n discovery.Note, spoken, begun bool) bool {
	switch {
	case spoken:
		return signOf(n.Kind) == "" && opensBehindName(n.Text)
	case begun:
		return !n.Private && opensPrivate(n.Text)
	}
	return signOf(n.Kind) == "" && opensLine(n.Text)
}

// opensPrivate tells whether text right behind the sign of a kind would be read as off the record, or lose a backslash.
func opensPrivate(text string) bool {
	sign, _ := privateAt(text)
	return sign > 0 || escapesPrivate(text)
}

// sortTags gives the note's tags by lower case, and those among them that are not in the text but could be.
func sortTags(tags discovery.Tags, pieces []piece) (known map[string]bool, missing []string) {
	known, written := map[string]bool{}, map[string]bool{}
	for _, p := range pieces {
		if p.mark == TagMark {
			written[strings.ToLower(p.value)] = true
		}
	}
	for _, tag := range tags {
		key := strings.ToLower(tag)
		if !known[key] && !written[key] && tag != "" && tagAt(tag) == tag {
			missing = append(missing, tag)
		}
		known[key] = true
	}
	return known, missing
}

// escaped finds the bytes of the text before which a backslash must stand.
func (s scanner) escaped(pieces []piece, tags map[string]bool, spoken bool) map[int]bool {
	escaped := map[int]bool{}
	for at := range len(s.line) {
		if s.line[at] == '\\' && at+1 < len(s.line) && strings.IndexByte(bodySigns, s.line[at+1]) >= 0 {
			escaped[at] = true
		}
	}
	for i := range pieces {
		p := &pieces[i]
		plain := p.mark == TagMark && !tags[strings.ToLower(p.value)]
		if plain || p.mark == ImportanceMark || p.mark == DueMark {
			escaped[p.from] = true
			p.mark = ""
		}
	}
	for !spoken {
		i, ok := speakerAt(s.line, pieces)
		if !ok {
			break
		}
		escaped[pieces[i].from] = true
		pieces[i].mark = ""
	}
	return escaped
}

func insertBackslashes(text string, at map[int]bool) string {
	var b strings.Builder
	for i := range len(text) {
		if at[i] {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
