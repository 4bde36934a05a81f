package discovery

// Coverage says how far a PRD and what its product's people want match.
type Coverage struct {
	Evidence Share `json:"evidence"` // requirements that cite an ask, of all but the dropped ones
	Accepted Share `json:"accepted"` // accepted asks of the product that a requirement cites
	Themes   Share `json:"themes"`   // themes of the product in which anything is wanted, with an ask that a requirement cites
}

// Share is a part of a whole, with what is missing from it.
type Share struct {
	Met     int      `json:"met"`
	Of      int      `json:"of"`
	Missing []string `json:"missing"` // ids
}

func (s *Share) count(id string, met bool) {
	s.Of++
	if met {
		s.Met++
		return
	}
	s.Missing = append(s.Missing, id)
}

// cover counts the coverage of a matrix that was judged, and says which of its themes are missing.
func (t *Trace) cover() Coverage {
	c := Coverage{Share{Missing: []string{}}, Share{Missing: []string{}}, Share{Missing: []string{}}}
	for _, r := range t.Requirements {
		if r.State != Dropped {
			c.Evidence.count(r.ID, !r.NoEvidence)
		}
	}
	wanted := make(map[string]bool, len(t.Themes))
	drawn := make(map[string]bool, len(t.Themes))
	for _, a := range t.Asks {
		theme := t.Themes[a.Theme]
		if !a.Deleted && a.Decision != Declined {
			wanted[theme.ID], wanted[theme.WholeID] = true, true
		}
		if !a.Deleted && a.Decision == Accepted {
			c.Accepted.count(a.ID, !a.Unused)
		}
	}
	for _, theme := range t.Themes {
		if theme.Drawn {
			drawn[theme.ID], drawn[theme.WholeID] = true, true
		}
	}
	for i := range t.Themes {
		theme := &t.Themes[i]
		theme.Missing = false
		if theme.ID == "" || !wanted[theme.ID] && !drawn[theme.ID] {
			continue
		}
		theme.Missing = !drawn[theme.ID]
		c.Themes.count(theme.ID, drawn[theme.ID])
	}
	return c
}
