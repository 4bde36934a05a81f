package api

import (
	"throughline/backend/discovery"
	"throughline/backend/store"
)

// Backups keeps copies of the open workspace, or of the one that could not be opened, and brings them back.
type Backups struct{ Desk *Desk }

// BackupList is where the backups are and what is there, the newest first.
type BackupList struct {
	Folder  string             `json:"folder"`
	Backups []discovery.Backup `json:"backups"`
}

// Restored is a workspace brought back, and the name of the backup that its former file became: "" when there was none.
type Restored struct {
	Workspace WorkspaceInfo `json:"workspace"`
	Replaced  string        `json:"replaced"`
}

// List gives the backups.
func (b *Backups) List() (list BackupList, err error) {
	defer rescue(&err)
	path, err := b.Desk.path()
	if err != nil {
		return list, err
	}
	list.Folder = store.BackupFolder(path)
	list.Backups, err = store.Backups(path)
	return list, err
}

// Make makes a backup now.
func (b *Backups) Make() (discovery.Backup, error) {
	return with(b.Desk, func(st *store.Store) (discovery.Backup, error) { return st.BackUp(discovery.OwnBackup) })
}

// KeepUp makes the daily backup if the last is older than a day, and says whether it did.
func (b *Backups) KeepUp() (bool, error) {
	return with(b.Desk, func(st *store.Store) (bool, error) {
		made, err := st.BackUpIfDue()
		return made != nil, err
	})
}

// Try does with a backup all that a restore would do, beside the workspace, and tells what it would bring back.
func (b *Backups) Try(name string) (r discovery.Rehearsal, err error) {
	defer rescue(&err)
	_, file, err := b.find(name)
	if err != nil {
		return r, err
	}
	return store.Rehearse(file, b.Desk.Now)
}

// Restore puts a backup in the place of the workspace, whose file becomes a backup itself, and opens it.
func (b *Backups) Restore(name string) (restored Restored, err error) {
	defer rescue(&err)
	path, file, err := b.find(name)
	if err != nil {
		return restored, err
	}
	replaced, err := b.Desk.restore(path, file)
	if err != nil {
		return restored, err
	}
	if replaced != nil {
		restored.Replaced = replaced.Name
	}
	restored.Workspace, err = (&Workspaces{b.Desk}).Current()
	return restored, err
}

// find gives the workspace's path and that of its backup of the given name; no other file can be named.
func (b *Backups) find(name string) (path, file string, err error) {
	if path, err = b.Desk.path(); err != nil {
		return "", "", err
	}
	made, err := store.Backups(path)
	for _, m := range made {
		if m.Name == name {
			return path, m.Path, nil
		}
	}
	if err == nil {
		err = discovery.Errorf(discovery.NotFound, "This backup is not there any more.")
	}
	return "", "", err
}

// restore closes the workspace, restores it and opens it again; what fails leaves it open as it was.
func (d *Desk) restore(path, file string) (*discovery.Backup, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.store != nil {
		if err := d.store.Close(); err != nil {
			return nil, err
		}
		d.store = nil
	}
	replaced, failure := store.Restore(path, file, d.Now())
	st, err := store.Open(path, store.Options{Now: d.Now})
	if err != nil {
		d.problem, d.failed = err.Error(), path
	} else {
		d.store, d.problem, d.failed = st, "", ""
	}
	if failure != nil {
		return nil, failure
	}
	return replaced, err
}
