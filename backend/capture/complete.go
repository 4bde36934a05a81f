package capture

import (
	"slices"
	"strings"
	"unicode"

	"throughline/backend/discovery"
	"throughline/backend/fold"
)

// maxSuggestions is how many ways to go on are worth reading while someone talks.
const maxSuggestions = 7

// Suggestion is one way to go on with a name or tag that is being typed.
type Suggestion struct {
	Text  string `json:"text"`  // what stands in the line instead, with its sign: "@Rina"
	Label string `json:"label"` // "Rina Hartono"
	Hint  string `json:"hint"`  // "Controller, Accounting"
}

// SuggestPeople completes a name that is being typed after an "@": those present in their order, then everyone else.
// A name is written as Parse understands it; who can't be told from a namesake is left out. Known tells whether the
// typed name means someone already.
func SuggestPeople(typed string, present, everyone []discovery.Stakeholder) (found []Suggestion, known bool) {
	here, all := newDirectory(present), newDirectory(everyone)
	found = []Suggestion{}
	for _, p := range slices.Concat(present, everyone) {
		handle := here.handle(p)
		if handle == "" {
			handle = all.handle(p)
		}
		means := squashedKey(typed) != "" && squashedKey(typed) == squashedKey(handle)
		known = known || means
		suggestion := Suggestion{Text: "@" + handle, Label: p.Name, Hint: p.Role}
		switch {
		case p.Role == "":
			suggestion.Hint = p.Team
		case p.Team != "":
			suggestion.Hint = p.Role + ", " + p.Team
		}
		if handle != "" && !means && beginsName(p.Name, typed) && !slices.Contains(found, suggestion) {
			found = append(found, suggestion)
		}
	}
	if _, size, ok := all.find(typed); ok && size == len(typed) {
		known = true
	}
	return found[:min(len(found), maxSuggestions)], known
}

// beginsName tells whether the typed letters begin the name or one of its later words.
func beginsName(name, typed string) bool {
	typed = squashedKey(typed)
	words := strings.Fields(name)
	for i := range words {
		if strings.HasPrefix(squashedKey(strings.Join(words[i:], "")), typed) {
			return true
		}
	}
	return false
}

// SuggestTags completes a tag that is being typed after a "#" from those used before, the latest first: those that begin
// with it, then those that hold it.
func SuggestTags(typed string, used []string) []Suggestion {
	typed = fold.Text(typed)
	found := []Suggestion{}
	for _, fits := range []func(string) bool{
		func(tag string) bool { return strings.HasPrefix(tag, typed) },
		func(tag string) bool { return !strings.HasPrefix(tag, typed) && strings.Contains(tag, typed) },
	} {
		for _, tag := range used {
			if key := fold.Text(tag); key != typed && fits(key) && tagAt(tag) == tag {
				found = append(found, Suggestion{Text: "#" + tag, Label: tag})
			}
		}
	}
	return found[:min(len(found), maxSuggestions)]
}

// NameTyped gives the name that someone typed after an "@": "dana_smith" is "Dana Smith".
func NameTyped(typed string) string {
	words := strings.FieldsFunc(typed, func(r rune) bool { return r == '_' || r == '.' || unicode.IsSpace(r) })
	for i, w := range words {
		first := []rune(w)
		first[0] = unicode.ToTitle(first[0])
		words[i] = string(first)
	}
	return strings.Join(words, " ")
}
