package api

import (
	"context"
	"errors"

	"throughline/backend/discovery"
	"throughline/backend/pdf"
	"throughline/backend/settings"
	"throughline/backend/shell"
	"throughline/backend/store"
)

// PRDs keeps product requirements documents.
type PRDs struct {
	Desk *Desk

	foreseeing, exporting work[pdf.Progress]
}

// DraftForm says what to draft a PRD from.
type DraftForm struct {
	ProductID  string   `json:"productId"`
	Title      string   `json:"title"` // "" for the product's name
	ThemeIDs   []string `json:"themeIds"`
	TemplateID string   `json:"templateId"` // "" for the one of the product's kind
}

// List gives the PRDs of a product ("" for all), the latest changed first.
func (p *PRDs) List(productID string) ([]discovery.PRDSummary, error) {
	return with(p.Desk, func(st *store.Store) ([]discovery.PRDSummary, error) { return st.PRDs(productID) })
}

// Get gives a PRD as its editor holds it.
func (p *PRDs) Get(id string) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) { return st.OpenPRD(id) })
}

// Evidence gives what was said for what each of some requirements rests on.
func (p *PRDs) Evidence(requirementIDs []string) ([]discovery.RequirementEvidence, error) {
	return with(p.Desk, func(st *store.Store) ([]discovery.RequirementEvidence, error) {
		return st.RequirementEvidence(requirementIDs)
	})
}

// Draft drafts a PRD from the chosen themes and keeps it.
func (p *PRDs) Draft(form DraftForm) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) {
		return st.DraftPRD(discovery.DraftOrder{
			ProductID: form.ProductID, Title: form.Title, ThemeIDs: form.ThemeIDs, TemplateID: form.TemplateID,
			Rewrite: AsRequirement,
		})
	})
}

// NewSince gives what is new since a PRD was drafted.
func (p *PRDs) NewSince(prdID string) ([]discovery.Offer, error) {
	return with(p.Desk, func(st *store.Store) ([]discovery.Offer, error) { return st.NewSince(prdID, AsRequirement) })
}

// AddNew takes what is new into a PRD, by the ids of the offers. What is written stays as it is.
func (p *PRDs) AddNew(prdID string, offerIDs []string) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) {
		return st.AddNew(prdID, offerIDs, AsRequirement)
	})
}

// LeaveNew lets be what is new, by the ids of the offers: it is not offered again.
func (p *PRDs) LeaveNew(prdID string, offerIDs []string) error {
	return do(p.Desk, func(st *store.Store) error { return st.LeaveNew(prdID, offerIDs, AsRequirement) })
}

// Update changes a PRD's title, status and language. A stale revision fails with conflict.
func (p *PRDs) Update(prd discovery.PRD) (discovery.PRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.PRD, error) { return st.UpdatePRD(prd) })
}

// Delete deletes a PRD.
func (p *PRDs) Delete(id string) error {
	return do(p.Desk, func(st *store.Store) error { return st.DeletePRD(id) })
}

// AddSection adds a chapter of free text at the end.
func (p *PRDs) AddSection(prdID, title string) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) { return st.AddSection(prdID, title) })
}

// UpdateSection changes a chapter's title and text. A stale revision fails with conflict.
func (p *PRDs) UpdateSection(section discovery.PRDSection) (discovery.PRDSection, error) {
	return with(p.Desk, func(st *store.Store) (discovery.PRDSection, error) { return st.UpdateSection(section) })
}

// MoveSection puts a chapter before another of its PRD ("" for the end).
func (p *PRDs) MoveSection(id, beforeID string) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) { return st.MoveSection(id, beforeID) })
}

// DeleteSection deletes a chapter with its text.
func (p *PRDs) DeleteSection(id string) error {
	return do(p.Desk, func(st *store.Store) error { return st.DeleteSection(id) })
}

// AddRequirement adds a requirement with the next free number.
func (p *PRDs) AddRequirement(prdID, statement string) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) { return st.AddRequirement(prdID, statement) })
}

// UpdateRequirement changes a requirement; its number stays. A stale revision fails with conflict.
func (p *PRDs) UpdateRequirement(requirement discovery.Requirement) (discovery.Requirement, error) {
	return with(p.Desk, func(st *store.Store) (discovery.Requirement, error) { return st.UpdateRequirement(requirement) })
}

// RewriteRequirement is UpdateRequirement for a statement that was offered: undo takes back that alone.
func (p *PRDs) RewriteRequirement(requirement discovery.Requirement) (discovery.Requirement, error) {
	return with(p.Desk, func(st *store.Store) (discovery.Requirement, error) { return st.RewriteRequirement(requirement) })
}

// MoveRequirement puts a requirement before another of its PRD ("" for the end). Its number stays.
func (p *PRDs) MoveRequirement(id, beforeID string) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) { return st.MoveRequirement(id, beforeID) })
}

// DeleteRequirement deletes a requirement; its number is never given again.
func (p *PRDs) DeleteRequirement(id string) error {
	return do(p.Desk, func(st *store.Store) error { return st.DeleteRequirement(id) })
}

// Cite ties a requirement to an ask.
func (p *PRDs) Cite(requirementID, askID string) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) { return st.Cite(requirementID, askID) })
}

// Uncite takes an ask away from a requirement.
func (p *PRDs) Uncite(requirementID, askID string) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) { return st.Uncite(requirementID, askID) })
}

// Confirm says that a requirement still holds though its asks read otherwise now: it is suspect no longer.
func (p *PRDs) Confirm(requirementID string) (discovery.OpenPRD, error) {
	return with(p.Desk, func(st *store.Store) (discovery.OpenPRD, error) { return st.Confirm(requirementID) })
}

// ExportChoices is what there is to choose from before a PRD is exported.
type ExportChoices struct {
	Formats  []discovery.ExportFormat `json:"formats"`
	Versions []discovery.PRDVersion   `json:"versions"` // the latest first
	AskerIDs []string                 `json:"askerIds"` // who asked for something that is on the record of the product
	Last     settings.PastExport      `json:"last"`     // what was chosen last for this PRD
	Style    discovery.HouseStyle     `json:"style"`    // how a PDF looks where nothing else is chosen
}

// ExportChoices gives what there is to choose from before a PRD is exported.
func (p *PRDs) ExportChoices(id string) (ExportChoices, error) {
	return with(p.Desk, func(st *store.Store) (choices ExportChoices, err error) {
		prd, err := st.OpenPRD(id)
		if err != nil {
			return choices, err
		}
		choices.Formats, choices.Last = discovery.ExportFormats, p.Desk.Settings.LastExport(id)
		if choices.Versions, err = st.PRDVersions(id); err != nil {
			return choices, err
		}
		if choices.AskerIDs, err = st.Askers(prd.ProductID); err != nil {
			return choices, err
		}
		choices.Style, err = houseStyle(st)
		return choices, err
	})
}

// Foresee says what an export would leave out and warn of, without writing anything. It gives up what was to be foreseen
// before.
func (p *PRDs) Foresee(form ExportForm) (ExportResult, error) {
	return with(p.Desk, func(st *store.Store) (ExportResult, error) {
		ctx, end := p.foreseeing.begin()
		defer end()
		w, err := writePRD(ctx, st, form)
		if errors.Is(err, context.Canceled) {
			return cancelled(), nil
		}
		return w.result, err
	})
}

// Export asks where to save an edition of a PRD and writes it there.
func (p *PRDs) Export(form ExportForm) (ExportResult, error) {
	return with(p.Desk, func(st *store.Store) (ExportResult, error) {
		if form.Edition == "" {
			form.Edition = discovery.WholeEdition
		}
		p.exporting.tell(pdf.Progress{}) // of the one before
		prepared, err := prepare(st, form)
		if err != nil {
			return ExportResult{}, err
		}
		format := prepared.format
		kind := shell.FileKind{Name: format.Label, Pattern: "*" + format.Extension}
		path, err := p.Desk.saveFile("Export "+format.Label, prepared.name(), format.Extension, kind)
		if err != nil || path == "" {
			return cancelled(), err
		}
		result, err := p.write(prepared, path)
		if err != nil || result.Cancelled {
			return result, err
		}
		p.Desk.mu.Lock()
		p.Desk.exported = result.Path
		p.Desk.mu.Unlock()
		return result, p.Desk.Settings.Exported(settings.PastExport{
			PRDID: form.ID, Format: prepared.format.ID, Edition: form.Edition, PersonID: form.PersonID,
		})
	})
}

// write writes an edition to path, as long as nobody cancels it.
func (p *PRDs) write(edition prepared, path string) (ExportResult, error) {
	ctx, end := p.exporting.begin()
	defer end()
	begun := p.Desk.Now()
	w, err := edition.write(ctx, p.exporting.tell)
	if ctx.Err() != nil {
		return cancelled(), nil
	}
	if err != nil {
		return ExportResult{}, err
	}
	w.result.Path = path
	err = WriteFile(path, w.content, 0o644)
	w.result.Took = p.Desk.Now().Sub(begun).Milliseconds()
	return w.result, err
}

func cancelled() ExportResult {
	return ExportResult{Cancelled: true, Warnings: []string{}, LeftOut: discovery.LeftOut{Sections: []string{}}}
}

// ExportProgress says how far the export that goes on, or went on last, is.
func (p *PRDs) ExportProgress() (pdf.Progress, error) {
	return with(p.Desk, func(*store.Store) (pdf.Progress, error) { return p.exporting.told(), nil })
}

// CancelExport ends the export that goes on. Nothing of it stays.
func (p *PRDs) CancelExport() error {
	return do(p.Desk, func(*store.Store) error {
		p.exporting.stop()
		return nil
	})
}

// CopyMarkdown puts an edition of a PRD on the clipboard as Markdown.
func (p *PRDs) CopyMarkdown(form ExportForm) (ExportResult, error) {
	return with(p.Desk, func(st *store.Store) (ExportResult, error) {
		form.Format = discovery.MarkdownFormat
		w, err := writePRD(context.Background(), st, form)
		if err != nil {
			return ExportResult{}, err
		}
		return w.result, p.Desk.Shell.Copy(string(w.content))
	})
}

// OpenExported opens the file that was exported last in the system's viewer.
func (p *PRDs) OpenExported() error { return p.withExported(Shell.Launch) }

// RevealExported shows the file that was exported last in its folder.
func (p *PRDs) RevealExported() error { return p.withExported(Shell.Reveal) }

func (p *PRDs) withExported(deed func(sh Shell, path string) error) error {
	return do(p.Desk, func(*store.Store) error {
		p.Desk.mu.RLock()
		path := p.Desk.exported
		p.Desk.mu.RUnlock()
		if path == "" {
			return discovery.Errorf(discovery.NotFound, "Nothing has been exported yet.")
		}
		return deed(p.Desk.Shell, path)
	})
}
