package api

import (
	"strings"

	"throughline/backend/discovery"
	"throughline/backend/store"
	"throughline/backend/wording"
)

// Findings checks the wording of requirements.
type Findings struct{ Desk *Desk }

// RequirementFindings is what there is to look at in a requirement.
type RequirementFindings struct {
	RequirementID string             `json:"requirementId"`
	Statement     string             `json:"statement"` // that was checked: the findings stand where they stand in it
	Criteria      string             `json:"criteria"`  // that were checked, a line each
	Findings      []wording.Finding  `json:"findings"`
	Dismissed     []DismissedFinding `json:"dismissed"`
}

// DismissedFinding is a finding that the writer lets stand.
type DismissedFinding struct {
	wording.Finding
	Reason string `json:"reason"`
}

// Of gives what there is to look at in each requirement of a PRD, in their order.
func (f *Findings) Of(prdID string) ([]RequirementFindings, error) {
	return with(f.Desk, func(st *store.Store) ([]RequirementFindings, error) {
		texts, err := st.RequirementTexts(prdID)
		if err != nil {
			return nil, err
		}
		dismissed, err := dismissals(st, prdID)
		if err != nil {
			return nil, err
		}
		all := make([]RequirementFindings, len(texts))
		for i, text := range texts {
			all[i] = checkWording(text, dismissed)
		}
		return all, nil
	})
}

// Requirement gives what there is to look at in one requirement.
func (f *Findings) Requirement(id string) (RequirementFindings, error) {
	return with(f.Desk, func(st *store.Store) (RequirementFindings, error) {
		text, err := st.RequirementText(id)
		if err != nil {
			return RequirementFindings{}, err
		}
		dismissed, err := dismissals(st, text.PRDID)
		if err != nil {
			return RequirementFindings{}, err
		}
		return checkWording(text, dismissed), nil
	})
}

// Dismiss lets a finding stand, for the reason given.
func (f *Findings) Dismiss(d discovery.FindingDismissal) error {
	return do(f.Desk, func(st *store.Store) error {
		d.Words = wording.Key(d.Words)
		return st.DismissFinding(d)
	})
}

// Restore brings a dismissed finding back.
func (f *Findings) Restore(d discovery.FindingDismissal) error {
	return do(f.Desk, func(st *store.Store) error {
		d.Words = wording.Key(d.Words)
		return st.RestoreFinding(d)
	})
}

// dismissal is what a dismissal goes by.
type dismissal struct {
	requirementID string
	rule          wording.Rule
	words         string
}

// dismissals gives the reasons of what was dismissed in a PRD.
func dismissals(st *store.Store, prdID string) (map[dismissal]string, error) {
	kept, err := st.FindingDismissals(prdID)
	reasons := make(map[dismissal]string, len(kept))
	for _, d := range kept {
		reasons[dismissal{d.RequirementID, wording.Rule(d.Rule), d.Words}] = d.Reason
	}
	return reasons, err
}

// checkWording checks a requirement and parts what was dismissed from the rest.
func checkWording(text discovery.RequirementText, dismissed map[dismissal]string) RequirementFindings {
	found := RequirementFindings{
		RequirementID: text.ID, Statement: text.Statement, Criteria: strings.Join(text.Criteria, "\n"),
		Findings: []wording.Finding{}, Dismissed: []DismissedFinding{},
	}
	for _, f := range wording.Check(wording.Statement{
		Text: text.Statement, Product: text.ProductName, Language: text.Language, Criteria: text.Criteria,
		Sources: text.Sources,
	}) {
		if reason, let := dismissed[dismissal{text.ID, f.Rule, wording.Key(f.Words)}]; let {
			found.Dismissed = append(found.Dismissed, DismissedFinding{f, reason})
		} else {
			found.Findings = append(found.Findings, f)
		}
	}
	return found
}

// AsRequirement puts what someone asks of a product into the words of a requirement, "" where that needs a person.
func AsRequirement(product, ask string) string {
	for _, f := range wording.Check(wording.Statement{Text: ask, Product: product}) {
		if f.Rewrite != "" && strings.Count(f.Rewrite, "the user") < 2 { // "let the user ask the user"
			return f.Rewrite
		}
	}
	return ""
}
