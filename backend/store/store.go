package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/uuid"
	"github.com/mattn/go-sqlite3"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// Extension is how the name of a workspace file ends.
const Extension = ".throughline"

// Store is one open workspace. Its methods may be called from many goroutines.
type Store struct {
	path  string
	file  string      // what is open: path itself, or a copy of it where path can only be read
	place os.FileInfo // of the file at path when it was opened
	lock  *flock.Flock
	write *gorm.DB // the one connection that writes
	read  *gorm.DB // sees every commit, never waits for the writer
	pools []*sql.DB
	now   func() time.Time
	step  atomic.Int64 // the undo step being recorded, 0 for none
	made  atomic.Int64 // changes since it was opened

	columns map[string][]string // of each recorded table; set as the writing connection opens
}

// Options say how to open a workspace.
type Options struct {
	Create bool             // make the file; it is an error if it is there
	Now    func() time.Time // the clock; time.Now when nil
}

// Open opens the workspace at path, or makes it, takes its lock and brings its schema up to date.
//
// A workspace that can only be read is opened too: everything can be looked at, nothing changed.
//
// Errors: Locked when another process holds it, NotFound when there is no such file, Conflict when one is to be made
// and is there, Invalid when it is no workspace or of a newer version, Unavailable when the disk or its rights say no.
func Open(path string, opt Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("find the workspace: %w", err)
	}
	if err := requireFTS5(); err != nil {
		return nil, err
	}
	if err := checkFile(path, opt.Create); err != nil {
		return nil, err
	}
	s := &Store{path: path, file: path, now: opt.Now}
	if s.now == nil {
		s.now = time.Now //nolint:forbidigo // the clock, where nobody gives another
	}
	if err := s.take(opt.Create); err != nil {
		return nil, err
	}
	if err := s.open(); err != nil {
		_ = s.Close()
		if opt.Create {
			_ = Remove(path)
		}
		return nil, translate(err)
	}
	return s, nil
}

func (s *Store) open() error {
	if err := migrate(s.file, s.now()); err != nil {
		return err
	}
	var err error
	if s.place, err = placeOf(s.path); err != nil {
		return err
	}
	write, hook := "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_txlock=immediate&_busy_timeout=5000", s.recordChanges
	if s.ReadOnly() {
		write, hook = "mode=ro&_query_only=1", nil // what would be written to the copy would be lost with it
	}
	if s.write, err = s.connect(write, 1, hook); err != nil {
		return err
	}
	s.read, err = s.connect("mode=ro&_query_only=1&_busy_timeout=5000", 2, nil)
	return err
}

// connect opens a pool of at most n connections; hook runs on each new one.
func (s *Store) connect(params string, n int, hook func(*sqlite3.SQLiteConn) error) (*gorm.DB, error) {
	pool := openPool(s.file, params, hook)
	pool.SetMaxOpenConns(n)
	pool.SetMaxIdleConns(n)
	s.pools = append(s.pools, pool)
	db, err := gorm.Open(sqlite.Dialector{Conn: pool}, &gorm.Config{
		SkipDefaultTransaction: true,
		PrepareStmt:            true,
		TranslateError:         true,
		NowFunc:                s.clock,
		Logger:                 logger.Discard, // it would print what people wrote
	})
	if err != nil {
		return nil, fmt.Errorf("open the workspace: %w", err)
	}
	return db, nil
}

// connector opens SQLite connections with our own functions on them.
type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }
func (c connector) Driver() driver.Driver                        { return c.driver }

func openPool(path, params string, hook func(*sqlite3.SQLiteConn) error) *sql.DB {
	file := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: params}
	return sql.OpenDB(connector{file.String(), &sqlite3.SQLiteDriver{
		ConnectHook: func(conn *sqlite3.SQLiteConn) error {
			if err := conn.RegisterFunc("searchable", searchable, true); err != nil {
				return err
			}
			if hook == nil {
				return nil
			}
			return hook(conn)
		},
	}})
}

// Path is the workspace file's absolute path.
func (s *Store) Path() string { return s.path }

// Close ends all use of the workspace and lets go of its lock.
func (s *Store) Close() error {
	var first error
	for _, pool := range slices.Backward(s.pools) { // the writer last: its closing folds the WAL into the file
		if err := pool.Close(); err != nil && first == nil {
			first = err
		}
	}
	if s.ReadOnly() {
		return errors.Join(first, os.RemoveAll(filepath.Dir(s.file)))
	}
	return errors.Join(first, s.lock.Unlock())
}

// Changes counts what was changed since the workspace was opened: who has read something and finds it the same knows that
// what was read still holds.
func (s *Store) Changes() int64 { return s.made.Load() }

// clock gives the time as it is stored: UTC, whole milliseconds.
func (s *Store) clock() time.Time { return s.now().UTC().Truncate(time.Millisecond) }

// today is the day on the user's clock, as days are stored.
func (s *Store) today() string { return s.now().Local().Format(time.DateOnly) }

// newID makes an id: UUIDv7, so that ids sort by when they were made.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
