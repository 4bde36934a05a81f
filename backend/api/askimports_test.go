package api

import (
	"testing"
	"time"

	"throughline/backend/discovery"
)

func TestACancelledImportIsNoFailureAndChangesNothing(t *testing.T) {
	desk, _ := newDesk(t)
	must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).StartEmpty())
	product := must[discovery.Product](t)((&Products{Desk: desk}).Create(
		discovery.Product{Name: "ERP", Kind: discovery.InternalProduct}))
	imports := &AskImports{Desk: desk}
	preview := must[AskImportPreview](t)(imports.Paste("- One ledger\n- Fewer clicks", product.ID))
	now := desk.Now
	desk.Now = func() time.Time { // it is asked for when the import has begun
		imports.importing.stop()
		return now()
	}
	if made := must[discovery.AskImportResult](t)(imports.Import(preview.Form)); !made.Cancelled {
		t.Errorf("made: %+v", made)
	}
	desk.Now = now
	if asks := must[[]discovery.AskSummary](t)((&Asks{Desk: desk}).List(discovery.AskFilter{})); len(asks) != 0 {
		t.Errorf("%d asks came in", len(asks))
	}
	if made := must[discovery.AskImportResult](t)(imports.Import(preview.Form)); made.Cancelled || made.Asks != 2 {
		t.Errorf("the next time: %+v", made)
	}
}
