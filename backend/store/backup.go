package store

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"throughline/backend/discovery"
)

const (
	keptBackups = 10             // older ones are thrown away; what was replaced is not counted
	backupEvery = 24 * time.Hour // how old the last one may be
	reserve     = 32 << 20       // bytes that a backup leaves free on its disk
	unfinished  = ".unfinished-" // how the name of a copy begins that is still being made
	stamp       = "2006-01-02 150405"
)

var backupName = regexp.MustCompile(` (\d{4}-\d\d-\d\d \d{6}) (daily|by hand|upgrade|replaced)\` + Extension + `$`)

// BackupFolder is where the copies of the workspace at path are kept: beside it, so that they go where it goes.
func BackupFolder(path string) string {
	return filepath.Join(filepath.Dir(path), Name(path)+" backups")
}

// Backups gives the copies of the workspace at path, the newest first.
func Backups(path string) ([]discovery.Backup, error) {
	found := []discovery.Backup{}
	entries, err := os.ReadDir(BackupFolder(path))
	if errors.Is(err, fs.ErrNotExist) {
		return found, nil
	}
	if err != nil {
		return nil, unavailable(err, "The folder of the backups can't be read: check its rights.")
	}
	for _, entry := range entries {
		parts := backupName.FindStringSubmatch(entry.Name())
		info, err := entry.Info()
		if parts == nil || err != nil {
			continue
		}
		at, err := time.ParseInLocation(stamp, parts[1], time.UTC)
		if err != nil {
			continue
		}
		found = append(found, discovery.Backup{
			Name: entry.Name(), Path: filepath.Join(BackupFolder(path), entry.Name()),
			At: at, Bytes: info.Size(), Reason: discovery.BackupReason(parts[2]),
		})
	}
	slices.SortFunc(found, func(a, b discovery.Backup) int {
		return cmp.Or(b.At.Compare(a.At), strings.Compare(b.Name, a.Name))
	})
	return found, nil
}

// BackUp copies the workspace as it is now into a file of its own, and verifies the copy. Writing goes on meanwhile.
func (s *Store) BackUp(reason discovery.BackupReason) (discovery.Backup, error) {
	return backUp(s.path, s.path, reason, s.now())
}

// BackUpIfDue makes the daily backup; nil when the last backup is younger than a day, or when there is nothing to keep.
func (s *Store) BackUpIfDue() (*discovery.Backup, error) {
	counts, err := s.Counts()
	if err != nil || counts == (discovery.Counts{}) || s.ReadOnly() {
		return nil, err
	}
	made, err := Backups(s.path)
	if err != nil {
		return nil, err
	}
	for _, b := range made {
		if b.Reason != discovery.ReplacedBackup && s.now().Sub(b.At) < backupEvery {
			return nil, nil //nolint:nilnil // no backup is a good answer
		}
	}
	b, err := s.BackUp(discovery.DailyBackup)
	return &b, err
}

// backUp copies the workspace file into the folder of backups that belongs to path. The copy has its name only once it
// is whole and verified.
func backUp(file, path string, reason discovery.BackupReason, now time.Time) (discovery.Backup, error) {
	folder := BackupFolder(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return discovery.Backup{}, unavailable(err, "No backup was made: the folder beside the workspace can't be written to.")
	}
	if err := requireRoom(folder, sizeOf(file)+sizeOf(file+"-wal")); err != nil {
		return discovery.Backup{}, err
	}
	temporary, err := emptyFile(folder)
	if err != nil {
		return discovery.Backup{}, err
	}
	defer os.Remove(temporary) //nolint:errcheck // it is gone already when all went well
	db := openPool(file, "mode=ro&_synchronous=FULL&_busy_timeout=5000", nil)
	_, err = db.Exec("VACUUM INTO ?", temporary)
	if err = errors.Join(err, db.Close()); err != nil {
		return discovery.Backup{}, translate(err)
	}
	if err := verify(temporary); err != nil {
		return discovery.Backup{}, err
	}
	b, err := keep(temporary, path, reason, now)
	if err != nil {
		return b, err
	}
	return b, prune(path, now)
}

// keep gives a finished copy its name among the backups.
func keep(temporary, path string, reason discovery.BackupReason, now time.Time) (discovery.Backup, error) {
	b := discovery.Backup{At: now.UTC().Truncate(time.Second), Reason: reason}
	for ; ; b.At = b.At.Add(time.Second) { // two in one second
		b.Name = fmt.Sprintf("%s %s %s%s", Name(path), b.At.Format(stamp), reason, Extension)
		b.Path = filepath.Join(BackupFolder(path), b.Name)
		if _, err := os.Lstat(b.Path); errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	if err := os.Rename(temporary, b.Path); err != nil {
		return b, fmt.Errorf("name the backup: %w", err)
	}
	b.Bytes = sizeOf(b.Path)
	return b, nil
}

// prune throws away the oldest backups beyond those that are kept, and what a crash left half made.
func prune(path string, now time.Time) error {
	made, err := Backups(path)
	if err != nil {
		return err
	}
	made = slices.DeleteFunc(made, func(b discovery.Backup) bool { return b.Reason == discovery.ReplacedBackup })
	for len(made) > keptBackups {
		if err := os.Remove(made[len(made)-1].Path); err != nil {
			return fmt.Errorf("throw away the oldest backup: %w", err)
		}
		made = made[:len(made)-1]
	}
	left, _ := filepath.Glob(filepath.Join(BackupFolder(path), unfinished+"*"))
	for _, file := range left {
		if info, err := os.Stat(file); err == nil && now.Sub(info.ModTime()) > backupEvery {
			_ = os.Remove(file)
		}
	}
	return nil
}

// requireRoom fails when writing so many bytes would leave the folder's disk all but full.
func requireRoom(folder string, bytes int64) error {
	free, err := freeBytes(folder)
	if err != nil {
		return nil //nolint:nilerr // a disk that does not tell is tried
	}
	if free >= bytes+reserve {
		return nil
	}
	return discovery.Errorf(discovery.Unavailable, "The disk has only %d MB left and the copy needs %d MB. Free some space first.",
		free>>20, (bytes+reserve)>>20)
}

func sizeOf(file string) int64 {
	info, err := os.Stat(file)
	if err != nil {
		return 0
	}
	return info.Size()
}

func emptyFile(folder string) (string, error) {
	f, err := os.CreateTemp(folder, unfinished+"*"+Extension) // for its owner's eyes only
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return "", unavailable(err, "No copy was made: the folder beside the workspace can't be written to.")
	}
	return f.Name(), nil
}

// verify reads a copy through, changing nothing, and fails when any of it is damaged or not for this version.
func verify(file string) error {
	if err := checkFile(file, false); err != nil {
		return err
	}
	have, err := schemaVersion(file)
	if err == nil && have > latestVersion() {
		return newerSchema(have)
	}
	if err == nil {
		err = readThrough(file)
	}
	if err != nil {
		return discovery.Errorf(discovery.Unavailable,
			"%s is damaged and was not used. Choose another backup.", filepath.Base(file)).Because(err)
	}
	return nil
}

func readThrough(file string) error {
	db := openPool(file, "mode=ro&immutable=1", nil)
	defer db.Close() //nolint:errcheck // only read
	var said string
	if err := db.QueryRow("PRAGMA integrity_check(1)").Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return errors.New(said)
	}
	var orphans int
	err := db.QueryRow("SELECT count(*) FROM pragma_foreign_key_check").Scan(&orphans)
	if err == nil && orphans > 0 {
		err = fmt.Errorf("%d rows lead nowhere", orphans)
	}
	return err
}

// copyFile copies a file whole and durably; what was there before is overwritten.
func copyFile(from, to string) error {
	in, err := os.Open(from) //nolint:gosec // a workspace or a copy of one
	if err != nil {
		return err
	}
	defer in.Close()                                                       //nolint:errcheck // only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600) //nolint:gosec // beside a workspace
	if err != nil {
		return err
	}
	if _, err = io.Copy(out, in); err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
