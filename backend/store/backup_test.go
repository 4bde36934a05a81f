package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

func backupsOf(t *testing.T, path string) []discovery.Backup {
	t.Helper()
	return must[[]discovery.Backup](t)(Backups(path))
}

// filesIn names all files in a workspace's folder of backups.
func filesIn(t *testing.T, path string) []string {
	t.Helper()
	entries := must[[]os.DirEntry](t)(os.ReadDir(BackupFolder(path)))
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

func TestABackupIsMadeEachDayAndTenAreKept(t *testing.T) {
	f := newFixture(t)
	if made := must[*discovery.Backup](t)(f.BackUpIfDue()); made == nil {
		t.Fatal("the first one is due at once")
	}
	f.clock.at = f.clock.at.Add(23 * time.Hour)
	if made := must[*discovery.Backup](t)(f.BackUpIfDue()); made != nil {
		t.Fatalf("one is younger than a day: %+v", made)
	}
	for range 14 {
		f.clock.at = f.clock.at.Add(24 * time.Hour)
		if made := must[*discovery.Backup](t)(f.BackUpIfDue()); made == nil || made.Bytes == 0 || made.Reason != discovery.DailyBackup {
			t.Fatalf("made: %+v", made)
		}
	}
	made := backupsOf(t, f.Path())
	if len(made) != keptBackups || !made[0].At.Equal(f.clock.at) || !made[9].At.Equal(f.clock.at.Add(-9*24*time.Hour)) {
		t.Fatalf("kept: %+v", made)
	}
	must[discovery.Backup](t)(f.BackUp(discovery.OwnBackup))
	must[discovery.Backup](t)(f.BackUp(discovery.OwnBackup)) // in the same second
	if names := filesIn(t, f.Path()); len(names) != keptBackups {
		t.Fatalf("something else is left in the folder: %v", names)
	}
}

func TestAnEmptyWorkspaceNeedsNoBackup(t *testing.T) {
	s, _ := newStore(t)
	if made := must[*discovery.Backup](t)(s.BackUpIfDue()); made != nil {
		t.Fatalf("made: %+v", made)
	}
}

func TestABackupIsRestoredAndTheReplacedFileIsKept(t *testing.T) {
	f := newFixture(t)
	f.note(t, discovery.PlainNote, "said before the backup")
	before := contents(t, f.Store)
	backup := must[discovery.Backup](t)(f.BackUp(discovery.OwnBackup))
	f.note(t, discovery.PlainNote, "said after it")
	after := contents(t, f.Store)
	if _, err := Restore(f.Path(), backup.Path, f.clock.at); discovery.CodeOf(err) != discovery.Locked {
		t.Fatalf("restored under an open window: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}

	replaced := must[*discovery.Backup](t)(Restore(f.Path(), backup.Path, f.clock.at))
	s := must[*Store](t)(Open(f.Path(), Options{Now: f.clock.now}))
	if d := diff(before, contents(t, s)); d != "" {
		t.Fatal(d)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	must[*discovery.Backup](t)(Restore(f.Path(), replaced.Path, f.clock.at)) // takes it back
	s = must[*Store](t)(Open(f.Path(), Options{Now: f.clock.now}))
	defer s.Close() //nolint:errcheck // only a test
	if d := diff(after, contents(t, s)); d != "" {
		t.Fatal(d)
	}
	for range 12 {
		f.clock.at = f.clock.at.Add(time.Minute)
		must[discovery.Backup](t)(s.BackUp(discovery.OwnBackup))
	}
	if _, err := os.Stat(replaced.Path); err != nil {
		t.Fatalf("what was replaced was thrown away: %v", err)
	}
}

func TestADamagedBackupIsRefusedAndNothingChanges(t *testing.T) {
	f := newFixture(t)
	for range 200 {
		f.note(t, discovery.PlainNote, strings.Repeat("words ", 30))
	}
	backup := must[discovery.Backup](t)(f.BackUp(discovery.OwnBackup))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	whole := must[[]byte](t)(os.ReadFile(backup.Path))
	was := must[[]byte](t)(os.ReadFile(f.Path()))
	for name, damaged := range map[string][]byte{
		"empty": {}, "cut": whole[:len(whole)/2], "a page of zeros": append(append(append([]byte{}, whole[:8192]...),
			make([]byte, 8192)...), whole[16384:]...), "not a workspace": []byte("hello"),
	} {
		if err := os.WriteFile(backup.Path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(f.Path(), backup.Path, f.clock.at); discovery.CodeOf(err) == "" || discovery.CodeOf(err) == discovery.Internal {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Rehearse(backup.Path, f.clock.now); err == nil {
			t.Errorf("%s: the rehearsal says it is good", name)
		}
		if now := must[[]byte](t)(os.ReadFile(f.Path())); string(now) != string(was) {
			t.Fatalf("%s: the workspace was touched", name)
		}
	}
	if names := filesIn(t, f.Path()); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestARehearsalTellsWhatWouldComeBack(t *testing.T) {
	f := newFixture(t)
	n := f.note(t, discovery.AskNote, "show who is late")
	backup := must[discovery.Backup](t)(f.BackUp(discovery.OwnBackup))
	r := must[discovery.Rehearsal](t)(Rehearse(backup.Path, f.clock.now))
	if r.Counts != must[discovery.Counts](t)(f.Counts()) || r.LastNote == nil || !r.LastNote.Equal(n.CreatedAt) {
		t.Fatalf("told: %+v", r)
	}
	old := filepath.Join(t.TempDir(), "old"+Extension)
	makeSchemaOne(t, old)
	if r = must[discovery.Rehearsal](t)(Rehearse(old, f.clock.now)); r.Counts.Notes != 1 {
		t.Fatalf("of an older version: %+v", r)
	}
	if names := filesIn(t, f.Path()); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestARestoreWithoutRoomLeavesTheWorkspace(t *testing.T) {
	folder := smallDisk(t, "40m")
	s := must[*Store](t)(Open(filepath.Join(folder, "w"+Extension), Options{Create: true, Now: (&clock{start}).now}))
	must[discovery.Product](t)(s.CreateProduct(discovery.Product{Name: "ERP", Kind: discovery.InternalProduct}))
	backup := must[discovery.Backup](t)(s.BackUp(discovery.OwnBackup))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	fillDisk(t, folder, 9<<20)
	_, err := Restore(s.Path(), backup.Path, start)
	if discovery.CodeOf(err) != discovery.Unavailable || !strings.Contains(err.Error(), "Free some space") {
		t.Fatalf("got %v", err)
	}
	s = must[*Store](t)(Open(s.Path(), Options{Now: (&clock{start}).now}))
	defer s.Close() //nolint:errcheck // only a test
	if _, err := s.BackUp(discovery.OwnBackup); discovery.CodeOf(err) != discovery.Unavailable {
		t.Fatalf("a backup filled the disk: %v", err)
	}
	if counts := must[discovery.Counts](t)(s.Counts()); counts.Products != 1 || len(filesIn(t, s.Path())) != 1 {
		t.Fatalf("left: %+v %v", counts, filesIn(t, s.Path()))
	}
}
