package discovery

import (
	"encoding/json"
	"fmt"
	"time"
)

// Frozen is a PRD with its evidence as a version keeps it: what a reader of the document sees or an export of it needs, and
// no more. How often it was edited, when, and how far its requirements have come are not in it, so that the same document
// is frozen to the same bytes.
type Frozen struct {
	PRD    PRDDetail              `json:"prd"`
	People map[string]Stakeholder `json:"people"` // by id, who appears in it
}

// Freeze takes from a PRD what a version of it keeps.
func Freeze(prd PRDDetail, people map[string]Stakeholder) Frozen {
	f := Frozen{People: map[string]Stakeholder{}}
	appear := func(id *string) {
		if id == nil {
			return
		}
		if p, ok := people[*id]; ok {
			f.People[p.ID] = Stakeholder{
				ID: p.ID, Name: p.Name, Role: p.Role, Team: p.Team, Organisation: p.Organisation, Side: p.Side,
			}
		}
	}
	f.PRD.PRD = PRD{ID: prd.ID, ProductID: prd.ProductID, Title: prd.Title, Language: prd.Language}
	f.PRD.ProductName, f.PRD.Metrics, f.PRD.Charts = prd.ProductName, prd.Metrics, prd.Charts
	for _, s := range prd.Sections {
		f.PRD.Sections = append(f.PRD.Sections, PRDSection{ID: s.ID, Kind: s.Kind, Title: s.Title, Body: s.Body})
	}
	for _, r := range prd.Requirements {
		kept := RequirementDetail{Requirement: Requirement{
			ID: r.ID, Number: r.Number, Statement: r.Statement, Rationale: r.Rationale, Priority: r.Priority,
			Criteria: r.Criteria, OwnerID: r.OwnerID,
		}}
		if r.State == Dropped { // how far the work has come is not part of what is agreed on; that there is none, is
			kept.State = Dropped
		}
		appear(r.OwnerID)
		for _, a := range r.Asks {
			if a.DeletedAt != nil {
				continue
			}
			kept.Asks = append(kept.Asks, freezeAsk(a))
			for _, e := range a.Evidence {
				appear(e.StakeholderID)
				appear(e.ReportedBy)
			}
		}
		f.PRD.Requirements = append(f.PRD.Requirements, kept)
	}
	return f.thaw()
}

func freezeAsk(a AskDetail) AskDetail {
	kept := AskDetail{AskSummary: freezeSummary(a.AskSummary)}
	for _, m := range a.Merged {
		kept.Merged = append(kept.Merged, freezeSummary(m))
	}
	for _, e := range a.Evidence {
		said := Evidence{Voice: e.Voice, SessionTitle: e.SessionTitle}
		said.At = said.At.UTC()
		if e.Note != nil {
			said.Note = &Note{ID: e.Note.ID, SessionID: e.Note.SessionID, OffsetMS: e.Note.OffsetMS}
		}
		kept.Evidence = append(kept.Evidence, said)
	}
	return kept
}

func freezeSummary(a AskSummary) AskSummary {
	return AskSummary{
		Ask: Ask{
			ID: a.ID, Statement: a.Statement, Need: a.Need, Whys: a.Whys, Solutions: a.Solutions, Workaround: a.Workaround,
			WorkaroundCost: a.WorkaroundCost, Enables: a.Enables, Value: a.Value, Decision: a.Decision, Reason: a.Reason,
			MergedInto: a.MergedInto, SourceKey: a.SourceKey,
		},
		Private: a.Private,
	}
}

// thaw fills in what follows from the rest, and the lists that are empty.
func (f Frozen) thaw() Frozen {
	if f.People == nil {
		f.People = map[string]Stakeholder{}
	}
	f.PRD.Charts = orEmpty(f.PRD.Charts)
	f.PRD.Sections, f.PRD.Metrics = orEmpty(f.PRD.Sections), orEmpty(f.PRD.Metrics)
	f.PRD.Requirements, f.PRD.RequirementCount = orEmpty(f.PRD.Requirements), len(f.PRD.Requirements)
	for i := range f.PRD.Sections {
		f.PRD.Sections[i].PRDID, f.PRD.Sections[i].Position = f.PRD.ID, float64(i+1)
	}
	for i := range f.PRD.Requirements {
		r := &f.PRD.Requirements[i]
		r.PRDID, r.Position, r.Label = f.PRD.ID, float64(i+1), r.Ref()
		r.Criteria, r.Asks, r.Suspect = orEmpty(r.Criteria), orEmpty(r.Asks), orEmpty(r.Suspect)
		for j := range r.Asks {
			f.thawAsk(&r.Asks[j])
		}
	}
	return f
}

func (f Frozen) thawAsk(a *AskDetail) {
	a.Evidence, a.Merged = orEmpty(a.Evidence), orEmpty(a.Merged)
	voices := make([]Voice, len(a.Evidence))
	for i := range a.Evidence {
		voices[i] = a.Evidence[i].Voice
		if n := a.Evidence[i].Note; n != nil {
			n.Tags = orEmpty(n.Tags)
		}
	}
	f.thawSummary(&a.AskSummary, voices)
	for i := range a.Merged {
		own := []Voice{}
		for _, v := range voices {
			if v.AskID == a.Merged[i].ID {
				own = append(own, v)
			}
		}
		f.thawSummary(&a.Merged[i], own)
	}
}

func (f Frozen) thawSummary(a *AskSummary, voices []Voice) {
	a.ProductID, a.ProductName = f.PRD.ProductID, f.PRD.ProductName
	a.Whys, a.Solutions = orEmpty(a.Whys), orEmpty(a.Solutions)
	a.Hear(voices, f.People)
}

// orEmpty gives a list that is not nil: it arrives in the window as one.
func orEmpty[L ~[]T, T any](list L) L {
	if list == nil {
		return L{}
	}
	return list
}

// Part says how a section or a requirement is called, by its id, or all of it for ""; false where there is none such.
func (f Frozen) Part(id string) (name string, ok bool) {
	if id == "" {
		return "all", true
	}
	for _, s := range f.PRD.Sections {
		if s.ID == id {
			return "“" + s.Title + "”", true
		}
	}
	for _, r := range f.PRD.Requirements {
		if r.ID == id {
			return r.Ref(), true
		}
	}
	return "", false
}

// FrozenType is the media type of what a version says.
const FrozenType = "application/vnd.throughline.prd+json"

// File gives the bytes that a version keeps, whose hash is its fingerprint: JSON with its names in order and without what
// is empty, so that a field that a later Throughline adds changes no fingerprint.
func (f Frozen) File() (File, error) {
	bare := Frozen{People: f.People}
	bare.PRD.PRD = PRD{ID: f.PRD.ID, ProductID: f.PRD.ProductID, Title: f.PRD.Title, Language: f.PRD.Language}
	bare.PRD.ProductName, bare.PRD.Metrics, bare.PRD.Charts = f.PRD.ProductName, f.PRD.Metrics, f.PRD.Charts
	for _, s := range f.PRD.Sections {
		s.PRDID, s.Position = "", 0
		bare.PRD.Sections = append(bare.PRD.Sections, s)
	}
	for _, r := range f.PRD.Requirements {
		r.PRDID, r.Position, r.Label = "", 0, ""
		asks := r.Asks
		r.Asks = nil
		for _, a := range asks {
			r.Asks = append(r.Asks, freezeAsk(a))
		}
		bare.PRD.Requirements = append(bare.PRD.Requirements, r)
	}
	raw, err := json.Marshal(bare)
	if err != nil {
		return File{}, fmt.Errorf("write a version: %w", err)
	}
	var plain any
	if err := json.Unmarshal(raw, &plain); err != nil {
		return File{}, fmt.Errorf("write a version: %w", err)
	}
	plain, _ = withoutEmpty(plain)
	if raw, err = json.Marshal(plain); err != nil {
		return File{}, fmt.Errorf("write a version: %w", err)
	}
	return NewFile(FrozenType, raw), nil
}

// withoutEmpty takes the empty values out of JSON, and says whether anything is left. Lists keep their places.
func withoutEmpty(v any) (left any, some bool) {
	switch v := v.(type) {
	case nil:
		return nil, false
	case string:
		return v, v != "" && v != zeroTime
	case float64:
		return v, v != 0
	case bool:
		return v, v
	case []any:
		for i := range v {
			v[i], _ = withoutEmpty(v[i])
		}
		return v, len(v) > 0
	case map[string]any:
		for name, value := range v {
			if left, some := withoutEmpty(value); some || name == "target" { // a target of 0 is one
				v[name] = left
			} else {
				delete(v, name)
			}
		}
		return v, len(v) > 0
	}
	return v, true
}

var zeroTime = time.Time{}.Format(time.RFC3339)

// Thaw reads what a version keeps. It fails where the bytes are not those of the hash.
func Thaw(file File) (Frozen, error) {
	var f Frozen
	if err := file.Clean(); err != nil {
		return f, err
	}
	if err := json.Unmarshal(file.Bytes, &f); err != nil {
		return f, fmt.Errorf("read a version: %w", err)
	}
	return f.thaw(), nil
}
