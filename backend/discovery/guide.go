package discovery

import (
	"database/sql/driver"
	_ "embed"
	"encoding/json"
	"strings"
	"time"
)

// MaxQuestions is how many questions a guide or a session may hold: far above what one can ask.
const MaxQuestions = 200

// Prompt is what a question asks, wherever it stands.
type Prompt struct {
	Text    string `json:"text"`
	Digs    string `json:"digs"` // what gets below the first answer, one a line
	MustAsk bool   `json:"mustAsk"`
}

// Clean makes the prompt's texts safe and says what is wrong with it.
func (p *Prompt) Clean() error {
	p.Text = CleanLine(p.Text)
	digs := []string{}
	for line := range strings.Lines(CleanText(p.Digs)) {
		if line = CleanLine(line); line != "" {
			digs = append(digs, line)
		}
	}
	p.Digs = strings.Join(digs, "\n")
	if p.Text == "" {
		return InvalidField("text", "The question is empty. Type what to ask.")
	}
	if err := checkLength("text", p.Text, MaxLine); err != nil {
		return err
	}
	return checkLength("digs", p.Digs, MaxLine)
}

// Prompts are the questions of a guide in their order. They are stored as a JSON array.
type Prompts []Prompt

// Value implements driver.Valuer.
func (p Prompts) Value() (driver.Value, error) { return jsonList(p) }

// Scan implements sql.Scanner.
func (p *Prompts) Scan(src any) error { return scanJSON(src, (*[]Prompt)(p)) }

// Guide is a list of questions to be used again, for one kind of session.
type Guide struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Channel     Channel     `json:"channel"`
	ProductKind ProductKind `json:"productKind"` // "" for any product
	Questions   Prompts     `json:"questions"`
	CreatedAt   time.Time   `json:"createdAt"           ts_type:"string"`
	UpdatedAt   time.Time   `json:"updatedAt"           ts_type:"string"`
	DeletedAt   *time.Time  `json:"deletedAt,omitempty" ts_type:"string"`
	Revision    int         `json:"revision"`
}

// Clean makes the guide's texts safe and says what is wrong with it.
func (g *Guide) Clean() error {
	g.Name = CleanLine(g.Name)
	if err := checkName("name", g.Name); err != nil {
		return err
	}
	if err := checkChannel(g.Channel); err != nil {
		return err
	}
	if g.ProductKind != "" && g.ProductKind != InternalProduct && g.ProductKind != ExternalProduct {
		return InvalidField("productKind", "A product is internal or external, not %q.", g.ProductKind)
	}
	if len(g.Questions) > MaxQuestions {
		return InvalidField("questions", "A guide holds at most %d questions, not %d.", MaxQuestions, len(g.Questions))
	}
	if g.Questions == nil {
		g.Questions = Prompts{}
	}
	for i := range g.Questions {
		if err := g.Questions[i].Clean(); err != nil {
			return err
		}
	}
	return nil
}

// Guides are all that a session can take its questions from: the PM's own, and those that come with the app.
type Guides struct {
	Own     []Guide `json:"own"`
	Shipped []Guide `json:"shipped"`
}

//go:embed guides.json
var shippedGuides []byte

// ShippedGuides gives the guides that come with the app. They can't be changed, only copied.
func ShippedGuides() []Guide {
	var guides []Guide
	if err := json.Unmarshal(shippedGuides, &guides); err != nil {
		panic(err) // part of the program, read by its tests
	}
	return guides
}

// Question is one that a session is to ask.
type Question struct {
	ID        string  `json:"id"`
	SessionID string  `json:"sessionId"`
	Position  float64 `json:"position"` // order in the session, smallest first
	Prompt
	AskedMS     *int64     `json:"askedMs,omitempty"`     // when it was ticked, in milliseconds since the session began
	CarriedFrom *string    `json:"carriedFrom,omitempty"` // the session in which it was left unasked before
	CreatedAt   time.Time  `json:"createdAt"           ts_type:"string"`
	UpdatedAt   time.Time  `json:"updatedAt"           ts_type:"string"`
	DeletedAt   *time.Time `json:"deletedAt,omitempty" ts_type:"string"`
	Revision    int        `json:"revision"`
}

// GuideQuestion is a question of a session with what leads to where it was left unasked before.
type GuideQuestion struct {
	Question
	CarriedTitle string     `json:"carriedTitle"`
	CarriedAt    *time.Time `json:"carriedAt,omitempty" ts_type:"string"`
}
