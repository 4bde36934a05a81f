package discovery

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// edition is a PRD of a close: Rina and Marek asked for the same, Dana declined, and Siti is alone in her team.
func editionSource() EditionSource {
	people := map[string]Stakeholder{
		"rina":  {ID: "rina", Name: "Rina Hartono", Role: "Financial controller", Team: "Finance"},
		"marek": {ID: "marek", Name: "Marek Nowak", Role: "HR partner", Team: "Finance"},
		"siti":  {ID: "siti", Name: "Siti Rahma", Role: "Tax lead", Team: "Tax"},
		"dana":  {ID: "dana", Name: "Dana Smith", Role: "CFO", Team: "Board"},
		"mark":  {ID: "mark", Name: "Mark Long"},
	}
	day := time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC)
	said := func(ask, note, session, person, words string) Evidence {
		e := voice(note, session, person, words)
		e.ID, e.AskID, e.At = ask+note+person, ask, day
		e.SessionTitle = "Interview with " + people[person].Name
		return e
	}
	late := AskDetail{
		AskSummary: AskSummary{
			Ask:       Ask{ID: "late", Statement: "List who is late", Decision: Accepted, Reason: "Rina and Marek lose two days"},
			PersonIDs: []string{"rina", "marek"},
		},
		Evidence: []Evidence{
			said("late", "n1", "s1", "rina", "Show me who is late, I ask Marek every month"),
			said("late", "n2", "s1", "marek", "The phone never stops on day one"),
			said("late", "n3", "s1", "dana", "I hide in my office"),
		},
	}
	phone := AskDetail{
		AskSummary: AskSummary{Ask: Ask{ID: "phone", Statement: "Approve from a phone", Decision: Declined, Reason: "Audit says no"}},
		Evidence:   []Evidence{said("phone", "n4", "s2", "rina", "Let me approve from my phone"), said("phone", "n5", "s1", "rina", "They will close the Utrecht office")},
	}
	prd := PRDDetail{PRDSummary: PRDSummary{PRD: PRD{Title: "A close for Rina"}, ProductName: "ERP"}, Requirements: []RequirementDetail{{
		Requirement: Requirement{
			Number: 1, Statement: "The page lists who is late", Priority: Must, State: Building, OwnerID: new("marek"),
			Rationale: "Marek Nowak keeps a list in [the wiki](https://wiki.corp/list), see /home/marek/list.xlsx",
			Criteria:  Lines{"rina sees it at seven", "Siti agrees"},
		}, Asks: []AskDetail{late},
	}}}
	for _, k := range SectionKinds {
		prd.Sections = append(prd.Sections, PRDSection{
			Kind: k.Value, Title: strings.ToUpper(string(k.Value)), Body: "About " + string(k.Value) + ". Siti said so.",
		})
	}
	notes := []Note{
		{ID: "n5", SessionID: "s1", Text: "They will close the Utrecht office", Private: true},
		{ID: "n3", SessionID: "s1", SpeakerID: new("dana"), Text: "I hide in my office"},
	}
	participants := func(marek Consent) []Participant {
		return []Participant{
			{SessionID: "s1", StakeholderID: "rina", Consent: Given},
			{SessionID: "s1", StakeholderID: "marek", Consent: marek},
			{SessionID: "s1", StakeholderID: "dana", Consent: Refused},
		}
	}
	return EditionSource{
		PRD: prd, People: people, PersonID: "rina", Asks: []AskDetail{late, phone},
		Discretion: NewDiscretion(participants(NotAsked), notes, nil, people, strings.ToLower),
		Agreed: NewDiscretion(participants(Refused), append(notes, Note{
			ID: "n2", SessionID: "s1", SpeakerID: new("marek"), Text: "The phone never stops on day one",
		}), nil, people, strings.ToLower),
	}
}

// edited gives an edition as one text of all its fields, with its sections by kind.
func edited(t *testing.T, s EditionSource, edition Edition) (Edited, string) {
	t.Helper()
	e, err := s.Edit(edition)
	if err != nil {
		t.Fatal(err)
	}
	e.Finish()
	var all []string
	hideIn(reflect.ValueOf(&e.Document).Elem(), func(text string) string {
		all = append(all, text)
		return text
	})
	return e, strings.Join(all, "\n")
}

func kinds(doc Document) string {
	var all []string
	for _, s := range doc.Sections {
		all = append(all, string(s.Kind))
	}
	return strings.Join(all, " ")
}

func TestWhatEachEditionHolds(t *testing.T) {
	for edition, c := range map[Edition]struct {
		sections   string
		has, hides []string
	}{
		WholeEdition: {
			"problem affected goals requirements nongoals workarounds questions risks decisions promises headline praise faq glossary text",
			[]string{"Rina Hartono", "The phone never stops", "wiki.corp"},
			[]string{"Dana", "I hide in my office", "building"},
		},
		EngineeringEdition: {
			"problem affected goals requirements nongoals workarounds questions risks decisions headline faq glossary text",
			[]string{"building", "Marek Nowak, HR partner", "Show me who is late"},
			[]string{"Dana", "About promises", "The phone never stops"},
		},
		LeadershipEdition: {
			"problem goals requirements nongoals questions text",
			[]string{"About problem", "The page lists who is late", "Sign-off"},
			[]string{"Show me who is late", "About risks", "wiki", "rina sees"},
		},
		PublicEdition: {
			"problem goals requirements nongoals headline praise faq",
			[]string{"A financial controller", "Show me who is late", "keeps a list in the wiki", "Interview with a financial controller", "A close for a financial controller"},
			[]string{"Rina", "rina", "Marek", "marek", "Siti", "Tax lead", "tax lead", "Dana", "corp", "/home", "The phone never stops", "building", "About text"},
		},
	} {
		e, text := edited(t, editionSource(), edition)
		if got := kinds(e.Document); got != c.sections {
			t.Errorf("%s has %s, want %s", edition, got, c.sections)
		}
		for _, words := range c.has {
			if !strings.Contains(text, words) {
				t.Errorf("%s does not say %q:\n%s", edition, words, text)
			}
		}
		for _, words := range c.hides {
			if strings.Contains(text, words) {
				t.Errorf("%s says %q:\n%s", edition, words, text)
			}
		}
	}
}

func TestAnEditionSaysWhatItLeavesOut(t *testing.T) {
	e, _ := edited(t, editionSource(), PublicEdition)
	want := LeftOut{Sections: []string{"AFFECTED", "WORKAROUNDS", "QUESTIONS", "RISKS", "DECISIONS", "PROMISES", "GLOSSARY", "TEXT"}, Quotes: 1, Names: 4, Places: 12}
	if fmt.Sprint(e.LeftOut) != fmt.Sprint(want) {
		t.Errorf("left out: %+v, want %+v", e.LeftOut, want)
	}
	if name := e.FileName(); name != "A close for a financial controller – public edition" {
		t.Errorf("the file is called %q", name)
	}
	if e, _ = edited(t, editionSource(), WholeEdition); len(e.LeftOut.Sections)+e.LeftOut.Quotes+e.LeftOut.Names > 0 {
		t.Errorf("the whole leaves out %+v", e.LeftOut)
	}
}

func TestALetterToSomeoneWhoAsked(t *testing.T) {
	e, text := edited(t, editionSource(), AskerEdition)
	for _, words := range []string{
		"Dear Rina,", "“Show me who is late, I ask Marek every month”", "Interview with Rina Hartono, 3 March 2026",
		"Rina and someone else lose two days.", "REQ-001", "which must be met", "It is being built.", "What we will not do",
		"Audit says no.", "2 things about ERP", "1 other person has asked for the same.",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("the letter does not say %q:\n%s", words, text)
		}
	}
	for _, words := range []string{"Nowak", "The phone never stops", "Siti", "Dana", "Utrecht", "I hide", "About problem", "wiki"} {
		if strings.Contains(text, words) {
			t.Errorf("the letter says %q:\n%s", words, text)
		}
	}
	if len(e.Warnings) != 1 || !strings.Contains(e.Warnings[0], "off the record") {
		t.Errorf("the PM is told %q", e.Warnings)
	}
	if name := e.FileName(); name != "What became of what Rina Hartono said" {
		t.Errorf("the file is called %q", name)
	}
}

// TestALetterPromisesOnlyWhatWasDecided cites an ask in requirements, as a draft does, before anybody decided.
func TestALetterPromisesOnlyWhatWasDecided(t *testing.T) {
	for _, c := range []struct {
		decision Decision
		state    RequirementState
		priority Priority
		has      string
		hides    []string
	}{
		{Undecided, Proposed, Should, "What is being considered", []string{"planned", "taken", "should be met"}},
		{Undecided, Agreed, Must, "What is planned", []string{"considered"}},
		{Undecided, Proposed, Wont, "What is not decided yet", []string{"REQ-001", "planned"}},
		{Undecided, Dropped, Must, "What is not decided yet", []string{"REQ-001", "planned"}},
		{Accepted, Proposed, Must, "which must be met", []string{"considered"}},
		{Declined, Proposed, Should, "What we will not do", []string{"REQ-001", "The page lists", "planned", "considered"}},
		{Later, Building, Should, "What comes later", []string{"REQ-001", "planned"}},
	} {
		s := editionSource()
		s.Asks = s.Asks[:1]
		s.Asks[0].Decision = c.decision
		s.PRD.Requirements[0].State, s.PRD.Requirements[0].Priority = c.state, c.priority
		_, text := edited(t, s, AskerEdition)
		if !strings.Contains(text, c.has) {
			t.Errorf("%s, %s: the letter does not say %q:\n%s", c.decision, c.state, c.has, text)
		}
		for _, words := range c.hides {
			if strings.Contains(text, words) {
				t.Errorf("%s, %s: the letter says %q:\n%s", c.decision, c.state, words, text)
			}
		}
	}
}

func TestALetterIsShort(t *testing.T) {
	s := editionSource()
	long := strings.Repeat("And then I call them all again, one by one, until the evening. ", 12)
	asks := s.Asks[1:]
	for i := range 9 {
		ask := s.Asks[1]
		ask.ID, ask.Decision = fmt.Sprint("more", i), Undecided
		ask.Evidence = slices.Clone(ask.Evidence[:1])
		ask.Evidence[0].Words = fmt.Sprintf("Thing %d. %s", i, long)
		ask.Evidence[0].NoteID = nil
		asks = append(asks, ask)
	}
	s.Asks, s.People["rina"] = asks, Stakeholder{ID: "rina", Name: "Treasurer of a club"}
	_, text := edited(t, s, AskerEdition)
	if n := strings.Count(text, "We have not decided"); n != 1 || !strings.Contains(text, "these 9") {
		t.Errorf("it says %d times what is not decided:\n%s", n, text)
	}
	if n := strings.Count(text, "3 March 2026"); n > 3 || !strings.Contains(text, "my phone”\n>\n> Interview") {
		t.Errorf("it says the day %d times:\n%s", n, text)
	}
	if !strings.Contains(text, "“Thing 3. And then I call them all again, one by one, until the evening. And then") ||
		!strings.Contains(text, "until the evening. …”") || len(text) > 4000 {
		t.Errorf("%d bytes:\n%s", len(text), text)
	}
	if !strings.Contains(text, "Dear Treasurer of a club,") {
		t.Errorf("the greeting:\n%s", text)
	}
}

func TestWhatIsSaidAtLengthIsCutBehindASentence(t *testing.T) {
	for words, want := range map[string]string{
		"Short.\nAnd on two lines":                             "Short.\nAnd on two lines",
		strings.Repeat("One. ", 60):                            "One. One. One. …",
		strings.Repeat("no end ", 100):                         strings.Repeat("no end ", 56) + "no end…",
		"First. " + strings.Repeat("long ", 70) + "end. Last.": "First. …",
	} {
		if got := firstSentences(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}

func TestALetterNeverPassesOnWhatOthersSaid(t *testing.T) {
	s := editionSource()
	s.PRD.Requirements[0].Statement = "the phone never stops on day one!"
	s.Asks[0].Statement = "The phone never stops on day one"
	s.Asks[0].Evidence[0].AskID = "merged"
	_, text := edited(t, s, AskerEdition)
	if strings.Contains(strings.ToLower(text), "never stops") || !strings.Contains(text, "REQ-001") {
		t.Errorf("the letter:\n%s", text)
	}
}

func TestALetterNeedsSomeoneWhoAsked(t *testing.T) {
	for person, code := range map[string]Code{"": Invalid, "nobody": Invalid, "siti": Invalid, "dana": Invalid} {
		s := editionSource()
		s.PersonID = person
		if _, err := s.Edit(AskerEdition); CodeOf(err) != code {
			t.Errorf("a letter to %q: %v", person, err)
		}
	}
	if _, err := editionSource().Edit("glossy"); CodeOf(err) != Invalid {
		t.Errorf("an edition that is none: %v", err)
	}
}

func TestThePageForLeadershipShowsWhatMostPeopleAskFor(t *testing.T) {
	s := editionSource()
	s.PRD.Requirements = nil
	for i := range 24 {
		r := RequirementDetail{Requirement: Requirement{Number: i + 1, Statement: fmt.Sprintf("Statement %d", i), Priority: Must}}
		if i == 11 {
			r.Asks = []AskDetail{{Evidence: []Evidence{voice("", "s2", "rina", "x"), voice("", "s2", "marek", "y")}}}
		}
		s.PRD.Requirements = append(s.PRD.Requirements, r)
	}
	for i := range s.PRD.Sections {
		if s.PRD.Sections[i].Kind == QuestionsSection {
			s.PRD.Sections[i].Body = "- One? (Rina, Close)\n- Two?\n- Three?\n- Four?\n- Five?\n- Six?\n- Seven?"
		}
		if s.PRD.Sections[i].Kind == GoalsSection {
			s.PRD.Sections[i].Body = "Fast.\n\n| a | b |\n|--|--|\n| 1 | 2 |\n| 3 | 4 |"
		}
	}
	e, text := edited(t, s, LeadershipEdition)
	for _, words := range []string{"What must be true, and 4 more requirements", "Decisions we need (6 of 7)", "- One?\n", "| 3 | 4 |"} {
		if !strings.Contains(text, words) {
			t.Errorf("the page does not say %q:\n%s", words, text)
		}
	}
	for _, section := range e.Document.Sections {
		if section.Kind == RequirementsSection && (len(section.Requirements) != 20 || section.Requirements[0].Ref != "REQ-012") {
			t.Errorf("requirements: %+v", section.Requirements)
		}
	}
	s.Brevity = Briefest
	if _, shorter := edited(t, s, LeadershipEdition); len(shorter) >= len(text) {
		t.Error("it gets no shorter")
	}
}

// TestThePageForLeadershipIsFull has one Must: what most people ask for comes behind it, whatever its priority.
func TestThePageForLeadershipIsFull(t *testing.T) {
	s := editionSource()
	s.PRD.Requirements = nil
	heard := []Evidence{voice("", "s2", "rina", "x"), voice("", "s2", "marek", "y")}
	for i, r := range []struct {
		priority Priority
		heard    int
	}{{Should, 0}, {Could, 2}, {Should, 1}, {Must, 0}, {Wont, 2}, {Should, 2}} {
		s.PRD.Requirements = append(s.PRD.Requirements, RequirementDetail{
			Requirement: Requirement{Number: i + 1, Statement: fmt.Sprintf("Statement %d", i), Priority: r.priority},
			Asks:        []AskDetail{{Evidence: heard[:r.heard]}},
		})
	}
	e, _ := edited(t, s, LeadershipEdition)
	for _, section := range e.Document.Sections {
		var refs []string
		for _, r := range section.Requirements {
			refs = append(refs, r.Ref)
		}
		want := []string{"REQ-004", "REQ-002", "REQ-006", "REQ-003", "REQ-001"}
		if section.Kind == RequirementsSection && (section.Title != "What matters most" || !slices.Equal(refs, want)) {
			t.Errorf("%s: %q, want %q", section.Title, refs, want)
		}
	}
}

func TestThePageForLeadershipSaysWhoAgreed(t *testing.T) {
	e, err := editionSource().Edit(LeadershipEdition)
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)
	e.Document.SignOffs = []DocumentSignOff{
		{Name: "Rina Hartono", Role: "Security", Verdict: AgreedTo, Version: "v1.0", Day: day},
		{Name: "Marek | Nowak", Verdict: WithRemarks, Version: "v1.0", Day: day, Remarks: "Not on Fridays", Outdated: true},
		{Name: "Siti Rahma", Verdict: NotAgreed, Version: "v0.9", Day: day},
		{Name: "Budi Santoso", Role: strings.Repeat("Head of operations ", 6), Verdict: ""},
	}
	e.Finish()
	got := e.Document.Sections[len(e.Document.Sections)-1]
	want := `| Name | Verdict | Version | Date |
|:--|:--|:--|:--|
| Rina Hartono, Security | Agreed | v1.0 | 3 Nov 2026 |
| Marek \| Nowak | Agreed with remarks, before later changes | v1.0 | 3 Nov 2026 |
| Siti Rahma | Not agreed | v0.9 | 3 Nov 2026 |
| Budi Santoso, Head of operations Head of… | Waiting |  |  |`
	if got.Title != "Sign-off" || got.Body != want {
		t.Errorf("the sheet is\n%s\nnot\n%s", got.Body, want)
	}
}

func TestNamesAreKnownHoweverTheyAreWritten(t *testing.T) {
	fold := func(s string) string { return strings.ToLower(strings.NewReplacer("é", "e", "\u0301", "").Replace(s)) }
	names := newNaming(fold, []Stakeholder{
		{ID: "1", Name: "José Maria de Souza", Role: "CFO"}, {ID: "2", Name: "Will Long"}, {ID: "3", Name: "王小明"}, {ID: "4", Name: "Jose Prado", Role: "Clerk"},
	}, func(p Stakeholder) string { return "a " + strings.ToLower(p.Role) }, aParticipant)
	names.prose = true
	for text, want := range map[string]string{
		"José Maria de Souza said":        "A cfo said",
		"Ask jose souza.":                 "Ask a cfo.",
		"jose\u0301 maria is in":          "A participant a cfo is in",
		"by Souza, José":                  "by a cfo",
		"mail jose.maria.de.souza@x":      "mail a cfo@x",
		"So\u200buza's list":              "A cfo's list",
		"Josefine and mariachi":           "Josefine and mariachi",
		"it will take long":               "it will take long",
		"ask Will, ask @will":             "ask a , ask @a ",
		"问王小明。":                           "问a 。",
		"- Prado: yes":                    "- A clerk: yes",
		"de facto":                        "de facto",
		"ask Jos&eacute; Prado":           "ask a clerk",
		"ask J&#x6f;s\\&#233; Prado":      "ask a clerk",
		"/who?q=Jose%20Prado":             "/who?q=a clerk",
		"**Jose** Prado and jose\\_prado": "**A participant** a clerk and a clerk",
		"| Will | Long |":                 "| A  | a  |",
		"I met Jose. Prado was away":      "I met a participant. A clerk was away",
		"- Jose\n- Prado":                 "- A participant\n- A clerk",
	} {
		if got := names.hide(text, nil); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestARoleIsWrittenAsOneSpeaksOfIt(t *testing.T) {
	for role, want := range map[string]string{
		"Warehouse lead": "a warehouse lead", "Accountant": "an accountant", "HR partner": "an HR partner", "CFO": "a CFO",
		"FP&A lead": "an FP&A lead", "UX designer": "a UX designer", "Éditeur": "a éditeur",
	} {
		if got := withArticle(role); got != want {
			t.Errorf("%q: %q, want %q", role, got, want)
		}
	}
}

func TestNoWayIntoTheCompanyIsLeft(t *testing.T) {
	for text, want := range map[string]string{
		"[x](https://example.com/a)":            "[x](https://example.com/a)",
		"[x](http://jira.internal/A-1)":         "x",
		"[x](http://intranet/a) [y](ask:1)":     "x y",
		"[REQ-001](req:1)":                      "[REQ-001](req:1)",
		"see https://wiki/a, https://b.org":     "see (an internal address) https://b.org",
		"![a shot](image:abc) C:\\Users\\r.doc": " (a file)",
		"\\\\server\\share\\x":                  "(a file)",
	} {
		if got := english.withoutWays(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
