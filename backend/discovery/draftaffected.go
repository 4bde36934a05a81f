package discovery

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// mostTeams is how many teams a page names.
const mostTeams = 4

// affected counts who asks, team by team.
func (d *drafting) affected() string {
	teams := d.teams()
	if d.brief() {
		named := make([]string, 0, len(teams))
		for _, t := range teams {
			if len(t.people) > 0 {
				named = append(named, EscapeMarkdown(t.name)+" ("+strconv.Itoa(len(t.people))+")")
			}
		}
		if more := len(named) - mostTeams; more > 0 {
			named = append(named[:mostTeams], fmt.Sprintf("and %d more teams", more))
		}
		return sentence(strings.Join(named, ", "))
	}
	sides := map[string]bool{}
	for _, t := range teams {
		sides[t.side] = true
	}
	head := []string{"Who", "People", "Heard through", "Asks"}
	if sides[string(Inside)] && sides[string(Outside)] {
		head = slices.Insert(head, 1, "Side")
	}
	rows := make([]part, len(teams))
	for i, t := range teams {
		cells := []string{EscapeMarkdown(t.name), strconv.Itoa(len(t.people)), t.through(), strconv.Itoa(len(t.asks))}
		if len(head) > len(cells) {
			cells = slices.Insert(cells, 1, cmp.Or(t.side, "–"))
		}
		if len(t.people) == 0 {
			cells[len(cells)-3] = "–"
		}
		rows[i] = part{cells: cells}
	}
	said := table(head, rows)
	if said == "" {
		return ""
	}
	return joinBlocks(said, "Whoever asked more than once is counted once.")
}

// askingTeam is a team, or an organisation outside, with who of it asks and how.
type askingTeam struct {
	name, side   string
	people, asks map[string]bool
	channels     map[Channel]bool
}

func (t askingTeam) through() string {
	var names []string
	for _, c := range Channels {
		if t.channels[c.Value] {
			names = append(names, lowerFirst(c.Value.Label()))
		}
	}
	return strings.Join(names, ", ")
}

// lowerFirst is for a label within a sentence: an abbreviation stays as it is.
func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// teams gives who stands behind the asks that are not declined: the largest first, those without a name last.
func (d *drafting) teams() []askingTeam {
	var teams []askingTeam
	at := map[string]int{}
	for _, n := range d.needs {
		for _, a := range n.asks {
			for _, e := range a.Evidence {
				team, person := d.teamOf(e.Voice)
				key := d.fold(team.side + "\x00" + team.name)
				i, there := at[key]
				if !there {
					i, at[key] = len(teams), len(teams)
					team.people, team.asks, team.channels = map[string]bool{}, map[string]bool{}, map[Channel]bool{}
					teams = append(teams, team)
				}
				if person != "" {
					teams[i].people[person] = true
				}
				teams[i].asks[a.ID], teams[i].channels[e.Channel] = true, true
			}
		}
	}
	slices.SortStableFunc(teams, func(a, b askingTeam) int {
		return cmp.Or(cmp.Compare(len(b.people), len(a.people)), cmp.Compare(len(b.asks), len(a.asks)),
			strings.Compare(a.name, b.name))
	})
	return teams
}

func (d *drafting) teamOf(v Voice) (team askingTeam, person string) {
	if v.StakeholderID == nil {
		return askingTeam{name: "Without a name"}, ""
	}
	p, known := d.People[*v.StakeholderID]
	if !known {
		return askingTeam{name: "Without a name"}, ""
	}
	name := p.Team
	if p.Side == Outside && p.Organisation != "" || name == "" {
		name = cmp.Or(p.Organisation, name, "No team noted")
	}
	return askingTeam{name: name, side: string(cmp.Or(p.Side, Inside))}, p.ID
}
