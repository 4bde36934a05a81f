package discovery

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// heard writes voices as "person channel importance", a day after each other; "-" is nobody named.
func heard(lines ...string) []Voice {
	voices := make([]Voice, len(lines))
	for i, line := range lines {
		var who, channel string
		v := Voice{ID: fmt.Sprint(i), At: time.Date(2026, 11, 1+i, 9, 0, 0, 0, time.UTC)}
		_, _ = fmt.Sscan(line, &who, &channel, &v.Importance)
		v.Channel = Channel(channel)
		if who != "-" {
			v.StakeholderID = &who
		}
		voices[i] = v
	}
	return voices
}

var team = map[string]Stakeholder{
	"rina": {ID: "rina", Name: "Rina", Team: "Accounting"}, "budi": {ID: "budi", Name: "Budi", Team: "accounting"},
	"maya": {ID: "maya", Name: "Maya", Team: "Service", Organisation: "Shop"}, "joko": {ID: "joko", Name: "Joko"},
}

func TestNobodysImportanceCountsTwice(t *testing.T) {
	s := Stand(heard("rina call 1", "rina chat 3", "rina chat 2", "budi call 2", "- ticket 3", "joko email 0"), team)
	if want := (VoiceCount{People: 3, Teams: 1, Channels: 4}); s.Voices != want {
		t.Errorf("counted %+v", s.Voices)
	}
	told := []string{}
	for _, p := range s.People {
		told = append(told, fmt.Sprintf("%s %d in %d", p.StakeholderID, p.Importance, p.Times))
	}
	if want := "rina 3 in 3, budi 2 in 1, joko 0 in 1"; strings.Join(told, ", ") != want {
		t.Errorf("got %q", told)
	}
	if s.Unnamed != 1 || s.Times != 6 || s.FirstHeardAt.Day() != 1 || s.LastHeardAt.Day() != 6 {
		t.Errorf("got %+v", s)
	}
	if none := Stand(nil, team); none.FirstHeardAt != nil || none.People == nil {
		t.Errorf("of nobody: %+v", none)
	}
}

func TestTeamsThatWereNeverHeardComeFirst(t *testing.T) {
	people := []Stakeholder{team["budi"], team["joko"], team["maya"], team["rina"], {ID: "sri", Name: "Sri", Team: "Legal"}}
	h := HearTeams("", []string{"Payroll", "SERVICE", "Legal"}, people, map[string][]Voice{
		"one": heard("rina call 1", "rina chat 1", "- ticket 0", "joko call 1"), "two": heard("rina call 1", "gone call 1"),
		"three": heard("maya call 1"),
	})
	told := []string{}
	for _, x := range h.Teams {
		told = append(told, fmt.Sprintf("%s %d/%d in %d", x.Team, len(x.HeardIDs), len(x.PeopleIDs), x.Asks))
	}
	if want := "Legal 0/1 in 0, Payroll 0/0 in 0, Service 1/1 in 1, accounting 1/2 in 2"; strings.Join(told, ", ") != want {
		t.Errorf("got %q", told)
	}
	if !slices.Equal(h.Teamless, []string{"joko"}) || !slices.Equal(h.HeardIDs, []string{"joko"}) || h.Unnamed != 1 || h.Forgotten != 1 {
		t.Errorf("got %+v", h)
	}
	if !h.Teams[2].Served || h.Teams[3].Served {
		t.Error("the teams that the product serves are not told")
	}
}

func TestWhoShouldBeHeardGoesByWhomTheProductIsFor(t *testing.T) {
	people := []Stakeholder{
		{ID: "rina", Team: "Accounting", Organisation: "Harbour", Side: Inside},
		{ID: "tom", Team: "Warehouse", Organisation: "Harbour", Side: Inside},
		{ID: "wayan", Team: "Workshop", Organisation: "Rotan", Side: Outside},
		{ID: "lucia", Team: "Studio", Organisation: "Luna", Side: Outside},
		{ID: "hannah", Side: Outside},
		{ID: "joko", Side: Inside},
		{ID: "ken", Team: "Studio Two", Organisation: "Luna", Side: Outside},
	}
	voices := map[string][]Voice{"one": heard("rina call 1", "wayan chat 1")}
	for kind, want := range map[ProductKind]string{
		InternalProduct: "Payroll 0/0, Warehouse 0/1, Accounting 1/1, Rotan 1/1; joko",
		ExternalProduct: "Payroll 0/0, Luna 0/2, Accounting 1/1, Rotan 1/1; hannah",
		"":              "Payroll 0/0, Luna 0/2, Warehouse 0/1, Accounting 1/1, Rotan 1/1; hannah, joko",
	} {
		h := HearTeams(kind, []string{"Payroll"}, people, voices)
		told := []string{}
		for _, x := range h.Teams {
			told = append(told, fmt.Sprintf("%s %d/%d", x.Team, len(x.HeardIDs), len(x.PeopleIDs)))
		}
		if got := strings.Join(told, ", ") + "; " + strings.Join(h.Teamless, ", "); got != want {
			t.Errorf("%q: %q, not %q", kind, got, want)
		}
	}
}

func TestARootStandsOutWhenDifferentPeopleCameThroughDifferentChannels(t *testing.T) {
	cases := []struct {
		name        string
		voices      []Voice
		independent int
		crossing    bool
	}{
		{"nobody", nil, 0, false},
		{"one person everywhere", heard("rina call 0", "rina chat 0", "rina ticket 0", "rina data 0"), 1, false},
		{"a call, a chat, a ticket", heard("rina call 0", "budi chat 0", "maya ticket 0"), 3, true},
		{"one stands in for another", heard("rina call 0", "rina chat 0", "budi call 0", "maya ticket 0"), 3, true},
		{"nameless voices", heard("- call 0", "- chat 0", "- ticket 0", "rina data 0"), 1, false},
	}
	for _, c := range cases {
		o := ArrangeOverlap([]AskSummary{{Ask: Ask{ID: "a"}}}, map[string][]Voice{"a": c.voices})
		if r := o.Rows[0]; r.Independent != c.independent || r.Crossing != c.crossing {
			t.Errorf("%s: %d independent, stands out %v", c.name, r.Independent, r.Crossing)
		}
	}
}

func TestOverlapCountsAPersonOnceInEachCellAndPutsTheMostChannelsFirst(t *testing.T) {
	o := ArrangeOverlap([]AskSummary{{Ask: Ask{ID: "few", Statement: "B"}}, {Ask: Ask{ID: "many", Statement: "A"}}, {Ask: Ask{ID: "none", Statement: "C"}}},
		map[string][]Voice{
			"few":  heard("rina ticket 0", "rina ticket 1", "- ticket 0"),
			"many": heard("rina call 0", "budi chat 0", "maya chat 0"),
		})
	if !slices.Equal(o.Channels, []Channel{Call, Chat, Ticket}) {
		t.Errorf("columns: %v", o.Channels)
	}
	if o.Rows[0].AskID != "many" || o.Rows[1].AskID != "few" || o.Rows[2].AskID != "none" {
		t.Errorf("order: %+v", o.Rows)
	}
	if got := o.Rows[1].Cells; len(got) != 1 || got[0] != (OverlapCell{Ticket, 1, 1}) {
		t.Errorf("cell: %+v", got)
	}
	if got := o.Rows[0].Cells[1]; got != (OverlapCell{Chat, 2, 0}) {
		t.Errorf("cell: %+v", got)
	}
}
