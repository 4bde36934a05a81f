package store

import (
	"math/rand/v2"
	"testing"
	"time"

	"throughline/backend/discovery"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sameBut compares two archives but for revisions, which only ever grow.
var sameBut = cmpopts.IgnoreFields

func contents(t *testing.T, s *Store) discovery.Archive {
	t.Helper()
	return must[discovery.Archive](t)(s.Dump())
}

func diff(a, b discovery.Archive) string {
	return cmp.Diff(a, b, cmpopts.EquateEmpty(),
		sameBut(discovery.Product{}, "Revision"), sameBut(discovery.Stakeholder{}, "Revision"),
		sameBut(discovery.Session{}, "Revision"), sameBut(discovery.Note{}, "Revision"),
		sameBut(discovery.Guide{}, "Revision"), sameBut(discovery.Question{}, "Revision"),
		sameBut(discovery.Ask{}, "Revision"), sameBut(discovery.Theme{}, "Revision"),
		sameBut(discovery.PRD{}, "Revision"), sameBut(discovery.PRDSection{}, "Revision"),
		sameBut(discovery.Requirement{}, "Revision"), sameBut(discovery.Metric{}, "Revision"))
}

// TestUndoAndRedoAreExact does many things at random, takes all back and does them again: the workspace is each time
// exactly what it was, and sound.
func TestUndoAndRedoAreExact(t *testing.T) {
	for seed := range uint64(20) {
		f := newFixture(t)
		w := &wanderer{fixture: f, rand: rand.New(rand.NewPCG(seed, 7)), t: t}
		before := contents(t, f.Store)
		steps := 0
		for steps < 40 {
			had := must[discovery.History](t)(f.History())
			w.act()
			f.clock.at = f.clock.at.Add(time.Minute)
			if now := must[discovery.History](t)(f.History()); now.Undo.ID != had.Undo.ID {
				steps++
			}
		}
		after := contents(t, f.Store)
		for range steps {
			must[discovery.Step](t)(f.Undo())
		}
		if d := diff(before, contents(t, f.Store)); d != "" {
			t.Fatalf("seed %d: undo left a difference:\n%s", seed, d)
		}
		for range steps {
			must[discovery.Step](t)(f.Redo())
		}
		if d := diff(after, contents(t, f.Store)); d != "" {
			t.Fatalf("seed %d: redo left a difference:\n%s", seed, d)
		}
		if findings := must[[]string](t)(f.Check()); len(findings) > 0 {
			t.Fatalf("seed %d: %v", seed, findings)
		}
	}
}

// wanderer uses a workspace without a plan.
type wanderer struct {
	fixture
	rand *rand.Rand
	t    *testing.T
}

func pick[T any](r *rand.Rand, rows []T) (row T, ok bool) {
	if len(rows) == 0 {
		return row, false
	}
	return rows[r.IntN(len(rows))], true
}

func (w *wanderer) act() {
	t := w.t
	notes := must[[]discovery.Note](t)(w.Notes(w.session.ID))
	asks := must[[]discovery.AskSummary](t)(w.Asks(discovery.AskFilter{}))
	themes := must[[]discovery.Theme](t)(w.Themes(w.product.ID))
	prds := must[[]discovery.PRDSummary](t)(w.PRDs(""))
	note, hasNote := pick(w.rand, notes)
	ask, hasAsk := pick(w.rand, asks)
	theme, hasTheme := pick(w.rand, themes)
	prd, hasPRD := pick(w.rand, prds)
	kind, _ := pick(w.rand, discovery.NoteKinds)
	err := error(nil)
	switch w.rand.IntN(25) {
	case 0, 1, 2:
		w.note(t, kind.Value, "note number "+newID())
	case 3:
		if hasNote {
			note.Text += " and more"
			_, err = w.EditNote(note)
		}
	case 4:
		if hasNote {
			_, err = w.SetNoteKind(note.ID, kind.Value, note.Revision)
		}
	case 5:
		if hasNote {
			err = w.DeleteNote(note.ID)
		}
	case 6:
		if hasNote {
			_, err = w.Promote(note.ID)
		}
	case 7:
		if hasNote && hasAsk {
			_, err = w.Attach(note.ID, ask.ID)
		}
	case 8:
		_, err = w.CreateTheme(discovery.Theme{ProductID: w.product.ID, Name: "Theme " + newID()})
	case 9:
		if hasTheme && hasAsk {
			err = w.MoveAsks(discovery.AskMove{IDs: []string{ask.ID}, ThemeID: theme.ID})
		}
	case 10:
		if other, _ := pick(w.rand, themes); hasTheme && other.ID != theme.ID {
			err = w.MergeThemes(theme.ID, other.ID)
		}
	case 11:
		if hasAsk && w.rand.IntN(3) == 0 {
			_, err = w.DeleteAsks([]string{ask.ID})
		}
	case 12:
		_, err = w.DraftPRD(w.product.ID, "", []string{"", theme.ID})
	case 13:
		if hasPRD {
			_, err = w.AddRequirement(prd.ID, "The system shall "+newID())
		}
	case 21:
		if detail, _ := w.PRD(prd.ID); len(detail.Requirements) > 0 {
			if r, _ := pick(w.rand, detail.Requirements); w.rand.IntN(3) == 0 {
				err = w.DeleteRequirement(r.ID)
			} else {
				err = w.DismissFinding(discovery.FindingDismissal{RequirementID: r.ID, Rule: "vague", Reason: newID()})
			}
		}
	case 22:
		err = w.measure()
	case 14:
		_, err = w.AddQuestion(w.session.ID, discovery.Prompt{Text: "Question " + newID()})
	case 15:
		if question, ok := pick(w.rand, must[[]discovery.GuideQuestion](t)(w.Questions(w.session.ID))); ok && hasNote {
			_, err = w.TickQuestion(question.ID, question.AskedMS == nil)
		}
	case 16:
		if item, ok := pick(w.rand, must[discovery.TrashList](t)(w.Trash("")).Items); ok {
			_, err = w.Recover(item.ID)
		}
	case 17:
		if version, ok := pick(w.rand, must[[]discovery.NoteVersion](t)(w.Versions(note.ID))); ok {
			_, err = w.BringBack(note.ID, version.ID, note.Revision)
		}
	case 18, 19:
		if other, _ := pick(w.rand, asks); hasAsk {
			_, err = w.MergeAsks(ask.ID, []string{other.ID})
		}
	case 20:
		if detail, _ := w.Ask(ask.ID); len(detail.Merged) > 0 {
			_, err = w.SplitAsk(detail.Merged[len(detail.Merged)-1].ID)
		}
	default:
		if hasNote {
			err = w.wrapUp(note)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// wrapUp does to a note what a read-back and the ledger do.
func (w *wanderer) wrapUp(n discovery.Note) (err error) {
	switch w.rand.IntN(4) {
	case 0:
		_, err = w.ConfirmNote(n.ID, &w.rina.ID, n.Revision)
	case 1:
		_, err = w.WithdrawNote(n.ID, n.Revision)
	case 2:
		if n.Kind == discovery.ActionNote {
			_, err = w.SettlePromise(n.ID, discovery.PromiseDone, n.Revision)
		}
	case 3:
		if n.Kind == discovery.ActionNote {
			_, err = w.AssignPromise(n.ID, discovery.Me, &w.rina.ID, n.Revision)
		}
	}
	return err
}

// measure adds a metric, or changes one.
func (w *wanderer) measure() (err error) {
	metric, ok := pick(w.rand, must[[]discovery.MetricSummary](w.t)(w.Metrics("")))
	if !ok {
		_, err = w.CreateMetric(discovery.Metric{ProductID: w.product.ID, Name: "Metric " + newID()})
		return err
	}
	switch w.rand.IntN(4) {
	case 0:
		err = w.DeleteMetric(metric.ID)
	case 1:
		metric.Name += " again"
		_, err = w.UpdateMetric(metric.Metric)
	default:
		day := start.AddDate(0, 0, -w.rand.IntN(3)).Format(time.DateOnly)
		_, err = w.Record(discovery.Reading{MetricID: metric.ID, ReadOn: day, Value: w.rand.Float64()}, true)
	}
	return err
}

func TestACheckOfASoundFileFindsNothing(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.AskNote, "Show open variances by owner")
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	for i := range 8 { // each check after the first has an index in mind that has changed since
		if err := f.DeletePRD(prd.ID); err != nil {
			t.Fatal(err)
		}
		must[discovery.Step](t)(f.Undo())
		must[discovery.Step](t)(f.Redo())
		must[discovery.Step](t)(f.Undo())
		if findings := must[[]string](t)(f.Check()); len(findings) > 0 {
			t.Fatalf("check %d: %v", i, findings)
		}
	}
}

func TestStepsSurviveARestartAndStopAtAHundred(t *testing.T) {
	f := newFixture(t)
	for range maxSteps + 20 {
		f.note(t, discovery.PlainNote, "line")
		f.clock.at = f.clock.at.Add(time.Second)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s := must[*Store](t)(Open(f.Path(), Options{Now: f.clock.now}))
	defer s.Close() //nolint:errcheck // only a test
	undone := 0
	for {
		if _, err := s.Undo(); err != nil {
			if discovery.CodeOf(err) != discovery.NotFound {
				t.Fatal(err)
			}
			break
		}
		undone++
	}
	if notes := must[[]discovery.Note](t)(s.Notes(f.session.ID)); undone != maxSteps || len(notes) != 20 {
		t.Fatalf("%d steps undone, %d notes left", undone, len(notes))
	}
}

func TestTypingInOneSectionIsOneStep(t *testing.T) {
	f := newFixture(t)
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", nil))
	section := prd.Sections[0]
	for _, body := range []string{"T", "Th", "The problem"} {
		section.Body = body
		section = must[discovery.PRDSection](t)(f.UpdateSection(section))
		f.clock.at = f.clock.at.Add(time.Second)
	}
	must[discovery.Step](t)(f.Undo())
	if got := must[discovery.OpenPRD](t)(f.OpenPRD(prd.ID)); got.Sections[0].Body != prd.Sections[0].Body {
		t.Fatalf("one undo left %q", got.Sections[0].Body)
	}
}

func TestAStaleEditIsRefused(t *testing.T) {
	f := newFixture(t)
	n := f.note(t, discovery.PlainNote, "as first written")
	mine, theirs := n, n
	theirs.Text = "theirs"
	must[discovery.Note](t)(f.EditNote(theirs))
	mine.Text = "mine"
	if _, err := f.EditNote(mine); discovery.CodeOf(err) != discovery.Conflict {
		t.Fatalf("got %v", err)
	}
	must[discovery.Step](t)(f.Undo()) // an undo makes what was read before it stale too
	if _, err := f.EditNote(mine); discovery.CodeOf(err) != discovery.Conflict {
		t.Fatalf("after undo: got %v", err)
	}
}
