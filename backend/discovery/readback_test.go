package discovery

import "testing"

func TestStatementsReadAsOneWouldSayThem(t *testing.T) {
	people := map[string]Stakeholder{
		"rina": {Name: "Rina Hartono"}, "budi": {Name: "Budi Santoso"}, "budi2": {Name: "Budi Wijaya"}, "chen": {Name: "陈丽华"},
	}
	id := func(s string) *string { return &s }
	for name, test := range map[string]struct {
		notes       []Note // the last is looked at
		lead, words string
	}{
		"an ask":            {[]Note{{Kind: AskNote, SpeakerID: id("rina"), Text: "Show it #x", Tags: Tags{"x"}}}, "Rina asks", "Show it"},
		"nobody's ask":      {[]Note{{Kind: AskNote, Text: "Show it"}}, "Someone asks", "Show it"},
		"a namesake's":      {[]Note{{Kind: AskNote, SpeakerID: id("budi"), Text: "a"}, {Kind: AskNote, SpeakerID: id("budi2"), Text: "Show it"}}, "Budi Wijaya asks", "Show it"},
		"another script":    {[]Note{{Kind: AskNote, SpeakerID: id("chen"), Text: "发票"}}, "陈丽华 asks", "发票"},
		"a decision":        {[]Note{{Kind: DecisionNote, SpeakerID: id("rina"), Text: "Pilot first"}}, "We decided", "Pilot first"},
		"a promise":         {[]Note{{Kind: ActionNote, SpeakerID: id("rina"), Text: "send\nthe sheet"}}, "Rina promises", "send the sheet"},
		"one with the name": {[]Note{{Kind: ActionNote, SpeakerID: id("rina"), Text: "rina sends it"}}, "", "rina sends it"},
		"one of mine":       {[]Note{{Kind: ActionNote, OwedTo: id("rina"), Text: "a sandbox"}}, "I promise Rina", "a sandbox"},
		"mine to nobody":    {[]Note{{Kind: ActionNote, Text: "a sandbox"}}, "I promise", "a sandbox"},
	} {
		r := MakeReadBack(test.notes, nil, people)
		all := append(append(r.Asks, r.Decisions...), r.Promises...)
		if got := all[len(all)-1]; got.Lead != test.lead || got.Words != test.words {
			t.Errorf("%s: %q %q", name, got.Lead, got.Words)
		}
	}
	r := MakeReadBack([]Note{{Kind: ActionNote, Text: "x", Outcome: PromiseDropped}, {Kind: PlainNote, Private: true}}, nil, people)
	if len(r.Promises) != 0 || r.Private != 0 {
		t.Errorf("what is dropped is read back: %+v", r)
	}
}

func TestOneSpeaksToPeopleByTheirFirstName(t *testing.T) {
	for name, want := range map[string]string{
		"Rina Hartono": "Rina", "Will May": "Will", "Grace": "Grace", "anna small": "anna", "王小明": "王小明",
		"Association official": "Association official", "Treasurer of a club": "Treasurer of a club", "Curling coach": "Curling coach",
		"Second Analyst": "Second Analyst", "Dr. Dana Smith": "Dr. Dana Smith", "Pak Budi Santoso": "Pak Budi Santoso",
		"J. Smith": "J. Smith", "": "",
	} {
		if got := firstName(name); got != want {
			t.Errorf("%q is spoken to as %q, want %q", name, got, want)
		}
	}
}
