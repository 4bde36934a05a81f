package api

import (
	"cmp"
	"fmt"
	"strings"

	"throughline/backend/discovery"
)

func (f *sampleFiller) addPRDs() error {
	for _, p := range f.PRDs {
		product, err := named(f.products, "product", p.Product)
		if err != nil {
			return err
		}
		themes, err := allNamed(f.themes, "theme", p.Themes)
		if err != nil {
			return err
		}
		draft, err := f.st.DraftPRD(discovery.DraftOrder{
			ProductID: product, Title: p.Title, ThemeIDs: themes, Rewrite: AsRequirement,
		})
		if err != nil {
			return err
		}
		if err := f.editPRD(p, draft); err != nil {
			return fmt.Errorf("%s: %w", p.Title, err)
		}
	}
	return nil
}

func (f *sampleFiller) editPRD(p samplePRD, draft discovery.OpenPRD) error {
	sections, requirements := map[string]discovery.PRDSection{}, map[string]discovery.Requirement{}
	for _, s := range draft.Sections {
		sections[string(s.Kind)], sections[s.Title] = s, s
	}
	for _, r := range draft.Requirements {
		requirements[r.Asks[0].Statement] = r.Requirement
	}
	for _, edited := range p.Sections {
		section, err := named(sections, "section", cmp.Or(edited.Title, string(edited.Kind)))
		if err != nil {
			return err
		}
		section.Body = f.withMetrics(strings.Join(edited.Body, "\n"))
		if _, err := f.st.UpdateSection(section); err != nil {
			return err
		}
	}
	for _, edited := range p.Requirements {
		requirement, err := named(requirements, "requirement for", edited.Ask)
		if err != nil {
			return err
		}
		requirement.Statement, requirement.Rationale = edited.Statement, edited.Rationale
		requirement.Priority, requirement.Criteria = edited.Priority, edited.Criteria
		if _, err := f.st.UpdateRequirement(requirement); err != nil {
			return err
		}
		for _, said := range edited.Also {
			ask, err := named(f.asks, "ask", said)
			if err != nil {
				return err
			}
			if _, err := f.st.Cite(requirement.ID, ask.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
