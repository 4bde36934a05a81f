package pdf

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
)

func count(to int, ended *bool) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer func() { *ended = true }()
		for i := range to {
			if !yield(i) {
				return
			}
		}
	}
}

func TestAheadGivesAllInOrder(t *testing.T) {
	ended := false
	if got := slices.Collect(ahead(count(3*mostAhead, &ended))); len(got) != 3*mostAhead || !slices.IsSorted(got) || !ended {
		t.Errorf("got %v, ended: %t", got, ended)
	}
}

// TestAheadEndsWithItsUse: nothing works on behind the back of who has gone.
func TestAheadEndsWithItsUse(t *testing.T) {
	ended := false
	for range ahead(count(1000, &ended)) {
		break
	}
	if !ended {
		t.Error("it goes on")
	}
}

func TestAheadPanicsWhereItIsUsed(t *testing.T) {
	used := 0
	defer func() {
		if said := fmt.Sprint(recover()); used != 1 || !strings.Contains(said, "out of ink") || !strings.Contains(said, "ahead_test.go") {
			t.Errorf("used %d, then %s", used, said)
		}
	}()
	for range ahead(func(yield func(int) bool) { yield(1); panic("out of ink") }) {
		used++
	}
}
