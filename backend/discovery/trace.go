package discovery

import (
	"cmp"
	"slices"
)

// Trace is what a PRD rests on, laid out as a matrix: the asks of its product by theme, and of each the requirements that
// cite it. It is sparse, for there may be thousands of asks and hundreds of requirements.
type Trace struct {
	PRDID        string             `json:"prdId"`
	Title        string             `json:"title"`
	ProductID    string             `json:"productId"`
	ProductName  string             `json:"productName"`
	Requirements []TraceRequirement `json:"requirements"`
	Themes       []TraceTheme       `json:"themes"`
	Asks         []TraceAsk         `json:"asks"` // in the order of the themes, those without one last
	Coverage     Coverage           `json:"coverage"`
}

// TraceRequirement is a requirement as the matrix has it. One that was dropped needs nothing and answers nothing.
type TraceRequirement struct {
	ID         string           `json:"id"`
	Ref        string           `json:"ref"` // REQ-001
	Statement  string           `json:"statement"`
	Priority   Priority         `json:"priority"`
	State      RequirementState `json:"state"`
	NoEvidence bool             `json:"noEvidence,omitempty"` // it cites no ask that is still there
	Suspect    bool             `json:"suspect,omitempty"`    // an ask that it cites reads otherwise since that was confirmed
	Declined   bool             `json:"declined,omitempty"`   // it cites an ask that was declined
	Private    bool             `json:"private,omitempty"`    // all that it cites was said off the record
}

// TraceTheme is a theme as the matrix has it. The asks without a theme stand in one without an id.
type TraceTheme struct {
	ID      string `json:"id"`
	WholeID string `json:"wholeId,omitempty"` // of the theme that it is a part of
	Path    string `json:"path"`
	Drawn   bool   `json:"drawn,omitempty"`   // the PRD draws on it: a requirement cites one of its asks
	Missing bool   `json:"missing,omitempty"` // something is wanted in it, and no requirement cites any of that
}

// TraceAsk is an ask, standing for all that was merged into it, with the requirements that cite it.
type TraceAsk struct {
	ID        string      `json:"id"`
	Statement string      `json:"statement"`
	Theme     int         `json:"theme"` // its place among the themes
	Decision  Decision    `json:"decision"`
	Private   bool        `json:"private,omitempty"` // what it says was said off the record only
	Deleted   bool        `json:"deleted,omitempty"` // it was, and is still cited
	Cells     []TraceCell `json:"cells"`             // in the order of the requirements
	Elsewhere int         `json:"elsewhere,omitempty"`
	Drawn     bool        `json:"drawn,omitempty"`    // of a theme that the PRD draws on, or accepted, or cited
	Unused    bool        `json:"unused,omitempty"`   // accepted, and no requirement of this PRD cites it
	Nowhere   bool        `json:"nowhere,omitempty"`  // no requirement of any PRD cites it, though it was not declined
	Suspect   bool        `json:"suspect,omitempty"`  // it reads otherwise than in a citation of it
	Declined  bool        `json:"declined,omitempty"` // it was declined, and is cited all the same
}

// TraceCell says that a requirement cites an ask.
type TraceCell struct {
	Requirement int  `json:"requirement"`       // its place among the requirements
	Suspect     bool `json:"suspect,omitempty"` // the ask reads otherwise since that was confirmed
}

// TraceMaterial is what the matrix of a PRD is laid out from.
type TraceMaterial struct {
	PRD          PRDSummary
	Requirements []Requirement   // in the order of the PRD
	Citations    []Citation      // each with the ask that it shows: a root, or one that was deleted
	Themes       []Theme         // in the order of the board
	Asks         []Ask           // the roots of the product, and what was deleted and is cited, each theme's in order
	Private      map[string]bool // the asks that say what was said off the record only
	Elsewhere    map[string]int  // how many requirements of other PRDs cite an ask
}

// LayOut lays the matrix out.
func (m TraceMaterial) LayOut() Trace {
	t := Trace{
		PRDID: m.PRD.ID, Title: m.PRD.Title, ProductID: m.PRD.ProductID, ProductName: m.PRD.ProductName,
		Requirements: make([]TraceRequirement, len(m.Requirements)), Asks: make([]TraceAsk, 0, len(m.Asks)),
	}
	column := make(map[string]int, len(m.Requirements))
	for i, r := range m.Requirements {
		column[r.ID] = i
		t.Requirements[i] = TraceRequirement{
			ID: r.ID, Ref: r.Ref(), Statement: r.Statement, Priority: r.Priority, State: r.State,
		}
	}
	rank := t.layOutThemes(m.Themes)
	citations := map[string][]Citation{}
	for _, c := range m.Citations {
		citations[c.AskID] = append(citations[c.AskID], c)
	}
	for _, a := range m.Asks {
		row := TraceAsk{
			ID: a.ID, Statement: a.Statement, Theme: len(m.Themes), Decision: a.Decision,
			Private: m.Private[a.ID], Deleted: a.DeletedAt != nil, Elsewhere: m.Elsewhere[a.ID], Cells: []TraceCell{},
		}
		if a.ThemeID != nil {
			if i, there := rank[*a.ThemeID]; there {
				row.Theme = i
			}
		}
		for _, c := range citations[a.ID] {
			if i, there := column[c.RequirementID]; there {
				row.cite(i, len(c.Cited.ChangesTo(a.Cite())) > 0)
			}
		}
		slices.SortFunc(row.Cells, func(a, b TraceCell) int { return cmp.Compare(a.Requirement, b.Requirement) })
		t.Asks = append(t.Asks, row)
	}
	slices.SortStableFunc(t.Asks, func(a, b TraceAsk) int { return cmp.Compare(a.Theme, b.Theme) })
	t.judge()
	return t
}

// layOutThemes takes the themes over, adds the one for what is in none, and says at which place each is.
func (t *Trace) layOutThemes(themes []Theme) (rank map[string]int) {
	t.Themes, rank = make([]TraceTheme, len(themes)+1), make(map[string]int, len(themes))
	for i, theme := range themes {
		rank[theme.ID] = i
		t.Themes[i] = TraceTheme{ID: theme.ID, Path: theme.Name}
		if theme.ParentID == nil {
			continue
		}
		t.Themes[i].WholeID = *theme.ParentID
		if whole, there := rank[*theme.ParentID]; there {
			t.Themes[i].Path = ThemePath(themes[whole].Name, theme.Name)
		}
	}
	return rank
}

// cite puts a cell into the row. Asks that were cited each and are merged now make one.
func (a *TraceAsk) cite(requirement int, suspect bool) {
	for i := range a.Cells {
		if a.Cells[i].Requirement == requirement {
			a.Cells[i].Suspect = a.Cells[i].Suspect || suspect
			return
		}
	}
	a.Cells = append(a.Cells, TraceCell{requirement, suspect})
}

// judge says of requirements, asks and themes what the PM looks for, from the cells alone, and counts the coverage.
func (t *Trace) judge() {
	for i := range t.Requirements {
		r := &t.Requirements[i]
		r.NoEvidence, r.Private, r.Suspect, r.Declined = r.State != Dropped, false, false, false
	}
	for i := range t.Themes {
		t.Themes[i].Drawn = false
	}
	openly := make([]bool, len(t.Requirements))
	for i := range t.Asks {
		t.judgeAsk(&t.Asks[i], openly)
	}
	for i := range t.Requirements {
		r := &t.Requirements[i]
		r.Private = r.Private && !openly[i]
	}
	for i := range t.Asks {
		a := &t.Asks[i]
		a.Drawn = t.Themes[a.Theme].Drawn || a.Decision == Accepted && !a.Deleted || len(a.Cells) > 0
	}
	t.Coverage = t.cover()
}

// judgeAsk judges an ask, and takes down what it says of its theme and of the requirements that cite it: openly of those
// that rest on something which is on the record.
func (t *Trace) judgeAsk(a *TraceAsk, openly []bool) {
	used := false
	a.Suspect = false
	for _, c := range a.Cells {
		r := &t.Requirements[c.Requirement]
		a.Suspect, r.Suspect = a.Suspect || c.Suspect, r.Suspect || c.Suspect
		if a.Deleted {
			continue
		}
		r.NoEvidence, r.Declined = false, r.Declined || a.Decision == Declined
		r.Private, openly[c.Requirement] = r.Private || a.Private, openly[c.Requirement] || !a.Private
		used = used || r.State != Dropped
	}
	a.Unused = a.Decision == Accepted && !used && !a.Deleted
	a.Nowhere = !used && a.Elsewhere == 0 && a.Decision != Declined && !a.Deleted
	a.Declined = a.Decision == Declined && used
	if theme := &t.Themes[a.Theme]; used && theme.ID != "" {
		theme.Drawn = true
	}
}
