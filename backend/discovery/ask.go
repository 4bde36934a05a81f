package discovery

import (
	"slices"
	"strings"
	"time"
)

// Decision is what the PM has decided about an ask.
type Decision string

// The decisions.
const (
	Undecided Decision = "open"
	Accepted  Decision = "accepted"
	Later     Decision = "later"
	Declined  Decision = "declined"
)

// Decisions lists every Decision, for the window's types.
var Decisions = []struct {
	Value  Decision
	TSName string
}{
	{Undecided, "Open"},
	{Accepted, "Accepted"},
	{Later, "Later"},
	{Declined, "Declined"},
}

// Ask is what someone wants, with the ladder that leads from it to its root. Who wants it stands in its voices, with what
// they said.
type Ask struct {
	ID             string     `json:"id"`
	ProductID      string     `json:"productId"`
	ThemeID        *string    `json:"themeId,omitempty"`
	Position       float64    `json:"position"` // order within its theme, smallest first
	Statement      string     `json:"statement"`
	Need           string     `json:"need"`                         // what it would let them do
	Whys           Lines      `json:"whys" ts_type:"string[]"`      // why they need it, and why that; the last is the root cause
	Solutions      Lines      `json:"solutions" ts_type:"string[]"` // candidates, kept apart from the need
	Workaround     string     `json:"workaround"`                   // how they cope now
	WorkaroundCost string     `json:"workaroundCost"`               // and what that costs
	Enables        string     `json:"enables"`                      // of a colleague's ask: the work it lets them do
	Value          string     `json:"value"`                        // and what that work gives the customer or the company
	Decision       Decision   `json:"decision"`
	Reason         string     `json:"reason"`               // of the decision
	MergedInto     *string    `json:"mergedInto,omitempty"` // the ask that says the same and stands for both
	SnoozedUntil   string     `json:"snoozedUntil"`         // a day as 2026-12-01, empty when it is not asleep
	ImportID       *string    `json:"importId,omitempty"`   // the import that brought it
	SourceKey      string     `json:"sourceKey"`            // its id in the file or tool that it was imported from
	CreatedAt      time.Time  `json:"createdAt"           ts_type:"string"`
	UpdatedAt      time.Time  `json:"updatedAt"           ts_type:"string"`
	DeletedAt      *time.Time `json:"deletedAt,omitempty" ts_type:"string"`
	Revision       int        `json:"revision"`
}

// Clean makes the ask's texts safe, takes it for undecided where nothing is said, and says what is wrong.
func (a *Ask) Clean() error {
	texts := map[string]*string{
		"statement": &a.Statement, "need": &a.Need, "reason": &a.Reason, "workaround": &a.Workaround,
		"workaroundCost": &a.WorkaroundCost, "enables": &a.Enables, "value": &a.Value, "sourceKey": &a.SourceKey,
	}
	for _, text := range texts {
		*text = CleanText(*text)
	}
	if a.ProductID == "" {
		return InvalidField("productId", "An ask belongs to a product. Choose one.")
	}
	if a.Statement == "" {
		return InvalidField("statement", "The ask is empty. Type what they want.")
	}
	for field, text := range texts {
		if err := checkLength(field, *text, MaxLine); err != nil {
			return err
		}
	}
	if err := a.Whys.clean("whys"); err != nil {
		return err
	}
	if err := a.Solutions.clean("solutions"); err != nil {
		return err
	}
	if err := checkDay("snoozedUntil", a.SnoozedUntil); err != nil {
		return err
	}
	if a.Decision == "" {
		a.Decision = Undecided
	}
	for _, d := range Decisions {
		if d.Value == a.Decision {
			return nil
		}
	}
	return InvalidField("decision", "%q is no decision that Throughline knows.", a.Decision)
}

// Voice is one stakeholder standing behind one ask: when, through which channel, in which words. NoteID leads to the
// line in which it was said, where it was said in a session.
type Voice struct {
	ID            string    `json:"id"`
	AskID         string    `json:"askId"`
	StakeholderID *string   `json:"stakeholderId,omitempty"`
	SessionID     *string   `json:"sessionId,omitempty"`
	NoteID        *string   `json:"noteId,omitempty"`
	Channel       Channel   `json:"channel"`
	At            time.Time `json:"at"            ts_type:"string"`
	Words         string    `json:"words"`                // verbatim
	Importance    int       `json:"importance"`           // to this person: 1 to 3, 0 when not said
	ReportedBy    *string   `json:"reportedBy,omitempty"` // who passed it on, where that is someone else
}

// Clean makes the voice's words safe and says what is wrong with it.
func (v *Voice) Clean() error {
	v.Words = CleanText(v.Words)
	if v.Importance < 0 || v.Importance > 3 {
		return InvalidField("importance", "Importance goes from 1 to 3, not %d.", v.Importance)
	}
	if err := checkChannel(v.Channel); err != nil {
		return err
	}
	if err := checkMoment("at", v.At); err != nil {
		return err
	}
	return checkLength("words", v.Words, MaxLine)
}

// AskPair is what the PM said of two asks for ever: that they belong together, or that they don't. AskID is the smaller
// of the two ids.
type AskPair struct {
	AskID    string `json:"askId"`
	OtherID  string `json:"otherId"`
	Together bool   `json:"together"`
}

// VoiceCount says how many stand behind something, counted as people, then teams, then channels, never as mentions.
type VoiceCount struct {
	People   int `json:"people"`
	Teams    int `json:"teams"`
	Channels int `json:"channels"`
}

// String puts the count in words, leaving out what is unknown.
func (c VoiceCount) String() string { return english.Voices(c) }

// CountVoices counts independent voices: a person once however often they ask, a team once however many of its people
// ask. A voice whose speaker is unknown adds a channel but no person; a person without a team adds no team.
func CountVoices(voices []Voice, people map[string]Stakeholder) VoiceCount {
	persons, teams, channels := map[string]bool{}, map[string]bool{}, map[Channel]bool{}
	for _, v := range voices {
		channels[v.Channel] = true
		if v.StakeholderID == nil {
			continue
		}
		persons[*v.StakeholderID] = true
		if s, ok := people[*v.StakeholderID]; ok && s.Team != "" {
			teams[strings.ToLower(s.Organisation+"\x00"+s.Team)] = true
		}
	}
	return VoiceCount{People: len(persons), Teams: len(teams), Channels: len(channels)}
}

// AskSummary is an ask as a list or a board shows it.
type AskSummary struct {
	Ask
	ProductName string     `json:"productName"`
	ThemeName   string     `json:"themeName"`
	Voices      VoiceCount `json:"voices"`    // behind it and all that was merged into it, each once
	PersonIDs   []string   `json:"personIds"` // who stands behind it, first heard first
	Channels    []Channel  `json:"channels"`
	LastHeardAt time.Time  `json:"lastHeardAt" ts_type:"string"`
	Private     bool       `json:"private"` // what it says was said off the record only
}

// Evidence is one voice with what leads to its moment: the note it was said in, and the session of that note.
type Evidence struct {
	Voice
	Note         *Note  `json:"note,omitempty"`
	SessionTitle string `json:"sessionTitle"`
}

// AskDetail is one ask with everything behind it and behind what was merged into it: each voice says by its AskID in
// which of them it was heard.
type AskDetail struct {
	AskSummary
	Evidence []Evidence   `json:"evidence"`
	Merged   []AskSummary `json:"merged"` // each followed by what had been merged into it
}

// AskRemoval says what went with asks that were deleted, and what misses them.
type AskRemoval struct {
	Merged int `json:"merged"` // asks that were merged into them
	Cited  int `json:"cited"`  // requirements that cite them or one of those
}

// Hanging are merged asks by the one each was merged into.
type Hanging map[string][]AskSummary

// HangMerged puts merged asks, in their order, below the ones they were merged into.
func HangMerged(merged []AskSummary) Hanging {
	h := Hanging{}
	for _, m := range merged {
		h[*m.MergedInto] = append(h[*m.MergedInto], m)
	}
	return h
}

// Below gives all that was merged into an ask, each followed by what had been merged into it.
func (h Hanging) Below(id string) []AskSummary {
	below := []AskSummary{}
	for _, m := range h[id] {
		below = append(append(below, m), h.Below(m.ID)...)
	}
	return below
}

// Hear fills in what an ask's voices say of it: who, how many, through which channels, and when last. The voices come
// in the order in which they were heard.
func (a *AskSummary) Hear(voices []Voice, people map[string]Stakeholder) {
	a.Voices = CountVoices(voices, people)
	a.PersonIDs, a.Channels = []string{}, []Channel{}
	for _, v := range voices {
		if v.StakeholderID != nil && !slices.Contains(a.PersonIDs, *v.StakeholderID) {
			a.PersonIDs = append(a.PersonIDs, *v.StakeholderID)
		}
		if !slices.Contains(a.Channels, v.Channel) {
			a.Channels = append(a.Channels, v.Channel)
		}
		if v.At.After(a.LastHeardAt) {
			a.LastHeardAt = v.At
		}
	}
}
