package capture

import (
	"slices"
	"strings"
	"unicode"

	"throughline/backend/discovery"
	"throughline/backend/fold"
)

// directory finds people by what follows an "@". Each key leads to everyone it may mean.
type directory struct {
	spaced   map[string][]string // full names, their words apart
	squashed map[string][]string // full names, letters and digits only
	first    map[string][]string // first names, letters and digits only
	words    int                 // in the longest name
}

func newDirectory(people []discovery.Stakeholder) directory {
	d := directory{spaced: map[string][]string{}, squashed: map[string][]string{}, first: map[string][]string{}}
	for _, p := range people {
		words := strings.Fields(p.Name)
		if len(words) == 0 {
			continue
		}
		d.words = max(d.words, len(words))
		enter(d.spaced, spacedKey(p.Name), p.ID)
		enter(d.squashed, squashedKey(p.Name), p.ID)
		enter(d.first, squashedKey(words[0]), p.ID)
	}
	return d
}

func enter(index map[string][]string, key, id string) {
	if key == "" {
		return
	}
	if !slices.Contains(index[key], id) {
		index[key] = append(index[key], id)
	}
}

// find reads a name at the start of s, the text after an "@": who it is and how many bytes it takes. The longest name
// that anybody has decides; when several have it, it is nobody's.
func (d directory) find(s string) (id string, size int, ok bool) {
	ends := nameEnds(s, d.words)
	for _, end := range slices.Backward(ends) {
		name := s[:end]
		var ids []string
		if strings.ContainsFunc(name, unicode.IsSpace) {
			ids = d.spaced[spacedKey(name)]
		} else if ids = d.squashed[squashedKey(name)]; len(ids) == 0 {
			ids = d.first[squashedKey(name)]
		}
		if len(ids) == 1 {
			return ids[0], end, true
		}
		if len(ids) > 1 {
			return "", 0, false
		}
	}
	return "", 0, false
}

// handle gives the shortest name after "@" that finds p, or "" when none does: a namesake takes it, or the name has no
// letter.
func (d directory) handle(p discovery.Stakeholder) string {
	words := strings.Fields(p.Name)
	if len(words) == 0 {
		return ""
	}
	for _, name := range []string{words[0], p.Name} {
		name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return !isNameRune(r) && !isJoiner(r) }), "_")
		name = strings.TrimFunc(name, isJoiner)
		if id, size, ok := d.find(name); ok && id == p.ID && size == len(name) {
			return name
		}
	}
	return ""
}

// nameEnds lists where a name of at most the given number of words may end in s: after a run of letters and digits.
func nameEnds(s string, words int) []int {
	var ends []int
	spaced, runes := 1, 0
	before := ' '
	for i, r := range s {
		if runes++; runes > discovery.MaxName {
			return ends
		}
		letter := isNameRune(r)
		if !letter && isNameRune(before) {
			ends = append(ends, i)
		}
		switch {
		case letter, isJoiner(r) && i > 0:
		case isBlank(r) && i > 0:
			if !isBlank(before) {
				spaced++
			}
			if spaced > words {
				return ends
			}
		default:
			return ends
		}
		before = r
	}
	if isNameRune(before) {
		ends = append(ends, len(s))
	}
	return ends
}

func isNameRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }
func isJoiner(r rune) bool   { return strings.ContainsRune("_.-'’", r) }
func isBlank(r rune) bool    { return r != '\n' && unicode.IsSpace(r) }

func spacedKey(name string) string { return strings.Join(strings.Fields(fold.Text(name)), " ") }

func squashedKey(name string) string {
	return strings.Map(func(r rune) rune {
		if isNameRune(r) {
			return r
		}
		return -1
	}, fold.Text(name))
}
