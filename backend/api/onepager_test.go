package api_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// given gives what a step of a test made; one that fails ends it.
func given[T any](made T, err error) T {
	if err != nil {
		panic(err)
	}
	return made
}

// onePager drafts a page of all themes of a product and gives its path as a PDF with what was said of it.
func onePager(t *testing.T, st *store.Store, productID string) (discovery.OpenPRD, func() api.ExportResult) {
	t.Helper()
	order := discovery.DraftOrder{ProductID: productID, TemplateID: "one-pager", Rewrite: api.AsRequirement}
	for _, column := range given(st.Board(productID)) {
		order.ThemeIDs = append(order.ThemeIDs, column.ID)
	}
	prd := given(st.DraftPRD(order))
	return prd, func() api.ExportResult {
		return given(api.ExportPRD(
			t.Context(), st, api.ExportForm{ID: prd.ID, Format: "pdf"}, filepath.Join(t.TempDir(), "one.pdf"), nil))
	}
}

func TestAOnePagerOfTheSampleIsOnePage(t *testing.T) {
	st := newSample(t, noon)
	for _, p := range given(st.Products()) {
		prd, export := onePager(t, st, p.ID)
		if len(prd.Requirements) == 0 {
			continue
		}
		section := prd.Sections[len(prd.Sections)-1]
		section.Body = "Agree to the five by Friday, 4 December: the controller for finance, the head of the warehouse for the scanners.\n\n" +
			"Name one owner each."
		given(st.UpdateSection(section))
		if made := export(); made.Pages != 1 || len(made.Warnings) > 0 {
			t.Errorf("%s: %d pages, %v", p.Name, made.Pages, made.Warnings)
		}
	}
}

// TestAOnePagerOfAnythingIsOnePage drafts it from more themes, teams, metrics and words than a page has room for.
func TestAOnePagerOfAnythingIsOnePage(t *testing.T) {
	st := newSample(t, noon)
	product := given(st.CreateProduct(discovery.Product{Name: "ERP", Kind: discovery.InternalProduct}))
	long := strings.Repeat("the amount of the invoice differs from the order and nobody in the team can say where it comes from, ", 3)
	for i := range 5 {
		given(st.CreateMetric(discovery.Metric{
			ProductID: product.ID, Name: fmt.Sprintf("Working days until entity %d has closed", i), Unit: "days", Direction: discovery.Down, Baseline: new(8.0), Target: new(5.0),
		}))
	}
	for i := range 8 {
		theme := given(st.CreateTheme(discovery.Theme{
			ProductID: product.ID, Name: fmt.Sprintf("Theme %d of the close", i), Description: long,
		}))
		for k, decision := range []discovery.Decision{discovery.Undecided, discovery.Accepted, discovery.Declined} {
			who := given(st.CreateStakeholder(discovery.Stakeholder{
				Name: fmt.Sprintf("Person %d of %d", k, i), Team: fmt.Sprintf("Accounting %d", i*3+k),
			}))
			asked := given(st.CreateAsk(discovery.Ask{
				ProductID: product.ID, Statement: fmt.Sprintf("Show the variances of entity %d-%d by owner, with their amounts and reasons", i, k),
			}, discovery.Voice{StakeholderID: &who.ID, Channel: discovery.Chat, Words: fmt.Sprintf("Entity %d-%d %s", i, k, long)}))
			ask := asked.Ask
			ask.Decision, ask.Reason, ask.Value = decision, long, fmt.Sprintf("%d-%d %s", k, i, long)
			ask.Whys, ask.Need = discovery.Lines{fmt.Sprintf("%d%d %s", i, k, long)}, fmt.Sprintf("Know %d%d %s", i, k, long)
			given(st.UpdateAsk(ask))
			if err := st.MoveAsks(discovery.AskMove{IDs: []string{ask.ID}, ThemeID: theme.ID}); err != nil {
				t.Fatal(err)
			}
		}
	}
	prd, export := onePager(t, st, product.ID)
	if made := export(); made.Pages != 1 || len(made.Warnings) > 0 {
		t.Errorf("%d pages, %v", made.Pages, made.Warnings)
	}
	section := prd.Sections[len(prd.Sections)-1]
	section.Body = strings.Repeat("Say whether you agree, and by when.\n\n", 40)
	given(st.UpdateSection(section))
	if made := export(); made.Pages < 2 || len(made.Warnings) != 1 || !strings.Contains(made.Warnings[0], "it is to have 1") {
		t.Errorf("a page that is too long: %d pages, %v", made.Pages, made.Warnings)
	}
}
