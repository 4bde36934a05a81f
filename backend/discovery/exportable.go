package discovery

import (
	"slices"
	"strings"
	"unicode"
)

// Exportable gives the notes of a session that may leave the workspace: none that is private, and none that holds words
// or name of a participant who declined.
func Exportable(notes []Note, participants []Participant, people map[string]Stakeholder) []Note {
	declined := map[string]bool{}
	var names []string
	for _, p := range participants {
		if p.Consent == Refused {
			declined[p.StakeholderID] = true
			names = append(names, wordsOf(people[p.StakeholderID].Name)...)
		}
	}
	return slices.DeleteFunc(slices.Clone(notes), func(n Note) bool {
		return n.Private || n.SpeakerID != nil && declined[*n.SpeakerID] || n.OwedTo != nil && declined[*n.OwedTo] ||
			slices.ContainsFunc(wordsOf(n.Text), func(word string) bool { return slices.Contains(names, word) })
	})
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}
