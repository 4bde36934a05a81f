package api

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

// unpacked is all that stands in a file, as it is and, of a ZIP file, what it holds.
func unpacked(t *testing.T, path string) string {
	t.Helper()
	content := must[[]byte](t)(os.ReadFile(path))
	all := string(content)
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return all
	}
	for _, part := range archive.File {
		r := must[io.ReadCloser](t)(part.Open())
		all += part.Name + string(must[[]byte](t)(io.ReadAll(r)))
	}
	return all
}

// TestAnExportedMatrixHoldsNothingOffTheRecord cites what Rina says openly, what she says in private, and what Dana says, who
// declines, and looks for it in the bytes of each file.
func TestAnExportedMatrixHoldsNothingOffTheRecord(t *testing.T) {
	st := must[*store.Store](t)(store.Open(filepath.Join(t.TempDir(), "w"+store.Extension), store.Options{Create: true}))
	t.Cleanup(func() { _ = st.Close() })
	product := must[discovery.Product](t)(st.CreateProduct(discovery.Product{Name: "ERP", Kind: discovery.InternalProduct}))
	session := must[discovery.SessionSummary](t)(st.CreateSession(
		discovery.Session{ProductID: product.ID, Title: "Interview with Dana Smith"},
		discovery.Attendance{NewPeople: []string{"Rina Hartono", "Dana Smith"}, Answers: []discovery.Answer{{Who: "Dana Smith", Consent: discovery.Refused}}}))
	rina, dana := session.ParticipantIDs[0], session.ParticipantIDs[1]
	must[[]discovery.AddedNote](t)(st.AddNotes(session.ID, []discovery.Note{
		{Kind: discovery.AskNote, Text: "Close the books in three days", SpeakerID: &rina},
		{Kind: discovery.AskNote, Text: "Move payroll to Utrecht", SpeakerID: &rina, Private: true},
		{Kind: discovery.AskNote, Text: "Let my team work from home", SpeakerID: &dana},
	}))
	prd := must[discovery.OpenPRD](t)(st.DraftPRD(discovery.DraftOrder{ProductID: product.ID, Title: "Close sooner"}))
	for _, ask := range must[[]discovery.AskSummary](t)(st.Asks(discovery.AskFilter{})) {
		prd = must[discovery.OpenPRD](t)(st.AddRequirement(prd.ID, "The system shall: "+ask.Statement))
		must[discovery.OpenPRD](t)(st.Cite(prd.Requirements[len(prd.Requirements)-1].ID, ask.ID))
	}
	for _, form := range []TraceForm{{PRDID: prd.ID}, {PRDID: prd.ID, All: true}, {PRDID: prd.ID, All: true, CSV: true}} {
		path := filepath.Join(t.TempDir(), "trace")
		result := must[TraceResult](t)(WriteTrace(st, form, path))
		all := unpacked(t, path)
		if !strings.Contains(all, "Close the books in three days") {
			t.Errorf("%+v: what is on the record is missing", form)
		}
		for _, held := range []string{"Utrecht", "from home", "Dana", "Smith", dana} {
			if strings.Contains(all, held) {
				t.Errorf("%+v: %q is in the file", form, held)
			}
		}
		if len(result.LeftOut) != 2 {
			t.Errorf("%+v: the PM is told %q", form, result.LeftOut)
		}
	}
}

func TestTheExportOfAMatrixAsksWhere(t *testing.T) {
	desk, sh := newDesk(t)
	must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).StartSample())
	prds := &PRDs{Desk: desk}
	prd := must[[]discovery.PRDSummary](t)(prds.List(""))[0]
	if result := must[TraceResult](t)(prds.ExportTrace(TraceForm{PRDID: prd.ID})); result.Path != "" || result.LeftOut == nil {
		t.Errorf("cancelled: %+v", result)
	}
	sh.answer = filepath.Join(t.TempDir(), "matrix")
	for csv, extension := range map[bool]string{false: ".xlsx", true: ".csv"} {
		result := must[TraceResult](t)(prds.ExportTrace(TraceForm{PRDID: prd.ID, CSV: csv}))
		if result.Path != sh.answer+extension || !strings.HasSuffix(sh.offered, " trace"+extension) {
			t.Errorf("%+v, offered as %q", result, sh.offered)
		}
		if _, err := os.Stat(result.Path); err != nil {
			t.Error(err)
		}
	}
	if c := must[discovery.Coverage](t)(prds.Coverage(prd.ID)); c.Evidence.Of == 0 || c.Themes.Of == 0 {
		t.Errorf("the sample's coverage: %+v", c)
	}
}
