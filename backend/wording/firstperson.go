package wording

import "strings"

// firstPersons are the words of someone who speaks of themselves.
var firstPersons = set(`i we me us my our mine ours i'm i've i'd we'd we're i'll myself`)

// speakOfTheUser says of the user what someone said of themselves: "before I publish" becomes "before the user publishes",
// and "my money", behind that, "their money".
func (d *draft) speakOfTheUser() {
	known := strings.HasPrefix(d.deed, "let the ") // whom they and their stand for
	for _, part := range []*string{&d.condition, &d.deed, &d.tail} {
		*part, known = ofTheUser(*part, known)
	}
}

func ofTheUser(part string, known bool) (string, bool) {
	var b strings.Builder
	done, words := 0, read(part)
	for i, w := range words {
		said, verb := "", ""
		switch {
		case w.quoted:
		case w.text == "user":
			known = true
		case w.text == "me" || w.text == "us":
			said = choose(known, "them", "the user")
		case w.text == "my" || w.text == "our":
			said = choose(known, "their", "the user's")
		case (w.text == "i" || w.text == "we") && i+1 < len(words):
			said = choose(known, "they", "the user")
			if verb = conjugated(words[i+1].text, known); verb == "" {
				said = ""
			}
		}
		if said == "" {
			continue
		}
		b.WriteString(part[done:w.start] + said)
		done, known = w.end, true
		if verb != "" {
			b.WriteString(" " + verb)
			done = words[i+1].end
		}
	}
	return b.String() + part[done:], known
}

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// unbent are verbs that are the same for everyone: modals, and pasts that don't end in -ed.
var unbent = set(`can could may might must shall should will would had did went came saw took got gave knew wrote said thought
		began chose`)

// conjugated gives a verb behind "they" or "the user", "" where it isn't known.
func conjugated(verb string, they bool) string {
	switch verb {
	case "am", "are":
		return choose(they, "are", "is")
	case "was", "were":
		return choose(they, "were", "was")
	case "have", "do":
		return choose(they, verb, map[string]string{"have": "has", "do": "does"}[verb])
	}
	_, past := irregular[verb]
	switch {
	case unbent[verb], past && !isVerb(verb), strings.HasSuffix(verb, "ed") && !isVerb(verb):
		return verb
	case !isVerb(verb):
		return ""
	case they:
		return verb
	}
	return thirdPerson(verb)
}

// thirdPerson gives what someone does: "publishes", "tries", "keeps".
func thirdPerson(verb string) string {
	n := len(verb)
	switch {
	case strings.HasSuffix(verb, "y") && n > 1 && !strings.ContainsRune("aeiou", rune(verb[n-2])):
		return verb[:n-1] + "ies"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "x"), strings.HasSuffix(verb, "z"), strings.HasSuffix(verb, "ch"),
		strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "o"):
		return verb + "es"
	}
	return verb + "s"
}

// firstPerson reports whether the rewritten sentence would still speak of the one who asked.
func (d draft) firstPerson() bool {
	for _, w := range read(join(d.condition, d.actor, d.deed, d.tail)) {
		if firstPersons[w.text] {
			return true
		}
	}
	return false
}
