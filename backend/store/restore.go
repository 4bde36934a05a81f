package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"throughline/backend/discovery"
)

// Rehearse does with a backup what a restore would do, beside everything else, and tells what came out: it is copied,
// opened, brought up to date and read through. Nothing of it stays.
func Rehearse(backup string, now func() time.Time) (discovery.Rehearsal, error) {
	var r discovery.Rehearsal
	if err := verify(backup); err != nil {
		return r, err
	}
	folder, err := os.MkdirTemp("", "throughline-rehearsal-")
	if err != nil {
		return r, unavailable(err, "There is no room to try the backup in. Free some space first.")
	}
	defer os.RemoveAll(folder) //nolint:errcheck // the system's temporary folder
	file := filepath.Join(folder, "rehearsal"+Extension)
	if err := requireRoom(folder, sizeOf(backup)); err != nil {
		return r, err
	}
	if err := copyFile(backup, file); err != nil {
		return r, fmt.Errorf("copy the backup: %w", err)
	}
	s, err := Open(file, Options{Now: now})
	if err != nil {
		return r, err
	}
	defer s.Close() //nolint:errcheck // it is thrown away
	findings, err := s.Check()
	if err == nil && len(findings) > 0 {
		return r, discovery.Errorf(discovery.Unavailable, "%s", findings[0])
	}
	if err != nil {
		return r, err
	}
	if r.Counts, err = s.Counts(); err != nil {
		return r, err
	}
	var at []time.Time
	err = s.read.Raw("SELECT created_at FROM notes WHERE deleted_at IS NULL ORDER BY created_at DESC LIMIT 1").Scan(&at).Error
	if len(at) > 0 {
		r.LastNote = &at[0]
	}
	return r, translate(err)
}

// Restore puts a verified copy of a backup in the place of the closed workspace at path, and gives the file that stood
// there as a backup of its own: nil when there was none. Until the last moment the workspace is as it was.
func Restore(path, backup string, now time.Time) (*discovery.Backup, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("find the workspace: %w", err)
	}
	folder := BackupFolder(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, unavailable(err, "Nothing was restored: the folder beside the workspace can't be written to.")
	}
	lock, err := takeLock(path)
	if err != nil {
		return nil, err
	}
	defer lock.Unlock() //nolint:errcheck // the process gives it up at the latest
	if err := verify(backup); err != nil {
		return nil, err
	}
	if err := requireRoom(folder, sizeOf(backup)); err != nil {
		return nil, err
	}
	temporary, err := emptyFile(folder)
	if err != nil {
		return nil, err
	}
	defer os.Remove(temporary) //nolint:errcheck // it is gone already when all went well
	if err := copyFile(backup, temporary); err != nil {
		return nil, unavailable(err, "Nothing was restored: the backup could not be copied.")
	}
	if err := verify(temporary); err != nil {
		return nil, err
	}
	replaced, err := putAside(path, now)
	if err != nil {
		return nil, err
	}
	if err := os.Rename(temporary, path); err != nil {
		return replaced, fmt.Errorf("put the backup in its place: %w", err)
	}
	return replaced, nil
}

// putAside keeps the file at path, with what SQLite has beside it, among the backups. It stays in its place too, so that
// whatever happens next there is a file there; only its write-ahead log goes, which must not meet another file.
func putAside(path string, now time.Time) (*discovery.Backup, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // nothing is replaced
	}
	temporary, err := emptyFile(BackupFolder(path))
	if err != nil {
		return nil, err
	}
	defer os.Remove(temporary) //nolint:errcheck // it is gone already when all went well
	if err := linkOrCopy(path, temporary); err != nil {
		return nil, unavailable(err, "Nothing was restored: the present file could not be kept.")
	}
	b, err := keep(temporary, path, discovery.ReplacedBackup, now)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		if err := linkOrCopy(path+"-wal", b.Path+"-wal"); err != nil {
			return nil, unavailable(err, "Nothing was restored: the present file could not be kept.")
		}
	}
	return &b, removeBeside(path)
}

func linkOrCopy(from, to string) error {
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if os.Link(from, to) == nil {
		return nil
	}
	return copyFile(from, to) // a disk without links, such as a USB stick
}
