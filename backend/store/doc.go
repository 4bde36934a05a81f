// Package store keeps a workspace: one SQLite file, through GORM. It is the only package that knows SQL.
//
// What it promises: when a method that writes returns nil, the change is on disk (WAL, synchronous FULL) and can be
// taken back as one step (History, Undo, Redo), also after a restart; one process at a time holds a workspace; the
// schema is owned by migrations/*.sql and never guessed; a file of a newer version, of another program or of no size is
// refused untouched.
//
// It must never show anything to a person, parse what people type, or open a second connection that writes.
package store
