package discovery

// Outcome is what became of a promise; a question that is done has been answered.
type Outcome string

// The outcomes.
const (
	PromiseOpen    Outcome = ""
	PromiseDone    Outcome = "done"
	PromiseDropped Outcome = "dropped"
)

// Outcomes lists every Outcome, for the window's types.
var Outcomes = []struct {
	Value  Outcome
	TSName string
}{
	{PromiseOpen, "Open"},
	{PromiseDone, "Done"},
	{PromiseDropped, "Dropped"},
}

// Promise is a note of kind action as the ledger shows it. One with a speaker is what that person owes the PM; one
// without is what the PM owes, to OwedTo where that is known.
type Promise struct {
	Note
	SessionTitle string `json:"sessionTitle"`
	ProductID    string `json:"productId"`
	ProductName  string `json:"productName"`
}

// Debtor is who owes something.
type Debtor string

// The debtors: the PM, or the people the PM talks to.
const (
	Anyone Debtor = ""
	Me     Debtor = "me"
	Them   Debtor = "them"
)

// Debtors lists every Debtor, for the window's types.
var Debtors = []struct {
	Value  Debtor
	TSName string
}{
	{Anyone, "Anyone"},
	{Me, "Me"},
	{Them, "Them"},
}

// PromiseFilter narrows the ledger; its zero value takes every open promise.
type PromiseFilter struct {
	ProductID     string `json:"productId"`
	StakeholderID string `json:"stakeholderId"` // on either end
	Debtor        Debtor `json:"debtor"`
	Settled       bool   `json:"settled"` // those done or dropped, in place of the open
}

// Answered tells whether the note is a question that is open no more.
func (n *Note) Answered() bool { return n.Kind == QuestionNote && n.Outcome == PromiseDone }

// cleanOutcome keeps what only a promise has to promises, and an answer to questions.
func (n *Note) cleanOutcome() error {
	if n.Kind != ActionNote && !n.Answered() {
		n.OwedTo, n.Outcome, n.SettledAt = nil, PromiseOpen, nil
		return nil
	}
	if n.Kind != ActionNote || n.SpeakerID != nil {
		n.OwedTo = nil
	}
	if n.Outcome == PromiseOpen {
		n.SettledAt = nil
	}
	for _, o := range Outcomes {
		if o.Value == n.Outcome {
			return nil
		}
	}
	return InvalidField("outcome", "A promise is open, done or dropped, not %q.", n.Outcome)
}
