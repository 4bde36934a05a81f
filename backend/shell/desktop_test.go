package shell

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

// systemOpens has the system open things by a script, for as long as the test runs.
func systemOpens(t *testing.T, script string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("other systems open files by a program that is always there")
	}
	folder := t.TempDir()
	t.Setenv("PATH", folder)
	if script == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
}

func TestWhatNothingOpensIsSaid(t *testing.T) {
	for name, script := range map[string]string{"no program for it": "exit 3", "no xdg-open": ""} {
		t.Run(name, func(t *testing.T) {
			systemOpens(t, script)
			desktop := &Desktop{}
			for what, err := range map[string]error{
				"No program was found that opens /srv/prd.pdf.":                         desktop.Launch("/srv/prd.pdf"),
				"No file manager was found that shows /srv/prd.pdf. The file is there.": desktop.Reveal("/srv/prd.pdf"),
			} {
				if err == nil || !strings.Contains(err.Error(), what) || discovery.CodeOf(err) != discovery.NotFound {
					t.Errorf("got %v, want %q", err, what)
				}
			}
		})
	}
}

func TestAProgramThatStaysOpenIsNotWaitedFor(t *testing.T) {
	for name, script := range map[string]string{"stays": "exec /bin/sleep 8", "hands it on": "exit 0"} {
		t.Run(name, func(t *testing.T) {
			systemOpens(t, script)
			began := time.Now()
			if err := (&Desktop{}).Launch("/srv/prd.pdf"); err != nil {
				t.Error(err)
			}
			if took := time.Since(began); took > 30*time.Second {
				t.Errorf("it was waited for, for %s", took)
			}
		})
	}
}
