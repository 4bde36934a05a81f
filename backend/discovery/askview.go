package discovery

import (
	"database/sql/driver"
	"time"
)

// AskPlace is a part of the asks by what is still to be done about them. Places may share asks.
type AskPlace string

// The places.
const (
	Anywhere AskPlace = ""
	Inbox    AskPlace = "inbox"    // undecided, without a theme, awake
	Waiting  AskPlace = "waiting"  // decided for later, or asleep
	Rootless AskPlace = "rootless" // not declined, and nobody has asked why yet
)

// AskPlaces lists every AskPlace, for the window's types.
var AskPlaces = []struct {
	Value  AskPlace
	TSName string
}{
	{Anywhere, "Anywhere"},
	{Inbox, "Inbox"},
	{Waiting, "Waiting"},
	{Rootless, "Rootless"},
}

// AskSort is what a list of asks is sorted by.
type AskSort string

// What asks are sorted by.
const (
	ByLastHeard AskSort = "" // the latest first
	ByStatement AskSort = "statement"
	ByTheme     AskSort = "theme"  // those without one last
	ByVoices    AskSort = "voices" // the most people first
	ByDecision  AskSort = "decision"
)

// AskSorts lists every AskSort, for the window's types.
var AskSorts = []struct {
	Value  AskSort
	TSName string
}{
	{ByLastHeard, "LastHeard"},
	{ByStatement, "Statement"},
	{ByTheme, "Theme"},
	{ByVoices, "Voices"},
	{ByDecision, "Decision"},
}

// AskFilter narrows a list of asks and says its order; its zero value takes all, the latest heard first.
type AskFilter struct {
	Place         AskPlace `json:"place"`
	ProductID     string   `json:"productId"`
	StakeholderID string   `json:"stakeholderId"`
	Team          string   `json:"team"`
	ThemeID       string   `json:"themeId"` // "none" takes the asks without a theme
	Decision      Decision `json:"decision"`
	Channel       Channel  `json:"channel"`
	NoRoot        bool     `json:"noRoot"` // those of which nobody has asked why yet
	Asleep        bool     `json:"asleep"`
	NoteID        string   `json:"noteId"` // the asks that a note stands behind
	Text          string   `json:"text"`   // every word of it is in the ask's own words or its voices', whatever the case
	Sort          AskSort  `json:"sort"`
	Reverse       bool     `json:"reverse"`
}

// NoTheme, as AskFilter.ThemeID, takes the asks without a theme.
const NoTheme = "none"

// Value implements driver.Valuer.
func (f AskFilter) Value() (driver.Value, error) { return jsonValue(f) }

// Scan implements sql.Scanner.
func (f *AskFilter) Scan(src any) error { return scanJSON(src, f) }

// AskView is a filter of asks that the PM keeps by a name.
type AskView struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	Filter    AskFilter `json:"filter"`
	Position  float64   `json:"position"`
	CreatedAt time.Time `json:"createdAt" ts_type:"string"`
}

// Clean makes the view's texts safe and says what is wrong with it.
func (v *AskView) Clean() error {
	v.Name, v.Filter.Text = CleanLine(v.Name), CleanLine(v.Filter.Text)
	if err := checkName("name", v.Name); err != nil {
		return err
	}
	return checkLength("text", v.Filter.Text, MaxLine)
}
