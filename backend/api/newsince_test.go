package api_test

import (
	"testing"

	"throughline/backend/api"
	"throughline/backend/discovery"
)

// TestWhatWasTakenIsNotOfferedAgain drafts the sample's products after every template: nothing is new of it at once, nor once all
// that came later was taken.
func TestWhatWasTakenIsNotOfferedAgain(t *testing.T) {
	st := newSample(t, noon)
	for _, p := range given(st.Products()) {
		columns := given(st.Board(p.ID))
		for _, template := range discovery.BuiltInTemplates() {
			order := discovery.DraftOrder{ProductID: p.ID, TemplateID: template.ID, Rewrite: api.AsRequirement}
			for _, column := range columns {
				order.ThemeIDs = append(order.ThemeIDs, column.ID)
			}
			prd := given(st.DraftPRD(order))
			for _, o := range given(st.NewSince(prd.ID, api.AsRequirement)) {
				t.Errorf("%s, %s: at once %s %q is new", p.Name, template.Name, o.Kind, o.Text)
			}
			var theme *string
			if len(columns) > 1 {
				theme = &columns[1].ID
			}
			statement := "Lock a month for " + template.Name
			given(st.CreateAsk(discovery.Ask{ProductID: p.ID, ThemeID: theme, Statement: statement, Value: "Trust"}, discovery.Voice{Channel: discovery.Call}, "Wira"))
			var ids []string
			for _, o := range given(st.NewSince(prd.ID, api.AsRequirement)) {
				ids = append(ids, o.ID)
			}
			given(st.AddNew(prd.ID, ids, api.AsRequirement))
			for _, o := range given(st.NewSince(prd.ID, api.AsRequirement)) {
				t.Errorf("%s, %s: after it was taken %s of %s is new: %v", p.Name, template.Name, o.Kind, o.SectionTitle, o.Spans)
			}
		}
	}
}
