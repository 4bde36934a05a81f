package store

import (
	"errors"
	"strings"

	"throughline/backend/discovery"

	"github.com/mattn/go-sqlite3"
	"gorm.io/gorm"
)

// translate gives an error of the database the words of the house; others pass as they are.
func translate(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*discovery.Error](err); ok {
		return err
	}
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return discovery.Errorf(discovery.NotFound, "It is not there any more. Someone may have deleted it.").Because(err)
	}
	if strings.HasSuffix(err.Error(), "sql: database is closed") { // database/sql has no name for it
		return unavailable(err, "The workspace was closed meanwhile. Try again.")
	}
	fault, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return err
	}
	switch fault.Code {
	case sqlite3.ErrFull:
		return unavailable(err, "The disk is full: nothing was changed. Free some space and try again.")
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrCantOpen:
		return unavailable(err, "The workspace can't be written to. Check the rights of its file and folder.")
	case sqlite3.ErrIoErr:
		return unavailable(err, "The disk doesn't answer. Is the drive still connected?")
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return unavailable(err, "Another program is using the workspace file. Try again in a moment.")
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return unavailable(err, "The workspace file is damaged. Open a copy of it, or load a dump into a new one.")
	default:
		return err
	}
}

func unavailable(cause error, message string) error {
	return discovery.Errorf(discovery.Unavailable, "%s", message).Because(cause)
}
