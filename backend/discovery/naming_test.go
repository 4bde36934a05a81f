package discovery

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestWordsStayAndNamesGo holds both sides: what means somebody is replaced, and what is just a word stays.
func TestWordsStayAndNamesGo(t *testing.T) {
	names := newNaming(strings.ToLower, []Stakeholder{
		{ID: "1", Name: "Association official"},
		{ID: "2", Name: "First analyst"},
		{ID: "3", Name: "Second analyst"},
		{ID: "4", Name: "Treasurer of a club"},
		{ID: "5", Name: "Will Hartono"},
		{ID: "6", Name: "May"},
		{ID: "7", Name: "Grace"},
		{ID: "8", Name: "Rina Wijaya"},
		{ID: "9", Name: "Kepala gudang"},
		{ID: "10", Name: "User 12"},
		{ID: "11", Name: "Budi Finance"},
		{ID: "12", Name: "Treasurer"},
		{ID: "13", Name: "Mark Long"},
		{ID: "14", Name: "Dan Farmer"},
		{ID: "15", Name: "🦊🦊"},
	}, participant, aParticipant)
	names.prose = true
	for _, stays := range []string{
		"Football season, first release", "Football season, First release", "The system shall have a second official confirm each change",
		"shall let only the treasurer of a team enter", "The Treasurer of a team enters", "has no official record until it is over",
		"a policy that the association sets", "Official records", "First, say so", "Teams may reschedule it, and will",
		"Games start in May and end in June", "by 3 May", "on May 12", "since May", "in early May", "May 2026", "April, May and June",
		"Will the referees come?", "- Will it hold?", "**May** the coach enter?", "| May the coach enter |", "Mind this: Will it hold?",
		"He asked “Will it hold?”", "a grace period", "Grace periods are one day", "the Grace period", "use a mark, a long one",
		"a club has 12 users", "analysts", "di gudang ada kepala", "the Finance team", "The app MAY store it", "No Long way home",
		"the Long way", "Mark as done", "Treasurer enters it", "how long may it take, and how long mark it",
	} {
		if got := names.hide(stays, nil); got != stays {
			t.Errorf("%q becomes %q", stays, got)
		}
	}
	for text, want := range map[string]string{
		"Rina checks it":                              "A participant checks it",
		"rina wijaya, WIJAYA and wijaya rina":         "A participant, a participant and a participant",
		"ask association OFFICIAL":                    "ask a participant",
		"Have an Association official confirm":        "Have a participant confirm",
		"The association official confirms":           "The participant confirms",
		"A first analyst looked":                      "A participant looked",
		"each second analyst, our first analyst":      "each participant, our participant",
		"so that Rina sees, what Rina saw":            "so that a participant sees, what a participant saw",
		"the *Rina* list of a “rina”":                 "the *participant* list of “a participant”",
		"the treasurer of a club enters":              "the participant enters",
		"kata kepala gudang, setiap kepala gudang":    "kata a participant, setiap participant",
		"ask Will, ask @will, will@x.org":             "ask a participant, ask @a participant, a participant@x.org",
		"Will said no. Will's list. Will and Rina do": "A participant said no. A participant's list. A participant and a participant do",
		"will hartono, WILL HARTONO":                  "A participant, a participant",
		"Owner: Will":                                 "Owner: a participant",
		"| Will | Grace |":                            "| A participant | a participant |",
		"Agreed with May on it":                       "Agreed with a participant on it",
		"heard from Grace":                            "heard from a participant",
		"Grace asked why":                             "A participant asked why",
		"by mark long and Mark":                       "by a participant and a participant",
		"as user 12 says":                             "as a participant says",
		"as Treasurer I pay":                          "as a participant I pay",
		"Dan wants it, dan farmer paid":               "A participant wants it, a participant paid",
		"ask 🦊🦊":                                      "ask a participant",
	} {
		if got := names.hide(text, nil); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestWhatStayedAndHowMuchWentIsCounted(t *testing.T) {
	names := newNaming(strings.ToLower, []Stakeholder{
		{ID: "1", Name: "Association official"}, {ID: "2", Name: "Will Hartono"}, {ID: "3", Name: "Treasurer of a club"},
	}, participant, aParticipant)
	names.prose = true
	met := newNamed()
	names.hide("Will it be official? Will said a club will, Hartono and Treasurer agree.", met)
	if stayed := sortedKeys(met.words); !slices.Equal(stayed, []string{"treasurer", "will"}) {
		t.Errorf("stayed: %q", stayed)
	}
	if met.places != 2 || len(met.people) != 1 {
		t.Errorf("%d people in %d places", len(met.people), met.places)
	}
}

// TestTheDocumentSaysWhatIsAWord reads in a PRD that a curling coach is no one's name, and that Rina is.
func TestTheDocumentSaysWhatIsAWord(t *testing.T) {
	s := EditionSource{
		People: map[string]Stakeholder{"1": {ID: "1", Name: "Curling coach"}, "2": {ID: "2", Name: "Rina Finance"}, "3": {ID: "3", Name: "Siti customer"}},
		PRD: PRDDetail{
			PRDSummary: PRDSummary{PRD: PRD{Title: "An app for Curling coach and club"}},
			Sections:   []PRDSection{{Body: "The curling season is long. Use the rina report. Rina says so. The siti list."}},
			Requirements: []RequirementDetail{{
				Requirement: Requirement{Statement: "The curling app counts stones, as asked by Siti"},
			}},
		},
	}
	names := s.everybody()
	for text, want := range map[string]string{
		"A Curling season":           "A Curling season",
		"the curling app":            "the curling app",
		"ask the Curling Coach":      "ask the participant",
		"the rina report, by Rina":   "the participant report, by a participant",
		"Siti reads the siti report": "A participant reads the participant report",
	} {
		if got := names.hide(text, nil); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestWhoIsCalledByWhatTheyDoIsNotNamedTwice(t *testing.T) {
	s := EditionSource{People: map[string]Stakeholder{
		"1": {ID: "1", Name: "Association official", Role: "Association official"}, "2": {ID: "2", Name: "Rina Wijaya", Role: "Analyst"},
		"3": {ID: "3", Name: "Dana Smith", Role: "Assistant of Rina"},
	}}
	for id, want := range map[string]string{"1": "A participant", "2": "An analyst", "3": "A participant"} {
		if got := s.byRole()[id].Name; got != want {
			t.Errorf("%s is called %q, want %q", s.People[id].Name, got, want)
		}
	}
}

// TestNoRealNameIsLeft writes real names, of which some are words, in every way in which one speaks of someone.
func TestNoRealNameIsLeft(t *testing.T) {
	names := []string{
		"Rina Hartono", "Will Smith", "Grace Nowak", "Mark Long", "May Chen", "Adam Driver", "Minnie Coach", "Rina Finance", "April May",
		"Hope King", "Budi Pratama", "Hari Wijaya", "Bagus Utama", "Mei Lin", "Guru Singh", "Mitra Amini", "Dan Farmer", "An Nguyen",
		"José Prado", "Łukasz Żak", "Ørjan Å. Ødegård", "王小明", "Анна Смирнова", "محمد علي", "O'Brien Kelly", "Jean-Luc Picard",
		"anna small", "GRETA STORM", "Project Lee", "Customer Xu", "Dr. Dana Owner", "Sofía (support)", "Tim Buyer", "Jack First",
	}
	said := []string{
		"we asked % about it", "% said so", "as agreed with %, later", "| Owner | % |", "Owner: %", "“It hurts” — %", "%’s list", "mail @%",
		"(%)", "- %", "**%** wants it", "by %.", "heard from % and Zora", "Zora and % agreed",
	}
	for _, name := range names {
		people := []Stakeholder{{ID: "1", Name: name}, {ID: "2", Name: "Zora Zed"}}
		for _, hides := range []naming{
			EditionSource{People: map[string]Stakeholder{"1": people[0], "2": people[1]}}.everybody(),
			newNaming(strings.ToLower, people, participant, aParticipant),
		} {
			parts := slices.DeleteFunc(strings.Fields(name), func(part string) bool {
				form := hides.form(part)
				return utf8.RuneCountInString(form) < 2 || hides.does(form) || form == "dr"
			})
			for _, called := range append(parts, name, strings.ToUpper(name), strings.ToLower(name)) {
				for _, way := range said {
					text := hides.hide(strings.Replace(way, "%", called, 1), nil)
					if strings.Contains(text, called) || strings.Contains(text, "Zora") {
						t.Errorf("%q of %q is left: %q", called, name, text)
					}
				}
			}
		}
	}
}
