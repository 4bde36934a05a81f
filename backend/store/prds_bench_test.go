package store

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// BenchmarkPRD opens a PRD of 500 requirements that rest on 5,000 asks with 10,000 voices, as the window is given it, and reads
// it with its evidence, beside reading the same rows into plain variables; then it freezes the PRD, and compares two versions of
// it.
func BenchmarkPRD(b *testing.B) {
	f := newFixture(b)
	prd := fillPRD(b, f, 500, 5000)
	v1 := must[discovery.PRDVersion](b)(f.Publish(discovery.PRDVersion{PRDID: prd, Label: "1.0"}))
	rewrite(b, f, prd)
	v2 := must[discovery.PRDVersion](b)(f.Publish(discovery.PRDVersion{PRDID: prd, Label: "1.1"}))
	for name, work := range map[string]func(){
		"open":  func() { must[[]byte](b)(json.Marshal(must[discovery.OpenPRD](b)(f.OpenPRD(prd)))) },
		"whole": func() { must[discovery.PRDDetail](b)(f.PRD(prd)) },
		"floor": func() { readBare(b, f, prd) },
		"publish": func() {
			must[discovery.File](b)(must[discovery.Frozen](b)(f.FrozenPRD(prd, "")).File())
		},
		"compare": func() {
			before := must[discovery.Frozen](b)(f.FrozenPRD(prd, v1.ID))
			after := must[discovery.Frozen](b)(f.FrozenPRD(prd, v2.ID))
			must[[]byte](b)(json.Marshal(discovery.Compare(before, after)))
		},
		"draft": func() {
			before := must[discovery.Frozen](b)(f.FrozenPRD(prd, v2.ID))
			discovery.Compare(before, must[discovery.Frozen](b)(f.FrozenPRD(prd, "")))
		},
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				work()
			}
		})
	}
}

// fillPRD makes a PRD whose requirements cite that many asks, evenly.
func fillPRD(b *testing.B, f fixture, requirements, asks int) string {
	b.Helper()
	fillAsks(b, f, asks)
	r := rand.New(rand.NewPCG(3, 4))
	prd := discovery.PRD{ID: newID(), ProductID: f.product.ID, Title: "Everything", CreatedAt: start, UpdatedAt: start, Revision: 1}
	sections := make([]discovery.PRDSection, 12)
	for i := range sections {
		sections[i] = discovery.PRDSection{
			ID: newID(), PRDID: prd.ID, Kind: discovery.TextSection, Title: fmt.Sprintf("Chapter %d", i), Position: float64(i), Revision: 1,
		}
		for range 200 {
			sections[i].Body += sentence(r) + ".\n"
		}
	}
	sections[3].Kind = discovery.RequirementsSection
	ids := must[[]string](b)(scan[string](f.read, "SELECT id FROM asks ORDER BY id"))
	rows, citations := make([]discovery.Requirement, requirements), make([]discovery.Citation, 0, asks)
	for i := range rows {
		rows[i] = discovery.Requirement{
			ID: newID(), PRDID: prd.ID, Number: i + 1, Statement: "The app " + sentence(r), Rationale: sentence(r), Priority: discovery.Must,
			Criteria: discovery.Lines{sentence(r), sentence(r)}, OwnerID: &f.rina.ID, State: discovery.Proposed,
			Position: float64(i), Revision: 1,
		}
		for j, id := range ids[i*asks/requirements : (i+1)*asks/requirements] {
			citations = append(citations, discovery.Citation{RequirementID: rows[i].ID, AskID: id, Position: float64(j)})
		}
	}
	done(b, f.write.Transaction(func(tx *gorm.DB) error {
		for _, write := range []func() error{
			insert(tx, []discovery.PRD{prd}), insert(tx, sections), insert(tx, rows), insert(tx, citations),
			func() error { return confirm(tx, "true") },
		} {
			if err := write(); err != nil {
				return err
			}
		}
		return nil
	}))
	return prd.ID
}

// rewrite changes words all over a PRD: in each chapter, in every fifth requirement, and in the asks of every seventh.
func rewrite(b *testing.B, f fixture, prdID string) {
	b.Helper()
	for _, statement := range []string{
		"UPDATE prd_sections SET body = replace(body, 'invoice', 'bill') WHERE prd_id = ?",
		"UPDATE requirements SET statement = statement || ' within 5 days', priority = 'should' WHERE prd_id = ? AND number % 5 = 0",
		`UPDATE asks SET decision = 'later', reason = 'not now' WHERE id IN (SELECT c.ask_id FROM citations c
			JOIN requirements r ON r.id = c.requirement_id WHERE r.prd_id = ? AND r.number % 7 = 0)`,
	} {
		done(b, f.write.Exec(statement, prdID).Error)
	}
}

// readBare reads the rows that a PRD is made of, and nothing more.
func readBare(b *testing.B, f fixture, prdID string) {
	b.Helper()
	var text [8]*string
	var number float64
	for _, query := range []struct {
		sql  string
		into []any
	}{
		{"SELECT id, title, body, position FROM prd_sections WHERE prd_id = ?", []any{&text[0], &text[1], &text[2], &number}},
		{
			"SELECT id, statement, rationale, criteria, number FROM requirements WHERE prd_id = ?",
			[]any{&text[0], &text[1], &text[2], &text[3], &number},
		},
		{
			`SELECT c.ask_id, c.cited, a.statement, a.need, a.whys, a.solutions, a.reason, a.position FROM requirements r
				JOIN citations c ON c.requirement_id = r.id JOIN asks a ON a.id = c.ask_id WHERE r.prd_id = ?`,
			[]any{&text[0], &text[1], &text[2], &text[3], &text[4], &text[5], &text[6], &number},
		},
		{
			`SELECT v.id, v.stakeholder_id, v.session_id, v.note_id, v.channel, v.words, v.at, v.importance FROM requirements r
				JOIN citations c ON c.requirement_id = r.id JOIN voices v ON v.ask_id = c.ask_id WHERE r.prd_id = ?`,
			[]any{&text[0], &text[1], &text[2], &text[3], &text[4], &text[5], &text[6], &number},
		},
	} {
		err := each(f.read, func(scan func(...any) error) error { return scan(query.into...) }, query.sql, prdID)
		if err != nil {
			b.Fatal(err)
		}
	}
}
