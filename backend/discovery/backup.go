package discovery

import "time"

// BackupReason says why a copy of a workspace was made.
type BackupReason string

// The reasons.
const (
	DailyBackup    BackupReason = "daily"    // the last one was older than a day
	OwnBackup      BackupReason = "by hand"  // someone asked for it
	UpgradeBackup  BackupReason = "upgrade"  // the schema was about to change
	ReplacedBackup BackupReason = "replaced" // another file took the place of this one; never thrown away
)

// BackupReasons lists every BackupReason, for the window's types.
var BackupReasons = []struct {
	Value  BackupReason
	TSName string
}{
	{DailyBackup, "Daily"},
	{OwnBackup, "ByHand"},
	{UpgradeBackup, "Upgrade"},
	{ReplacedBackup, "Replaced"},
}

// Backup is a copy of a whole workspace in a file of its own.
type Backup struct {
	Name   string       `json:"name"` // of its file
	Path   string       `json:"path"`
	At     time.Time    `json:"at" ts_type:"string"`
	Bytes  int64        `json:"bytes"`
	Reason BackupReason `json:"reason"`
}

// Rehearsal is what a backup would bring back: it was copied, opened and read through as a restore would do it.
type Rehearsal struct {
	Counts   Counts     `json:"counts"`
	LastNote *time.Time `json:"lastNote,omitempty" ts_type:"string"` // when the newest note was written
}
