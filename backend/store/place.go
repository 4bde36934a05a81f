package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"throughline/backend/discovery"

	"gorm.io/gorm"
)

// take makes the workspace this process's own: it holds the lock, and the file is there. Where it can't be written to, a
// copy is opened instead, as SQLite needs to write beside a file even to read it whole.
func (s *Store) take(create bool) error {
	var err error
	s.lock, err = takeLock(s.path)
	switch {
	case err == nil && create:
		if err = makeFile(s.path); err != nil {
			return errors.Join(err, s.lock.Unlock())
		}
		return nil
	case err == nil:
		f, err := os.OpenFile(s.path, os.O_RDWR, 0)
		if err == nil {
			return f.Close()
		}
		if err := s.lock.Unlock(); err != nil {
			return err
		}
		return s.readCopy(err)
	case create || discovery.CodeOf(err) == discovery.Locked:
		return err
	default:
		return s.readCopy(err)
	}
}

// readCopy takes a copy of a workspace that can't be written to, if that is what the failure says.
func (s *Store) readCopy(failure error) error {
	if !errors.Is(failure, fs.ErrPermission) && !errors.Is(failure, syscall.EROFS) {
		return failure
	}
	folder, err := os.MkdirTemp("", "throughline-reading-")
	if err != nil {
		return unavailable(err, "The workspace can only be read, and there is no room for a copy to read from.")
	}
	s.file = filepath.Join(folder, filepath.Base(s.path))
	err = copyFile(s.path, s.file)
	if err == nil && sizeOf(s.path+"-wal") > 0 {
		err = copyFile(s.path+"-wal", s.file+"-wal")
	}
	if err != nil {
		return errors.Join(unavailable(err, "The workspace can only be read, and it could not be copied to read from."),
			os.RemoveAll(folder))
	}
	return nil
}

// ReadOnly says that the workspace can be looked at but not changed.
func (s *Store) ReadOnly() bool { return s.file != s.path }

// placeOf says which file is at a path, for comparing later.
func placeOf(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("look at the workspace file: %w", err)
	}
	os.SameFile(info, info) // Windows looks at the file only when it is compared
	return info, nil
}

// commit runs f in one transaction that is durable when it returns nil. A file that was taken away or replaced while it
// is open would swallow what is written: then nothing is, and the failure says so.
func (s *Store) commit(f func(tx *gorm.DB) error) error {
	return translate(s.write.Transaction(func(tx *gorm.DB) error {
		if err := f(tx); err != nil {
			return err
		}
		return s.inPlace()
	}))
}

// inPlace fails when the file at the workspace's path is not the open one.
func (s *Store) inPlace() error {
	info, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return discovery.Errorf(discovery.Unavailable, "%s is not in its place any more. Was the drive taken out, or the "+
			"file moved? Bring it back to %s.", filepath.Base(s.path), filepath.Dir(s.path))
	case err != nil:
		return unavailable(err, "The disk doesn't answer. Is the drive still connected?")
	case !os.SameFile(info, s.place):
		return discovery.Errorf(discovery.Unavailable, "Another program put another file in the place of %s.",
			filepath.Base(s.path))
	}
	return nil
}

// Lost says that the workspace must be opened anew: there is a file at its path, but not the one that is open, or the
// open one can't be read any more, as after a drive was taken out and put back.
func (s *Store) Lost() bool {
	info, err := os.Stat(s.path)
	if err != nil || s.ReadOnly() {
		return false
	}
	return !os.SameFile(info, s.place) || s.read.Exec("SELECT count(*) FROM sqlite_schema").Error != nil
}

// Abandon closes a lost workspace. What it held, where it can still be read, is kept as a backup: the file that is in its
// place now may lack some of it.
func (s *Store) Abandon() error {
	b, err := s.rescue()
	if err := s.Close(); err != nil && b == nil {
		return err
	}
	if err != nil {
		return nil //nolint:nilerr // it can't be read any more; what is on the disk is all there is
	}
	return removeBeside(s.path) // it belongs to the file that is gone, and must not meet another
}

func (s *Store) rescue() (*discovery.Backup, error) {
	if err := os.MkdirAll(BackupFolder(s.path), 0o700); err != nil {
		return nil, err
	}
	temporary, err := emptyFile(BackupFolder(s.path))
	if err != nil {
		return nil, err
	}
	defer os.Remove(temporary) //nolint:errcheck // it is gone already when all went well
	if err := s.write.Exec("VACUUM INTO ?", temporary).Error; err != nil {
		return nil, err
	}
	if err := verify(temporary); err != nil {
		return nil, err
	}
	b, err := keep(temporary, s.path, discovery.ReplacedBackup, s.now())
	return &b, err
}
