package store

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"throughline/backend/discovery"

	"github.com/gofrs/flock"
)

// applicationID marks a SQLite file as ours: "THLN" in the header's bytes 68 to 71
// (https://sqlite.org/fileformat.html#application_id).
const applicationID = 0x54484C4E

// checkFile says whether path can be opened as a workspace, before SQLite touches it.
func checkFile(path string, create bool) error {
	name := filepath.Base(path)
	f, err := os.Open(path) //nolint:gosec // the user chose the file
	switch {
	case errors.Is(err, fs.ErrNotExist) && create:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return discovery.Errorf(discovery.NotFound, "There is no workspace %s. Was it moved or renamed?", path)
	case err != nil:
		return discovery.Errorf(discovery.Unavailable, "%s can't be read: check its rights.", path).Because(err)
	}
	defer f.Close() //nolint:errcheck // only read
	if create {
		return discovery.Errorf(discovery.Conflict, "%s is there already. Choose another name, or open it.", path)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return discovery.Errorf(discovery.Invalid, "%s is a folder. Choose a file that ends in %s.", path, Extension)
	}
	header := make([]byte, 100)
	n, err := io.ReadFull(f, header)
	switch {
	case n == 0:
		return discovery.Errorf(discovery.Invalid,
			"%s is an empty file, not a workspace. If a sync service brought it, wait until it is whole.", name)
	case err != nil || !bytes.HasPrefix(header, []byte("SQLite format 3\x00")),
		binary.BigEndian.Uint32(header[68:]) != applicationID:
		return discovery.Errorf(discovery.Invalid,
			"%s is not a Throughline workspace; it was left as it is. Choose a file that ends in %s.", name, Extension)
	}
	return nil
}

// makeFile makes the file of a new workspace, for its owner's eyes only; what SQLite puts beside it gets the same rights.
func makeFile(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // the user chose the place
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return discovery.Errorf(discovery.Unavailable,
			"%s can't be made: is the folder writable, and the disk not full?", path).Because(err)
	}
	return nil
}

// Remove deletes the file of a closed workspace with what SQLite left beside it.
func Remove(path string) error {
	if err := removeBeside(path); err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		return fmt.Errorf("remove the workspace: %w", err)
	}
	return nil
}

// removeBeside deletes what SQLite left beside the file of a closed workspace.
func removeBeside(path string) error {
	for _, beside := range []string{"-wal", "-shm"} {
		if err := os.Remove(path + beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear up beside the workspace: %w", err)
		}
	}
	return nil
}

// takeLock makes this process the only one that has the workspace open. SQLite's own locks would let two windows take
// turns and overwrite each other's view; this one refuses the second at once.
func takeLock(path string) (*flock.Flock, error) {
	lock := flock.New(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock"))
	got, err := lock.TryLock()
	switch {
	case err != nil:
		return nil, discovery.Errorf(discovery.Unavailable,
			"%s can't be held: is its folder there, and writable?", filepath.Base(path)).Because(err)
	case !got:
		return nil, discovery.Errorf(discovery.Locked,
			"%s is open in another Throughline window or command. Close that one first.", filepath.Base(path))
	}
	return lock, nil
}

// requireFTS5 fails with words a developer understands when the build left out full-text search.
var requireFTS5 = sync.OnceValue(func() error {
	db := openPool(":memory:", "", nil)
	defer db.Close() //nolint:errcheck // nothing is in it
	var on sql.NullBool
	if err := db.QueryRow("SELECT sqlite_compileoption_used('ENABLE_FTS5')").Scan(&on); err != nil {
		return fmt.Errorf("ask SQLite for its options: %w", err)
	}
	if !on.Bool {
		return errors.New("this build has no full-text search: build it with -tags sqlite_fts5 (build/run does)")
	}
	return nil
})

// Name is what a workspace is called: its file's name without the extension.
func Name(path string) string { return strings.TrimSuffix(filepath.Base(path), Extension) }
