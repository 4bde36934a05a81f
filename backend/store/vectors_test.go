package store

import (
	"fmt"
	"testing"
	"time"

	"throughline/backend/discovery"
)

func TestVectorsAreKeptByModelAndText(t *testing.T) {
	f := newFixture(t)
	var digests [][]byte
	var vectors [][]float32
	for i := range 450 { // more than one statement reads
		digests = append(digests, fmt.Appendf(nil, "text %d", i))
		vectors = append(vectors, []float32{float32(i), -0.5})
	}
	before := bytesOf(t, f.Store)
	changes, steps := f.Changes(), must[discovery.History](t)(f.History())
	done(t, f.KeepVectors("one/1", digests, vectors))
	done(t, f.KeepVectors("one/2", digests[:1], [][]float32{{7, 7}}))
	if found := must[map[string][]float32](t)(f.Vectors("one/1", append(digests, []byte("unknown")))); len(found) != 450 ||
		found["text 449"][0] != 449 || found["text 0"][1] != -0.5 {
		t.Errorf("%d vectors, the last is %v", len(found), found["text 449"])
	}
	if found := must[map[string][]float32](t)(f.Vectors("one/2", digests)); len(found) != 1 || found["text 0"][0] != 7 {
		t.Errorf("another model has %v", found)
	}
	if bytesOf(t, f.Store) != before || f.Changes() != changes {
		t.Error("a cache of vectors is no change of the workspace")
	}
	if h := must[discovery.History](t)(f.History()); h.Undo.Label != steps.Undo.Label || h.Undo.ID != steps.Undo.ID {
		t.Errorf("a cache of vectors left the step %q", h.Undo.Label)
	}
}

func TestVectorsThatWereDamagedOrDeletedAreMissing(t *testing.T) {
	f := newFixture(t)
	digests := [][]byte{[]byte("a"), []byte("b"), []byte("c")}
	done(t, f.KeepVectors("m", digests, [][]float32{{1}, {2}, {3}}))
	done(t, f.write.Exec("UPDATE vectors SET vector = x'0102' WHERE digest = x'61'").Error)
	done(t, f.write.Exec("DELETE FROM vectors WHERE digest = x'62'").Error)
	if found := must[map[string][]float32](t)(f.Vectors("m", digests)); len(found) != 1 || found["c"][0] != 3 {
		t.Errorf("found %v", found)
	}
	done(t, f.KeepVectors("m", digests[:1], [][]float32{{9}}))
	if found := must[map[string][]float32](t)(f.Vectors("m", digests)); found["a"][0] != 9 {
		t.Errorf("made anew, it is %v", found["a"])
	}
}

func TestVectorsArePrunedWhenThereAreTooMany(t *testing.T) {
	for _, test := range []struct {
		name     string
		most     int
		old, now int // what is left of another model, and of this one
	}{
		{"room for all", 6, 2, 4},
		{"room without the other model", 4, 0, 4},
		{"room for what is in use", 3, 0, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := newFixture(t)
			four := [][]byte{[]byte("a"), []byte("b"), []byte("c"), []byte("d")}
			done(t, f.KeepVectors("old", four[:2], [][]float32{{1}, {1}}))
			done(t, f.KeepVectors("now", four, [][]float32{{1}, {1}, {1}, {1}}))
			done(t, f.KeepVectors("now fading", four[:1], [][]float32{{1}}))
			done(t, f.PruneVectors([]string{"now", "now fading"}, map[string]bool{"b": true}, 0, test.most+1))
			for model, want := range map[string]int{"old": test.old, "now": test.now, "now fading": 1} {
				if left := must[map[string][]float32](t)(f.Vectors(model, four)); len(left) != want {
					t.Errorf("%s has %v", model, left)
				}
			}
		})
	}
}

func TestVectorsOfEveryProductHaveRoom(t *testing.T) {
	f := newFixture(t)
	other := must[discovery.Product](t)(f.CreateProduct(discovery.Product{Name: "Other", Kind: discovery.ExternalProduct}))
	must[discovery.AskDetail](t)(f.CreateAsk(discovery.Ask{ProductID: other.ID, Statement: "Dark mode"},
		discovery.Voice{Channel: discovery.Ticket, At: time.Now()}, ""))
	two := [][]byte{[]byte("a"), []byte("b")}
	done(t, f.KeepVectors("now", two, [][]float32{{1}, {1}}))
	// The asks just read need one, and the ask of the other product the other.
	done(t, f.PruneVectors([]string{"now"}, map[string]bool{"a": true}, 1, 1))
	if left := must[map[string][]float32](t)(f.Vectors("now", two)); len(left) != 2 {
		t.Errorf("left: %v", left)
	}
}
