package api

import (
	"slices"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Versions publishes PRDs and compares what was published.
type Versions struct{ Desk *Desk }

// PublishForm says under which name a PRD is published, and what for.
type PublishForm struct {
	PRDID string `json:"prdId"`
	Label string `json:"label"` // 1.0
	Note  string `json:"note"`
}

// Standing says how a PRD stands to what was published of it.
type Standing struct {
	Versions []discovery.PRDVersion `json:"versions"` // the latest first
	Changes  int                    `json:"changes"`  // in the draft since the latest
	Summary  string                 `json:"summary"`  // of them; "" for none
	Minor    string                 `json:"minor"`    // how the next version is called after a small change
	Major    string                 `json:"major"`    // and after a large one
}

// ComparisonForm says what to compare; "" is the draft.
type ComparisonForm struct {
	PRDID string `json:"prdId"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// VersionComparison is a comparison with what was compared; nil is the draft.
type VersionComparison struct {
	Title   string                 `json:"title"` // of the PRD
	From    *discovery.PRDVersion  `json:"from,omitempty"`
	To      *discovery.PRDVersion  `json:"to,omitempty"`
	Between []discovery.PRDVersion `json:"between"` // after the one up to the other, the latest first
	Changes discovery.Comparison   `json:"changes"`
}

// OldVersion is a version with all that it says, to be read as the document it was.
type OldVersion struct {
	Version discovery.PRDVersion    `json:"version"`
	PRD     discovery.PRDDetail     `json:"prd"`
	People  []discovery.Stakeholder `json:"people"`  // who appears in it, as they were called
	Changes int                     `json:"changes"` // between it and the draft
	Differs []string                `json:"differs"` // the ids of the parts that the draft says otherwise, or not at all
	Rests   int                     `json:"rests"`   // and in what it rests on
}

// Read gives a version as it was published.
func (v *Versions) Read(prdID, versionID string) (OldVersion, error) {
	return with(v.Desk, func(st *store.Store) (OldVersion, error) {
		version, err := st.PRDVersion(versionID)
		if err != nil {
			return OldVersion{}, err
		}
		old, err := st.FrozenPRD(prdID, versionID)
		if err != nil {
			return OldVersion{}, err
		}
		draft, err := st.FrozenPRD(prdID, "")
		if err != nil {
			return OldVersion{}, err
		}
		out := OldVersion{Version: version, PRD: old.PRD, People: []discovery.Stakeholder{}}
		for _, p := range old.People {
			out.People = append(out.People, p)
		}
		changes := discovery.Compare(old, draft)
		out.Changes, out.Rests, out.Differs = changes.Own(), changes.Total-changes.Own(), changes.Differing()
		discretion, err := st.Discretion(old.PRD.ProductID)
		discretion.Mark(out.PRD.Requirements)
		return out, err
	})
}

// BringBack makes a section, a requirement or all of a draft say again what a version says.
func (v *Versions) BringBack(order discovery.BringBack) (discovery.BroughtBack, error) {
	return with(v.Desk, func(st *store.Store) (discovery.BroughtBack, error) { return st.BringBackPRD(order) })
}

// Describe says anew what a version is about; what it says stays.
func (v *Versions) Describe(id, note string) (discovery.PRDVersion, error) {
	return with(v.Desk, func(st *store.Store) (discovery.PRDVersion, error) { return st.NotePRDVersion(id, note) })
}

// Standing says how a PRD stands to what was published of it.
func (v *Versions) Standing(prdID string) (Standing, error) {
	return with(v.Desk, func(st *store.Store) (Standing, error) {
		versions, err := st.PRDVersions(prdID)
		if err != nil {
			return Standing{}, err
		}
		out := Standing{Versions: versions}
		out.Minor, out.Major = discovery.NextLabels(versions)
		if len(versions) == 0 {
			return out, nil
		}
		_, changes, err := compare(st, ComparisonForm{PRDID: prdID, From: versions[0].ID})
		out.Changes, out.Summary = changes.Total, changes.Summary
		return out, err
	})
}

// Publish keeps a PRD as it is now, with its evidence, as a version.
func (v *Versions) Publish(form PublishForm) (discovery.PRDVersion, error) {
	return with(v.Desk, func(st *store.Store) (discovery.PRDVersion, error) {
		return st.Publish(discovery.PRDVersion{PRDID: form.PRDID, Label: form.Label, Note: form.Note})
	})
}

// Compare says what changed from one version of a PRD to another.
func (v *Versions) Compare(form ComparisonForm) (VersionComparison, error) {
	return with(v.Desk, func(st *store.Store) (VersionComparison, error) {
		versions, err := st.PRDVersions(form.PRDID)
		if err != nil {
			return VersionComparison{}, err
		}
		prd, changes, err := compare(st, form)
		if err != nil {
			return VersionComparison{}, err
		}
		at := func(id string) int {
			return slices.IndexFunc(versions, func(v discovery.PRDVersion) bool { return v.ID == id })
		}
		out := VersionComparison{Title: prd.Title, Changes: changes, Between: []discovery.PRDVersion{}}
		first, last := max(at(form.To), 0), at(form.From)
		if last >= 0 {
			out.From = &versions[last]
		}
		if form.To != "" {
			out.To = &versions[first]
		}
		if first < last {
			out.Between = versions[first:last]
		}
		return out, nil
	})
}

// compare gives the later PRD as well.
func compare(st *store.Store, form ComparisonForm) (discovery.PRDDetail, discovery.Comparison, error) {
	before, err := st.FrozenPRD(form.PRDID, form.From)
	if err != nil {
		return discovery.PRDDetail{}, discovery.Comparison{}, err
	}
	after, err := st.FrozenPRD(form.PRDID, form.To)
	if err != nil {
		return discovery.PRDDetail{}, discovery.Comparison{}, err
	}
	return after.PRD, discovery.Compare(before, after), nil
}

// Delete deletes a version that nobody has signed.
func (v *Versions) Delete(id string) error {
	return do(v.Desk, func(st *store.Store) error { return st.DeletePRDVersion(id) })
}

// Copy puts the whole fingerprint of a version on the clipboard.
func (v *Versions) Copy(id string) error {
	return do(v.Desk, func(st *store.Store) error {
		version, err := st.PRDVersion(id)
		if err != nil {
			return err
		}
		return v.Desk.Shell.Copy(version.Fingerprint)
	})
}
