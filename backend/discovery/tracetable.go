package discovery

import (
	"slices"
	"time"
)

// TraceTable is a matrix as it may leave the workspace, with the words that it rests on.
type TraceTable struct {
	Trace
	Voices   map[string]VoiceCount // behind each ask
	Evidence []TraceEvidence
	LeftOut  []string // what is off the record, for the PM to know
}

// TraceEvidence is what somebody said, for an ask that a requirement cites.
type TraceEvidence struct {
	Ref     string // REQ-001
	Ask     string
	Words   string // "" where only the speaker is on record
	Speaker string
	Channel string
	Session string // "" outside of one
	At      time.Time
	Offset  time.Duration // time in the session; negative when it was not said in one
}

// Trace gives a matrix as it may leave the workspace, from the PRD that it is of, what was said for each of its asks, and
// the people who said it. An ask that was deleted is not in it.
func (d Discretion) Trace(t Trace, prd PRDDetail, evidence map[string][]Evidence, people map[string]Stakeholder) TraceTable {
	prd, leftOut := d.PRD(prd)
	out := TraceTable{Voices: map[string]VoiceCount{}, LeftOut: leftOut}
	out.PRDID, out.ProductID, out.Title = t.PRDID, t.ProductID, prd.Title
	out.ProductName, _ = d.Text(t.ProductName)
	rests := map[[2]string]bool{}
	column := map[string]int{}
	register := register{people: people, words: &english}
	for _, r := range prd.Requirements {
		i := slices.IndexFunc(t.Requirements, func(known TraceRequirement) bool { return known.ID == r.ID })
		if i < 0 {
			continue
		}
		kept := t.Requirements[i]
		kept.Statement = r.Statement
		column[r.ID] = len(out.Requirements)
		out.Requirements = append(out.Requirements, kept)
		for _, ask := range r.Asks {
			if ask.DeletedAt != nil {
				continue
			}
			rests[[2]string{r.ID, ask.ID}] = true
			for _, e := range ask.Evidence {
				out.Evidence = append(out.Evidence, register.trace(kept.Ref, ask.Statement, e))
			}
		}
	}
	for _, theme := range t.Themes {
		theme.Path, _ = d.Text(theme.Path)
		out.Themes = append(out.Themes, theme)
	}
	for _, row := range t.Asks {
		own := AskDetail{AskSummary: AskSummary{Ask: Ask{ID: row.ID, Statement: row.Statement}}, Evidence: evidence[row.ID]}
		ask, ok := d.Ask(own)
		if !ok || row.Deleted {
			continue
		}
		cells := []TraceCell{}
		for _, c := range row.Cells {
			if id := t.Requirements[c.Requirement].ID; rests[[2]string{id, row.ID}] {
				cells = append(cells, TraceCell{column[id], c.Suspect})
			}
		}
		row.Statement, row.Cells = ask.Statement, cells
		out.Asks = append(out.Asks, row)
		voices := make([]Voice, len(ask.Evidence))
		for i, e := range ask.Evidence {
			voices[i] = e.Voice
		}
		out.Voices[row.ID] = CountVoices(voices, people)
	}
	out.judge()
	return out
}

func (r *register) trace(ref, ask string, e Evidence) TraceEvidence {
	said := TraceEvidence{
		Ref: ref, Ask: ask, Words: e.Words, Speaker: r.speaker(e.Voice), Channel: e.Channel.Label(), Session: e.SessionTitle,
		At: e.At, Offset: -1,
	}
	if e.Note != nil {
		said.Offset = time.Duration(e.Note.OffsetMS) * time.Millisecond
	}
	return said
}

// Narrow leaves only the asks of the themes that the PRD draws on, the accepted ones and those that it cites. What the
// coverage counts stays.
func (t *Trace) Narrow() {
	t.Asks = slices.DeleteFunc(slices.Clone(t.Asks), func(a TraceAsk) bool { return !a.Drawn })
}
