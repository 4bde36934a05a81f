package api

import (
	"os"
	"strings"
	"testing"

	"throughline/backend/discovery"
	"throughline/backend/store"
)

func TestABackupIsMadeTriedAndRestored(t *testing.T) {
	desk, _ := newDesk(t)
	must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).StartEmpty())
	people := &Stakeholders{Desk: desk}
	backups := &Backups{Desk: desk}
	if made := must[bool](t)(backups.KeepUp()); made {
		t.Error("nothing is backed up daily")
	}
	must[discovery.Stakeholder](t)(people.Create(discovery.Stakeholder{Name: "Rina"}))
	if made := must[bool](t)(backups.KeepUp()); !made {
		t.Error("the daily backup was not made")
	}
	made := must[discovery.Backup](t)(backups.Make())
	must[discovery.Stakeholder](t)(people.Create(discovery.Stakeholder{Name: "Budi"}))
	if r := must[discovery.Rehearsal](t)(backups.Try(made.Name)); r.Counts.Stakeholders != 1 {
		t.Errorf("tried: %+v", r)
	}
	restored := must[Restored](t)(backups.Restore(made.Name))
	if restored.Workspace.Counts.Stakeholders != 1 || restored.Replaced == "" {
		t.Errorf("restored: %+v", restored)
	}
	must[Restored](t)(backups.Restore(restored.Replaced)) // taken back
	if info := must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).Current()); info.Counts.Stakeholders != 2 {
		t.Errorf("taken back: %+v", info)
	}
	for _, name := range []string{"", "../settings.json", "none.throughline"} {
		if _, err := backups.Restore(name); discovery.CodeOf(err) != discovery.NotFound {
			t.Errorf("restored %q: %v", name, err)
		}
	}
	if list := must[BackupList](t)(backups.List()); len(list.Backups) != 4 || !strings.HasSuffix(list.Folder, "backups") {
		t.Errorf("there are: %+v", list)
	}
}

func TestADamagedWorkspaceIsRestoredFromItsBackup(t *testing.T) {
	desk, _ := newDesk(t)
	must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).StartEmpty())
	must[discovery.Stakeholder](t)((&Stakeholders{Desk: desk}).Create(discovery.Stakeholder{Name: "Rina"}))
	made := must[discovery.Backup](t)((&Backups{Desk: desk}).Make())
	path := desk.DefaultPath()
	if err := desk.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := desk.Open(path, false)
	if discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("opened: %v", err)
	}
	desk.Fail(path, err)
	backups := &Backups{Desk: desk}
	if list := must[BackupList](t)(backups.List()); len(list.Backups) != 1 {
		t.Fatalf("offered: %+v", list)
	}
	if restored := must[Restored](t)(backups.Restore(made.Name)); restored.Workspace.Counts.Stakeholders != 1 {
		t.Fatalf("restored: %+v", restored)
	}
}

func TestAReplacedFileIsOpenedAtTheNextTry(t *testing.T) {
	desk, _ := newDesk(t)
	must[WorkspaceInfo](t)((&Workspaces{Desk: desk}).StartEmpty())
	people := &Stakeholders{Desk: desk}
	must[discovery.Stakeholder](t)(people.Create(discovery.Stakeholder{Name: "Rina"}))
	made := must[discovery.Backup](t)((&Backups{Desk: desk}).Make())
	if err := os.Rename(made.Path, desk.DefaultPath()); err != nil {
		t.Fatal(err)
	}
	add := func() error {
		_, err := people.Create(discovery.Stakeholder{Name: "Budi"})
		return err
	}
	if err := add(); discovery.CodeOf(err) != discovery.Unavailable {
		t.Fatalf("written into which file? %v", err)
	}
	if err := add(); err != nil {
		t.Fatalf("the next try: %v", err)
	}
	if made := must[[]discovery.Backup](t)(store.Backups(desk.DefaultPath())); len(made) != 1 || made[0].Reason != discovery.ReplacedBackup {
		t.Fatalf("kept: %+v", made)
	}
}
