package discovery

import (
	"fmt"
	"slices"
)

// relation says which notes of a product belong to the chosen asks.
type relation struct {
	evidence map[string]bool // notes that stand behind the asks
	sessions map[string]bool // in which they were heard; nil for every session
	tags     map[string]bool // of what was said for them
}

func (d *drafting) relate() relation {
	r := relation{evidence: map[string]bool{}, tags: map[string]bool{}}
	for _, a := range d.Voices {
		for _, e := range a.Evidence {
			if e.SessionID != nil {
				if r.sessions == nil {
					r.sessions = map[string]bool{}
				}
				r.sessions[*e.SessionID] = true
			}
			if e.Note == nil {
				continue
			}
			r.evidence[e.Note.ID] = true
			for _, tag := range e.Note.Tags {
				r.tags[d.fold(tag)] = true
			}
		}
	}
	return r
}

// belongs tells whether a note is about the chosen asks: it stands behind one of them; or it was said in a session in which
// they were, and its tags, where it has some, are not those of other asks alone.
func (d *drafting) belongs(n SessionNote) bool {
	switch {
	case d.related.evidence[n.ID]:
		return true
	case d.Elsewhere[n.ID] || d.related.sessions != nil && !d.related.sessions[n.SessionID]:
		return false
	}
	return len(n.Tags) == 0 || len(d.related.tags) == 0 ||
		slices.ContainsFunc(n.Tags, func(tag string) bool { return d.related.tags[d.fold(tag)] })
}

// notes lists what was noted of a kind and is still open, with who said it and where.
func (d *drafting) notes(kind NoteKind) []part {
	parts := []part{}
	for _, n := range d.Notes {
		if n.Kind != kind || n.Answered() || !d.belongs(n) {
			continue
		}
		if words := d.fresh(n.Words()); words != "" {
			parts = append(parts, part{text: d.attributed(words, n), sources: []string{n.ID}})
		}
	}
	return parts
}

// attributed says behind words who said them and, where not all was said in one session, in which.
func (d *drafting) attributed(words string, n SessionNote) string {
	source := n.SessionTitle
	if n.SpeakerID != nil {
		if p, ok := d.People[*n.SpeakerID]; ok {
			source = p.Name + ", " + source
			if len(d.related.sessions) == 1 {
				source = p.Name
			}
		}
	}
	return fmt.Sprintf("%s (%s)", EscapeMarkdown(words), EscapeMarkdown(source))
}
