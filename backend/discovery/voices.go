package discovery

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// VoicesQuery says whose voices to look at: those behind an ask, behind the asks of a theme, or of a product, whichever
// is named; its zero value takes all.
type VoicesQuery struct {
	ProductID string `json:"productId"`
	ThemeID   string `json:"themeId"` // with the themes that are part of it; "none" takes the asks without a theme
	AskID     string `json:"askId"`
	Text      string `json:"text"` // words that the asks have
}

// Standing says who stands behind something, and with that how its voices were counted.
type Standing struct {
	Voices       VoiceCount  `json:"voices"`
	FirstHeardAt *time.Time  `json:"firstHeardAt,omitempty" ts_type:"string"`
	LastHeardAt  *time.Time  `json:"lastHeardAt,omitempty"  ts_type:"string"`
	People       []Supporter `json:"people"`  // whom it matters to most, first
	Times        int         `json:"times"`   // that it was heard, repeats and all
	Unnamed      int         `json:"unnamed"` // of those times, without a name
}

// Supporter is one person who stands behind something. However often they said so, they are one person, and it matters to
// them as much as they said at most: nobody's importance is added to itself.
type Supporter struct {
	StakeholderID string    `json:"stakeholderId"`
	Importance    int       `json:"importance"` // the highest that they gave, 0 for none
	Times         int       `json:"times"`
	Channels      []Channel `json:"channels"`
	FirstAt       time.Time `json:"firstAt" ts_type:"string"`
	LastAt        time.Time `json:"lastAt"  ts_type:"string"`
}

// Stand sums up voices, which come in the order in which they were heard.
func Stand(voices []Voice, people map[string]Stakeholder) Standing {
	s := Standing{Voices: CountVoices(voices, people), People: []Supporter{}, Times: len(voices)}
	at := map[string]int{}
	for _, v := range voices {
		if v.StakeholderID == nil {
			s.Unnamed++
			continue
		}
		i, there := at[*v.StakeholderID]
		if !there {
			i, at[*v.StakeholderID] = len(s.People), len(s.People)
			s.People = append(s.People, Supporter{StakeholderID: *v.StakeholderID, FirstAt: v.At, Channels: []Channel{}})
		}
		p := &s.People[i]
		p.Importance, p.LastAt, p.Times = max(p.Importance, v.Importance), v.At, p.Times+1
		if !slices.Contains(p.Channels, v.Channel) {
			p.Channels = append(p.Channels, v.Channel)
		}
	}
	if len(voices) > 0 {
		s.FirstHeardAt, s.LastHeardAt = &voices[0].At, &voices[len(voices)-1].At
	}
	slices.SortStableFunc(s.People, func(a, b Supporter) int { return cmp.Compare(b.Importance, a.Importance) })
	return s
}

// TeamHeard is a team, or an organisation outside, with who of it has been heard.
type TeamHeard struct {
	Team         string     `json:"team"`         // of people outside: their organisation, where it is known
	Organisation string     `json:"organisation"` // that it is part of, "" where none is known
	Served       bool       `json:"served"`       // the product names it among those it serves
	PeopleIDs    []string   `json:"peopleIds"`    // everyone known of it, by name
	HeardIDs     []string   `json:"heardIds"`     // those of them who stand behind an ask
	Asks         int        `json:"asks"`         // that they stand behind
	LastHeardAt  *time.Time `json:"lastHeardAt,omitempty" ts_type:"string"`
}

// Hearing says which of the teams that a product is for have been heard. Those that never were come first.
type Hearing struct {
	Teams     []TeamHeard `json:"teams"`
	Teamless  []string    `json:"teamless"`  // people whose team nobody has noted
	HeardIDs  []string    `json:"heardIds"`  // of those, who has been heard
	Unnamed   int         `json:"unnamed"`   // voices that nobody is named for
	Forgotten int         `json:"forgotten"` // voices of people who were taken off the list
}

// HearTeams lists the teams that should be heard on a product: those that it says it serves, and those of people on the
// side that it is for, who are colleagues where it is internal and whoever is outside where it is external; "" is every
// product, so both. Whoever else was heard is listed too. Voices are by the root they stand behind.
func HearTeams(kind ProductKind, served []string, people []Stakeholder, voices map[string][]Voice) Hearing {
	h := Hearing{Teams: []TeamHeard{}, Teamless: []string{}, HeardIDs: []string{}}
	teamOf, at := map[string]int{}, map[string]int{}
	wanted := map[int]bool{} // the teams that are for this product
	var teamless []Stakeholder
	for _, p := range people {
		team := TeamHeard{Team: p.Team, Organisation: p.Organisation, PeopleIDs: []string{}, HeardIDs: []string{}}
		if p.Side == Outside && p.Organisation != "" {
			team.Team, team.Organisation = p.Organisation, ""
		}
		if team.Team == "" {
			teamOf[p.ID], teamless = -1, append(teamless, p)
			continue
		}
		key := strings.ToLower(team.Organisation + "\x00" + team.Team)
		i, there := at[key]
		if !there {
			i, at[key] = len(h.Teams), len(h.Teams)
			h.Teams = append(h.Teams, team)
		}
		wanted[i] = wanted[i] || kind.isFor(p)
		teamOf[p.ID], h.Teams[i].PeopleIDs = i, append(h.Teams[i].PeopleIDs, p.ID)
	}
	h.serve(served)
	h.count(voices, teamOf)
	kept := h.Teams[:0]
	for i, team := range h.Teams {
		if wanted[i] || team.Served || len(team.HeardIDs) > 0 {
			kept = append(kept, team)
		}
	}
	h.Teams = kept
	for _, p := range teamless {
		if _, heard := slices.BinarySearch(h.HeardIDs, p.ID); heard || kind.isFor(p) {
			h.Teamless = append(h.Teamless, p.ID)
		}
	}
	slices.SortStableFunc(h.Teams, func(a, b TeamHeard) int {
		return cmp.Or(
			cmp.Compare(min(len(a.HeardIDs), 1), min(len(b.HeardIDs), 1)),
			cmp.Compare(truth(b.Served), truth(a.Served)),
			cmp.Compare(len(b.HeardIDs), len(a.HeardIDs)),
			cmp.Compare(strings.ToLower(a.Team), strings.ToLower(b.Team)),
			cmp.Compare(strings.ToLower(a.Organisation), strings.ToLower(b.Organisation)),
		)
	})
	return h
}

// isFor reports whether a product of this kind is for a person; "" is for all.
func (k ProductKind) isFor(p Stakeholder) bool {
	return k == "" || (k == InternalProduct) == (p.Side != Outside)
}

// serve marks the teams that the product serves, whatever their organisation, and adds those of which nobody is known.
func (h *Hearing) serve(served []string) {
	for _, name := range served {
		known := false
		for i := range h.Teams {
			if strings.EqualFold(h.Teams[i].Team, name) {
				h.Teams[i].Served, known = true, true
			}
		}
		if !known {
			h.Teams = append(h.Teams, TeamHeard{Team: name, Served: true, PeopleIDs: []string{}, HeardIDs: []string{}})
		}
	}
}

// count adds what was heard: each person once, each root once for a team.
func (h *Hearing) count(voices map[string][]Voice, teamOf map[string]int) {
	for _, behind := range voices {
		counted := map[int]bool{}
		for _, v := range behind {
			if v.StakeholderID == nil {
				h.Unnamed++
				continue
			}
			i, known := teamOf[*v.StakeholderID]
			switch {
			case !known:
				h.Forgotten++
			case i < 0:
				h.HeardIDs = addOnce(h.HeardIDs, *v.StakeholderID)
			default:
				team := &h.Teams[i]
				team.HeardIDs = addOnce(team.HeardIDs, *v.StakeholderID)
				if team.LastHeardAt == nil || v.At.After(*team.LastHeardAt) {
					team.LastHeardAt = &v.At
				}
				if !counted[i] {
					counted[i] = true
					team.Asks++
				}
			}
		}
	}
}

// addOnce keeps ids sorted, each once.
func addOnce(ids []string, id string) []string {
	i, there := slices.BinarySearch(ids, id)
	if there {
		return ids
	}
	return slices.Insert(ids, i, id)
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Quote is what someone said, in their own words, with what leads to its moment.
type Quote struct {
	Words         string    `json:"words"`
	StakeholderID *string   `json:"stakeholderId,omitempty"`
	SessionID     *string   `json:"sessionId,omitempty"`
	SessionTitle  string    `json:"sessionTitle"` // "" outside a session
	NoteID        *string   `json:"noteId,omitempty"`
	At            time.Time `json:"at" ts_type:"string"`
}

// alone leaves out of a count what goes without saying: the team of one person, the one channel.
func (c VoiceCount) alone() VoiceCount {
	if c.People == 1 {
		c.Teams = 0
	}
	if c.Channels == 1 && c.People > 0 {
		c.Channels = 0
	}
	return c
}
