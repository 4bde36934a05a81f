package api

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"throughline/backend/discovery"
)

// BenchmarkLetters writes a letter to each of a hundred people who asked for two things each, of a PRD of fifty requirements
// that rest on all of them.
func BenchmarkLetters(b *testing.B) {
	desk, prd := newPRD(b)
	st, err := desk.use()
	check := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	check(err)
	for i := range 50 {
		prd, err = st.AddRequirement(prd.ID, fmt.Sprintf("The ERP shows list %d", i))
		check(err)
	}
	for i := range 100 {
		person, err := st.CreateStakeholder(discovery.Stakeholder{Name: fmt.Sprintf("Person Number%d", i), Team: "Finance"})
		check(err)
		for j := range 2 {
			ask, err := st.CreateAsk(
				discovery.Ask{ProductID: prd.ProductID, Statement: fmt.Sprintf("Show list %d of place %d in the morning", j, i)},
				discovery.Voice{StakeholderID: &person.ID, Words: fmt.Sprintf("I look for list %d of %d every morning.", j, i), Channel: discovery.Call, At: now},
			)
			check(err)
			_, err = st.Cite(prd.Requirements[i/2].ID, ask.ID)
			check(err)
		}
	}
	for _, format := range []string{discovery.MarkdownFormat, discovery.PDFFormat} {
		b.Run(format, func(b *testing.B) {
			for i := range b.N {
				form := LettersForm{
					Export: ExportForm{ID: prd.ID, Format: format}, Folder: filepath.Join(b.TempDir(), fmt.Sprint(i)),
				}
				result, err := WriteLetters(context.Background(), st, form, ignore)
				check(err)
				if result.Written != 100 {
					b.Fatalf("%d letters: %+v", result.Written, result)
				}
			}
		})
	}
}
