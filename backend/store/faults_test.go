package store

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"throughline/backend/discovery"
)

// These are the rows of build/docs/reliability.md that concern the file.

func TestAFullDiskTakesNothingThatItCannotHold(t *testing.T) {
	folder := smallDisk(t, "2m")
	f := fixtureAt(t, folder)
	saved := map[string]bool{}
	var failure error
	for failure == nil {
		text := "said before the disk was full " + newID() + strings.Repeat(" and more", 300)
		_, failure = f.AddNotes(f.session.ID, []discovery.Note{{Kind: discovery.PlainNote, Text: text}})
		if failure == nil {
			saved[text] = true
		}
	}
	if discovery.CodeOf(failure) != discovery.Unavailable || !strings.Contains(failure.Error(), "disk is full") {
		t.Fatalf("got %v", failure)
	}
	notes := must[[]discovery.Note](t)(f.Notes(f.session.ID))
	if len(notes) != len(saved) {
		t.Fatalf("%d lines were called saved, %d are there", len(saved), len(notes))
	}
	mount(t, "-o", "remount,size=8m", folder) // space is freed
	f.note(t, discovery.PlainNote, "said after it")
	if findings := must[[]string](t)(f.Check()); len(findings) > 0 {
		t.Fatal(findings)
	}
}

func TestAWorkspaceInAFolderThatCanNotBeWrittenIsRead(t *testing.T) {
	folder := smallDisk(t, "8m")
	f := fixtureAt(t, folder)
	f.note(t, discovery.PlainNote, "kept on the stick")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	mount(t, "-o", "remount,ro", folder)
	before := must[[]byte](t)(os.ReadFile(f.Path()))

	s := must[*Store](t)(Open(f.Path(), Options{Now: f.clock.now}))
	defer s.Close() //nolint:errcheck // only a test
	if found := must[discovery.SearchResult](t)(s.Search(discovery.SearchQuery{Text: "stick"})); !s.ReadOnly() || len(found.Hits) != 1 {
		t.Fatalf("read only %v, found %+v", s.ReadOnly(), found)
	}
	_, err := s.AddNotes(f.session.ID, []discovery.Note{{Kind: discovery.PlainNote, Text: "lost?"}})
	for name, err := range map[string]error{"note": err, "draft": s.SaveDraft(f.session.ID, "lost?"), "delete": s.DeleteSession(f.session.ID)} {
		if discovery.CodeOf(err) != discovery.Unavailable || !strings.Contains(err.Error(), "can't be written to") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if findings := must[[]string](t)(s.Check()); len(findings) > 0 {
		t.Error(findings)
	}
	if after := must[[]byte](t)(os.ReadFile(f.Path())); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

func TestNothingIsCalledSavedIntoAFileThatVanished(t *testing.T) {
	f := newFixture(t)
	away := f.Path() + ".away"
	if err := os.Rename(f.Path(), away); err != nil {
		t.Fatal(err)
	}
	line := []discovery.Note{{Kind: discovery.PlainNote, Text: "said while it was away"}}
	_, err := f.AddNotes(f.session.ID, line)
	for name, err := range map[string]error{"note": err, "draft": f.SaveDraft(f.session.ID, "x"), "delete": f.DeleteSession(f.session.ID)} {
		if discovery.CodeOf(err) != discovery.Unavailable || !strings.Contains(err.Error(), "not in its place any more") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if notes := must[[]discovery.Note](t)(f.Notes(f.session.ID)); len(notes) != 0 || f.Lost() {
		t.Fatalf("something was written: %+v", notes)
	}
	if err := os.Rename(away, f.Path()); err != nil {
		t.Fatal(err)
	}
	if _, err := f.AddNotes(f.session.ID, line); err != nil {
		t.Fatalf("after it came back: %v", err)
	}
}

func TestAFileThatASyncServiceReplacedIsOpenedAndTheOtherKept(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "in both")
	older := must[discovery.Backup](t)(f.BackUp(discovery.OwnBackup))
	f.note(t, discovery.PlainNote, "only in the one that is open")
	theirs := f.Path() + ".download"
	if err := copyFile(older.Path, theirs); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(theirs, f.Path()); err != nil {
		t.Fatal(err)
	}
	_, err := f.AddNotes(f.session.ID, []discovery.Note{{Kind: discovery.PlainNote, Text: "into which file?"}})
	if discovery.CodeOf(err) != discovery.Unavailable || !strings.Contains(err.Error(), "another file in the place") || !f.Lost() {
		t.Fatalf("got %v, lost %v", err, f.Lost())
	}
	if err := f.Abandon(); err != nil {
		t.Fatal(err)
	}
	s := must[*Store](t)(Open(f.Path(), Options{Now: f.clock.now}))
	defer s.Close() //nolint:errcheck // only a test
	if findings := must[[]string](t)(s.Check()); len(findings) > 0 {
		t.Fatal(findings)
	}
	if notes := must[[]discovery.Note](t)(s.Notes(f.session.ID)); len(notes) != 1 {
		t.Fatalf("the other file holds %+v", notes)
	}
	kept := backupsOf(t, s.Path())[0]
	if r := must[discovery.Rehearsal](t)(Rehearse(kept.Path, f.clock.now)); kept.Reason != discovery.ReplacedBackup || r.Counts.Notes != 2 {
		t.Fatalf("kept: %+v %+v", kept, r)
	}
}

func TestAConflictCopyOfASyncServiceIsAWorkspaceOfItsOwn(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "in both")
	copied := strings.TrimSuffix(f.Path(), Extension) + " (conflicted copy 2026-11-03)" + Extension
	backup := must[discovery.Backup](t)(f.BackUp(discovery.OwnBackup))
	if err := copyFile(backup.Path, copied); err != nil {
		t.Fatal(err)
	}
	s := must[*Store](t)(Open(copied, Options{Now: f.clock.now})) // while the other is open
	defer s.Close()                                               //nolint:errcheck // only a test
	if notes := must[[]discovery.Note](t)(s.Notes(f.session.ID)); len(notes) != 1 {
		t.Fatalf("it holds %+v", notes)
	}
}

func TestADamagedPageIsFoundAndTold(t *testing.T) {
	f := newFixture(t)
	for range 400 {
		f.note(t, discovery.PlainNote, strings.Repeat("words ", 40))
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	whole := must[[]byte](t)(os.ReadFile(f.Path()))
	for name, damage := range map[string]func([]byte) []byte{
		"truncated": func(b []byte) []byte { return b[:len(b)/2] },
		"garbage in the middle": func(b []byte) []byte {
			for i := range 40 * 4096 {
				b[len(b)/2+i] ^= 0x5a
			}
			return b
		},
	} {
		if err := os.WriteFile(f.Path(), damage(bytes.Clone(whole)), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(f.Path(), Options{Now: f.clock.now})
		if err == nil {
			findings, checked := s.Check()
			if err = checked; err == nil && len(findings) > 0 {
				err = discovery.Errorf(discovery.Unavailable, "damaged: %s", findings[0])
			}
			_ = s.Close()
		}
		if discovery.CodeOf(err) != discovery.Unavailable || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAnotherProcessHoldingTheFile locks the database from another process, as a backup program or a viewer does.
func TestAnotherProcessHoldingTheFileIsWaitedForAndThenTold(t *testing.T) {
	if os.Getenv("HOLD") != "" {
		db := openPool(os.Getenv("HOLD"), "_busy_timeout=5000", nil)
		if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
			t.Fatal(err)
		}
		_, _ = os.Stdout.WriteString("held\n")
		_, _ = os.Stdin.Read(make([]byte, 1))
		return
	}
	f := newFixture(t)
	holder := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	holder.Env = append(os.Environ(), "HOLD="+f.Path())
	stdin, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := stdout.Read(make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	_, err = f.AddNotes(f.session.ID, []discovery.Note{{Kind: discovery.PlainNote, Text: "said meanwhile"}})
	if discovery.CodeOf(err) != discovery.Unavailable || !strings.Contains(err.Error(), "Another program is using") {
		t.Errorf("got %v", err)
	}
	_ = stdin.Close()
	if err := holder.Wait(); err != nil {
		t.Fatal(err)
	}
	f.note(t, discovery.PlainNote, "said after it let go")
}

// fixtureAt is newFixture in a folder of one's choice.
func fixtureAt(t *testing.T, folder string) fixture {
	t.Helper()
	c := &clock{start}
	f := fixture{Store: must[*Store](t)(Open(filepath.Join(folder, "w"+Extension), Options{Create: true, Now: c.now})), clock: c}
	t.Cleanup(func() { _ = f.Close() })
	f.product = must[discovery.Product](t)(f.CreateProduct(discovery.Product{Name: "ERP", Kind: discovery.InternalProduct}))
	f.rina = must[discovery.Stakeholder](t)(f.CreateStakeholder(discovery.Stakeholder{Name: "Rina"}))
	f.session = must[discovery.SessionSummary](t)(f.CreateSession(discovery.Session{ProductID: f.product.ID, Title: "Close"}, discovery.Attendance{}))
	return f
}
