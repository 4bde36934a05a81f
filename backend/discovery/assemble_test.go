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
