package store

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// mount mounts a disk, or skips the test where that is not allowed.
func mount(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("mount", args...).CombinedOutput(); err != nil {
		t.Skipf("no right to mount a disk here (run as root): %s", out)
	}
}

func unmount(folder string) { _ = exec.Command("umount", "-l", folder).Run() }

// smallDisk gives a folder on a disk of its own of the given size; it takes the rights to mount one.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	folder := t.TempDir()
	mount(t, "-t", "tmpfs", "-o", "size="+size, "tmpfs", folder)
	t.Cleanup(func() { unmount(folder) })
	return folder
}

// fillDisk leaves no more than the given bytes free on a folder's disk.
func fillDisk(t *testing.T, folder string, left int64) {
	t.Helper()
	free := must[int64](t)(freeBytes(folder))
	if err := os.WriteFile(filepath.Join(folder, "filler"), make([]byte, max(free-left, 0)), 0o600); err != nil && !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}
