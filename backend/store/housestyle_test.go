package store

import (
	"path/filepath"
	"reflect"
	"testing"

	"throughline/backend/discovery"
)

func TestTheHouseStyleIsKeptUndoneAndHandedOn(t *testing.T) {
	s, clock := newStore(t)
	style := must[discovery.HouseStyle](t)(s.HouseStyle())
	if !reflect.DeepEqual(style, discovery.FirstHouseStyle()) {
		t.Fatalf("the first: %+v", style)
	}
	logo := discovery.NewFile("image/png", []byte("png"))
	style.Logo = &logo.Hash
	if _, err := s.SetHouseStyle(style); discovery.CodeOf(err) != discovery.Invalid {
		t.Fatalf("a logo that is not kept: %v", err)
	}
	if err := s.KeepFile(logo); err != nil {
		t.Fatal(err)
	}
	style.Paper, style.Design, style.Accent, style.Authors = discovery.Letter, discovery.Serif, "#0f766e", discovery.Lines{"Rina"}
	kept := must[discovery.HouseStyle](t)(s.SetHouseStyle(style))
	if _, err := s.SetHouseStyle(style); discovery.CodeOf(err) != discovery.Conflict {
		t.Errorf("set from a first reading once more: %v", err)
	}
	bare := kept
	bare.Logo = nil
	bare = must[discovery.HouseStyle](t)(s.SetHouseStyle(bare))
	if _, err := s.SetHouseStyle(kept); discovery.CodeOf(err) != discovery.Conflict {
		t.Errorf("a stale one: %v", err)
	}
	must[discovery.Step](t)(s.Undo())
	back := must[discovery.HouseStyle](t)(s.HouseStyle())
	if back.Logo == nil || *back.Logo != logo.Hash || back.Revision <= bare.Revision {
		t.Errorf("undone: %+v", back)
	}

	copied := must[*Store](t)(Open(filepath.Join(t.TempDir(), "copy"+Extension), Options{Create: true, Now: clock.now}))
	t.Cleanup(func() { _ = copied.Close() })
	if err := copied.Load(must[discovery.Archive](t)(s.Dump())); err != nil {
		t.Fatal(err)
	}
	if theirs := must[discovery.HouseStyle](t)(copied.HouseStyle()); !reflect.DeepEqual(theirs, back) {
		t.Errorf("a colleague's: %+v, want %+v", theirs, back)
	}
	must[discovery.Step](t)(s.Undo())
	if first := must[discovery.HouseStyle](t)(s.HouseStyle()); !reflect.DeepEqual(first, discovery.FirstHouseStyle()) {
		t.Errorf("back at the first: %+v", first)
	}
}
