package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func open(t *testing.T, folder string) *File {
	t.Helper()
	f, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSettingsAreRemembered(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "not", "there", "yet")
	f := open(t, folder)
	if s := f.Get(); s.Appearance != System || !s.Legend || len(s.Recent) != 0 || s.MarkBack != 10 {
		t.Fatalf("the first start: %+v", s)
	}
	if err := f.Change(func(s *Settings) { s.Appearance = Dark; s.Window = Window{Width: 900, Height: 700} }); err != nil {
		t.Fatal(err)
	}
	for i := range maxRecent + 3 {
		if err := f.Opened(fmt.Sprint(i%(maxRecent+2)), time.Unix(int64(i), 0)); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, folder).Get()
	if s.Appearance != Dark || s.Window.Width != 900 || len(s.Recent) != maxRecent || s.Recent[0].Path != "0" {
		t.Fatalf("after a restart: %+v", s)
	}
	if err := f.Forget("0"); err != nil || f.Get().Recent[0].Path == "0" {
		t.Fatalf("forgotten: %+v %v", f.Get().Recent, err)
	}
}

func TestADamagedFileDoesNotKeepTheAppFromStarting(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "settings.json")
	if err := os.WriteFile(path, []byte(`{"appearance": "da`), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := open(t, folder).Get(); s.Appearance != System {
		t.Fatalf("got %+v", s)
	}
	if _, err := os.Stat(path + ".damaged"); err != nil {
		t.Fatal("the damaged file was thrown away")
	}
}

func TestDataFolder(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems have other places")
	}
	t.Setenv("THROUGHLINE_DATA", "/somewhere/else")
	if folder, err := DataFolder(); err != nil || folder != "/somewhere/else" {
		t.Errorf("told: %s %v", folder, err)
	}
	t.Setenv("THROUGHLINE_DATA", "")
	t.Setenv("XDG_DATA_HOME", "relative") // the specification says to ignore it
	t.Setenv("HOME", "/home/maya")
	if folder, err := DataFolder(); err != nil || folder != "/home/maya/.local/share/throughline" {
		t.Errorf("by default: %s %v", folder, err)
	}
}
