package discovery

import "time"

// FindingDismissal is something that the language check found in a requirement and its writer lets stand. It holds for the
// same words under the same rule, whatever else of the requirement changes.
type FindingDismissal struct {
	RequirementID string    `json:"requirementId"`
	Rule          string    `json:"rule"`
	Words         string    `json:"words"` // "" for what is about the whole requirement
	Reason        string    `json:"reason"`
	DismissedAt   time.Time `json:"dismissedAt" ts_type:"string"`
}

// Clean makes the reason safe and says what is wrong with the dismissal.
func (d *FindingDismissal) Clean() error {
	d.Words, d.Reason = CleanLine(d.Words), CleanLine(d.Reason)
	switch {
	case d.RequirementID == "" || d.Rule == "":
		return Errorf(Invalid, "A finding belongs to a requirement and a rule.")
	case d.Reason == "":
		return InvalidField("reason", "Say why it is fine as it is, so that the next reader need not ask.")
	}
	for field, text := range map[string]string{"reason": d.Reason, "words": d.Words} {
		if err := checkLength(field, text, MaxLine); err != nil {
			return err
		}
	}
	return nil
}

// RequirementText is a requirement as far as its wording is checked.
type RequirementText struct {
	Requirement
	ProductName string   `json:"productName"`
	Language    Language `json:"language"` // that its PRD was said to be in
	Sources     int      `json:"sources"`  // how many asks it cites
}
