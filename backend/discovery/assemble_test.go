package discovery

import (
	"testing"
	"time"
)

func TestAssemble(t *testing.T) {
	rina, note := "rina", "note"
	said := Evidence{
		Voice: Voice{ID: "v1", StakeholderID: &rina, NoteID: &note, Channel: Interview, Words: "Show who is late"},
		Note:  &Note{OffsetMS: 754_000}, SessionTitle: "Close",
	}
	ticket := Evidence{Voice: Voice{ID: "v2", Channel: Ticket}}
	prd := PRDDetail{
		PRDSummary: PRDSummary{PRD: PRD{Title: "T"}, ProductName: "ERP"},
		Sections:   []PRDSection{{Kind: ProblemSection, Title: "Problem", Body: "x"}, {Kind: GoalsSection, Title: "Goals"}},
		Requirements: []RequirementDetail{{
			Requirement: Requirement{Number: 7, Statement: "Entities that are late are listed"},
			Asks: []AskDetail{
				{AskSummary: AskSummary{Ask: Ask{Statement: "Show who is late"}}, Evidence: []Evidence{said, ticket}},
				{AskSummary: AskSummary{Ask: Ask{Statement: "List the late"}}, Evidence: []Evidence{said}},
			},
		}},
	}
	doc, _ := Assemble(prd, map[string]Stakeholder{rina: {Name: "Rina", Role: "Controller"}}, Discretion{})
	if len(doc.Sections) != 2 || doc.Sections[1].Title != "Requirements" {
		t.Fatalf("an empty section stands there, or the requirements have none: %+v", doc.Sections)
	}
	r := doc.Sections[1].Requirements[0]
	if r.Ref != "REQ-007" || r.Asks[0].Statement != "" || r.Asks[1].Statement != "List the late" {
		t.Errorf("the requirement: %+v", r)
	}
	if q := r.Asks[0].Quotes; q[0].Speaker != "Rina, Controller" || q[1].Speaker != "Speaker not noted" || q[1].Source != 2 {
		t.Errorf("the quotes: %+v", q)
	}
	if r.Asks[1].Quotes[0].Source != 1 || len(doc.Sources) != 2 {
		t.Errorf("one moment must have one number: %+v", doc.Sources)
	}
	if s := doc.Sources[0]; s.Offset != 754*time.Second || s.Title != "Close" {
		t.Errorf("the first source: %+v", s)
	}
	if s := doc.Sources[1]; s.Offset >= 0 || s.Title != "Outside a session" || s.Channel != "Support ticket" {
		t.Errorf("the second source: %+v", s)
	}
}

func TestTheSameWordsOfOneMomentAreOneSource(t *testing.T) {
	said := func(note, words string, offset int64) AskDetail {
		e := heardBy("rina", Interview, AskNote, words)
		e.ID, e.Note.ID, e.Note.OffsetMS = "v-"+note, note, offset
		return askOf(Ask{Statement: note}, e)
	}
	prd := PRDDetail{Requirements: []RequirementDetail{
		{Requirement: Requirement{Number: 1, Statement: "R"}, Asks: []AskDetail{said("one", "Show it.", 270_000), said("late", "Show it.", 290_000)}},
		{Requirement: Requirement{Number: 2, Statement: "S"}, Asks: []AskDetail{said("two", "Show it.", 270_000)}},
	}}
	doc, _ := Assemble(prd, colleagues, Discretion{})
	r := doc.Sections[0].Requirements
	if len(doc.Sources) != 2 || r[0].Asks[0].Quotes[0].Source != 1 || r[1].Asks[0].Quotes[0].Source != 1 {
		t.Errorf("%+v, cited by %+v", doc.Sources, r)
	}
}

func TestWhatTheRequirementSaysIsNotSaidAgain(t *testing.T) {
	for asked, again := range map[string]bool{
		"Sort schools by how near they are": false, "Let us sort schools by price": false,
		"Sort schools by name": true, "Don't sort schools by price": true,
	} {
		prd := PRDDetail{Requirements: []RequirementDetail{{
			Requirement: Requirement{Statement: "The system shall let the user sort schools by price and how near they are."},
			Asks:        []AskDetail{askOf(Ask{Statement: asked})},
		}}}
		doc, _ := Assemble(prd, nil, Discretion{})
		if got := doc.Sections[0].Requirements[0].Asks[0].Statement != ""; got != again {
			t.Errorf("%q is said again: %v", asked, got)
		}
	}
}

func TestAOnePagerSaysWhatMustBeTrueAndHowManyWantIt(t *testing.T) {
	rina := "rina"
	prd := PRDDetail{Requirements: []RequirementDetail{{
		Requirement: Requirement{Number: 1, Statement: "Orders are found.", Rationale: "Long", Criteria: Lines{"One"}},
		Asks:        []AskDetail{{Evidence: []Evidence{{Voice: Voice{StakeholderID: &rina, Words: "Let me find it"}}}}},
	}}}
	prd.PageLimit = 1
	doc, _ := Assemble(prd, map[string]Stakeholder{rina: {ID: rina, Name: "Rina"}}, Discretion{})
	r := doc.Sections[0].Requirements[0]
	if r.Rationale != "" || len(r.Criteria) > 0 || len(r.Asks) > 0 || len(doc.Sources) > 0 || r.Heard.People != 1 {
		t.Errorf("it says %+v, with %d sources", r, len(doc.Sources))
	}
}
