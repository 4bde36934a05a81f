package discovery

import (
	"strings"
	"testing"
)

// offRecord is a product in which Dana declined in session "s1", which Rina took part in too, and n-private is private.
func offRecord() Discretion {
	people := map[string]Stakeholder{
		"dana": {ID: "dana", Name: "Dana Smith"}, "rina": {ID: "rina", Name: "Rina Hartono"},
		"both": {ID: "both", Name: "Bo Ek"},
	}
	return NewDiscretion([]Participant{
		{SessionID: "s1", StakeholderID: "dana", Consent: Refused},
		{SessionID: "s1", StakeholderID: "rina", Consent: Given},
		{SessionID: "s1", StakeholderID: "both", Consent: Refused},
		{SessionID: "s2", StakeholderID: "both"},
	}, []Note{
		{ID: "n-private", SessionID: "s1", Text: "They will close the Utrecht office", Private: true},
		{ID: "n-dana", SessionID: "s1", Text: "My team is leaving", SpeakerID: new("dana")},
		{ID: "n-short", SessionID: "s2", Text: "No", Private: true},
	}, nil, people, strings.ToLower)
}

func voice(note, session, person, words string) Evidence {
	v := Voice{Words: words, Channel: Call}
	if note != "" {
		v.NoteID = &note
	}
	if session != "" {
		v.SessionID = &session
	}
	if person != "" {
		v.StakeholderID = &person
	}
	return Evidence{Voice: v, SessionTitle: "Interview with Dana Smith"}
}

func TestWhichNotesMayLeave(t *testing.T) {
	d := offRecord()
	for name, c := range map[string]struct {
		note Note
		text string // "" when it may not
	}{
		"on the record":                {Note{SessionID: "s1", SpeakerID: new("rina"), Text: "It is slow"}, "It is slow"},
		"private":                      {Note{SessionID: "s1", SpeakerID: new("rina"), Text: "It is slow", Private: true}, ""},
		"by one who declined":          {Note{SessionID: "s1", SpeakerID: new("dana"), Text: "It is slow"}, ""},
		"by the same in another":       {Note{SessionID: "s2", SpeakerID: new("both"), Text: "It is slow"}, "It is slow"},
		"naming one who declined":      {Note{SessionID: "s1", Text: "dana smith's list, says DANA"}, "a participant's list, says a participant"},
		"naming them by handle":        {Note{SessionID: "s1", Text: "ask @Dana_Smith"}, "ask @a participant"},
		"a longer word":                {Note{SessionID: "s1", Text: "Danaher and smithy"}, "Danaher and smithy"},
		"their name in another":        {Note{SessionID: "s2", Text: "Dana was there"}, "Dana was there"},
		"no speaker, no session known": {Note{SessionID: "s9", Text: "fine"}, "fine"},
	} {
		got, ok := d.Note(c.note)
		if ok != (c.text != "") || got.Text != c.text {
			t.Errorf("%s: %q, %v", name, got.Text, ok)
		}
	}
	if got, _ := (Discretion{}).Note(Note{SessionID: "s1", Text: "Dana said so"}); got.Text != "Dana said so" {
		t.Errorf("without anything to hold back: %q", got.Text)
	}
}

func TestWhatOfAnAskMayLeave(t *testing.T) {
	d := offRecord()
	private := voice("n-private", "s1", "rina", "They will close the Utrecht office")
	for name, c := range map[string]struct {
		statement string
		evidence  []Evidence
		want      string // "" when it may not
		voices    int
	}{
		"private alone":                 {"They will close the Utrecht office", []Evidence{private}, "", 0},
		"of one who declined alone":     {"Keep my team", []Evidence{voice("n-dana", "s1", "dana", "Keep my team")}, "", 0},
		"private and open words":        {"They will close the Utrecht office", []Evidence{private, voice("", "s2", "both", "Keep an office")}, "Keep an office", 1},
		"private and open, said openly": {"They will close the Utrecht office", []Evidence{private, voice("", "s2", "both", "they will close the  Utrecht office")}, "They will close the Utrecht office", 1},
		"private, and one without":      {"They will close the Utrecht office", []Evidence{private, voice("", "", "rina", "")}, "", 0},
		"the PM's own statement":        {"An office near the customers", []Evidence{private, voice("", "s2", "both", "Keep one")}, "An office near the customers", 1},
		"naming one who declined":       {"Dana gets a list", []Evidence{voice("n2", "s1", "rina", "Dana gets a list")}, "a participant gets a list", 1},
	} {
		got, ok := d.Ask(AskDetail{AskSummary: AskSummary{Ask: Ask{Statement: c.statement}}, Evidence: c.evidence})
		if ok != (c.want != "") || ok && (got.Statement != c.want || len(got.Evidence) != c.voices) {
			t.Errorf("%s: %q with %d voices, %v", name, got.Statement, len(got.Evidence), ok)
		}
		for _, e := range got.Evidence {
			if e.SessionID != nil && *e.SessionID == "s1" && strings.Contains(e.SessionTitle+e.Words, "Dana") {
				t.Errorf("%s: a voice names her: %+v", name, e)
			}
		}
	}
}

func TestWhatOfAPRDMayLeave(t *testing.T) {
	d := offRecord()
	private := AskDetail{
		AskSummary: AskSummary{Ask: Ask{Statement: "They will close the Utrecht office"}},
		Evidence:   []Evidence{voice("n-private", "s1", "rina", "They will close the Utrecht office")},
	}
	open := AskDetail{AskSummary: AskSummary{Ask: Ask{Statement: "Faster"}}, Evidence: []Evidence{voice("", "s2", "both", "Faster")}}
	prd := PRDDetail{PRDSummary: PRDSummary{PRD: PRD{Title: "Close"}}, Sections: []PRDSection{{
		Title: "Problem", Body: "What hurts:\n\n- They will close the *Utrecht* office\n" +
			"- they will close the Utrecht office. (Rina Hartono, Close)\n- No\n- No way around it\n- Dana Smith agrees, Bo too\n" +
			"- My team is leaving (Dana Smith, Close)",
	}}, Requirements: []RequirementDetail{
		{Requirement: Requirement{Number: 1, Statement: "They will close the Utrecht office"}, Asks: []AskDetail{private}},
		{Requirement: Requirement{Number: 2, Statement: "Answer within a second"}, Asks: []AskDetail{private, open}},
		{Requirement: Requirement{Number: 3, Statement: "They will close the Utrecht office"}, Asks: []AskDetail{open}},
		{Requirement: Requirement{Number: 4, Statement: "My own idea"}},
	}}
	got, leftOut := d.PRD(prd)
	if want := "What hurts:\n\n- No way around it\n- a participant agrees, Bo too"; got.Sections[0].Body != want {
		t.Errorf("body:\n%s", got.Sections[0].Body)
	}
	var refs []string
	for _, r := range got.Requirements {
		refs = append(refs, r.Ref())
	}
	if strings.Join(refs, " ") != "REQ-002 REQ-004" || len(got.Requirements[0].Asks) != 1 {
		t.Errorf("requirements: %v", got.Requirements)
	}
	if len(leftOut) != 4 {
		t.Errorf("what was left out: %q", leftOut)
	}
	if len(prd.Requirements) != 4 || !strings.Contains(prd.Sections[0].Body, "Dana") {
		t.Error("the PRD in the workspace was changed")
	}
}

func TestAnAskIsOffTheRecordWhenOnlyPrivateNotesSayIt(t *testing.T) {
	private := map[string]bool{"p1": true, "p2": true}
	said := func(note, words string) Voice {
		if note == "" {
			return Voice{Words: words}
		}
		return Voice{NoteID: &note, Words: words}
	}
	for name, c := range map[string]struct {
		voices []Voice
		want   bool
	}{
		"nobody":                        {nil, false},
		"a private note":                {[]Voice{said("p1", "Move payroll")}, true},
		"two private notes":             {[]Voice{said("p1", "Move payroll"), said("p2", "Pay from there")}, true},
		"an open note":                  {[]Voice{said("n1", "Move payroll")}, false},
		"an ask that came by mail":      {[]Voice{said("", "Move payroll")}, false},
		"someone openly, in other case": {[]Voice{said("p1", "Move payroll"), said("n1", "move **payroll**")}, false},
		"someone openly says less":      {[]Voice{said("p1", "Move payroll"), said("n1", "Change payroll")}, true},
		"the PM, of what both said":     {[]Voice{said("p1", "It moves"), said("n1", "Change payroll")}, false},
	} {
		if got := OffTheRecord("Move payroll", c.voices, private, strings.ToLower); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWhatWasPublishedIsMarkedOnceItIsOffTheRecord(t *testing.T) {
	said := func(words string) AskDetail {
		return askOf(Ask{ID: words, Statement: words}, heardBy("rina", Call, AskNote, words))
	}
	requirements := []RequirementDetail{{Asks: []AskDetail{said("held"), said("open")}}}
	notes := []Note{{ID: "n-rinaheld", SessionID: "s", Text: "held", Private: true}}
	NewDiscretion(nil, notes, nil, colleagues, strings.ToLower).Mark(requirements)
	for _, a := range requirements[0].Asks {
		if held := a.ID == "held"; a.Private != held || a.Evidence[0].Note.Private != held {
			t.Errorf("%q: %v, its words %v", a.ID, a.Private, a.Evidence[0].Note.Private)
		}
	}
}

func TestHeldWordsAreKnownHoweverTheyAreWritten(t *testing.T) {
	fold := func(s string) string { return strings.ToLower(strings.NewReplacer("é", "e", "É", "E").Replace(s)) }
	d := NewDiscretion(nil, []Note{
		{ID: "n", SessionID: "s", Text: "The café closes – don’t tell", Private: true},
		{ID: "m", SessionID: "s", Text: "No", Private: true},
		{ID: "o", SessionID: "s", Text: "👍", Private: true},
	}, nil, nil, fold)
	for line, held := range map[string]bool{
		"The café closes – don’t tell":                   true,
		"the CAFE closes: don't tell!":                   true,
		"the cafe  closes,don't\ttell":                   true,
		"* “The *café* closes”, don't tell (Rina, Call)": true,
		"They say the cafe closes; dont tell anyone":     true,
		"The café closes early":                          false,
		"no.":                                            true,
		"No (Rina)":                                      true,
		"No way":                                         false,
		"👍":                                              true,
		"---":                                            false,
		"":                                               false,
	} {
		if _, dropped := d.Text(line); (dropped > 0) != held {
			t.Errorf("%q is held back: %v", line, dropped > 0)
		}
	}
}

func TestNothingOffTheRecordComesIntoADraft(t *testing.T) {
	const secret = "They will close the Utrecht office"
	d := offRecord()
	open := voice("n-open", "s2", "both", "Keep an office near the customers")
	private := voice("n-private", "s1", "rina", secret)
	said := Ask{
		ID: "a", Statement: secret, Need: secret, Whys: Lines{"Nobody is near them", secret}, Solutions: Lines{secret},
		Workaround: secret, WorkaroundCost: secret, Enables: secret, Value: secret, Reason: secret, Decision: Accepted,
	}
	whole := AskDetail{AskSummary: AskSummary{Ask: said}, Evidence: []Evidence{open, private}}
	said.ID, said.Decision = "b", Declined
	gone := AskDetail{AskSummary: AskSummary{Ask: said}, Evidence: []Evidence{private}}
	m := Material{
		Product: Product{Name: "ERP", Kind: InternalProduct}, Title: secret,
		Themes: []ThemeColumn{{
			ThemeHead: ThemeHead{Theme: Theme{ID: "t", Name: secret, Description: secret}},
			Asks:      []AskSummary{whole.AskSummary, gone.AskSummary},
		}},
		Voices: []AskDetail{whole, gone}, Metrics: []Metric{{Name: secret}, {Name: "Days", Unit: secret}},
		People: map[string]Stakeholder{"both": {ID: "both", Name: "Bo Ek"}, "rina": {ID: "rina", Name: "Rina Hartono"}},
	}
	for i, kind := range MaterialKinds {
		m.Notes = append(m.Notes,
			SessionNote{Note{ID: "n" + string(rune('a'+i)), SessionID: "s1", Kind: kind, Text: secret, Private: true}, "Close"},
			SessionNote{Note{ID: "m" + string(rune('a'+i)), SessionID: "s1", Kind: kind, Text: "Mine", SpeakerID: new("dana")}, "Close"})
	}
	for _, template := range BuiltInTemplates() {
		m.Template = template
		draft := DraftPRDFrom(m, d)
		all := []string{draft.PRD.Title}
		for _, s := range draft.Sections {
			all = append(all, s.Body)
		}
		for _, r := range draft.Requirements {
			all = append(all, r.Statement, r.Rationale, strings.Join(r.Criteria, " "), strings.Join(r.AskIDs, " "))
		}
		text := strings.Join(all, "\n")
		for _, held := range []string{secret, "Utrecht", "Dana", "Mine", " b "} {
			if strings.Contains(text, held) {
				t.Errorf("%s says %q:\n%s", template.Name, held, text)
			}
		}
		if len(draft.Requirements) != 1 || draft.Requirements[0].Statement != "Keep an office near the customers" {
			t.Errorf("%s: %+v", template.Name, draft.Requirements)
		}
	}
}
