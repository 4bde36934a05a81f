package bounded

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestMoreThanIsAllowedIsAnError(t *testing.T) {
	for limit, want := range map[int64]error{9: nil, 7: ErrTooLarge, 0: ErrTooLarge} {
		read, err := io.ReadAll(NewReader(strings.NewReader("12345678"), limit))
		if !errors.Is(err, want) {
			t.Errorf("at most %d: %v, want %v", limit, err, want)
		}
		if int64(len(read)) != min(limit, 8) {
			t.Errorf("at most %d: read %d bytes", limit, len(read))
		}
	}
}
