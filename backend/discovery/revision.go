package discovery

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// DocumentRevision is one version in a document's table of versions.
type DocumentRevision struct {
	Version     string // v1.0
	Note        string // what changed, in the PM's words; lines of plain text
	Fingerprint string // whole
	Day         time.Time
}

// DocumentChanges is what changed in a document since an earlier version.
type DocumentChanges struct {
	Since   string // v1.0
	Summary string // "1 section changed, 2 requirements added"; "" where nothing did
	Parts   []DocumentChange
}

// DocumentChange is one part of a document that changed.
type DocumentChange struct {
	ID    string // of the section or the requirement, "" for what is about the whole
	Fate  Fate
	Title string // "REQ-001 changed"
	Lines []DocumentChangeLine
}

// DocumentChangeLine is what changed in one respect: the part's own text where it has no name.
type DocumentChangeLine struct {
	Name  string // "Priority"
	Spans []Span // plain text; long stretches that stayed are cut to "…"
}

// Revise says in a document which version it is, "" for the draft, and which came before it. The versions are those of its
// PRD, the latest first.
func (d *Document) Revise(versions []PRDVersion, versionID string, discretion Discretion) {
	if versionID != "" {
		at := slices.IndexFunc(versions, func(v PRDVersion) bool { return v.ID == versionID })
		versions = versions[max(at, 0):]
	}
	if len(versions) == 0 {
		return
	}
	d.Version = fmt.Sprintf(d.Words().DraftAfter, versions[0].Name())
	if versionID != "" {
		d.Version, d.Fingerprint = versions[0].Name(), versions[0].Fingerprint
	}
	for _, v := range versions {
		note, _ := discretion.Text(v.Note)
		d.Revisions = append(d.Revisions, DocumentRevision{v.Name(), note, v.Fingerprint, v.PublishedAt})
	}
}

// ChangesSince says what changed since an earlier version, in the words of a document. Both sides hold only what may be told.
func (w *Words) ChangesSince(since PRDVersion, before, after Frozen) *DocumentChanges {
	c := w.compare(before, after)
	out := &DocumentChanges{Since: since.Name(), Summary: c.Summary}
	add := func(id string, fate Fate, title string, lines ...DocumentChangeLine) {
		out.Parts = append(out.Parts, DocumentChange{id, fate, title, lines})
	}
	for _, f := range c.Head {
		add("", PartChanged, f.What+" "+w.Fates[PartChanged], DocumentChangeLine{Spans: f.Spans})
	}
	for _, s := range c.Sections {
		if s.Fate == PartSame {
			continue
		}
		name, lines := textOf(s.Title, s.Fate == PartRemoved), []DocumentChangeLine{}
		if s.Fate == PartChanged && changed(s.Title) {
			lines = append(lines, DocumentChangeLine{w.Fields["Title"], s.Title})
		}
		if len(s.Body) > 0 && s.Fate == PartChanged {
			lines = append(lines, DocumentChangeLine{Spans: aroundChanges(s.Body)})
		}
		add(s.ID, s.Fate, w.became(fmt.Sprintf(w.Section, name), s.Fate, s.Moved), lines...)
	}
	for _, r := range c.Requirements {
		lines := []DocumentChangeLine{{Spans: r.Statement}}
		if r.Fate != PartRemoved {
			for _, f := range r.Fields {
				lines = append(lines, DocumentChangeLine{f.What, aroundChanges(f.Spans)})
			}
			for _, s := range r.Sources {
				lines = append(lines, s.lines(w)...)
			}
		}
		add(r.ID, r.Fate, w.became(r.Ref, r.Fate, r.Moved), lines...)
	}
	return out
}

// lines says what became of an ask that a requirement rests on.
func (s SourceChange) lines(w *Words) []DocumentChangeLine {
	switch s.Fate {
	case PartAdded:
		return []DocumentChangeLine{{w.Fields["Source"], []Span{{AddedSpan, s.Statement}}}}
	case PartRemoved:
		return []DocumentChangeLine{{w.Fields["Source"], []Span{{RemovedSpan, s.Statement}}}}
	default:
		lines := make([]DocumentChangeLine, len(s.Changes))
		for i, c := range s.Changes {
			lines[i] = DocumentChangeLine{fmt.Sprintf(w.Of, c.What, s.Statement), aroundChanges(Differences(c.Was, c.Is))}
		}
		return lines
	}
}

// became says of a part by its name what became of it: "REQ-001 changed and moved".
func (w *Words) became(name string, fate Fate, moved bool) string {
	said := name + " " + w.Fates[fate]
	if moved && fate == PartChanged {
		said += " " + w.AndMoved
	}
	return said
}

func changed(spans []Span) bool {
	return slices.ContainsFunc(spans, func(s Span) bool { return s.Kind != SameSpan })
}

// textOf is what spans say in the later text, or in the earlier.
func textOf(spans []Span, earlier bool) string {
	gone := RemovedSpan
	if earlier {
		gone = AddedSpan
	}
	var b strings.Builder
	for _, s := range spans {
		if s.Kind != gone {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// around is how many letters of what stayed are kept on either side of a change.
const around = 80

// aroundChanges cuts what stayed to a few words around the changes.
func aroundChanges(spans []Span) []Span {
	out := slices.Clone(spans)
	for i, s := range spans {
		if s.Kind != SameSpan {
			continue
		}
		before, after := firstWords(s.Text), ""
		if i == 0 {
			before = ""
		}
		if i < len(spans)-1 {
			after = lastWords(s.Text[len(before):])
		}
		switch {
		case len(before)+len(after) == len(s.Text):
		case before != "" && after != "":
			out[i].Text = before + "… " + after
		default:
			out[i].Text = before + "…" + after
		}
	}
	return out
}

// firstWords is the start of a text, up to a white space if there is one near.
func firstWords(text string) string {
	end, letters := 0, 0
	for i, r := range text {
		if letters++; letters > around {
			return text[:cmp.Or(end, i)]
		}
		if r == ' ' || r == '\n' {
			end = i
		}
	}
	return text
}

// lastWords is the end of a text, from a white space on if there is one near.
func lastWords(text string) string {
	start, at := 0, len(text)
	for range around {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if at -= size; at == 0 {
			return text
		}
		if r == ' ' || r == '\n' {
			start = at + 1
		}
	}
	return text[cmp.Or(start, at):]
}
