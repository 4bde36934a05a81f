package discovery

import (
	"cmp"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unattributed gives a PRD without what those said who have not agreed to be noted: neither their words as evidence nor the
// lines that repeat them.
func (s EditionSource) unattributed() PRDDetail {
	prd, _ := s.Discretion.PRD(s.PRD.spelt())
	sections := slices.Clone(prd.Sections)
	for i := range sections {
		sections[i].Body, _ = s.Agreed.Text(sections[i].Body)
	}
	requirements := slices.Clone(prd.Requirements)
	for i := range requirements {
		r := &requirements[i]
		r.Rationale, _ = s.Agreed.Text(r.Rationale)
		asks := slices.Clone(r.Asks)
		for k := range asks {
			asks[k].Evidence = slices.DeleteFunc(slices.Clone(asks[k].Evidence), func(e Evidence) bool {
				return s.Agreed.holds(e.Voice)
			})
			if s.Agreed.repeats(asks[k].Statement) && !s.Agreed.says(asks[k].Evidence, asks[k].Statement) {
				asks[k].Statement = ""
			}
		}
		r.Asks = asks
	}
	// Of what is quoted in a text nothing leads to who said it, when.
	prd.Sections, prd.Requirements, prd.Quotes = sections, requirements, nil
	return prd
}

// byRole gives people without their names.
func (s EditionSource) byRole() map[string]Stakeholder {
	stands := s.standIns()
	unnamed := make(map[string]Stakeholder, len(s.People))
	for id, p := range s.People {
		unnamed[id] = Stakeholder{ID: id, Name: capital(stands(p)), Team: p.Team, Organisation: p.Organisation}
	}
	return unnamed
}

// standIns says what stands in the place of someone's name: the role, but for who is a team alone, whom it would tell.
func (s EditionSource) standIns() func(Stakeholder) string {
	size := map[string]int{}
	team := func(p Stakeholder) string { return strings.ToLower(p.Organisation + "\x00" + p.Team) }
	for id, p := range s.Today {
		if _, known := s.People[id]; !known && p.DeletedAt == nil {
			size[team(p)]++
		}
	}
	for _, p := range s.People {
		if p.DeletedAt == nil {
			size[team(p)]++
		}
	}
	words := s.PRD.Words()
	unnamed := func(Stakeholder) string { return words.AParticipant }
	names := s.names(s.sorted(), unnamed, words.AParticipant)
	return func(p Stakeholder) string {
		if p.Role == "" || p.Team != "" && size[team(p)] < 2 || names.hide(p.Role, nil) != p.Role {
			return words.AParticipant
		}
		return words.someone(p.Role)
	}
}

// names knows people as far as they are named in the PRD: what it says tells words from names.
func (s EditionSource) names(people []Stakeholder, by func(Stakeholder) string, shared string) naming {
	names := newNaming(s.Discretion.folding(), nil, by, shared)
	names.usual, names.prose = names.usage(people, s.prose()), true
	names.addAll(people, by, shared)
	return names
}

// prose gives what the PM wrote in the PRD.
func (s EditionSource) prose() []string {
	texts := []string{s.PRD.Title}
	for _, section := range s.PRD.Sections {
		texts = append(texts, section.Title, section.Body)
	}
	for _, r := range s.PRD.Requirements {
		texts = append(append(texts, r.Statement, r.Rationale), r.Criteria...)
		for _, a := range r.Asks {
			texts = append(texts, a.Statement, a.Need)
		}
	}
	return texts
}

// everybody knows all people.
func (s EditionSource) everybody() naming {
	return s.names(s.sorted(), s.standIns(), s.PRD.Words().AParticipant)
}

// others knows all people but the one a letter is for.
func (s EditionSource) others() naming {
	rest := slices.DeleteFunc(s.sorted(), func(p Stakeholder) bool { return p.ID == s.PersonID })
	other := s.PRD.Words().SomeoneElse
	names := s.names(rest, func(Stakeholder) string { return other }, other)
	names.except(s.person())
	names.except(s.People[s.PersonID])
	return names
}

// sorted gives everybody, by whatever name.
func (s EditionSource) sorted() []Stakeholder {
	people := slices.Collect(maps.Values(s.People))
	for id, p := range s.Today {
		if p.Name != s.People[id].Name {
			people = append(people, p)
		}
	}
	slices.SortFunc(people, func(a, b Stakeholder) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Name, b.Name))
	})
	return people
}

// forAll takes out of what is for everybody the ways into the company, and pictures, of which nobody knows what they show.
func (e *Edited) forAll() {
	pictures, words := 0, e.Document.Words()
	for i := range e.Document.Sections {
		s := &e.Document.Sections[i]
		pictures += len(picture.FindAllString(s.Body, -1))
		s.Body = words.withoutWays(s.Body)
		for j := range s.Requirements {
			s.Requirements[j].Rationale = words.withoutWays(s.Requirements[j].Rationale)
			s.Requirements[j].Owner = ""
		}
	}
	if pictures > 0 {
		e.warn("Pictures are left out (%d): they may show more than you mean.", pictures)
	}
}

var (
	picture = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	link    = regexp.MustCompile(`\[([^\]]*)\]\(\s*<?([^)\s>]*)[^)]*\)`)
	address = regexp.MustCompile(`(?i)\b(?:https?|file|ftp|smb)://[^\s)>\]]+`)
	path    = regexp.MustCompile(`(?:\b[A-Za-z]:\\|\\\\[\w.-]+\\|~/|/(?:home|Users|mnt|media|srv|var|tmp)/)[^\s)>\]]*`)
	open    = regexp.MustCompile(`(?i)^https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/?#]|$)`)
	inner   = regexp.MustCompile(`(?i)^https?://[^/]*\.(?:local|internal|intranet|corp|lan|home|private)(?:[:/?#]|$)`)
)

// withoutWays gives Markdown without pictures, file names and links that lead into the company or the workspace.
func (w *Words) withoutWays(markdown string) string {
	markdown = picture.ReplaceAllString(markdown, "")
	markdown = link.ReplaceAllStringFunc(markdown, func(whole string) string {
		parts := link.FindStringSubmatch(whole)
		if public(parts[2]) || strings.HasPrefix(parts[2], "req:") || strings.HasPrefix(parts[2], "#") {
			return whole
		}
		return parts[1]
	})
	markdown = address.ReplaceAllStringFunc(markdown, func(whole string) string {
		if public(whole) {
			return whole
		}
		return w.InternalAddress
	})
	return path.ReplaceAllString(markdown, w.AFile)
}

func public(address string) bool { return open.MatchString(address) && !inner.MatchString(address) }

// hide puts something else in the place of each name in every text of a document, whatever field it stands in: what comes
// to documents later is covered as well.
func (e *Edited) hide(names naming, doc *Document) {
	left := e.met
	if left == nil {
		left = newNamed()
	}
	hideIn(reflect.ValueOf(doc).Elem(), func(text string) string { return names.hide(text, left) })
	if e.edition == PublicEdition {
		met := newNamed()
		whole := assemble(e.source.PRD, e.source.People)
		hideIn(reflect.ValueOf(&whole).Elem(), func(text string) string {
			names.hide(text, met)
			return text
		})
		e.LeftOut.Names = len(met.people)
	}
	e.LeftOut.Places = left.places
	if words := sortedKeys(left.words); len(words) > 0 {
		e.warn("Words that are a part of names too stay where they are just words: %s. See that none of them means somebody.",
			strings.Join(words, ", "))
	}
}

func hideIn(v reflect.Value, hide func(string) string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(hide(v.String()))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				hideIn(v.Field(i), hide)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return // a picture
		}
		for i := range v.Len() {
			hideIn(v.Index(i), hide)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			hideIn(v.Elem(), hide)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			value := reflect.New(v.Type().Elem()).Elem()
			value.Set(v.MapIndex(key))
			hideIn(value, hide)
			v.SetMapIndex(key, value)
		}
	default: // numbers and truths name nobody
	}
}

// withArticle writes a role as a document in English speaks of someone who has it: "a warehouse lead", "an HR partner".
func withArticle(role string) string {
	vowels := "aeio"
	role = midSentence(role)
	first, _ := utf8.DecodeRuneInString(role)
	if unicode.IsUpper(first) { // said letter by letter
		vowels = "AEFHILMNORSX"
	}
	if strings.ContainsRune(vowels, first) {
		return "an " + role
	}
	return "a " + role
}

// midSentence writes a role as it stands within a sentence: with a small letter, unless it begins with initials.
func midSentence(role string) string {
	first, size := utf8.DecodeRuneInString(role)
	second, _ := utf8.DecodeRuneInString(role[size:])
	if unicode.IsUpper(first) && (unicode.IsUpper(second) || second == '&') {
		return role
	}
	return string(unicode.ToLower(first)) + role[size:]
}

// capital begins a text as a sentence begins.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
