package discovery

import (
	"cmp"
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"
)

// Priority is how much a requirement matters, by MoSCoW.
type Priority string

// The priorities.
const (
	Must   Priority = "must"
	Should Priority = "should"
	Could  Priority = "could"
	Wont   Priority = "wont"
)

// Priorities lists every Priority, for the window's types.
var Priorities = []struct {
	Value  Priority
	TSName string
}{
	{Must, "Must"},
	{Should, "Should"},
	{Could, "Could"},
	{Wont, "Wont"},
}

// Label is how a priority is written.
func (p Priority) Label() string { return Word(english.Priorities, p) }

// RequirementState says how far a requirement has come.
type RequirementState string

// The states.
const (
	Proposed RequirementState = "proposed"
	Agreed   RequirementState = "agreed"
	Building RequirementState = "building"
	Done     RequirementState = "done"
	Dropped  RequirementState = "dropped"
)

// RequirementStates lists every RequirementState, for the window's types.
var RequirementStates = []struct {
	Value  RequirementState
	TSName string
}{
	{Proposed, "Proposed"},
	{Agreed, "Agreed"},
	{Building, "Building"},
	{Done, "Done"},
	{Dropped, "Dropped"},
}

// Requirement is one numbered statement of a PRD. Its number is stable for ever.
type Requirement struct {
	ID        string           `json:"id"`
	PRDID     string           `json:"prdId"`
	Number    int              `json:"number"`
	Statement string           `json:"statement"`
	Rationale string           `json:"rationale"` // Markdown
	Priority  Priority         `json:"priority"`
	Criteria  Lines            `json:"criteria" ts_type:"string[]"` // of acceptance: each can be seen to hold or not
	OwnerID   *string          `json:"ownerId,omitempty"`           // who answers for it
	State     RequirementState `json:"state"`
	Position  float64          `json:"position"` // order within its PRD, smallest first
	Revision  int              `json:"revision"`
}

// Ref is how the requirement is cited: REQ-001.
func (r Requirement) Ref() string { return fmt.Sprintf("REQ-%03d", r.Number) }

// Clean makes the requirement's texts safe and says what is wrong with it.
func (r *Requirement) Clean() error {
	r.Statement, r.Rationale = CleanLine(r.Statement), CleanText(r.Rationale)
	if r.Statement == "" {
		return InvalidField("statement", "The requirement is empty. Type what must be true.")
	}
	if r.Priority == "" {
		r.Priority = Should
	}
	for field, text := range map[string]string{"statement": r.Statement, "rationale": r.Rationale} {
		if err := checkLength(field, text, MaxLine); err != nil {
			return err
		}
	}
	if err := r.Criteria.clean("criteria"); err != nil {
		return err
	}
	if r.State == "" {
		r.State = Proposed
	}
	return cmp.Or(r.Priority.check(), r.State.check())
}

func (p Priority) check() error {
	for _, known := range Priorities {
		if known.Value == p {
			return nil
		}
	}
	return InvalidField("priority", "%q is no priority.", p)
}

func (s RequirementState) check() error {
	for _, known := range RequirementStates {
		if known.Value == s {
			return nil
		}
	}
	return InvalidField("state", "%q is no state of a requirement.", s)
}

// Citation ties a requirement to an ask that it answers, and keeps how that ask read when the tie was last confirmed.
type Citation struct {
	RequirementID string  `json:"requirementId"`
	AskID         string  `json:"askId"`
	Position      float64 `json:"position"`
	Cited         Cited   `json:"cited"`
}

// Cited is what a citation rests on: the root of its ask as it read at one time.
type Cited struct {
	AskID     string   `json:"askId"` // of the root
	Statement string   `json:"statement"`
	Need      string   `json:"need"`
	Whys      Lines    `json:"whys" ts_type:"string[]"`
	Decision  Decision `json:"decision"`
	Deleted   bool     `json:"deleted"`
}

// Value implements driver.Valuer.
func (c Cited) Value() (driver.Value, error) { return jsonValue(c) }

// Scan implements sql.Scanner.
func (c *Cited) Scan(src any) error { return scanJSON(src, c) }

// Cite gives an ask, which stands for itself, as a citation keeps it.
func (a Ask) Cite() Cited {
	return Cited{
		AskID: a.ID, Statement: a.Statement, Need: a.Need, Whys: append(Lines{}, a.Whys...), Decision: a.Decision,
		Deleted: a.DeletedAt != nil,
	}
}

// Change is something about an ask that reads otherwise than when it was confirmed.
type Change struct {
	AskID string `json:"askId"` // of the root as it is now
	What  string `json:"what"`  // "Need", say
	Was   string `json:"was"`
	Is    string `json:"is"`
}

// ChangesTo says what about a cited ask reads otherwise now.
func (c Cited) ChangesTo(now Cited) []Change {
	changes := []Change{}
	add := func(what, was, is string) {
		if was != is {
			changes = append(changes, Change{now.AskID, what, was, is})
		}
	}
	if c.AskID != now.AskID {
		add("Merged", c.Statement, now.Statement)
	}
	if c.Deleted != now.Deleted {
		add("Deleted", existing(c), existing(now))
	}
	if c.AskID == now.AskID {
		add("Ask", c.Statement, now.Statement)
	}
	add("Need", c.Need, now.Need)
	add("Root cause", strings.Join(c.Whys, " → "), strings.Join(now.Whys, " → "))
	add("Decision", string(c.Decision), string(now.Decision))
	return changes
}

// RequirementDetail is a requirement with the asks it cites and what their people said. An ask that was deleted is still
// there, with DeletedAt: a source that is gone is not the same as none.
type RequirementDetail struct {
	Requirement
	Label   string      `json:"ref"`
	Asks    []AskDetail `json:"asks"`
	Suspect []Change    `json:"suspect"` // what changed of the asks since they were last confirmed
}

// existing is what an ask says, "" where it was deleted.
func existing(c Cited) string {
	if c.Deleted {
		return ""
	}
	return c.Statement
}

// Rest ties the requirement to an ask, as it is now and as it was cited.
func (r *RequirementDetail) Rest(on AskDetail, cited Cited) {
	if !slices.ContainsFunc(r.Asks, func(a AskDetail) bool { return a.ID == on.ID }) {
		r.Asks = append(r.Asks, on)
	}
	r.Suspect = append(r.Suspect, cited.ChangesTo(on.Cite())...)
}
