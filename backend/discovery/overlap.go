package discovery

import (
	"cmp"
	"slices"
	"strings"
)

// OverlapCell says how many stand behind a root through one channel: people, each once, and times without a name.
type OverlapCell struct {
	Channel Channel `json:"channel"`
	People  int     `json:"people"`
	Unnamed int     `json:"unnamed"`
}

// OverlapRow is a root with the channels through which it was heard.
type OverlapRow struct {
	AskID       string        `json:"askId"`
	Statement   string        `json:"statement"`
	ProductName string        `json:"productName"`
	ThemeName   string        `json:"themeName"`
	Private     bool          `json:"private"` // what it says was said off the record only
	Voices      VoiceCount    `json:"voices"`
	Cells       []OverlapCell `json:"cells"`       // in the order of the columns; a channel that was silent has none
	Independent int           `json:"independent"` // channels that different people used: one for each
	Crossing    bool          `json:"crossing"`    // it reached the PM independently by CrossingChannels or more
}

// CrossingChannels is from how many independent channels on a root stands out.
const CrossingChannels = 3

// Overlap is channels by roots: who asks for the same through how many doors. There may be very many rows: here they are
// by their asks alone.
type Overlap struct {
	Channels []Channel `json:"channels" ts_type:"Channel[]"` // the columns: those that anything was heard through
	AskIDs   []string  `json:"askIds"`                       // the rows, the most independent channels first
	Crossing int       `json:"crossing"`                     // how many of them stand out
}

// OverlapTable is an Overlap with its rows.
type OverlapTable struct {
	Channels []Channel
	Rows     []OverlapRow
}

// Outline gives the overlap without what its rows say.
func (t OverlapTable) Outline() Overlap {
	o := Overlap{Channels: t.Channels, AskIDs: make([]string, len(t.Rows))}
	for i, row := range t.Rows {
		o.AskIDs[i] = row.AskID
		o.Crossing += truth(row.Crossing)
	}
	return o
}

// ArrangeOverlap lays roots and the voices behind each out as channels by roots.
func ArrangeOverlap(asks []AskSummary, voices map[string][]Voice) OverlapTable {
	o := OverlapTable{Channels: []Channel{}, Rows: make([]OverlapRow, len(asks))}
	used := map[Channel]bool{}
	for i, a := range asks {
		o.Rows[i] = OverlapRowOf(a, voices[a.ID])
		for _, c := range o.Rows[i].Cells {
			used[c.Channel] = true
		}
	}
	for _, c := range Channels {
		if used[c.Value] {
			o.Channels = append(o.Channels, c.Value)
		}
	}
	o.sort()
	return o
}

// sort puts the rows with the most independent channels first. There may be very many: what they are compared by is worked
// out once, and each is moved once.
func (t *OverlapTable) sort() {
	type place struct {
		row       *OverlapRow
		statement string
	}
	places := make([]place, len(t.Rows))
	for i := range t.Rows {
		places[i] = place{&t.Rows[i], strings.ToLower(t.Rows[i].Statement)}
	}
	slices.SortFunc(places, func(a, b place) int {
		if order := cmp.Or(
			cmp.Compare(b.row.Independent, a.row.Independent), cmp.Compare(len(b.row.Cells), len(a.row.Cells)),
			cmp.Compare(b.row.Voices.People, a.row.Voices.People),
		); order != 0 {
			return order
		}
		return cmp.Or(strings.Compare(a.statement, b.statement), strings.Compare(a.row.AskID, b.row.AskID))
	})
	sorted := make([]OverlapRow, len(places))
	for i, p := range places {
		sorted[i] = *p.row
	}
	t.Rows = sorted
}

// OverlapRowOf gives the row of a root from the voices behind it.
func OverlapRowOf(a AskSummary, voices []Voice) OverlapRow {
	row := OverlapRow{
		AskID: a.ID, Statement: a.Statement, ProductName: a.ProductName, ThemeName: a.ThemeName, Private: a.Private, Voices: a.Voices,
		Cells: []OverlapCell{},
	}
	people := map[Channel][]string{}
	unnamed := map[Channel]int{}
	for _, v := range voices {
		switch {
		case v.StakeholderID == nil:
			unnamed[v.Channel]++
		case !slices.Contains(people[v.Channel], *v.StakeholderID):
			people[v.Channel] = append(people[v.Channel], *v.StakeholderID)
		}
	}
	for _, c := range Channels {
		if cell := (OverlapCell{c.Value, len(people[c.Value]), unnamed[c.Value]}); cell.People+cell.Unnamed > 0 {
			row.Cells = append(row.Cells, cell)
		}
	}
	row.Independent = independentChannels(people)
	row.Crossing = row.Independent >= CrossingChannels
	return row
}

// independentChannels says in how many channels a person can be found who stands for that channel alone, so that someone
// who asks by call and by chat makes one of the two, and a voice without a name makes none: nobody knows whose it is.
func independentChannels(people map[Channel][]string) int {
	standsFor := map[string]Channel{}
	var seat func(c Channel, asked map[string]bool) bool
	seat = func(c Channel, asked map[string]bool) bool {
		for _, person := range people[c] {
			if asked[person] {
				continue
			}
			asked[person] = true
			if other, taken := standsFor[person]; !taken || seat(other, asked) {
				standsFor[person] = c
				return true
			}
		}
		return false
	}
	n := 0
	for _, c := range Channels {
		if seat(c.Value, map[string]bool{}) {
			n++
		}
	}
	return n
}
