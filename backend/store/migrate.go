package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"

	"throughline/backend/discovery"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the schema of a workspace file up to date, on a connection of its own: foreign keys are off while
// tables change, and are checked at the end. A file that holds something is backed up first.
func migrate(file string, now time.Time) error {
	have, err := schemaVersion(file)
	if err != nil {
		return err
	}
	want := latestVersion()
	switch {
	case have == want:
		return nil
	case have > want:
		return newerSchema(have)
	}
	if have > 0 {
		if _, err := backUp(file, file, discovery.UpgradeBackup, now); err != nil {
			return err
		}
	}
	db := openPool(file, "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=off&_txlock=immediate", nil)
	db.SetMaxOpenConns(1)
	defer db.Close() //nolint:errcheck // every migration has committed or failed by then
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, dir)
	if err != nil {
		return fmt.Errorf("prepare the migrations: %w", err)
	}
	if _, err := provider.Up(context.Background()); err != nil {
		return fmt.Errorf("bring the workspace up to date: %w", err)
	}
	return checkForeignKeys(db)
}

// schemaVersion reads which migration a file has come to, without changing a byte of it; 0 for a new one.
func schemaVersion(file string) (int64, error) {
	if info, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return 0, nil // a new one
	}
	db := openPool(file, "mode=ro", nil)
	defer db.Close() //nolint:errcheck // only read
	var version int64
	if err := db.QueryRow("SELECT coalesce(max(version_id), 0) FROM goose_db_version").Scan(&version); err != nil {
		return 0, fmt.Errorf("read the schema's version: %w", err)
	}
	return version, nil
}

// latestVersion is the number that the last migration's file name begins with.
func latestVersion() int64 {
	names, _ := fs.Glob(migrations, "migrations/*.sql")
	version, _ := goose.NumericComponent(path.Base(names[len(names)-1]))
	return version
}

func newerSchema(have int64) error {
	return discovery.Errorf(discovery.Invalid, "This workspace was made by a newer Throughline (schema %d, this one "+
		"knows %d); it was left as it is. Update the app to open it.", have, latestVersion())
}

func checkForeignKeys(db *sql.DB) error {
	rows, err := db.Query("PRAGMA foreign_key_check")
	if err != nil {
		return fmt.Errorf("check the workspace after the upgrade: %w", err)
	}
	defer rows.Close() //nolint:errcheck // Err is read below
	if rows.Next() {
		return discovery.Errorf(discovery.Internal,
			"The upgrade left a row that leads nowhere; the copy made before it is whole.")
	}
	return rows.Err()
}
