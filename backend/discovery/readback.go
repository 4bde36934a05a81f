package discovery

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Statement is a note as one reads it aloud to those who were there: "Rina asks", then the words. The lead is empty
// where the words name the speaker themselves. A due day is for the reader to say, from the note.
type Statement struct {
	Note
	Lead  string `json:"lead"`
	Words string `json:"words"`
}

// ReadBack is what a session came to, for reading it aloud before all hang up. What is private is not in it.
type ReadBack struct {
	Asks      []Statement `json:"asks"`
	Decisions []Statement `json:"decisions"`
	Promises  []Statement `json:"promises"`
	Questions []Statement `json:"questions"` // that stay open
	Private   int         `json:"private"`   // how many lines were left out
}

// MakeReadBack sorts a session's notes into what is read back. Asked are the notes that became asks whatever their kind,
// by id; people are those whom the notes may name.
func MakeReadBack(notes []Note, asked map[string]bool, people map[string]Stakeholder) ReadBack {
	r := ReadBack{Asks: []Statement{}, Decisions: []Statement{}, Promises: []Statement{}, Questions: []Statement{}}
	called := callNames(notes, people)
	for _, n := range notes {
		ask := n.Kind == AskNote || asked[n.ID]
		if n.Private {
			if ask || n.Kind == DecisionNote || n.Kind == ActionNote || n.Kind == QuestionNote {
				r.Private++
			}
			continue
		}
		who := called(n.SpeakerID)
		switch {
		case ask:
			r.Asks = append(r.Asks, state(n, lead(who, "asks", "Someone asks"), who))
		case n.Kind == DecisionNote:
			r.Decisions = append(r.Decisions, state(n, "We decided", ""))
		case n.Kind == ActionNote && n.Outcome == PromiseDropped: // nobody keeps it any more
		case n.Kind == ActionNote && n.SpeakerID == nil:
			r.Promises = append(r.Promises, state(n, lead("I promise", called(n.OwedTo), "I promise"), ""))
		case n.Kind == ActionNote:
			r.Promises = append(r.Promises, state(n, lead(who, "promises", ""), who))
		case n.Kind == QuestionNote && !n.Answered():
			r.Questions = append(r.Questions, state(n, "Open", ""))
		}
	}
	return r
}

func lead(first, second, otherwise string) string {
	if first == "" || second == "" {
		return otherwise
	}
	return first + " " + second
}

// state puts a note into words. Where they begin with the speaker's name, "Rina sends …", they need no lead.
func state(n Note, lead, who string) Statement {
	words := CleanLine(n.Words())
	if first, _, _ := strings.Cut(words, " "); n.Kind == ActionNote && who != "" {
		name, _, _ := strings.Cut(who, " ")
		if strings.EqualFold(first, name) {
			lead = ""
		}
	}
	return Statement{Note: n, Lead: lead, Words: words}
}

// callNames gives people the names by which they are called: the first name, or the whole one where two share it.
func callNames(notes []Note, people map[string]Stakeholder) func(id *string) string {
	var met []string
	for _, n := range notes {
		for _, id := range []*string{n.SpeakerID, n.OwedTo, n.ConfirmedBy} {
			if id != nil && !slices.Contains(met, *id) {
				met = append(met, *id)
			}
		}
	}
	shared := map[string]int{}
	for _, id := range met {
		shared[firstName(people[id].Name)]++
	}
	return func(id *string) string {
		if id == nil {
			return ""
		}
		name := people[*id].Name
		if first := firstName(name); shared[first] == 1 {
			return first
		}
		return name
	}
}

// firstName is how one speaks to someone: by the first of their names, and by the whole where the name is none of a person, but
// says what they do, or begins with a title.
func firstName(name string) string {
	words := strings.Fields(name)
	known := naming{fold: strings.ToLower}
	first, rest, _ := strings.Cut(strings.Join(words, " "), " ")
	small := func(word string) bool { return word == strings.ToLower(word) && word != strings.ToUpper(word) }
	switch {
	case rest == "" || known.does(known.form(first)) || smallWords[known.form(first)] || titles[known.form(first)]:
		return name
	case utf8.RuneCountInString(known.form(first)) < 2 || !small(first) && small(words[len(words)-1]): // J. Smith, Curling coach
		return name
	}
	return first
}

// titles stand before names.
var titles = wordSet("dr prof mr mrs ms mx sir madam herr frau bapak pak ibu bu mas mbak kak bang haji hj ir drs")

// FollowUp is what goes to the participants after a session: what it came to, without what is private and without the
// words and names of those who did not consent.
type FollowUp struct {
	Title, Goal  string
	ProductName  string
	At           time.Time
	Participants []string
	ReadBack
}
